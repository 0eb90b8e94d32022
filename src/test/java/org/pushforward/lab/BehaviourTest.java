package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.Circle;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.chart.Theme;
import org.pushforward.data.Datasets;
import org.pushforward.experiment.sweep.VariedFactor;
import org.pushforward.flow.Flow;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.control.EntryField;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.CompareModel;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.RunsModel;
import org.pushforward.lab.shell.WindowPlace;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Stages;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Variant;
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

    private void spacePlaysEverywhere(FxRobot robot, BooleanSupplier playing) throws TimeoutException {
        spacePlaysEverywhere(robot, playing, () -> { });
    }

    /** Presses Space wherever the focus can be and counts how often it played. @param room has it something to play */
    private void spacePlaysEverywhere(FxRobot robot, BooleanSupplier playing, Runnable room) throws TimeoutException {
        await(window::isFocused);
        List<Node> places = focusable(robot);
        assertTrue(places.size() > 8, places.size() + " places");
        for (Node place : places) {
            onWindow(room);
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

    @Test
    void spacePlaysWhereverTheFocusIsOnTheConstructions(FxRobot robot) throws TimeoutException {
        CouplingsPage couplings = composition.page(CouplingsPage.class);
        robot.interact(() -> composition.show(CouplingsPage.class));
        await(couplings::isSettled);
        // From a large epsilon it has far to fall.
        spacePlaysEverywhere(robot, () -> isShown(robot, "Pause"),
                () -> couplings.kept().orElseThrow().settings().setTexts(Map.of("epsilon", "0.4")));
        AugmentedPage augmented = composition.page(AugmentedPage.class);
        robot.interact(() -> composition.show(AugmentedPage.class));
        await(augmented::isSettled);
        spacePlaysEverywhere(robot, () -> isShown(robot, "Pause"));
    }

    /** Whatever size it was left at by another program or screen. */
    @Test
    void theWindowIsNeitherSmallerThanItsPagesNeedNorLargerThanTheScreen(FxRobot robot) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        for (double[] size : new double[][] {{300, 200}, {9_000, 150}, {400, 8_000}, {9_000, 8_000}}) {
            onWindow(() -> {
                window.setMinWidth(0);
                window.setMinHeight(0);
                window.setX(-40);
                window.setY(-30);
                window.setWidth(size[0]);
                window.setHeight(size[1]);
                WindowPlace.keep(window);
            });
            WaitForAsyncUtils.waitForFxEvents(2 * PULSES);
            onWindow(() -> {
                Rectangle2D now = new Rectangle2D(window.getX(), window.getY(), window.getWidth(), window.getHeight());
                assertTrue(screen.contains(now), now + " of " + screen);
                double width = Math.min(1_024, screen.getWidth());
                double height = Math.min(700, screen.getHeight());
                assertTrue(now.getWidth() >= width && now.getHeight() >= height, now.toString());
                assertEquals(width, window.getMinWidth());
                assertEquals(height, window.getMinHeight());
            });
        }
    }

    /** Whatever the window, pictures and curves of all columns say what they are. */
    @Test
    void compareHasALegend(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(ComparePage.class));
        await(() -> composition.page(ComparePage.class).model().hasBegun());
        for (double width : new double[] {1024, 1600}) {
            onWindow(() -> setSize(width, window.getHeight()));
            WaitForAsyncUtils.waitForFxEvents(2 * PULSES);
            onWindow(() -> {
                Label legend = robot.lookup("#compare-legend").queryAs(Label.class);
                assertTrue(treeVisible(legend) && legend.getWidth() > 200, legend.toString());
                for (String part : List.of("Orange data", "blue samples", "κ: band to 95 %", "W₂: grey band data")) {
                    assertTrue(legend.getText().contains(part), legend.getText());
                }
                assertTrue(legend.getTooltip().getText().contains("19 of 20 samples of the data"), legend.getTooltip().getText());
            });
        }
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

    /** Enter takes over what was typed and leaves; what is refused stays, until Escape restores what was there and leaves. */
    private static void entersAndRestores(FxRobot robot, TextField field, String good, String shown, String bad) throws TimeoutException {
        robot.interact(() -> {
            field.requestFocus();
            field.setText(good);
        });
        robot.type(KeyCode.ENTER);
        await(() -> !field.isFocused());
        assertEquals(shown, field.getText());
        robot.interact(() -> {
            field.requestFocus();
            field.setText(bad);
        });
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(field.isFocused(), bad);
        assertEquals(bad, field.getText());
        robot.type(KeyCode.ESCAPE);
        await(() -> !field.isFocused());
        assertEquals(shown, field.getText());
    }

    @Test
    void enterAndEscapeDoTheSameInTheLevelsOfCompare(FxRobot robot) throws TimeoutException {
        ComparePage compare = composition.page(ComparePage.class);
        beginNarrow(robot, compare);
        robot.interact(() -> compare.model().factorProperty().set(VariedFactor.COUPLINGS));
        await(window::isFocused);
        TextField levels = robot.lookup("#levels").queryAs(TextField.class);
        entersAndRestores(robot, levels, "1 3", "1, 3", "1 and 3");
        assertEquals(List.of("1", "3"), compare.model().levelsProperty().get());
        assertEquals("play", window.getScene().getFocusOwner().getId());
    }

    @Test
    void enterAndEscapeDoTheSameInTheFieldsOfTheBoard(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(BoardPage.class));
        await(() -> window.isFocused() && !composition.page(BoardPage.class).model().tableProperty().get().rows().isEmpty());
        entersAndRestores(robot, field(robot, "Seeds").field(), "3", "3", "many");
        entersAndRestores(robot, field(robot, "Steps").field(), "700", "700", "1.5");
        assertEquals(3, composition.page(BoardPage.class).model().settings().seeds.getInt());
        assertEquals(700, composition.page(BoardPage.class).model().settings().steps.getInt());
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
        staysUnderTheHand(robot, train(), composition.page(TrainPage.class).actions()::playOrPause);
        robot.interact(() -> composition.show(ComparePage.class));
        ComparePage compare = composition.page(ComparePage.class);
        await(compare.model()::hasBegun);
        staysUnderTheHand(robot, compare.model(), compare.actions()::playOrPause);
    }

    /** Held at its right end the slider shows the present, so the training goes on while the hand is there. */
    private void staysUnderTheHand(FxRobot robot, RunsModel<?> model, Runnable playOrPause) throws TimeoutException {
        robot.interact(() -> {
            narrow(model);
            model.settings().stopAt.set(1_000_000);
        });
        await(() -> model.runs().stream().allMatch(run -> run.newest() != null && run.newest().config().optimization().steps() == 1_000_000));
        robot.interact(playOrPause);
        await(() -> model.memoryProperty().get().newest() > 60);
        Slider time = robot.lookup("#time").match(BehaviourTest::treeVisible).query();
        robot.moveTo(time.lookup(".thumb")).press(MouseButton.PRIMARY);
        await(time::isValueChanging);
        double[] held = new double[4];
        onWindow(() -> System.arraycopy(new double[] {time.getValue(), time.getMax(), time.getWidth(), model.memoryProperty().get().newest()}, 0,
                held, 0, held.length));
        // Its number has more digits by then, which are to take their room from nothing.
        await(() -> model.memoryProperty().get().newest() > Math.max(1_050, held[3] + 60));
        onWindow(() -> {
            assertTrue(model.isPlaying() && !model.lookingBackProperty().get(), "the training does not go on");
            assertEquals(held[0], time.getValue());
            assertEquals(held[1], time.getMax());
            assertEquals(held[2], time.getWidth());
        });
        robot.release(MouseButton.PRIMARY);
        // Let go, it follows: what stood still was held.
        await(() -> time.getMax() > held[1] + 60 && time.getValue() == time.getMax());
        robot.interact(playOrPause);
        await(() -> !model.isPlaying());
    }

    /** Where points of pictures are known without the window: the probe, its image in the noise, columns of a matrix, stages of a construction. */
    @Test
    void markersStayOnTheirPoints(FxRobot robot) throws TimeoutException {
        ProbePoint point = new ProbePoint(ProbePoint.Space.DATA, 0.4, -0.7);
        double[] there = {point.x(), point.y()};
        CompareModel compare = composition.page(ComparePage.class).model();
        beginNarrow(robot, composition.page(ComparePage.class));
        robot.interact(() -> compare.lens().probeProperty().set(point));
        LinearPage linear = composition.page(LinearPage.class);
        robot.interact(() -> {
            composition.show(LinearPage.class);
            linear.showOwn("-0.5 1\n-1 -0.5");
        });
        await(linear::isSettled);
        CouplingsPage couplings = composition.page(CouplingsPage.class);
        robot.interact(() -> {
            composition.show(CouplingsPage.class);
            showData(couplings);
            couplings.kept().orElseThrow().settings().setTexts(Map.of("epsilon", "0.125", "probe1", "0.4", "probe2", "-0.7"));
        });
        await(couplings::isSettled);
        Stages stages = Construction.of(Target.of(Datasets.defaults("annulus")), ConstructionSpec.of(Variant.TWO, 0.125))
                .forward(new double[] {0.4}, new double[] {-0.7});
        double[][] followed = new double[stages.count()][];
        Arrays.setAll(followed, stage -> new double[] {stages.first()[stage][0], stages.second()[stage][0]});
        showTrain(robot);
        LensChoice first = train().lens().choiceProperty().get();
        LensChoice probe = composition.page(TrainPage.class).lensChoices().stream().filter(lens -> lens.id().equals("probe")).findFirst()
                .orElseThrow();
        robot.interact(() -> {
            train().lens().probeProperty().set(point);
            train().lens().choiceProperty().set(probe);
        });
        await(() -> train().frameProperty().get() != null && composition.page(TrainPage.class).isSettled());
        double[] image = new double[2];
        new Flow(train().getSnapshot().model()).forward(there, 1, image, new double[1]);
        // A theme is another look of all pages, a width is not.
        for (Theme theme : Theme.all()) {
            onWindow(() -> composition.shell().setTheme(theme));
            for (double width : new double[] {1600, 1024, 1300, 1200}) {
                onWindow(() -> setSize(width, 700 + (width - 1024) / 2));
                String where = width + " " + theme;
                turnTo(TrainPage.class);
                check(robot, "#probe-data", where, there);
                check(robot, "#probe-noise", where, image);
                onWindow(() -> train().lens().choiceProperty().set(first));
                WaitForAsyncUtils.waitForFxEvents(2 * PULSES);
                check(robot, "#probe-data", where, there);
                onWindow(() -> train().lens().choiceProperty().set(probe));
                turnTo(ComparePage.class);
                check(robot, "#probe-data", where, there, there, there);
                turnTo(LinearPage.class);
                check(robot, "#handle-1", where, new double[] {-0.5, -1});
                check(robot, "#handle-2", where, new double[] {1, -0.5});
                turnTo(CouplingsPage.class);
                check(robot, ".probe-handle", where, followed);
            }
        }
        turnTo(ComparePage.class);
        for (int columns : new int[] {2, 4}) {
            robot.interact(() -> {
                compare.factorProperty().set(VariedFactor.SEED);
                compare.setLevels(List.of("1", "2", "3", "4").subList(0, columns));
            });
            await(() -> compare.runs().size() == columns && compare.runs().stream().allMatch(run -> run.frameProperty().get() != null));
            double[][] all = new double[columns][];
            Arrays.fill(all, there);
            for (double width : new double[] {1600, 1024}) {
                onWindow(() -> setSize(width, window.getHeight()));
                WaitForAsyncUtils.waitForFxEvents(2 * PULSES);
                check(robot, "#probe-data", columns + " columns, " + width, all);
            }
        }
    }

    private void turnTo(Class<? extends Page> page) {
        onWindow(() -> composition.show(page));
        WaitForAsyncUtils.waitForFxEvents(2 * PULSES);
    }

    /** @param points in the units of their pictures, from left to right */
    private void check(FxRobot robot, String markers, String where, double[]... points) {
        onWindow(() -> {
            List<Node> seen = robot.from(window.getScene().getRoot()).lookup(markers).<Node>queryAll().stream()
                    .filter(BehaviourTest::treeVisible)
                    .sorted(Comparator.comparingDouble(node -> viewOf(node).localToScene(0, 0).getX())).toList();
            assertEquals(points.length, seen.size(), markers + " " + where);
            for (int i = 0; i < points.length; i++) {
                PixelView view = viewOf(seen.get(i));
                boolean circle = seen.get(i) instanceof Circle;
                double x = circle ? ((Circle) seen.get(i)).getCenterX() : seen.get(i).getLayoutX();
                double y = circle ? ((Circle) seen.get(i)).getCenterY() : seen.get(i).getLayoutY();
                assertEquals(view.toOverlayX(points[i][0]), x, 0.01, markers + " " + i + " " + where);
                assertEquals(view.toOverlayY(points[i][1]), y, 0.01, markers + " " + i + " " + where);
            }
        });
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
