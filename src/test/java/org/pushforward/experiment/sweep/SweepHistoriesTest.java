package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.run.Metric;
import org.pushforward.train.EqualFit;
import org.pushforward.train.FitMeasure;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/** What runs were along their training, as one table: what a chart reads from it is what it reads from the runs' own files. */
class SweepHistoriesTest {

    /** Half of the last of six digits. */
    private static final double ROUNDED = 5.01e-6;

    @TempDir
    private Path folder;

    private static void assertClose(double[] expected, double[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], ROUNDED * Math.abs(expected[i]));
        }
    }

    @Test
    void theTableHasThePathsOfTheRuns() throws Exception {
        List<SweepRow> rows = new SweepRunner(Sweeps.fourRuns(60), folder.resolve("sweep"), 1, Duration.ofHours(1), progress -> { })
                .withoutPictures().run(false).rows();
        SweepHistories whole = SweepHistories.read(folder.resolve("sweep"), rows, SweepHistories.NONE);
        Path file = folder.resolve("histories.csv");
        SweepHistories.write(folder.resolve("sweep"), rows, file);
        SweepHistories told;
        try (InputStream in = Files.newInputStream(file)) {
            told = SweepHistories.read("histories.csv", in);
        }
        assertEquals(4, told.ofRuns().size());
        boolean any = false;
        for (SweepRow row : rows) {
            assertEquals(whole.of(row).stream().map(HistoryRow::step).toList(), told.of(row).stream().map(HistoryRow::step).toList());
            for (FitMeasure measure : List.of(FitMeasure.GAP, FitMeasure.W2)) {
                for (HistoryMetric kappa : List.of(HistoryMetric.KAPPA_MEAN, HistoryMetric.KAPPA_STANDARD_P95)) {
                    EqualFit.Path path = whole.path(row, measure, kappa);
                    any |= !path.isEmpty();
                    assertClose(path.fits(), told.path(row, measure, kappa).fits());
                    assertClose(path.kappas(), told.path(row, measure, kappa).kappas());
                }
            }
        }
        assertTrue(any, "none of the runs has a path");
        Files.copy(file, folder.resolve("mine-histories.csv"));
        assertEquals(told.ofRuns().keySet(), SweepHistories.beside(folder.resolve("mine.csv")).ofRuns().keySet());
        assertEquals(SweepHistories.NONE, SweepHistories.beside(folder.resolve("other.csv")));
        // Of the same runs the same bytes.
        SweepHistories.write(folder.resolve("sweep"), rows, folder.resolve("again.csv"));
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("again.csv")));
    }

    @Test
    void anotherTableIsRefusedInALine() {
        String why = assertThrows(InvalidInputException.class, () -> SweepHistories.read("x.csv",
                new ByteArrayInputStream("run,step\n1,0\n".getBytes(StandardCharsets.UTF_8)))).getMessage();
        assertTrue(why.contains("x.csv has no column padding_noise"), why);
    }

    /** A history's last row is what the table of the runs says. */
    @ParameterizedTest
    @EnumSource(ShippedSweep.class)
    void shippedHistoriesAreThoseOfTheirTables(ShippedSweep shipped) {
        SweepHistories histories = shipped.histories();
        List<SweepRow> rows = shipped.rows().orElseThrow();
        boolean along = shipped == ShippedSweep.DEPTH_BOARD || shipped == ShippedSweep.PADDING_AT_EQUAL_FIT;
        assertTrue(along || !shipped.isAtEqualFit(), "what is meant to be looked at along its trainings has histories");
        assertEquals(along ? rows.size() : 0, histories.ofRuns().size());
        for (SweepRow row : rows) {
            List<HistoryRow> history = histories.of(row);
            if (!history.isEmpty()) {
                HistoryRow last = history.get(history.size() - 1);
                assertEquals(row.steps(), last.step());
                for (HistoryMetric metric : List.of(HistoryMetric.GAP, HistoryMetric.DISTANCE, HistoryMetric.KAPPA_MEAN, HistoryMetric.KAPPA_P95)) {
                    double told = row.get(Metric.of(metric));
                    // With zero padding the table says that there is no gap.
                    if (!Double.isNaN(told)) {
                        assertEquals(told, last.get(metric), ROUNDED * Math.abs(told), metric + " of run " + row.run());
                    }
                }
                assertFalse(history.size() < 10, "too few rows for a line");
            }
        }
    }
}
