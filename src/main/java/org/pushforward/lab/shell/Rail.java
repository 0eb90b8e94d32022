package org.pushforward.lab.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.Key;

/** Navigation at the left of the window: the pages, and below them what concerns the whole window. */
final class Rail extends VBox {

    private static final double WIDTH = 72;

    private final ToggleGroup pages = new ToggleGroup();

    /** @param choice takes the page that a person turns to */
    Rail(List<PageSlot<?>> slots, Consumer<PageSlot<?>> choice) {
        getStyleClass().add("rail");
        setMinWidth(WIDTH);
        Label mark = new Label("P");
        mark.getStyleClass().add("rail-mark");
        getChildren().add(mark);
        for (PageSlot<?> slot : slots) {
            ToggleButton button = new ToggleButton(slot.title(), Icons.of(slot.icon()));
            button.getStyleClass().setAll("rail-page");
            button.setToggleGroup(pages);
            button.setUserData(slot);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(event -> choice.accept(slot));
            getChildren().add(button);
        }
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().add(space);
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

    /** Marks the page that is shown. */
    void mark(PageSlot<?> slot) {
        pages.getToggles().stream().filter(toggle -> toggle.getUserData() == slot).forEach(pages::selectToggle);
    }

    /** Shows a list of keys beside the rail's lowest button. */
    void showKeys(List<Key> keys) {
        VBox list = new VBox();
        list.getStyleClass().add("keys");
        Label title = new Label("Keys");
        title.getStyleClass().add("info-title");
        list.getChildren().add(title);
        keys.stream().filter(key -> !key.words().isEmpty()).forEach(key -> list.getChildren().add(line(key)));
        PopOver popOver = new PopOver(new StackPane(list));
        popOver.setArrowLocation(PopOver.ArrowLocation.LEFT_BOTTOM);
        popOver.setAnimated(false);
        popOver.show(getChildren().get(getChildren().size() - 1));
    }

    private static Region line(Key key) {
        Label cap = new Label(key.cap());
        cap.getStyleClass().add("key-cap");
        HBox line = new HBox(cap, new Label(key.words()));
        line.getStyleClass().add("key-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
