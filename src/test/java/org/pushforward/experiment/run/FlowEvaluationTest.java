package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.conditioning.KappaErrors;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.CsvPoints;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.data.Standardization;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/** Points are evaluated some at a time, which must not show. */
class FlowEvaluationTest {

    private static final int COUNT = 10_001;

    @TempDir
    Path folder;

    private final FlowModel model = Models.random(Padding.gaussian(2, 0.5), Activation.TANH, 3);

    private Points points() {
        return new Points(COUNT, 2, new SplittableRandom(1).doubles(2 * COUNT, -2, 2).toArray());
    }

    @Test
    void thePaddingThatIsDrawnIsThatOfAllPointsAtOnce() throws IOException {
        double[] padded = new double[4 * COUNT];
        model.padding().append(points().values(), COUNT, 2, new RandomStreams(9).stream(Purpose.EVALUATION_PADDING), padded);
        PointFile.write(points(), 2, 2, folder.resolve("data.csv"));
        PointFile.write(new Points(COUNT, 4, padded), 4, 2, folder.resolve("padded.csv"));
        FlowEvaluation.write(model, folder.resolve("data.csv"), OptionalLong.of(9), folder.resolve("a.csv"));
        FlowEvaluation.write(model, folder.resolve("padded.csv"), OptionalLong.empty(), folder.resolve("b.csv"));
        assertEquals(-1, Files.mismatch(folder.resolve("a.csv"), folder.resolve("b.csv")));
    }

    @Test
    void eachPointIsEvaluatedAsIfItWereAlone() {
        PointFile.write(points(), 2, 2, folder.resolve("data.csv"));
        FlowModel plain = Models.random(Padding.none(), Activation.TANH, 4);
        FlowEvaluation.write(plain, folder.resolve("data.csv"), OptionalLong.empty(), folder.resolve("all.csv"));
        Points all = CsvPoints.readAll(folder.resolve("all.csv"));
        assertEquals(COUNT, all.count());
        for (int i : List.of(0, 4095, 4096, 8191, 8192, 10_000)) {
            PointFile.write(new Points(1, 2, new double[] {points().get(i, 0), points().get(i, 1)}), 2, 2, folder.resolve("one.csv"));
            FlowEvaluation.write(plain, folder.resolve("one.csv"), OptionalLong.empty(), folder.resolve("alone.csv"));
            Points alone = CsvPoints.readAll(folder.resolve("alone.csv"));
            for (int c = 0; c < alone.dimension(); c++) {
                assertEquals(alone.get(0, c), all.get(i, c), 1e-12 * Math.abs(alone.get(0, c)), "point " + i + ", column " + c);
            }
        }
    }

    /** Each direction by its name: what one stretches most the other shrinks most; and the two condition numbers by theirs. */
    @Test
    void singularValuesAreThereInBothDirectionsAndConditionNumbersInBothUnits() {
        int count = 50;
        Points padded = new Points(count, 4, new SplittableRandom(2).doubles(4 * count, -2, 2).toArray());
        PointFile.write(padded, 4, 2, folder.resolve("points.csv"));
        FlowEvaluation.write(model, folder.resolve("points.csv"), OptionalLong.empty(), folder.resolve("out.csv"));
        CsvTable.Content table = CsvTable.read(folder.resolve("out.csv"));
        assertEquals(List.of("z1", "z2", "z3", "z4", "log_det", "log_prob", "sigma_1", "sigma_2", "sigma_3", "sigma_4", "kappa", "kappa_standard",
                "sigma_noise_to_data_1", "sigma_noise_to_data_2", "sigma_noise_to_data_3", "sigma_noise_to_data_4"), table.columns());
        double[] jacobian = new double[count * 16];
        new Flow(model).jacobian(padded.values(), count, new double[4 * count], new double[count], jacobian);
        double[] sigma = new double[4 * count];
        new SingularValues(4).compute(jacobian, count, sigma);
        double[] standard = new SingularValues(4).conditionNumbers(jacobian, count, model.standardization());
        for (int i = 0; i < count; i++) {
            for (int k = 1; k <= 4; k++) {
                assertEquals(sigma[4 * i + k - 1], table.numbers("sigma_" + k)[i]);
                assertEquals(1 / table.numbers("sigma_" + (5 - k))[i], table.numbers("sigma_noise_to_data_" + k)[i]);
            }
            assertEquals(table.numbers("sigma_1")[i] / table.numbers("sigma_4")[i], table.numbers("kappa")[i]);
            assertEquals(standard[i], table.numbers("kappa_standard")[i]);
        }
    }

