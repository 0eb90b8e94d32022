package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.TableChoice;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.run.Metric;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/** The table keeps every bit of every row, in the order of the runs; the summary is the statistics of its groups. */
class SweepTableTest {

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("sweep.csv");
    }

    private static SweepRow row(int run, TrainingConfig config, boolean diverged, double value) {
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.ALL) {
            metrics.put(metric, metric == Metric.UNBOUNDED_NLL ? Double.NaN : value + Metric.ALL.indexOf(metric));
        }
        return new SweepRow(run, config, diverged, 100 + run, metrics);
    }

    private static List<SweepRow> anyRows() {
        RandomGenerator random = new SplittableRandom(3);
        List<SweepRow> rows = new ArrayList<>();
        for (int run = 1; run <= 30; run++) {
            TrainingConfig config = TrainingConfig.defaults().withSeed(random.nextLong())
                    .withDataset(new DatasetSpec("/a folder, with \"all\"\n/cloud" + run + ".csv", random.nextDouble(), run, -random.nextDouble(), 0,
                            new TableChoice(run % 2 == 0 ? List.of() : List.of("a, \"b\"", "2"), TableChoice.Header.values()[run % 3])))
                    .withPadding(run % 3 == 0 ? Padding.none() : Padding.gaussian(run % 3, random.nextDouble()))
                    .withOptimization(new Optimization(run, 2 + run, random.nextDouble(), Schedule.CONSTANT,
                            run % 2 == 0 ? Double.POSITIVE_INFINITY : random.nextDouble(), Precision.DOUBLE));
            rows.add(row(run, config, run % 5 == 0, random.nextGaussian()));
        }
        return rows;
    }

    @Test
    void comesBackAsItWasWhateverTheOrder() throws IOException {
        List<SweepRow> rows = anyRows();
        SweepTable.write(rows, file);
        assertEquals(rows, SweepTable.read(file));
        String ordered = Files.readString(file);
        Collections.reverse(rows);
        SweepTable.write(rows, file);
        assertEquals(ordered, Files.readString(file));
    }

    /** As spreadsheets write it again. */
    @Test
    void aMarkOfTheOrderOfBytesIsNoPart() throws IOException {
        List<SweepRow> rows = anyRows();
        SweepTable.write(rows, file);
        Files.writeString(file, "\ufeff" + Files.readString(file));
        assertEquals(rows, SweepTable.read(file));
        Files.writeString(file, "\ufeff");
        assertEquals(file + " is empty", assertThrows(InvalidInputException.class, () -> SweepTable.read(file)).getMessage());
    }

    /** As earlier releases wrote it: without what they did not measure. */
    @Test
    void whatAnEarlierReleaseDidNotMeasureIsNotANumber() {
        List<SweepRow> rows = anyRows();
        SweepTable.write(rows, file);
        Set<String> later = Metric.ALL.stream().filter(Metric::isLater).map(Metric::label).collect(Collectors.toSet());
        assertEquals(24, later.size());
        CsvTable.Content whole = CsvTable.read(file);
        int[] kept = IntStream.range(0, whole.columns().size()).filter(column -> !later.contains(whole.columns().get(column))).toArray();
        assertEquals(whole.columns().size() - later.size(), kept.length);
        CsvTable.write(file, IntStream.of(kept).mapToObj(whole.columns()::get).toList(), rows.size(),
                (row, line) -> IntStream.of(kept).mapToObj(whole.rows().get(row)::get).forEach(line::add));
        List<SweepRow> read = SweepTable.read(file);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(rows.get(i).config(), read.get(i).config());
            for (Metric metric : Metric.ALL) {
                assertEquals(metric.isLater() ? Double.NaN : rows.get(i).get(metric), read.get(i).get(metric), metric.label());
            }
        }
    }

    @Test
    void aRowOfNoRunIsRefused() throws IOException {
        SweepTable.write(List.of(row(1, TrainingConfig.defaults().withDataset(Datasets.defaults("sphere")), false, 0)), file);
        String good = Files.readString(file);
        // The settings in the order of the file: its name, noise, modes, rotation, count and dimension.
        String bad = good.replaceFirst("(sphere,[^,]*,[^,]*,[^,]*,[^,]*,)8,", "$11,");
        assertNotEquals(good, bad);
        Files.writeString(file, bad);
        String words = assertThrows(InvalidInputException.class, () -> SweepTable.read(file)).getMessage();
        assertTrue(words.startsWith(file.toString()) && words.endsWith("sphere has 2 to 16 dimensions, not 1"), words);
    }

    /** As in earlier releases, and as before in all others. */
    @Test
    void theColumnsOfTablesAreThereWhereARunHasThem() throws IOException {
        List<SweepRow> rows = List.of(row(1, TrainingConfig.defaults(), false, 0));
        SweepTable.write(rows, file);
        assertTrue(Files.readAllLines(file).get(0).endsWith("transport_floor,floor_error,learned,late_fall"));
        TableChoice table = new TableChoice(List.of("u", "v"), TableChoice.Header.ABSENT);
        TrainingConfig learnsATable = TrainingConfig.defaults().withDataset(new DatasetSpec("a.csv", 0, 0, 0, 0, table));
        List<SweepRow> more = List.of(rows.get(0), row(2, learnsATable, false, 0));
        SweepTable.write(more, file);
        assertTrue(Files.readAllLines(file).get(0).endsWith("transport_floor,floor_error,learned,late_fall,dataset.columns,dataset.header"));
        assertTrue(Files.readAllLines(file).get(2).endsWith(",\"[\"\"u\"\",\"\"v\"\"]\",absent"));
        assertEquals(more, SweepTable.read(file));
        Files.writeString(file, Files.readString(file).replace("[\"\"u\"\"", "[u"));
        assertTrue(assertThrows(InvalidInputException.class, () -> SweepTable.read(file)).getMessage().contains("row 2: \"[u"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "run,state      | state,run     | has not the columns",
        "1,finished,    | 1,lost,       | row 1: a run is finished or diverged, not \"lost\"",
        "1,finished,    | x,finished,   | row 1, column run: \"x\" is not a whole number",
        "halves,affine  | thirds,affine | row 1: flow.partition: choose one of",
        ",64,2,tanh     | ,0,2,tanh     | row 1, flow: a conditioner's width",
        ",tanh,         | ,             | line 2: ",
    })
    void refusesByRowAndColumnInOneLine(String part, String edit, String complaint) throws IOException {
        SweepTable.write(List.of(row(1, TrainingConfig.defaults(), false, 0)), file);
        String good = Files.readString(file);
        assertTrue(good.contains(part), good);
        Files.writeString(file, good.replace(part, edit));
        String message = assertThrows(InvalidInputException.class, () -> SweepTable.read(file)).getMessage();
        assertTrue(message.contains(complaint) && message.contains("sweep.csv"), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void summaryLeavesOutDivergedRunsAndNamesWhatVaries() {
        TrainingConfig other = TrainingConfig.defaults().withPadding(Padding.zero(2));
        List<SweepRow> rows = new ArrayList<>();
        double[] values = {1, 2, 4, 9, 1e9};
        for (int i = 0; i < values.length; i++) {
            rows.add(row(i + 1, TrainingConfig.defaults().withSeed(i), i == 4, values[i] - Metric.ALL.indexOf(Metric.GAP)));
        }
        rows.add(row(6, other, false, 0));
        SweepSummary.write(rows, file);
        CsvTable.Content table = CsvTable.read(file);
        assertEquals(List.of("padding.kind", "padding.dimensions", "metric", "diverged", "count", "mean", "sd", "q1", "median", "q3"),
                table.columns());
        assertEquals(2 * Metric.ALL.size(), table.rows().size());
        assertEquals(List.of("none", "0", "gap", "1", "4", "4.0"), table.rows().get(Metric.ALL.indexOf(Metric.GAP)).subList(0, 6));
        assertEquals(Math.sqrt((9 + 4 + 0 + 25) / 3.0), table.numbers("sd")[Metric.ALL.indexOf(Metric.GAP)], 1e-14);
        assertEquals(1.75, table.numbers("q1")[Metric.ALL.indexOf(Metric.GAP)], 1e-14);
        assertEquals(3, table.numbers("median")[Metric.ALL.indexOf(Metric.GAP)], 1e-14);
        assertEquals(5.25, table.numbers("q3")[Metric.ALL.indexOf(Metric.GAP)], 1e-14);
        int single = Metric.ALL.size();
        assertEquals(List.of("zero", "2", "nll", "0", "1", "0.0", "NaN", "0.0", "0.0", "0.0"), table.rows().get(single));
        assertEquals(List.of("0", "NaN"), table.rows().get(single + Metric.ALL.indexOf(Metric.UNBOUNDED_NLL)).subList(4, 6));
    }
}
