package org.pushforward.lab.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.Nodes;

/** Navigation at the left of the window: the pages, and below them what concerns the whole window. */
final class Rail extends VBox {

    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final double WIDTH = 72;
    /** That the list of the keys may take of its height. */
    private static final double SHARE_OF_WINDOW = 0.85;

    private final ToggleGroup pages = new ToggleGroup();
    private double foldedFor = -1;
    /** The page that is shown; null before the first. */
    private PageSlot<?> marked;

    /** @param choice takes the page that a person turns to */
    Rail(List<PageSlot<?>> slots, Consumer<PageSlot<?>> choice) {
        getStyleClass().add("rail");
        setMinWidth(WIDTH);
        getChildren().add(Nodes.label("P", "rail-mark"));
        for (PageSlot<?> slot : slots) {
            ToggleButton button = new ToggleButton(slot.title(), Icons.of(slot.icon()));
            button.getStyleClass().setAll("rail-page");
            button.setToggleGroup(pages);
            button.setUserData(slot);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(new Tooltip(slot.title()));
            button.setOnAction(event -> choice.accept(slot));
            Nodes.arrowsPress(button, () -> slot == marked);
            button.fontProperty().addListener(observable -> {
                foldedFor = -1;
                requestLayout();
            });
            getChildren().add(button);
        }
        getChildren().add(Nodes.rising(new Region()));
    }

    /** Adds a button for the whole window, below all others. @param help one sentence for the tooltip, without its full stop */
    Button add(Key key, String icon, String help) {
        Button button = key.button(new Button(null, Icons.of(icon)), help);
        button.getStyleClass().setAll("button", "rail-button");
        button.setAccessibleText(button.getTooltip().getText());
        button.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(button);
        return button;
    }

    /** Where the window is too low for all of it, the pages lose their words, which their tooltips have, and some of the distance between them. */
    @Override
    protected void layoutChildren() {
        if (getHeight() != foldedFor) {
            foldedFor = getHeight();
            setPageDisplay(ContentDisplay.TOP);
            pseudoClassStateChanged(LOW, false);
            // The measure is to be that of the words and the distances that were set just now.
            applyCss();
            boolean low = prefHeight(-1) > getHeight();
            if (low) {
                setPageDisplay(ContentDisplay.GRAPHIC_ONLY);
            }
            pseudoClassStateChanged(LOW, low);
        }
        super.layoutChildren();
    }

    /** It gives way; else it would push the status bar out of the window. */
    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    private void setPageDisplay(ContentDisplay display) {
        pages.getToggles().forEach(toggle -> ((ToggleButton) toggle).setContentDisplay(display));
    }

    /** Marks the page that is shown. */
    void mark(PageSlot<?> slot) {
        marked = slot;
        pages.getToggles().stream().filter(toggle -> toggle.getUserData() == slot).forEach(pages::selectToggle);
    }

    /** Shows a list of keys beside the rail's lowest button. */
    void showKeys(List<Key> keys) {
        VBox list = Nodes.column("keys", Nodes.label("Keys", "info-title"));
        keys.stream().filter(key -> !key.words().isEmpty()).forEach(key -> list.getChildren()
                .add(Nodes.row("key-line", Nodes.label(key.cap(), "key-cap"), Nodes.sentences(key.words()))));
        ScrollPane all = Nodes.scrolling(list);
        // Nothing else in it takes the keys that scroll.
        all.setFocusTraversable(true);
        all.setMaxHeight(SHARE_OF_WINDOW * getScene().getHeight());
        // Has it leave room for the bar.
        all.setMinViewportHeight(1);
        PopOver popOver = new PopOver(new StackPane(all));
        popOver.setArrowLocation(PopOver.ArrowLocation.LEFT_BOTTOM);
        popOver.setAnimated(false);
        popOver.show(getChildren().get(getChildren().size() - 1));
    }
}
