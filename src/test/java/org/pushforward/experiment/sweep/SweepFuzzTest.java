package org.pushforward.experiment.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.Padding;
import org.pushforward.experiment.run.Metric;
import org.pushforward.fuzz.Fuzz;

/** Descriptions and tables of sweeps, spoiled. */
@Timeout(600)
class SweepFuzzTest {

    @TempDir
    Path folder;

    @Test
    void descriptions() throws IOException {
        Path file = folder.resolve("experiment.json");
        SweepFile.write(new Sweep(Sweeps.tiny(200), List.of(Factor.paddings(List.of(Padding.none(), Padding.gaussian(1))),
                Factor.of("flow.couplings", 1, 2, 3)), List.of(5L, 6L)), file);
        Fuzz.texts(file, () -> SweepFile.read(file), (sweep, copy) -> {
            SweepFile.write(sweep, copy);
            return SweepFile.read(copy);
        });
    }

    @Test
    void tables() throws IOException {
        Path file = folder.resolve("sweep.csv");
        List<SweepRow> rows = new ArrayList<>();
        for (int run = 1; run <= 3; run++) {
            Map<Metric, Double> metrics = new LinkedHashMap<>();
            for (Metric metric : Metric.ALL) {
                metrics.put(metric, metric == Metric.UNBOUNDED_NLL ? Double.NaN : run + 0.1 * Metric.ALL.indexOf(metric));
            }
            rows.add(new SweepRow(run, Sweeps.tiny(100 * run), run == 2, 100 * run, metrics));
        }
        SweepTable.write(rows, file);
        // Rows come back in the order of their numbers.
        Fuzz.texts(file, () -> sorted(SweepTable.read(file)), (read, copy) -> {
            SweepTable.write(read, copy);
            return SweepTable.read(copy);
        });
    }

    private static List<SweepRow> sorted(List<SweepRow> rows) {
        return rows.stream().sorted(Comparator.comparingInt(SweepRow::run)).toList();
    }
}
