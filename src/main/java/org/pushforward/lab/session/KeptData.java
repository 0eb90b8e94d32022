package org.pushforward.lab.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.pushforward.base.FolderEntries;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.CsvCloud;
import org.pushforward.data.DataIdentity;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.data.Standardization;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.experiment.run.RunStateFile;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.WithoutData;

/**
 * The data of the runs of a session: what they are known by, and of those that come from a file a copy of it, so that a run goes on though its file
 * is gone. Of a file that is too large, is gone or has changed the points that the run has in memory are written instead, as numbers; where these are
 * too large as well, such a run can at least be looked at, for what that needs is kept of all.
 */
final class KeptData {

    /** Of a file that is copied. */
    static final long MOST_BYTES = 32L << 20;
    static final String PREFIX = "data-";
    /** What the folder of a copy is called, whose digits are a checksum: one that is called otherwise is somebody's own. */
    static final String FOLDER = PREFIX + "[0-9a-f]{1,8}";
    /** At the end of the name of a copy of points: big-endian, {@link #MAGIC}, how many they are, their coordinates, and these as doubles. */
    private static final String POINTS = ".points";
    private static final long MAGIC = 0x5055534846505453L;
    /** Bytes of the name of a copy, before such an ending: a file may have one that leaves no room for it. */
    private static final int LONGEST_NAME = 200;
    private static final int HEAD = Long.BYTES + 2 * Integer.BYTES;

    private final Path folder;
    private final Path tables;
    private final long mostBytes;
    private final Map<List<Object>, Known> known = new HashMap<>();
    /** On what is not kept, until somebody is told. */
    private final List<String> notes = new ArrayList<>();
    /** All that were ever among them: what is written every five seconds is told once. */
    private final Set<String> noted = new HashSet<>();
    /** What was noted of copies that could not be written, by the data; each is tried again. */
    private final Map<List<Object>, String> unwritten = new HashMap<>();

    /**
     * What is known of the data of a run.
     *
     * @param checksum of the points that it trains on
     * @param units    null of data that come with the program, which need none to be had again
     * @param copy     of the file, within the session's folder, with / between its parts; empty for none
     */
    record Known(long checksum, Standardization units, List<String> columns, String copy) {
    }

    /** What is to be kept of a file. @param ending behind its name */
    private record Copy(byte[] bytes, String ending) {
    }

    /**
     * @param folder    of the session
     * @param tables    what the tables are put into that are made of copies of points: the session's folder where that may be written to
     * @param mostBytes of a file that is copied
     */
    KeptData(Path folder, Path tables, long mostBytes) {
        this.folder = folder;
        this.tables = tables;
        this.mostBytes = mostBytes;
    }

