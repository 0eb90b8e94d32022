package org.pushforward.live;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.CsvCloud;
import org.pushforward.data.DatasetInfo;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.engine.Team;
import org.pushforward.flow.FlowLayout;
import org.pushforward.instrument.LearnedData;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/** The real datasets and the real trainer. Safe for use by several threads. */
public final class CoreWorkbench implements Workbench {

    private static final int TRAINING_THREADS = 2;
    /** Data that are kept as pictures show them: of as many seeds as are compared. */
    private static final int LEARNED = 4;
    /** Of the heap, for data that only these pictures have. */
    private static final int LEARNED_PART = 16;
    /** Of the heap, for the runs of a page: the pictures need the rest, and the runs of another page. */
    private static final int PART = 6;
    /**
     * Bytes of the heap for each parameter of a run that has a page to itself: states to go back to, and a model in double for each lens that reads
     * it, each cache and each snapshot on its way. Measured with all lenses at once; arrays of some MB take up to twice what they hold.
     */
    private static final long WATCHED_BYTES = 600;
    /** The share of the heap that these may take, in eighths. */
    private static final long WATCHED_EIGHTHS = 3;

    private final BiFunction<DatasetSpec, Long, RunData> reader;
    private final ShortRest rest = new ShortRest();
    /** What was read of files, by name and table, as long as some run or picture has the points. */
    private final Map<List<Object>, Reference<CsvCloud>> opened = new ConcurrentHashMap<>();
    /** The points that were read last, so that who opens a table need not read it once more to learn it. */
    private volatile CsvCloud latest;
    /** Data that runs have of what comes with the program, by spec and seed: as much is the same for all columns of Compare. Guarded by itself. */
    private final Map<List<Object>, Reference<RunData>> drawn = new HashMap<>();
    /** Data that runs have of points that were read: one and the same for all that learn them by one seed. Guarded by itself. */
    private final Map<CsvCloud, Map<List<Object>, Reference<RunData>>> shared = new WeakHashMap<>();
    /** What the files were known by that points were read from, as long as some run has these: also of those that were opened again since. */
    private final Map<CsvCloud, List<Object>> stamps = Collections.synchronizedMap(new WeakHashMap<>());

    /** Data as pictures show them. @param bytes that they may keep in memory */
    private record Learned(LearnedData data, long bytes) {
    }

    /**
     * The latest data, by what they are a function of: a run that begins again, or with other settings of its flow, need not have them drawn and
     * their yardsticks measured again. Guarded by itself.
     */
    private final Map<List<Object>, Learned> learned = new LinkedHashMap<>(LEARNED, 0.75F, true);

    public CoreWorkbench() {
        this(RunData::of);
    }

    /** @param reader draws data, or reads them from their file */
    CoreWorkbench(BiFunction<DatasetSpec, Long, RunData> reader) {
        this.reader = reader;
    }

    @Override
    public List<DatasetCard> datasets() {
        List<DatasetCard> cards = new ArrayList<>();
        for (String name : Datasets.names()) {
            DatasetInfo info = Datasets.info(name);
            cards.add(new DatasetCard(info.title(), info.description(), Datasets.defaults(name),
                    new DatasetCard.Bounds(info.minNoise(), info.maxNoise()), new DatasetCard.Bounds(info.minModes(), info.maxModes()),
                    new DatasetCard.Bounds(info.minDimension(), info.maxDimension()), false, 0));
        }
        for (BundledCsv cloud : BundledCsv.values()) {
            cards.add(DatasetCard.ofCloud(cloud.title(), cloud.description(), cloud.id()));
        }
        return cards;
    }

