package org.pushforward.lab.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Window;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Figure;

/**
 * The menu on a picture, a chart or a table: to take it away as a file or by the clipboard. The focus goes to it as to any control, and the keys for
 * the menu open it there. A choice goes up through the scene as a {@link FigureRequest}; whoever installs the menu needs to know nothing of files.
 */
public final class FigureMenu {

    private static final String ID = "figure-menu";
    private static final String REPEAT = "figure-repeat";

    private final Node node;
    private final Supplier<Figure> figure;
    private ContextMenu shown;

    private FigureMenu(Node node, Supplier<Figure> figure) {
        this.node = node;
        this.figure = figure;
    }

    /**
     * Gives a node its menu.
     *
     * @param figure what the node shows at the moment
     */
    public static void install(Node node, Supplier<Figure> figure) {
        FigureMenu menu = new FigureMenu(node, figure);
        node.getProperties().put(FigureMenu.class, menu);
        node.getStyleClass().add("takeable");
        node.setFocusTraversable(true);
        node.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, menu::requested);
    }

    /**
     * Tells what repeats the figures below a node, where that is not what repeats the page.
     *
     * @param repeat a command line; may be empty for nothing
     */
    public static void repeatedBy(Node node, Supplier<String> repeat) {
        node.getProperties().put(REPEAT, repeat);
    }

    /** The menu of a node, if it has one. */
    public static Optional<FigureMenu> of(Node node) {
        return Optional.ofNullable((FigureMenu) node.getProperties().get(FigureMenu.class));
    }

    /** The menus of all figures to be seen below a node, in the order of the scene. */
    public static List<FigureMenu> within(Node root) {
        List<FigureMenu> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<FigureMenu> found) {
        if (!node.isVisible()) {
            return;
        }
        Optional<FigureMenu> menu = of(node);
        if (menu.isPresent()) {
            if (node.getLayoutBounds().getWidth() > 1 && node.getLayoutBounds().getHeight() > 1 && node.getOpacity() > 0) {
                found.add(menu.get());
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    public Figure figure() {
        return figure.get();
    }

    public Node node() {
        return node;
    }

    /** What repeats this figure; empty where the page knows it. */
    @SuppressWarnings("unchecked")
    Optional<String> repeat() {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.hasProperties() && at.getProperties().get(REPEAT) instanceof Supplier<?> repeat) {
                return Optional.of(((Supplier<String>) repeat).get());
            }
        }
        return Optional.empty();
    }

    private void requested(ContextMenuEvent event) {
        show(event.getScreenX(), event.getScreenY());
        event.consume();
    }

    /** Shows the menu at the middle of its figure. */
    public void show() {
        Bounds place = node.localToScreen(node.getBoundsInLocal());
        show(place.getCenterX(), place.getCenterY());
    }

    private void show(double screenX, double screenY) {
        if (shown != null) {
            shown.hide();
        }
        shown = new ContextMenu();
        shown.setId(ID);
        shown.getItems().setAll(items());
        shown.setAutoHide(true);
        Window window = node.getScene().getWindow();
        shown.show(window, screenX, screenY);
    }

    /** What can be chosen for this figure as it is now. */
    public List<MenuItem> items() {
        List<DataTable> data = figure.get().data();
        List<MenuItem> items = new ArrayList<>();
        items.add(item("Save as PNG…", new FigureRequest.Save(FigureRequest.Format.PNG)));
        items.add(item("Save as SVG…", new FigureRequest.Save(FigureRequest.Format.SVG)));
        items.add(item("Save as PDF…", new FigureRequest.Save(FigureRequest.Format.PDF)));
        items.add(new SeparatorMenuItem());
        if (data.isEmpty()) {
            MenuItem none = new MenuItem("No numbers are shown yet");
            none.setDisable(true);
            items.add(none);
        }
        for (int i = 0; i < data.size(); i++) {
            items.add(item("Save as CSV: " + data.get(i).words() + "…", new FigureRequest.SaveData(i)));
        }
        items.add(new SeparatorMenuItem());
        items.add(item("Copy picture", new FigureRequest.Copy()));
        if (data.size() == 1) {
            items.add(item("Copy data", new FigureRequest.CopyData(0)));
        } else if (!data.isEmpty()) {
            Menu copies = new Menu("Copy data");
            for (int i = 0; i < data.size(); i++) {
                copies.getItems().add(item(data.get(i).words(), new FigureRequest.CopyData(i)));
            }
            items.add(copies);
        }
        items.add(item("Copy as command", new FigureRequest.CopyCommand()));
        return items;
    }

    private MenuItem item(String words, FigureRequest.Wish wish) {
        MenuItem item = new MenuItem(words);
        // A name beginning with an underscore is a name.
        item.setMnemonicParsing(false);
        item.setOnAction(event -> request(wish));
        return item;
    }

    /** Asks for something of the figure, as a choice from the menu does. */
    public void request(FigureRequest.Wish wish) {
        node.fireEvent(new FigureRequest(this, wish));
    }
}
