package org.pushforward.instrument.place;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.data.Axes;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.flow.RandomFlows;

class LayersGridTest {

    private static final int COUPLINGS = 3;
    private static final int LINES = 26;
    private static final Window WINDOW = new Window(-8, 8, -8, 8);

    private static FlowModel model(Partition partition, int dimension) {
        return RandomFlows.model(new FlowSpec(COUPLINGS, 10, 2, Activation.TANH, 1, partition, CouplingKind.AFFINE), dimension, 1);
    }

    @ParameterizedTest
    @CsvSource({"HALVES, 2", "PERMUTATIONS, 2", "LINEAR, 2", "HALVES, 5", "PERMUTATIONS, 5", "LINEAR, 5"})
    void withoutCouplingsTheGridIsRegularInThePicture(Partition partition, int dimension) {
        Flow flow = new Flow(model(partition, dimension));
        double[][] lines = LayersGrid.carried(flow, new double[COUPLINGS], WINDOW, Axes.FIRST, 2, 0, 1);
        assertEquals(LINES, lines.length);
        Standardization standardization = flow.standardization();
        for (double[] line : lines) {
            boolean upright = Math.abs(line[0] - line[2]) < Math.abs(line[1] - line[3]);
            for (int i = 2; i < line.length; i += 2) {
                int fixed = upright ? 0 : 1;
                assertEquals(line[fixed], line[i + fixed], 1e-9);
                assertEquals(0.25 * standardization.scale()[1 - fixed], line[i + 1 - fixed] - line[i - 1 - fixed], 1e-9);
            }
            double place = (line[upright ? 0 : 1] - standardization.mean()[upright ? 0 : 1]) / standardization.scale()[upright ? 0 : 1];
            assertEquals(Math.rint(2 * place), 2 * place, 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(Partition.class)
    void crossingsAreCarriedByTheFlow(Partition partition) {
        Flow flow = new Flow(model(partition, 2));
        double[] factors = {0.3, 1, 0.8};
        double[][] carried = LayersGrid.carried(flow, factors, WINDOW, Axes.FIRST, 1, 0, 1);
        double[][] regular = LayersGrid.carried(flow, new double[COUPLINGS], WINDOW, Axes.FIRST, 1, 0, 1);
        for (int line = 0; line < LINES; line++) {
            int count = regular[line].length / 2;
            double[] z = new double[2 * count];
            flow.setScales(new double[COUPLINGS]);
            flow.forward(regular[line], count, z, new double[count]);
            flow.setScales(factors);
            flow.inverse(z, count, z);
            assertArrayEquals(z, carried[line], 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(Partition.class)
    void roundsMakeLinesSmoothAndKeepTheirPoints(Partition partition) {
        Flow flow = new Flow(model(partition, 2));
        double[] factors = {1, 1, 1};
        double longest = 0.05;
        double[][] coarse = LayersGrid.carried(flow, factors, WINDOW, Axes.FIRST, 1, 0, longest);
        double[][] smooth = LayersGrid.carried(flow, factors, WINDOW, Axes.FIRST, 1, 8, longest);
        for (int line = 0; line < LINES; line++) {
            double[] fine = smooth[line];
            for (int i = 2; i < fine.length; i += 2) {
                if (WINDOW.contains(fine[i], fine[i + 1])) {
                    assertTrue(Math.hypot(fine[i] - fine[i - 2], fine[i + 1] - fine[i - 1]) <= longest * WINDOW.width());
                }
            }
            for (int i = 0; i < coarse[line].length; i += 2) {
                double x = coarse[line][i];
                double y = coarse[line][i + 1];
                assertTrue(holds(fine, x, y), "a point of the coarse line is kept");
            }
        }
    }

    private static boolean holds(double[] line, double x, double y) {
        for (int i = 0; i < line.length; i += 2) {
            if (Arrays.equals(new double[] {line[i], line[i + 1]}, new double[] {x, y})) {
                return true;
            }
        }
        return false;
    }
}
