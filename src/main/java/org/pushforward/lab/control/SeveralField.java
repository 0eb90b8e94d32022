package org.pushforward.lab.control;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.CheckComboBox;

/**
 * Shows a {@link SeveralSetting}: few choices as buttons below its name, each to be pressed for itself, where a drag across paints a range; many as a
 * list that drops down, with a box to tick for each.
 */
public final class SeveralField extends VBox {

    /** More buttons than this are a wall. */
    private static final int MOST_BUTTONS = 6;

    /** What the drag that goes on does to each button it comes over; null while there is none. */
    private Boolean painting;

    /** @param <T> the choice's type */
    public <T> SeveralField(SeveralSetting<T> setting) {
        getStyleClass().addAll("setting", "several");
        Label name = TermMark.on(new Label(setting.name()));
        name.getStyleClass().add("setting-name");
        name.setTooltip(new Tooltip(setting.help()));
        name.setMinWidth(USE_PREF_SIZE);
        if (setting.choices().size() > MOST_BUTTONS) {
            CheckComboBox<T> list = list(setting);
            name.setLabelFor(list);
            HBox row = Nodes.row("setting-row", name, Nodes.growing(list));
            getChildren().add(row);
            return;
        }
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

    private static <T> CheckComboBox<T> list(SeveralSetting<T> setting) {
        CheckComboBox<T> list = new CheckComboBox<>(FXCollections.observableArrayList(setting.choices()));
        list.setConverter(new InWords<>(setting::words));
        list.setMaxWidth(Double.MAX_VALUE);
        list.setMinWidth(0);
        list.setFocusTraversable(true);
        Tooltip help = Nodes.wrapping(new Tooltip());
        list.setTooltip(help);
        boolean[] following = new boolean[1];
        Runnable follow = () -> {
            following[0] = true;
            for (int i = 0; i < setting.choices().size(); i++) {
                if (setting.isChosen(setting.choices().get(i)) != list.getCheckModel().isChecked(i)) {
                    list.getCheckModel().toggleCheckState(i);
                }
            }
            following[0] = false;
            String chosen = setting.get().stream().map(setting::words).collect(Collectors.joining(", "));
            list.setTitle(chosen.isEmpty() ? "none" : chosen);
            list.setAccessibleText(setting.name() + ": " + list.getTitle());
            help.setText(setting.help() + "\nChosen: " + list.getTitle() + ".");
        };
        follow.run();
        setting.chosenProperty().addListener(observable -> follow.run());
        list.getCheckModel().getCheckedItems().addListener((ListChangeListener<T>) change -> {
            if (!following[0]) {
                setting.set(List.copyOf(list.getCheckModel().getCheckedItems()));
            }
        });
        return list;
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
