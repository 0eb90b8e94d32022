package org.pushforward.lab.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.PageAction;

/** Buttons that open an experiment, save one, and take what is on the page elsewhere; for the side panel of a page that makes runs. */
public final class ExperimentButtons extends HBox {

    /**
     * What a button does.
     *
     * @param help   one sentence for its tooltip
     * @param action takes the file that was chosen
     */
    public record Task(String help, Consumer<Path> action) {
    }

    /**
     * @param choosers of which the last two ask for the files
     * @param actions  of the page; asked for when they are shown
     */
    public ExperimentButtons(PathChoosers choosers, Task open, Task save, Supplier<List<PageAction>> actions) {
        Button opens = new Button("Open…", Icons.of("fth-folder"));
        opens.setTooltip(new Tooltip(open.help()));
        opens.setOnAction(event -> choosers.open().get().ifPresent(open.action()));
        Button saves = new Button("Save…", Icons.of("fth-download"));
        saves.setTooltip(new Tooltip(save.help()));
        saves.setOnAction(event -> choosers.save().get().ifPresent(save.action()));
        for (ButtonBase button : List.of(opens, saves, menu(actions))) {
            button.getStyleClass().addAll("small", "flat");
            button.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().add(button);
        }
        getStyleClass().add("experiment-buttons");
    }

    private static MenuButton menu(Supplier<List<PageAction>> actions) {
        MenuButton menu = new MenuButton("Share", Icons.of("fth-share-2"));
        menu.setId("share");
        menu.setTooltip(new Tooltip("Takes what is on the page elsewhere, or brings an experiment"));
        // Filled when it opens: what there is to share may have changed. Empty it would not open.
        menu.getItems().add(new MenuItem());
        menu.setOnShowing(event -> menu.getItems().setAll(actions.get().stream().map(ExperimentButtons::item).toList()));
        return menu;
    }

    private static MenuItem item(PageAction action) {
        MenuItem item = new MenuItem(action.title());
        item.setOnAction(event -> action.action().run());
        return item;
    }
}
