package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pushforward.data.Padding;

class HistoryMetricTest {

    /** Checkpoints of the releases so far have rows of 11, 12, 16, 24 and 26 numbers; none of another width was ever written. */
    @Test
    void aRowTellsItsReleaseByItsWidth() {
        List<Integer> widths = IntStream.rangeClosed(-1, 40).filter(HistoryMetric::isWidth).boxed().toList();

        assertEquals(List.of(11, 12, 16, 24, 26, 27), widths.subList(0, 6));
        assertEquals(HistoryMetric.all().size(), widths.get(widths.size() - 1));
    }

    @Test
    void whatEarlierRowsLackHasTheValueThatItMeant() {
        assertEquals(0.25, HistoryMetric.PADDING_NOISE.before(Padding.gaussian(2, 0.25)));
        assertEquals(0, HistoryMetric.PADDING_NOISE.before(Padding.zero(1)));
        assertTrue(Double.isNaN(HistoryMetric.PADDING_NOISE.before(Padding.none())));
        assertTrue(Double.isNaN(HistoryMetric.KAPPA_STANDARD_P50.before(Padding.none())));
    }

    @Test
    void aRowKeepsWhatItWasGivenAndHasNothingElse() {
        HistoryRow row = new HistoryRow(7, new double[2][5]).with(HistoryMetric.NLL, 2).with(HistoryMetric.RATE, 0.5);

        assertEquals(2, row.nll());
        assertEquals(0.5, row.get(HistoryMetric.RATE));
        assertEquals(3, row.with(HistoryMetric.NLL, 3).nll());
        assertEquals(2, row.nll());
        HistoryMetric.all().stream().filter(metric -> metric != HistoryMetric.NLL && metric != HistoryMetric.RATE)
                .forEach(metric -> assertTrue(Double.isNaN(row.get(metric)), metric.label()));
    }
}
