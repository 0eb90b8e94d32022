package org.pushforward.experiment.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pushforward.data.Padding;
import org.pushforward.data.Standardization;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowLayout.AffineShape;
import org.pushforward.flow.FlowLayout.GreedyShape;
import org.pushforward.flow.FlowLayout.MixingShape;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.LeakyUnit;
import org.pushforward.flow.Partition;

/**
 * A trained flow as JSON that explains itself: formulae in words, and every layer from data to noise: couplings with the indices of their
 * coordinates, bound, activation and weights as row-major arrays, and what mixes the coordinates between them; or the affine maps and units of leaky
 * layers, or greedy layers. Enough to evaluate it anywhere with a few lines; every double is exact. The field
 * {@code columns} names the data coordinates where they come from a table, and is absent where they do not.
 */
public final class ModelFile {

    /** Of the field {@code format}. */
    public static final String FORMAT = "pushforward model";
    private static final int VERSION = 1;
    private static final String PERMUTATION = "permutation";
    private static final String LINEAR = "linear";
    private static final String COUPLING = "-coupling";
    private static final String AFFINE = "bounded-affine";
    private static final String UNIT = "leaky-unit";
    private static final String GREEDY = "greedy";
    private static final String COLUMNS = "columns";

    private static final String[][] MEANING = {
        {"direction", "data -> noise: the layers in their order take a padded data point to a point of standard normal noise"},
        {"input", "x: the data coordinates in data units, then the padding coordinates"},
        {"standardization", "u_i = (x_i - mean_i) / scale_i for the data coordinates; padding coordinates enter as they are"},
        {"affine-coupling", "c = u[condition], y = u[transformed]; u[transformed] becomes y * exp(s) + t; the other coordinates stay"},
        {"additive-coupling", "as affine-coupling with s = 0: u[transformed] becomes y + t, the last h is t alone, clamp is without meaning"},
        {"conditioner", "h = c; for each dense layer h = h . weights + bias, followed by the activation except after the last; "
                + "the last h is the concatenation [r, t] of two vectors as long as transformed"},
        {"log_scale", "s = clamp * tanh(r / clamp)"},
        {"permutation", "u becomes u[permutation]"},
        {"linear", "u becomes (L . (U + diag(sign * exp(d))) . u)[permutation], where factors holds the unit lower triangular L below its diagonal, "
                + "the strictly upper triangular U above it and d on it"},
        {"bounded-affine", "u becomes V . (exp(s) * (U . u)) + bias, s = clamp * tanh(r / clamp) by coordinate; U and V are products of turns, one "
                + "for each pair of coordinates i < j in the order (0, 1), (0, 2), ..., (1, 2), ..., the first next to u: by the angle w, "
                + "(u_i, u_j) becomes (cos(w) u_i - sin(w) u_j, sin(w) u_i + cos(w) u_j)"},
        {"leaky-unit", "each u_i becomes (1 + slope) / 2 * u_i + (1 - slope) / 2 * sqrt(u_i^2 + rounding^2)"},
        {"greedy", "a = given . u, b = moved . u; m and l are linear in a between the knots, where they are mean and log_scale, and constant beyond "
                + "the first and the last of those that differ; u becomes u + ((b - m) * exp(-l) - b) * moved. The vectors moved and given are made "
                + "orthonormal first, in this order: as they stand here they are so to single precision at least"},
        {"log_det", "log |det dz/dx| = sum of s over all couplings and bounded-affine layers and their coordinates + sum of d over all linear layers "
                + "+ sum of the logarithms of all leaky units' derivatives - sum of l over all greedy layers - sum of log(scale_i)"},
        {"log_prob", "-|z|^2 / 2 - dimension * log(2 pi) / 2 + log_det: nats, joint over data and padding, in data units"},
        {"inverse", "layers in reverse order: y = (u[transformed] - t) * exp(-s), permutations and linear layers undone; a leaky unit by u_i = "
            + "((1 + slope) / 2 * v - (1 - slope) / 2 * sqrt(v^2 + slope * rounding^2)) / slope; a greedy layer by b exp(l) + m in the place of b, "
            + "since it leaves a; then x_i = u_i * scale_i + mean_i"},
    };

    private ModelFile() {}

    /** @throws org.pushforward.base.InvalidInputException if the file cannot be written; what was there before is then still there */
    public static void write(FlowModel model, Path file) {
        requireFinite(model);
        WholeFile.write(file, out -> write(model, out));
    }