    @Override
    public LearnedData data(DatasetSpec spec, long seed) {
        CsvCloud read = read(spec);
        if (read == null && RunData.file(spec).isPresent()) {
            return LearnedData.of(points(spec, seed));
        }
        // Points that were read are known by the very array: those that are read anew are others.
        List<Object> key = List.of(spec, seed, read == null ? "" : read);
        synchronized (learned) {
            Learned known = learned.get(key);
            if (known != null) {
                return known.data();
            }
        }
        RunData points = read == null ? drawn(spec, seed) : shared(spec, read, seed);
        LearnedData data = LearnedData.of(points);
        synchronized (learned) {
            // Of a file the points themselves, and as many that train and are held out.
            long numbers = read == null ? points.training().values().length : 2L * read.points().values().length;
            learned.put(key, new Learned(data, Double.BYTES * numbers));
            long most = Runtime.getRuntime().maxMemory() / LEARNED_PART;
            Iterator<Learned> eldest = learned.values().iterator();
            while (learned.size() > LEARNED || learned.size() > 1 && learned.values().stream().mapToLong(Learned::bytes).sum() > most) {
                eldest.next();
                eldest.remove();
            }
        }
        return data;
    }

    /** The points of a file that was read; null where none was, or nothing has its points any more. */
    private CsvCloud read(DatasetSpec spec) {
        Reference<CsvCloud> known = opened.get(key(spec));
        return known == null ? null : known.get();
    }

    /** Data that come with the program, drawn anew only where no run and no picture has them. */
    private RunData drawn(DatasetSpec spec, long seed) {
        List<Object> key = List.of(spec, seed);
        synchronized (drawn) {
            RunData known = drawn.containsKey(key) ? drawn.get(key).get() : null;
            RunData data = known == null ? reader.apply(spec, seed) : known;
            drawn.values().removeIf(each -> each.get() == null);
            drawn.put(key, new WeakReference<>(data));
            return data;
        }
    }

    /** The data of points that were read, made anew only where no run and no picture has them. */
    private RunData shared(DatasetSpec spec, CsvCloud cloud, long seed) {
        return shared(spec, cloud, seed, () -> RunData.of(spec, cloud, seed));
    }

    private RunData shared(DatasetSpec spec, CsvCloud cloud, long seed, Supplier<RunData> make) {
        List<Object> key = List.of(spec.withTable(spec.table().withColumns(cloud.columns())), seed);
        synchronized (shared) {
            Map<List<Object>, Reference<RunData>> ofCloud = shared.computeIfAbsent(cloud, any -> new HashMap<>());
            RunData known = ofCloud.containsKey(key) ? ofCloud.get(key).get() : null;
            RunData data = known == null ? make.get() : known;
            ofCloud.values().removeIf(each -> each.get() == null);
            ofCloud.put(key, new WeakReference<>(data));
            return data;
        }
    }

    @Override
    public int open(DatasetSpec spec, long seed) {
        CsvCloud before = read(spec);
        List<Object> stamp = stamp(spec);
        RunData data = reader.apply(spec, seed);
        opened.keySet().removeIf(key -> key.get(0).equals(spec.name()));
        keep(spec, data, before, stamp);
        return data.cloud().map(cloud -> cloud.points().count()).orElse(0);
    }

    /** Of a file, the points as they were first read: a run that begins again, or with another seed, must not learn others without a word. */
    RunData points(DatasetSpec spec, long seed) {
        if (RunData.file(spec).isEmpty()) {
            return drawn(spec, seed);
        }
        CsvCloud read = read(spec);
        if (read != null) {
            return shared(spec, read, seed);
        }
        List<Object> stamp = stamp(spec);
        RunData data = reader.apply(spec, seed);
        keep(spec, data, null, stamp);
        return data.cloud().map(cloud -> shared(spec, cloud, seed, () -> data)).orElse(data);
    }

    /** Taken before a file is read: one that is written meanwhile is another, whichever of its points were read. */
    private static List<Object> stamp(DatasetSpec spec) {
        return RunData.file(spec).map(ReadFile::stamp).orElse(List.of());
    }

