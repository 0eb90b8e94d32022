package org.pushforward.instrument.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.chart.ValueRange;
import org.pushforward.data.Slice;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;
import org.pushforward.instrument.FlowCache;

/** The condition numbers that are seen are those of double precision to the eye, and those of double precision where the eye could tell. */
class ConditionGridTest {

    private static final Window WINDOW = new Window(-4, 5, -6, 4);
    private static final int SIZE = 50;
    /** Decades: of the 256 steps of the shortest range of colours. */
    private static final double HALF_A_STEP = 0.5 * ConditionGrid.LEAST_DECADES / 256;

    static Stream<FlowModel> flows() {
        List<FlowModel> flows = new ArrayList<>();
        for (FlowFamily family : FlowFamily.values()) {
            for (int layers : new int[] {3, 16}) {
                flows.add(RandomFlows.model(new FlowSpec(layers, 16, 2, Activation.TANH, 2).withFamily(family), 2, layers));
            }
        }
        for (Activation activation : Activation.values()) {
            for (CouplingKind kind : CouplingKind.values()) {
                for (Partition partition : Partition.values()) {
                    flows.add(RandomFlows.model(new FlowSpec(4, 12, 2, activation, 1, partition, kind), 2, 7));
                }
            }
        }
        for (int depth = 1; depth <= 3; depth++) {
            flows.add(RandomFlows.model(new FlowSpec(8, 16, depth, Activation.TANH, 8), 2, 9));
            flows.add(RandomFlows.model(new FlowSpec(4, 16, depth, Activation.RELU, 2), 4, 9));
            flows.add(RandomFlows.model(new FlowSpec(4, 16, depth, Activation.SQUAREPLUS, 2), 5, 9));
        }
        return flows.stream();
    }

    private static ConditionGrid grid(boolean overNoise, int size) {
        return new ConditionGrid(overNoise, WINDOW, Slice.PLANE, size);
    }

    private static double[] seen(ConditionGrid grid, FlowModel model) {
        return grid.seen(new FlowCache(), model, Standardization.NONE).values();
    }

    private static double[] read(ConditionGrid grid, FlowModel model, Precision precision) {
        return grid.read(new Flow(model, precision), Standardization.NONE).values();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theEyeSeesNoDifference(FlowModel model) {
        for (boolean overNoise : new boolean[] {false, true}) {
            double[] exact = read(grid(overNoise, SIZE), model, Precision.DOUBLE);
            double[] seen = seen(grid(overNoise, SIZE), model);
            assertArrayEquals(exact, seen, HALF_A_STEP);
            // What is told of it in numbers is the same altogether.
            assertEquals(highest(exact), highest(seen));
        }
    }

    /** What colours reach to show these. */
    private static double highest(double[] log10Kappa) {
        ValueRange range = new ValueRange(true);
        range.include(1);
        range.include(Math.pow(10, ConditionGrid.LEAST_DECADES));
        range.include(Math.pow(10, ConditionGrid.top(log10Kappa)));
        return range.high();
    }

    /** Else there would be nothing to test, and nothing gained. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 7})
    void anOrdinaryFlowIsNotDoneInDouble(int dimension) {
        FlowModel model = RandomFlows.model(new FlowSpec(8, 32, 2, Activation.TANH, 2), dimension, 1);
        for (boolean overNoise : new boolean[] {false, true}) {
            assertArrayEquals(read(grid(overNoise, SIZE), model, Precision.FLOAT), seen(grid(overNoise, SIZE), model));
        }
        assertFalse(Arrays.equals(read(grid(false, SIZE), model, Precision.DOUBLE), seen(grid(false, SIZE), model)));
    }

    /** Their check would take as long as is gained. */
    @Test
    void fewCellsAreDoneInDoubleAtOnce() {
        FlowModel model = RandomFlows.model(new FlowSpec(8, 32, 2, Activation.TANH, 2), 2, 1);
        assertArrayEquals(read(grid(false, 16), model, Precision.DOUBLE), seen(grid(false, 16), model));
        assertArrayEquals(read(grid(false, 17), model, Precision.FLOAT), seen(grid(false, 17), model));
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 33, 64, 80})
    void whereFloatsLoseTooMuchAllIsDoneInDouble(int size) {
        FlowModel model = RandomFlows.detour(1e7);
        for (boolean overNoise : new boolean[] {false, true}) {
            double[] exact = read(grid(overNoise, size), model, Precision.DOUBLE);
            assertArrayEquals(exact, seen(grid(overNoise, size), model));
            // Floats alone would be seen.
            double[] floats = read(grid(overNoise, size), model, Precision.FLOAT);
            double worst = 0;
            for (int i = 0; i < exact.length; i++) {
                worst = Math.max(worst, Math.abs(exact[i] - floats[i]));
            }
            assertTrue(worst > 2 * HALF_A_STEP, "worst " + worst);
        }
    }

    /** The range of the colours is a number that is read: it does not hang on what floats lose. */
    @Test
    void wherePreciselyADecadeEndsAllIsDoneInDouble() {
        ConditionGrid grid = grid(false, 20);
        double narrow = 1;
        double wide = 1e4;
        for (int i = 0; i < 60; i++) {
            double middle = Math.sqrt(narrow * wide);
            if (highest(read(grid, stretched(middle), Precision.DOUBLE)) > 1_000) {
                wide = middle;
            } else {
                narrow = middle;
            }
        }
        for (double scale : new double[] {narrow, wide}) {
            double[] exact = read(grid, stretched(scale), Precision.DOUBLE);
            assertEquals(3, ConditionGrid.top(exact), 1e-5);
            assertArrayEquals(exact, seen(grid, stretched(scale)));
        }
    }

    private static FlowModel stretched(double scale) {
        FlowModel model = RandomFlows.model(new FlowSpec(8, 32, 2, Activation.TANH, 2), 2, 1);
        return new FlowModel(model.spec(), 2, model.padding(), new Standardization(new double[2], new double[] {1, scale}), model.parameters());
    }

    @Test
    void aFlowThatHasDivergedHasNoConditionNumber() {
        double[] seen = seen(grid(false, 20), RandomFlows.farAndBack(Double.NaN));
        assertTrue(Arrays.stream(seen).allMatch(Double::isNaN));
        assertTrue(Double.isNaN(ConditionGrid.top(seen)));
    }
}
