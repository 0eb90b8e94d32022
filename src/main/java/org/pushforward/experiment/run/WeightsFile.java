package org.pushforward.experiment.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.engine.NumpyFile;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.flow.FlowModel;

/**
 * The numbers of a trained flow as arrays of numpy: each number and list of numbers of {@code model.json} by the way that leads to it there, as
 * {@code layers.0.dense.1.weights}; a number alone is an array of one. What is no number, as the kind of a layer, is in {@code model.json} only, so
 * a model is read again with one of these beside it.
 */
public final class WeightsFile {

    private static final String ENDING = ".npz";
    private static final String MODEL_ENDING = ".json";

    private WeightsFile() {}

    /** @throws InvalidInputException one line, if the file is not called {@code .npz} */
    public static void requireNamed(Path file) {
        InvalidInputException.require(file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING),
                "weights are written as arrays of numpy: give a name that ends in %s, not %s", ENDING, file);
    }

    /** @throws InvalidInputException one line, if the file is not called {@code .json} */
    public static void requireModelNamed(Path file) {
        InvalidInputException.require(file.toString().toLowerCase(Locale.ROOT).endsWith(MODEL_ENDING),
                "a model with other weights is written as JSON: give a name that ends in %s, not %s", MODEL_ENDING, file);
    }

    /** @throws InvalidInputException if the file cannot be written; what was there before is then still there */
    public static void write(FlowModel model, Path file) {
        Map<String, NumpyFile.Array> arrays = new LinkedHashMap<>();
        collect("", ModelFile.tree(model), arrays);
        WholeFile.write(file, out -> NumpyFile.writeArchive(arrays, out));
    }

    /**
     * A model with numbers that were written by {@link #write}, and changed since: all of them, those of the settings too.
     *
     * @param model of which the rest is, and the shapes
     * @throws InvalidInputException one line naming the file and the array, if one is missing, not known, of another shape, holds what is not
     *         finite, or what such a model cannot have
     */
    public static FlowModel read(FlowModel model, Path file) {
        ObjectNode tree = ModelFile.tree(model);
        Map<String, NumpyFile.Array> arrays = new LinkedHashMap<>();
        collect("", tree, arrays);
        Map<String, int[]> shapes = new LinkedHashMap<>();
        arrays.forEach((name, array) -> shapes.put(name, array.shape()));
        return ModelFile.read(file.toString(), (ObjectNode) replaced("", tree, NumpyFile.readArchive(file, shapes)));
    }

    /** A tree with the numbers of arrays in the places of its own: the way back of {@link #collect}. */
    private static JsonNode replaced(String name, JsonNode node, Map<String, NumpyFile.Array> arrays) {
        String before = name.isEmpty() ? "" : name + ".";
        if (arrays.containsKey(name)) {
            return replaced(node, arrays.get(name).values(), 0);
        }
        if (node.isObject()) {
            ObjectNode object = Json.MAPPER.createObjectNode();
            node.properties().forEach(field -> object.set(field.getKey(), replaced(before + field.getKey(), field.getValue(), arrays)));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            IntStream.range(0, node.size()).forEach(i -> array.add(replaced(before + i, node.get(i), arrays)));
            return array;
        }
        return node;
    }

    /** @param from where the values of this node begin */
    private static JsonNode replaced(JsonNode node, double[] values, int from) {
        if (node.isArray()) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            int each = node.get(0).isArray() ? node.get(0).size() : 1;
            IntStream.range(0, node.size()).forEach(i -> array.add(replaced(node.get(i), values, from + i * each)));
            return array;
        }
        // Counts and places stay whole numbers where they are ones; where they are none the model's reader says so.
        boolean whole = node.isIntegralNumber() && values[from] == (int) values[from];
        return whole ? Json.MAPPER.getNodeFactory().numberNode((int) values[from]) : Json.MAPPER.getNodeFactory().numberNode(values[from]);
    }

    private static void collect(String name, JsonNode node, Map<String, NumpyFile.Array> arrays) {
        String before = name.isEmpty() ? "" : name + ".";
        if (node.isNumber()) {
            arrays.put(name, new NumpyFile.Array(new int[] {1}, new double[] {node.asDouble()}));
        } else if (node.isObject()) {
            node.properties().forEach(field -> collect(before + field.getKey(), field.getValue(), arrays));
        } else if (node.path(0).isNumber()) {
            arrays.put(name, new NumpyFile.Array(new int[] {node.size()}, numbers(node)));
        } else if (node.path(0).path(0).isNumber()) {
            double[] values = IntStream.range(0, node.size()).mapToObj(node::get).flatMapToDouble(row -> Arrays.stream(numbers(row))).toArray();
            arrays.put(name, new NumpyFile.Array(new int[] {node.size(), node.get(0).size()}, values));
        } else {
            IntStream.range(0, node.size()).forEach(i -> collect(before + i, node.get(i), arrays));
        }
    }

    private static double[] numbers(JsonNode list) {
        return IntStream.range(0, list.size()).mapToDouble(i -> list.get(i).asDouble()).toArray();
    }
}
