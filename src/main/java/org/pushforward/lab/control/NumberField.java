package org.pushforward.lab.control;

import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.pushforward.experiment.setting.Setting;

/** Shows a {@link NumberSetting}: name, slider, field to type in. In the field, arrow keys and the wheel go on by small steps, with Shift by ten. */
public final class NumberField extends HBox {

    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");
    private static final double KEYBOARD_STEP = 0.05;
    private static final int LARGE_STEP = 10;
    /** For the caret beside the digits. */
    private static final double CARET = 3;
    /** Of a field in the style sheet, in multiples of the size of its type. */
    private static final double USUAL = 5.2;
    /** Longer numbers are scrolled. */
    private static final double WIDEST = 9;

    private final NumberSetting setting;
    private final EntryField field;
    private boolean sliding;

    public NumberField(NumberSetting setting) {
        this.setting = setting;
        field = new EntryField(setting::text, setting::enter, setting::forget, setting.noticeProperty());
        getStyleClass().addAll("setting", "setting-row");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Nodes.whole(setting.name(), "setting-name");
        name.setLabelFor(field);
        setting.nameProperty().addListener(observable -> {
            name.setText(setting.name());
            field.setAccessibleText(setting.effect().named(setting.name()));
        });
        Node middle = Nodes.space();
        if (setting.scale() != Setting.Scale.NO_SLIDER) {
            Slider slider = Nodes.growing(slider());
            slider.disableProperty().bind(setting.appliesProperty().not());
            middle = slider;
        }
        configureField();
        getChildren().addAll(name, middle, field);
        // What is disabled hears no mouse; the row does, and says why.
        field.disableProperty().bind(setting.appliesProperty().not());
        Tooltip help = new Tooltip();
        Runnable refresh = () -> {
            help.setText(setting.idleProperty().get().isEmpty() ? setting.effect().explained(setting.help()) : setting.idleProperty().get());
            pseudoClassStateChanged(IDLE, !setting.appliesProperty().get());
        };
        setting.idleProperty().addListener(observable -> refresh.run());
        refresh.run();
        Tooltip.install(this, help);
    }

    private void configureField() {
        field.getStyleClass().add("number-field");
        field.setAccessibleText(setting.effect().named(setting.name()));
        setting.valueProperty().addListener(observable -> field.refresh());
        InvalidationListener fit = observable -> fit();
        field.textProperty().addListener(fit);
        field.fontProperty().addListener(fit);
        field.insetsProperty().addListener(fit);
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (Key.isPlain(key) && (key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN)) {
                step(key.getCode() == KeyCode.UP ? 1 : -1, key.isShiftDown());
                key.consume();
            }
        });
        // Only of the field that is typed in: else to scroll the panel would change what lies under the pointer.
        field.addEventFilter(ScrollEvent.SCROLL, scroll -> {
            // With Shift the wheel scrolls sideways.
            double delta = scroll.getDeltaY() == 0 ? scroll.getDeltaX() : scroll.getDeltaY();
            if (field.isFocused() && delta != 0) {
                step(delta > 0 ? 1 : -1, scroll.isShiftDown());
                scroll.consume();
            }
        });
    }

    /** As wide as its digits need: the slider gives way. What the style sheet says of the width counts more than anything but such a style. */
    private void fit() {
        Text digits = new Text(field.getText());
        digits.setFont(field.getFont());
        double needed = (digits.getLayoutBounds().getWidth() + field.getInsets().getLeft() + field.getInsets().getRight() + CARET)
                / field.getFont().getSize();
        field.setStyle(needed > USUAL ? String.format(Locale.ROOT, "-fx-min-width: %.2fem;", Math.min(needed, WIDEST)) : "");
    }

    private void step(int direction, boolean large) {
        if (field.commit()) {
            setting.step(large ? LARGE_STEP * direction : direction);
            field.selectAll();
        }
    }

    private Slider slider() {
        Slider slider = new Slider(0, 1, setting.fraction());
        slider.getStyleClass().add("small");
        slider.setBlockIncrement(KEYBOARD_STEP);
        slider.setMinWidth(40);
        slider.accessibleTextProperty().bind(setting.nameProperty());
        setting.valueProperty().addListener((property, old, value) -> {
            if (!sliding) {
                slider.setValue(setting.fraction());
            }
        });
        // Each change may restart a run, so a drag counts when it ends; meanwhile the field tells where it would end.
        slider.valueChangingProperty().addListener((property, was, is) -> {
            if (was && !is) {
                slideTo(slider.getValue());
            }
        });
        slider.valueProperty().addListener((property, old, value) -> {
            if (slider.isValueChanging()) {
                field.setText(setting.textAt(value.doubleValue()));
            } else if (Math.abs(value.doubleValue() - setting.fraction()) > 1e-9) {
                slideTo(value.doubleValue());
            }
        });
        return slider;
    }

    private void slideTo(double fraction) {
        sliding = true;
        setting.setFraction(fraction);
        sliding = false;
        field.refresh();
    }

    /** For tests and for focus. */
    public TextField field() {
        return field;
    }
}
