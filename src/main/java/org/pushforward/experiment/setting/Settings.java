package org.pushforward.experiment.setting;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.TableChoice;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/**
 * The settings of a run as JSON: an object for each group of settings ({@code dataset}, {@code padding}, {@code flow}, {@code optimization},
 * {@code instruments}), constants in lower case, every number exact. A clip of null clips nothing. All fields are needed and no others are
 * known, but for those that are named below as optional. The seed is none of them.
 *
 * <p>Optional is {@code interventions}, the list of what is changed on the way, as somebody moved it by hand in a run that this one
 * repeats to the bit. It is left out where nothing is changed. Each entry has all of its fields: {@code step} (steps done when it was moved; the
 * next step is the first that it concerns; ascending), {@code rate} (that the schedule starts from) and {@code padding_noise} (standard deviation of
 * the padding, 0 to 1; 0 without padding). Both values are in force from there to the next entry, and end what was before.
 *
 * <pre>
 *   "interventions": [{"step": 400, "rate": 0.001, "padding_noise": 0}]
 * </pre>
 *
 * <p>Of a dataset that is a CSV file two more fields may be there, and are absent for all others: {@code columns}, the two columns that are learned,
 * by their names or as texts by their numbers from 1; and {@code header} ({@code present} or {@code absent}), where somebody said whether the first line
 * is one. Without them the reader chooses, see {@code data.PointTable}; what it chose stands in the file that a run leaves. They are no settings with
 * a name.
 *
 * <p>A setting has a name: {@code flow.couplings} is the field {@code couplings} of the object {@code flow}. Interventions have none.
 */
public final class Settings {

    private static final String COLUMNS = "columns";
    private static final String HEADER = "header";

    private Settings() {}