    /** What the file holds; the stream is left open. */
    static void write(FlowModel model, OutputStream out) throws IOException {
        requireFinite(model);
        try (JsonGenerator json = Json.generator(out)) {
            write(model, json);
        }
        out.write('\n');
    }

    /** What the file holds, as a tree. */
    static ObjectNode tree(FlowModel model) {
        try (TokenBuffer buffer = new TokenBuffer(Json.MAPPER, false)) {
            write(model, buffer);
            return Json.MAPPER.readTree(buffer.asParser());
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory failed", e);
        }
    }

    private static void requireFinite(FlowModel model) {
        for (double[] values : List.of(model.parameters(), model.standardization().mean(), model.standardization().scale())) {
            if (!Arrays.stream(values).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("a model with a number that is not finite is none");
            }
        }
    }

    private static void write(FlowModel model, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", VERSION);
        json.writeObjectFieldStart("meaning");
        for (String[] entry : MEANING) {
            json.writeStringField(entry[0], entry[1]);
        }
        json.writeEndObject();
        json.writeNumberField("dimension", model.dimension());
        json.writeNumberField("data_dimension", model.dataDimension());
        Json.writeTexts(json, COLUMNS, model.columns());
        Settings.writeGroup("padding", model.padding(), json);
        json.writeObjectFieldStart("standardization");
        Json.writeNumbers(json, "mean", model.standardization().mean());
        Json.writeNumbers(json, "scale", model.standardization().scale());
        json.writeEndObject();
        json.writeArrayFieldStart("layers");
        FlowLayout layout = FlowLayout.of(model);
        switch (model.spec().family()) {
            case COUPLINGS -> writeCouplings(model, layout, json);
            case LEAKY, LEAKY_HARD -> writeLeaky(model, layout, json);
            case GREEDY -> writeGreedy(model, layout, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeCouplings(FlowModel model, FlowLayout layout, JsonGenerator json) throws IOException {
        for (int k = 0; k < model.spec().couplings(); k++) {
            if (layout.mixing(k) != null) {
                writeMixing(layout.mixing(k), model.parameters(), json);
            }
            writeCoupling(model, layout, k, json);
        }
    }

    /** An affine map and the unit for each layer, then the map after the last. */
    private static void writeLeaky(FlowModel model, FlowLayout layout, JsonGenerator json) throws IOException {
        LeakyUnit unit = LeakyUnit.of(model.spec().family());
        for (int k = 0; k <= model.spec().couplings(); k++) {
            AffineShape shape = layout.affine(k);
            json.writeStartObject();
            json.writeStringField("kind", AFFINE);
            json.writeNumberField("clamp", model.spec().clamp());
            for (Part part : Part.of(shape)) {
                Json.writeNumbers(json, part.name(), Arrays.copyOfRange(model.parameters(), part.start(), part.start() + part.count()));
            }
            json.writeEndObject();
            if (k < model.spec().couplings()) {
                json.writeStartObject();
                json.writeStringField("kind", UNIT);
                json.writeNumberField("slope", unit.slope());
                json.writeNumberField("rounding", unit.rounding());
                json.writeEndObject();
            }
        }
    }

    /** Numbers of a layer that have a name together. */
    private record Part(String name, int start, int count) {

        static List<Part> of(GreedyShape shape) {
            int knots = shape.means() - shape.knots();
            return List.of(new Part("given", shape.given(), shape.size()), new Part("moved", shape.moved(), shape.size()),
                    new Part("knots", shape.knots(), knots), new Part("mean", shape.means(), knots), new Part("log_scale", shape.logScales(), knots));
        }

        static List<Part> of(AffineShape shape) {
            return List.of(new Part("u_angles", shape.first(), shape.angles()), new Part("v_angles", shape.second(), shape.angles()),
                    new Part("r", shape.raw(), shape.size()), new Part("bias", shape.bias(), shape.size()));
        }
    }

    private static void writeGreedy(FlowModel model, FlowLayout layout, JsonGenerator json) throws IOException {
        for (int k = 0; k < model.spec().couplings(); k++) {
            json.writeStartObject();
            json.writeStringField("kind", GREEDY);
            json.writeNumberField("clamp", model.spec().clamp());
            for (Part part : Part.of(layout.greedy(k))) {
                Json.writeNumbers(json, part.name(), Arrays.copyOfRange(model.parameters(), part.start(), part.start() + part.count()));
            }
            json.writeEndObject();
        }
    }

    private static void writeMixing(MixingShape shape, double[] parameters, JsonGenerator json) throws IOException {
        int size = shape.size();
        json.writeStartObject();
        json.writeStringField("kind", shape.learned() ? LINEAR : PERMUTATION);
        int[] permutation = new int[size];
        Arrays.setAll(permutation, r -> (int) parameters[shape.permutation(r)]);
        json.writeFieldName("permutation");
        json.writeArray(permutation, 0, size);
        if (shape.learned()) {
            double[] row = new double[size];
            Arrays.setAll(row, r -> parameters[shape.sign(r)]);
            Json.writeNumbers(json, "sign", row);
            json.writeArrayFieldStart("factors");
            for (int r = 0; r < size; r++) {
                System.arraycopy(parameters, shape.factor(r, 0), row, 0, size);
                json.writeArray(row, 0, size);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeCoupling(FlowModel model, FlowLayout layout, int k, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", model.spec().coupling().label() + COUPLING);
        json.writeFieldName("condition");
        json.writeArray(condition(layout, k), 0, layout.conditionSize(k));
        json.writeFieldName("transformed");
        json.writeArray(transformed(layout, k), 0, layout.transformedSize(k));
        json.writeNumberField("clamp", model.spec().clamp());
        json.writeStringField("activation", model.spec().activation().label());
        json.writeStringField("activation_formula", model.spec().activation().formula());
        json.writeArrayFieldStart("dense");
        for (int l = 0; l <= model.spec().depth(); l++) {
            FlowLayout.DenseShape shape = layout.dense(k, l);
            json.writeStartObject();
            json.writeArrayFieldStart("weights");
            double[] row = new double[shape.outputs()];
            for (int i = 0; i < shape.inputs(); i++) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = model.parameters()[shape.weight(i, j)];
                }
                json.writeArray(row, 0, row.length);
            }
            json.writeEndArray();
            for (int j = 0; j < row.length; j++) {
                row[j] = model.parameters()[shape.bias(j)];
            }
            Json.writeNumbers(json, "bias", row);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static int[] condition(FlowLayout layout, int k) {
        return range(layout.conditionStart(k), layout.conditionSize(k));
    }

    private static int[] transformed(FlowLayout layout, int k) {
        return range(layout.transformedStart(k), layout.transformedSize(k));
    }

    private static int[] range(int start, int size) {
        int[] indices = new int[size];
        Arrays.setAll(indices, i -> start + i);
        return indices;
    }

    /**
     * The model that a path stands for: a {@code model.json}, the folder of a run, or the file of one, see {@link RunFile}.
     *
     * @throws org.pushforward.base.InvalidInputException one line, if there is none
     */
    public static FlowModel find(Path path) {
        if (RunFile.isNamed(path) && !Files.isDirectory(path)) {
            return RunFile.model(path);
        }
        Path file = Files.isDirectory(path) ? path.resolve(RunFolder.MODEL) : path;
        ResultFiles.restoreFolderOf(file);
        return read(file);
    }

    /**
     * @throws org.pushforward.base.InvalidInputException one line naming the file and the field, if the file is missing, torn or not such a
     *         model
     */
    public static FlowModel read(Path file) {
        return read(JsonFields.read(file, FORMAT, VERSION, Long.MAX_VALUE));
    }

    /** As {@link #read(Path)}, of what the file holds. @param source how refusals name it */
    static FlowModel read(Object source, InputStream in) throws IOException {
        return read(JsonFields.read(source, in, FORMAT, VERSION));
    }

    /** As {@link #read(Path)}, of what {@link #tree} gave, with other numbers in it. @param source how refusals name it */
    static FlowModel read(String source, ObjectNode tree) {
        return read(JsonFields.of(source, tree, FORMAT, VERSION));
    }

    private static FlowModel read(JsonFields root) {
        // For people; what it says is fixed by the format's version.
        root.object("meaning");
        int dimension = root.integer("dimension");
        int dataDimension = root.integer("data_dimension");
        List<String> columns = root.textsIfAny(COLUMNS);
        if (!columns.isEmpty() && columns.size() != dataDimension) {
            throw root.refusal(COLUMNS, "one for each of " + dataDimension + " data coordinates is needed, not " + columns.size());
        }
        Padding padding = Settings.readGroup(root, "padding", Padding.class);
        if (dataDimension < 1 || dimension < 2 || (long) dataDimension + padding.dimensions() != dimension) {
            throw root.refusal("dimension", dataDimension + " data coordinates and " + padding.dimensions() + " of padding do not make "
                    + dimension);
        }
        Standardization standardization = standardization(root.object("standardization"), dataDimension);
        List<JsonFields> layers = root.objects("layers");
        if (layers.isEmpty()) {
            throw root.refusal("layers", "a flow has one or more");
        }
        FlowSpec spec = switch (layers.get(0).text("kind")) {
            case AFFINE -> leakySpec(root, layers);
            case GREEDY -> greedySpec(root, layers);
            default -> spec(root, layers);
        };
        FlowLayout layout = new FlowLayout(spec, dimension);
        double[] parameters = switch (spec.family()) {
            case COUPLINGS -> parameters(root, layers, layout);
            case LEAKY, LEAKY_HARD -> leakyParameters(layers, layout);
            case GREEDY -> greedyParameters(layers, layout);
        };
        root.finish();
        return new FlowModel(spec, dataDimension, padding, standardization, parameters, columns);
    }

    private static Standardization standardization(JsonFields fields, int dataDimension) {
        double[] mean = fields.numbers("mean");
        double[] scale = fields.numbers("scale");
        fields.finish();
        requireLength(fields, "mean", mean.length, dataDimension);
        requireLength(fields, "scale", scale.length, dataDimension);
        if (Arrays.stream(scale).anyMatch(s -> s <= 0)) {
            throw fields.refusal("scale", "every scale is positive");
        }
        return new Standardization(mean, scale);
    }

    /** The kind of the layer before each coupling; null for none. */
    private static String mixing(Partition partition) {
        return switch (partition) {
            case HALVES -> null;
            case PERMUTATIONS -> PERMUTATION;
            case LINEAR -> LINEAR;
        };
    }

    /** That of leaky layers; what has no meaning for them is as {@link FlowSpec#plain} has it. */
    private static FlowSpec leakySpec(JsonFields root, List<JsonFields> layers) {
        if (layers.size() < 3 || layers.size() % 2 == 0) {
            throw root.refusal("layers", "each " + AFFINE + " but the last is followed by a " + UNIT + ", and there are two or more");
        }
        JsonFields first = layers.get(1);
        require(first, "kind", first.text("kind").equals(UNIT), "a " + UNIT + " stands after each " + AFFINE + " but the last");
        double slope = first.number("slope");
        double rounding = first.number("rounding");
        LeakyUnit unit = new LeakyUnit(slope, rounding);
        FlowFamily family = Arrays.stream(FlowFamily.values()).filter(known -> unit.equals(LeakyUnit.of(known))).findFirst()
                .orElseThrow(() -> first.refusal("slope", "units of slope " + LeakyUnit.SMOOTH.slope() + " with a rounding of "
                        + LeakyUnit.SMOOTH.rounding() + " or 0 are known, not of slope " + slope + " with " + rounding));
        double clamp = layers.get(0).number("clamp");
        return root.make(() -> new FlowSpec(layers.size() / 2, 64, 2, Activation.TANH, clamp).withFamily(family).plain());
    }

    private static double[] leakyParameters(List<JsonFields> layers, FlowLayout layout) {
        LeakyUnit unit = LeakyUnit.of(layout.spec().family());
        // Shapes are compared before the vector is made, so that a few bytes of nonsense cannot ask for gigabytes.
        for (int i = 0; i < layers.size(); i++) {
            JsonFields layer = layers.get(i);
            String kind = i % 2 == 0 ? AFFINE : UNIT;
            require(layer, "kind", layer.text("kind").equals(kind), "a " + UNIT + " stands after each " + AFFINE + " but the last");
            if (i % 2 == 0) {
                require(layer, "clamp", layer.number("clamp") == layout.spec().clamp(), "all layers have the same");
                for (Part part : Part.of(layout.affine(i / 2))) {
                    requireLength(layer, part.name(), layer.numbers(part.name()).length, part.count());
                }
            } else {
                require(layer, "slope", layer.number("slope") == unit.slope(), "all layers have the same");
                require(layer, "rounding", layer.number("rounding") == unit.rounding(), "all layers have the same");
            }
            layer.finish();
        }
        double[] parameters = new double[layout.parameterCount()];
        for (int i = 0; i < layers.size(); i += 2) {
            for (Part part : Part.of(layout.affine(i / 2))) {
                System.arraycopy(layers.get(i).numbers(part.name()), 0, parameters, part.start(), part.count());
            }
        }
        return parameters;
    }

    private static FlowSpec greedySpec(JsonFields root, List<JsonFields> layers) {
        double clamp = layers.get(0).number("clamp");
        return root.make(() -> new FlowSpec(layers.size(), 64, 2, Activation.TANH, clamp).withFamily(FlowFamily.GREEDY).plain());
    }

    private static double[] greedyParameters(List<JsonFields> layers, FlowLayout layout) {
        // Shapes are compared before the vector is made, so that a few bytes of nonsense cannot ask for gigabytes.
        for (int k = 0; k < layers.size(); k++) {
            JsonFields layer = layers.get(k);
            require(layer, "kind", layer.text("kind").equals(GREEDY), "all layers are " + GREEDY);
            require(layer, "clamp", layer.number("clamp") == layout.spec().clamp(), "all layers have the same");
            for (Part part : Part.of(layout.greedy(k))) {
                requireLength(layer, part.name(), layer.numbers(part.name()).length, part.count());
            }
            double[] knots = layer.numbers("knots");
            for (int i = 1; i < knots.length; i++) {
                require(layer, "knots", knots[i] >= knots[i - 1], "they ascend");
            }
            double[] moved = layer.numbers("moved");
            double[] given = layer.numbers("given");
            require(layer, "moved", nearly(1, dot(moved, moved)), "a vector of length 1 is needed");
            require(layer, "given", nearly(1, dot(given, given)) && nearly(0, dot(given, moved)),
                    "a vector of length 1 at a right angle to moved is needed");
            layer.finish();
        }
        double[] parameters = new double[layout.parameterCount()];
        for (int k = 0; k < layers.size(); k++) {
            for (Part part : Part.of(layout.greedy(k))) {
                System.arraycopy(layers.get(k).numbers(part.name()), 0, parameters, part.start(), part.count());
            }
        }
        return parameters;
    }

    private static boolean nearly(double wanted, double value) {
        return Math.abs(value - wanted) <= 1e-5;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }

    /** The architecture as the first layers show it. */
    private static FlowSpec spec(JsonFields root, List<JsonFields> layers) {
        String begin = layers.get(0).text("kind");
        Partition partition = Arrays.stream(Partition.values()).filter(known -> begin.equals(mixing(known))).findFirst().orElse(Partition.HALVES);
        List<JsonFields> couplings = couplings(layers, partition);
        if (couplings.isEmpty()) {
            throw root.refusal("layers", "a flow has one or more couplings");
        }
        JsonFields first = couplings.get(0);
        String kind = first.text("kind");
        CouplingKind coupling = Arrays.stream(CouplingKind.values()).filter(known -> kind.equals(known.label() + COUPLING)).findFirst()
                .orElseThrow(() -> first.refusal("kind",
                        "affine-coupling, additive-coupling, permutation, linear, bounded-affine and greedy are known, not " + kind));
        Activation activation = first.choice("activation", Activation.class);
        double clamp = first.number("clamp");
        List<JsonFields> dense = first.objects("dense");
        if (dense.size() < 2) {
            throw first.refusal("dense", "a conditioner has a hidden layer or more, then the last one");
        }
        int hidden = dense.get(0).numbers("bias").length;
        return root.make(() -> new FlowSpec(couplings.size(), hidden, dense.size() - 1, activation, clamp, partition, coupling));
    }

    /** On fixed halves every layer is a coupling, on other partitions every second one. */
    private static List<JsonFields> couplings(List<JsonFields> layers, Partition partition) {
        int stride = partition.mixes() ? 2 : 1;
        return IntStream.range(0, layers.size()).filter(i -> i % stride == stride - 1).mapToObj(layers::get).toList();
    }

    private static double[] parameters(JsonFields root, List<JsonFields> layers, FlowLayout layout) {
        FlowSpec spec = layout.spec();
        List<JsonFields> couplings = couplings(layers, spec.partition());
        boolean mixed = spec.partition().mixes();
        if (mixed && layers.size() != 2 * couplings.size()) {
            throw root.refusal("layers", "each " + layers.get(0).text("kind") + " is followed by a coupling");
        }
        // Shapes are compared before the vector is made, so that a few bytes of nonsense cannot ask for gigabytes.
        for (int k = 0; k < couplings.size(); k++) {
            if (mixed) {
                checkMixing(layers.get(2 * k), layout.mixing(k));
            }
            checkCoupling(couplings.get(k), layout, k);
        }
        double[] parameters = new double[layout.parameterCount()];
        for (int k = 0; k < couplings.size(); k++) {
            if (mixed) {
                readMixing(layers.get(2 * k), layout.mixing(k), parameters);
            }
            List<JsonFields> dense = couplings.get(k).objects("dense");
            for (int l = 0; l <= spec.depth(); l++) {
                FlowLayout.DenseShape shape = layout.dense(k, l);
                double[][] weights = dense.get(l).rows("weights");
                double[] bias = dense.get(l).numbers("bias");
                for (int j = 0; j < shape.outputs(); j++) {
                    for (int i = 0; i < shape.inputs(); i++) {
                        parameters[shape.weight(i, j)] = weights[i][j];
                    }
                    parameters[shape.bias(j)] = bias[j];
                }
            }
        }
        return parameters;
    }

    private static void checkMixing(JsonFields layer, MixingShape shape) {
        String kind = shape.learned() ? LINEAR : PERMUTATION;
        require(layer, "kind", layer.text("kind").equals(kind), "a " + kind + " stands before each coupling");
        double[] permutation = layer.numbers("permutation");
        double[] sorted = permutation.clone();
        Arrays.sort(sorted);
        require(layer, "permutation", Arrays.equals(sorted, IntStream.range(0, shape.size()).asDoubleStream().toArray()),
                "each of 0 to " + (shape.size() - 1) + " stands in it once");
        if (shape.learned()) {
            double[] sign = layer.numbers("sign");
            requireLength(layer, "sign", sign.length, shape.size());
            require(layer, "sign", Arrays.stream(sign).allMatch(s -> Math.abs(s) == 1), "each is 1 or -1");
            double[][] factors = layer.rows("factors");
            requireLength(layer, "factors", factors.length, shape.size());
            for (int r = 0; r < factors.length; r++) {
                requireLength(layer, "factors[" + r + "]", factors[r].length, shape.size());
            }
        }
        layer.finish();
    }

    private static void readMixing(JsonFields layer, MixingShape shape, double[] parameters) {
        int size = shape.size();
        System.arraycopy(layer.numbers("permutation"), 0, parameters, shape.permutation(0), size);
        if (shape.learned()) {
            System.arraycopy(layer.numbers("sign"), 0, parameters, shape.sign(0), size);
            double[][] factors = layer.rows("factors");
            for (int r = 0; r < size; r++) {
                System.arraycopy(factors[r], 0, parameters, shape.factor(r, 0), size);
            }
        }
    }

    private static void checkCoupling(JsonFields layer, FlowLayout layout, int k) {
        FlowSpec spec = layout.spec();
        String kind = spec.coupling().label() + COUPLING;
        require(layer, "kind", layer.text("kind").equals(kind), "all couplings are of the first one's kind, " + kind);
        requireIndices(layer, "condition", condition(layout, k));
        requireIndices(layer, "transformed", transformed(layout, k));
        require(layer, "clamp", layer.number("clamp") == spec.clamp(), "all couplings have the same");
        require(layer, "activation", layer.choice("activation", Activation.class) == spec.activation(), "all couplings have the same");
        require(layer, "activation_formula", layer.text("activation_formula").equals(spec.activation().formula()),
                "the formula of " + spec.activation().label() + " is " + spec.activation().formula());
        List<JsonFields> dense = layer.objects("dense");
        layer.finish();
        requireLength(layer, "dense", dense.size(), spec.depth() + 1);
        for (int l = 0; l <= spec.depth(); l++) {
            FlowLayout.DenseShape shape = layout.dense(k, l);
            double[][] weights = dense.get(l).rows("weights");
            requireLength(dense.get(l), "weights", weights.length, shape.inputs());
            for (int i = 0; i < weights.length; i++) {
                requireLength(dense.get(l), "weights[" + i + "]", weights[i].length, shape.outputs());
            }
            requireLength(dense.get(l), "bias", dense.get(l).numbers("bias").length, shape.outputs());
            dense.get(l).finish();
        }
    }

    private static void requireIndices(JsonFields layer, String name, int[] expected) {
        double[] found = layer.numbers(name);
        boolean equal = found.length == expected.length;
        for (int i = 0; equal && i < expected.length; i++) {
            equal = found[i] == expected[i];
        }
        require(layer, name, equal, "the coordinates of this layer are " + Arrays.toString(expected));
    }

    private static void requireLength(JsonFields fields, String name, int found, int expected) {
        require(fields, name, found == expected, expected + " are needed, not " + found);
    }

    private static void require(JsonFields fields, String name, boolean holds, String complaint) {
        if (!holds) {
            throw fields.refusal(name, complaint);
        }
    }
}
