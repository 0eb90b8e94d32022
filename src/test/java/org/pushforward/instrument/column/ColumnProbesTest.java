package org.pushforward.instrument.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Slice;
import org.pushforward.experiment.sweep.Comparisons;
import org.pushforward.flow.Flow;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DrivenRun;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

class ColumnProbesTest {

    private static final ProbePoint PROBE = new ProbePoint(ProbePoint.Space.DATA, 0.4, -0.7);

    private static List<TrainingSnapshot> runs;
    private final List<ProbedColumn> readings = new ColumnProbes().read(new ProbeInput(PROBE, Slice.PLANE, runs));

    /** A few steps in, so that no flow is close to a linear map. */
    @BeforeAll
    static void train() {
        runs = Comparisons.paddings().runs().stream().map(config -> {
            try (DrivenRun run = new CoreWorkbench().startBeside(config, Optional.empty(), 3)) {
                run.step(60);
                return run.snapshot();
            }
        }).toList();
    }

    @Test
    void theImageLeadsBackToTheProbeWithZerosForThePadding() {
        for (int place = 0; place < runs.size(); place++) {
            double[] z = readings.get(place).z();
            double[] x = new double[z.length];
            new Flow(runs.get(place).model()).inverse(z, 1, x);
            double[] probe = new double[z.length];
            probe[0] = PROBE.x();
            probe[1] = PROBE.y();
            assertEquals(2 + runs.get(place).config().padding().dimensions(), z.length);
            assertArrayEquals(probe, x, 1e-9, runs.get(place).config().padding().toString());
        }
    }

    /** In two dimensions the singular values follow from the norm and the determinant, here of differences. */
    @Test
    void theConditionNumberIsThatOfDifferences() {
        double h = 1e-5;
        double[] around = {PROBE.x() + h, PROBE.y(), PROBE.x() - h, PROBE.y(), PROBE.x(), PROBE.y() + h, PROBE.x(), PROBE.y() - h};
        double[] z = new double[8];
        new Flow(runs.get(0).model()).forward(around, 4, z, new double[4]);
        double[] j = {(z[0] - z[2]) / (2 * h), (z[4] - z[6]) / (2 * h), (z[1] - z[3]) / (2 * h), (z[5] - z[7]) / (2 * h)};
        double squares = j[0] * j[0] + j[1] * j[1] + j[2] * j[2] + j[3] * j[3];
        double ratio = squares / (2 * Math.abs(j[0] * j[3] - j[1] * j[2]));
        double kappa = ratio + Math.sqrt(ratio * ratio - 1);
        assertEquals(kappa, readings.get(0).kappa(), 1e-6 * kappa);
    }

    @Test
    void readingsKnowTheirRuns() {
        for (int place = 0; place < runs.size(); place++) {
            assertSame(runs.get(place).config(), readings.get(place).config());
        }
    }

    /** In data units a cloud's would be mostly that of its units. */
    @Test
    void ofACloudTheConditionNumberIsThatInStandardUnitsAndBothAreExplained() {
        TrainingConfig cloud = Comparisons.paddings().runs().get(0).withDataset(new DatasetSpec("metres.csv", 0, 0, 0, 0));
        ProbedColumn column = new ProbedColumn(cloud, new double[] {0.12, -1.3}, 1488, 4.23);
        assertEquals("probe: z (0.12, −1.30), κ 4.23", column.words());
        assertTrue(column.explanation().endsWith("κ 4.23 is the condition number of the flow there in standard units; in data units that of the "
                + "Jacobian ∂z/∂x is 1,488."), column.explanation());
    }

    @Test
    void aLineSaysWhatFitsAndTheRestIsExplained() {
        List<TrainingConfig> configs = Comparisons.paddings().runs();
        ProbedColumn plain = new ProbedColumn(configs.get(0), new double[] {0.12, -1.3}, 14.23, 15);
        ProbedColumn padded = new ProbedColumn(configs.get(2), new double[] {0.12, -1.3, 0.5, 2}, Double.NaN, Double.NaN);
        assertEquals("probe: z (0.12, −1.30), κ 14.2", plain.words());
        assertEquals("probe: z (0.12, −1.30, …), κ –", padded.words());
        assertTrue(padded.explanation().contains("z (0.12, −1.30, 0.50, 2.00)"), padded.explanation());
        assertTrue(padded.explanation().endsWith("The probe's 2 padding coordinates are 0."), padded.explanation());
    }
}
