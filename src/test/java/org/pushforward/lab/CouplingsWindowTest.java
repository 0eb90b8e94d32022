package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.Figure;
import org.pushforward.chart.NoBreak;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.Theme;
import org.pushforward.data.Datasets;
import org.pushforward.instrument.universal.CouplingsInstrument;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Variant;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The page of few couplings as a person meets it. */
@NeedsDisplay
@Slow("a window opens for each test, and couplings are measured at eight epsilons")
class CouplingsWindowTest extends OpenWindow {

    private static final int PULSES = 4;
    /** Where the picture begins in what is taken away. */
    private static final int LEFT = 58;
    private static final int TOP = 38;

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    private CouplingsPage open(FxRobot robot) throws TimeoutException {
        return open(robot, CouplingsPage.class, page -> true);
    }

    private static Set<String> words(FxRobot robot) {
        return robot.lookup(node -> node instanceof Label && seen(node)).<Label>queryAll().stream()
                .map(label -> NoBreak.plain(label.getText())).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The command universal measures by the very same call, with the points and the seed that it is given. */
    @Test
    void theNumbersOnScreenAreTheRowsOfTheCommand(FxRobot robot) throws TimeoutException {
        CouplingsPage page = open(robot);
        robot.interact(() -> showData(page));
        await(page::isSettled);
        Target target = Target.of(Datasets.defaults("annulus"));
        Measurement row = Measurement.of(Construction.of(target, ConstructionSpec.of(Variant.TWO, 0.0078125)),
                Measurement.Sample.of(target, CouplingsInstrument.POINTS, 1), () -> false);
        Set<String> shown = words(robot);
        for (Estimate number : List.of(Estimate.of(row.w2(), row.w2Error()), Estimate.of(row.sigmaMinMedian(), row.sigmaMinMedianError()),
                Estimate.of(row.kappaMedian(), row.kappaMedianError()), Estimate.of(row.logDetMean(), row.logDetError()),
                Estimate.of(row.dataNllMedian(), row.dataNllMedianError()))) {
            assertTrue(shown.contains(number.value()) && shown.contains("± " + number.error()), number.text() + " is not among " + shown);
        }
        assertTrue(shown.contains(Numbers.fixed(row.bits(), 1)), shown.toString());
        String command = page.sharing().stream().filter(PageAction::isCommand).findFirst().orElseThrow().text().get();
        assertTrue(command.contains("universal --target annulus --epsilon 0.0078125 --variant two --points 5000 --seed 1 --out "), command);
    }

    /** Without a graphics card JavaFX shows what was never painted in place of a single pixel that is stretched over the view. */
    @Test
    void whereNothingIsPaintedYetThePicturesAreEmpty(FxRobot robot) throws TimeoutException {
        CouplingsPage page = open(robot);
        await(page::isSettled);
        robot.interact(() -> page.kept().orElseThrow().settings().setTexts(Map.of("target", "By hand")));
        Label words = robot.lookup("#couplings-words").queryAs(Label.class);
        await(() -> words.getText().startsWith("Paint with the mouse"));
        await(page::isSettled);
        WaitForAsyncUtils.waitForFxEvents(PULSES);
        List<PixelView> tiles = robot.lookup(node -> node instanceof PixelView && seen(node)).<PixelView>queryAll().stream().toList();
        assertEquals(3, tiles.size());
        robot.interact(() -> tiles.forEach(tile -> {
            Bounds picture = tile.overlay().localToParent(tile.overlay().getLayoutBounds());
            PixelReader pixels = tile.snapshot(null, null).getPixelReader();
            for (int x = 4; x < picture.getWidth() - 4; x++) {
                for (int y = 4; y < picture.getHeight() - 4; y++) {
                    Color colour = pixels.getColor((int) picture.getMinX() + x, (int) picture.getMinY() + y);
                    assertTrue(colour.getSaturation() < 0.1, "at " + x + ", " + y + ": " + colour);
                }
            }
        }));
    }

    @Test
    void aQuestionIsAskedFirstAndTheSliderAndSpaceMoveEpsilon(FxRobot robot) throws TimeoutException {
        CouplingsPage page = open(robot);
        await(page::isSettled);
        assertTrue(robot.lookup("#question").query().isVisible());
        robot.interact(robot.lookup("#guess-stays").queryButton()::fire);
        assertFalse(robot.lookup("#question").query().isVisible());
        Label words = robot.lookup("#couplings-words").queryAs(Label.class);
        assertTrue(words.getText().startsWith("You said that κ stays; with these couplings κ grows."), words.getText());
        Slider slider = robot.lookup("#epsilon-slider").queryAs(Slider.class);
        double before = slider.getValue();
        robot.interact(() -> slider.setValue(0.7));
        await(page::isSettled);
        assertTrue(slider.getValue() != before);
        double large = slider.getValue();
        robot.interact(page::focusFirst);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        await(() -> slider.getValue() < large - 0.05);
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        await(page::isSettled);
    }

    /** Where the dots are drawn, as shares of the picture's side from its upper left corner, in the order in which they were painted. */
    private static List<Point2D> dots(FxRobot robot, Pane picture) {
        return robot.lookup(node -> node instanceof Path && node.getStyleClass().contains("painted-dots") && seen(node)).<Path>queryAll().stream()
                .flatMap(path -> path.getElements().stream().filter(MoveTo.class::isInstance).map(MoveTo.class::cast)
                        .map(dot -> picture.sceneToLocal(path.localToScene(dot.getX(), dot.getY()))))
                .map(at -> new Point2D(at.getX() / picture.getWidth(), at.getY() / picture.getHeight())).toList();
    }

    private static void assertDots(List<Point2D> expected, FxRobot robot, Pane picture) {
        robot.interact(() -> {
            List<Point2D> dots = dots(robot, picture);
            assertEquals(expected.size(), dots.size());
            for (int i = 0; i < dots.size(); i++) {
                assertTrue(expected.get(i).distance(dots.get(i)) < 2 / picture.getWidth(), "dot " + i + " is at " + dots.get(i) + ", not at "
                        + expected.get(i));
            }
        });
    }

    /** The picture that is taken away has the dots where they are seen, and its numbers are theirs. */
    private static void assertTakenAway(List<Point2D> painted, FxRobot robot, PixelView tile) {
        robot.interact(() -> {
            Figure figure = tile.figure();
            DataTable table = figure.data().get(figure.data().size() - 1);
            assertEquals("painted points", table.name());
            assertEquals(painted.size(), table.rows());
            BufferedImage image = new BufferedImage((int) figure.width(), (int) figure.height(), BufferedImage.TYPE_INT_RGB);
            figure.record(Theme.LIGHT).draw(image.createGraphics());
            double side = tile.overlay().getWidth();
            int there = 0;
            for (int i = 0; i < painted.size(); i++) {
                assertEquals(4 * painted.get(i).getX() - 2, table.columns().get(0).numbers()[i], 0.03);
                int colour = image.getRGB((int) (LEFT + painted.get(i).getX() * side), (int) (TOP + painted.get(i).getY() * side));
                there += colour == Theme.LIGHT.palette().data() ? 1 : 0;
            }
            // The ring of the followed point may lie on one.
            assertTrue(there >= painted.size() - 1, there + " of " + painted.size() + " dots in " + figure.title());
        });
    }

    /** Each point lands under the mouse and stays there, whatever is painted next; from the tenth on they are the target. */
    private void paints(FxRobot robot, CouplingsPage page, int pictures) throws TimeoutException {
        List<PixelView> tiles = robot.from(page.face().content()).lookup((Node node) -> node instanceof PixelView && seen(node))
                .<PixelView>queryAll().stream().sorted(Comparator.comparingDouble(tile -> tile.localToScene(0, 0).getX())).toList();
        assertEquals(pictures, tiles.size());
        Pane picture = tiles.get(pictures - 1).overlay();
        Label words = robot.lookup("#couplings-words").queryAs(Label.class);
        List<Point2D> painted = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            // The page has another place for its pictures where its words and numbers are others.
            Bounds now = picture.localToScreen(picture.getLayoutBounds());
            Point2D place = new Point2D(Math.rint(now.getMinX() + (0.1 + 0.065 * i) * now.getWidth()),
                    Math.rint(now.getMinY() + (0.2 + 0.3 * (i % 3)) * now.getHeight()));
            robot.clickOn(place, MouseButton.PRIMARY);
            painted.add(new Point2D((place.getX() - now.getMinX()) / now.getWidth(), (place.getY() - now.getMinY()) / now.getHeight()));
            if (i == 8) {
                // To look at what can be taken away is not to paint.
                robot.clickOn(place, MouseButton.SECONDARY).type(KeyCode.ESCAPE);
            }
            await(page::isSettled);
            WaitForAsyncUtils.waitForFxEvents(PULSES);
            assertDots(painted, robot, picture);
            if (i == 2 || i == 11) {
                assertTakenAway(painted, robot, tiles.get(pictures - 1));
            }
            assertEquals(i < 9, words.getText().startsWith("Paint with the mouse"), words.getText());
        }
    }

