package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.train.TrainingConfig;

/** A model's file alone is enough to evaluate it, and comes back bit for bit or not at all. */
class ModelFileTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("model.json");
    }

    static Stream<Arguments> architectures() {
        return Stream.of(Partition.values()).flatMap(partition -> Stream.of(CouplingKind.values())
                .flatMap(kind -> Stream.of(Activation.values())
                        .map(activation -> Arguments.of(new FlowSpec(5, 7, 2, activation, 1.7, partition, kind)))));
    }

    static Stream<Arguments> leakyArchitectures() {
        return Stream.of(FlowFamily.LEAKY, FlowFamily.LEAKY_HARD, FlowFamily.GREEDY).flatMap(family -> Stream.of(1, 5)
                .map(layers -> Arguments.of(new FlowSpec(layers, 64, 2, Activation.TANH, 1.7).withFamily(family).plain())));
    }

    static Stream<Arguments> architecturesAndPaddings() {
        return Stream.concat(architectures(), leakyArchitectures())
                .flatMap(spec -> Stream.of(0, 1, 2, 5).map(extra -> Arguments.of(spec.get()[0], extra)));
    }

    @ParameterizedTest
    @MethodSource("architecturesAndPaddings")
    void comesBackBitForBit(FlowSpec spec, int extra) {
        Padding padding = extra == 0 ? Padding.none() : Padding.gaussian(extra, 0.1);
        FlowModel model = Models.random(padding, spec, extra);
        ModelFile.write(model, file());
        FlowModel read = ModelFile.read(file());
        assertEquals(model.spec(), read.spec());
        assertEquals(model.padding(), read.padding());
        assertEquals(model.dataDimension(), read.dataDimension());
        assertEquals(model.standardization(), read.standardization());
        assertArrayEquals(model.parameters(), read.parameters());
    }

    /** The formulae of the file's own words as plain loops, with nothing but the JSON at hand. */
    @ParameterizedTest
    @MethodSource("architectures")
    void wordsAndWeightsAreEnoughToEvaluateIt(FlowSpec spec) throws IOException {
        FlowModel model = Models.random(Padding.gaussian(3), spec, 3);
        ModelFile.write(model, file());
        JsonNode json = new ObjectMapper().readTree(file().toFile());
        int n = 200;
        int d = json.get("dimension").asInt();
        RandomGenerator random = new SplittableRandom(1);
        double[] x = random.doubles((long) n * d, -3, 3).toArray();
        double[] z = new double[n * d];
        double[] logDet = new double[n];
        new Flow(model).forward(x, n, z, logDet);
        for (int i = 0; i < n; i++) {
            double[] u = Arrays.copyOfRange(x, i * d, (i + 1) * d);
            double byHand = evaluate(json, u);
            assertEquals(logDet[i], byHand, 1e-12 * Math.max(1, Math.abs(byHand)));
            for (int j = 0; j < d; j++) {
                assertEquals(z[i * d + j], u[j], 1e-12 * Math.max(1, Math.abs(u[j])));
            }
        }
    }

    /** @param u a padded data point, becomes its noise; @return log-det */
    private static double evaluate(JsonNode json, double[] u) {
        double logDet = 0;
        JsonNode mean = json.get("standardization").get("mean");
        JsonNode scale = json.get("standardization").get("scale");
        for (int i = 0; i < json.get("data_dimension").asInt(); i++) {
            u[i] = (u[i] - mean.get(i).asDouble()) / scale.get(i).asDouble();
            logDet -= Math.log(scale.get(i).asDouble());
        }
        for (JsonNode layer : json.get("layers")) {
            if (layer.has("permutation")) {
                logDet += mix(layer, u);
                continue;
            }
            JsonNode transformed = layer.get("transformed");
            double[] h = new double[layer.get("condition").size()];
            for (int i = 0; i < h.length; i++) {
                h[i] = u[layer.get("condition").get(i).asInt()];
            }
            JsonNode dense = layer.get("dense");
            for (int l = 0; l < dense.size(); l++) {
                h = dense(dense.get(l), h, l + 1 < dense.size() ? layer.get("activation_formula").asText() : "x");
            }
            double clamp = layer.get("clamp").asDouble();
            int size = transformed.size();
            boolean additive = layer.get("kind").asText().equals("additive-coupling");
            for (int j = 0; j < size && additive; j++) {
                u[transformed.get(j).asInt()] += h[j];
            }
            for (int j = 0; j < size && !additive; j++) {
                double s = clamp * Math.tanh(h[j] / clamp);
                int index = transformed.get(j).asInt();
                u[index] = u[index] * Math.exp(s) + h[size + j];
                logDet += s;
            }
        }
        return logDet;
    }

    /** A permutation or a linear layer in place; @return its log-det */
    private static double mix(JsonNode layer, double[] u) {
        int d = u.length;
        double[] v = u.clone();
        double logDet = 0;
        if (layer.get("kind").asText().equals("linear")) {
            JsonNode factors = layer.get("factors");
            double[] w = new double[d];
            for (int r = 0; r < d; r++) {
                w[r] = layer.get("sign").get(r).asDouble() * Math.exp(factors.get(r).get(r).asDouble()) * u[r];
                logDet += factors.get(r).get(r).asDouble();
                for (int c = r + 1; c < d; c++) {
                    w[r] += factors.get(r).get(c).asDouble() * u[c];
                }
            }
            for (int r = 0; r < d; r++) {
                v[r] = w[r];
                for (int c = 0; c < r; c++) {
                    v[r] += factors.get(r).get(c).asDouble() * w[c];
                }
            }
        }
        for (int r = 0; r < d; r++) {
            u[r] = v[layer.get("permutation").get(r).asInt()];
        }
        return logDet;
    }

    private static double[] dense(JsonNode layer, double[] h, String formula) {
        double[] out = new double[layer.get("bias").size()];
        for (int j = 0; j < out.length; j++) {
            double x = layer.get("bias").get(j).asDouble();
            for (int i = 0; i < h.length; i++) {
                x += h[i] * layer.get("weights").get(i).get(j).asDouble();
            }
            out[j] = switch (formula) {
                case "max(0, x)" -> Math.max(0, x);
                case "tanh(x)" -> Math.tanh(x);
                case "(x + sqrt(x^2 + 4)) / 2" -> (x + Math.sqrt(x * x + 4)) / 2;
                default -> x;
            };
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"dimension\": 4        | \"dimension\": 5      | dimension: 2 data coordinates and 2 of padding do not make 5",
        "\"data_dimension\": 2   | \"data_dimension\": 0 | do not make",
        "\"data_dimension\": 2   | \"data_dim\": 2       | the field data_dimension is missing",
        "[ 0, 1 ]                | [ 1, 0 ]              | condition: the coordinates of this layer are [0, 1]",
        "[ 2, 3 ]                | [ 2 ]                 | transformed: the coordinates of this layer are [2, 3]",
        "[ 0.7, 2.1 ]            | [ 0.7, -2.1 ]         | standardization.scale: every scale is positive",
        "[ 0.7, 2.1 ]            | [ 0.7 ]               | standardization.scale: 2 are needed, not 1",
        "[ 0.3, -1.2 ]           | [ 0.3, null ]         | standardization.mean[1]: a finite number is needed, not null",
        "[ 0.3, -1.2 ]           | [ 0.3, 1e999 ]        | standardization.mean[1]: a finite number is needed",
        "[ 0.3, -1.2 ]           | [ 0.3, NaN ]          | not JSON",
        "\"kind\": \"affine-coupling\" | \"kind\": \"spline\" | layers[0].kind: affine-coupling, additive-coupling, permutation, linear, "
        + "bounded-affine and greedy are known, not spline",
        "\"clamp\": 1.7          | \"clamp\": 1e-300     | the clamp on the log-scale lies between 1e-20 and 20",
        "\"layers\":             | \"layer\": [], \"layers\": | there is no field layer;",
        "\"tanh\"                | \"sine\"              | layers[0].activation: choose one of",
        "\"tanh(x)\"             | \"tanh(2 x)\"         | layers[0].activation_formula: the formula of tanh is tanh(x)",
        "\"bias\": [             | \"bias\": [ 1,        | layers[0].dense[0].weights[0]: 8 are needed, not 7",
    })
    void refusesByNameInOneLine(String part, String edit, String complaint) throws IOException {
        ModelFile.write(Models.random(Padding.gaussian(2), Activation.TANH, 1), file());
        String good = Files.readString(file());
        int at = good.indexOf(part);
        assertTrue(at >= 0, good.substring(0, 3000));
        Files.writeString(file(), good.substring(0, at) + edit + good.substring(at + part.length()));
        String message = assertThrows(InvalidInputException.class, () -> ModelFile.read(file())).getMessage();
        assertTrue(message.contains("model.json") && message.contains(complaint), message);
        assertEquals(1, message.lines().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"sign\": [        | \"sign\": [ 2,         | sign: 5 are needed, not 6",
        "\"sign\": [        | \"signs\": [           | the field layers[0].sign is missing",
        "\"factors\": [     | \"factors\": [ [ 1 ],  | factors: 5 are needed, not 6",
        "\"permutation\": [ | \"permutation\": [ 4,  | permutation: each of 0 to 4 stands in it once",
        "\"linear\"         | \"permutation\"        | layers[0]",
    })
    void refusesMixingLayersByName(String part, String edit, String complaint) throws IOException {
        ModelFile.write(Models.random(Padding.gaussian(3), new FlowSpec(2, 3, 1, Activation.TANH, 1, Partition.LINEAR, CouplingKind.AFFINE), 1),
                file());
        String good = Files.readString(file());
        int at = good.indexOf(part, good.indexOf("\"layers\": ["));
        assertTrue(at >= 0, good.substring(0, 3000));
        Files.writeString(file(), good.substring(0, at) + edit + good.substring(at + part.length()));
        String message = assertThrows(InvalidInputException.class, () -> ModelFile.read(file())).getMessage();
        assertTrue(message.contains("model.json") && message.contains(complaint), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void refusesTornFiles() throws IOException {
        ModelFile.write(Models.random(Padding.none(), Activation.RELU, 1), file());
        byte[] good = Files.readAllBytes(file());
        for (int length = 0; length < good.length - 2; length += 97) {
            Files.write(file(), Arrays.copyOf(good, length));
            String message = assertThrows(InvalidInputException.class, () -> ModelFile.read(file())).getMessage();
            assertTrue(message.contains("model.json"), message);
            assertEquals(1, message.lines().count());
        }
    }

    @Test
    void neverWritesAModelThatIsNotFinite() {
        FlowModel model = Models.random(Padding.none(), Activation.RELU, 1);
        model.parameters()[3] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> ModelFile.write(model, file()));
        assertTrue(Files.notExists(file()));
    }

    @Test
    void settingsAreNoModel() {
        ExperimentFile.write(TrainingConfig.defaults(), file());
        assertTrue(assertThrows(InvalidInputException.class, () -> ModelFile.read(file())).getMessage()
                .endsWith("is not a file of the format \"pushforward model\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"slope\": 0.3            | \"slope\": 0.4          | layers[1].slope: units of slope 0.3 with a rounding of 0.3 or 0 are known",
        "\"kind\": \"leaky-unit\"   | \"kind\": \"relu\"       | layers[1].kind: a leaky-unit stands after each bounded-affine but the last",
        "\"u_angles\": [          | \"u_angles\": [0.5,     | layers[0].u_angles: 1 are needed, not 2",
        "\"clamp\": 1.7           | \"clamp\": 1            | layers[2].clamp: all layers have the same",
        "\"r\":                   | \"q\": [], \"r\":        | there is no field"})
    void refusesLeakyLayersByNameInOneLine(String part, String edit, String complaint) throws IOException {
        ModelFile.write(Models.random(Padding.none(), new FlowSpec(2, 3, 1, Activation.TANH, 1.7).withFamily(FlowFamily.LEAKY), 1), file());
        String good = Files.readString(file());
        int at = good.indexOf(part);
        assertTrue(at >= 0, good.substring(0, 3000));
        Files.writeString(file(), good.substring(0, at) + edit + good.substring(at + part.length()));
        String message = assertThrows(InvalidInputException.class, () -> ModelFile.read(file())).getMessage();
        assertTrue(message.contains("model.json") && message.contains(complaint), message);
        assertEquals(1, message.lines().count());
    }
}
