package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.Numbers;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.preset.Info;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.theory.padded.PaddedFlow;
import org.pushforward.theory.padded.PaddedRow;
import org.pushforward.theory.padded.PaddedSpec;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.theory.padded.PaddedVariant;
import org.pushforward.train.TrainingConfig;

/** Every experiment that comes with the program is read, also after the next setting: what it does not say has the value that it meant. */
class ShippedFilesTest {

    @TempDir
    private Path folder;

    static List<Path> experiments() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("assets"))) {
            return files.filter(file -> file.toString().endsWith(".json")).filter(ShippedFilesTest::isExperiment).toList();
        }
    }

    private static boolean isExperiment(Path file) {
        try {
            JsonNode tree = Json.MAPPER.readTree(file.toFile());
            return ExperimentFile.FORMAT.equals(tree.path("format").asText());
        } catch (IOException e) {
            throw new AssertionError(file + " is no JSON", e);
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void experimentsComeBackAsTheyWere(Path file) {
        Sweep read = SweepFile.read(file);
        SweepFile.write(read, folder.resolve("again.json"));
        assertEquals(read, SweepFile.read(folder.resolve("again.json")));
        assertFalse(read.runs().isEmpty());
    }

    @Test
    void thereAreExperimentsToRead() throws IOException {
        assertTrue(experiments().size() > 20, () -> "only few files were found");
    }

    @ParameterizedTest
    @EnumSource(ShippedSweep.class)
    void theTableOfAShippedSweepIsThatOfItsDescription(ShippedSweep shipped) {
        List<SweepRow> rows = SweepTable.read(Path.of("assets/sweeps/" + shipped.id() + ".csv"));
        Sweep sweep = SweepFile.read(Path.of("assets/sweeps/" + shipped.id() + ".json"));
        assertEquals(sweep.runs(), rows.stream().map(SweepRow::config).toList());
    }

    /** What stands beside greedy layers is what the command gives that the README of the folder names; machines may round otherwise. */
    @Test
    void kineticCouplingsAreThoseOfTheirCommand() {
        List<ConstructedRuns.Stop> stops = ShippedSweep.GREEDY_DEPTH.beside().orElseThrow().stops();
        assertEquals(5, stops.size());
        PaddedSpec spec = PaddedSpec.all(PaddedTarget.MIXTURE3, PaddedVariant.KINETIC, List.of(.5), List.of(4)).get(0);
        PaddedRow row = PaddedRow.of(new PaddedFlow(spec), PaddedRow.POINTS, 1, share -> true);
        ConstructedRuns.Stop shallow = stops.get(0);
        assertEquals(row.affineCouplings(), shallow.couplings());
        assertEquals(row.gap(), shallow.gap(), 1e-6);
        assertEquals(row.gapError(), shallow.gapError(), 1e-6);
        assertEquals(row.kappaMedian(), shallow.kappaMedian(), 1e-5);
        assertEquals(row.kappaMedianError(), shallow.kappaMedianError(), 1e-5);
    }

    private static String info(String page) {
        return Info.ofPage(page).parts().stream().flatMap(part -> part.paragraphs().stream()).collect(Collectors.joining("\n"));
    }

    /** Means over seeds with their standard error, as the table has them: a gap is a mean of points, and so is a part of the floor. */
    @Test
    void gapsThatTheInfoTellsAreThoseOfTheTableWithTheirErrors() {
        List<SweepRow> rows = ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow();
        String board = info("board");
        for (int modes : new int[] {4, 32}) {
            Spread gaps = Spread.of(rows.stream().filter(row -> row.config().dataset().modes() == modes && row.config().flow().hidden() == 16
                    && row.config().flow().couplings() == 8).mapToDouble(row -> row.get(Metric.GAP)).toArray());
            String told = Estimate.of(gaps.mean(), gaps.sd() / Math.sqrt(gaps.count())).text() + (modes == 4 ? " nats with 4 modes" : " with 32");
            assertTrue(board.contains(told), told + " is not in " + board);
        }
        assertTrue(board.contains("means of 5 seeds ± one standard error") && !board.contains("floor is exact"), board);
    }

    @Test
    void theInfoSaysHowTheRunsOfTheBoundWereTrained() {
        List<SweepRow> rows = ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow();
        TrainingConfig base = ShippedSweep.MODES_AND_DEPTH.sweep().base();
        String told = "a clamp of " + Numbers.chosen(base.flow().clamp()) + " and " + Numbers.count(base.optimization().steps())
                + " steps of Adam at every depth; none diverged";
        assertTrue(info("separation").contains(told), told);
        assertTrue(rows.stream().noneMatch(SweepRow::diverged));
    }
}
