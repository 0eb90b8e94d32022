package org.pushforward.reference;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDIndex;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.pushforward.base.InvalidInputException;
import org.pushforward.engine.Engine;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowLayout.AffineShape;
import org.pushforward.flow.FlowLayout.DenseShape;
import org.pushforward.flow.FlowLayout.MixingShape;
import org.pushforward.flow.LeakyUnit;

/**
 * The negative log-likelihood of a batch under a flow, as a graph of SameDiff in double, with the gradient that SameDiff makes of it.
 *
 * <p>A flow f takes a point x to z = f(x), which is to be standard normal: log p(x) = log N(z; 0, I) + log |det dz/dx|, and f is a chain of layers of
 * which each adds its part to the log-det. A batch is the placeholder {@value #POINTS}, a point in each row. What is learned are variables, by layer
 * ({@code coupling1/dense1/weights}); what belongs to a flow and is not learned, permutations and signs, are placeholders.
 *
 * <p>One thread at a time.
 */
public final class FlowGraph {

    private static final String POINTS = "x";
    private static final String LOSS = "loss";
    /** SameDiff's own name for the graph that it makes of the gradient. */
    private static final String GRADIENT = "grad";

    /** Where the element at a row and a column of an array stands in the flat vector of {@link FlowLayout}; the row of a vector is 0. */
    @FunctionalInterface
    private interface Place {
        int of(int row, int column);
    }

    /**
     * An array of the graph that holds some of a flow's numbers.
     *
     * @param shape  of a vector [columns], of a matrix [rows, columns]
     * @param places of its elements in the flat vector, row by row
     */
    private record Part(String name, long[] shape, int[] places) {

        static Part of(String name, Place place, int... shape) {
            int columns = shape[shape.length - 1];
            int[] places = new int[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            Arrays.setAll(places, i -> place.of(i / columns, i % columns));
            return new Part(name, Arrays.stream(shape).asLongStream().toArray(), places);
        }

        INDArray read(double[] parameters) {
            return Nd4j.createFromArray(Arrays.stream(places).mapToDouble(place -> parameters[place]).toArray()).reshape(shape);
        }

        void write(INDArray array, double[] parameters) {
            INDArray ordered = array.dup('c');
            for (int i = 0; i < places.length; i++) {
                parameters[places[i]] = ordered.data().getDouble(i);
            }
            ordered.close();
        }
    }

    private final FlowLayout layout;
    private final SameDiff graph;
    private final ClosingMemory memory;
    private final List<Part> learned = new ArrayList<>();
    private final List<Part> given = new ArrayList<>();
    /** log |det| of the layers so far, the mean over the batch. */
    private SDVariable logDet;
    /** The thread that evaluated last: SameDiff keeps what belongs to a thread for as long as the graph lives. */
    private long thread = -1;

    /** @throws InvalidInputException one line, if the flow's layers are not learned by a gradient */
    public FlowGraph(FlowLayout layout) {
        this(layout, new ClosingMemory());
    }

    /** @param memory of what the operations make, for this graph alone */
    FlowGraph(FlowLayout layout, ClosingMemory memory) {
        InvalidInputException.require(layout.spec().family().descends(),
                "%s follow no gradient, so ND4J has none to compute: choose couplings or leaky layers", layout.spec().family().phrase());
        Engine.start();
        this.layout = layout;
        this.memory = memory;
        this.graph = SameDiff.create();
        logDet = graph.constant("nothing", Nd4j.scalar(0.0));
        SDVariable x = graph.placeHolder(POINTS, DataType.DOUBLE, -1, layout.dimension());
        SDVariable z = switch (layout.spec().family()) {
            case COUPLINGS -> couplings(x);
            case LEAKY, LEAKY_HARD -> leakyLayers(x, LeakyUnit.of(layout.spec().family()));
            case GREEDY -> throw new IllegalStateException("greedy layers were refused");
        };
        // -log N(z; 0, I) - log |det|
        sumOfMeans(graph.math().square(z)).div(2).add(0.5 * layout.dimension() * Math.log(2 * Math.PI)).sub(LOSS, logDet);
        graph.setLossVariables(LOSS);
        quietly(graph::createGradFunction);
    }

    /**
     * SameDiff tells stdout, where results go, of each operation that it derives; one graph at a time is kept from that. What other threads print
     * meanwhile gets there.
     */
    static synchronized void quietly(Runnable work) {
        PrintStream out = System.out;
        Thread here = Thread.currentThread();
        PrintStream others = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) {
                if (Thread.currentThread() != here) {
                    out.write(b);
                }
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                if (Thread.currentThread() != here) {
                    out.write(bytes, offset, length);
                }
            }

