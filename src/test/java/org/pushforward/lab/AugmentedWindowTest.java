package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.chart.DataTable;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.export.Exports;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.theory.padded.PaddedFlow;
import org.pushforward.theory.padded.PaddedRow;
import org.pushforward.theory.padded.PaddedSpec;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.theory.padded.PaddedVariant;
import org.pushforward.train.HistoryRow;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The page of constructions with padding as a person meets it. */
@NeedsDisplay
@Slow("a window opens for each test, and constructions are measured at 10,000 points")
class AugmentedWindowTest extends OpenWindow {

    private static final String RUN = "the run on Train";

    @TempDir
    Path folder;

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    private AugmentedPage open(FxRobot robot) throws TimeoutException {
        return open(robot, AugmentedPage.class, AugmentedPage::isSettled);
    }

    private static void choose(FxRobot robot, AugmentedPage page, String name, String value) throws TimeoutException {
        choose(robot, page, Map.of(name, value), page::isSettled);
    }

    private static FigureMenu chart(FxRobot robot, String title) {
        return figures(robot).stream().filter(menu -> menu.figure().title().startsWith(title)).findFirst().orElseThrow();
    }

    private static DataTable table(FigureMenu menu, String name) {
        return menu.figure().data().stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void theCurvesAreTheRowsOfTheCommand(FxRobot robot) throws TimeoutException {
        AugmentedPage page = open(robot);
        assertTrue(robot.lookup(".chart-view").queryAll().stream().noneMatch(AugmentedWindowTest::seen), "the curves wait for an answer");
        robot.interact(robot.lookup("#predict-stay").queryButton()::fire);
        await(page::isSettled);
        assertTrue(command(page).contains("padded --target sqrt5 --variant two --sigma 0.5,0.2,0.1,0.05,0.02 --out "), command(page));
        List<PaddedRow> rows = List.of(0.02, 0.05, 0.1, 0.2, 0.5).stream().map(sigma -> PaddedRow.of(new PaddedFlow(
                new PaddedSpec(PaddedTarget.SQRT5, PaddedVariant.TWO, sigma, 2)), PaddedRow.POINTS, 1, share -> true)).toList();
        FigureMenu kappa = chart(robot, "Condition number");
        assertArrayEquals(rows.stream().mapToDouble(PaddedRow::sigma).toArray(), table(kappa, "median").columns().get(0).numbers());
        assertArrayEquals(rows.stream().mapToDouble(PaddedRow::kappaMedian).toArray(), table(kappa, "median").columns().get(1).numbers());
        assertArrayEquals(rows.stream().mapToDouble(PaddedRow::kappaMax).toArray(), table(kappa, "largest").columns().get(1).numbers());
        assertArrayEquals(rows.stream().mapToDouble(PaddedRow::gap).toArray(), table(chart(robot, "Gap"), "matched").columns().get(1).numbers());
        choose(robot, page, "curves", "σ min and W₂");
        assertArrayEquals(rows.stream().mapToDouble(PaddedRow::sigmaMin).toArray(),
                table(chart(robot, "Smallest singular value"), "least").columns().get(1).numbers());
    }

    @Test
    void measuringIsCancelledAndShowsNothing(FxRobot robot) throws TimeoutException {
        AugmentedPage page = open(robot);
        choose(robot, page, "construction", "kinetic");
        robot.interact(() -> page.predict("fall"));
        assertFalse(page.isSettled());
        robot.interact(page::focusFirst);
        robot.press(KeyCode.M).release(KeyCode.M);
        await(page::isSettled);
        assertEquals("Measuring cancelled: nothing of it is shown.", page.notice().orElseThrow().wordsProperty().getValue());
        assertTrue(chart(robot, "Condition number").figure().data().isEmpty());
    }

    @Test
    void theSliderMovesThePoints(FxRobot robot) throws TimeoutException {
        AugmentedPage page = open(robot);
        String before = points(robot);
        Slider slider = robot.lookup(node -> node instanceof Slider own && seen(node) && "Noise σ".equals(own.getAccessibleText())).query();
        robot.interact(() -> {
            slider.setValueChanging(true);
            slider.setValue(0.9);
            slider.setValueChanging(false);
        });
        await(page::isSettled);
        robot.interact(() -> page.kept().orElseThrow().views().setTexts(Map.of("position", "2.0")));
        await(page::isSettled);
        assertNotEquals(before, points(robot));
        double sigma = Double.parseDouble(command(page, 1).replaceFirst(".* --sigma (\\S+) .*", "$1"));
        assertTrue(sigma > 0.9, command(page, 1));
    }

    private static String command(AugmentedPage page, int index) {
        return page.sharing().get(index).text().get();
    }

    private static String points(FxRobot robot) {
        return figures(robot).stream().map(FigureMenu::figure).filter(figure -> !figure.data().isEmpty()
                && figure.data().get(0).name().startsWith("points")).findFirst().orElseThrow().data().get(0).tabbed();
    }

    @Test
    void everyConstructionIsShownAndCanBeTakenAway(FxRobot robot) throws Exception {
        AugmentedPage page = open(robot);
        Exports exports = new Exports(folder);
        for (String construction : List.of("two couplings", "kinetic", "constant padding", "d − 1 against 1")) {
            choose(robot, page, "construction", construction);
            String title = robot.lookup(node -> node instanceof Label && seen(node) && node.getStyleClass().contains("picture-title"))
                    .<Label>query().getText();
            assertTrue(title.startsWith("After "), title);
            FigureMenu picture = figures(robot).stream().filter(menu -> menu.figure().title().equals(title)).findFirst().orElseThrow();
            robot.interact(() -> {
                Exports.Files files = exports.save(picture, 400, 400, 1, "");
                assertTrue(Files.exists(files.png()) && Files.exists(files.svg()) && Files.exists(files.pdf()));
                // Both colours of the points, in rows of numbers.
                assertEquals(2, files.data().size());
            });
        }
    }

    /** The run trains on another page: who comes back sees it as it is then. */
    @Test
    void theRunOnTrainStandsAsItIs(FxRobot robot) throws TimeoutException {
        AugmentedPage page = open(robot);
        robot.interact(() -> page.predict("stay"));
        choose(robot, page, "curves", "all measured");
        assertTrue(chart(robot, "Condition number against gap").figure().data().stream().noneMatch(table -> table.name().equals(RUN)));
        // More than the narrow run takes meanwhile: at its end it would never play again.
        robot.interact(() -> train().settings().number("optimization.steps").set(500_000));
        for (int times = 1; times <= 2; times++) {
            long before = train().getSnapshot() == null ? -1 : train().getSnapshot().step();
            robot.interact(() -> {
                composition.show(TrainPage.class);
                narrow(train());
            });
            await(() -> train().hasBegun() && train().getSnapshot() != null && train().getSnapshot().config().flow().hidden() == 8);
            robot.interact(() -> composition.page(TrainPage.class).actions().playOrPause());
            await(() -> !train().getSnapshot().history().isEmpty() && train().getSnapshot().history().get(train().getSnapshot().history().size() - 1)
                    .step() > before + 50);
            robot.interact(() -> composition.page(TrainPage.class).actions().playOrPause());
            await(() -> !train().isPlaying());
            robot.interact(() -> composition.show(AugmentedPage.class));
            await(page::isSettled);
            robot.interact(() -> {
                List<HistoryRow> history = train().getSnapshot().history();
                assertEquals(history.get(history.size() - 1).gap(),
                        table(chart(robot, "Condition number against gap"), RUN).columns().get(0).numbers()[0]);
            });
        }
    }

    /** {@link LayoutTest} looks at the first construction. */
    @Test
    void nothingIsCutOfAnotherConstruction(FxRobot robot) throws TimeoutException {
        AugmentedPage page = open(robot);
        choose(robot, page, "construction", "d − 1 against 1");
        robot.interact(() -> page.predict("stay"));
        await(page::isSettled);
        for (int[] size : new int[][] {{1024, 700}, {1600, 1000}}) {
            for (String curves : List.of("κ and gap", "σ min and W₂", "all measured")) {
                robot.interact(() -> {
                    setSize(size[0], size[1]);
                    page.kept().orElseThrow().settings().setTexts(Map.of("curves", curves));
                });
                await(page::isSettled);
                awaitLayout();
                robot.interact(() -> assertEquals(List.of(), List.copyOf(LayoutFaults.of(window.getScene())),
                        curves + ", " + size[0] + " x " + size[1]));
            }
        }
    }
}
