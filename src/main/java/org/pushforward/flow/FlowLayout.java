package org.pushforward.flow;

import java.util.random.RandomGenerator;

/**
 * Where everything stands: which coordinates a coupling transforms given which, and where its weights are in the flat parameter vector.
 *
 * <p>The coordinates, data first and then padding, stand in two halves: the first [0, D/2) and the second [D/2, D), rounded down for odd D. On
 * {@link Partition#HALVES} couplings 0, 2, 4, ... transform the second half given the first, couplings 1, 3, 5, ... the first given the second. On
 * the other partitions a {@link MixingLayer} before each coupling brings the coordinates to their halves, and each coupling transforms the second.
 *
 * <p>The parameter vector holds coupling after coupling: the mixing layer if there is one (see {@link MixingShape}), then dense layer after dense
 * layer (hidden layers, then the output, u | t or t alone), each as a column-major (inputs + 1) x outputs matrix whose last row is the bias: weight
 * from input i to output j at {@code offset + j * (inputs + 1) + i}.
 *
 * <p>A leaky layer maps all coordinates at once, so it has neither condition nor net; its numbers are those of an {@link AffineShape}, and one more
 * such map stands after the last layer. A greedy layer has the numbers of a {@link GreedyShape}.
 */
public final class FlowLayout {

    /**
     * One dense layer of a conditioner.
     *
     * @param offset  of its first weight in the parameter vector
     * @param inputs  without the bias
     * @param outputs columns
     */
    public record DenseShape(int offset, int inputs, int outputs) {

        /** Index of the weight from input {@code i} to output {@code j}. */
        public int weight(int i, int j) {
            return offset + j * (inputs + 1) + i;
        }

        /** Index of the bias of output {@code j}. */
        public int bias(int j) {
            return weight(inputs, j);
        }

        int size() {
            return (inputs + 1) * outputs;
        }
    }

    /**
     * A linear map y = W x of all coordinates in the parameter vector. W = P for a permutation, W = P L (U + S) for a learned layer, L unit lower
     * triangular, U strictly upper triangular, S = diag(sign e^log|s|): GLOW's parametrisation, whose log-det is the sum of log |s|. P and the signs
     * are numbers that no gradient touches; they stand among the parameters so that a vector is a whole model.
     *
     * <p>In order: P as D indices, row r of W being row P_r of the rest; then, for a learned layer, D signs and a row-major D x D matrix with L below
     * its diagonal, U above and log |s| on it.
     *
     * @param offset of the first index
     * @param size   D
     */
    public record MixingShape(int offset, int size, boolean learned) {

        /** Index of P_r. */
        public int permutation(int r) {
            return offset + r;
        }

        /** Index of the sign of s_r. */
        public int sign(int r) {
            return offset + size + r;
        }

        /** Index of L, U or log |s| at row r and column c. */
        public int factor(int r, int c) {
            return offset + 2 * size + r * size + c;
        }

        int count() {
            return learned ? (2 + size) * size : size;
        }
    }

    /**
     * The affine map y = V diag(e^s) U x + b of a leaky layer, U and V products of {@link PlaneRotations}, s = C tanh(r / C): its singular values are
     * the e^s, and lie between e^-C and e^C whatever the parameters are. In order: the angles of U, those of V, r, b.
     *
     * @param offset of the first angle
     * @param size   D
     */
    public record AffineShape(int offset, int size) {

        /** Angles of one rotation. */
        public int angles() {
            return PlaneRotations.count(size);
        }

        /** Index of U's first angle, the one of the turn that comes first. */
        public int first() {
            return offset;
        }

        /** Index of V's first angle. */
        public int second() {
            return offset + angles();
        }

        /** Index of r_0. */
        public int raw() {
            return second() + angles();
        }

        /** Index of b_0. */
        public int bias() {
            return raw() + size;
        }

        int count() {
            return 2 * angles() + 2 * size;
        }
    }

    /**
     * A {@link GreedyStep}: the unit vectors u and v, then {@value GreedyStep#KNOTS} places on u in ascending order, then the mean and the log-scale
     * at each of them.
     *
     * @param offset of u_0
     * @param size   D
     */
    public record GreedyShape(int offset, int size) {

