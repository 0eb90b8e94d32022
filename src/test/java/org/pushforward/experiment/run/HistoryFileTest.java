package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

class HistoryFileTest {

    @TempDir
    private Path folder;

    private static List<HistoryRow> rows(double noise) {
        List<HistoryRow> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            HistoryRow row = new HistoryRow(10L * i, new double[][] {{1, 2, 3, 4, 5.5 + i}, {.1, .2, .3, .4, .5}});
            for (HistoryMetric metric : HistoryMetric.all()) {
                row = row.with(metric, 1.0 / (1 + metric.ordinal() + i));
            }
            rows.add(row.withGradientNorms(new double[] {i, .25, 7}).with(HistoryMetric.PADDING_NOISE, noise).with(HistoryMetric.GAP, Double.NaN));
        }
        return rows;
    }

    @Test
    void readsWhatItWrote() {
        Path file = folder.resolve("history.csv");
        List<HistoryRow> rows = rows(1);
        HistoryFile.write(rows, file);
        List<HistoryRow> read = HistoryFile.read(file, Padding.gaussian(1));

        assertEquals(3, read.size());
        for (int i = 0; i < 3; i++) {
            assertEquals(rows.get(i).step(), read.get(i).step());
            assertEquals(rows.get(i).values(), read.get(i).values());
            assertArrayEquals(rows.get(i).gradientNorms(), read.get(i).gradientNorms());
            for (int value = 0; value < 2; value++) {
                assertArrayEquals(rows.get(i).sigmaQuantiles()[value], read.get(i).sigmaQuantiles()[value]);
            }
        }
    }

    /** The file has no likelihood then, but what was lowered under another name. */
    @Test
    void aLikelihoodWithoutBoundComesBackAsOne() {
        Path file = folder.resolve("history.csv");
        HistoryFile.write(rows(0), file);
        HistoryRow read = HistoryFile.read(file, Padding.zero(1)).get(2);

        assertTrue(read.isUnbounded());
        assertEquals(rows(0).get(2).nll(), read.nll());
    }

    @Test
    void readsTheFirstReleaseAndRefusesOtherTables() throws IOException {
        Path file = folder.resolve("history.csv");
        Files.writeString(file, "step,train_nll,nll,gap,kappa_mean,sigma1_p05\n0,NaN,2,1,3,7\n");
        HistoryRow read = HistoryFile.read(file, Padding.zero(2)).get(0);

        assertEquals(3, read.get(HistoryMetric.KAPPA_MEAN));
        assertTrue(Double.isNaN(read.distance()));
        assertTrue(read.isUnbounded());
        assertEquals(0, read.sigmaQuantiles().length);
        Files.writeString(file, "a,b\n1,2\n");
        assertTrue(assertThrows(InvalidInputException.class, () -> HistoryFile.read(file, Padding.none())).getMessage().contains("no column step"));
    }
}
