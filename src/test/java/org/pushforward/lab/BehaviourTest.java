package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.control.EntryField;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.page.compare.CompareModel;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.train.TrainPage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** How the window answers keys and hands. */
@NeedsDisplay
@Slow("a window opens and closes for each test")
class BehaviourTest extends OpenWindow {

    private static final List<Double> LARGER = List.of(1.1, 1.25, 1.5, 1.75, 2.0);
    private static final int PULSES = 2;

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    private void showTrain(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> window.isFocused() && train().getSnapshot() != null);
    }

    /** Every control that can have the focus, but where text is typed. */
    private List<Node> focusable(FxRobot robot) {
        return robot.from(window.getScene().getRoot()).lookup((Node node) -> node instanceof Control
                && node.isFocusTraversable() && !node.isDisabled()
                && treeVisible(node) && !(node instanceof ScrollPane) && !(node instanceof ScrollBar)
                && (!(node instanceof TextInputControl) || node instanceof EntryField entry && !entry.takesBlanks())).queryAll().stream().toList();
    }

    private static boolean treeVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Presses Space wherever the focus can be and counts how often it played. */
    private void spacePlaysEverywhere(FxRobot robot, BooleanSupplier playing) throws TimeoutException {
        await(window::isFocused);
        List<Node> places = focusable(robot);
        assertTrue(places.size() > 8, places.size() + " places");
        for (Node place : places) {
            onWindow(place::requestFocus);
            boolean before = playing.getAsBoolean();
            String title = window.getTitle();
            pressSpace(robot);
            try {
                await(() -> playing.getAsBoolean() != before);
            } catch (TimeoutException e) {
                throw new AssertionError("Space did not play on " + place + ", the focus is on " + window.getScene().getFocusOwner()
                        + ", it " + (before ? "played" : "stood") + " before, place " + places.indexOf(place)
                        + ", window focused " + window.isFocused()
                        + ", " + train().statusProperty().get(), e);
            }
            WaitForAsyncUtils.waitForFxEvents(PULSES);
            assertEquals(title, window.getTitle(), "Space pressed " + place);
            if (playing.getAsBoolean()) {
                pressSpace(robot);
                await(() -> !playing.getAsBoolean());
            }
            WaitForAsyncUtils.waitForFxEvents(PULSES);
        }
    }

    /** What it does is waited for by the test: to wait for all events as well, at each of many places, would be most of it. */
    private static void pressSpace(FxRobot robot) {
        robot.robotContext().getKeyboardRobot().pressNoWait(KeyCode.SPACE);
        robot.robotContext().getKeyboardRobot().releaseNoWait(KeyCode.SPACE);
    }

    @Test
    void spacePlaysWhereverTheFocusIsOnTrain(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        // So far that it does not come to its end on the way.
        robot.interact(() -> {
            narrow(train());
            train().settings().stopAt.set(1_000_000);
        });
        await(() -> train().getSnapshot() != null && train().getSnapshot().config().optimization().steps() == 1_000_000);
        spacePlaysEverywhere(robot, train()::isPlaying);
    }

    @Test
    void spacePlaysWhereverTheFocusIsOnCompare(FxRobot robot) throws TimeoutException {
        CompareModel compare = composition.page(ComparePage.class).model();
        beginNarrow(robot, composition.page(ComparePage.class));
        robot.interact(() -> compare.settings().stopAt.set(1_000_000));
        await(() -> compare.hasBegun() && compare.runs().stream().allMatch(column -> column.config().optimization().steps() == 1_000_000));
        spacePlaysEverywhere(robot, compare::isPlaying);
    }

    @Test
    void spacePlaysWhereverTheFocusIsOnTheProducts(FxRobot robot) throws TimeoutException {
        LinearPage linear = composition.page(LinearPage.class);
        robot.interact(() -> composition.show(LinearPage.class));
        await(linear::isSettled);
        spacePlaysEverywhere(robot, () -> isShown(robot, "Pause"));
        PartitionPage partition = composition.page(PartitionPage.class);
        robot.interact(() -> composition.show(PartitionPage.class));
        await(partition::isSettled);
        spacePlaysEverywhere(robot, () -> isShown(robot, "Pause"));
    }

    private boolean isShown(FxRobot robot, String words) {
        return robot.from(window.getScene().getRoot()).lookup((Node node) -> node instanceof Button button
                && button.getStyleClass().contains("play") && words.equals(button.getText())).tryQuery().isPresent();
    }

    @Test
    void aTextAreaKeepsItsBlanks(FxRobot robot) throws TimeoutException {
        LinearPage linear = composition.page(LinearPage.class);
        robot.interact(() -> composition.show(LinearPage.class));
        await(() -> window.isFocused() && linear.isSettled());
        TextInputControl area = robot.lookup("#matrix-text").queryAs(TextInputControl.class);
        robot.interact(() -> {
            area.clear();
            area.requestFocus();
        });
        robot.type(KeyCode.DIGIT1, KeyCode.SPACE, KeyCode.DIGIT2);
        await(() -> area.getText().equals("1 2"));
        assertFalse(isShown(robot, "Pause"));
    }

    private NumberField field(FxRobot robot, String name) {
        return robot.lookup(".setting").<Node>queryAll().stream().filter(node -> node instanceof NumberField field
                && field.field().getAccessibleText().startsWith(name)).map(NumberField.class::cast).findFirst().orElseThrow();
    }

    @Test
    void enterGivesTheFocusBackAndEscapeRestores(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        NumberField clamp = field(robot, "Clamp");
        robot.interact(() -> {
            clamp.field().requestFocus();
            clamp.field().setText("3,5");
        });
        robot.type(KeyCode.ENTER);
        await(() -> train().settings().number("flow.clamp").get() == 3.5);
        assertEquals("3.5", clamp.field().getText());
        assertEquals("play", window.getScene().getFocusOwner().getId());
        robot.interact(() -> {
            clamp.field().requestFocus();
            clamp.field().setText("nothing");
        });
        robot.type(KeyCode.ENTER);
        await(() -> !train().settings().number("flow.clamp").noticeProperty().get().isEmpty());
        assertTrue(clamp.field().isFocused());
        assertEquals("nothing", clamp.field().getText());
        robot.type(KeyCode.ESCAPE);
        await(() -> clamp.field().getText().equals("3.5"));
        assertEquals("", train().settings().number("flow.clamp").noticeProperty().get());
        assertEquals("play", window.getScene().getFocusOwner().getId());
        robot.interact(() -> clamp.field().requestFocus());
        robot.type(KeyCode.UP);
        await(() -> train().settings().number("flow.clamp").get() > 3.5);
    }

    @Test
    void aRefusedEntryMovesNothing(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        NumberField clamp = field(robot, "Clamp");
        List<Bounds> before = places(robot);
        robot.interact(() -> {
            clamp.field().requestFocus();
            clamp.field().setText("1,234");
        });
        robot.type(KeyCode.ENTER);
        await(() -> !train().settings().number("flow.clamp").noticeProperty().get().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(before, places(robot));
        assertTrue(robot.lookup(".refusal").tryQuery().isPresent(), "its words are there to be read");
        assertTrue(clamp.field().getAccessibleHelp().contains("two ways"));
    }

    private List<Bounds> places(FxRobot robot) {
        return robot.lookup(".setting").<Node>queryAll().stream().map(node -> node.localToScene(node.getLayoutBounds())).toList();
    }

    @Test
    void theTimeSliderIsNotMovedUnderTheHand(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        robot.type(KeyCode.SPACE);
        await(() -> train().getSnapshot().step() > 60);
        Slider time = robot.lookup("#time").queryAs(Slider.class);
        robot.moveTo(time).press(MouseButton.PRIMARY);
        await(() -> train().lookingBackProperty().get());
        double value = time.getValue();
        double most = time.getMax();
        double width = time.getWidth();
        long step = train().getSnapshot().step();
        await(() -> train().getSnapshot().step() > step + 60 || !train().isPlaying());
        assertEquals(value, time.getValue());
        assertEquals(most, time.getMax());
        assertEquals(width, time.getWidth());
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void markersStayOnTheirPoints(FxRobot robot) throws TimeoutException {
        CompareModel compare = composition.page(ComparePage.class).model();
        await(() -> compare.hasBegun() && compare.runs().stream().allMatch(column -> column.frameProperty().get() != null));
        ProbePoint point = new ProbePoint(ProbePoint.Space.DATA, 0.4, -0.7);
        robot.interact(() -> compare.lens().probeProperty().set(point));
        showTrain(robot);
        await(() -> train().frameProperty().get() != null);
        robot.interact(() -> train().lens().probeProperty().set(point));
        // A theme is another look of all pages, a width is not.
        for (Theme theme : Theme.all()) {
            onWindow(() -> composition.shell().setTheme(theme));
            for (double width : new double[] {1600, 1024, 1300, 1200}) {
                onWindow(() -> {
                    window.setWidth(width);
                    window.setHeight(700 + (width - 1024) / 2);
                });
                for (boolean onTrain : new boolean[] {true, false}) {
                    onWindow(() -> composition.show(onTrain ? TrainPage.class : ComparePage.class));
                    WaitForAsyncUtils.waitForFxEvents(2 * PULSES);
                    checkRings(robot, point, width + " " + theme);
                }
            }
        }
    }

    private void checkRings(FxRobot robot, ProbePoint point, String where) {
        AtomicInteger rings = new AtomicInteger();
        onWindow(() -> robot.from(window.getScene().getRoot()).lookup("#probe-data").<Node>queryAll().stream()
                .filter(BehaviourTest::treeVisible).forEach(ring -> {
                    PixelView view = viewOf(ring);
                    assertEquals(view.toOverlayX(point.x()), ring.getLayoutX(), 0.01, where);
                    assertEquals(view.toOverlayY(point.y()), ring.getLayoutY(), 0.01, where);
                    rings.incrementAndGet();
                }));
        assertTrue(rings.get() > 0, "no ring is seen: " + where);
    }

    private static PixelView viewOf(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof PixelView view) {
                return view;
            }
        }
        throw new AssertionError("a ring without a picture");
    }

    @Test
    void typeGrowsByKeysAndComesBack(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        double before = ((Labeled) robot.lookup("#play").query()).getFont().getSize();
        // By how many steps is the display's to say: on a busy machine one press may arrive as several.
        robot.press(KeyCode.CONTROL).type(KeyCode.EQUALS).release(KeyCode.CONTROL);
        await(() -> LARGER.stream().anyMatch(size -> Math.abs(fontOf(robot) / before - size) < 0.01));
        double grown = fontOf(robot);
        robot.press(KeyCode.CONTROL).type(KeyCode.MINUS).release(KeyCode.CONTROL);
        await(() -> fontOf(robot) < grown);
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT0).release(KeyCode.CONTROL);
        await(() -> fontOf(robot) == before);
    }

    private static double fontOf(FxRobot robot) {
        return ((Labeled) robot.lookup("#play").query()).getFont().getSize();
    }

    @Test
    void enterPressesWhatHasTheFocus(FxRobot robot) throws TimeoutException {
        showTrain(robot);
        Node lens = robot.lookup("#lens-layers").query();
        robot.interact(lens::requestFocus);
        robot.type(KeyCode.ENTER);
        await(() -> train().lens().choiceProperty().get().id().equals("layers"));
    }
}
