package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
import org.pushforward.Slow;
import org.pushforward.chart.Theme;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Themes and sizes of type reach everything that is drawn, popups too, though no style sheet changes. */
@NeedsDisplay
class LookWindowTest extends OpenWindow {

    private static final List<Class<? extends Page>> OTHERS = List.of(TrainPage.class, BoardPage.class, LinearPage.class, PartitionPage.class,
            CouplingsPage.class, AugmentedPage.class, SeparationPage.class, LibraryPage.class);

    @Override
    @Start
    void start(Stage stage) {
        // With room for type half as large again.
        start(stage, 1_600, 1_000);
    }

    private static <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }

    private Parent root() {
        return window.getScene().getRoot();
    }

    private void look(FxRobot robot, Theme theme, double textScale) {
        robot.interact(() -> {
            composition.shell().setTheme(theme);
            composition.shell().setTextScale(textScale);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void popupsAreDarkInADarkWindowAndLightAgain(FxRobot robot) {
        ContextMenu menu = onFx(() -> new ContextMenu(new MenuItem("one")));
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT, Theme.DARK, Theme.PROJECTOR)) {
            look(robot, theme, 1);
            robot.interact(() -> menu.show(window, window.getX() + 100, window.getY() + 100));
            WaitForAsyncUtils.waitForFxEvents();
            Label words = (Label) menu.getScene().getRoot().lookup(".menu-item > .label");
            assertEquals(theme.isDark(), ((Color) words.getTextFill()).getBrightness() > 0.5, theme.kind().word());
            robot.interact(menu::hide);
        }
    }

    @Test
    void everySizeFollowsTheType(FxRobot robot) {
        Tooltip tip = onFx(() -> new Tooltip("of the window"));
        for (double scale : new double[] {1.25, 1, 1.5}) {
            look(robot, Theme.LIGHT, scale);
            FontIcon icon = (FontIcon) root().lookup(".rail-page .icon");
            assertEquals(20 * scale, icon.getIconSize(), 0.5);
            double size = ((Button) root().lookup(".fold-header")).getFont().getSize();
            assertTrue(size >= 13 * scale && size <= 18 * scale, size + " at " + scale);
            robot.interact(() -> tip.show(window, window.getX() + 100, window.getY() + 100));
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(12 * scale, tip.getFont().getSize(), 0.01);
            robot.interact(tip::hide);
        }
        look(robot, Theme.PROJECTOR, 1);
        assertEquals(27, ((FontIcon) root().lookup(".rail-page .icon")).getIconSize());
    }

    /** How large the type is beside its usual size: that of a tooltip, which no theme enlarges by itself. */
    private double worn(FxRobot robot) {
        Tooltip tip = onFx(() -> new Tooltip("of the window"));
        robot.interact(() -> tip.show(window, window.getX() + 100, window.getY() + 100));
        WaitForAsyncUtils.waitForFxEvents();
        double size = tip.getFont().getSize();
        robot.interact(tip::hide);
        return size / 12;
    }

    private void resize(FxRobot robot, int width, int height) {
        robot.interact(() -> setSize(width, height));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Slow("the window is styled anew time after time")
    @Test
    void typeIsNoLargerThanTheWindowHasRoomForAndGrowsWithIt(FxRobot robot) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.PROJECTOR)) {
            resize(robot, 1_024, 700);
            look(robot, theme, 2);
            assertEquals(1, worn(robot), 0.01);
            robot.interact(composition.shell()::enlargeText);
            assertEquals("This window has no room for larger text. Make the window larger first.",
                    composition.shell().notice().wordsProperty().getValue());
            robot.interact(composition.shell().notice()::dismiss);
            resize(robot, 1_280, 720);
            assertEquals(1.25, worn(robot), 0.01);
            resize(robot, 2_048, 1_152);
            double largest = theme == Theme.LIGHT ? 2 : 1.5;
            assertEquals(largest, worn(robot), 0.01, "what was wished for, as far as the theme goes");
            robot.interact(composition.shell()::enlargeText);
            assertEquals("Text is as large as it can be.", composition.shell().notice().wordsProperty().getValue());
            robot.interact(composition.shell().notice()::dismiss);
            resize(robot, 1_600, 1_000);
            assertEquals(1.5, worn(robot), 0.01);
            robot.interact(composition.shell()::reduceText);
            assertEquals(1.25, worn(robot), 0.01, "smaller than what is seen");
            robot.interact(composition.shell()::enlargeText);
            assertEquals(1.5, worn(robot), 0.01);
        }
    }

    @Slow("a window is dragged larger and smaller")
    @Test
    void aWindowThatIsDraggedIsStyledAnewOnlyWhereTheRoomSteps(FxRobot robot) {
        resize(robot, 1_024, 720);
        look(robot, Theme.LIGHT, 2);
        Set<String> styles = new HashSet<>();
        AtomicInteger changes = new AtomicInteger();
        robot.interact(() -> root().styleProperty().addListener((property, before, now) -> {
            styles.add(now);
            changes.incrementAndGet();
        }));
        for (int width = 1_025; width <= 1_290; width += 5) {
            int next = width;
            onWindow(() -> setSize(next, 720));
            WaitForAsyncUtils.waitForFxEvents(1);
        }
        WaitForAsyncUtils.waitForFxEvents();
        // At 1152 and at 1280.
        assertEquals(2, changes.get());
        assertEquals(2, styles.size());
        look(robot, Theme.LIGHT, 1);
        int before = changes.get();
        for (int width = 1_290; width >= 1_025; width -= 5) {
            int next = width;
            onWindow(() -> setSize(next, 720));
            WaitForAsyncUtils.waitForFxEvents(1);
        }
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(before, changes.get(), "type of the usual size has room in each window");
    }

    @Test
    void pagesThatWereMadeReadyAreWhatTheyAreOtherwise(FxRobot robot) throws TimeoutException {
        AtomicBoolean ready = new AtomicBoolean();
        robot.interact(() -> composition.prepare(() -> ready.set(true)));
        await(ready::get);
        WaitForAsyncUtils.waitForFxEvents();
        // Nothing of them is left in the window.
        assertTrue(onFx(() -> root().lookupAll("*").stream().allMatch(node -> node.isManaged() || node.isVisible() || !(node instanceof StackPane))));
        assertTrue(window.getTitle().endsWith("Compare"));
        for (Class<? extends Page> each : OTHERS) {
            Page page = onFx(() -> composition.page(each));
            Node content = page.face().content();
            assertFalse(onFx(() -> content.getScene() != null), each.getSimpleName());
            robot.interact(() -> composition.show(each));
            await(() -> content.getScene() == window.getScene() && content.getLayoutBounds().getHeight() > 100);
        }
    }
}