    @Test
    void aHandPaintsTheTarget(FxRobot robot) throws TimeoutException {
        CouplingsPage page = open(robot);
        await(page::isSettled);
        Set<String> planet = words(robot).stream().filter(word -> word.startsWith("± ")).collect(Collectors.toSet());
        assertFalse(planet.isEmpty());
        robot.interact(page::showCurves);
        choose(robot, page, Map.of("target", "By hand"), page::isSettled);
        // Nothing of the planet is left under the words that ask for points.
        assertTrue(words(robot).stream().noneMatch(planet::contains), words(robot).toString());
        WaitForAsyncUtils.waitForFxEvents(PULSES);
        paints(robot, page, 3);
        String verdict = NoBreak.plain(robot.lookup("#couplings-words").queryAs(Label.class).getText());
        assertTrue(verdict.startsWith("As ε falls to "), verdict);
        choose(robot, page, Map.of("painted", "", "variant", "Three, companded cells"), page::isSettled);
        WaitForAsyncUtils.waitForFxEvents(PULSES);
        paints(robot, page, 4);
    }

    @Test
    void nothingIsCut(FxRobot robot) throws TimeoutException {
        CouplingsPage page = open(robot);
        for (int[] size : new int[][] {{1024, 700}, {1280, 720}, {1600, 1000}}) {
            robot.interact(() -> {
                setSize(size[0], size[1]);
                showData(page);
            });
            await(page::isSettled);
            awaitLayout();
            robot.interact(() -> assertEquals(List.of(), List.copyOf(LayoutFaults.of(window.getScene())), size[0] + " x " + size[1]));
        }
    }
}
