package org.pushforward.instrument.place;

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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.base.RandomStreams;
import org.pushforward.chart.HeatMap;
import org.pushforward.data.Window;
import org.pushforward.engine.Precision;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;

/** The densities that are seen are those of double precision to the eye, and those of double precision where the eye could tell. */
class DensitySweepTest {

    private static final Window WINDOW = new Window(-4, 5, -6, 4);
    private static final int SIZE = 60;
    /** Of the colour map's 256 steps. */
    private static final double HALF_A_STEP = 0.5 / 256;

    static Stream<Arguments> flows() {
        List<Arguments> flows = new ArrayList<>();
        for (FlowFamily family : FlowFamily.values()) {
            for (int layers : new int[] {3, 16}) {
                flows.add(Arguments.of(RandomFlows.model(new FlowSpec(layers, 16, 2, Activation.TANH, 2).withFamily(family), 2, layers),
                        layers == 3 ? new double[] {1, 0.4, 0} : null));
            }
        }
        for (Activation activation : Activation.values()) {
            for (CouplingKind kind : CouplingKind.values()) {
                FlowSpec spec = new FlowSpec(4, 12, 2, activation, 1, Partition.LINEAR, kind);
                flows.add(Arguments.of(RandomFlows.model(spec, 2, 7), new double[] {1, 0.3, 0, 1}));
            }
        }
        flows.add(Arguments.of(RandomFlows.model(new FlowSpec(8, 16, 2, Activation.TANH, 8), 2, 9), null));
        flows.add(Arguments.of(RandomFlows.model(new FlowSpec(4, 16, 2, Activation.RELU, 2), 4, 9), null));
        return flows.stream();
    }

    private static double[] swept(FlowModel model, double[] factors, double ceiling, int piece) {
        return swept(model, factors, ceiling, SIZE, piece);
    }

    private static double[] swept(FlowModel model, double[] factors, double ceiling, int size, int piece) {
        DensitySweep sweep = DensitySweep.ofAllCells(model, factors, WINDOW, ceiling, size, 3);
        Sweeper sweeper = new Sweeper(1);
        for (int pieces = 0; sweep.result() == null; pieces++) {
            assertTrue(pieces < 10_000);
            sweeper.advance(sweep, piece);
        }
        return sweep.result().values();
    }

    private static double[] inDouble(FlowModel model, double[] factors) {
        return inDouble(model, factors, SIZE);
    }

    private static double[] inDouble(FlowModel model, double[] factors, int size) {
        Flow flow = new Flow(model);
        if (factors != null) {
            flow.setScales(factors);
        }
        double[] log = DensityEstimators.marginal(flow, HeatMap.centres(WINDOW, size), model.padding(), 3,
                new RandomStreams(0).stream(RandomStreams.Purpose.FIT));
        return Arrays.stream(log).map(Math::exp).toArray();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theEyeSeesNoDifference(FlowModel model, double[] factors) {
        double[] exact = inDouble(model, factors);
        for (double ceiling : new double[] {0.01, 0.3, 5}) {
            double[] shown = swept(model, factors, ceiling, 1_000);
            for (int i = 0; i < exact.length; i++) {
                double tone = Math.sqrt(exact[i] / ceiling);
                assertEquals(tone, Math.sqrt(shown[i] / ceiling), HALF_A_STEP * Math.max(1, tone), "cell " + i + " at " + ceiling);
            }
        }
    }

    /** Else there would be nothing to test, and nothing gained. */
    @Test
    void anOrdinaryFlowIsNotDoneInDouble() {
        FlowModel model = RandomFlows.model(new FlowSpec(8, 16, 2, Activation.TANH, 2), 2, 1);
        assertFalse(Arrays.equals(inDouble(model, null), swept(model, null, 0.3, 1_000)));
    }

    @ParameterizedTest
    @CsvSource({"32, 50", "60, 1000", "64, 100000", "64, 64", "160, 999"})
    void whereFloatsLoseTooMuchAllIsDoneInDouble(int size, int piece) {
        FlowModel model = RandomFlows.farAndBack(1e6);
        double[] exact = inDouble(model, null, size);
        assertArrayEquals(exact, swept(model, null, 0.3, size, piece), 1e-13);
        // Floats alone would be seen.
        double[] log = DensityEstimators.joint(new Flow(model, Precision.FLOAT), HeatMap.centres(WINDOW, size));
        double worst = 0;
        for (int i = 0; i < exact.length; i++) {
            worst = Math.max(worst, Math.abs(Math.sqrt(Math.exp(log[i]) / 0.3) - Math.sqrt(exact[i] / 0.3)));
        }
        assertTrue(worst > 2 * HALF_A_STEP, "worst " + worst);
    }

    @Test
    void aFlowThatHasDivergedHasNoDensityAndComesToAnEnd() {
        FlowModel model = RandomFlows.farAndBack(Double.NaN);
        assertTrue(Arrays.stream(swept(model, null, 0.3, 500)).allMatch(Double::isNaN));
    }
}
