package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Slice;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.RandomFlows;

/** The condition number over points, stages and the plane, and the round trip beside it. */
class ConditionMapTest {

    private static final FlowSpec SPEC = new FlowSpec(5, 12, 2, Activation.TANH, 1);

    private static double[] kappas(Flow flow, double[] x) {
        int d = flow.dimension();
        int n = x.length / d;
        double[] jacobian = new double[n * d * d];
        flow.jacobian(x, n, new double[n * d], new double[n], jacobian);
        double[] sigma = new double[n * d];
        new SingularValues(d).compute(jacobian, n, sigma);
        double[] kappas = new double[n];
        Arrays.setAll(kappas, i -> sigma[i * d] / sigma[i * d + d - 1]);
        return kappas;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void holdsTheConditionNumberOfEachCell(int dimension) {
        Flow flow = new Flow(RandomFlows.model(SPEC, dimension, 1));
        double[] map = ConditionMap.atData(flow, Standardization.NONE, Slice.PLANE.cellsInData(new Window(-1, 2, 0, 5), 50, 40, dimension));
        // Column 7 of row 3, and the padding at 0.
        double[] x = Arrays.copyOf(new double[] {-1 + 7.5 * 3 / 50, 3.5 * 5 / 40}, dimension);
        assertEquals(Math.log10(kappas(flow, x)[0]), map[3 * 50 + 7], 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void overNoiseIsThatOfTheDataPoint(int dimension) {
        Flow flow = new Flow(RandomFlows.model(SPEC, dimension, 2));
        Window window = new Window(-3, 3, -3, 3);
        double[] z = window.cellCentres(9, 9, dimension);
        double[] x = new double[z.length];
        flow.inverse(z, 81, x);
        double[] expected = Arrays.stream(kappas(flow, x)).map(Math::log10).toArray();
        assertArrayEquals(expected, ConditionMap.atNoise(flow, Standardization.NONE, Slice.PLANE.cellsInNoise(window, 9, 9, dimension)), 1e-12);
    }

    @Test
    void spectrumEndsWithThatOfTheFlowAndBeginsWithTheUnits() {
        Flow flow = new Flow(RandomFlows.model(SPEC, 4, 3));
        int n = 100;
        double[] x = RandomFlows.points(n, 4, 4);
        LayerSpectrum spectrum = LayerSpectrum.of(flow.trace(x, n, true));
        assertEquals(SPEC.couplings() + 1, spectrum.stages().size());
        double[] scale = flow.standardization().scale();
        double[] units = {Math.max(1, scale[1]), Math.max(1, scale[0]), 1, Math.min(1, scale[0])};
        Arrays.sort(units);
        for (int i = 0; i < 4; i++) {
            for (double quantile : spectrum.stages().get(0).sigmaQuantiles()[i]) {
                assertEquals(units[3 - i], quantile, 1e-14);
            }
        }
        double[] kappas = kappas(flow, x);
        assertEquals(Arrays.stream(kappas).max().orElseThrow(), spectrum.stages().get(SPEC.couplings()).kappa().max(), 1e-12 * kappas[0]);
        double[] logDet = new double[n];
        flow.forward(x, n, x, logDet);
        double mean = Arrays.stream(logDet).average().orElseThrow();
        assertEquals(Math.exp(-mean / 4), spectrum.geometricMean()[SPEC.couplings()], 1e-12);
    }

    /**
     * A round trip takes some hundred roundings per coupling, each carried on by the rest of the couplings there and back; for flows whose couplings
     * do not undo each other that is the condition number of the whole times a constant.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void roundTripStaysWithinTheConditionNumberTimesTheRounding(int dimension) {
        FlowModel model = RandomFlows.model(SPEC, dimension, 5);
        int n = 500;
        double[] x = RandomFlows.points(n, dimension, 6);
        RoundTripMap map = RoundTripMap.of(new Flow(model), new Flow(model, Precision.FLOAT), x, n);
        for (int i = 0; i < n; i++) {
            double kappa = Math.pow(10, map.log10Kappa()[i]);
            assertTrue(map.float64().errors()[i] <= 100 * kappa * RoundTripMap.EPSILON_64, map.float64().errors()[i] + " at kappa " + kappa);
            assertTrue(map.float32().errors()[i] <= 100 * kappa * RoundTripMap.EPSILON_32, map.float32().errors()[i] + " at kappa " + kappa);
        }
        double[] sorted = map.float32().errors().clone();
        Arrays.sort(sorted);
        assertEquals(sorted[n / 2], map.float32().quantiles()[2], sorted[n / 2 + 1] - sorted[n / 2 - 1]);
        assertTrue(map.float32().quantiles()[2] > 1e6 * map.float64().quantiles()[2]);
        assertEquals(RoundTripMap.EPSILON_32 / RoundTripMap.EPSILON_64,
                map.float32().expectedQuantiles()[4] / map.float64().expectedQuantiles()[4], 1e-3);
    }
}