            @Override
            public void flush() {
                out.flush();
            }
        }, true, Charset.defaultCharset());
        System.setOut(others);
        try {
            work.run();
        } finally {
            System.setOut(out);
        }
    }

    /**
     * The mean negative log-likelihood of points and its gradient.
     *
     * @param parameters of the flow, in the layout's order
     * @param points     two or more, rows x D, row-major, in the flow's units
     * @param gradient   as many as parameters, overwritten; 0 where nothing is learned
     * @return nats
     */
    public double evaluate(double[] parameters, double[] points, double[] gradient) {
        if (thread != Thread.currentThread().getId()) {
            takeOver();
            thread = Thread.currentThread().getId();
        }
        for (Part part : learned) {
            INDArray values = part.read(parameters);
            graph.getVariable(part.name()).getArr().assign(values);
            values.close();
        }
        Map<String, INDArray> inputs = new HashMap<>();
        inputs.put(POINTS, Nd4j.createFromArray(points).reshape(points.length / layout.dimension(), layout.dimension()));
        for (Part part : given) {
            INDArray values = part.read(parameters);
            INDArray cast = values.castTo(graph.getVariable(part.name()).dataType());
            inputs.put(part.name(), cast);
            if (cast != values) {
                values.close();
            }
        }
        try {
            OutAndGrad found = graph.calculateGradientsAndOutputs(inputs, List.of(LOSS), learned.stream().map(Part::name).toList());
            Arrays.fill(gradient, 0);
            for (Part part : learned) {
                part.write(found.getGradients().get(part.name()), gradient);
            }
            return found.getOutputs().get(LOSS).getDouble(0);
        } finally {
            memory.close();
            inputs.values().forEach(INDArray::close);
        }
    }

    /** Has this thread evaluate the graph, and none else. */
    private void takeOver() {
        SameDiff gradient = graph.getFunction(GRADIENT);
        InferenceSession session = new InferenceSession(gradient);
        session.setMmgr(memory);
        gradient.getSessions().clear();
        gradient.getSessions().put(Thread.currentThread().getId(), session);
    }

    /** An array that is learned. */
    private SDVariable learned(String name, Place place, int... shape) {
        Part part = Part.of(name, place, shape);
        learned.add(part);
        return graph.var(name, DataType.DOUBLE, part.shape());
    }

    /** A vector that belongs to the flow and is not learned. */
    private SDVariable given(String name, DataType type, Place place, int size) {
        Part part = Part.of(name, place, size);
        given.add(part);
        return graph.placeHolder(name, type, part.shape());
    }

    private SDVariable couplings(SDVariable x) {
        SDVariable u = x;
        for (int k = 0; k < layout.spec().couplings(); k++) {
            String name = "coupling" + (k + 1);
            if (layout.mixing(k) != null) {
                u = mix(u, layout.mixing(k), name);
            }
            u = couple(u, k, name);
        }
        return u;
    }

    /** One half is transformed by what a net says of the other: x e^s + t (RealNVP), or x + t (NICE). */
    private SDVariable couple(SDVariable u, int k, String name) {
        SDVariable condition = columns(u, layout.conditionStart(k), layout.conditionSize(k));
        SDVariable transformed = columns(u, layout.transformedStart(k), layout.transformedSize(k));
        SDVariable raw = net(condition, k, name);
        int size = layout.transformedSize(k);
        SDVariable moved = switch (layout.spec().coupling()) {
            case AFFINE -> {
                SDVariable s = bounded(columns(raw, 0, size));
                logDet = logDet.add(sumOfMeans(s));
                yield transformed.mul(graph.math().exp(s)).add(columns(raw, size, size));
            }
            case ADDITIVE -> transformed.add(raw);
        };
        return layout.transformsSecond(k) ? graph.concat(1, condition, moved) : graph.concat(1, moved, condition);
    }

    /** Dense layers with an activation between them. */
    private SDVariable net(SDVariable condition, int k, String name) {
        int depth = layout.spec().depth();
        SDVariable h = condition;
        for (int l = 0; l <= depth; l++) {
            DenseShape shape = layout.dense(k, l);
            String dense = name + "/dense" + (l + 1);
            SDVariable weights = learned(dense + "/weights", shape::weight, shape.inputs(), shape.outputs());
            SDVariable bias = learned(dense + "/bias", (row, j) -> shape.bias(j), shape.outputs());
            h = graph.nn().linear(h, weights, bias);
            h = l < depth ? activate(h, layout.spec().activation()) : h;
        }
        return h;
    }

    private SDVariable activate(SDVariable h, Activation activation) {
        return switch (activation) {
            case RELU -> graph.nn().relu(h, 0);
            case TANH -> graph.math().tanh(h);
            case SQUAREPLUS -> h.add(graph.math().sqrt(graph.math().square(h).add(4))).div(2);
        };
    }

    /** x becomes P x, or if the layer is learned P L (U + diag(sign e^d)) x, L unit lower and U strictly upper triangular (GLOW). */
    private SDVariable mix(SDVariable u, MixingShape shape, String name) {
        int size = shape.size();
        SDVariable permutation = given(name + "/permutation", DataType.INT32, (row, r) -> shape.permutation(r), size);
        // As a matrix: SameDiff has no gradient of more than one gather.
        SDVariable matrix = graph.oneHot(permutation, size, 1, 1, 0, DataType.DOUBLE);
        if (shape.learned()) {
            SDVariable factors = learned(name + "/factors", shape::factor, size, size);
            SDVariable sign = given(name + "/sign", DataType.DOUBLE, (row, c) -> shape.sign(c), size);
            SDVariable one = graph.constant(Nd4j.eye(size).castTo(DataType.DOUBLE));
            SDVariable d = factors.mul(one).sum(1);
            SDVariable lower = factors.mul(graph.constant(triangle(size, true))).add(one);
            SDVariable upper = factors.mul(graph.constant(triangle(size, false))).add(one.mul(graph.math().exp(d).mul(sign)));
            matrix = matrix.mmul(lower.mmul(upper));
            logDet = logDet.add(d.sum());
        }
        return timesTransposed(u, matrix);
    }

    /** Affine maps with a leaky unit after each but the last. */
    private SDVariable leakyLayers(SDVariable x, LeakyUnit unit) {
        SDVariable u = affine(x, layout.affine(0), "layer1");
        for (int k = 1; k <= layout.spec().couplings(); k++) {
            u = affine(leak(u, unit), layout.affine(k), k < layout.spec().couplings() ? "layer" + (k + 1) : "closing");
        }
        return u;
    }

    /** V diag(e^s) U x + b, U and V rotations: the e^s are the singular values of the map. */
    private SDVariable affine(SDVariable u, AffineShape shape, String name) {
        int size = shape.size();
        SDVariable first = rotation(learned(name + "/u_angles", (row, i) -> shape.first() + i, shape.angles()), size);
        SDVariable second = rotation(learned(name + "/v_angles", (row, i) -> shape.second() + i, shape.angles()), size);
        SDVariable s = bounded(learned(name + "/r", (row, i) -> shape.raw() + i, size));
        SDVariable bias = learned(name + "/bias", (row, i) -> shape.bias() + i, size);
        logDet = logDet.add(s.sum());
        return timesTransposed(u, second.mul(graph.math().exp(s)).mmul(first)).add(bias);
    }

    /** A turn in the plane of each pair of coordinates p &lt; q, the first next to the point. */
    private SDVariable rotation(SDVariable angles, int size) {
        int turns = size * (size - 1) / 2;
        INDArray inPlane = Nd4j.zeros(DataType.DOUBLE, turns, size, size);
        INDArray across = Nd4j.zeros(DataType.DOUBLE, turns, size, size);
        int turn = 0;
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q < size; q++) {
                inPlane.putScalar(turn, p, p, 1);
                inPlane.putScalar(turn, q, q, 1);
                across.putScalar(turn, q, p, 1);
                across.putScalar(turn, p, q, -1);
                turn++;
            }
        }
        SDVariable cos = graph.math().cos(angles).reshape(turns, 1, 1);
        SDVariable sin = graph.math().sin(angles).reshape(turns, 1, 1);
        SDVariable one = graph.constant(Nd4j.eye(size).castTo(DataType.DOUBLE).reshape(1, size, size));
        SDVariable matrices = graph.constant(inPlane).mul(cos.sub(1)).add(graph.constant(across).mul(sin)).add(one);
        SDVariable rotation = null;
        for (SDVariable next : graph.unstack(matrices, 0, turns)) {
            rotation = rotation == null ? next : next.mmul(rotation);
        }
        return rotation;
    }

    /** The unit on each coordinate: p y + q sqrt(y^2 + delta^2), or without rounding the leaky rectifier. */
    private SDVariable leak(SDVariable y, LeakyUnit unit) {
        double a = unit.slope();
        SDVariable slope;
        SDVariable z;
        if (unit.rounding() == 0) {
            // To SameDiff the derivative of a step is 0, as it is between the kinks. Its own leakyRelu has a gradient in single precision.
            slope = graph.math().step(y, 0).mul(1 - a).add(a);
            z = y.mul(slope);
        } else {
            SDVariable root = graph.math().sqrt(graph.math().square(y).add(unit.rounding() * unit.rounding()));
            slope = y.div(root).mul((1 - a) / 2).add((1 + a) / 2);
            z = y.mul((1 + a) / 2).add(root.mul((1 - a) / 2));
        }
        logDet = logDet.add(sumOfMeans(graph.math().log(slope)));
        return z;
    }

    /** Of an array with a row for each point: the mean over the points of the sum over the coordinates (SameDiff cannot sum a single column). */
    private static SDVariable sumOfMeans(SDVariable array) {
        return array.mean(0).sum();
    }

    /** C tanh(r / C). */
    private SDVariable bounded(SDVariable r) {
        double clamp = layout.spec().clamp();
        return graph.math().tanh(r.div(clamp)).mul(clamp);
    }

    private static SDVariable columns(SDVariable array, int from, int count) {
        return array.get(SDIndex.all(), SDIndex.interval(from, from + count));
    }

    /** Points in rows, so that the matrix stands behind them. */
    private SDVariable timesTransposed(SDVariable points, SDVariable matrix) {
        return graph.mmul(points, matrix, false, true, false);
    }

    /** Ones strictly below the diagonal, or above it. */
    private static INDArray triangle(int size, boolean below) {
        INDArray ones = Nd4j.zeros(DataType.DOUBLE, size, size);
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                ones.putScalar(r, c, below ? c < r ? 1 : 0 : c > r ? 1 : 0);
            }
        }
        return ones;
    }
}
