package org.pushforward.lab.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.pushforward.lab.control.Icons;

/** Two buttons, which open an experiment and save one; for the side panel of a page that makes runs. */
public final class ExperimentButtons extends HBox {

    /**
     * What a button does.
     *
     * @param help   one sentence for its tooltip
     * @param action takes the file that was chosen
     */
    public record Task(String help, Consumer<Path> action) {
    }

    /** @param choosers of which the last two ask for the files */
    public ExperimentButtons(PathChoosers choosers, Task open, Task save) {
        Button opens = new Button("Open…", Icons.of("fth-folder"));
        opens.setTooltip(new Tooltip(open.help()));
        opens.setOnAction(event -> choosers.open().get().ifPresent(open.action()));
        Button saves = new Button("Save…", Icons.of("fth-download"));
        saves.setTooltip(new Tooltip(save.help()));
        saves.setOnAction(event -> choosers.save().get().ifPresent(save.action()));
        for (Button button : List.of(opens, saves)) {
            button.getStyleClass().addAll("small", "flat");
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(opens, saves);
        getStyleClass().add("experiment-buttons");
    }
}
