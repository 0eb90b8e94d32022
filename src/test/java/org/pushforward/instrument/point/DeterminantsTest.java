package org.pushforward.instrument.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.conditioning.LogDeterminant;
import org.pushforward.data.Standardization;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Focus;
import org.pushforward.instrument.RunInputs;

/** The Jacobian of one layer: against differences, its triangle, and its log-det in two ways. */
class DeterminantsTest {

    private static final int LAYERS = 3;

    static Stream<Arguments> flows() {
        Stream<FlowSpec> couplings = Stream.of(Partition.values()).flatMap(partition -> Stream.of(CouplingKind.values())
                .map(kind -> new FlowSpec(LAYERS, 6, 2, Activation.TANH, 1.5, partition, kind)));
        Stream<FlowSpec> others = Stream.of(FlowFamily.LEAKY, FlowFamily.LEAKY_HARD, FlowFamily.GREEDY)
                .map(family -> new FlowSpec(LAYERS, 6, 1, Activation.TANH, 1.5).withFamily(family));
        List<FlowSpec> all = Stream.concat(couplings, others).toList();
        return Stream.of(2, 5, 16).flatMap(dimension -> all.stream().map(spec -> Arguments.of(spec, dimension)));
    }

    private static Determinants read(FlowModel model, int passed) {
        Focus focus = new Focus((double) passed / LAYERS, -1, null);
        return new ProbeInstrument().read(RunInputs.of(model, focus), 0, new FlowCache()).determinants();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void logDetsAgreeAndCouplingsAreTriangles(FlowSpec spec, int dimension) {
        FlowModel model = RandomFlows.model(spec, dimension, 4);
        for (int passed = 1; passed <= LAYERS; passed++) {
            Determinants read = read(model, passed);
            assertEquals(passed, read.number());
            assertEquals(read.layerKnown(), read.layerLu(), 1e-9 * Math.max(1, Math.abs(read.layerKnown())));
            assertEquals(read.flowKnown(), read.flowLu(), 1e-9 * Math.max(1, Math.abs(read.flowKnown())));
            assertFalse(read.words().contains("differs"), read.words());
            if (spec.family().couples()) {
                double[] matrix = read.layer().values();
                assertEquals(read.layerKnown(), LogDeterminant.byDiagonal(matrix, dimension), 1e-12 * Math.max(1, Math.abs(read.layerKnown())));
                boolean below = false;
                for (int r = 0; r < dimension; r++) {
                    for (int c = 0; c < dimension; c++) {
                        assertTrue(c <= r || matrix[r * dimension + c] == 0, "above the diagonal");
                        below |= c < r && matrix[r * dimension + c] != 0;
                    }
                }
                assertTrue(below, "a coupling that sees nothing would be no test");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FlowFamily.class)
    void jacobianOfALayerIsThatOfDifferences(FlowFamily family) {
        FlowModel model = RandomFlows.model(new FlowSpec(LAYERS, 6, 2, Activation.TANH, 1.5).withFamily(family), 4, 4);
        Flow flow = new Flow(model);
        double[] x = RandomFlows.points(1, 4, 7);
        for (int k = 0; k < LAYERS; k++) {
            double[] before = flow.trace(x, 1, false).states()[k];
            double[] found = flow.jacobianOf(k, before);
            // Through one layer alone: all others are switched off, and data are standard units here.
            Flow alone = new Flow(new FlowModel(model.spec(), 2, model.padding(), new Standardization(new double[2], new double[] {1, 1}),
                    model.parameters()));
            double[] factors = new double[LAYERS];
            factors[k] = 1;
            alone.setScales(factors);
            double h = 1e-6;
            for (int c = 0; c < 4; c++) {
                double[] up = before.clone();
                double[] down = before.clone();
                up[c] += h;
                down[c] -= h;
                alone.forward(up, 1, up, new double[1]);
                alone.forward(down, 1, down, new double[1]);
                for (int r = 0; r < 4; r++) {
                    assertEquals((up[r] - down[r]) / (2 * h), found[r * 4 + c], 1e-7, family + " " + r + " " + c);
                }
            }
        }
    }

    @Test
    void aFlowThatLeftTheNumbersIsAState() {
        FlowSpec spec = new FlowSpec(LAYERS, 6, 1, Activation.TANH, 1.5);
        FlowModel model = RandomFlows.model(spec, 4, 4);
        double[] parameters = model.parameters().clone();
        Arrays.fill(parameters, Double.NaN);
        FlowModel lost = new FlowModel(spec, model.dataDimension(), model.padding(), model.standardization(), parameters);
        Determinants read = read(lost, 2);
        assertTrue(Double.isNaN(read.flowLu()));
        assertTrue(read.words().contains("cannot be compared"), read.words());
    }
}
