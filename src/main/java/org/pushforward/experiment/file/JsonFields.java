package org.pushforward.experiment.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.pushforward.base.InputFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.MemoryLimit;
import org.pushforward.base.OneLine;

/**
 * The fields of one JSON object, each asked for by name and type. A field that is missing, of another type or not known is refused in one
 * line that names the file and the field. Call {@link #finish} when all are read.
 */
public final class JsonFields {

    private static final int SHOWN = 40;

    /** What messages begin with: the file, or where else the object comes from. */
    private final Object source;
    private final String path;
    private final ObjectNode node;
    private final Set<String> asked = new LinkedHashSet<>();

    private JsonFields(Object source, String path, ObjectNode node) {
        this.source = source;
        this.path = path;
        this.node = node;
    }

    /** @param source what refusals begin with */
    public static JsonFields of(String source, ObjectNode node) {
        return new JsonFields(source, "", node);
    }

    /** As {@link #read(Path, String, int, long)}, of an object that is read already. @param source what refusals begin with */
    public static JsonFields of(String source, ObjectNode node, String format, int version) {
        return ofFormat(of(source, node), format, version);
    }

    /**
     * As {@link #read(Path, String, int, long)} from a stream.
     *
     * @param source what refusals begin with
     */
    public static JsonFields read(Object source, InputStream in, String format, int version) throws IOException {
        return ofFormat(read(source, in), format, version);
    }

