package org.pushforward.lab.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;

/** Shows a {@link ChoiceSetting} as a name and a row of buttons of which one is pressed. */
public final class ChoiceField extends HBox {

    /** @param <T> the choice's type */
    public <T> ChoiceField(ChoiceSetting<T> setting) {
        getStyleClass().addAll("setting", "setting-row");
        setAlignment(Pos.CENTER_LEFT);
        Label name = TermMark.on(new Label(setting.name()));
        name.getStyleClass().add("setting-name");
        Tooltip help = new Tooltip();
        name.setTooltip(help);
        name.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        SegmentedButton segments = segments(setting);
        // What is disabled hears no mouse; the name does, and says why.
        segments.disableProperty().bind(setting.idleProperty().isNotEmpty());
        help.textProperty().bind(setting.idleProperty().map(why -> why.isEmpty() ? setting.effect().explained(setting.help()) : why));
        getChildren().addAll(name, space, segments);
    }

    /** The row of buttons alone. */
    public static <T> SegmentedButton segments(ChoiceSetting<T> setting) {
        List<ToggleButton> buttons = new ArrayList<>();
        for (T choice : setting.choices()) {
            ToggleButton button = new ToggleButton(setting.words(choice));
            button.setUserData(choice);
            button.setSelected(choice.equals(setting.get()));
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText(setting.name() + ": " + setting.words(choice));
            button.setTooltip(new Tooltip(setting.effect().explained(setting.help())));
            // A press on the pressed one would leave none.
            button.setOnAction(event -> {
                button.setSelected(true);
                setting.set(choice);
            });
            Nodes.arrowsPress(button, () -> choice.equals(setting.get()));
            buttons.add(button);
        }
        SegmentedButton segments = new SegmentedButton(buttons.toArray(ToggleButton[]::new));
        // Each by itself: they join their group when they are first seen, and a run may be opened before that.
        setting.valueProperty().addListener((property, old, value) ->
                buttons.forEach(button -> button.setSelected(value.equals(button.getUserData()))));
        return segments;
    }
}
