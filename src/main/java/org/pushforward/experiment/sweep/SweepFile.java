package org.pushforward.experiment.sweep;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.train.TrainingConfig;

/**
 * A sweep as a JSON file: that of a run ({@link ExperimentFile}, {@link Settings}) with two fields in the place of {@code seed}.
 *
 * <pre>
 * {
 *   "format": "pushforward experiment",
 *   "version": 1,
 *   "seeds": [1, 2, 3, 4, 5],
 *   "vary": {
 *     "padding": [{"kind": "none", "dimensions": 0, "noise_level": 0}, {"kind": "gaussian", "dimensions": 2, "noise_level": 1}],
 *     "flow.couplings": [2, 4, 8]
 *   },
 *   "dataset": {"name": "moons", "noise": 0.1, "modes": 0, "rotation": 0, "count": 50000},
 *   "padding": {"kind": "none", "dimensions": 0, "noise_level": 0},
 *   "flow": {"couplings": 8, "hidden": 64, "depth": 2, "activation": "tanh", "clamp": 2, "partition": "halves", "coupling": "affine"},
 *   "optimization": {"steps": 2500, "batch": 256, "rate": 0.002, "schedule": "cosine", "clip": 5, "precision": "float"},
 *   "instruments": {"every": 100, "held_out": 2048, "points": 256}
 * }
 * </pre>
 *
 * <p>{@code vary} names a setting ({@code flow.couplings}) or a group ({@code padding}) and lists the values that take its place. Every
 * combination is run with every seed; the factor that stands first varies slowest, the seed fastest. {@code vary} may be empty. The file of a
 * run, with {@code seed}, is the sweep of that run. All fields are needed and no others are known; only
 * how a CSV file is read and {@code interventions}, what is changed on the way of every run, may be absent ({@link Settings}).
 */
public final class SweepFile {

    private SweepFile() {}

    /** @throws InvalidInputException one line naming the file and the field, if the file is missing, torn or not such a description */
    public static Sweep read(Path file) {
        return read(JsonFields.read(file, ExperimentFile.FORMAT, ExperimentFile.VERSION, ExperimentFile.MOST_BYTES));
    }

    /**
     * As {@link #read(Path)}.
     *
     * @param source how refusals name the file
     */
    public static Sweep read(String source, InputStream in) throws IOException {
        return read(JsonFields.read(source, in, ExperimentFile.FORMAT, ExperimentFile.VERSION));
    }

    /** As {@link #read(Path)}, of the text of such a file. */
    public static Sweep read(String source, String text) {
        return read(JsonFields.read(source, text, ExperimentFile.FORMAT, ExperimentFile.VERSION));
    }

    private static Sweep read(JsonFields root) {
        boolean one = root.has("seed");
        List<Long> seeds = one ? List.of(root.longInteger("seed")) : root.longIntegers("seeds");
        Map<String, List<JsonNode>> vary = one ? Map.of() : root.arrays("vary");
        TrainingConfig base = Settings.read(root, 0);
        root.finish();
        return root.make(() -> new Sweep(base, vary.entrySet().stream().map(entry -> new Factor(entry.getKey(), entry.getValue())).toList(), seeds));
    }

    /** @throws InvalidInputException if a setting has no place in JSON, or the file cannot be written */
    public static void write(Sweep sweep, Path file) {
        ExperimentFile.write(sweep.base(), json -> writeSeeds(sweep, json), file);
    }

    /** What {@link #write} writes. @throws InvalidInputException if a setting has no place in JSON */
    public static String text(Sweep sweep) {
        return ExperimentFile.text(sweep.base(), json -> writeSeeds(sweep, json));
    }

    private static void writeSeeds(Sweep sweep, JsonGenerator json) throws IOException {
        json.writeFieldName("seeds");
        json.writeArray(sweep.seeds().stream().mapToLong(Long::longValue).toArray(), 0, sweep.seeds().size());
        json.writeObjectFieldStart("vary");
        for (Factor factor : sweep.factors()) {
            json.writeFieldName(factor.setting());
            json.writeStartArray();
            for (JsonNode level : factor.levels()) {
                Json.MAPPER.writeTree(json, level);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }
}
