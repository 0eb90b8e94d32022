package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.TableChoice;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.GradientEngine;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/** A sweep is the product of its factors and seeds, in a fixed order, and every run of it is valid. */
class SweepTest {

    private static final TrainingConfig BASE = TrainingConfig.defaults();

    @Test
    void isTheProductWithTheFirstFactorSlowestAndSeedsFastest() {
        Sweep sweep = new Sweep(BASE, List.of(Factor.of("flow.couplings", 2, 4), Factor.of("optimization.rate", 0.1, 0.2, 0.3)), List.of(7L, 3L));
        List<TrainingConfig> runs = sweep.runs();
        assertEquals(12, runs.size());
        assertEquals(12, new HashSet<>(runs).size());
        for (int i = 0; i < 12; i++) {
            assertEquals(i < 6 ? 2 : 4, runs.get(i).flow().couplings());
            assertEquals(0.1 * (1 + i / 2 % 3), runs.get(i).optimization().rate(), 1e-15);
            assertEquals(i % 2 == 0 ? 7 : 3, runs.get(i).seed());
        }
    }

    @Test
    void changesNothingButWhatVaries() {
        Sweep sweep = new Sweep(BASE, List.of(Factor.of("flow.couplings", 2, 4)), List.of(9L));
        assertEquals(Settings.byName(BASE).entrySet().stream().filter(entry -> !entry.getKey().equals("flow.couplings")).toList(),
                Settings.byName(sweep.runs().get(1)).entrySet().stream().filter(entry -> !entry.getKey().equals("flow.couplings")).toList());
    }

