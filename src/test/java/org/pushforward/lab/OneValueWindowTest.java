package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.Slow;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.NoBreak;
import org.pushforward.chart.Numbers;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.KappaErrors;
import org.pushforward.conditioning.RoundTrip;
import org.pushforward.conditioning.RoundTripMap;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.run.RunFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.run.TrainingRun;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRunner;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.concurrent.BackgroundTaskExecutor;
import org.pushforward.lab.control.FigureView;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.shell.Composition;
import org.pushforward.lab.shell.Preferences;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What stands in the scene is what the command line writes of the same run, and the same in every view. */
@Slow("trains in the window and on the command line")
@NeedsDisplay
class OneValueWindowTest {

    private static final long PATIENCE_SECONDS = 120;
    private static final int STEPS = 130;

    @TempDir
    Path folder;

    private Composition composition;

    @Start
    void start(Stage stage) {
        composition = new Composition(stage, Preferences.ofTool(), new CoreWorkbench(), new BackgroundTaskExecutor());
        Scene scene = composition.shell().build();
        composition.shell().openFirst();
        stage.setScene(scene);
        stage.setWidth(1_280);
        stage.setHeight(720);
        stage.show();
        composition.begin();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(composition.shell()::end);
    }

    private static void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }

    private static TrainingConfig config(Padding.Kind padding) {
        TrainingConfig defaults = TrainingConfig.defaults();
        Optimization o = defaults.optimization();
        return defaults.withFlow(new FlowSpec(4, 16, 1, Activation.TANH, 2)).withPadding(Padding.of(padding, padding == Padding.Kind.NONE ? 0 : 2, 1))
                .withOptimization(new Optimization(STEPS, 128, 5e-3, o.schedule(), o.clip(), o.precision()))
                .withInstruments(new HistorySpec(50, 2_048, 256));
    }

    /** The texts that are seen, of all labels of a style. */
    private static Set<String> texts(FxRobot robot, String style) {
        return robot.lookup(style).<Node>queryAll().stream().filter(node -> node instanceof Label && isSeen(node))
                .map(node -> NoBreak.plain(((Label) node).getText())).collect(Collectors.toSet());
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** The headline numbers that are seen, as they are read: "gap, nats: 0.026 ± 0.004". */
    private static List<String> figures(FxRobot robot) {
        return robot.lookup(node -> node instanceof FigureView && isSeen(node)).<FigureView>queryAll().stream().map(figure -> {
            String error = text(figure, "figure-error");
            return text(figure, "figure-name") + ": " + text(figure, "figure-value") + (error.isEmpty() ? "" : " " + error);
        }).toList();
    }

    private static String text(FigureView figure, String style) {
        return figure.getChildrenUnmodifiable().stream().filter(node -> node.getStyleClass().contains(style) && node.isVisible())
                .map(node -> NoBreak.plain(((Label) node).getText())).findFirst().orElseThrow();
    }

    private static String shown(JsonNode metrics, String name) {
        Estimate estimate = Estimate.of(metrics.get(name).asDouble(), metrics.get(name + "_error").asDouble());
        assertFalse(estimate.error().isEmpty(), name);
        return estimate.value() + " ± " + estimate.error();
    }

    /** The last values of all curves that are seen. */
    private static double[] ends(FxRobot robot) {
        return numbers(robot).filter(column -> column.size() > 0).mapToDouble(column -> column.numbers()[column.size() - 1]).toArray();
    }

    /** The numbers of all charts that are seen. */
    private static Stream<DataTable.Column> numbers(FxRobot robot) {
        return robot.lookup(node -> node instanceof ChartView && isSeen(node)).<ChartView>queryAll().stream()
                .flatMap(view -> view.figure().data().stream()).map(DataTable::columns).flatMap(List::stream)
                .filter(column -> column.numbers() != null);
    }

    private void look(FxRobot robot, String lens) {
        LensChoice choice = composition.page(TrainPage.class).lensChoices().stream().filter(each -> each.id().equals(lens)).findFirst().orElseThrow();
        robot.interact(() -> composition.page(TrainPage.class).model().lens().choiceProperty().set(choice));
    }

    @ParameterizedTest
    @EnumSource(Padding.Kind.class)
    void everyViewShowsWhatTheCommandLineWrites(Padding.Kind padding, FxRobot robot) throws TimeoutException {
        TrainingConfig config = config(padding);
        RunFolder run = new RunFolder(folder.resolve("run"));
        new TrainingRun(run, 1, Duration.ofHours(1), snapshot -> { }).start(config);
        JsonNode metrics = run.metrics();
        CsvTable.Content history = CsvTable.read(folder.resolve("run/history.csv"));
        int last = history.rows().size() - 1;
        for (String name : List.of("gap", "kappa_p50", "kappa_p95", "distance", "nll_error", "kappa_p95_error")) {
            assertEquals(metrics.get(name).asDouble(Double.NaN), history.numbers(name)[last], name);
        }

        TrainPage train = composition.page(TrainPage.class);
        robot.interact(() -> {
            composition.show(TrainPage.class);
            train.open(config);
        });
        await(() -> train.model().getSnapshot() != null && train.model().getSnapshot().config().equals(config));
        robot.interact(() -> train.actions().playOrPause());
        await(() -> train.model().getSnapshot().isFinished() && train.isSettled());
        await(() -> figures(robot).contains("κ median: " + shown(metrics, "kappa_p50")));
        List<String> figures = figures(robot);
        boolean bounded = padding != Padding.Kind.ZERO;
        if (bounded) {
            String unit = padding == Padding.Kind.NONE ? ", nats: " : ", at most: ";
            assertTrue(figures.contains("NLL" + unit + shown(metrics, "nll")), figures.toString());
            assertTrue(figures.contains("gap" + unit + shown(metrics, "gap")), figures.toString());
        } else {
            assertTrue(figures.contains("NLL: unbounded"), figures.toString());
        }
        // What is counted has no error.
        assertTrue(figures.contains("step: " + STEPS), figures.toString());
        double[] ends = ends(robot);
        for (String name : List.of("kappa_p50", "kappa_p95", "kappa_mean")) {
            assertTrue(Arrays.stream(ends).anyMatch(end -> end == metrics.get(name).asDouble()), name + " " + Arrays.toString(ends));
        }

        look(robot, "fit");
        String distance = Numbers.brief(metrics.get("distance").asDouble());
        await(() -> texts(robot, ".measure-value").contains(distance));
        String gap = bounded ? Numbers.uncertain(metrics.get("gap").asDouble(), metrics.get("gap_error").asDouble()) : "unbounded";
        assertTrue(texts(robot, ".measure-value").contains(gap), gap + " " + texts(robot, ".measure-value"));
        requireYardstick(robot, metrics);

        look(robot, "conditioning");
        String kappa = "median " + Numbers.uncertain(metrics.get("kappa_p50").asDouble(), metrics.get("kappa_p50_error").asDouble())
                + ", 95 % quantile " + Numbers.uncertain(metrics.get("kappa_p95").asDouble(), metrics.get("kappa_p95_error").asDouble());
        await(() -> anyText(robot, kappa));

        look(robot, "round_trip");
        double[] errors = roundTrip(run, config);
        assertEquals(metrics.get("round_trip").asDouble(), errors[errors.length - 1]);
        double[] quantiles = ConditionStatistics.quantiles(errors.clone());
        String back = "In float64 half of the points come back within " + Numbers.uncertain(quantiles[2], KappaErrors.ofQuantile(errors, 0.5))
                + ", 95 % within " + Numbers.uncertain(quantiles[4], KappaErrors.ofQuantile(errors, 0.95)) + " data units.";
        await(() -> anyText(robot, back));
        double expected = metrics.get("kappa_p95").asDouble() * RoundTripMap.EPSILON_64;
        double[] seen = numbers(robot).flatMapToDouble(column -> Arrays.stream(column.numbers())).toArray();
        assertTrue(Arrays.stream(seen).anyMatch(end -> end == quantiles[4]), quantiles[4] + " " + Arrays.toString(seen));
        assertTrue(Arrays.stream(seen).anyMatch(end -> Math.abs(end / expected - 1) < 1e-9), expected + " " + Arrays.toString(seen));
    }

    /** Where a distance of samples is shown, what samples of the data have stands beside it, with its spread: that of metrics.json. */
    private static void requireYardstick(FxRobot robot, JsonNode metrics) throws TimeoutException {
        double distance = metrics.get("distance").asDouble();
        Yardstick data = new Yardstick(metrics.get("distance_of_data").asDouble(), metrics.get("distance_of_data_low").asDouble(),
                metrics.get("distance_of_data_high").asDouble());
        assertTrue(data.low() < data.median() && data.median() < data.high(), data.toString());
        String spread = "for samples of the data the median is " + Numbers.brief(data.median()) + ", and 19 of 20 lie from "
                + Numbers.brief(data.low()) + " to " + Numbers.brief(data.high()) + ".";
        // Where there is no room below the number it stands in the number's help.
        List<String> notes = robot.lookup(".measure-value").<Node>queryAll().stream().filter(OneValueWindowTest::isSeen)
                .map(node -> NoBreak.plain(((Label) node).getTooltip().getText())).toList();
        assertTrue(notes.stream().anyMatch(note -> note.contains(spread)), spread + " is not in " + notes);
        String flow = "flow " + Numbers.brief(distance / data.median()) + " ×";
        String gauge = robot.lookup(node -> node.getStyleClass().contains("distance-gauge") && isSeen(node)).query().getAccessibleText();
        assertEquals(flow + ": " + data.words(distance) + ".", gauge);
        await(() -> robot.lookup(node -> node instanceof Text && node.getStyleClass().contains("gauge-name") && isSeen(node)).<Text>queryAll()
                .stream().map(Text::getText).collect(Collectors.toSet()).equals(Set.of(flow, "data against data")));
    }

    /** What the points of metrics.json lose there and back by the model that was filed, in ascending order. */
    private double[] roundTrip(RunFolder run, TrainingConfig config) {
        RunState filed = RunFile.find(run.path(), folder.resolve("tables")).state();
        FlowModel model = filed.model(filed.data().standardization(), List.of());
        Points judged = filed.data().heldOut(config.instruments().points());
        double[] padded = new double[judged.count() * model.dimension()];
        model.padding().append(judged.values(), judged.count(), judged.dimension(),
                new RandomStreams(config.seed()).stream(Purpose.EVALUATION_PADDING), padded);
        double[] errors = RoundTrip.errors(new Flow(model), padded, judged.count());
        Arrays.sort(errors);
        return errors;
    }

    /** The words at each point of the board, and the places of the points, are the numbers of the runs that the sweep filed. */
    @Test
    void theBoardShowsWhatTheRunsOfASweepWrote(FxRobot robot) throws TimeoutException {
        Path sweep = folder.resolve("sweep");
        List<Padding> paddings = List.of(Padding.none(), Padding.zero(2), Padding.gaussian(2));
        new SweepRunner(new Sweep(config(Padding.Kind.NONE), List.of(Factor.paddings(paddings)), List.of(1L)), sweep, 1, Duration.ofHours(1),
                progress -> { }).withoutPictures().run(false);
        BoardPage board = composition.page(BoardPage.class);
        robot.interact(() -> composition.show(BoardPage.class));
        await(() -> !board.model().readingProperty().get() && !board.model().tableProperty().get().rows().isEmpty());
        robot.interact(() -> {
            board.controller().open(sweep.resolve(SweepFolder.TABLE));
            board.model().distance.set(Metric.DISTANCE);
        });
        await(() -> board.model().tableProperty().get().rows().size() == paddings.size());
        robot.interact(board::focusFirst);
        await(() -> robot.lookup(".board-chart").query().isFocused());
        Set<String> tips = new TreeSet<>();
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> {
            robot.type(KeyCode.RIGHT);
            Label tip = robot.lookup(".board-tip").queryAs(Label.class);
            if (tip.isVisible()) {
                tips.add(NoBreak.plain(tip.getText()));
            }
            return tips.size() == paddings.size();
        });
        double[] places = numbers(robot).flatMapToDouble(column -> Arrays.stream(column.numbers())).toArray();
        for (int i = 0; i < paddings.size(); i++) {
            JsonNode metrics = SweepFolder.run(sweep, i + 1).metrics();
            double distance = metrics.get("distance").asDouble();
            String gap = switch (paddings.get(i).kind()) {
                case NONE -> "\ngap " + uncertain(metrics, "gap") + " nats, ";
                case ZERO -> "\nno gap: unbounded, ";
                case GAUSSIAN -> "\ngap at most " + uncertain(metrics, "gap") + " nats, ";
            };
            String words = gap + "sliced W₂ " + Numbers.brief(distance) + " (data: " + Numbers.brief(metrics.get("distance_of_data_low").asDouble())
                    + " to " + Numbers.brief(metrics.get("distance_of_data_high").asDouble()) + ")\nκ median " + uncertain(metrics, "kappa_p50")
                    + ", mean " + uncertain(metrics, "kappa_mean") + ", 95 % " + uncertain(metrics, "kappa_p95");
            assertTrue(tips.stream().anyMatch(tip -> tip.contains(words)), words + " is not in " + tips);
            for (double value : new double[] {distance, metrics.get("kappa_p95").asDouble()}) {
                assertTrue(Arrays.stream(places).anyMatch(place -> place == value), value + " " + Arrays.toString(places));
            }
        }
    }

    private static String uncertain(JsonNode metrics, String name) {
        return Numbers.uncertain(metrics.get(name).asDouble(), metrics.get(name + "_error").asDouble());
    }

    /** Each column is the run that the command line makes of its settings. */
    @Test
    void compareShowsWhatTheCommandLineWrites(FxRobot robot) throws TimeoutException {
        ComparePage compare = composition.page(ComparePage.class);
        robot.interact(() -> composition.show(ComparePage.class));
        await(() -> compare.model().hasBegun());
        robot.interact(() -> {
            compare.model().settings().number("flow.hidden").set(8);
            compare.model().settings().stopAt.set(STEPS);
        });
        await(() -> compare.model().hasBegun() && compare.model().runs().stream().map(column -> column.newest().config())
                .allMatch(config -> config.flow().hidden() == 8 && config.optimization().steps() == STEPS));
        robot.interact(() -> compare.actions().playTo(STEPS));
        await(() -> !compare.model().isPlaying() && compare.model().shownStepProperty().getValue() == STEPS);
        for (int i = 0; i < compare.model().runs().size(); i++) {
            TrainingConfig config = compare.model().runs().get(i).config();
            RunFolder run = new RunFolder(folder.resolve("column-" + i));
            new TrainingRun(run, 1, Duration.ofHours(1), snapshot -> { }).start(config);
            JsonNode metrics = run.metrics();
            await(() -> figures(robot).contains("κ 95 %: " + shown(metrics, "kappa_p95")));
            double[] ends = ends(robot);
            for (String name : List.of("kappa_p50", "kappa_p95", "distance")) {
                double value = metrics.get(name).asDouble();
                assertTrue(Arrays.stream(ends).anyMatch(end -> end == value), name + " " + value + " " + Arrays.toString(ends));
            }
            if (config.padding().hasDensity()) {
                assertTrue(Arrays.stream(ends).anyMatch(end -> end == metrics.get("gap").asDouble()), Arrays.toString(ends));
                List<String> figures = figures(robot);
                assertTrue(figures.stream().anyMatch(figure -> figure.startsWith("gap") && figure.endsWith(": " + shown(metrics, "gap"))),
                        shown(metrics, "gap") + " " + figures);
            }
        }
    }

    /** At every look: a headline is rounded, so there must be a row that has it and that the curves end with. */
    @Test
    void whileItPlaysHeadlinesAndCurvesEndWithOneRow(FxRobot robot) throws TimeoutException {
        TrainingConfig config = config(Padding.Kind.NONE).withInstruments(new HistorySpec(20, 1_024, 128));
        Optimization o = config.optimization();
        TrainPage train = composition.page(TrainPage.class);
        robot.interact(() -> {
            composition.show(TrainPage.class);
            train.open(config.withOptimization(new Optimization(200_000, o.batch(), o.rate(), o.schedule(), o.clip(), o.precision())));
        });
        await(() -> train.model().getSnapshot() != null && train.model().getSnapshot().config().optimization().steps() == 200_000);
        robot.interact(() -> train.actions().playOrPause());
        Set<Long> steps = new HashSet<>();
        await(() -> {
            List<HistoryRow> history = train.model().getSnapshot().history();
            if (history.size() < 2) {
                return false;
            }
            List<String> figures = figures(robot);
            double[] ends = ends(robot);
            List<Long> found = history.stream().filter(row -> isShown(row, figures, ends)).map(HistoryRow::step).toList();
            assertFalse(found.isEmpty(), figures + " over " + Arrays.toString(ends));
            steps.addAll(found);
            return steps.size() > 10;
        });
        robot.interact(() -> train.actions().playOrPause());
    }

    private static boolean isShown(HistoryRow row, List<String> figures, double[] ends) {
        return figures.contains("κ median: " + shown(row.kappa().p50(), row.get(HistoryMetric.KAPPA_P50_ERROR)))
                && figures.contains("gap, nats: " + shown(row.gap(), row.gapError()))
                && DoubleStream.of(row.kappa().p50(), row.kappa().p95(), row.kappa().mean())
                        .allMatch(value -> Arrays.stream(ends).anyMatch(end -> end == value));
    }

    private static String shown(double value, double error) {
        Estimate estimate = Estimate.of(value, error);
        return estimate.value() + (estimate.error().isEmpty() ? "" : " ± " + estimate.error());
    }

    private static boolean anyText(FxRobot robot, String words) {
        return robot.lookup(node -> node instanceof Label label && label.getText() != null && NoBreak.plain(label.getText()).contains(words)
                || node instanceof Text text && text.getText().contains(words)).tryQuery().isPresent();
    }

    @ParameterizedTest
    @EnumSource(value = Padding.Kind.class, names = "NONE")
    void columnsCurvesAndHistoriesOfCompareAgree(Padding.Kind ignored, FxRobot robot) throws TimeoutException {
        ComparePage compare = composition.page(ComparePage.class);
        robot.interact(() -> composition.show(ComparePage.class));
        await(() -> compare.model().hasBegun());
        robot.interact(() -> compare.actions().playTo(130));
        await(() -> !compare.model().isPlaying() && compare.model().shownStepProperty().getValue() == 130);
        compare.model().runs().forEach(column -> {
            HistoryRow row = column.snapshotProperty().get().history().get(column.snapshotProperty().get().history().size() - 1);
            assertEquals(Estimate.of(row.kappa().p50(), row.get(HistoryMetric.KAPPA_P50_ERROR)), column.figuresProperty().get().kappa().median());
            double[] ends = ends(robot);
            for (double value : new double[] {row.kappa().p50(), row.kappa().p95(), row.distance()}) {
                assertTrue(Arrays.stream(ends).anyMatch(end -> end == value), value + " " + Arrays.toString(ends));
            }
            List<String> figures = figures(robot);
            Estimate tail = Estimate.of(row.kappa().p95(), row.get(HistoryMetric.KAPPA_P95_ERROR));
            assertTrue(figures.contains("κ 95 %: " + tail.value() + " ± " + tail.error()), figures.toString());
            if (!row.isUnbounded()) {
                assertTrue(Arrays.stream(ends).anyMatch(end -> end == row.gap()), row.gap() + " " + Arrays.toString(ends));
                Estimate gap = Estimate.of(row.gap(), row.gapError());
                assertTrue(figures.stream().anyMatch(figure -> figure.startsWith("gap") && figure.endsWith(gap.value() + " ± " + gap.error())),
                        figures.toString());
            }
        });
    }
}
