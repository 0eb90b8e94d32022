package org.pushforward.lab.run;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.pushforward.chart.Numbers;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.TwoHalves;

/** The slider through the time of training: moving it shows the run as it stood at the nearest kept step. At its right end it shows the present. */
public final class TimeScrubber extends HBox {

    private static final double MEBIBYTE = 1 << 20;
    /** From so many widths of the type on, the button has room for its words. */
    private static final double WORDS_FROM = 45;
    /** Widths of the words beside the numbers of steps, and of one digit. */
    private static final double WORDS_EM = 3.6;
    private static final double DIGIT_EM = 0.58;
    /** Steps that there is always room for. */
    private static final long LEAST_ROOM = 9_999;

    private final ObservableValue<Memory> memory;
    private final ObservableValue<Long> shown;
    private final ReadOnlyBooleanProperty lookingBack;
    private final RunsController<?> actions;
    private final Slider slider = new Slider(0, 1, 1);
    private final Label step = new Label();
    private final Tooltip keeping = new Tooltip();
    private final Button on = new Button("Continue from here", Icons.of("fth-corner-down-right"));
    private boolean following;
    /** Whether a hand is on the slider: until it lets go, nothing moves there but what it moves. */
    private boolean held;

    /** A bar with one of these and the slider for the layers. */
    public static Region besideLayers(RunsModel<?> model, RunsController<?> actions) {
        TimeScrubber time = new TimeScrubber(model.memoryProperty(), model.shownStepProperty(), model.lookingBackProperty(), actions);
        LayerScrubber layers = new LayerScrubber(model.lens());
        return new TwoHalves("scrubbers", time, layers);
    }

    /**
     * @param memory      what can be looked back at
     * @param shown       the step that is shown
     * @param lookingBack whether that is an earlier one
     */
    private TimeScrubber(ObservableValue<Memory> memory, ObservableValue<Long> shown, ReadOnlyBooleanProperty lookingBack,
            RunsController<?> actions) {
        this.memory = memory;
        this.shown = shown;
        this.lookingBack = lookingBack;
        this.actions = actions;
        getStyleClass().add("scrubber");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label("Time");
        name.getStyleClass().add("setting-name");
        name.setLabelFor(slider);
        name.setMinWidth(Region.USE_PREF_SIZE);
        slider.setAccessibleText("Step of the training that is shown");
        slider.setTooltip(keeping);
        slider.setMinWidth(80);
        slider.setId("time");
        setHgrow(slider, Priority.ALWAYS);
        step.getStyleClass().add("scrubber-value");
        step.setMinWidth(Region.USE_PREF_SIZE);
        on.setOnAction(event -> actions.continueFromHere());
        on.setAccessibleText("Continue from here");
        on.setId("continue");
        Nodes.kept(on);
        // It keeps its room while it cannot be pressed, or the slider would change its length under the hand.
        Node going = Nodes.unless(on, "Goes on from the step that is shown; what came after it is dropped",
                lookingBack.map(back -> back ? "" : "The newest step is shown: move the slider to go back."));
        getChildren().addAll(name, slider, step, going);
        widthProperty().addListener(observable -> on.setContentDisplay(
                getWidth() < WORDS_FROM * step.getFont().getSize() ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        slider.valueProperty().addListener((property, old, value) -> moved(value.doubleValue()));
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> held = true);
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            held = false;
            follow();
        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        slider.disableProperty().bind(memory.map(kept -> kept.newest() == 0));
        memory.addListener(observable -> follow());
        shown.addListener(observable -> follow());
        follow();
    }

    private void moved(double value) {
        if (following) {
            return;
        }
        List<Long> steps = memory.getValue().steps();
        // At its right end is the present, whatever has been trained since the hand seized it.
        look(value >= slider.getMax() || steps.isEmpty() ? memory.getValue().newest() : nearest(steps, value));
    }

    private void look(long wanted) {
        if (wanted == memory.getValue().newest()) {
            actions.lookAtPresent();
        } else if (wanted != shown.getValue()) {
            actions.lookBack(wanted);
        }
    }

    /** By the keys from one kept step to the next. */
    private void onKey(KeyEvent key) {
        List<Long> steps = memory.getValue().steps();
        if (!Key.isPlain(key) || steps.isEmpty()) {
            return;
        }
        long now = shown.getValue();
        long newest = memory.getValue().newest();
        switch (key.getCode()) {
            case LEFT, DOWN, KP_LEFT, KP_DOWN -> look(steps.stream().filter(kept -> kept < now).reduce((first, second) -> second).orElse(now));
            case RIGHT, UP, KP_RIGHT, KP_UP -> look(steps.stream().filter(kept -> kept > now).findFirst().orElse(newest));
            case HOME -> look(steps.get(0));
            case END -> look(newest);
            default -> {
                return;
            }
        }
        key.consume();
    }

    /** @return the kept step next to a value; the newest if none is kept */
    private long nearest(List<Long> steps, double value) {
        long best = memory.getValue().newest();
        for (long kept : steps) {
            if (Math.abs(kept - value) < Math.abs(best - value)) {
                best = kept;
            }
        }
        return best;
    }

    /** Shows where the run stands. */
    private void follow() {
        Memory kept = memory.getValue();
        long now = shown.getValue();
        if (!held) {
            following = true;
            slider.setMax(Math.max(1, kept.newest()));
            slider.setValue(kept.newest() == 0 ? 1 : now);
            following = false;
            // Room for the longest words that these steps may need, and ten times as many: while the slider is held its length must not change.
            step.setMinWidth(step.getFont().getSize() * (WORDS_EM + 2 * DIGIT_EM * Numbers.count(Math.max(LEAST_ROOM, 10 * kept.newest())).length()));
        }
        step.setMaxWidth(held ? step.getWidth() : USE_COMPUTED_SIZE);
        String words = "step " + Numbers.count(now) + (lookingBack.get() ? " of " + Numbers.count(kept.newest()) : ", now");
        if (!words.equals(step.getText())) {
            step.setText(words);
        }
        keeping.setText(Numbers.count(kept.steps().size()) + " steps are kept, " + Numbers.brief(kept.bytes() / MEBIBYTE) + " of at most "
                + Numbers.brief(kept.budget() / MEBIBYTE) + " MiB; every second one is dropped when they are full.");
    }
}
