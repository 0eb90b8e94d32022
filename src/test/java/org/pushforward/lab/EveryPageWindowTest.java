package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Figure;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.FigureView;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.theory.separation.Part;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What holds on every page: how figures are taken away by the mouse, by keys and by the clipboard (what the files hold is the matter of
 * {@link FiguresWindowTest}), and that a headline of a sample has its error.
 */
@NeedsDisplay
@Slow("walks through all pages")
class EveryPageWindowTest extends OpenWindow {

    private static final int PULSES = 4;
    /** Pixels of a copied picture for each unit of the layout. */
    private static final int COPY_SCALE = 2;

    @Override
    @Start
    void start(Stage stage) {
        start(stage, 1_440, 900);
    }

    /** With the curves of three couplings. */
    @Override
    Map<Class<? extends Page>, BooleanSupplier> settled() {
        Map<Class<? extends Page>, BooleanSupplier> pages = super.settled();
        pages.put(CouplingsPage.class, () -> {
            composition.page(CouplingsPage.class).showCurves();
            return composition.page(CouplingsPage.class).isSettled();
        });
        return pages;
    }

    private static ContextMenu menu(String id) {
        return Window.getWindows().stream().filter(each -> each instanceof ContextMenu menu && menu.isShowing() && id.equals(menu.getId()))
                .map(ContextMenu.class::cast).findFirst().orElse(null);
    }

    private static Stream<MenuItem> leaves(List<MenuItem> items) {
        return items.stream().flatMap(item -> item instanceof Menu menu ? leaves(menu.getItems()) : Stream.of(item));
    }

    private static List<String> words(List<MenuItem> items) {
        // A density that is refined meanwhile has more rows.
        return items.stream().map(item -> String.valueOf(item.getText()).replaceAll("\\([\\d,]+ rows?\\)", "")).toList();
    }

    /** The middle of a figure on the screen; null where it is not in the window. */
    private Point2D middle(FigureMenu figure) {
        Bounds place = figure.node().localToScene(figure.node().getLayoutBounds());
        Bounds whole = window.getScene().getRoot().getLayoutBounds();
        if (!whole.contains(place.getCenterX(), place.getCenterY())) {
            return null;
        }
        Bounds there = figure.node().localToScreen(figure.node().getLayoutBounds());
        return new Point2D(there.getCenterX(), there.getCenterY());
    }

    /** Opens the menu of a figure. What the figure has may become more meanwhile. */
    private void requireMenuOf(FigureMenu figure, String how, FxRobot robot, Runnable opening) throws TimeoutException {
        List<String> before = new ArrayList<>();
        onWindow(() -> before.addAll(words(figure.items())));
        opening.run();
        try {
            await(() -> menu("figure-menu") != null);
        } catch (TimeoutException e) {
            throw new AssertionError(how + " opens no menu of " + figure.figure().title(), e);
        }
        onWindow(() -> {
            List<String> shown = words(menu("figure-menu").getItems());
            if (!shown.equals(before)) {
                assertEquals(words(figure.items()), shown, how + ": " + figure.figure().title());
            }
        });
        press(robot, KeyCode.ESCAPE);
        await(() -> menu("figure-menu") == null);
    }

    /** The first figure of each kind of node: the others have their menus from the same code. */
    private List<FigureMenu> kinds(FxRobot robot) {
        Map<Class<?>, FigureMenu> kinds = new LinkedHashMap<>();
        FigureMenu.within(window.getScene().getRoot()).stream().filter(figure -> middle(figure) != null)
                .forEach(figure -> kinds.putIfAbsent(figure.node().getClass(), figure));
        return List.copyOf(kinds.values());
    }

    @Test
    void theMouseAndTheKeysOpenTheMenuOfWhatIsPointedAtOnEveryPage(FxRobot robot) throws TimeoutException {
        ProbePoint before = train().lens().probeProperty().get();
        for (Map.Entry<Class<? extends Page>, BooleanSupplier> page : settled().entrySet()) {
            robot.interact(() -> composition.show(page.getKey()));
            await(window::isFocused);
            await(page.getValue());
            WaitForAsyncUtils.waitForFxEvents(PULSES);
            Map<String, Object> values = composition.page(page.getKey()).kept().map(kept -> kept.settings().values()).orElse(Map.of());
            List<FigureMenu> figures = kinds(robot);
            assertFalse(figures.isEmpty(), page.getKey().getSimpleName());
            for (FigureMenu figure : figures) {
                requireMenuOf(figure, "the right mouse button", robot, () -> robot.clickOn(middle(figure), MouseButton.SECONDARY));
                requireMenuOf(figure, "Ctrl+E under the mouse", robot, () -> press(robot, KeyCode.CONTROL, KeyCode.E));
            }
            assertEquals(values, composition.page(page.getKey()).kept().map(kept -> kept.settings().values()).orElse(Map.of()),
                    "to look at a menu changes nothing: " + page.getKey().getSimpleName());
            // Away from all of them: of the one that has the focus, else the choice of all.
            robot.moveTo(window.getScene().lookup(".rail-mark"));
            FigureMenu focused = figures.stream().filter(figure -> figure.node().isFocusTraversable()).findFirst().orElse(null);
            if (focused != null) {
                robot.interact(focused.node()::requestFocus);
                requireMenuOf(focused, "Ctrl+E with the focus", robot, () -> press(robot, KeyCode.CONTROL, KeyCode.E));
            }
            robot.interact(composition.shell()::focusFirst);
            int all = FigureMenu.within(window.getScene().getRoot()).size();
            Node owner = window.getScene().getFocusOwner();
            if (all > 1 && FigureMenu.within(window.getScene().getRoot()).stream().noneMatch(figure -> isWithin(owner, figure.node())
                    || isWithin(figure.node(), owner))) {
                press(robot, KeyCode.CONTROL, KeyCode.E);
                await(() -> menu("figure-chooser") != null);
                onWindow(() -> assertEquals(all, menu("figure-chooser").getItems().size()));
                press(robot, KeyCode.ESCAPE);
                await(() -> menu("figure-chooser") == null);
            }
        }
        assertEquals(before, train().lens().probeProperty().get());
    }

