package org.pushforward.experiment.run;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.pushforward.base.InputFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.engine.NumpyFile;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
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
    /** Of one entry. */
    private static final long MOST_BYTES = 512L << 20;
    /** Numbers as text are packed to a third, tables of few values to a hundredth; what swells more is no run. */
    private static final long MOST_SWELLING = 200;
    private static final long FREE_BYTES = 16L << 20;
    /** The first that a zip can tell, so that the hour is no part of the bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /**
     * A run as it was opened.
     *
     * @param config with the data as they are here: their own file where that is as it was, else the table of the run's file
     * @param state  where the run stands
     */
    public record Opened(TrainingConfig config, RunState state) {
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private RunFile() {}

    /** Whether a path names such a file, be it there or not. */
    public static boolean isNamed(Path path) {
        return path.getFileName() != null && path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION);
    }

    /**
     * Writes a run as it stands, whole or not at all. Its settings are those that repeat it, with what was moved by hand.
     *
     * @throws InvalidInputException if its data cannot be had any more, or the file cannot be written; what was there before is then still there
     */
    public static void write(RunState run, Path file) {
        InvalidInputException.require(!run.isModelAlone(), "a model alone is no run that could be saved: keep its file, or save it as Python");
        TrainingConfig config = run.config().withInterventions(run.interventions());
        RunData data = run.hasData() ? run.data() : null;
        long checksum = data != null ? data.training().checksum() : run.withoutData().checksum();
        FlowModel model = data != null ? run.model(data.standardization(), data.columns())
                : run.model(run.withoutData().standardization(), run.withoutData().columns());
        boolean changed = data != null && data.cloud().isPresent() && !isThere(config, checksum);
        Optional<Path> table = data != null && !changed ? table(config.dataset(), file) : Optional.empty();
        TrainingConfig told = changed ? config.withDataset(config.dataset().withTable(data.cloud().get().choice())) : config;
        RunState kept = run.thinned(PAST_BUDGET);
        WholeFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            add(zip, RunFolder.EXPERIMENT, text(ExperimentFile.text(told)));
            add(zip, RunFolder.CHECKPOINT,
                    to -> CheckpointFile.write(new CheckpointFile.Content(checksum, run.checkpoint(), run.history()), to));
            add(zip, RunFolder.HISTORY, text(HistoryFile.text(run.history())));
            add(zip, RunFolder.MODEL, to -> ModelFile.write(model, to));
            add(zip, STATE, to -> RunStateFile.write(kept, checksum, to));
            if (table.isPresent()) {
                add(zip, nameOf(table.get()), to -> Files.copy(table.get(), to));
            } else if (changed) {
                // The file is gone, or another by now.
                add(zip, DATA, data.cloud().get()::write);
            }
            zip.finish();
        });
    }

    private static boolean isThere(TrainingConfig config, long checksum) {
        try {
            return RunStateFile.checksum(config) == checksum;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static Optional<Path> table(DatasetSpec dataset, Path file) {
        Optional<Path> table = RunData.file(dataset);
        table.ifPresent(path -> {
            ResultFiles.requireNotInput(file, path);
            try {
                InvalidInputException.require(Files.isRegularFile(path) && Files.size(path) <= MOST_BYTES,
                        "cannot write %s: the table %s is no file of %d MB or less; keep the run as a folder", file, path, MOST_BYTES >> 20);
            } catch (IOException e) {
                throw WholeFile.unreadable(path, e);
            }
        });
        return table;
    }

    /** The table's own bytes stand in the file, so its name tells what they are. */
    private static String nameOf(Path table) {
        return NumpyFile.isNamed(table) ? ARRAY : DATA;
    }

    private static Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(ZipOutputStream zip, String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        content.writeTo(new Uncloseable(zip));
        zip.closeEntry();
    }

    /** An entry's end is not that of the file. */
    private static final class Uncloseable extends FilterOutputStream {

        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /**
     * Packs the folder of a run, finished or not, with the table that it learns.
     *
     * @param folder with the files of a run and no others
     * @throws InvalidInputException if something cannot be read, or the file cannot be written; what was there before is then still there
     */
    static void pack(Path folder, Path file) {
        TrainingConfig config = ExperimentFile.read(folder.resolve(RunFolder.EXPERIMENT));
        Optional<Path> table = table(config.dataset(), file);
        WholeFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (String name : RunFolder.names()) {
                if (Files.exists(folder.resolve(name))) {
                    add(zip, name, to -> Files.copy(folder.resolve(name), to));
                }
            }
            if (table.isPresent()) {
                add(zip, nameOf(table.get()), to -> Files.copy(table.get(), to));
            }
            zip.finish();
        });
    }

    /**
     * Puts the files of a run where a folder has them, finished or not.
     *
     * @param tables a folder for the table that the run learns, where that is not as it was
     * @throws InvalidInputException one line, if it is no such file, its data are not to be had, or something cannot be written
     */
    static void unpack(Path file, RunFolder folder, Path tables) {
        try (Entries entries = new Entries(file)) {
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
        try (Entries entries = new Entries(file)) {
            return model(entries);
        }
    }

    private static FlowModel model(Entries entries) {
        entries.require(RunFolder.MODEL);
        try {
            return ModelFile.read(entries.source(RunFolder.MODEL), new ByteArrayInputStream(entries.bytes(RunFolder.MODEL)));
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory failed", e);
        }
    }

    /** Steps that the run of a file has done. @throws InvalidInputException one line, if it is no such file */
    public static long steps(Path file) {
        try (Entries entries = new Entries(file)) {
            entries.require(RunFolder.CHECKPOINT);
            return CheckpointFile.read(entries.bytes(RunFolder.CHECKPOINT), config(entries).padding(), entries.source(RunFolder.CHECKPOINT))
                    .checkpoint().step();
        }
    }

    /** The settings of a run's file, as they stand in it. @throws InvalidInputException one line, if it is no such file */
    public static TrainingConfig config(Path file) {
        try (Entries entries = new Entries(file)) {
            return config(entries);
        }
    }

    private static TrainingConfig config(Entries entries) {
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
        try (Entries entries = new Entries(file)) {
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
                        config.dataset().name() + " has changed since the run in " + run + " began: start it anew"));
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
                "The data of this run are not to be had: " + why.getMessage().replace(": start it anew", "") + "."));
    }

    private static Opened open(Entries entries, Path tables) {
        TrainingConfig written = config(entries);
        entries.require(RunFolder.CHECKPOINT);
        CheckpointFile.Content kept = CheckpointFile.read(entries.bytes(RunFolder.CHECKPOINT), written.padding(),
                entries.source(RunFolder.CHECKPOINT));
        Looked looked = Looked.at(written, kept.data(), entries.file);
        boolean brought = looked.data() == null && entries.table().isPresent();
        TrainingConfig config = brought ? withTable(written, entries, tables) : written;
        RunData data = brought ? RunData.of(config.dataset(), config.seed()) : looked.data();
        InvalidInputException.require(data == null || data.training().checksum() == kept.data(), "%s is not the table that the run learns",
                entries.source(entries.table().orElse(DATA)));
        requireFit(config, kept, entries);
        RunState state = entries.names().contains(STATE)
                ? RunStateFile.read(config, kept.data(), entries.bytes(STATE), entries.source(STATE))
                : RunState.of(config, kept.checkpoint(), kept.history());
        InvalidInputException.require(goesWith(state, kept), "%s: %s and %s are of different runs", entries.file, RunFolder.CHECKPOINT, STATE);
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

    private static void requireFit(TrainingConfig config, CheckpointFile.Content kept, Entries entries) {
        InvalidInputException.require(TrainingRun.isOf(config, kept), "%s does not fit the settings beside it: it is of another run",
                entries.source(RunFolder.CHECKPOINT));
    }

    /** The settings with the table of the file. */
    private static TrainingConfig withTable(TrainingConfig config, Entries entries, Path tables) {
        return config.withDataset(named(config.dataset(), entries.table(config.dataset().name(), tables)));
    }

    private static DatasetSpec named(DatasetSpec dataset, Path table) {
        return dataset.withName(table.toString());
    }

    /** What a file holds. Refuses what no run leaves before anything of it is read. */
    private static final class Entries implements AutoCloseable {

        private final Path file;
        private final ZipFile zip;
        private final Set<String> names = new HashSet<>();

        Entries(Path file) {
            this.file = file;
            InputFile.require(file, "a run's file");
            zip = opened(file);
            boolean sound = false;
            try {
                check();
                sound = true;
            } finally {
                if (!sound) {
                    close();
                }
            }
        }

        private static ZipFile opened(Path file) {
            try {
                return new ZipFile(file.toFile());
            } catch (ZipException | IllegalArgumentException e) {
                String words = String.valueOf(e.getMessage());
                throw new InvalidInputException(words.contains("encrypted")
                        ? file + " is encrypted: take its files out, and pack them without a password"
                        : file + " is no zip, or it is torn: a run's file is one, use a whole copy", e);
            } catch (IOException e) {
                throw WholeFile.unreadable(file, e);
            }
        }

        private void check() {
            long all = 0;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                InvalidInputException.require(RunFolder.names().contains(name) || List.of(STATE, DATA, ARRAY).contains(name),
                        "%s holds %s, which is no file of a run: it is of a later version, or another zip", file, OneLine.quoted(name));
                InvalidInputException.require(names.add(name), "%s holds %s twice", file, name);
                long most = name.equals(RunFolder.EXPERIMENT) ? ExperimentFile.MOST_BYTES : MOST_BYTES;
                InvalidInputException.require(entry.getSize() >= 0 && entry.getSize() <= most, "%s: %s is larger than %d MB", file, name, most >> 20);
                all += entry.getSize();
            }
            try {
                InvalidInputException.require(all <= FREE_BYTES + MOST_SWELLING * Files.size(file),
                        "%s would swell to %d MB, which no run does: it is not opened", file, all >> 20);
            } catch (IOException e) {
                throw WholeFile.unreadable(file, e);
            }
        }

        Set<String> names() {
            return names;
        }

        /** The entry of the table that the run learns. */
        Optional<String> table() {
            return Stream.of(DATA, ARRAY).filter(names::contains).findFirst();
        }

        /** How refusals name an entry. */
        String source(String name) {
            return file + ": " + name;
        }

        void require(String name) {
            InvalidInputException.require(names.contains(name), "%s holds no %s: it is not the file of a run", file, name);
        }

        byte[] bytes(String name) {
            // No larger than that, whatever the entry holds: copy() sees to it.
            ByteBuffer all = ByteBuffer.allocate((int) zip.getEntry(name).getSize());
            try {
                copy(name, new OutputStream() {

                    @Override
                    public void write(int value) {
                        all.put((byte) value);
                    }

                    @Override
                    public void write(byte[] some, int from, int count) {
                        all.put(some, from, count);
                    }
                });
            } catch (IOException e) {
                throw WholeFile.unreadable(file, e);
            }
            return all.array();
        }

        /** @throws InvalidInputException if the entry is not what its checksum and its size say, which the library does not look at */
        void copy(String name, OutputStream out) throws IOException {
            ZipEntry entry = zip.getEntry(name);
            CRC32 checksum = new CRC32();
            long left = entry.getSize();
            try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
                byte[] some = new byte[1 << 16];
                for (int count = in.read(some); count >= 0; count = in.read(some)) {
                    left -= count;
                    requireWhole(left >= 0, name);
                    out.write(some, 0, count);
                }
            } catch (ZipException | EOFException e) {
                throw new InvalidInputException(source(name) + " is torn: use a whole copy", e);
            }
            requireWhole(left == 0 && checksum.getValue() == entry.getCrc(), name);
        }

        private void requireWhole(boolean holds, String name) {
            InvalidInputException.require(holds, "%s is torn: use a whole copy", source(name));
        }

        /** Puts the table into a folder, by a name that says where it came from; one that is there already stays: others may learn it. */
        Path table(String origin, Path tables) {
            String entry = table().orElseThrow();
            ResultFiles.createFolder(tables);
            List<String> parts = new ArrayList<>(List.of(origin.split("[/\\\\]")));
            String last = parts.get(parts.size() - 1).replaceAll("\\.[^.]*$", "").replaceAll("[^\\p{L}\\p{N}_-]", "_");
            String begin = last.length() > 40 ? last.substring(0, Character.isHighSurrogate(last.charAt(39)) ? 39 : 40) : last;
            String name = begin + "-" + Long.toHexString(zip.getEntry(entry).getCrc())
                    + entry.substring(entry.indexOf('.'));
            Path table = tables.resolve(name);
            if (!isThere(entry, table)) {
                WholeFile.write(table, out -> copy(entry, out));
            }
            return table.toAbsolutePath();
        }

        /** Whether a file has the bytes of an entry. */
        private boolean isThere(String name, Path there) {
            ZipEntry entry = zip.getEntry(name);
            CRC32 checksum = new CRC32();
            try {
                if (!Files.isRegularFile(there) || Files.size(there) != entry.getSize()) {
                    return false;
                }
                try (InputStream in = new CheckedInputStream(Files.newInputStream(there), checksum)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException e) {
                return false;
            }
            return checksum.getValue() == entry.getCrc();
        }

        @Override
        public void close() {
            try {
                zip.close();
            } catch (IOException e) {
                // It was only read.
                return;
            }
        }
    }
}
