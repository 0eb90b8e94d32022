package org.pushforward.instrument.constructed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pushforward.instrument.constructed.MeasuredRows.Study;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

class FamilyTest {

    private static String title(Construction construction, double sigma, int couplings) {
        ConstructionRequest request = new ConstructionRequest(construction, PaddedTarget.SQRT5, sigma, couplings, null, null, 8);
        return new MeasuredRows(Study.of(request), List.of(), Map.of(), "").family().title();
    }

    /** They stand side by side in one chart and one table. */
    @Test
    void familiesThatDifferInASettingDifferInTheirNames() {
        List<String> titles = List.of(title(Construction.KINETIC, 1, 8), title(Construction.KINETIC, .5, 8), title(Construction.KINETIC, .50001, 8),
                title(Construction.SCRATCH, .2, 2), title(Construction.SCRATCH, .2, 4), title(Construction.TWO, .2, 2));
        assertEquals(titles.size(), titles.stream().distinct().count(), titles.toString());
        // What varies along the curve is no part of its name.
        assertEquals(title(Construction.KINETIC, 1, 8), title(Construction.KINETIC, 1, 16));
        assertEquals(title(Construction.SCRATCH, .2, 2), title(Construction.SCRATCH, .1, 2));
    }

    /** Some have a bound of W2, some W2 between samples, which is no less than what they tell from their floor. */
    @Test
    void theAxisOfDistancesSaysWhichAreBoundsAndWhichAreSampled() {
        String title = "W₂ at most, data units (unpadded: bound; padded: of samples)";
        assertEquals(title, FamilyCurves.conditioning(List.of()).byDistance().across());
        assertEquals(title, FamilyCurves.prices(List.of()).byDistance().across());
    }

    /** What a row calls distance is the sliced one, which is less than W2: on its axis the run would stand nearer to the data than it is. */
    @Test
    void aRunHasNoPlaceOnTheAxisOfW2() {
        HistoryRow row = new HistoryRow(100, new double[][] {{4, 4, 4, 4, 4}, {.5, .5, .5, .5, .5}}).with(HistoryMetric.GAP, .25)
                .with(HistoryMetric.DISTANCE, .05).with(HistoryMetric.KAPPA_P50, 8).with(HistoryMetric.SIGMA_MIN, .125);
        Family run = Family.of("the run on Train", row);
        assertArrayEquals(new double[] {Double.NaN}, run.w2());
        assertArrayEquals(new double[] {.25}, run.gap());
        assertArrayEquals(new double[] {8}, run.kappa());
        assertArrayEquals(new double[] {.125}, run.sigmaMin());
        assertEquals("the run on Train", run.title());
    }
}
