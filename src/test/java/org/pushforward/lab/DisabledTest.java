package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.train.TrainPage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What would do nothing cannot be pressed, says why, and its key does nothing either; and keys are written in one way. */
@NeedsDisplay
@Slow("a window opens and closes for each test")
class DisabledTest extends OpenWindow {

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    private static Button button(FxRobot robot, String words) {
        return robot.lookup((Node node) -> node instanceof Button button && words.equals(button.getText()) && button.getScene() != null
                && button.getScene().getRoot().getStyleClass().contains("lab")).queryButton();
    }

    private MenuItem item(FxRobot robot, String id) {
        return robot.lookup(".lab-menus").queryAs(MenuBar.class).getMenus().stream().flatMap(menu -> menu.getItems().stream())
                .filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    @Test
    void aRunThatStandsAtItsBeginningOrIsFinished(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> window.isFocused() && train().hasBegun());
        assertTrue(item(robot, "undo").isDisable() && item(robot, "redo").isDisable());
        Button step = button(robot, "Step");
        Button reset = button(robot, "Reset");
        assertTrue(reset.isDisabled() && !step.isDisabled());
        assertTrue(reset.getAccessibleHelp().contains("nothing to reset"), reset.getAccessibleHelp());
        robot.type(KeyCode.R);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(item(robot, "undo").isDisable(), "nothing was done that could be undone");

        robot.interact(step::fire);
        await(() -> train().getSnapshot() != null && train().getSnapshot().step() == 1);
        await(() -> !reset.isDisabled());
        robot.interact(() -> train().settings().stopAt.set(100));
        await(() -> train().getSnapshot() != null && train().getSnapshot().step() == 0);
        assertFalse(item(robot, "undo").isDisable());
        robot.interact(() -> button(robot, "Play").fire());
        await(() -> train().isFinished());
        await(step::isDisabled);
        assertTrue(step.getAccessibleHelp().contains("finished"), step.getAccessibleHelp());
        assertFalse(button(robot, "Play").isDisabled(), "it begins anew, and says so");
        assertEquals("Begins anew, with the same seed: the run is finished.", button(robot, "Play").getTooltip().getText());
        robot.type(KeyCode.RIGHT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(100, train().getSnapshot().step());
    }

    @Test
    void theWayThroughAProduct(FxRobot robot) throws TimeoutException {
        LinearPage linear = composition.page(LinearPage.class);
        robot.interact(() -> composition.show(LinearPage.class));
        await(() -> window.isFocused() && linear.isSettled());
        List<Button> ways = Stream.of("To the beginning", "One factor back", "One factor forward", "To the end")
                .map(words -> robot.lookup((Node node) -> node instanceof Button button && button.getAccessibleText() != null
                        && button.getAccessibleText().startsWith(words)).queryButton()).toList();
        assertEquals(List.of(false, false, true, true), ways.stream().map(Node::isDisabled).toList(), "it stands at the end");
        robot.interact(ways.get(0)::fire);
        await(() -> ways.get(0).isDisabled());
        assertEquals(List.of(true, true, false, false), ways.stream().map(Node::isDisabled).toList());
        assertTrue(ways.get(1).getAccessibleHelp().contains("beginning"));
    }

    @Test
    void keysAreWrittenInOneWay(FxRobot robot) throws TimeoutException {
        robot.clickOn("#help");
        await(() -> robot.lookup(".key-cap").queryAll().size() > 10);
        List<String> caps = robot.lookup(".key-cap").<javafx.scene.control.Label>queryAll().stream().map(cap -> cap.getText()).toList();
        assertTrue(caps.contains("Ctrl+E") && caps.contains("Ctrl+Z") && caps.contains("Ctrl+0") && caps.contains("Ctrl+Shift+C"), caps.toString());
        Stream<String> menus = robot.lookup(".lab-menus").queryAs(MenuBar.class).getMenus().stream().flatMap(menu -> menu.getItems().stream())
                .map(MenuItem::getText);
        Stream<String> tips = robot.from(window.getScene().getRoot()).lookup((Node node) -> node instanceof ButtonBase button
                && button.getTooltip() != null).<ButtonBase>queryAll().stream().map(button -> button.getTooltip().getText());
        Stream.of(caps.stream(), menus, tips).flatMap(texts -> texts).filter(text -> text != null)
                .forEach(text -> assertFalse(text.matches("(?s).*(Ctrl [^a-z]|Shift\\+Ctrl|Control\\+).*"), text));
    }
}
