package org.pushforward.experiment.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.engine.NumpyFile;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.flow.FlowModel;

/**
 * The numbers of a trained flow as arrays of numpy: each number and list of numbers of {@code model.json} by the way that leads to it there, as
 * {@code layers.0.dense.1.weights}; a number alone is an array of one. What is no number, as the kind of a layer, is in {@code model.json} only.
 */
public final class WeightsFile {

    private static final String ENDING = ".npz";

    private WeightsFile() {}

    /** @throws InvalidInputException one line, if the file is not called {@code .npz} */
    public static void requireNamed(Path file) {
        InvalidInputException.require(file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING),
                "weights are written as arrays of numpy: give a name that ends in %s, not %s", ENDING, file);
    }

    /** @throws InvalidInputException if the file cannot be written; what was there before is then still there */
    public static void write(FlowModel model, Path file) {
        Map<String, NumpyFile.Array> arrays = new LinkedHashMap<>();
        collect("", ModelFile.tree(model), arrays);
        WholeFile.write(file, out -> NumpyFile.writeArchive(arrays, out));
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
