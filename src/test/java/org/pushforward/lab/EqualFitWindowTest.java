package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.chart.Figure;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRunner;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The condition number at equal fit, on Compare and on the Board. */
@NeedsDisplay
@Slow("trains the columns, and a small sweep")
class EqualFitWindowTest extends OpenWindow {

    private static final int PULSES = 4;
    private static final int STEPS = 60;

    @TempDir
    private Path folder;

    @Override
    @Start
    void start(Stage stage) {
        start(stage, 1280, 720);
    }

    private Figure figure(FxRobot robot, String title) {
        List<Figure> found = new ArrayList<>();
        robot.interact(() -> robot.lookup(".chart-view").queryAllAs(ChartView.class).stream()
                .filter(view -> view.isVisible() && view.getParent() != null)
                .map(ChartView::figure).filter(figure -> figure.title().startsWith(title)).forEach(found::add));
        assertEquals(1, found.size(), title);
        return found.get(0);
    }

    private void requireSound(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents(PULSES);
        List<String> faults = new ArrayList<>();
        robot.interact(() -> faults.addAll(LayoutFaults.of(window.getScene())));
        assertEquals(List.of(), faults);
    }

    @Test
    void columnsAreComparedWhereTheyAreEquallyFar(FxRobot robot) throws TimeoutException {
        ComparePage page = composition.page(ComparePage.class);
        robot.interact(() -> composition.show(ComparePage.class));
        beginNarrow(robot, page);
        robot.interact(() -> page.actions().playTo(STEPS));
        await(() -> page.model().shownStepProperty().getValue() == STEPS && !page.model().isPlaying());
        robot.interact(() -> robot.lookup("#equal-fit").queryAs(CheckBox.class).fire());
        requireSound(robot);
        // Of none, zero and Gaussian padding; the samples tell of all three.
        Figure figure = figure(robot, "κ a");
        assertTrue(figure.axes().get(0).startsWith("sliced W₂"), figure.axes().toString());
        assertFalse(figure.data().isEmpty());
        robot.interact(() -> robot.lookup("#equal-fit").queryAs(CheckBox.class).fire());
        requireSound(robot);
        figure(robot, "Condition number κ");
    }

    @Test
    void runsOfASweepAreComparedWhereTheyAreEquallyFar(FxRobot robot) throws TimeoutException, IOException {
        TrainingConfig base = TrainingConfig.defaults().withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(STEPS, 64, 5e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(10, 256, 64));
        new SweepRunner(new Sweep(base, List.of(Factor.paddings(List.of(Padding.none(), Padding.gaussian(1)))), List.of(1L, 2L)), folder, 1,
                Duration.ofSeconds(5), progress -> { }).withoutPictures().run(false);
        BoardPage page = composition.page(BoardPage.class);
        robot.interact(() -> composition.show(BoardPage.class));
        await(() -> !page.model().readingProperty().get() && !page.model().tableProperty().get().rows().isEmpty());
        robot.interact(() -> robot.lookup("#board-along").queryAs(CheckBox.class).fire());
        requireSound(robot);
        // The shipped table has the histories of its runs; a copy of a table alone has not.
        Label empty = robot.lookup(".board-empty").queryAs(Label.class);
        assertFalse(empty.isVisible());
        assertFalse(figure(robot, "κ a").data().isEmpty());
        Path alone = Files.copy(folder.resolve(SweepFolder.TABLE), Files.createDirectory(folder.resolve("alone")).resolve(SweepFolder.TABLE));
        robot.interact(() -> page.controller().open(alone));
        await(() -> !page.model().readingProperty().get() && empty.isVisible());
        requireSound(robot);
        assertTrue(empty.getText().startsWith("This table came without the files of its runs"), empty.getText());
        assertTrue(empty.getText().contains(ShippedSweep.PADDING_AT_EQUAL_FIT.title()), empty.getText());
        robot.interact(() -> page.controller().open(folder.resolve(SweepFolder.TABLE)));
        await(() -> !page.model().readingProperty().get() && !empty.isVisible());
        requireSound(robot);
        Figure figure = figure(robot, "κ a");
        assertTrue(figure.data().stream().anyMatch(table -> table.name().equals("none")), figure.data().toString());
        robot.interact(() -> robot.lookup("#board-along").queryAs(CheckBox.class).fire());
        requireSound(robot);
        assertTrue(robot.lookup(".chart-view").queryAllAs(ChartView.class).stream().noneMatch(view -> "board-training".equals(view.getId())
                && view.isVisible()));
    }

    /** It comes with the histories of its runs. */
    @Test
    void theShippedComparisonOfPaddingsIsSeenWithoutMakingIt(FxRobot robot) throws TimeoutException {
        BoardPage page = composition.page(BoardPage.class);
        robot.interact(() -> composition.show(BoardPage.class));
        await(() -> !page.model().readingProperty().get() && !page.model().tableProperty().get().rows().isEmpty());
        robot.interact(() -> page.controller().openShipped(ShippedSweep.PADDING_AT_EQUAL_FIT));
        await(() -> !page.model().readingProperty().get() && page.model().alongTrainingProperty().get());
        requireSound(robot);
        assertFalse(robot.lookup(".board-empty").queryAs(Label.class).isVisible());
        Figure figure = figure(robot, "κ a");
        assertTrue(figure.axes().get(0).startsWith("sliced W₂"), figure.axes().toString());
        // On two rings, Gaussian padding came no nearer than the error of its distance: it has no line there.
        for (String padding : List.of("none", "zero", "Gaussian")) {
            assertTrue(figure.data().stream().anyMatch(table -> table.name().equals(padding + ", Two moons")), figure.data().toString());
        }
        // The others are looked at run by run again.
        robot.interact(() -> page.controller().openShipped(ShippedSweep.THIN_DATA));
        await(() -> !page.model().readingProperty().get() && !page.model().alongTrainingProperty().get());
        requireSound(robot);
    }
}