    /** As {@link #read(Object, InputStream, String, int)}, of a text. */
    public static JsonFields read(Object source, String text, String format, int version) {
        try {
            return read(source, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), format, version);
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory failed", e);
        }
    }

    /**
     * Reads a file and checks that it is what it should be. Whatever else it is is refused before anything of it is kept.
     *
     * @param format    the value of its field {@code format}
     * @param version   the value of its field {@code version}
     * @param mostBytes what no file of the kind is longer than, so that nothing else is read to its end; of one that is as long as memory lets it be
     *                  {@code Long.MAX_VALUE}
     */
    public static JsonFields read(Path file, String format, int version, long mostBytes) {
        requireShort(file, mostBytes);
        if (Files.isRegularFile(file)) {
            requireFormat(format(file), format, file);
        }
        return ofFormat(read(file, mostBytes), format, version);
    }

    /** Reads a file that holds one object, of whatever fields. @param mostBytes as of {@link #read(Path, String, int, long)} */
    public static JsonFields read(Path file, long mostBytes) {
        requireShort(file, mostBytes);
        try {
            // A number takes more bytes as a node than as text.
            MemoryLimit.requireRoom(file.toString(), Files.isRegularFile(file) ? Files.size(file) : 0);
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
        return from(file, in -> read(file, in));
    }

    /**
     * The field {@code format} of a file's object, of which no more is read than stands before it, and nothing kept, be it as long as it may.
     *
     * @return empty where there is none, or it is no text
     * @throws InvalidInputException one line, if the file is missing, torn before there, or holds no JSON object
     */
    public static String format(Path file) {
        return from(file, in -> parsed(file, in, text -> {
            try (JsonParser json = Json.MAPPER.createParser(text)) {
                // Whoever reads the file looks for names that are there twice; here those of a large object would be kept.
                json.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
                JsonToken first = json.nextToken();
                requireObject(first != null, first == JsonToken.START_OBJECT, file);
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    boolean found = json.currentName().equals("format");
                    json.nextToken();
                    if (found) {
                        return json.getValueAsString("");
                    }
                    json.skipChildren();
                }
                return "";
            }
        }));
    }

    private static void requireShort(Path file, long mostBytes) {
        try {
            InvalidInputException.require(!Files.isRegularFile(file) || Files.size(file) <= mostBytes,
                    "%s is longer than the %d MB that any file of its kind has: give another", file, mostBytes >> 20);
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
    }

    /** What is made of a text as it comes. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(InputStream in) throws IOException;
    }

    private static <T> T from(Path file, Reading<T> reading) {
        InputFile.requireReadable(file, "a file");
        try (InputStream in = Files.newInputStream(file)) {
            return reading.of(in);
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
    }

    private static JsonFields read(Object source, InputStream in) throws IOException {
        JsonNode root = parsed(source, in, Json.MAPPER::readTree);
        requireObject(!root.isMissingNode(), root.isObject(), source);
        return new JsonFields(source, "", (ObjectNode) root);
    }

    private static void requireObject(boolean something, boolean object, Object source) {
        InvalidInputException.require(something, "%s is empty", source);
        InvalidInputException.require(object, "%s holds no JSON object: it is torn or another file, use a whole copy", source);
    }

    private static <T> T parsed(Object source, InputStream in, Reading<T> reading) throws IOException {
        Counted counted = new Counted(in);
        try {
            return reading.of(counted);
        } catch (JsonProcessingException e) {
            if (isTorn(e, counted.bytes)) {
                throw new InvalidInputException(source + " ends too early: it is torn, use a whole copy", e);
            }
            throw new InvalidInputException(source + where(e.getLocation()) + ": " + complaint(e), e);
        }
    }

    /** Counts what the parser takes. */
    private static final class Counted extends FilterInputStream {

        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            bytes += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            bytes += Math.max(0, count);
            return count;
        }
    }

    /**
     * Whether the end is all that is wrong. After a comma the parser has another exception for that; and of a number that ends with its decimal point
     * it complains as of a wrong character, where the file ends as well.
     */
    private static boolean isTorn(JsonProcessingException e, long bytes) {
        return e instanceof JsonEOFException || e.getOriginalMessage().startsWith("Unexpected end-of-input")
                || e.getOriginalMessage().startsWith("Unexpected character ('.' ") && e.getLocation().getByteOffset() == bytes - 1;
    }

    private static String where(JsonLocation location) {
        return location == null || location.getLineNr() < 1 ? "" : ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** In our words: those of the parser are for programmers. */
    private static String complaint(JsonProcessingException e) {
        String words = e.getOriginalMessage();
        if (e instanceof StreamConstraintsException) {
            return "a text, a number or a nesting is longer or deeper than any that this program writes: use a whole copy of the file";
        }
        if (words.startsWith("Duplicate field")) {
            return "the field " + OneLine.quoted(words.substring(words.indexOf('\'') + 1, words.lastIndexOf('\'')))
                    + " is there twice: delete one of them";
        }
        if (words.startsWith("Trailing token")) {
            return "something follows after the end of the object: delete it";
        }
        if (words.startsWith("Invalid UTF-8")) {
            return "this is not UTF-8 text: save the file as UTF-8";
        }
        return "this is not JSON: look here for a missing or surplus quote, comma or bracket, "
                + "or a value that is no number, text, true, false or null";
    }

    private static JsonFields ofFormat(JsonFields fields, String format, int version) {
        requireFormat(fields.node.path("format").asText(), format, fields.source);
        fields.text("format");
        int found = fields.integer("version");
        InvalidInputException.require(found == version, "%s has version %d of its format, but this program reads version %d",
                fields.source, found, version);
        return fields;
    }

    private static void requireFormat(String found, String format, Object source) {
        InvalidInputException.require(found.equals(format), "%s is not a file of the format \"%s\"", source, format);
    }

    public JsonFields object(String name) {
        return object(get(name), path + name);
    }

    private JsonFields object(JsonNode value, String where) {
        if (!value.isObject()) {
            throw refusal(where, "an object is needed", value);
        }
        return new JsonFields(source, where + ".", (ObjectNode) value);
    }

    public List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        JsonNode array = array(name);
        for (int i = 0; i < array.size(); i++) {
            objects.add(object(array.get(i), path + name + "[" + i + "]"));
        }
        return objects;
    }

    /** As {@link #objects}; none where the field is missing, as it is in files from before there was such a field. */
    public List<JsonFields> objectsIfAny(String name) {
        asked.add(name);
        return node.has(name) ? objects(name) : List.of();
    }

    public String text(String name) {
        JsonNode value = get(name);
        if (!value.isTextual()) {
            throw refusal(path + name, "a text is needed", value);
        }
        return value.textValue();
    }

    /** A text, or null. */
    public String textOrNone(String name) {
        return get(name).isNull() ? null : text(name);
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (Json.label(constant).equals(text)) {
                return constant;
            }
        }
        String choices = Arrays.stream(type.getEnumConstants()).map(Json::label).collect(Collectors.joining(", "));
        throw refusal(path + name, "choose one of " + choices, get(name));
    }

    /** As {@link #choice}; {@code absent} where the field is missing. */
    public <E extends Enum<E>> E choiceIfAny(String name, Class<E> type, E absent) {
        asked.add(name);
        return node.has(name) ? choice(name, type) : absent;
    }

    public boolean truth(String name) {
        JsonNode value = get(name);
        if (!value.isBoolean()) {
            throw refusal(path + name, "true or false is needed", value);
        }
        return value.booleanValue();
    }

    public int integer(String name) {
        JsonNode value = get(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw refusal(path + name, "a whole number is needed", value);
        }
        return value.intValue();
    }

    public long longInteger(String name) {
        return longInteger(get(name), path + name);
    }

    private long longInteger(JsonNode value, String where) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw refusal(where, "a whole number is needed", value);
        }
        return value.longValue();
    }

    /** @return whole numbers */
    public List<Long> longIntegers(String name) {
        List<Long> values = new ArrayList<>();
        JsonNode array = array(name);
        for (int i = 0; i < array.size(); i++) {
            values.add(longInteger(array.get(i), path + name + "[" + i + "]"));
        }
        return values;
    }

    /** @return finite */
    public double number(String name) {
        return number(get(name), path + name);
    }

    /** A number, or NaN for null. */
    public double numberOrNone(String name) {
        return get(name).isNull() ? Double.NaN : number(name);
    }

    /** A number, or positive infinity for null. */
    public double numberOrUnlimited(String name) {
        return get(name).isNull() ? Double.POSITIVE_INFINITY : number(name);
    }

    private double number(JsonNode value, String where) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw refusal(where, "a finite number is needed", value);
        }
        return value.doubleValue();
    }

    /** @return finite numbers */
    public double[] numbers(String name) {
        return numbers(array(name), path + name);
    }

    private double[] numbers(JsonNode array, String where) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(array.get(i), where + "[" + i + "]");
        }
        return values;
    }

    /** @return an array of arrays of finite numbers, of whatever lengths */
    public double[][] rows(String name) {
        JsonNode array = array(name);
        double[][] rows = new double[array.size()][];
        for (int i = 0; i < rows.length; i++) {
            String where = path + name + "[" + i + "]";
            if (!array.get(i).isArray()) {
                throw refusal(where, "an array is needed", array.get(i));
            }
            rows[i] = numbers(array.get(i), where);
        }
        return rows;
    }

    /** An object whose fields, of whatever names, are arrays: these, in the order of the file. */
    public Map<String, List<JsonNode>> arrays(String name) {
        JsonFields fields = object(name);
        Map<String, List<JsonNode>> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : fields.node.properties()) {
            List<JsonNode> values = new ArrayList<>();
            fields.array(field.getKey()).forEach(values::add);
            arrays.put(field.getKey(), values);
        }
        return arrays;
    }

    /** As {@link #texts}; none where the field is missing. */
    public List<String> textsIfAny(String name) {
        asked.add(name);
        return node.has(name) ? texts(name) : List.of();
    }

    /** @return one or more texts */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode array = array(name);
        for (int i = 0; i < array.size(); i++) {
            if (!array.get(i).isTextual()) {
                throw refusal(path + name + "[" + i + "]", "a text is needed", array.get(i));
            }
            texts.add(array.get(i).textValue());
        }
        InvalidInputException.require(!texts.isEmpty(), "%s: %s%s: one text or more is needed", source, path, name);
        return texts;
    }

    private JsonNode array(String name) {
        JsonNode value = get(name);
        if (!value.isArray()) {
            throw refusal(path + name, "an array is needed", value);
        }
        return value;
    }

    /** The object itself, with all its fields. */
    public JsonNode tree() {
        return node;
    }

    /** Whether there is such a field, of whatever type. */
    public boolean has(String name) {
        return node.has(name);
    }

    /** Whether a field that may be there is not. */
    public boolean isAbsent(String name) {
        asked.add(name);
        return !node.has(name);
    }

    private JsonNode get(String name) {
        asked.add(name);
        JsonNode value = node.get(name);
        InvalidInputException.require(value != null, "%s: the field %s%s is missing", source, path, name);
        return value;
    }

    /** Refuses fields that nobody asked for: a misspelt one must not pass for an absent one. */
    public void finish() {
        node.fieldNames().forEachRemaining(name -> InvalidInputException.require(asked.contains(name),
                "%s: there is no field %s; known here are %s", source, path + OneLine.begin(name, SHOWN),
                String.join(", ", asked)));
    }

    /** Makes a value from fields of this object; says where the file has what the value refuses. */
    public <T> T make(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (InvalidInputException e) {
            String where = path.isEmpty() ? "" : ", " + path.substring(0, path.length() - 1);
            throw new InvalidInputException(source + where + ": " + e.getMessage(), e);
        }
    }

    /** A refusal of this object as a whole, or of one of its fields. */
    public InvalidInputException refusal(String name, String complaint) {
        return new InvalidInputException(source + ": " + path + name + ": " + complaint);
    }

    private InvalidInputException refusal(String where, String need, JsonNode value) {
        String shown = value.isContainerNode() ? value.isArray() ? "an array" : "an object" : OneLine.begin(value.toString(), SHOWN);
        return new InvalidInputException(source + ": " + where + ": " + need + ", not " + shown);
    }
}
