package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.conditioning.LipschitzInequality;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** The folder of a run: whole or absent, the same whether the run was interrupted or not, and honest about what its numbers are. */
@Slow("each test trains and writes whole runs")
class TrainingRunTest {

    private static final Set<String> FILES = Set.of("experiment.json", "checkpoint.bin", "history.csv", "model.json", "samples.csv",
            "metrics.json", "density.png", "spectrum.png");

    @TempDir
    Path folder;

    private static TrainingConfig tiny(Schedule schedule, int steps) {
        return TrainingConfig.defaults()
                .withDataset(new DatasetSpec("moons", 0.1, 0, 0, 500))
                .withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(steps, 32, 2e-3, schedule, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(20, 64, 16));
    }

    private TrainingRun run(String name, Consumer<TrainingSnapshot> progress) {
        return new TrainingRun(new RunFolder(folder.resolve(name)), 1, Duration.ZERO, progress);
    }

    private TrainingRun run(String name) {
        return new TrainingRun(new RunFolder(folder.resolve(name)), 1, Duration.ofHours(1), snapshot -> {});
    }

    /** Runs until the first checkpoint at or after the given step and then dies as from a signal. */
    private void interrupt(TrainingConfig config, String name, int step) {
        assertThrows(IllegalStateException.class, () -> run(name, snapshot -> {
            if (snapshot.step() >= step) {
                throw new IllegalStateException("killed");
            }
        }).start(config));
    }

