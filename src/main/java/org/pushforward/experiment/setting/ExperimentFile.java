package org.pushforward.experiment.setting;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.train.TrainingConfig;

/**
 * One run as a JSON file: the settings, see {@link Settings}, and the {@code seed}. All fields are needed and no others are known, so that a
 * file says all about its run, and a misspelt setting is not passed over; but for those that may be absent, see {@link Settings}: how the
 * table of a CSV file is read, and {@code interventions}, what somebody moved by hand along the run that this one repeats. With {@code seeds} and
 * {@code vary} in the place of {@code seed} such a file is a sweep, see {@code sweep.SweepFile}.
 */
public final class ExperimentFile {

    /** The value of the field {@code format}. */
    public static final String FORMAT = "pushforward experiment";
    /** The value of the field {@code version}. */
    public static final int VERSION = 1;

    /** What no experiment is longer than: a sweep's runs, its seeds and its levels are bounded. */
    public static final long MOST_BYTES = 32L << 20;

    /** Writes the fields that make the difference between one run and several. */
    @FunctionalInterface
    public interface Seeds {
        void write(JsonGenerator json) throws IOException;
    }

    private ExperimentFile() {}

    /**
     * @throws InvalidInputException if a setting has no place in JSON, or the file cannot be written; what was there before is then still
     *         there
     */
    public static void write(TrainingConfig config, Path file) {
        write(config, json -> json.writeNumberField("seed", config.seed()), file);
    }

    /**
     * As {@link #write(TrainingConfig, Path)} with other fields in the place of the seed.
     *
     * @throws InvalidInputException as above
     */
    public static void write(TrainingConfig config, Seeds seeds, Path file) {
        requireFinite(config.dataset());
        WholeFile.write(file, out -> write(config, seeds, out));
    }

    private static void requireFinite(DatasetSpec dataset) {
        InvalidInputException.require(Double.isFinite(dataset.noise()) && Double.isFinite(dataset.rotation()),
                "noise and rotation are finite numbers, not %s and %s", dataset.noise(), dataset.rotation());
    }

    private static void write(TrainingConfig config, Seeds seeds, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", VERSION);
            seeds.write(json);
            Settings.write(config, json);
            json.writeEndObject();
        }
        out.write('\n');
    }

    /** What {@link #write(TrainingConfig, Path)} writes. @throws InvalidInputException if a setting has no place in JSON */
    public static String text(TrainingConfig config) {
        return text(config, json -> json.writeNumberField("seed", config.seed()));
    }

    /** What {@link #write(TrainingConfig, Seeds, Path)} writes. @throws InvalidInputException as above */
    public static String text(TrainingConfig config, Seeds seeds) {
        requireFinite(config.dataset());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(config, seeds, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory failed", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** @throws InvalidInputException one line naming the file and the field, if the file is missing, torn or not the settings of one run */
    public static TrainingConfig read(Path file) {
        return read(file.toString(), JsonFields.read(file, FORMAT, VERSION, MOST_BYTES));
    }

    /**
     * As {@link #read(Path)}, of the text of such a file.
     *
     * @param source how refusals name it
     */
    public static TrainingConfig read(String source, String text) {
        return read(source, JsonFields.read(source, text, FORMAT, VERSION));
    }

    private static TrainingConfig read(String source, JsonFields root) {
        InvalidInputException.require(!root.has("vary"),
                "%s describes several runs: give it to the command sweep, or choose one of them", source);
        TrainingConfig config = Settings.read(root, root.longInteger("seed"));
        root.finish();
        return config;
    }
}
