package org.pushforward.lab.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Shows a {@link SeveralSetting} as a name and, below it, buttons that can be pressed each for itself; a drag across them paints a range. */
public final class SeveralField extends VBox {

    /** What the drag that goes on does to each button it comes over; null while there is none. */
    private Boolean painting;

    /** @param <T> the choice's type */
    public <T> SeveralField(SeveralSetting<T> setting) {
        getStyleClass().addAll("setting", "several");
        Label name = new Label(setting.name());
        name.getStyleClass().add("setting-name");
        name.setTooltip(new Tooltip(setting.help()));
        name.setMinWidth(USE_PREF_SIZE);
        FlowPane row = new FlowPane();
        row.getStyleClass().add("several-choices");
        List<ToggleButton> buttons = new ArrayList<>();
        for (T choice : setting.choices()) {
            buttons.add(button(setting, choice));
        }
        row.getChildren().addAll(buttons);
        setting.chosenProperty().addListener((property, old, now) -> {
            for (int i = 0; i < buttons.size(); i++) {
                buttons.get(i).setSelected(now.contains(setting.choices().get(i)));
            }
        });
        getChildren().addAll(name, row);
    }

    private <T> ToggleButton button(SeveralSetting<T> setting, T choice) {
        ToggleButton button = new ToggleButton(setting.words(choice));
        button.getStyleClass().add("several-choice");
        button.setMinWidth(USE_PREF_SIZE);
        button.setSelected(setting.isChosen(choice));
        button.setAccessibleText(setting.name() + ": " + setting.words(choice));
        button.setTooltip(new Tooltip(setting.help()));
        button.setOnAction(event -> setting.choose(choice, button.isSelected()));
        button.addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            painting = !setting.isChosen(choice);
            button.startFullDrag();
            setting.choose(choice, painting);
            // The release belongs to the drag: it must not press the button once more.
            button.disarm();
        });
        button.setOnMouseDragEntered(event -> {
            if (painting != null) {
                setting.choose(choice, painting);
            }
        });
        button.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> painting = null);
        return button;
    }
}