    /** Writes the groups as fields of the object that the generator is in. Noise and rotation must be finite. */
    static void write(TrainingConfig config, JsonGenerator json) throws IOException {
        DatasetSpec dataset = config.dataset();
        json.writeObjectFieldStart("dataset");
        json.writeStringField("name", dataset.name());
        json.writeNumberField("noise", dataset.noise());
        json.writeNumberField("modes", dataset.modes());
        json.writeNumberField("rotation", dataset.rotation());
        json.writeNumberField("count", dataset.count());
        writeTable(dataset.table(), json);
        json.writeEndObject();

        writePadding(config.padding(), json);

        FlowSpec flow = config.flow();
        json.writeObjectFieldStart("flow");
        json.writeNumberField("couplings", flow.couplings());
        json.writeNumberField("hidden", flow.hidden());
        json.writeNumberField("depth", flow.depth());
        json.writeStringField("activation", flow.activation().label());
        json.writeNumberField("clamp", flow.clamp());
        json.writeStringField("partition", flow.partition().label());
        json.writeStringField("coupling", flow.coupling().label());
        json.writeEndObject();

        Optimization optimization = config.optimization();
        json.writeObjectFieldStart("optimization");
        json.writeNumberField("steps", optimization.steps());
        json.writeNumberField("batch", optimization.batch());
        json.writeNumberField("rate", optimization.rate());
        json.writeStringField("schedule", Json.label(optimization.schedule()));
        Json.writeNumber(json, "clip", optimization.clip());
        json.writeStringField("precision", Json.label(optimization.precision()));
        json.writeEndObject();

        HistorySpec instruments = config.instruments();
        json.writeObjectFieldStart("instruments");
        json.writeNumberField("every", instruments.every());
        json.writeNumberField("held_out", instruments.heldOut());
        json.writeNumberField("points", instruments.points());
        json.writeEndObject();

        if (!config.interventions().list().isEmpty()) {
            json.writeArrayFieldStart("interventions");
            for (Intervention intervention : config.interventions().list()) {
                json.writeStartObject();
                json.writeNumberField("step", intervention.step());
                json.writeNumberField("rate", intervention.rate());
                json.writeNumberField("padding_noise", intervention.paddingNoise());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static void writeTable(TableChoice table, JsonGenerator json) throws IOException {
        Json.writeTexts(json, COLUMNS, table.columns());
        if (table.header() != TableChoice.Header.AUTO) {
            json.writeStringField(HEADER, Json.label(table.header()));
        }
    }

    public static void writePadding(Padding padding, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("padding");
        json.writeStringField("kind", Json.label(padding.kind()));
        json.writeNumberField("dimensions", padding.dimensions());
        json.writeNumberField("noise_level", padding.noiseLevel());
        json.writeEndObject();
    }

    /** The groups as one object, as {@link #write} gives them. */
    public static ObjectNode tree(TrainingConfig config) {
        try (TokenBuffer buffer = new TokenBuffer(Json.MAPPER, false)) {
            buffer.writeStartObject();
            write(config, buffer);
            buffer.writeEndObject();
            return Json.MAPPER.readTree(buffer.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory failed", e);
        }
    }

    /**
     * Every setting by its name, in the order of the file; the names are the same whatever the settings.
     *
     * @return values as JSON
     */
    public static Map<String, JsonNode> byName(TrainingConfig config) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        DatasetSpec dataset = config.dataset().withTable(TableChoice.DEFAULT);
        tree(config.withDataset(dataset).withInterventions(Interventions.NONE)).properties().forEach(group -> group.getValue().properties()
                .forEach(field -> values.put(group.getKey() + "." + field.getKey(), field.getValue())));
        return values;
    }

    /**
     * How the table of a CSV file is read, by the names of the two fields that only such a dataset may have, as texts: {@code dataset.columns} as an
     * array of JSON, {@code dataset.header}. Empty texts where the reader chooses.
     */
    public static Map<String, String> ofTable(TrainingConfig config) {
        JsonNode dataset = tree(config).get("dataset");
        Map<String, String> values = new LinkedHashMap<>();
        values.put("dataset." + COLUMNS, dataset.has(COLUMNS) ? dataset.get(COLUMNS).toString() : "");
        values.put("dataset." + HEADER, dataset.path(HEADER).asText());
        return values;
    }

    /** The names of all settings, in the order of the file. */
    public static List<String> names() {
        return new ArrayList<>(byName(TrainingConfig.defaults()).keySet());
    }

    /**
     * Reads the groups from the fields of an object, which may have others. The dataset's name is taken as it stands: whether there is such a
     * dataset shows when its points are drawn.
     *
     * @throws org.pushforward.base.InvalidInputException one line naming the field, if the fields are not such settings
     */
    public static TrainingConfig read(JsonFields root, long seed) {
        TrainingConfig config = new TrainingConfig(dataset(root.object("dataset")), padding(root), flow(root.object("flow")),
                optimization(root.object("optimization")), instruments(root.object("instruments")), seed);
        List<Intervention> interventions = root.objectsIfAny("interventions").stream().map(Settings::intervention).toList();
        return root.make(() -> config.withInterventions(new Interventions(interventions)));
    }

    private static Intervention intervention(JsonFields fields) {
        long step = fields.longInteger("step");
        double rate = fields.number("rate");
        double paddingNoise = fields.number("padding_noise");
        fields.finish();
        return fields.make(() -> new Intervention(step, rate, paddingNoise));
    }

    private static DatasetSpec dataset(JsonFields fields) {
        DatasetSpec spec = new DatasetSpec(fields.text("name"), fields.number("noise"), fields.integer("modes"), fields.number("rotation"),
                fields.integer("count"));
        List<String> columns = fields.textsIfAny(COLUMNS);
        TableChoice.Header header = fields.choiceIfAny(HEADER, TableChoice.Header.class, TableChoice.Header.AUTO);
        fields.finish();
        return fields.make(() -> spec.withTable(new TableChoice(columns, header)));
    }

    public static Padding padding(JsonFields root) {
        JsonFields fields = root.object("padding");
        Padding.Kind kind = fields.choice("kind", Padding.Kind.class);
        int dimensions = fields.integer("dimensions");
        double noiseLevel = fields.number("noise_level");
        fields.finish();
        return fields.make(() -> new Padding(kind, dimensions, noiseLevel));
    }

    private static FlowSpec flow(JsonFields fields) {
        int couplings = fields.integer("couplings");
        int hidden = fields.integer("hidden");
        int depth = fields.integer("depth");
        Activation activation = fields.choice("activation", Activation.class);
        double clamp = fields.number("clamp");
        Partition partition = fields.choice("partition", Partition.class);
        CouplingKind coupling = fields.choice("coupling", CouplingKind.class);
        fields.finish();
        return fields.make(() -> new FlowSpec(couplings, hidden, depth, activation, clamp, partition, coupling));
    }

    private static Optimization optimization(JsonFields fields) {
        int steps = fields.integer("steps");
        int batch = fields.integer("batch");
        double rate = fields.number("rate");
        Schedule schedule = fields.choice("schedule", Schedule.class);
        double clip = fields.numberOrUnlimited("clip");
        Precision precision = fields.choice("precision", Precision.class);
        fields.finish();
        return fields.make(() -> new Optimization(steps, batch, rate, schedule, clip, precision));
    }

    private static HistorySpec instruments(JsonFields fields) {
        int every = fields.integer("every");
        int heldOut = fields.integer("held_out");
        int points = fields.integer("points");
        fields.finish();
        return fields.make(() -> new HistorySpec(every, heldOut, points));
    }
}
