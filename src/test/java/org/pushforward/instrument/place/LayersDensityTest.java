package org.pushforward.instrument.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.chart.HeatMap;
import org.pushforward.data.Axes;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.LayerPosition;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;

class LayersDensityTest {

    private static final int COUPLINGS = 3;
    private static final double CEILING = 0.3;
    private static final Window WINDOW = new Window(-20, 20, -20, 20);

    private final LayersDensity density = new LayersDensity(WINDOW, Axes.FIRST, CEILING, true);

    private static FlowModel model(Partition partition, int dimension) {
        return RandomFlows.model(new FlowSpec(COUPLINGS, 10, 2, Activation.TANH, 0.7, partition, CouplingKind.AFFINE), dimension, 1);
    }

    private void refine(FlowModel model, double[] factors) {
        for (int reading = 0; reading < 1_000 && (density.heat() == null || density.canRefine()); reading++) {
            density.advance(model, factors, false);
        }
        assertFalse(density.canRefine());
    }

    private static double mass(HeatMap heat) {
        double cell = heat.window().width() / heat.size();
        return Arrays.stream(heat.values()).sum() * cell * cell;
    }

    @ParameterizedTest
    @CsvSource({"HALVES, 0", "HALVES, 1.4", "HALVES, 3", "PERMUTATIONS, 2.5", "LINEAR, 0.5", "LINEAR, 3"})
    void betweenNoiseAndDataThereIsAlwaysOneUnitOfMass(Partition partition, double passed) {
        refine(model(partition, 2), new LayerPosition(COUPLINGS, passed).factors());
        assertEquals(1, mass(density.heat()), 2e-3);
    }

    @Test
    void theFineDensityIsExactWhereverThereIsAny() {
        FlowModel model = model(Partition.HALVES, 2);
        double[] factors = {1, 0.4, 1};
        refine(model, factors);
        Flow flow = new Flow(model);
        flow.setScales(factors);
        HeatMap heat = density.heat();
        double[] exact = DensityEstimators.joint(flow, HeatMap.centres(WINDOW, heat.size()));
        for (int i = 0; i < exact.length; i++) {
            double expected = Math.exp(exact[i]);
            double found = heat.values()[i];
            assertTrue(Math.abs(found - expected) < 1e-5 * expected + 1e-7 || found == 0 && expected < 1e-4 * CEILING, "cell " + i);
        }
    }

    @Test
    void atTheNoiseEndItIsTheNormalDensity() {
        FlowModel model = model(Partition.HALVES, 2);
        refine(model, new double[COUPLINGS]);
        Standardization standardization = model.standardization();
        HeatMap heat = density.heat();
        double[] centres = HeatMap.centres(WINDOW, heat.size());
        for (int i = 0; i < heat.values().length; i++) {
            double u = (centres[2 * i] - standardization.mean()[0]) / standardization.scale()[0];
            double v = (centres[2 * i + 1] - standardization.mean()[1]) / standardization.scale()[1];
            double normal = Math.exp(-0.5 * (u * u + v * v)) / (2 * Math.PI * standardization.scale()[0] * standardization.scale()[1]);
            assertEquals(normal, heat.values()[i], 1e-5 * CEILING);
        }
    }

    @ParameterizedTest
    @CsvSource({"HALVES, 3", "HALVES, 4", "LINEAR, 4"})
    void withPaddingItIsAnEstimateAndSaysSo(Partition partition, int dimension) {
        refine(model(partition, dimension), new LayerPosition(COUPLINGS, 1.5).factors());
        assertTrue(density.origin().startsWith("kernel estimate from "));
        assertEquals(1, mass(density.heat()), 0.02);
    }

    @Test
    void anotherPlaceHasItsDensityAtOnceAndARunHasItInPieces() {
        FlowModel model = model(Partition.HALVES, 2);
        assertTrue(density.advance(model, new double[] {1, 1, 1}, true));
        HeatMap first = density.heat();
        assertTrue(density.advance(model, new double[] {0.5, 1, 1}, true));
        assertNotEquals(first, density.heat());
        HeatMap second = density.heat();
        FlowModel later = RandomFlows.model(model.spec(), 2, 2);
        int readings = 0;
        while (density.heat() == second && readings < 1_000) {
            density.advance(later, new double[] {0.5, 1, 1}, true);
            readings++;
        }
        assertNotEquals(second, density.heat());
    }
}
