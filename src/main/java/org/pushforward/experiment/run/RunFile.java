package org.pushforward.experiment.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.MemoryLimit;
import org.pushforward.base.Temporaries;
import org.pushforward.data.CsvCloud;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.engine.NumpyFile;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.FlowModel;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.Interventions;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.WithoutData;

/**
 * A run in one file, {@value #EXTENSION}: a zip of the run's folder, with the same names and the same bytes at its top. Always there are
 * {@code experiment.json}, {@code checkpoint.bin}, {@code history.csv} and {@code model.json}; of a run that came to its end on the command line
 * all that {@link RunFolder} has; of one that was saved in the window {@value #STATE}, what can be looked back at. {@value #DATA} is the table that
 * the run learns, where it comes from a file, so that another machine can go on with it; an array of numpy is {@value #ARRAY}. The same run gives the
 * same bytes.
 *
 * <p>Any zip program opens it. The weights are those of {@code model.json}, exact doubles as JSON, see {@link ModelFile}; in Python:
 * {@code json.loads(zipfile.ZipFile("run.pushforward").read("model.json"))}.
 */
public final class RunFile {

    public static final String EXTENSION = ".pushforward";
    static final String STATE = "state.bin";
    static final String DATA = "data.csv";
    static final String ARRAY = "data.npy";

    /** What can be looked back at in a file; what a run needs to go on comes on top. */
    private static final long PAST_BUDGET = 16L << 20;
    private static final String START_ANEW = ": start it anew";

    /**
     * A run as it was opened.
     *
     * @param config with the data as they are here: their own file where that is as it was, else the table of the run's file
     * @param state  where the run stands
     */
    public record Opened(TrainingConfig config, RunState state) {
    }

    private RunFile() {}

