package org.pushforward.lab.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.data.Standardization;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.file.WholeFolder;
import org.pushforward.experiment.run.RunStateFile;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.WithoutData;

/**
 * The data of the runs of a session: what they are known by, and of those that come from a file a copy of it, so that a run goes on though its file
 * is gone. A file that is too large is not copied; such a run can at least be looked at, for what that needs is kept of all.
 */
final class KeptData {

    /** Of a file that is copied. */
    static final long MOST_BYTES = 32L << 20;
    static final String PREFIX = "data-";

    private final Path folder;
    private final long mostBytes;
    private final Map<List<Object>, Known> known = new HashMap<>();
    /** On files that are not copied, until somebody is told. */
    private final List<String> notes = new ArrayList<>();

    /**
     * What is known of the data of a run.
     *
     * @param checksum of the points that it trains on
     * @param units    null of data that come with the program, which need none to be had again
     * @param copy     of the file, within the session's folder, with / between its parts; empty for none
     */
    record Known(long checksum, Standardization units, List<String> columns, String copy) {
    }

    /** @param mostBytes of a file that is copied */
    KeptData(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** Takes what has been said since the last time. */
    List<String> takeNotes() {
        List<String> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    /**
     * What is known of the data of a run, with a copy made if there is none.
     *
     * @throws InvalidInputException if they are not to be had, or the copy cannot be written
     */
    Known of(RunState run) {
        if (!run.hasData()) {
            WithoutData missing = run.withoutData();
            return new Known(missing.checksum(), missing.standardization(), missing.columns(), "");
        }
        TrainingConfig config = run.config();
        Optional<Path> file = RunData.file(config.dataset()).map(Path::toAbsolutePath);
        List<Object> key = List.of(config.dataset(), config.seed(), file.map(KeptData::stamp).orElse(List.of()));
        Known found = known.get(key);
        if (found == null) {
            found = file.map(path -> ofFile(config, path)).orElseGet(() -> new Known(RunStateFile.checksum(config), null, List.of(), ""));
            known.put(key, found);
        }
        return found;
    }

    /** Another file of the same name is another. */
    private static List<Object> stamp(Path file) {
        try {
            return List.of(Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
    }

    private Known ofFile(TrainingConfig config, Path file) {
        RunData data = RunData.of(config.dataset(), config.seed());
        return new Known(RunStateFile.checksum(data), data.standardization(), data.columns(), copy(file));
    }

    private String copy(Path file) {
        byte[] bytes;
        try {
            if (Files.size(file) > mostBytes) {
                notes.add("%s has more than %d MB: the session keeps no copy of it, and goes on with its runs only while the file is there."
                        .formatted(file.getFileName(), mostBytes >> 20));
                return "";
            }
            if (file.startsWith(folder)) {
                return folder.relativize(file).toString().replace('\\', '/');
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
        CRC32 sum = new CRC32();
        sum.update(bytes);
        String name = PREFIX + Long.toHexString(sum.getValue()) + "/" + file.getFileName();
        Path copy = folder.resolve(name);
        if (!Files.exists(copy)) {
            try {
                Files.createDirectories(copy.getParent());
            } catch (IOException e) {
                throw WholeFile.unwritable(copy, e);
            }
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
            return new Known(Long.parseUnsignedLong(fields.path("checksum").asText(), 16),
                    fields.has("mean") ? new Standardization(numbers(fields.path("mean")), numbers(fields.path("scale"))) : null, columns,
                    fields.path("copy").asText(""));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("the session does not tell its data", e);
        }
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
            return run;
        }
        Path copy = folder.resolve(data.copy()).normalize();
        DatasetSpec dataset = run.config().dataset();
        if (!data.copy().isEmpty() && copy.startsWith(folder)) {
            TrainingConfig there = run.config().withDataset(new DatasetSpec(copy.toString(), dataset.noise(), dataset.modes(), dataset.rotation(),
                    dataset.count(), dataset.table()));
            if (problem(there, data).isEmpty()) {
                problems.add("%s: the session goes on with its copy of it.".formatted(why));
                return run.withConfig(there);
            }
        }
        InvalidInputException.require(data.units() != null, "%s", why);
        problems.add("%s: the run is shown without its data.".formatted(why));
        return run.without(new WithoutData(data.units(), data.columns(), data.checksum(), "The data of this run are not to be had: " + why + "."));
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
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith(PREFIX)
                    && !folders.contains(each.getFileName().toString())).toList()) {
                WholeFolder.delete(file);
            }
        } catch (IOException e) {
            // They lie there until the next write.
            return;
        }
        known.values().removeIf(each -> !each.copy().isEmpty() && !copies.contains(each.copy()));
    }
}