    /** Takes what has been said since the last time. */
    List<String> takeNotes() {
        List<String> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    /** Has a line told, once. */
    private void note(String line) {
        if (noted.add(line)) {
            notes.add(line);
        }
    }

    /**
     * What is known of the data of a run, with a copy made if there is none: of its file, or where that is gone, has changed since the run began or
     * is too large, of the points that the run has of it. If neither can be, or the copy cannot be written, that is noted.
     *
     * @return empty, with a note, if nothing is known of them
     */
    Optional<Known> of(RunState run) {
        if (!run.hasData()) {
            WithoutData missing = run.withoutData();
            return Optional.of(new Known(missing.checksum(), missing.standardization(), missing.columns(), ""));
        }
        // A file may be another by now: whose data a run has is told by what trains it.
        DataIdentity began = run.identity();
        List<Object> key = key(run.config(), began == null ? 0 : began.checksum());
        Known found = known.get(key);
        if (found != null && isThere(found)) {
            return Optional.of(found);
        }
        Optional<Path> file = RunData.file(run.config().dataset()).map(Path::toAbsolutePath);
        if (file.isEmpty() && began != null) {
            return Optional.of(new Known(began.checksum(), null, List.of(), ""));
        }
        DataIdentity there;
        Copy copied;
        try {
            copied = file.isEmpty() ? null : bytes(file.get());
            // What is not copied need not be read again.
            there = began != null && copied == null ? began : RunData.of(run.config().dataset(), run.config().seed()).identity();
            InvalidInputException.require(began == null || began.checksum() == there.checksum(), "%s has changed", run.config().dataset().name());
            if (copied == null && file.isPresent() && !file.get().startsWith(folder)) {
                copied = points(run);
                if (copied == null) {
                    note(file.get().getFileName() + " has more than " + (mostBytes >> 20)
                            + " MB: the session keeps no copy of it, and goes on with its runs only while the file is there.");
                }
            }
        } catch (InvalidInputException e) {
            copied = points(run);
            if (copied == null) {
                note(e.getMessage() + ": the session keeps " + (began == null ? "the settings of its run alone" : "its run without the data") + ".");
            }
            if (began == null) {
                return Optional.empty();
            }
            there = began;
        }
        String copy = "";
        try {
            copy = file.isEmpty() ? "" : copied == null ? inside(file.get()) : write(file.get(), copied);
            notes.remove(unwritten.remove(key));
        } catch (InvalidInputException e) {
            // The data of one run must not keep all others from being kept.
            String line = e.getMessage() + ": the session keeps no copy of " + file.get().getFileName()
                    + ", and goes on with its runs only while that file is there.";
            unwritten.put(key, line);
            note(line);
        }
        found = new Known(there.checksum(), file.isEmpty() ? null : there.standardization(), there.columns(), copy);
        if (began != null && !unwritten.containsKey(key)) {
            known.put(key, found);
        }
        return Optional.of(found);
    }

    /** Whether what is kept of data is there; somebody may have deleted it. */
    boolean isThere(Known data) {
        return data.copy().isEmpty() || Files.exists(folder.resolve(data.copy()));
    }

    /** The points that a run has of its file; null if it has none, or they are too many. A table of full precision would have twice as many bytes. */
    private Copy points(RunState run) {
        // A run that nobody has trained since it was read has none, and is known by its file.
        if (run.cloud() == null || run.identity() == null) {
            return null;
        }
        Points points = run.cloud().points();
        long bytes = HEAD + (long) Double.BYTES * points.values().length;
        if (bytes > mostBytes) {
            return null;
        }
        ByteBuffer out = ByteBuffer.allocate((int) bytes).putLong(MAGIC).putInt(points.count()).putInt(points.dimension());
        out.asDoubleBuffer().put(points.values());
        return new Copy(out.array(), POINTS);
    }

    private static List<Object> key(TrainingConfig config, long checksum) {
        return List.of(config.dataset(), config.seed(), checksum);
    }

    /** What is to be copied of a file; null if it is too large, or a copy itself. */
    private Copy bytes(Path file) {
        try {
            return Files.size(file) > mostBytes || file.startsWith(folder) ? null : new Copy(Files.readAllBytes(file), "");
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
    }

    /** The name of a copy that a run has as its file; empty for any other file. */
    private String inside(Path file) {
        if (!file.startsWith(folder) || !Files.exists(file)) {
            return "";
        }
        // A table that was made of points can be made of them again.
        String name = file.getFileName().toString();
        Path points = Stream.of(name, name.replaceFirst("\\.csv$", "")).map(each -> file.resolveSibling(each + POINTS))
                .filter(each -> Files.exists(each) && table(each).equals(file)).findFirst().orElse(file);
        return folder.relativize(points).toString().replace('\\', '/');
    }

    private String write(Path file, Copy what) {
        byte[] bytes = what.bytes();
        CRC32 sum = new CRC32();
        sum.update(bytes);
        String name = PREFIX + Long.toHexString(sum.getValue()) + "/" + ResultFiles.shortened(file.getFileName().toString(), LONGEST_NAME)
                + what.ending();
        Path copy = folder.resolve(name);
        if (!Files.exists(copy)) {
            ResultFiles.createFolder(copy.getParent());
            WholeFile.write(copy, out -> out.write(bytes));
        }
        return name;
    }

    /** Writes what is known of a run's data as fields. */
    static void write(Known data, RunState run, JsonGenerator json) throws IOException {
        json.writeStringField("checksum", Long.toHexString(data.checksum()));
        if (data.units() != null) {
            for (Map.Entry<String, double[]> part : Map.of("mean", data.units().mean(), "scale", data.units().scale()).entrySet()) {
                json.writeArrayFieldStart(part.getKey());
                for (double value : part.getValue()) {
                    json.writeNumber(value);
                }
                json.writeEndArray();
            }
            json.writeArrayFieldStart("columns");
            for (String column : data.columns()) {
                json.writeString(column);
            }
            json.writeEndArray();
            json.writeStringField("copy", data.copy());
        }
        if (!run.hasData()) {
            json.writeStringField("without", run.withoutData().reason());
        }
    }

    /** What {@link #write} wrote. */
    static Known read(JsonNode fields) {
        List<String> columns = new ArrayList<>();
        fields.path("columns").forEach(column -> columns.add(column.asText()));
        try {
            Standardization units = fields.has("mean") ? new Standardization(numbers(fields.path("mean")), numbers(fields.path("scale"))) : null;
            InvalidInputException.require(units == null || isSound(units), "the session does not tell its data");
            return new Known(Long.parseUnsignedLong(fields.path("checksum").asText(), 16), units, columns, fields.path("copy").asText(""));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("the session does not tell its data", e);
        }
    }

    private static boolean isSound(Standardization units) {
        int dimension = units.mean().length;
        return dimension >= 2 && dimension <= Datasets.MOST_DIMENSIONS && units.scale().length == dimension
                && Arrays.stream(units.mean()).allMatch(Double::isFinite)
                && Arrays.stream(units.scale()).allMatch(scale -> scale > 0 && Double.isFinite(scale));
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        Arrays.setAll(numbers, i -> array.get(i).asDouble());
        return numbers;
    }

    /**
     * A run with its data as they are to be had now: where they were, else from the copy; else the run without them.
     *
     * @param run      with the settings that it was written with
     * @param problems takes a line where the data are not where they were
     */
    RunState withData(RunState run, Known data, List<String> problems) {
        String why = problem(run.config(), data);
        if (why.isEmpty()) {
            return begun(run, data);
        }
        Optional<Path> copy = copy(data);
        DatasetSpec dataset = run.config().dataset();
        if (copy.isPresent()) {
            for (TableChoice table : tables(dataset, data)) {
                TrainingConfig there = run.config().withDataset(dataset.withName(copy.get().toString()).withTable(table));
                if (problem(there, data).isEmpty()) {
                    problems.add(why + ": the session goes on with its copy of it.");
                    return begun(run.withConfig(there), data);
                }
            }
        }
        InvalidInputException.require(data.units() != null, "%s", why);
        problems.add(why + ": the run is shown without its data.");
        return run.without(new WithoutData(data.units(), data.columns(), data.checksum(), "The data of this run are not to be had: " + why + "."));
    }

    /** The copy as a table: of points one is written. Empty if there is none. */
    private Optional<Path> copy(Known data) {
        Path copy = folder.resolve(data.copy()).normalize();
        if (data.copy().isEmpty() || !copy.startsWith(folder)) {
            return Optional.empty();
        }
        if (!data.copy().endsWith(POINTS)) {
            return Optional.of(copy);
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(copy));
            // Somebody's table may have a name that ends like this.
            if (in.remaining() < HEAD || in.getLong() != MAGIC) {
                return Optional.of(copy);
            }
            int count = in.getInt();
            int dimension = in.getInt();
            if (in.remaining() % Double.BYTES != 0 || (long) count * dimension != in.remaining() / Double.BYTES
                    || dimension != data.columns().size()) {
                return Optional.empty();
            }
            double[] values = new double[count * dimension];
            in.asDoubleBuffer().get(values);
            Path table = table(copy);
            ResultFiles.createFolder(table.getParent());
            WholeFile.write(table, new CsvCloud(new Points(count, dimension, values), data.columns(), "")::write);
            return Optional.of(table);
        } catch (IOException | InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** What the table is called that is made of a copy of points: by an ending that says what it is, whatever their file was. */
    private Path table(Path points) {
        String file = points.getFileName().toString().replaceFirst("\\" + POINTS + "$", "");
        return tables.resolve(folder.relativize(points)).resolveSibling(file.endsWith(".csv") ? file : file + ".csv");
    }

    /** How a copy may have to be read: as its file was, or as the points that were written in its place. */
    private static List<TableChoice> tables(DatasetSpec dataset, Known data) {
        boolean named = data.columns().size() >= 2 && data.columns().stream().noneMatch(String::isBlank);
        return named ? List.of(dataset.table(), CsvCloud.choice(data.columns())) : List.of(dataset.table());
    }

    /** Notes whose data a run has, so that they need not be looked for again. */
    private RunState begun(RunState run, Known data) {
        if (data.units() == null) {
            return run;
        }
        known.put(key(run.config(), data.checksum()), data);
        return run.with(new DataIdentity(data.checksum(), data.units(), data.columns()));
    }

    /** Why data are not to be had as they were; empty where they are. */
    private static String problem(TrainingConfig config, Known data) {
        try {
            return RunStateFile.checksum(config) == data.checksum() ? "" : config.dataset().name() + " has changed";
        } catch (InvalidInputException e) {
            return e.getMessage();
        }
    }

    /** Deletes the copies that no run needs. @param copies as {@link Known#copy} has them */
    void forgetAllBut(Set<String> copies) {
        Set<String> folders = new HashSet<>();
        copies.forEach(copy -> folders.add(copy.split("/")[0]));
        try {
            for (Path file : FolderEntries.of(folder)) {
                String name = file.getFileName().toString();
                if (name.matches(FOLDER) && !folders.contains(name)) {
                    WholeFolder.delete(file);
                }
            }
        } catch (IOException e) {
            // They lie there until the next write.
            return;
        }
        known.values().removeIf(each -> !each.copy().isEmpty() && !copies.contains(each.copy()));
    }
}