    private Set<String> names(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private JsonNode metrics(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).resolve("metrics.json").toFile());
    }

    private void assertSame(String one, String other, String... files) throws IOException {
        for (String file : files) {
            byte[] expected = Files.readAllBytes(folder.resolve(one).resolve(file));
            assertArrayEquals(expected, Files.readAllBytes(folder.resolve(other).resolve(file)), file);
        }
    }

    /** Killed before its first settings were written, the newer run cannot be gone on with, and must not pass for the older one. */
    @Test
    void whatIsLeftOfARunThatHadHardlyBegunGoesAndIsToldOf() throws IOException {
        run("run").start(tiny(Schedule.CONSTANT, 20));
        Files.createDirectory(folder.resolve("run.unfinished"));
        Files.copy(folder.resolve("run/checkpoint.bin"), folder.resolve("run.unfinished/checkpoint.bin"));
        List<String> notes = new ArrayList<>();
        RunFolder place = new RunFolder(folder.resolve("run"));
        assertTrue(new TrainingRun(place, 1, Duration.ofHours(1), snapshot -> {}, notes::add).resume(begun -> begun).isEmpty());
        assertEquals(List.of("a run that was begun to replace the one in " + place.path() + " was ended before its first checkpoint: begin it again"),
                notes);
        assertEquals(new TreeSet<>(Set.of("run")), names("."));
    }

    /** Files of others that appear while a run goes on are neither deleted nor mixed with it, and the result is not lost. */
    @Test
    void aFolderThatOthersHaveFilledMeanwhileIsLeftAlone() throws IOException {
        run("run").start(tiny(Schedule.CONSTANT, 20));
        TrainingConfig longer = tiny(Schedule.CONSTANT, 40);
        Path thesis = folder.resolve("run/thesis.tex");
        String words = assertThrows(InvalidInputException.class, () -> run("run", snapshot -> write(thesis)).start(longer)).getMessage();
        assertTrue(words.startsWith("the run is done, but the folder ") && words.contains("add --resume; the results wait in "), words);
        assertEquals("mine", Files.readString(thesis));
        Files.delete(thesis);
        assertTrue(run("run").resume(begun -> begun).isPresent());
        assertEquals(40, metrics("run").get("steps").asLong());
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "mine");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Padding.Kind.class)
    void leavesEveryFileAndNothingElse(Padding.Kind kind) throws IOException {
        Padding padding = switch (kind) {
            case NONE -> Padding.none();
            case ZERO -> Padding.zero(1);
            case GAUSSIAN -> Padding.gaussian(2);
        };
        TrainingConfig config = tiny(Schedule.COSINE, 30).withPadding(padding);
        run("deep/run").start(config);
        assertEquals(new TreeSet<>(FILES), names("deep/run"));
        assertEquals(Set.of("run"), names("deep"));
        for (String picture : List.of("density.png", "spectrum.png")) {
            assertNotNull(ImageIO.read(folder.resolve("deep/run").resolve(picture).toFile()));
        }
        JsonNode metrics = metrics("deep/run");
        assertEquals(kind == Padding.Kind.ZERO, metrics.get("gap").isNull());
        LipschitzInequality.require(ModelFile.read(folder.resolve("deep/run/model.json")), RunData.of(config.dataset(), config.seed()),
                metrics.get("gap").asDouble(Double.NaN), metrics.get("gap_error").asDouble(Double.NaN));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void sameSettingsLeaveTheSameBytes(Precision precision) throws IOException {
        TrainingConfig config = tiny(Schedule.COSINE, 45).withPadding(Padding.gaussian(1))
                .withOptimization(new Optimization(45, 32, 2e-3, Schedule.COSINE, 5, precision));
        run("a").start(config);
        run("b").start(ExperimentFile.read(folder.resolve("a/experiment.json")));
        assertSame("a", "b", FILES.stream().filter(name -> !name.equals("metrics.json")).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 33, 50})
    void interruptedRunLeavesTheSameBytes(int step) throws IOException {
        TrainingConfig config = tiny(Schedule.COSINE, 50).withPadding(Padding.gaussian(2));
        run("whole").start(config);
        interrupt(config, "parts", step);
        assertFalse(Files.exists(folder.resolve("parts")));
        // What a kill in the middle of a write leaves.
        Files.writeString(folder.resolve("parts.unfinished/.checkpoint.bin.1.part"), "torn");
        assertTrue(run("parts").resume(UnaryOperator.identity()).isPresent());
        assertSame("whole", "parts", FILES.stream().filter(name -> !name.equals("metrics.json")).toArray(String[]::new));
        assertEquals(Set.of("whole", "parts"), names("."));
        assertTrue(run("parts").resume(UnaryOperator.identity()).isEmpty());
    }

    /** Of flows without nets too. */
    @ParameterizedTest
    @EnumSource(value = FlowFamily.class, names = {"LEAKY", "LEAKY_HARD"})
    void interruptedRunOfLeakyLayersLeavesTheSameBytes(FlowFamily family) throws IOException {
        TrainingConfig tiny = tiny(Schedule.COSINE, 50).withPadding(Padding.gaussian(1));
        TrainingConfig config = tiny.withFlow(tiny.flow().withCouplings(3).withFamily(family).plain());
        run("whole").start(config);
        interrupt(config, "parts", 20);
        assertTrue(run("parts").resume(UnaryOperator.identity()).isPresent());
        assertSame("whole", "parts", FILES.stream().filter(name -> !name.equals("metrics.json")).toArray(String[]::new));
    }

    /** The settings of a run that was changed on the way, as they are saved. */
    private static TrainingConfig changed(int steps) {
        return tiny(Schedule.CONSTANT, steps).withPadding(Padding.gaussian(1)).withInterventions(new Interventions(List.of(
                new Intervention(7, 1e-2, 0.5), new Intervention(25, 1e-2, 0), new Intervention(41, 1e-3, 1))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 25, 30, 50})
    void changesOnTheWayAreRepeatedThoughTheRunIsInterrupted(int step) throws IOException {
        run("whole").start(changed(55));
        interrupt(changed(55), "parts", step);
        assertTrue(run("parts").resume(UnaryOperator.identity()).isPresent());
        assertSame("whole", "parts", FILES.stream().filter(name -> !name.equals("metrics.json")).toArray(String[]::new));
        run("again").start(ExperimentFile.read(folder.resolve("whole/experiment.json")));
        assertSame("whole", "again", "history.csv", "model.json", "checkpoint.bin");
        assertRefused("has other settings", () -> run("whole").resume(config -> config.withInterventions(Interventions.NONE)));

        List<String> lines = Files.readAllLines(folder.resolve("whole/history.csv"));
        List<String> columns = List.of(lines.get(0).split(","));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            int at = Integer.parseInt(cells[0]);
            double level = at <= 7 ? 1 : at <= 25 ? 0.5 : at <= 41 ? 0 : 1;
            assertEquals(level, Double.parseDouble(cells[columns.indexOf("padding_noise")]), line);
            assertEquals(level == 0, cells[columns.indexOf("nll")].equals("NaN"), line);
            assertEquals(level != 0, cells[columns.indexOf("unbounded_nll")].equals("NaN"), line);
        }
    }

    @Test
    void whatTheRunEndedWithDecidesWhatItsLikelihoodIs() throws IOException {
        run("zero").start(changed(40));
        assertTrue(metrics("zero").get("nll").isNull() && metrics("zero").get("unbounded_nll").isNumber());
        run("gaussian").start(changed(45));
        assertTrue(metrics("gaussian").get("nll").isNumber() && metrics("gaussian").get("unbounded_nll").isNull());
    }

    /** A kill while a folder is deleted leaves a checkpoint of a run whose settings are gone. */
    @Test
    void aCheckpointWithoutSettingsIsNoPartOfTheNextRun() throws IOException {
        interrupt(tiny(Schedule.CONSTANT, 50), "run", 30);
        Files.delete(folder.resolve("run.unfinished/experiment.json"));
        TrainingConfig other = tiny(Schedule.CONSTANT, 50).withSeed(2);
        run("fresh").start(other);
        interrupt(other, "run", 1);
        assertTrue(run("run").resume(UnaryOperator.identity()).isPresent());
        assertSame("fresh", "run", "history.csv", "model.json", "checkpoint.bin");
    }

    /** The settings come last, so a kill before them leaves the older pair, and one after them the newer. */
    @Test
    void moreStepsFromAFinishedRunHaveItsCheckpointFromTheStart() throws IOException {
        run("whole").start(tiny(Schedule.CONSTANT, 70));
        run("parts").start(tiny(Schedule.CONSTANT, 45));
        assertThrows(IllegalStateException.class, () -> run("parts", snapshot -> {
            throw new IllegalStateException("killed");
        }).resume(config -> tiny(Schedule.CONSTANT, 70)));
        CheckpointFile.Content kept = CheckpointFile.read(folder.resolve("parts.unfinished/checkpoint.bin"), Padding.none());
        assertTrue(kept.checkpoint().step() >= 45);
        assertTrue(run("parts").resume(UnaryOperator.identity()).isPresent());
        assertSame("whole", "parts", "history.csv", "model.json", "experiment.json", "samples.csv");
    }

    @Test
    void constantRateCanBeGivenMoreSteps() throws IOException {
        run("whole").start(tiny(Schedule.CONSTANT, 70));
        run("parts").start(tiny(Schedule.CONSTANT, 45));
        assertTrue(run("parts").resume(config -> tiny(Schedule.CONSTANT, 70)).isPresent());
        assertSame("whole", "parts", "history.csv", "model.json", "experiment.json", "samples.csv");
    }

    @Test
    void resumeRefusesOtherSettingsInOneLine() {
        assertRefused("there is no run in", () -> run("run").resume(UnaryOperator.identity()));
        run("run").start(tiny(Schedule.COSINE, 10));
        assertRefused("has other settings", () -> run("run").resume(config -> config.withSeed(7)));
        assertRefused("this one cannot be given 20", () -> run("run").resume(config -> tiny(Schedule.COSINE, 20)));
        interrupt(tiny(Schedule.COSINE, 10), "other", 3);
        assertRefused("add --resume", () -> run("other").start(tiny(Schedule.COSINE, 10)));
    }

    @Test
    void tornCheckpointsAndChangedDataAreRefused() throws IOException {
        Path cloud = folder.resolve("cloud.csv");
        Files.writeString(cloud, cloud(0));
        TrainingConfig config = tiny(Schedule.COSINE, 10).withDataset(new DatasetSpec(cloud.toString(), 0, 0, 0, 0));
        interrupt(config, "run", 5);
        Path checkpoint = folder.resolve("run.unfinished/checkpoint.bin");
        byte[] good = Files.readAllBytes(checkpoint);
        for (int length = 0; length < good.length; length += 61) {
            Files.write(checkpoint, Arrays.copyOf(good, length));
            assertRefused("not a whole checkpoint", () -> run("run").resume(UnaryOperator.identity()));
        }
        Files.write(checkpoint, good);
        Files.writeString(cloud, cloud(1));
        assertRefused("has changed since", () -> run("run").resume(UnaryOperator.identity()));
        Files.writeString(cloud, cloud(0));
        assertTrue(run("run").resume(UnaryOperator.identity()).isPresent());
        JsonNode metrics = metrics("run");
        assertTrue(metrics.get("floor").isNull() && metrics.get("gap").isNull());
        assertTrue(metrics.get("nll").isNumber());
    }

    private static String cloud(double shift) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(Math.sin(i) + shift * i).append(',').append(Math.cos(3 * i)).append('\n');
        }
        return text.toString();
    }

    @Test
    void runsReplaceRunsButNothingElse() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        run("run").start(tiny(Schedule.COSINE, 5));
        run("run").start(tiny(Schedule.COSINE, 6));
        assertEquals(6, metrics("run").get("steps").asInt());
        Files.writeString(folder.resolve("run/notes.txt"), "mine");
        assertRefused("holds other files", () -> run("run").start(tiny(Schedule.COSINE, 7)));
        assertEquals(6, metrics("run").get("steps").asInt());
        assertEquals(Set.of("run"), names("."));
    }

    @Test
    void refusalsLeaveNothingBehind() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Files.writeString(folder.resolve("points.csv"), "x,y\n1,2\n");
        TrainingConfig config = tiny(Schedule.COSINE, 10);
        assertRefused("is a file", () -> run("file").start(config));
        assertRefused("is a file", () -> run("file/below/it").start(config));
        assertRefused("there is no dataset", () -> run("run").start(config.withDataset(new DatasetSpec("lion", 0, 0, 0, 100))));
        assertRefused("points.csv", () -> run("run").start(config.withDataset(
                new DatasetSpec(folder.resolve("points.csv").toString(), 0, 0, 0, 0))));
        assertRefused("GB of memory", () -> run("run").start(config.withFlow(new FlowSpec(128, 1024, 8, Activation.RELU, 2))));
        assertRefused("GB of memory", () -> run("run").start(config.withFlow(new FlowSpec(64, 512, 4, Activation.RELU, 2))
                .withOptimization(new Optimization(10, 65_536, 1e-3, Schedule.COSINE, 5, Precision.DOUBLE))));
        assertEquals(Set.of("file", "points.csv"), names("."));
    }

    @Test
    void historyEndsWithTheRunAndMetricsAreItsLastRow() throws IOException {
        RunMetrics metrics = run("run").start(tiny(Schedule.COSINE, 33));
        List<String> lines = Files.readAllLines(folder.resolve("run/history.csv"));
        assertEquals("step,train_nll,nll,gap,gap_error,kappa_mean,kappa_p50,kappa_p95,kappa_max,sigma_min,rate,gradient_norm,"
                + "unbounded_nll,padding_noise,"
                + "sigma1_p05,sigma1_p25,sigma1_p50,sigma1_p75,sigma1_p95,sigma2_p05,sigma2_p25,sigma2_p50,sigma2_p75,sigma2_p95,"
                + "kappa_standard_mean,kappa_standard_p50,kappa_standard_p95,kappa_standard_max,"
                + "nll_error,kappa_mean_error,kappa_p50_error,kappa_p95_error,kappa_standard_mean_error,kappa_standard_p50_error,"
                + "kappa_standard_p95_error,distance,transport_cost,transport_cost_error,sigma_least_standard_p50,"
                + "gradient_norm_layer1,gradient_norm_layer2",
                lines.get(0));
        String[] last = lines.get(lines.size() - 1).split(",");
        assertEquals(41, last.length);
        assertEquals(Double.parseDouble(last[11]), Math.hypot(Double.parseDouble(last[39]), Double.parseDouble(last[40])),
                1e-5 * Double.parseDouble(last[11]));
        assertEquals("33", last[0]);
        JsonNode json = metrics("run");
        assertEquals(Double.parseDouble(last[2]), json.get("nll").asDouble());
        assertEquals(metrics.nll(), json.get("nll").asDouble());
        assertEquals(Double.parseDouble(last[3]), json.get("gap").asDouble());
        assertEquals(Double.parseDouble(last[9]), json.get("sigma_min").asDouble());
        assertEquals("noise -> data", json.get("sigma_direction").asText());
        for (int i = 0; i < 4; i++) {
            String summary = List.of("mean", "p50", "p95", "max").get(i);
            assertEquals(Double.parseDouble(last[5 + i]), json.get("kappa_" + summary).asDouble());
            assertEquals(Double.parseDouble(last[24 + i]), json.get("kappa_standard_" + summary).asDouble());
        }
        List<String> later = List.of("nll_error", "kappa_mean_error", "kappa_p50_error", "kappa_p95_error", "kappa_standard_mean_error",
                "kappa_standard_p50_error", "kappa_standard_p95_error", "distance", "transport_cost", "transport_cost_error");
        for (int i = 0; i < later.size(); i++) {
            assertEquals(Double.parseDouble(last[28 + i]), json.get(later.get(i)).asDouble(), later.get(i));
        }
        // Who subtracts gets the gap; and the floor of the points is off the entropy by their chance alone.
        assertEquals(json.get("gap").asDouble(), json.get("nll").asDouble() - json.get("floor_of_points").asDouble(), 1e-12);
        assertEquals(0, json.get("floor_error").asDouble());
        assertEquals(json.get("floor").asDouble(), json.get("floor_of_points").asDouble(), 5 * json.get("nll_error").asDouble());
        assertTrue(json.get("distance_of_data_low").asDouble() < json.get("distance_of_data").asDouble());
        assertTrue(json.get("distance_of_data").asDouble() < json.get("distance_of_data_high").asDouble());
        assertEquals(metrics.transport().optimal(), json.get("transport_optimal").asDouble());
        assertTrue(json.get("transport_optimal").asDouble() > json.get("transport_floor").asDouble());
        assertTrue(json.get("transport_optimal_error").asDouble() > 0);
        assertTrue(json.get("round_trip").asDouble() < 1e-10);
        assertTrue(json.get("sliced_w2").asDouble() > 0);
        assertTrue(json.get("divergence").isNull());
        // NaN at step 0: there was no batch yet.
        assertEquals("NaN", lines.get(1).split(",")[1]);
    }

    @Test
    void zeroPaddingHasNoLikelihoodAndGaussianPaddingABound() throws IOException {
        run("zero").start(tiny(Schedule.COSINE, 20).withPadding(Padding.zero(1)));
        JsonNode zero = metrics("zero");
        assertTrue(zero.get("nll").isNull() && zero.get("gap").isNull() && zero.get("gap_error").isNull());
        assertTrue(zero.get("unbounded_nll").isNumber());
        assertTrue(zero.get("floor").isNumber());
        run("gaussian").start(tiny(Schedule.COSINE, 20).withPadding(Padding.gaussian(1)));
        JsonNode gaussian = metrics("gaussian");
        assertTrue(gaussian.get("nll_kind").asText().startsWith("upper bound"));
        assertTrue(gaussian.get("nll").isNumber() && gaussian.get("gap").isNumber() && gaussian.get("unbounded_nll").isNull());
        run("none").start(tiny(Schedule.COSINE, 20));
        assertEquals("exact", metrics("none").get("nll_kind").asText());
    }

    @Test
    void divergedRunLeavesItsLastGoodStepAndSaysSo() throws IOException {
        TrainingConfig config = tiny(Schedule.CONSTANT, 2000).withFlow(new FlowSpec(16, 8, 1, Activation.RELU, 20))
                .withOptimization(new Optimization(2000, 32, 1e6, Schedule.CONSTANT, Double.POSITIVE_INFINITY, Precision.FLOAT));
        RunMetrics metrics = run("run").start(config);
        assertTrue(metrics.snapshot().isDiverged());
        JsonNode json = metrics("run");
        assertTrue(json.get("divergence").asText().contains("stopped being finite"));
        assertTrue(json.get("steps").asInt() < 2000);
        assertEquals(new TreeSet<>(FILES), names("run"));
        ModelFile.read(folder.resolve("run/model.json"));
        assertRefused("diverged after step", () -> run("run").resume(UnaryOperator.identity()));
    }

    private static void assertRefused(String part, Executable executable) {
        String message = assertThrows(InvalidInputException.class, executable).getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aFolderOfSomebodyElseWhereTheUnfinishedRunWouldBeIsRefusedAndKept() throws IOException {
        Path own = Files.createDirectories(folder.resolve("run.unfinished"));
        Path file = Files.writeString(own.resolve("thesis.txt"), "do not lose this");
        assertRefused("holds other files", () -> run("run").start(tiny(Schedule.CONSTANT, 3)));
        assertEquals("do not lose this", Files.readString(file));
        assertTrue(Files.notExists(folder.resolve("run")));
    }

    @ParameterizedTest
    @EnumSource(Padding.Kind.class)
    void theHistoryRanksNoLikelihoodThatIsUnbounded(Padding.Kind kind) throws IOException {
        Padding padding = switch (kind) {
            case NONE -> Padding.none();
            case ZERO -> Padding.zero(2);
            case GAUSSIAN -> Padding.gaussian(2);
        };
        run("run").start(tiny(Schedule.CONSTANT, 3).withPadding(padding));
        List<String> lines = Files.readAllLines(folder.resolve("run").resolve("history.csv"));
        List<String> columns = List.of(lines.get(0).split(","));
        for (String line : lines.subList(1, lines.size())) {
            double nll = Double.parseDouble(line.split(",")[columns.indexOf("nll")]);
            double unbounded = Double.parseDouble(line.split(",")[columns.indexOf("unbounded_nll")]);
            assertEquals(kind == Padding.Kind.ZERO, Double.isNaN(nll));
            assertEquals(kind != Padding.Kind.ZERO, Double.isNaN(unbounded));
        }
    }
}
