package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EqualFitTest {

    private static final double ERROR = 0.01;

    /** @param fits gaps, and as many condition numbers */
    private static List<HistoryRow> rows(double[] fits, double[] kappas) {
        List<HistoryRow> rows = new ArrayList<>();
        for (int i = 0; i < fits.length; i++) {
            rows.add(new HistoryRow(100L * i, new double[2][5]).with(HistoryMetric.GAP, fits[i]).with(HistoryMetric.GAP_ERROR, ERROR)
                    .with(HistoryMetric.NLL, fits[i] + 1).with(HistoryMetric.KAPPA_MEAN, kappas[i]).with(HistoryMetric.DISTANCE, fits[i] / 2));
        }
        return rows;
    }

    private static EqualFit.Path path(double[] fits, double[] kappas) {
        return EqualFit.Path.of(rows(fits, kappas), FitMeasure.GAP, row -> row.get(HistoryMetric.KAPPA_MEAN), Double.NaN);
    }

    @Test
    void readsWhatWasReadAndInterpolatesBetween() {
        EqualFit.Path path = path(new double[] {1, 0.5, 0.1}, new double[] {1, 4, 16});

        assertEquals(1, path.at(1));
        assertEquals(4, path.at(0.5));
        assertEquals(16, path.at(0.1));
        assertEquals(8, path.at(0.3), 1e-12);
        assertTrue(Double.isNaN(path.at(1.01)) && Double.isNaN(path.at(0.09)) && Double.isNaN(path.at(Double.NaN)));
    }

    /** A fit is that of the first time that it was reached, whatever came after. */
    @Test
    void wayBackIsNoPartOfThePath() {
        EqualFit.Path path = path(new double[] {1, 0.5, 0.8, 0.5, 0.4, 0.6}, new double[] {1, 4, 100, 200, 8, 300});

        assertArrayEquals(new double[] {1, 0.5, 0.4}, path.fits());
        assertArrayEquals(new double[] {1, 4, 8}, path.kappas());
    }

    /** However a run wanders, its envelope falls strictly, and what is read lies between the readings on both sides. */
    @Test
    void envelopeIsMonotone() {
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            double[] fits = random.doubles(30, 0.01, 2).toArray();
            double[] kappas = random.doubles(30, 1, 50).toArray();
            fits[0] = 3;
            EqualFit.Path path = path(fits, kappas);
            for (int i = 1; i < path.fits().length; i++) {
                assertTrue(path.fits()[i] < path.fits()[i - 1]);
                double between = path.at((path.fits()[i] + path.fits()[i - 1]) / 2);
                assertTrue(between >= Math.min(path.kappas()[i], path.kappas()[i - 1]) - 1e-9);
                assertTrue(between <= Math.max(path.kappas()[i], path.kappas()[i - 1]) + 1e-9);
            }
            assertEquals(Arrays.stream(fits).min().orElseThrow(), path.best());
        }
    }

    @Test
    void matchIsAtTheBestThatAllReached() {
        EqualFit.Match match = EqualFit.Match.of(List.of(path(new double[] {1, 0.5, 0.1}, new double[] {1, 4, 16}),
                path(new double[] {0.9, 0.5}, new double[] {2, 3})), Double.NaN);

        assertEquals(0.5, match.fit());
        assertArrayEquals(new double[] {4, 3}, match.kappas());
    }

    @Test
    void nothingIsReadBelowWhatTheMeasureCanTell() {
        EqualFit.Path path = path(new double[] {1, 0.5, 0.1}, new double[] {1, 4, 16});
        EqualFit.Match match = EqualFit.Match.of(List.of(path, path), 0.3);

        assertEquals(0.3, match.fit());
        assertEquals(8, match.kappas()[0], 1e-12);
        assertFalse(EqualFit.Match.of(List.of(path, path), 1.5).exists());
    }

    @Test
    void runsThatWereNeverEquallyFarHaveNoCommonFit() {
        EqualFit.Match match = EqualFit.Match.of(List.of(path(new double[] {1, 0.8}, new double[] {1, 2}),
                path(new double[] {0.7, 0.2}, new double[] {3, 4})), Double.NaN);

        assertFalse(match.exists());
        assertTrue(Double.isNaN(match.kappas()[0]) && Double.isNaN(match.kappas()[1]));
    }

    /** What is not a number, or has not begun, is a state. */
    @Test
    void aRunWithoutAWayIsLeftOut() {
        EqualFit.Path good = path(new double[] {1, 0.5}, new double[] {1, 4});
        EqualFit.Path other = path(new double[] {1, Double.NaN, 0.4}, new double[] {1, 2, 6});
        EqualFit.Path none = path(new double[] {Double.NaN, Double.NaN}, new double[] {1, 4});
        EqualFit.Path stuck = path(new double[] {1, 1 - ERROR / 2}, new double[] {1.7, 1.7});

        assertTrue(none.isEmpty() && stuck.isEmpty() && path(new double[0], new double[0]).isEmpty());
        assertEquals(2, other.fits().length);
        assertTrue(Double.isNaN(none.at(1)) && Double.isNaN(none.best()));
        EqualFit.Match match = EqualFit.Match.of(List.of(good, none, other, stuck), Double.NaN);
        assertEquals(0.5, match.fit());
        assertEquals(4, match.kappas()[0]);
        assertTrue(Double.isNaN(match.kappas()[1]) && match.kappas()[2] > 1 && Double.isNaN(match.kappas()[3]));
        assertFalse(EqualFit.Match.of(List.of(good, none), Double.NaN).exists());
        assertFalse(EqualFit.Match.of(List.of(), Double.NaN).exists());
    }

    @Test
    void medianIsThatOfMostRuns() {
        EqualFit.Path one = path(new double[] {1, 0.1}, new double[] {1, 10});
        EqualFit.Path two = path(new double[] {1.1, 0.1}, new double[] {1, 20});
        EqualFit.Path three = path(new double[] {1.1, 0.05}, new double[] {1, 1000});
        EqualFit.Path median = EqualFit.median(List.of(one, two, three));

        assertEquals(1, median.first());
        assertEquals(0.1, median.best());
        assertEquals(20, median.at(0.1), 1e-9);
        EqualFit.Path none = path(new double[0], new double[0]);
        assertTrue(EqualFit.median(List.of(one, none)).isEmpty());
        assertFalse(EqualFit.median(List.of(one, two, none)).isEmpty());
    }

    @Test
    void sharedMeasureIsTheMostExactThatAllHave() {
        List<HistoryRow> gap = rows(new double[] {1, 0.5}, new double[] {1, 1});
        List<HistoryRow> likelihood = gap.stream().map(row -> row.with(HistoryMetric.GAP, Double.NaN)).toList();
        List<HistoryRow> unbounded = gap.stream().map(row -> row.with(HistoryMetric.PADDING_NOISE, 0)).toList();

        assertEquals(FitMeasure.GAP, FitMeasure.shared(List.of(gap, gap)));
        assertEquals(FitMeasure.NLL, FitMeasure.shared(List.of(gap, likelihood)));
        assertEquals(FitMeasure.W2, FitMeasure.shared(List.of(gap, unbounded)));
        assertTrue(Double.isNaN(FitMeasure.GAP.of(unbounded.get(1))) && Double.isNaN(FitMeasure.NLL.of(unbounded.get(1))));
    }
}