    private static boolean isWithin(Node inner, Node outer) {
        return Stream.iterate(inner, node -> node != null, Node::getParent).anyMatch(node -> node == outer);
    }

    private static MenuItem item(FigureMenu figure, Predicate<String> words) {
        return leaves(figure.items()).filter(item -> item.getText() != null && words.test(item.getText())).findFirst().orElseThrow();
    }

    private String told() {
        return composition.shell().notice().wordsProperty().getValue();
    }

    private static String part(FigureView figure, String style) {
        return figure.getChildrenUnmodifiable().stream().filter(node -> node.getStyleClass().contains(style)).map(node -> ((Label) node).getText())
                .findFirst().orElseThrow();
    }

    @Test
    void everyHeadlineOfASampleHasItsError(FxRobot robot) throws TimeoutException {
        int looked = 0;
        List<String> without = new ArrayList<>();
        for (Map.Entry<Class<? extends Page>, BooleanSupplier> page : settled().entrySet()) {
            robot.interact(() -> composition.show(page.getKey()));
            await(page.getValue());
            // A flow that moves nothing yet has one condition number everywhere.
            if (page.getKey() == ComparePage.class) {
                robot.interact(() -> composition.page(ComparePage.class).actions().playTo(40));
                await(() -> composition.page(ComparePage.class).model().shownStepProperty().getValue() == 40);
            } else if (page.getKey() == TrainPage.class) {
                robot.interact(() -> composition.page(TrainPage.class).actions().playOrPause());
                await(() -> train().getSnapshot().step() > 40);
                robot.interact(() -> composition.page(TrainPage.class).actions().playOrPause());
                await(() -> !train().isPlaying() && composition.page(TrainPage.class).isSettled());
            }
            List<String> parts = page.getKey() == SeparationPage.class ? Stream.of(Part.values()).map(Part::title).toList() : List.of("");
            for (String part : parts) {
                if (!part.isEmpty()) {
                    robot.interact(() -> composition.page(SeparationPage.class).kept().orElseThrow().settings().setTexts(Map.of("part", part)));
                    await(page.getValue());
                }
                List<FigureView> sampled = robot.lookup(node -> node instanceof FigureView figure && figure.isSampled() && seen(node))
                        .<FigureView>queryAll().stream().toList();
                for (FigureView figure : sampled) {
                    String value = part(figure, "figure-value");
                    // Of no points at all, and of all, the share is what it is; a word is no number.
                    boolean number = value.chars().anyMatch(Character::isDigit) && !value.equals("0 %") && !value.equals("0");
                    looked += number ? 1 : 0;
                    if (number && part(figure, "figure-error").isEmpty()) {
                        without.add(page.getKey().getSimpleName() + part + ": " + part(figure, "figure-name") + " " + value);
                    }
                }
            }
        }
        assertEquals(List.of(), without);
        assertTrue(looked > 12, looked + " numbers");
    }

    @Test
    void picturesAndDataAreCopiedOnEveryPage(FxRobot robot) throws TimeoutException {
        for (Map.Entry<Class<? extends Page>, BooleanSupplier> page : settled().entrySet()) {
            robot.interact(() -> composition.show(page.getKey()));
            await(page.getValue());
            WaitForAsyncUtils.waitForFxEvents(PULSES);
            for (FigureMenu menu : kinds(robot)) {
                Figure[] figure = new Figure[1];
                onWindow(() -> {
                    PageAction.put("nothing");
                    composition.shell().notice().dismiss();
                    figure[0] = menu.figure();
                    item(menu, "Copy picture"::equals).fire();
                });
                await(() -> told().equals("Copied the picture \"" + figure[0].title() + "\"."));
                onWindow(() -> {
                    Image image = Clipboard.getSystemClipboard().getImage();
                    assertEquals(COPY_SCALE * Math.round(figure[0].width()), image.getWidth(), 1, figure[0].title());
                    assertEquals(COPY_SCALE * Math.round(figure[0].height()), image.getHeight(), 1, figure[0].title());
                });
                if (figure[0].data().isEmpty()) {
                    continue;
                }
                // As it is now: some pictures have come meanwhile.
                onWindow(() -> {
                    figure[0] = menu.figure();
                    DataTable table = figure[0].data().get(0);
                    item(menu, figure[0].data().size() == 1 ? "Copy data"::equals : table.words()::equals).fire();
                });
                DataTable table = figure[0].data().get(0);
                await(() -> told().equals("Copied " + table.words() + " of \"" + figure[0].title() + "\"."));
                onWindow(() -> assertEquals(table.tabbed(), Clipboard.getSystemClipboard().getString(), figure[0].title()));
            }
        }
    }
}