        /** Index of u_0. */
        public int given() {
            return offset;
        }

        /** Index of v_0. */
        public int moved() {
            return offset + size;
        }

        /** Index of the first knot. */
        public int knots() {
            return offset + 2 * size;
        }

        /** Index of the mean at the first knot. */
        public int means() {
            return knots() + GreedyStep.KNOTS;
        }

        /** Index of the log-scale at the first knot. */
        public int logScales() {
            return means() + GreedyStep.KNOTS;
        }

        int count() {
            return 2 * size + 3 * GreedyStep.KNOTS;
        }
    }

    private final FlowSpec spec;
    private final int dimension;
    /** Per coupling; null on fixed halves. */
    private final MixingShape[] mixings;
    /** Per coupling; empty where the layers are none. */
    private final DenseShape[][] shapes;
    /** Per leaky layer, and the map after the last; empty where there are none. */
    private final AffineShape[] affine;
    /** Per greedy layer; empty where there are none. */
    private final GreedyShape[] greedy;
    private final int parameterCount;

    public FlowLayout(FlowSpec spec, int dimension) {
        if (dimension < 2) {
            throw new IllegalArgumentException("a coupling splits at least 2 coordinates, not " + dimension);
        }
        this.spec = spec;
        this.dimension = dimension;
        boolean couples = spec.family().couples();
        this.shapes = new DenseShape[couples ? spec.couplings() : 0][spec.depth() + 1];
        this.mixings = new MixingShape[spec.couplings()];
        this.affine = new AffineShape[spec.family().leaks() ? spec.couplings() + 1 : 0];
        this.greedy = new GreedyShape[spec.family() == FlowFamily.GREEDY ? spec.couplings() : 0];
        int offset = 0;
        for (int k = 0; k < shapes.length; k++) {
            if (spec.mixes()) {
                mixings[k] = new MixingShape(offset, dimension, spec.learnsMixing());
                offset += mixings[k].count();
            }
            int inputs = conditionSize(k);
            for (int l = 0; l <= spec.depth(); l++) {
                int outputs = l < spec.depth() ? spec.hidden() : spec.coupling().outputs() * transformedSize(k);
                shapes[k][l] = new DenseShape(offset, inputs, outputs);
                offset += shapes[k][l].size();
                inputs = outputs;
            }
        }
        for (int k = 0; k < affine.length; k++) {
            affine[k] = new AffineShape(offset, dimension);
            offset += affine[k].count();
        }
        for (int k = 0; k < greedy.length; k++) {
            greedy[k] = new GreedyShape(offset, dimension);
            offset += greedy[k].count();
        }
        this.parameterCount = offset;
    }

    public static FlowLayout of(FlowModel model) {
        return new FlowLayout(model.spec(), model.dimension());
    }

    public FlowSpec spec() {
        return spec;
    }

    public int dimension() {
        return dimension;
    }

    public int parameterCount() {
        return parameterCount;
    }

    /**
     * Index of the first parameter of a layer, its mixing layer included; of layer K the number of all. The affine map after the last leaky layer
     * belongs to that.
     */
    public int start(int layer) {
        if (layer == spec.couplings()) {
            return parameterCount;
        }
        return switch (spec.family()) {
            case COUPLINGS -> mixings[layer] == null ? shapes[layer][0].offset() : mixings[layer].offset();
            case LEAKY, LEAKY_HARD -> affine[layer].offset();
            case GREEDY -> greedy[layer].offset();
        };
    }

    /** Of a coupling flow's parameters those that a gradient moves: all but the permutations and signs of its linear maps. */
    public int trainedCount() {
        int fixed = 0;
        for (int coupling = 0; coupling < spec.couplings(); coupling++) {
            MixingShape mixing = mixing(coupling);
            fixed += mixing == null ? 0 : mixing.learned() ? 2 * mixing.size() : mixing.size();
        }
        return parameterCount - fixed;
    }