    /** Whether a path names such a file, be it there or not. */
    public static boolean isNamed(Path path) {
        return path.getFileName() != null && path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION);
    }

    /**
     * Writes a run as it stands, whole or not at all. Its settings are those that repeat it, with what was moved by hand.
     *
     * @throws InvalidInputException if its data cannot be had any more, a part of it is too large for such a file, or the file cannot be written;
     *         what was there before is then still there
     */
    public static void write(RunState run, Path file) {
        write(run, file, RunFileEntries.MOST_BYTES);
    }

    /** @param most bytes of an entry */
    static void write(RunState run, Path file, long most) {
        InvalidInputException.require(!run.isModelAlone(), "a model alone is no run that could be saved: keep its file, or save it as Python");
        TrainingConfig config = run.config().withInterventions(run.interventions());
        RunData data = run.hasData() ? run.data() : null;
        long checksum = data != null ? data.training().checksum() : run.withoutData().checksum();
        FlowModel model = data != null ? run.model(data.standardization(), data.columns())
                : run.model(run.withoutData().standardization(), run.withoutData().columns());
        RunState kept = run.thinned(PAST_BUDGET);
        Map<String, RunFileEntries.Content> entries = new LinkedHashMap<>();
        entries.put(RunFolder.EXPERIMENT, text(ExperimentFile.text(config)));
        entries.put(RunFolder.CHECKPOINT, to -> CheckpointFile.write(new CheckpointFile.Content(checksum, run.checkpoint(), run.history()), to));
        entries.put(RunFolder.HISTORY, text(HistoryFile.text(run.history())));
        entries.put(RunFolder.MODEL, to -> ModelFile.write(model, to));
        entries.put(STATE, to -> RunStateFile.write(kept, checksum, to));
        if (data != null) {
            write(entries, config, checksum, Optional.of(data), file, most);
        } else {
            RunFileEntries.write(entries, file, most);
        }
    }

    /**
     * Writes a file with the table that its run learns, as it is or, where it is not as it was, as the points that were learned.
     *
     * @param entries  all others, the settings among them; changed
     * @param config   the settings
     * @param checksum of the points that the run learns
     * @param learned  if they are at hand
     * @param most     bytes of an entry
     * @throws InvalidInputException if the table is not as it was and the points are not at hand, something is too large, or the file cannot be
     *         written; what was there before is then still there
     */
    static void write(Map<String, RunFileEntries.Content> entries, TrainingConfig config, long checksum, Optional<RunData> learned, Path file,
            long most) {
        Optional<Path> table = RunData.file(config.dataset());
        if (table.isEmpty()) {
            RunFileEntries.write(entries, file, most);
            return;
        }
        Optional<Long> sum = sumOf(table.get(), config, checksum);
        if (sum.isPresent()) {
            requireFits(config.dataset(), file, most);
            Map<String, RunFileEntries.Content> all = new LinkedHashMap<>(entries);
            // The table's own bytes stand in the file, so its name tells what they are.
            all.put(NumpyFile.isNamed(table.get()) ? ARRAY : DATA, to -> copy(table.get(), sum.get(), to));
            try {
                RunFileEntries.write(all, file, most);
                return;
            } catch (ChangedException e) {
                // It is another by now, as if it had been when this began.
            }
        }
        CsvCloud points = learned.flatMap(RunData::cloud).orElseThrow(() -> new InvalidInputException(
                "cannot write " + file + ": the table " + table.get() + " is not as it was when the run learned it; put it back as it was"));
        entries.put(RunFolder.EXPERIMENT, text(ExperimentFile.text(config.withDataset(config.dataset().withTable(points.choice())))));
        entries.put(DATA, points::write);
        RunFileEntries.write(entries, file, most);
    }

    /**
     * Refuses a table that a run's file cannot hold, before any work is done for it.
     *
     * @throws InvalidInputException one line; also if the table is the file
     */
    static void requireFits(DatasetSpec dataset, Path file) {
        requireFits(dataset, file, RunFileEntries.MOST_BYTES);
    }

    private static void requireFits(DatasetSpec dataset, Path file, long most) {
        RunData.file(dataset).filter(Files::isRegularFile).ifPresent(table -> {
            ResultFiles.requireNotInput(file, table);
            try {
                InvalidInputException.require(Files.size(table) <= most,
                        "cannot write %s: the table %s has more than %d MB; keep the run as a folder", file, table, most >> 20);
            } catch (IOException e) {
                throw WholeFile.unreadable(table, e);
            }
        });
    }

    /** @return the sum of a table's bytes where they are what the run learns; empty where they are not, and of a pipe, which gives them once */
    private static Optional<Long> sumOf(Path table, TrainingConfig config, long checksum) {
        try {
            if (!Files.isRegularFile(table)) {
                return Optional.empty();
            }
            // Before they are read: what is copied later has this sum only if it was there all the time.
            CRC32 sum = new CRC32();
            Files.copy(table, new CheckedOutputStream(OutputStream.nullOutputStream(), sum));
            return RunStateFile.checksum(config) == checksum ? Optional.of(sum.getValue()) : Optional.empty();
        } catch (IOException | InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** @throws ChangedException if the bytes have another sum */
    private static void copy(Path table, long sum, OutputStream out) throws IOException {
        InputStream in;
        try {
            in = Files.newInputStream(table);
        } catch (IOException e) {
            throw new ChangedException(e);
        }
        CRC32 copied = new CRC32();
        try (in) {
            in.transferTo(new CheckedOutputStream(out, copied));
        }
        if (copied.getValue() != sum) {
            throw new ChangedException(null);
        }
    }

    /** A table was changed while it was written. */
    private static final class ChangedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        ChangedException(Throwable cause) {
            super("the table has changed", cause);
        }
    }

    private static RunFileEntries.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Packs the folder of a run, finished or not, with the table that it learns.
     *
     * @param folder  with the files of a run and no others
     * @param learned what the run learned, if it is at hand: it takes the place of a table that has changed meanwhile
     * @throws InvalidInputException if something cannot be read, the table has changed and what was learned is not at hand, or the file cannot be
     *         written; what was there before is then still there
     */
    static void pack(Path folder, Path file, Optional<RunData> learned) {
        Map<String, RunFileEntries.Content> entries = new LinkedHashMap<>();
        for (String name : RunFolder.names()) {
            if (Files.exists(folder.resolve(name))) {
                entries.put(name, to -> Files.copy(folder.resolve(name), to));
            }
        }
        write(entries, ExperimentFile.read(folder.resolve(RunFolder.EXPERIMENT)), CheckpointFile.data(folder.resolve(RunFolder.CHECKPOINT)), learned,
                file, RunFileEntries.MOST_BYTES);
    }

    /**
     * Puts the files of a run where a folder has them, finished or not.
     *
     * @param tables a folder for the table that the run learns, where that is not as it was
     * @throws InvalidInputException one line, if it is no such file, its data are not to be had, or something cannot be written
     */
    static void unpack(Path file, RunFolder folder, Path tables) {
        try (RunFileEntries entries = new RunFileEntries(file)) {
            Opened run = open(entries, tables);
            InvalidInputException.require(run.state().hasData(), "%s: %s", file, run.state().hasData() ? "" : run.state().withoutData().reason());
            boolean finished = entries.names().contains(RunFolder.METRICS);
            Path target = finished ? folder.finished("") : folder.unfinished("");
            ResultFiles.createFolder(target);
            for (String name : RunFolder.names()) {
                // An unfinished run has no results yet.
                if (entries.names().contains(name) && !name.equals(RunFolder.EXPERIMENT) && (finished || name.equals(RunFolder.CHECKPOINT))) {
                    WholeFile.write(target.resolve(name), out -> entries.copy(name, out));
                }
            }
            // The settings make a run of the folder, so they come last.
            ExperimentFile.write(run.config(), target.resolve(RunFolder.EXPERIMENT));
        }
    }

    /** The flow of a run's file. @throws InvalidInputException one line, if it is no such file, or has none */
    static FlowModel model(Path file) {
        try (RunFileEntries entries = new RunFileEntries(file)) {
            return model(entries);
        }
    }

    private static FlowModel model(RunFileEntries entries) {
        entries.require(RunFolder.MODEL);
        // The text, and a number takes more bytes as a node than as text.
        MemoryLimit.requireRoom(entries.source(RunFolder.MODEL), 2 * entries.size(RunFolder.MODEL));
        try {
            return ModelFile.read(entries.source(RunFolder.MODEL), new ByteArrayInputStream(entries.bytes(RunFolder.MODEL)));
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory failed", e);
        }
    }

    /** Steps that the run of a file has done. @throws InvalidInputException one line, if it is no such file */
    public static long steps(Path file) {
        try (RunFileEntries entries = new RunFileEntries(file)) {
            entries.require(RunFolder.CHECKPOINT);
            return CheckpointFile.read(entries.bytes(RunFolder.CHECKPOINT), config(entries).padding(), entries.source(RunFolder.CHECKPOINT))
                    .checkpoint().step();
        }
    }

    /** The settings of a run's file, as they stand in it. @throws InvalidInputException one line, if it is no such file */
    public static TrainingConfig config(Path file) {
        try (RunFileEntries entries = new RunFileEntries(file)) {
            return config(entries);
        }
    }

    private static TrainingConfig config(RunFileEntries entries) {
        entries.require(RunFolder.EXPERIMENT);
        return ExperimentFile.read(entries.source(RunFolder.EXPERIMENT),
                new String(entries.bytes(RunFolder.EXPERIMENT), StandardCharsets.UTF_8));
    }

    /**
     * Opens a run, to go on with it to the bit. Where the table that it learns is not as it was when the run began, or is not there, the one in the
     * file takes its place; without one the run is opened to be looked at, see {@link RunState#withoutData}.
     *
     * @param tables a folder that such tables are put into, to stay there; made if need be
     * @throws InvalidInputException one line, if it is no such file, or what is in it does not go together
     */
    public static Opened open(Path file, Path tables) {
        try (RunFileEntries entries = new RunFileEntries(file)) {
            return open(entries, tables);
        }
    }

    /**
     * Opens a run from its file or its folder, finished or not, to go on with it to the bit; or a {@code model.json} alone, to be looked at.
     *
     * @param tables as of {@link #open}
     * @throws InvalidInputException one line, if there is neither, or the data of a run without a model are not to be had as they were
     */
    public static Opened find(Path path, Path tables) {
        if (!Files.isDirectory(path)) {
            return isNamed(path) ? open(path, tables) : alone(path);
        }
        ResultFiles.restoreFolderOf(path.resolve(RunFolder.EXPERIMENT));
        Path modelFile = path.resolve(RunFolder.MODEL);
        if (!Files.exists(path.resolve(RunFolder.CHECKPOINT)) && Files.exists(modelFile)) {
            return alone(modelFile);
        }
        TrainingConfig config = ExperimentFile.read(path.resolve(RunFolder.EXPERIMENT));
        Path checkpoint = path.resolve(RunFolder.CHECKPOINT);
        CheckpointFile.Content kept = CheckpointFile.read(checkpoint, config.padding());
        InvalidInputException.require(TrainingRun.isOf(config, kept), "%s does not fit the settings beside it: it is of another run", checkpoint);
        RunState state = RunState.of(config, kept.checkpoint(), kept.history());
        Looked looked = Looked.at(config, kept.data(), path);
        return new Opened(config, looked.data() != null ? state.with(looked.data(), looked.data().identity())
                : without(state, kept.data(), looked.why(), Files.exists(modelFile) ? Optional.of(ModelFile.read(modelFile)) : Optional.empty()));
    }

    /**
     * What a run learned, to the bit: what its settings name where that is as it was, else the table of its file. Leaves nothing behind.
     *
     * @param path of its folder or its file
     * @throws InvalidInputException one line, if neither is to be had, or there is no run
     */
    public static RunData data(Path path) {
        Path tables = Path.of(System.getProperty("java.io.tmpdir"), "pushforward-" + UUID.randomUUID());
        Temporaries.begin(tables);
        try {
            RunState state = find(path, tables).state();
            InvalidInputException.require(state.hasData(), "%s: %s", path, state.hasData() ? "" : state.withoutData().reason());
            return state.data();
        } finally {
            WholeFolder.deleteQuietly(tables);
        }
    }

    /** A model as the run of which it is all that is known. Its numbers are those of the file. */
    private static Opened alone(Path file) {
        FlowModel model = ModelFile.read(file);
        InvalidInputException.require(model.dataDimension() >= 2 && model.dataDimension() <= Datasets.MOST_DIMENSIONS,
                "%s maps points of %d coordinates; the lab shows flows of 2 to %d", file, model.dataDimension(), Datasets.MOST_DIMENSIONS);
        TrainingConfig defaults = TrainingConfig.defaults();
        TrainingConfig config = defaults.withDataset(WithoutData.UNKNOWN).withPadding(model.padding()).withFlow(model.spec())
                .withOptimization(defaults.optimization().withPrecision(Precision.DOUBLE));
        int parameters = model.parameters().length;
        Checkpoint stands = new Checkpoint(0, model.parameters(), new double[parameters], new double[parameters], Interventions.NONE);
        WithoutData unknown = new WithoutData(model.standardization(), model.columns(), 0,
                "This is a model alone: of its run and its data nothing is known.");
        return new Opened(config, RunState.of(config, stands, List.of()).without(unknown));
    }

    /**
     * The data of a run, looked for where its settings say.
     *
     * @param data null where they are not to be had as they were
     * @param why  they are not; null where they are
     */
    private record Looked(RunData data, InvalidInputException why) {

        static Looked at(TrainingConfig config, long checksum, Path run) {
            try {
                RunData data = RunData.of(config.dataset(), config.seed());
                return data.training().checksum() == checksum ? new Looked(data, null) : new Looked(null, new InvalidInputException(
                        config.dataset().name() + " has changed since the run in " + run + " began" + START_ANEW));
            } catch (InvalidInputException e) {
                return new Looked(null, e);
            }
        }
    }

    /** @param model of the run; without one there is nothing to be looked at */
    private static RunState without(RunState state, long checksum, InvalidInputException why, Optional<FlowModel> model) {
        FlowModel known = model.orElseThrow(() -> why);
        TrainingConfig config = state.config();
        InvalidInputException.require(known.spec().plain().equals(config.flow().plain())
                && known.dataDimension() == RunData.dimension(config.dataset())
                && known.dimension() == known.dataDimension() + config.padding().dimensions(), "%s; and the model beside the run is another's",
                why.getMessage());
        return state.without(new WithoutData(known.standardization(), known.columns(), checksum,
                "The data of this run are not to be had: " + why.getMessage().replace(START_ANEW, "") + "."));
    }

    private static Opened open(RunFileEntries entries, Path tables) {
        TrainingConfig written = config(entries);
        entries.require(RunFolder.CHECKPOINT);
        CheckpointFile.Content kept = CheckpointFile.read(entries.bytes(RunFolder.CHECKPOINT), written.padding(),
                entries.source(RunFolder.CHECKPOINT));
        Looked looked = Looked.at(written, kept.data(), entries.file());
        TrainingConfig config = written;
        if (looked.data() == null && entries.table().isPresent()) {
            Path table = entries.tableIn(tables, written.dataset().name());
            boolean wasThere = Files.exists(table);
            entries.putTable(table);
            TrainingConfig brought = written.withDataset(written.dataset().withName(table.toString()));
            Looked packed = Looked.at(brought, kept.data(), entries.file());
            config = packed.data() != null ? brought : written;
            looked = packed.data() != null ? packed : new Looked(null, new InvalidInputException(looked.why().getMessage().replace(START_ANEW, "")
                    + ", and the " + entries.table().get() + " in " + entries.file() + " is not the table that the run learned", looked.why()));
            if (packed.data() == null && !wasThere) {
                // Nobody will ask for it.
                table.toFile().delete();
            }
        }
        RunData data = looked.data();
        requireFit(config, kept, entries);
        RunState state = entries.names().contains(STATE)
                ? RunStateFile.read(config, kept.data(), entries.bytes(STATE), entries.source(STATE))
                : RunState.of(config, kept.checkpoint(), kept.history());
        InvalidInputException.require(goesWith(state, kept), "%s: %s and %s are of different runs", entries.file(), RunFolder.CHECKPOINT, STATE);
        return new Opened(config, data != null ? state.with(data, data.identity())
                : without(state, kept.data(), looked.why(), entries.names().contains(RunFolder.MODEL) ? Optional.of(model(entries))
                : Optional.empty()));
    }

    private static boolean goesWith(RunState state, CheckpointFile.Content kept) {
        int parameters = kept.checkpoint().parameters().length;
        return state.step() == kept.checkpoint().step() && Arrays.equals(state.checkpoint().parameters(), kept.checkpoint().parameters())
                && state.history().size() == kept.history().size()
                && state.states().stream().allMatch(each -> each.step() >= 0 && each.step() <= state.step()
                        && each.toCheckpoint().parameters().length == parameters);
    }

    private static void requireFit(TrainingConfig config, CheckpointFile.Content kept, RunFileEntries entries) {
        InvalidInputException.require(TrainingRun.isOf(config, kept), "%s does not fit the settings beside it: it is of another run",
                entries.source(RunFolder.CHECKPOINT));
    }
}
