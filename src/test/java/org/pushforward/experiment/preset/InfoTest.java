package org.pushforward.experiment.preset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.ConstructedRuns;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Spread;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.theory.linear.PermutationProduct;
import org.pushforward.train.TrainingConfig;

/** What the pages of the window say about themselves. */
class InfoTest {

    private static final Path FOLDER = Path.of("assets/info");

    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"board, 1 4 9 7 5 3", "compare, 1 6 6 5 4 2", "library, 1 1 2 1 2 1", "linear, 1 8 3 5 4 4",
            "partition, 1 3 3 3 3 3", "train, 1 7 6 7 7 3"})
    void partsHaveTheirTitlesAndParagraphs(String page, String paragraphs) {
        List<Info.Part> parts = Info.ofPage(page).parts();
        assertEquals(List.of("What is it", "How it works", "How to use it", "Things to notice", "Things to try", "References"),
                parts.stream().map(Info.Part::title).toList());
        assertEquals(paragraphs, String.join(" ", parts.stream().map(part -> "" + part.paragraphs().size()).toList()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileCanBeReadAndEveryPartSaysSomething(String page) {
        for (Info.Part part : Info.ofPage(page).parts()) {
            assertFalse(part.paragraphs().isEmpty(), part.title());
            assertTrue(part.paragraphs().stream().allMatch(text -> text.equals(text.strip()) && text.length() > 20), part.toString());
        }
    }

    private static String text(String page) {
        return Info.ofPage(page).parts().stream().flatMap(part -> part.paragraphs().stream()).collect(Collectors.joining("\n"));
    }

    private static double median(ShippedSweep sweep, Predicate<TrainingConfig> which) {
        return Spread.of(sweep.rows().orElseThrow().stream().filter(row -> which.test(row.config()))
                .mapToDouble(row -> row.get(Metric.GAP)).toArray()).median();
    }

    /** With few modes there is no ring yet: the gap rises to 8 modes and falls from there, in flows of 4 couplings or more. */
    @Test
    void inThePlaneTheGapFallsFromTheModesOnThatAreNamed() {
        assertTrue(text("separation").contains("from 8 modes on the gap falls"));
        for (int couplings : new int[] {1, 2, 4, 8}) {
            double[] gaps = IntStream.of(4, 8, 16, 32).mapToDouble(modes -> median(ShippedSweep.MODES_IN_THE_PLANE,
                    config -> config.dataset().modes() == modes && config.flow().couplings() == couplings)).toArray();
            assertTrue(gaps[1] > gaps[2] && gaps[2] > gaps[3], Arrays.toString(gaps));
            assertEquals(couplings >= 4, gaps[0] < gaps[1], Arrays.toString(gaps));
        }
    }

    @Test
    void theBoardCountsItsSweepsAndNamesTheirGaps() {
        assertEquals(7, ShippedSweep.values().length);
        assertTrue(text("board").contains("Shipped sweeps has seven finished ones"));
        assertTrue(text("board").contains("from 3,000 on to between 0.037 and 0.050, whatever their number"));
        double[] gaps = ShippedSweep.SAMPLES_NEEDED.rows().orElseThrow().stream().filter(row -> row.config().dataset().count() >= 3_000)
                .mapToDouble(row -> row.get(Metric.GAP)).sorted().toArray();
        assertEquals(.037, gaps[0], 5e-4);
        assertEquals(.050, gaps[gaps.length - 1], 5e-4);
    }

    private static double greedy(int layers, Metric metric) {
        return Spread.of(ShippedSweep.GREEDY_DEPTH.rows().orElseThrow().stream().filter(row -> row.config().flow().couplings() == layers)
                .mapToDouble(row -> row.get(metric)).toArray()).median();
    }

    /** What depth ruins and what it heals: the words are those of the shipped runs and of the shipped rows beside them. */
    @Test
    void theBoardTellsWhatGreedyLayersAndKineticCouplingsCameTo() {
        String text = text("board");
        assertTrue(text.contains("from 1 to 16 greedy layers the gap fell from 0.130 to 0.015 nats, with 128 it was 0.046"));
        assertArrayEquals(new double[] {.130, .015, .046}, new double[] {greedy(1, Metric.GAP), greedy(16, Metric.GAP), greedy(128, Metric.GAP)},
                5e-4);
        assertTrue(IntStream.of(1, 2, 4, 8, 32, 64, 128).allMatch(layers -> greedy(layers, Metric.GAP) > greedy(16, Metric.GAP)));
        assertTrue(text.contains("the median condition number rose from 2.2 to 8.6, and to 1.6·10⁴"));
        assertArrayEquals(new double[] {2.2, 8.6}, new double[] {greedy(1, Metric.KAPPA_P50), greedy(16, Metric.KAPPA_P50)}, .05);
        assertEquals(1.6e4, greedy(128, Metric.KAPPA_P50), 500);
        List<ConstructedRuns.Stop> kinetic = ShippedSweep.GREEDY_DEPTH.beside().orElseThrow().stops();
        ConstructedRuns.Stop first = kinetic.get(0);
        ConstructedRuns.Stop last = kinetic.get(kinetic.size() - 1);
        assertTrue(text.contains("27 to 387 of them: with their padding the gap fell from 4.2 to 4.9·10⁻⁵ nats, and the median condition number from "
                + "25 to 1.9."));
        assertEquals(List.of(27, 387), List.of(first.couplings(), last.couplings()));
        assertArrayEquals(new double[] {4.2, 25, 1.9}, new double[] {first.gap(), first.kappaMedian(), last.kappaMedian()}, .06);
        assertEquals(4.9e-5, last.gap(), 5e-7);
    }

    /** Well conditioned because it has hardly moved: the board says of which of its runs that is so. */
    @Test
    void theBoardNamesTheRunsThatHadHardlyBegun() {
        assertTrue(text("board").contains("On two rings, 2 to 8 couplings with Gaussian padding had hardly begun to learn: the gap was 0.64 nats"));
        List<SweepRow> rings = ShippedSweep.DEPTH_BOARD.rows().orElseThrow().stream().filter(row -> row.config().dataset().name().equals("rings2")
                && row.config().padding().kind() == Padding.Kind.GAUSSIAN).toList();
        for (int couplings : new int[] {2, 4, 8, 16}) {
            List<SweepRow> own = rings.stream().filter(row -> row.config().flow().couplings() == couplings).toList();
            double gap = Spread.of(own.stream().mapToDouble(row -> row.get(Metric.GAP)).toArray()).median();
            double kappa = Spread.of(own.stream().mapToDouble(row -> row.get(Metric.KAPPA_P50)).toArray()).median();
            assertEquals(couplings <= 8, Math.abs(gap - .64) < .005 && Math.abs(kappa - 1.7) < .05, couplings + ": " + gap + ", " + kappa);
        }
    }

    /** Gaussian padding beside none, where the flows are deep: it depends on the data which is the closer. */
    @Test
    void theBoardTellsHowTheGapsOfDeepFlowsCompare() {
        assertTrue(text("board").contains("2.1 to 2.6 times as large with it on two moons, and 0.55 to 0.88 times on two rings and eight Gaussians"));
        assertArrayEquals(new double[] {2.1, 2.6}, sorted(gaps("moons", 32), gaps("moons", 16)), .05);
        assertArrayEquals(new double[] {.55, .63, .69, .88},
                sorted(gaps("rings2", 16), gaps("rings2", 32), gaps("gaussians", 16), gaps("gaussians", 32)), .005);
    }

    private static double[] sorted(double... values) {
        Arrays.sort(values);
        return values;
    }

    /** Median gap with Gaussian padding over that without. */
    private static double gaps(String dataset, int couplings) {
        return gap(dataset, couplings, Padding.Kind.GAUSSIAN) / gap(dataset, couplings, Padding.Kind.NONE);
    }

    private static double gap(String dataset, int couplings, Padding.Kind padding) {
        return Spread.of(ShippedSweep.DEPTH_BOARD.rows().orElseThrow().stream().filter(row -> row.config().dataset().name().equals(dataset)
                && row.config().flow().couplings() == couplings && row.config().padding().kind() == padding)
                .mapToDouble(row -> row.get(Metric.GAP)).toArray()).median();
    }

    /** A permutation that takes the most; that no even one takes more is looked for where products are tested. */
    @Test
    void thePartitionsAreToldHowManyCouplingsAPermutationMayTake() {
        int most = PermutationProduct.of(new int[] {0, 5, 3, 1, 2, 4}).factors().size();
        assertTrue(text("partition").contains("at most " + most + ", for every even permutation"));
    }

    /**
     * What was once said and is false: a clamp bounds the likelihood of any padding, two couplings come as near in W2 to any law of the plane as one
     * likes, and a permutation may take more than 19 couplings.
     */
    @ParameterizedTest
    @ValueSource(strings = {"no upper bound", "likelihood without end", "likelihood without a bound", "which makes no ring", "cannot do: gap",
            "at most 19"})
    void whatIsFalseIsSaidNowhere(String words) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("assets"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json") && !each.startsWith("assets/sweeps")).toList()) {
                assertFalse(Files.readString(file).contains(words), file.toString());
            }
        }
    }

    @Test
    void aMissingFileIsRefusedByName() {
        assertEquals("the folder of explanations has no file nowhere.json",
                assertThrows(InvalidInputException.class, () -> Info.ofPage("nowhere")).getMessage());
    }

    @Test
    void aFileWithoutAPartIsRefusedByItsField() throws IOException {
        String whole = Files.readString(FOLDER.resolve("train.json"));
        String torn = whole.replace("things_to_try", "things_to_do");
        PackedFiles files = new PackedFiles("folder", file -> new ByteArrayInputStream(torn.getBytes(StandardCharsets.UTF_8)));
        String refusal = assertThrows(InvalidInputException.class, () -> Info.ofPage(files, "train")).getMessage();
        assertTrue(refusal.contains("train.json") && refusal.contains("things_to_try"), refusal);
    }
}