    /** Size of the first half. */
    public int split() {
        return dimension / 2;
    }

    /** Whether the coupling transforms the second half given the first. */
    public boolean transformsSecond(int coupling) {
        if (!spec.family().couples()) {
            throw new IllegalStateException("only a coupling transforms one half given the other");
        }
        return orientation(coupling) == 0;
    }

    /**
     * 0 for a coupling that transforms the second half, 1 for one that transforms the first: those of one orientation have blocks of one shape. Other
     * layers all have the same.
     */
    int orientation(int coupling) {
        return spec.mixes() || !spec.family().couples() ? 0 : coupling % 2;
    }

    /** How many orientations there are; orientation i is that of coupling i. */
    int orientations() {
        return spec.mixes() || !spec.family().couples() ? 1 : Math.min(2, spec.couplings());
    }

    /** The linear map before a coupling, null on fixed halves and for other layers. */
    public MixingShape mixing(int coupling) {
        return mixings[coupling];
    }

    /**
     * The affine map of a leaky layer, or with K the one after the last.
     *
     * @throws IllegalStateException if the layers are not leaky
     */
    public AffineShape affine(int layer) {
        if (!spec.family().leaks()) {
            throw new IllegalStateException("only leaky layers have affine maps");
        }
        return affine[layer];
    }

    /**
     * Where the numbers of a greedy layer stand.
     *
     * @throws IllegalStateException if the layers are not greedy
     */
    public GreedyShape greedy(int layer) {
        if (spec.family() != FlowFamily.GREEDY) {
            throw new IllegalStateException("only greedy layers have knots");
        }
        return greedy[layer];
    }

    /** The first coordinate of those that condition the coupling. This and the next four are questions about couplings alone. */
    public int conditionStart(int coupling) {
        return transformsSecond(coupling) ? 0 : split();
    }

    public int conditionSize(int coupling) {
        return transformsSecond(coupling) ? split() : dimension - split();
    }

    /** The first coordinate of those that the coupling transforms. */
    public int transformedStart(int coupling) {
        return transformsSecond(coupling) ? split() : 0;
    }

    public int transformedSize(int coupling) {
        return dimension - conditionSize(coupling);
    }

    /** The dense layer {@code 0 .. depth} of a coupling's conditioner; the last one gives u | t, or t for an additive coupling. */
    public DenseShape dense(int coupling, int layer) {
        return shapes[coupling][layer];
    }

    /**
     * Fresh parameters: mixing layers at random permutations, of which each but the first exchanges coordinates between the halves, or at random
     * rotations; hidden weights and biases normal with variance 1 / inputs (2 / inputs for rectifiers; He et al., 2015), the last layer at
     * zero, so that the flow starts as the identity, up to the mixing. Leaky layers: see {@link LeakyStep#initialise}; greedy
     * ones are the identity until they are fitted.
     */
    public double[] initialParameters(RandomGenerator random) {
        double[] parameters = new double[parameterCount];
        double gain = spec.activation() == Activation.TANH ? 1 : 2;
        for (int k = 0; k < shapes.length; k++) {
            if (mixings[k] != null) {
                MixingLayer.initialise(mixings[k], split(), k > 0, random, parameters);
            }
            for (int l = 0; l < spec.depth(); l++) {
                DenseShape shape = shapes[k][l];
                double sd = Math.sqrt(gain / shape.inputs());
                for (int j = 0; j < shape.outputs(); j++) {
                    for (int i = 0; i < shape.inputs(); i++) {
                        parameters[shape.weight(i, j)] = sd * random.nextGaussian();
                    }
                    // A spread of biases puts the kinks of a conditioner of few inputs at different places from the start.
                    parameters[shape.bias(j)] = l == 0 ? random.nextGaussian() : 0;
                }
            }
        }
        if (affine.length > 0) {
            LeakyStep.initialise(affine, LeakyUnit.of(spec.family()), spec.clamp(), random, parameters);
        }
        for (GreedyShape shape : greedy) {
            parameters[shape.given()] = 1;
            parameters[shape.moved() + 1] = 1;
        }
        return parameters;
    }
}
