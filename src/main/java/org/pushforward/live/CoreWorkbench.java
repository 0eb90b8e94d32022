package org.pushforward.live;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.CsvCloud;
import org.pushforward.data.DatasetInfo;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.engine.Team;
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
    /** Of the heap, for the runs of a page: the pictures need the rest, and the runs of another page. */
    private static final int PART = 6;

    private final ShortRest rest = new ShortRest();
    /** What was read of files, by name and table. */
    private final Map<List<Object>, Opened> opened = new ConcurrentHashMap<>();
    /** What the files were known by that points were read from, as long as some run has these: also of those that were opened again since. */
    private final Map<CsvCloud, List<Object>> stamps = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param stamp what the file was known by */
    private record Opened(CsvCloud cloud, List<Object> stamp) {
    }

    /**
     * The latest data, by what they are a function of: a run that begins again, or with other settings of its flow, need not have them drawn and
     * their yardsticks measured again. Guarded by itself.
     */
    private final Map<List<Object>, LearnedData> learned = new LinkedHashMap<>(LEARNED, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, LearnedData> eldest) {
            return size() > LEARNED;
        }
    };

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
        Opened read = opened.get(key(spec));
        if (read == null && RunData.file(spec).isPresent()) {
            return LearnedData.of(points(spec, seed));
        }
        // Points that were read are known by the very array: those that are read anew are others.
        List<Object> key = List.of(spec, seed, read == null ? "" : read.cloud());
        synchronized (learned) {
            LearnedData known = learned.get(key);
            if (known != null) {
                return known;
            }
        }
        LearnedData data = LearnedData.of(read == null ? RunData.of(spec, seed) : RunData.of(spec, read.cloud(), seed));
        synchronized (learned) {
            learned.put(key, data);
        }
        return data;
    }

    @Override
    public int open(DatasetSpec spec, long seed) {
        RunData data = RunData.of(spec, seed);
        Opened before = opened.get(key(spec));
        opened.keySet().removeIf(key -> key.get(0).equals(spec.name()));
        keep(spec, data, before);
        return data.cloud().map(cloud -> cloud.points().count()).orElse(0);
    }

    /** Of a file, the points as they were first read: a run that begins again, or with another seed, must not learn others without a word. */
    private RunData points(DatasetSpec spec, long seed) {
        Opened read = RunData.file(spec).isEmpty() ? null : opened.get(key(spec));
        if (read != null) {
            return RunData.of(spec, read.cloud(), seed);
        }
        RunData data = RunData.of(spec, seed);
        keep(spec, data, null);
        return data;
    }

    private void keep(DatasetSpec spec, RunData data, Opened before) {
        RunData.file(spec).ifPresent(file -> data.cloud().ifPresent(cloud -> {
            // The same points once more take no memory of their own.
            CsvCloud same = before != null && Arrays.equals(before.cloud().points().values(), cloud.points().values()) ? before.cloud() : cloud;
            Opened read = new Opened(same, ReadFile.stamp(file));
            stamps.put(same, read.stamp());
            opened.put(key(spec), read);
            // A table whose columns were left to the reader is known by them from now on.
            opened.put(key(data.dataset()), read);
        }));
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
            return run.data();
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
        CsvCloud own = from.map(RunState::cloud).orElse(null);
        Opened read = opened.get(key(spec));
        List<Object> stamp = own != null ? stamps.get(own) : read == null ? null : read.stamp();
        return RunData.file(spec).filter(file -> stamp != null).map(file -> new ReadFile(file, stamp));
    }

    @Override
    public DatasetSpec withColumns(DatasetSpec spec) {
        return RunData.withColumns(spec);
    }

    @Override
    public DrivenRun start(TrainingConfig config, Optional<RunState> from) {
        return start(config, Team.threadsFor(TRAINING_THREADS), 1, from);
    }

    @Override
    public DrivenRun startBeside(TrainingConfig config, Optional<RunState> from, int runs) {
        return start(config, 1, runs, from);
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
