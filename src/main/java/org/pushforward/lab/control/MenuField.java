package org.pushforward.lab.control;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** Shows a {@link ChoiceSetting} as a name and a list that drops down: for more choices than there is room for buttons. */
public final class MenuField extends HBox {

    /** @param <T> the choice's type */
    public <T> MenuField(ChoiceSetting<T> setting) {
        getStyleClass().addAll("setting", "setting-row");
        setAlignment(Pos.CENTER_LEFT);
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(setting.choices());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return choice == null ? "" : setting.words(choice);
            }

            @Override
            public T fromString(String words) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        });
        box.valueProperty().bindBidirectional(setting.valueProperty());
        box.setTooltip(new Tooltip(setting.effect().explained(setting.help())));
        box.setAccessibleText(setting.name());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(0);
        Label name = Nodes.whole(setting.name(), "setting-name");
        name.setTooltip(new Tooltip(setting.effect().explained(setting.help())));
        name.setLabelFor(box);
        getChildren().addAll(name, Nodes.growing(box));
    }
}