    /** A list none of whose elements may be asked for. */
    private static <T> List<T> untouched(int size) {
        return new AbstractList<>() {

            @Override
            public T get(int index) {
                throw new AssertionError("element " + index + " was asked for");
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    @Test
    void tooManyRunsAreRefusedBeforeAnyIsMade() {
        String words = assertThrows(InvalidInputException.class, () -> new Sweep(BASE, List.of(), untouched(2_000_000_000))).getMessage();
        assertEquals("these are 2,000,000,000 runs: a sweep has at most 100,000", words);
        Object[] levels = IntStream.range(0, 70_000).boxed().toArray();
        List<Factor> factors = List.of(Factor.of("flow.couplings", levels), Factor.of("flow.hidden", levels), Factor.of("flow.depth", levels),
                Factor.of("optimization.steps", levels));
        // The product is beyond any long.
        words = assertThrows(InvalidInputException.class, () -> new Sweep(BASE, factors, untouched(100_000))).getMessage();
        assertTrue(words.endsWith("000 runs: a sweep has at most 100,000"), words);
    }

    @Test
    void aFileLongerThanAnySweepIsNotReadToItsEnd(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sweep.json");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap("{\"seeds\": [".getBytes(StandardCharsets.US_ASCII)));
            channel.write(ByteBuffer.wrap(new byte[] {'1'}), 3L << 30);
        }
        assertEquals(file + " is longer than the 32 MB that any file of its kind has: give another",
                assertThrows(InvalidInputException.class, () -> SweepFile.read(file)).getMessage());
    }

    @Test
    void wholeGroupsVary() {
        List<Padding> paddings = List.of(Padding.none(), Padding.zero(3), Padding.gaussian(2, 0.5));
        Sweep sweep = new Sweep(BASE, List.of(Factor.paddings(paddings),
                Factor.datasets(List.of(Datasets.defaults("moons"), Datasets.defaults("rings4")))),
                List.of(1L));
        assertEquals(paddings, sweep.runs().stream().map(TrainingConfig::padding).distinct().toList());
        assertEquals(List.of(Datasets.defaults("moons"), Datasets.defaults("rings4")),
                sweep.runs().stream().map(TrainingConfig::dataset).distinct().toList());
    }

    /** The work of a thousand steps. */
    private static double ofSteps(TrainingConfig config) {
        return SweepCost.of(config.withOptimization(config.optimization().withSteps(2_000)))
                - SweepCost.of(config.withOptimization(config.optimization().withSteps(1_000)));
    }

    /** Else progress and remaining time of a sweep over dimensions, families or engines would be those of other runs. */
    @Test
    void costCountsTheCoordinatesAndTheEngine() {
        TrainingConfig leaky = BASE.withFlow(new FlowSpec(4, 64, 2, Activation.TANH, 1).withFamily(FlowFamily.LEAKY).plain());
        DatasetSpec sphere = new DatasetSpec("sphere", .1, 4, 0, 1_000, TableChoice.DEFAULT, 16);
        DatasetSpec table = new DatasetSpec("points.csv", 0, 0, 0, 0, TableChoice.DEFAULT.withColumns(List.of("x", "y", "z")));
        double plane = ofSteps(leaky) / new FlowLayout(leaky.flow(), 2).parameterCount();
        assertEquals(new FlowLayout(leaky.flow(), 16).parameterCount() * plane, ofSteps(leaky.withDataset(sphere)), 1e-9 * ofSteps(leaky) * 1e3);
        assertEquals(new FlowLayout(leaky.flow(), 3).parameterCount() * plane, ofSteps(leaky.withDataset(table)), 1e-9 * ofSteps(leaky) * 1e3);
        // What benchmark --only reference measured.
        FlowSpec eight = new FlowSpec(8, 64, 2, Activation.RELU, 2);
        assertEquals(18, slowness(eight, 256), 4);
        assertEquals(12, slowness(eight, 1024), 3);
        assertTrue(slowness(eight.withFamily(FlowFamily.LEAKY).plain(), 256) > 300);
    }

    /** How many times as long as a step by hand one with ND4J's gradients takes. */
    private static double slowness(FlowSpec flow, int batch) {
        TrainingConfig fast = BASE.withFlow(flow).withOptimization(new Optimization(2_000, batch, 1e-3, Schedule.COSINE, 5, Precision.DOUBLE));
        return ofSteps(fast.withOptimization(fast.optimization().withEngine(GradientEngine.ND4J))) / ofSteps(fast);
    }

    /** How many times as long as on average the longest of some shards takes. */
    private static double longest(Sweep sweep, int of) {
        double[] costs = new double[of];
        for (int number = 1; number <= sweep.runs().size(); number++) {
            costs[(number - 1) % of] += SweepCost.of(sweep.runs().get(number - 1));
        }
        return Arrays.stream(costs).max().orElseThrow() / Arrays.stream(costs).average().orElseThrow();
    }

    /** What the page on clusters says of it; the shards themselves cannot change, or parts of earlier releases would not fit. */
    @Test
    void shardsAreAlikeWhereTheirNumberHasNoDivisorInCommonWithTheLevels() throws IOException {
        Sweep sweep = new Sweep(BASE, List.of(Factor.of("flow.clamp", IntStream.rangeClosed(1, 15).boxed().toArray()),
                Factor.of("flow.couplings", 2, 4, 8, 16)), List.of(1L));
        assertTrue(longest(sweep, 4) > 1.8, "times " + longest(sweep, 4));
        assertTrue(longest(sweep, 3) < 1.25 && longest(sweep, 7) < 1.25, "times " + longest(sweep, 3) + ", " + longest(sweep, 7));
        String page = Files.readString(Path.of("src/site/markdown/cluster.md"));
        assertTrue(page.contains("four machines leave a quarter where the parts are alike"), page);
    }

    @Test
    void aSingleRunIsASweep() {
        TrainingConfig config = BASE.withSeed(11);
        assertEquals(List.of(config), Sweep.of(config).runs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataset.noise", "padding.noise_level", "flow.clamp", "optimization.clip", "instruments.every"})
    void everyNameOfASettingVaries(String name) {
        Sweep sweep = new Sweep(BASE.withPadding(Padding.gaussian(1)), List.of(Factor.of(name, 1, 0.5).setting().equals("instruments.every")
                ? Factor.of(name, 1, 5) : Factor.of(name, 1, 0.5)), List.of(1L));
        assertEquals(1, Settings.byName(sweep.runs().get(0)).get(name).asDouble());
        assertEquals(2, new HashSet<>(sweep.runs()).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "flow.coupling_count | 3      | there is no setting flow.coupling_count to vary",
        "seed                | 3      | there is no setting seed to vary",
        "flow.couplings      | 0      | the run with Couplings = 0, flow: a flow has 1 to 128 couplings",
        "flow.couplings      | many   | the run with Couplings = \"many\": flow.couplings: a whole number is needed",
        "padding.kind        | zero   | the run with Padding = \"zero\", padding: padding zero needs",
        "padding             | zero   | padding: an object is needed",
    })
    void refusesWhatNoRunCouldBe(String setting, String level, String part) {
        Object value = level.matches("\\d+") ? (Object) Integer.valueOf(level) : level;
        assertRefused(part, () -> new Sweep(BASE, List.of(Factor.of(setting, value)), List.of(1L)));
    }

    @Test
    void refusesWhatIsThereTwiceOrNotAtAll() {
        assertRefused("there are no seeds", () -> new Sweep(BASE, List.of(), List.of()));
        assertRefused("a seed is there twice: 4", () -> new Sweep(BASE, List.of(), List.of(4L, 4L)));
        assertRefused("the run with Couplings = 2 is there twice: take one of the values away",
                () -> new Sweep(BASE, List.of(Factor.of("flow.couplings", 2, 2)), List.of(1L)));
        assertRefused("the run with Rate = 0.01, Couplings = 3 is there twice: take one of the values away",
                () -> new Sweep(BASE, List.of(Factor.of("optimization.rate", 0.01), Factor.of("flow.couplings", 3, 4, 3)), List.of(1L)));
        assertRefused("has no values", () -> Factor.of("flow.couplings"));
        assertRefused("vary the same", () -> new Sweep(BASE, List.of(Factor.of("padding.dimensions", 0), Factor.paddings(List.of(Padding.none()))),
                List.of(1L)));
        assertRefused("a sweep has at most 100,000", () -> new Sweep(BASE, List.of(Factor.of("flow.couplings", 2, 3)),
                LongStream.range(0, 50_001).boxed().toList()));
    }

    private static void assertRefused(String part, Runnable action) {
        String message = assertThrows(InvalidInputException.class, action::run).getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count());
    }
}
