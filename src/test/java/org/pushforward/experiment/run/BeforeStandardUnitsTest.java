package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.Padding;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.Json;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Optimization;
import org.pushforward.train.TrainingConfig;

/** A run that an earlier release made, whose files have no condition number in standard units, is read and gone on with. */
class BeforeStandardUnitsTest {

    private static final Path OLD = Path.of("src/test/resources/before-standard-units");
    private static final List<String> COLUMNS = List.of("kappa_standard_mean", "kappa_standard_p50", "kappa_standard_p95", "kappa_standard_max",
            "nll_error", "kappa_mean_error", "kappa_p50_error", "kappa_p95_error", "kappa_standard_mean_error", "kappa_standard_p50_error",
            "kappa_standard_p95_error", "distance", "transport_cost", "transport_cost_error", "sigma_least_standard_p50", "gradient_norm_layer1",
            "gradient_norm_layer2");

    @TempDir
    Path folder;
    private Path run;

    @BeforeEach
    void copy() throws IOException {
        run = Files.createDirectory(folder.resolve("run"));
        Path data = Path.of("src/test/resources/units/units_metres.csv").toAbsolutePath();
        for (String name : List.of("checkpoint.bin", "metrics.json", "history.csv", "model.json")) {
            Files.copy(OLD.resolve(name), run.resolve(name));
        }
        // An experiment has the whole path of its data.
        Files.writeString(run.resolve("experiment.json"), Files.readString(OLD.resolve("experiment.json"))
                .replace("\"units_metres.csv\"", Json.MAPPER.writeValueAsString(data.toString())));
    }

    @Test
    void rowsOfItsCheckpointSayThatItWasNotMeasured() {
        CheckpointFile.Content content = CheckpointFile.read(run.resolve("checkpoint.bin"), Padding.gaussian(1));
        CsvTable.Content table = CsvTable.read(run.resolve("history.csv"));
        assertEquals(table.rows().size(), content.history().size());
        for (int i = 0; i < content.history().size(); i++) {
            HistoryRow row = content.history().get(i);
            assertEquals(KappaSummary.NOT_MEASURED, row.kappaStandard());
            assertEquals(table.numbers("kappa_mean")[i], row.kappa().mean());
            assertEquals(table.numbers("kappa_max")[i], row.kappa().max());
            assertEquals(table.numbers("sigma_min")[i], row.get(HistoryMetric.SIGMA_MIN));
            assertEquals(table.numbers("padding_noise")[i], row.paddingNoise());
        }
    }

    @Test
    void itGoesOnAndMeasuresFromThereOn() {
        new TrainingRun(new RunFolder(run), 1, Duration.ofHours(1), snapshot -> {}).resume(BeforeStandardUnitsTest::longer);
        CsvTable.Content table = CsvTable.read(run.resolve("history.csv"));
        CsvTable.Content old = CsvTable.read(OLD.resolve("history.csv"));
        // Behind the columns that there were.
        assertEquals(old.columns(), table.columns().subList(0, old.columns().size()));
        assertEquals(COLUMNS, table.columns().subList(old.columns().size(), table.columns().size()));
        int before = old.rows().size();
        for (int row = 0; row < before; row++) {
            assertEquals(old.rows().get(row), table.rows().get(row).subList(0, old.columns().size()));
        }
        assertTrue(table.rows().size() > before);
        for (String column : COLUMNS) {
            double[] values = table.numbers(column);
            assertTrue(Arrays.stream(values).limit(before).allMatch(Double::isNaN), column);
            double least = column.startsWith("kappa") && !column.endsWith("error") ? 1 : 0;
            assertTrue(Arrays.stream(values).skip(before).allMatch(value -> value >= least && value < 100), column);
        }
        JsonNode metrics = new RunFolder(run).metrics();
        assertEquals(table.numbers("kappa_standard_p50")[table.rows().size() - 1], metrics.get("kappa_standard_p50").doubleValue());
        assertEquals(table.numbers("kappa_p50")[table.rows().size() - 1], metrics.get("kappa_p50").doubleValue());
    }

    private static TrainingConfig longer(TrainingConfig begun) {
        Optimization o = begun.optimization();
        return begun.withOptimization(new Optimization(o.steps() + 40, o.batch(), o.rate(), o.schedule(), o.clip(), o.precision()));
    }

    /** One direction for all singular values that a run leaves, by the word of its metrics. */
    @Test
    void metricsNameTheDirectionOfTheirSingularValues() {
        assertFalse(new RunFolder(run).metrics().has("sigma_direction"));
        new TrainingRun(new RunFolder(run), 1, Duration.ofHours(1), snapshot -> {}).resume(BeforeStandardUnitsTest::longer);
        JsonNode metrics = new RunFolder(run).metrics();
        assertEquals("noise -> data", metrics.get("sigma_direction").textValue());
        // In that direction: the smallest over the points is no larger than the quantiles of the last.
        CsvTable.Content table = CsvTable.read(run.resolve("history.csv"));
        int last = table.rows().size() - 1;
        assertTrue(metrics.get("sigma_min").doubleValue() <= table.numbers("sigma3_p05")[last]);
        assertTrue(table.numbers("sigma1_p05")[last] >= table.numbers("sigma3_p95")[last]);
        // And evaluate says that of the same model under its name.
        FlowEvaluation.write(ModelFile.read(run.resolve("model.json")), Path.of("src/test/resources/units/units_metres.csv"), OptionalLong.empty(),
                folder.resolve("out.csv"));
        CsvTable.Content points = CsvTable.read(folder.resolve("out.csv"));
        Map<String, Double> medians = Map.of("sigma1_p50", median(points, "sigma_noise_to_data_1"), "sigma3_p50",
                median(points, "sigma_noise_to_data_3"));
        medians.forEach((column, value) -> assertEquals(table.numbers(column)[last], value, 0.2 * value, column));
    }

    private static double median(CsvTable.Content table, String column) {
        double[] sorted = table.numbers(column);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