    /** They are written as they are, and counted: of three points one lies where the model's formulae overflow. */
    @Test
    void whatIsNotFiniteIsSpokenOf() throws IOException {
        FlowModel plain = Models.random(Padding.none(), Activation.TANH, 4);
        FlowModel fine = new FlowModel(plain.spec(), 2, plain.padding(), new Standardization(new double[2], new double[] {1e-230, 1e-230}),
                plain.parameters());
        Path out = folder.resolve("out.csv");
        Path given = Files.writeString(folder.resolve("points.csv"), "0,0\n1e90,0\n1e-230,2e-230\n");
        assertEquals(out + ": 1 of 3 points have a number that is NaN or infinite: the numbers of the model, or the points, are too large for its "
                + "formulae", FlowEvaluation.write(fine, given, OptionalLong.empty(), out));
        assertEquals(4, Files.readAllLines(out).size());
        assertEquals("", FlowEvaluation.write(plain, given, OptionalLong.empty(), out));
        FlowModel wide = new FlowModel(plain.spec(), 2, plain.padding(), new Standardization(new double[2], new double[] {1, 1e308}),
                plain.parameters());
        Points samples = FlowSamples.write(wide, 100, 1, false, out);
        assertTrue(FlowSamples.note(samples, out).matches(".*: [1-9]\\d* of 100 samples have a number that is NaN or infinite: .*"));
        assertEquals("", FlowSamples.note(FlowSamples.write(plain, 100, 1, false, out), out));
    }

    /** What a spreadsheet saves in many countries. */
    @Test
    void semicolonsTabsAndAByteOrderMarkAreTaken() throws IOException {
        PointFile.write(new Points(2, 4, new double[] {1, 2, 3, 4, 5, 6, 7, 8}), 4, 2, folder.resolve("commas.csv"));
        FlowEvaluation.write(model, folder.resolve("commas.csv"), OptionalLong.empty(), folder.resolve("expected.csv"));
        String commas = Files.readAllLines(folder.resolve("commas.csv")).stream().collect(Collectors.joining("\r\n"));
        for (String delimiter : List.of(";", "\t", ",")) {
            Files.writeString(folder.resolve("other.csv"), "\uFEFF" + commas.replace(",", delimiter));
            FlowEvaluation.write(model, folder.resolve("other.csv"), OptionalLong.empty(), folder.resolve("actual.csv"));
            assertEquals(-1, Files.mismatch(folder.resolve("expected.csv"), folder.resolve("actual.csv")));
        }
        assertTrue(Files.size(folder.resolve("expected.csv")) > 0);
    }

    /** The held-out points of a run, read by the command, give the figures of its metrics: one set of points, one draw of the padding. */
    @Test
    void atTheHeldOutPointsItFindsWhatTheRunSays() {
        TrainingConfig config = TrainingConfig.defaults().withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2)).withPadding(Padding.gaussian(2, 0.5))
                .withOptimization(new Optimization(40, 64, 5e-3, Schedule.COSINE, 5, Precision.FLOAT)).withInstruments(new HistorySpec(20, 512, 128));
        RunFolder run = new RunFolder(folder.resolve("run"));
        new TrainingRun(run, 1, Duration.ofHours(1), snapshot -> { }).start(config);
        PointFile.write(RunData.of(config.dataset(), config.seed()).heldOut(512), 2, 2, folder.resolve("held-out.csv"));
        FlowModel trained = ModelFile.read(folder.resolve("run/model.json"));
        FlowEvaluation.write(trained, folder.resolve("held-out.csv"), OptionalLong.of(config.seed()), folder.resolve("read.csv"));
        CsvTable.Content read = CsvTable.read(folder.resolve("read.csv"));
        double nll = -Arrays.stream(read.numbers("log_prob")).average().orElseThrow() - config.padding().entropy();
        assertEquals(run.metrics().get("nll").doubleValue(), nll, 1e-10);
        double[] kappa = Arrays.copyOf(read.numbers("kappa"), 128);
        assertEquals(run.metrics().get("kappa_p50").doubleValue(), KappaSummary.of(kappa).p50(), 1e-10);
        assertEquals(run.metrics().get("kappa_p95").doubleValue(), KappaSummary.of(kappa).p95(), 1e-10);
        assertEquals(run.metrics().get("kappa_p95_error").doubleValue(), KappaErrors.of(kappa).p95(), 1e-10);
    }
}
