package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
import org.pushforward.Slow;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.train.TrainPage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Notices have a place of their own, look like what they are, and go. */
@NeedsDisplay
@Slow("a window opens and closes for each test")
class NoticeLineTest extends OpenWindow {

    private static final int PASSES = 3;
    private static final String LONG = "points.csv, line 2, column width: \"<1\" is not a number, and so on for so long that no line has room "
            + "for it, whatever the window: type a number, or leave the cell empty, or take away the line, and open the file once more";

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    private Node line(FxRobot robot) {
        return robot.lookup(".notice-line").query();
    }

    /** Where everything of the page, its bar and its panel stands. */
    private Map<Node, Bounds> places() {
        Map<Node, Bounds> places = new HashMap<>();
        collect(window.getScene().getRoot(), places);
        return places;
    }

    private static void collect(Node node, Map<Node, Bounds> places) {
        if (node.getStyleClass().contains("lab-status") || !node.isVisible()) {
            return;
        }
        places.put(node, node.localToScene(node.getLayoutBounds()));
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, places));
        }
    }

    /** What stands elsewhere now. */
    private static List<Node> moved(Map<Node, Bounds> before, Map<Node, Bounds> now) {
        return before.keySet().stream().filter(node -> now.containsKey(node) && !before.get(node).equals(now.get(node))).toList();
    }

    /** Where things stand once they have been laid out; what shows itself by its size may ask for one pass more. */
    private Map<Node, Bounds> laidOut() {
        for (int pass = 0; pass < PASSES; pass++) {
            window.getScene().getRoot().applyCss();
            window.getScene().getRoot().layout();
        }
        return places();
    }

    @Test
    void nothingOfAPageIsCoveredOrMoves(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            window.setWidth(1024);
            window.setHeight(700);
        });
        await(() -> composition.page(ComparePage.class).model().hasBegun());
        for (Class<? extends Page> page : List.of(LinearPage.class, LibraryPage.class, BoardPage.class)) {
            robot.interact(() -> composition.show(page));
            await(() -> page != LinearPage.class || composition.page(LinearPage.class).isSettled());
            await(() -> page != BoardPage.class || !composition.page(BoardPage.class).model().tableProperty().get().rows().isEmpty());
            // In one turn of the window's thread: what is drawn in the background meanwhile moves by itself.
            robot.interact(() -> {
                Map<Node, Bounds> before = laidOut();
                composition.shell().notice().tell(LONG);
                Map<Node, Bounds> now = laidOut();
                assertTrue(line(robot).isVisible());
                assertEquals(List.of(), moved(before, now), page.getSimpleName());
                Bounds status = robot.lookup(".lab-status").query().localToScene(robot.lookup(".lab-status").query().getLayoutBounds());
                assertTrue(status.contains(line(robot).localToScene(line(robot).getLayoutBounds())), "it has its place in the status bar");
                composition.shell().notice().dismiss();
                Map<Node, Bounds> after = laidOut();
                assertFalse(line(robot).isVisible());
                assertEquals(List.of(), moved(before, after), page.getSimpleName());
            });
        }
    }

    @Test
    void kindsLookDifferent(FxRobot robot) {
        Notice notice = composition.shell().notice();
        Map<String, Paint> looks = new LinkedHashMap<>();
        for (Runnable telling : List.<Runnable>of(() -> notice.inform("Saved run.pushforward."), () -> notice.tell("There is no such file."),
                () -> notice.report(new IllegalStateException("index 7")))) {
            robot.interact(telling);
            robot.interact(() -> window.getScene().getRoot().applyCss());
            FontIcon icon = (FontIcon) robot.lookup("#notice").queryAs(Label.class).getGraphic();
            assertEquals(null, looks.put(icon.getIconLiteral(), icon.getIconColor()), "one icon for two kinds");
        }
        assertEquals(3, looks.values().stream().distinct().count(), "one colour for two kinds: " + looks);
    }

    private List<PopOver> popOvers() {
        return Window.getWindows().stream().filter(each -> each.isShowing() && each instanceof PopOver).map(PopOver.class::cast).toList();
    }

    @Test
    void detailsHaveWhatTheLineHasNoRoomFor(FxRobot robot) throws TimeoutException {
        Notice notice = composition.shell().notice();
        robot.interact(() -> notice.inform("Saved run.pushforward."));
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(robot.lookup("#notice-details").query().isVisible(), "there is no more to say");
        robot.interact(() -> notice.tell(LONG));
        await(() -> robot.lookup("#notice-details").query().isVisible());
        robot.clickOn("#notice-details");
        await(() -> popOvers().size() == 1);
        assertEquals(LONG, robot.lookup(".notice-all").queryAs(Label.class).getText());
        robot.type(KeyCode.ESCAPE);
        await(() -> popOvers().isEmpty());

        IllegalStateException failure = new IllegalStateException("index 7");
        robot.interact(() -> {
            notice.report(failure);
            notice.report(failure);
        });
        await(() -> robot.lookup("#notice-details").query().isVisible());
        robot.clickOn("#notice-details");
        await(() -> popOvers().size() == 1);
        TextArea trace = robot.lookup(".notice-trace").queryAs(TextArea.class);
        assertTrue(trace.getText().startsWith("2 times") && trace.getText().contains("NoticeLineTest.java"), trace.getText());
        assertTrue(robot.lookup(".notice-logs").tryQuery().isPresent(), "the folder of the log is one press away");
        robot.interact(notice::dismiss);
        await(() -> popOvers().isEmpty());
    }

    @Test
    void itIsPutAwayByItsButton(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.shell().notice().tell("There is no such file."));
        await(() -> line(robot).isVisible());
        robot.clickOn("#notice-away");
        await(() -> !line(robot).isVisible());
    }

    @Test
    void aPagesNoticeIsShownOnThatPageAlone(FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> train().hasBegun());
        robot.interact(() -> train().notice().stand("the likelihood is not a number"));
        await(() -> line(robot).isVisible());
        robot.interact(() -> composition.show(LinearPage.class));
        await(() -> !line(robot).isVisible());
        robot.interact(() -> composition.show(TrainPage.class));
        await(() -> line(robot).isVisible());
        robot.interact(() -> composition.page(TrainPage.class).actions().reset());
        await(() -> !line(robot).isVisible());
    }

    @Test
    void aBadEntryMovesNothing(FxRobot robot) throws TimeoutException {
        LinearPage linear = composition.page(LinearPage.class);
        robot.interact(() -> composition.show(LinearPage.class));
        await(() -> window.isFocused() && linear.isSettled());
        TextInputControl area = robot.lookup("#matrix-text").queryAs(TextInputControl.class);
        Node fit = robot.lookup(".fold").queryAll().stream().reduce((first, second) -> second).orElseThrow();
        Bounds before = fit.localToScene(fit.getLayoutBounds());
        robot.interact(() -> {
            area.requestFocus();
            area.setText("1 2\n3 four");
        });
        await(() -> robot.lookup(".refusal").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(before, fit.localToScene(fit.getLayoutBounds()));
        robot.interact(() -> area.setText("1 2\n-3 4"));
        await(() -> robot.lookup(".refusal").tryQuery().isEmpty());
        assertNotEquals("1 2\n3 four", area.getText());
    }
}
