package org.pushforward.experiment.setting;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pushforward.base.Choice;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;

/**
 * The settings of a run as JSON: an object for each group of settings ({@code dataset}, {@code padding}, {@code flow}, {@code optimization},
 * {@code instruments}), constants in lower case, every number exact. A clip of null clips nothing. All fields are needed and no others are
 * known, but for those that are named below as optional, and a {@link Setting} that is younger
 * than the file, which has the value that it had before. The seed is none of them.
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
 * <p>Of a dataset that is a CSV file two more fields may be there, and are absent for all others: {@code columns}, the columns that are learned,
 * by their names or as texts by their numbers from 1; and {@code header} ({@code present} or {@code absent}), where somebody said whether the first
 * line is one. Without them the reader chooses, see {@code data.PointTable}; what it chose stands in the file that a run leaves. They are no settings
 * with a name.
 *
 * <p>A setting has a name: {@code flow.couplings} is the field {@code couplings} of the object {@code flow}. Interventions have none.
 */
public final class Settings {

    private static final List<RecordComponent> GROUPS = Arrays.stream(TrainingConfig.class.getRecordComponents())
            .filter(Settings::isGroup).toList();
    private static final String COLUMNS = "columns";
    private static final String HEADER = "header";

    private Settings() {}

    /**
     * Writes the groups as fields of the object that the generator is in, without those younger settings that have the value which files without them
     * mean: so earlier releases read what they can train, and a file of theirs comes out as it went in. Noise and rotation must be finite.
     */
    static void write(TrainingConfig config, JsonGenerator json) throws IOException {
        write(config, json, false);
    }

    private static void write(TrainingConfig config, JsonGenerator json, boolean whole) throws IOException {
        for (RecordComponent group : GROUPS) {
            json.writeObjectFieldStart(Records.name(group));
            writeFields(Records.name(group), (Record) Records.get(config, group), json, whole);
            json.writeEndObject();
        }
        if (!config.interventions().list().isEmpty()) {
            json.writeArrayFieldStart("interventions");
            for (Intervention intervention : config.interventions().list()) {
                json.writeStartObject();
                writeFields("interventions", intervention, json, true);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    /** Writes one group, as the padding, under its name. */
    public static void writeGroup(String name, Record group, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        writeFields(name, group, json, false);
        json.writeEndObject();
    }

    private static void writeFields(String group, Record record, JsonGenerator json, boolean whole) throws IOException {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = Records.name(component);
            Object value = Records.get(record, component);
            if (!whole && Setting.find(group + "." + name).map(Setting::before).filter(value::equals).isPresent()) {
                continue;
            }
            if (value instanceof TableChoice table) {
                writeTable(table, json);
            } else if (value instanceof Choice choice) {
                json.writeStringField(name, choice.label());
            } else if (value instanceof Double number && isUnlimited(group, name)) {
                Json.writeNumber(json, name, number);
            } else {
                json.writeObjectField(name, value);
            }
        }
    }

    private static boolean isGroup(RecordComponent component) {
        return component.getType().isRecord() && component.getType() != Interventions.class && component.getType() != TableChoice.class;
    }

    private static void writeTable(TableChoice table, JsonGenerator json) throws IOException {
        Json.writeTexts(json, COLUMNS, table.columns());
        if (table.header() != TableChoice.Header.AUTO) {
            json.writeStringField(HEADER, Json.label(table.header()));
        }
    }

    private static boolean isUnlimited(String group, String name) {
        return Setting.find(group + "." + name).map(Setting::isUnlimited).orElse(false);
    }

    /** The groups as one object, every setting among them. */
    public static ObjectNode tree(TrainingConfig config) {
        try (TokenBuffer buffer = new TokenBuffer(Json.MAPPER, false)) {
            buffer.writeStartObject();
            write(config, buffer, true);
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

    /** All settings in the order of the file, the seed last. */
    public static List<Setting> all() {
        return Stream.concat(names().stream(), Stream.of("seed")).map(Setting::of).toList();
    }

    /** The names of all settings but the seed, in the order of the file. */
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
        TrainingConfig config = Records.make(TrainingConfig.class, component -> {
            if (component.getType() == long.class) {
                return seed;
            }
            return component.getType() == Interventions.class ? Interventions.NONE : readGroup(root, Records.name(component), component.getType());
        });
        List<Intervention> interventions = root.objectsIfAny("interventions").stream()
                .map(fields -> readFields(fields, "interventions", Intervention.class, name -> Optional.empty())).toList();
        return root.make(() -> config.withInterventions(new Interventions(interventions)));
    }

    /** Reads one group, as the padding, from the field of its name. */
    public static <R> R readGroup(JsonFields root, String name, Class<R> type) {
        return readFields(root.object(name), name, type, setting -> Setting.find(setting).map(Setting::before));
    }

    /** @param before what a file means that is older than a setting, by the setting's name */
    static <R> R readFields(JsonFields fields, String group, Class<R> type, Function<String, Optional<Object>> before) {
        Map<String, Object> values = new HashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = Records.name(component);
            Optional<Object> older = before.apply(group + "." + name);
            values.put(component.getName(), older.isPresent() && fields.isAbsent(name) ? older.get()
                    : readField(fields, group, name, component.getType()));
        }
        fields.finish();
        return fields.make(() -> Records.make(type, component -> {
            Object value = values.get(component.getName());
            return value instanceof Supplier<?> table ? table.get() : value;
        }));
    }

    /** @return the value, or for a table a supplier of it: what a table refuses is told when all fields are there */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object readField(JsonFields fields, String group, String name, Class<?> type) {
        if (type == TableChoice.class) {
            List<String> columns = fields.textsIfAny(COLUMNS);
            TableChoice.Header header = fields.choiceIfAny(HEADER, TableChoice.Header.class, TableChoice.Header.AUTO);
            return (Supplier<TableChoice>) () -> new TableChoice(columns, header);
        } else if (type == int.class) {
            return fields.integer(name);
        } else if (type == long.class) {
            return fields.longInteger(name);
        } else if (type == double.class) {
            return isUnlimited(group, name) ? fields.numberOrUnlimited(name) : fields.number(name);
        } else if (type == boolean.class) {
            return fields.truth(name);
        }
        return type.isEnum() ? fields.choice(name, (Class) type) : fields.text(name);
    }

    /**
     * Settings with other values of some, by their names; all of a group at once, as what one of them may be can depend on another.
     *
     * @throws org.pushforward.base.InvalidInputException if a record refuses a value
     */
    public static TrainingConfig with(TrainingConfig config, Map<String, ?> values) {
        return (TrainingConfig) withFields(config, "", values);
    }

    private static Object withFields(Object record, String path, Map<String, ?> values) {
        return Records.make(record.getClass(), component -> {
            String name = path + Records.name(component);
            Object value = values.containsKey(name) ? values.get(name) : Records.get(record, component);
            return isGroup(component) ? withFields(value, name + ".", values) : value;
        });
    }
}
