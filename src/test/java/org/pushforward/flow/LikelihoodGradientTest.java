package org.pushforward.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.data.Standardization;
import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

class LikelihoodGradientTest {

    private static final int ROWS = 24;

    static Stream<Arguments> architectures() {
        Stream<Arguments> couplings = Stream.of(2, 4, 6, 5).flatMap(dimension -> Stream.of(Activation.values())
                .flatMap(activation -> Stream.of(1, 2).flatMap(depth -> Stream.of(Partition.values())
                        .flatMap(partition -> Stream.of(CouplingKind.values())
                                .map(kind -> Arguments.of(dimension, new FlowSpec(3, 6, depth, activation, 1.5, partition, kind)))))));
        Stream<Arguments> leaky = Stream.of(2, 4, 6, 5, 18).flatMap(dimension -> Stream.of(FlowFamily.LEAKY, FlowFamily.LEAKY_HARD)
                .flatMap(family -> Stream.of(1, 4).map(layers -> Arguments.of(dimension,
                        new FlowSpec(layers, 6, 1, Activation.TANH, 1.5).withFamily(family)))));
        return Stream.concat(couplings, leaky);
    }

    private static LikelihoodGradient slice(FlowLayout layout, Block parameters, double[] points) {
        LikelihoodGradient slice = new LikelihoodGradient(layout, parameters, ROWS, 1);
        set(slice, layout, points);
        return slice;
    }

    private static void set(LikelihoodGradient slice, FlowLayout layout, double[] points) {
        Block data = Block.allocate(slice.gradient(0).precision(), ROWS, layout.dimension());
        int[] all = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            all[i] = i;
            for (int c = 0; c < layout.dimension(); c++) {
                data.set(c * ROWS + i, points[i * layout.dimension() + c]);
            }
        }
        slice.load(data, all, null, 0);
    }

    private static Block block(Precision precision, double[] values) {
        Block block = Block.allocate(precision, values.length, 1);
        for (int i = 0; i < values.length; i++) {
            block.set(i, values[i]);
        }
        block.push();
        return block;
    }

    /** Every single parameter. A rectifier's kink within the difference's step would show, hence the step is small and the points few. */
    @ParameterizedTest
    @MethodSource("architectures")
    void gradientOfEveryParameterIsTheCentralDifference(int dimension, FlowSpec spec) {
        FlowLayout layout = new FlowLayout(spec, dimension);
        double[] values = RandomFlows.model(spec, dimension, 21).parameters();
        double[] points = RandomFlows.points(ROWS, dimension, 22);
        Block parameters = block(Precision.DOUBLE, values);
        LikelihoodGradient slice = slice(layout, parameters, points);
        slice.evaluate(1.0 / ROWS, 0);
        Block pulled = Block.allocate(Precision.DOUBLE, values.length, 1);
        pulled.pullFrom(slice.gradient(0));
        double[] gradient = new double[values.length];
        double largest = 0;
        for (int p = 0; p < values.length; p++) {
            gradient[p] = pulled.get(p);
            largest = Math.max(largest, Math.abs(gradient[p]));
        }
        double h = 1e-6;
        boolean[] learned = RandomFlows.learned(layout);
        for (int p = 0; p < values.length; p++) {
            if (!learned[p]) {
                assertEquals(0, gradient[p], "permutations and signs stay");
                continue;
            }
            double up = lossAt(slice, layout, parameters, points, p, values[p] + h);
            double down = lossAt(slice, layout, parameters, points, p, values[p] - h);
            lossAt(slice, layout, parameters, points, p, values[p]);
            double numeric = (up - down) / (2 * h);
            assertEquals(numeric, gradient[p], 1e-5 * Math.max(Math.abs(numeric), 1e-3 * largest), "parameter " + p);
        }
    }

    private static double lossAt(LikelihoodGradient slice, FlowLayout layout, Block parameters, double[] points, int p, double value) {
        parameters.set(p, value);
        parameters.push();
        set(slice, layout, points);
        return slice.evaluate(1.0 / ROWS, 0) / ROWS;
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void floatAndDoubleAgree(int dimension, FlowSpec spec) {
        FlowLayout layout = new FlowLayout(spec, dimension);
        double[] values = RandomFlows.model(spec, dimension, 23).parameters();
        double[] points = RandomFlows.points(ROWS, dimension, 24);
        LikelihoodGradient single = slice(layout, block(Precision.FLOAT, values), points);
        LikelihoodGradient exact = slice(layout, block(Precision.DOUBLE, values), points);
        double expected = exact.evaluate(1.0 / ROWS, 0);
        assertEquals(expected, single.evaluate(1.0 / ROWS, 0), 2e-5 * Math.abs(expected));
        Block a = Block.allocate(Precision.DOUBLE, values.length, 1);
        Block b = Block.allocate(Precision.FLOAT, values.length, 1);
        a.pullFrom(exact.gradient(0));
        b.pullFrom(single.gradient(0));
        double norm = 0;
        double difference = 0;
        for (int p = 0; p < values.length; p++) {
            norm += a.get(p) * a.get(p);
            difference += Math.pow(a.get(p) - b.get(p), 2);
        }
        assertTrue(Math.sqrt(difference / norm) < 2e-4, "relative difference of the gradients " + Math.sqrt(difference / norm));
    }

    @Test
    void lossIsTheNegativeLogDensityOfTheFlow() {
        FlowSpec spec = new FlowSpec(4, 16, 2, Activation.TANH, 2);
        FlowModel model = RandomFlows.model(spec, 4, 25);
        FlowModel plain = new FlowModel(spec, 2, model.padding(), new Standardization(new double[2], new double[] {1, 1}), model.parameters());
        double[] points = RandomFlows.points(ROWS, 4, 26);
        double[] z = new double[points.length];
        double[] logDet = new double[ROWS];
        new Flow(plain).forward(points, ROWS, z, logDet);
        double expected = ROWS * 2 * Math.log(2 * Math.PI);
        for (double value : z) {
            expected += 0.5 * value * value;
        }
        for (double value : logDet) {
            expected -= value;
        }
        FlowLayout layout = new FlowLayout(spec, 4);
        assertEquals(expected, slice(layout, block(Precision.DOUBLE, plain.parameters()), points).evaluate(1, 0), 1e-10 * Math.abs(expected));
    }
}
