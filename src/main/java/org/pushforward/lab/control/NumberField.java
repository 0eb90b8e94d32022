package org.pushforward.lab.control;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.experiment.setting.Setting;

/** Shows a {@link NumberSetting}: name, slider, field to type in, and below them the notice about an entry that cannot be used. */
public final class NumberField extends VBox {

    private static final double KEYBOARD_STEP = 0.05;

    private final NumberSetting setting;
    private final TextField field = new TextField();
    private boolean sliding;

    public NumberField(NumberSetting setting) {
        this.setting = setting;
        getStyleClass().add("setting");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label(setting.name());
        name.getStyleClass().add("setting-name");
        name.setLabelFor(field);
        name.setTooltip(new Tooltip(setting.effect().explained(setting.help())));
        name.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(name);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("setting-row");
        if (setting.scale() != Setting.Scale.NO_SLIDER) {
            Node slider = slider();
            HBox.setHgrow(slider, Priority.ALWAYS);
            row.getChildren().add(slider);
        } else {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            row.getChildren().add(space);
        }
        configureField();
        row.getChildren().add(field);
        getChildren().addAll(row, notice());
        disableProperty().bind(setting.appliesProperty().not());
    }

    private void configureField() {
        field.getStyleClass().add("number-field");
        field.setAccessibleText(setting.effect().named(setting.name()));
        field.setTooltip(new Tooltip(setting.effect().explained(setting.help())));
        field.setText(setting.text());
        setting.valueProperty().addListener((property, old, value) -> field.setText(setting.text()));
        field.setOnAction(event -> {
            setting.enter(field.getText());
            field.selectAll();
        });
        field.focusedProperty().addListener((property, was, is) -> {
            if (was && !is && !field.getText().equals(setting.text())) {
                setting.enter(field.getText());
            }
        });
    }

    private Slider slider() {
        Slider slider = new Slider(0, 1, setting.fraction());
        slider.getStyleClass().add("small");
        slider.setBlockIncrement(KEYBOARD_STEP);
        slider.setMinWidth(40);
        slider.setAccessibleText(setting.name());
        setting.valueProperty().addListener((property, old, value) -> {
            if (!sliding) {
                slider.setValue(setting.fraction());
            }
        });
        // Each change may restart a run, so a drag counts when it ends; meanwhile the field tells where it would end.
        slider.valueChangingProperty().addListener((property, was, is) -> {
            if (was && !is) {
                commit(slider.getValue());
            }
        });
        slider.valueProperty().addListener((property, old, value) -> {
            if (slider.isValueChanging()) {
                field.setText(setting.textAt(value.doubleValue()));
            } else if (Math.abs(value.doubleValue() - setting.fraction()) > 1e-9) {
                commit(value.doubleValue());
            }
        });
        return slider;
    }

    private void commit(double fraction) {
        sliding = true;
        setting.setFraction(fraction);
        sliding = false;
        field.setText(setting.text());
    }

    private Label notice() {
        Label notice = new Label();
        notice.setGraphic(Icons.of("fth-alert-triangle"));
        notice.getStyleClass().add("field-notice");
        notice.setWrapText(true);
        notice.textProperty().bind(setting.noticeProperty());
        notice.visibleProperty().bind(Bindings.isNotEmpty(setting.noticeProperty()));
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }

    /** For tests and for focus. */
    public TextField field() {
        return field;
    }
}
