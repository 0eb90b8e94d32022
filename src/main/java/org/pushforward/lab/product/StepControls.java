package org.pushforward.lab.product;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.pushforward.base.OneLine;
import org.pushforward.chart.Numbers;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.Nodes;

/** The buttons, the slider and the keys for a {@link StepModel}. */
public final class StepControls {

    private final StepModel model;
    private final String part;
    private final Button play = new Button();
    private final Key playKey;
    private final Key forward;
    private final Key back;
    private final Key first;
    private final Key last;

    /** @param part what acts in a step, such as "factor" */
    public StepControls(StepModel model, String part) {
        this.model = model;
        this.part = part;
        playKey = Key.of(KeyCode.SPACE, "play or pause", model::playOrPause);
        forward = Key.of(KeyCode.RIGHT, "one " + part + " forward", model::forward);
        back = Key.of(KeyCode.LEFT, "one " + part + " back", model::back);
        first = Key.of(KeyCode.HOME, "no " + part, model::first);
        last = Key.of(KeyCode.END, "all " + part + "s", model::last);
        playKey.button(play, "Play or pause").getStyleClass().addAll("accent", "play");
        Nodes.toggling(Nodes.kept(play), model.playingProperty(), "Play", "fth-play", "Pause", "fth-pause");
    }

    public void focusPlay() {
        play.requestFocus();
    }

    /** Play, first, back, forward, last; for the left of a transport bar. */
    public Node[] buttons() {
        ObservableValue<String> none = why(() -> model.getCount() == 0, "There are no " + part + "s.");
        ObservableValue<String> atBeginning = why(() -> model.getPosition() <= 0, "This is the beginning: no " + part + " has acted.");
        ObservableValue<String> atEnd = why(() -> model.getPosition() >= model.getCount(), "This is the end: all " + part + "s have acted.");
        return new Node[] {Nodes.unless(play, play.getTooltip().getText(), none),
                button("fth-skip-back", "To the beginning: no " + part + " has acted", first, atBeginning),
                button("fth-chevron-left", "One " + part + " back", back, atBeginning),
                button("fth-chevron-right", "One " + part + " forward", forward, atEnd),
                button("fth-skip-forward", "To the end: all " + part + "s have acted", last, atEnd)};
    }

    private ObservableValue<String> why(BooleanSupplier holds, String words) {
        return Bindings.createStringBinding(() -> holds.getAsBoolean() ? words : "", model.positionProperty(), model.countProperty());
    }

    private static Region button(String icon, String help, Key key, ObservableValue<String> why) {
        Button button = key.button(new Button(null, Icons.of(icon)), help);
        String words = button.getTooltip().getText();
        button.setAccessibleText(words);
        return Nodes.unless(Nodes.kept(button), words, why);
    }

    /** The slider through the product, for the bottom of a page. */
    public Region scrubbers() {
        Slider slider = new Slider(0, 1, 0);
        slider.setMinWidth(80);
        slider.setAccessibleText("How many " + part + "s have acted");
        slider.setMajorTickUnit(1);
        slider.setBlockIncrement(1);
        Label name = Nodes.whole(OneLine.capital(part) + "s", "setting-name");
        name.setLabelFor(slider);
        Label value = Nodes.whole("", "scrubber-value");
        Runnable refresh = () -> {
            slider.setDisable(model.getCount() == 0);
            slider.setMax(Math.max(1, model.getCount()));
            slider.setValue(model.getPosition());
            value.setText(words());
        };
        // A hand on the slider is not to be taken along.
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> model.moveTo(model.getPosition()));
        slider.valueProperty().addListener((property, old, now) -> {
            if (now.doubleValue() != model.getPosition() && model.getCount() > 0) {
                model.moveTo(now.doubleValue());
            }
        });
        model.positionProperty().addListener(observable -> refresh.run());
        model.countProperty().addListener(observable -> refresh.run());
        refresh.run();
        HBox row = new HBox(Nodes.growing(Nodes.row("scrubber", name, Nodes.growing(slider), value)));
        row.getStyleClass().add("scrubbers");
        return row;
    }

    private String words() {
        double position = model.getPosition();
        int whole = (int) Math.floor(position);
        String shown = position == whole ? Integer.toString(whole) : Numbers.rounded(position, 1);
        return "after " + shown + " of " + model.getCount();
    }

    public List<Key> keys() {
        return List.of(playKey, forward, back, first, last);
    }
}
