package org.pushforward.lab.product;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.pushforward.chart.Numbers;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.page.Page;

/** The buttons, the slider and the keys for a {@link StepModel}. */
public final class StepControls {

    private final StepModel model;
    private final Button play = new Button();

    public StepControls(StepModel model) {
        this.model = model;
        play.getStyleClass().addAll("accent", "play");
        play.setTooltip(new Tooltip("Play or pause (Space)"));
        play.setOnAction(event -> model.playOrPause());
        play.setMinWidth(Region.USE_PREF_SIZE);
        model.playingProperty().addListener(observable -> refreshPlay());
        refreshPlay();
    }

    private void refreshPlay() {
        play.setText(model.isPlaying() ? "Pause" : "Play");
        play.setGraphic(Icons.of(model.isPlaying() ? "fth-pause" : "fth-play"));
    }

    public void focusPlay() {
        play.requestFocus();
    }

    /** Play, first, back, forward, last; for the left of a transport bar. */
    public List<Button> buttons() {
        return List.of(play,
                button("fth-skip-back", "To the beginning: no factor has acted (Home)", model::first),
                button("fth-chevron-left", "One factor back (←)", model::back),
                button("fth-chevron-right", "One factor forward (→)", model::forward),
                button("fth-skip-forward", "To the end: all factors have acted (End)", model::last));
    }

    private static Button button(String icon, String help, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setOnAction(event -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** The slider through the product, for the bottom of a page. */
    public Region scrubber() {
        Slider slider = new Slider(0, 1, 0);
        slider.setMinWidth(80);
        slider.setAccessibleText("How many factors have acted");
        slider.setMajorTickUnit(1);
        slider.setBlockIncrement(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label name = new Label("Factors");
        name.getStyleClass().add("setting-name");
        name.setLabelFor(slider);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label value = new Label();
        value.getStyleClass().add("scrubber-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        Runnable refresh = () -> {
            slider.setDisable(model.getCount() == 0);
            slider.setMax(Math.max(1, model.getCount()));
            slider.setValue(model.getPosition());
            value.setText(words());
        };
        slider.valueProperty().addListener((property, old, now) -> {
            if (now.doubleValue() != model.getPosition() && model.getCount() > 0) {
                model.moveTo(now.doubleValue());
            }
        });
        model.positionProperty().addListener(observable -> refresh.run());
        model.countProperty().addListener(observable -> refresh.run());
        refresh.run();
        HBox row = new HBox(name, slider, value);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("scrubber");
        return row;
    }

    private String words() {
        double position = model.getPosition();
        int whole = (int) Math.floor(position);
        String shown = position == whole ? Integer.toString(whole) : Numbers.fixed(position, 1);
        return "after " + shown + " of " + model.getCount();
    }

    /** The keys that {@link #onKey} knows. */
    public static List<Page.Key> keys() {
        return List.of(new Page.Key("Space", "play or pause"), new Page.Key("→", "one factor forward"), new Page.Key("←", "one factor back"),
                new Page.Key("Home", "no factor"), new Page.Key("End", "all factors"));
    }

    /** @return whether it was one of these keys */
    public boolean onKey(KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown()) {
            return false;
        }
        switch (key.getCode()) {
            case SPACE -> model.playOrPause();
            case RIGHT -> model.forward();
            case LEFT -> model.back();
            case HOME -> model.first();
            case END -> model.last();
            default -> {
                return false;
            }
        }
        return true;
    }
}
