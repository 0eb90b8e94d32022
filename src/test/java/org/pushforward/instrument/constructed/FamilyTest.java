package org.pushforward.instrument.constructed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

class FamilyTest {

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