    private void keep(DatasetSpec spec, RunData data, CsvCloud before, List<Object> stamp) {
        if (RunData.file(spec).isEmpty()) {
            return;
        }
        data.cloud().ifPresent(cloud -> {
            // The same points once more take no memory of their own.
            CsvCloud same = before != null && Arrays.equals(before.points().values(), cloud.points().values()) ? before : cloud;
            latest = same;
            stamps.put(same, stamp);
            opened.put(key(spec), new WeakReference<>(same));
            // A table whose columns were left to the reader is known by them from now on.
            opened.put(key(data.dataset()), new WeakReference<>(same));
        });
    }

    private static List<Object> key(DatasetSpec spec) {
        return List.of(spec.name(), spec.table());
    }

    @Override
    public LearnedData dataOf(RunState run) {
        return run.hasData() ? LearnedData.of(points(run)) : LearnedData.ofModel(run.snapshot().model(), run.config().seed());
    }

    private RunData points(RunState run) {
        if (run.cloud() != null) {
            return shared(run.config().dataset(), run.cloud(), run.config().seed());
        }
        RunData data = points(run.config().dataset(), run.config().seed());
        return run.identity() == null || run.identity().equals(data.identity()) ? data : run.data();
    }

    @Override
    public Optional<String> whyOld(DatasetSpec spec) {
        return fileOf(spec, Optional.empty()).filter(read -> !read.isAsItWas()).map(ReadFile::file).map(file -> file.getFileName()
                + (Files.exists(file) ? " has changed since it was read: runs learn its points as they were. Open it again to learn the new ones."
                        : " is gone: runs learn its points as they were read."));
    }

    @Override
    public Optional<ReadFile> fileOf(DatasetSpec spec, Optional<RunState> from) {
        CsvCloud own = from.map(RunState::cloud).orElseGet(() -> read(spec));
        List<Object> stamp = own == null ? null : stamps.get(own);
        return RunData.file(spec).filter(file -> stamp != null).map(file -> new ReadFile(file, stamp));
    }

    @Override
    public DatasetSpec withColumns(DatasetSpec spec) {
        return RunData.withColumns(spec);
    }

    @Override
    public DrivenRun start(TrainingConfig config, Optional<RunState> from) {
        // What was made elsewhere, or before, is to be seen all the same, be it in one lens at a time.
        if (from.isEmpty()) {
            requireRoomForLenses(config);
        }
        return start(config, Team.threadsFor(TRAINING_THREADS), 1, from);
    }

    @Override
    public DrivenRun startBeside(TrainingConfig config, Optional<RunState> from, int runs) {
        return start(config, 1, runs, from);
    }

    /** Without it a run that can be trained could end the window. */
    private static void requireRoomForLenses(TrainingConfig config) {
        long parameters = new FlowLayout(config.flow(), RunData.dimension(config.dataset()) + config.padding().dimensions()).parameterCount();
        long most = Runtime.getRuntime().maxMemory() * WATCHED_EIGHTHS / 8 / WATCHED_BYTES;
        InvalidInputException.require(parameters <= most,
                "%,d parameters are too many: with more than %,d there is no memory to look at the flow while it trains. Choose a smaller width, "
                        + "depth or number of couplings, or start with more memory (java -Xmx)", parameters, most);
    }

    private DrivenRun start(TrainingConfig config, int threads, int runs, Optional<RunState> from) {
        long budget = Timeline.budgetOfHeap() / runs;
        long memory = Runtime.getRuntime().maxMemory() / PART / runs;
        return from.filter(state -> !state.hasData()).<DrivenRun>map(state -> new StandingRun(state.withConfig(config), budget))
                .orElseGet(() -> new TrainerRun(new Trainer(config, from.map(this::points).orElseGet(() -> points(config.dataset(), config.seed())),
                        threads, memory), budget, from, rest));
    }

    @Override
    public ShortRest rest() {
        return rest;
    }
}
