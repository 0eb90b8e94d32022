package org.pushforward.lab.run;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.pushforward.chart.Numbers;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.Nodes;

/** The slider through the time of training: moving it shows the run as it stood at the nearest kept step. At its right end it shows the present. */
public final class TimeScrubber extends HBox {

    private static final double MEBIBYTE = 1 << 20;

    private final ObservableValue<Memory> memory;
    private final ObservableValue<Long> shown;
    private final ReadOnlyBooleanProperty lookingBack;
    private final RunsController<?> actions;
    private final Slider slider = new Slider(0, 1, 1);
    private final Label step = new Label();
    private final Tooltip keeping = new Tooltip();
    private boolean following;

    /** A bar with one of these and the slider for the layers, each half of it, however long the words beside the sliders are. */
    public static HBox besideLayers(RunsModel<?> model, RunsController<?> actions) {
        TimeScrubber time = new TimeScrubber(model.memoryProperty(), model.shownStepProperty(), model.lookingBackProperty(), actions);
        LayerScrubber layers = new LayerScrubber(model.lens());
        time.setPrefWidth(1);
        layers.setPrefWidth(1);
        return Nodes.row("scrubbers", Nodes.growing(time), Nodes.growing(layers));
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
        Button on = new Button("Continue from here", Icons.of("fth-corner-down-right"));
        on.setTooltip(new Tooltip("Goes on from the step that is shown; what came after it is dropped"));
        on.setOnAction(event -> actions.continueFromHere());
        on.setMinWidth(Region.USE_PREF_SIZE);
        on.visibleProperty().bind(lookingBack);
        on.managedProperty().bind(on.visibleProperty());
        getChildren().addAll(name, slider, step, on);
        slider.valueProperty().addListener((property, old, value) -> moved(value.doubleValue()));
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
        long wanted = nearest(steps, value);
        if (wanted == memory.getValue().newest() || steps.isEmpty()) {
            actions.lookAtPresent();
        } else if (wanted != shown.getValue()) {
            actions.lookBack(wanted);
        }
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
        following = true;
        slider.setMax(Math.max(1, kept.newest()));
        if (!slider.isValueChanging()) {
            slider.setValue(kept.newest() == 0 ? 1 : now);
        }
        following = false;
        String words = "step " + Numbers.count(now) + (lookingBack.get() ? " of " + Numbers.count(kept.newest()) : ", now");
        if (!words.equals(step.getText())) {
            step.setText(words);
        }
        keeping.setText(Numbers.count(kept.steps().size()) + " steps are kept, " + Numbers.brief(kept.bytes() / MEBIBYTE) + " of at most "
                + Numbers.brief(kept.budget() / MEBIBYTE) + " MiB; every second one is dropped when they are full.");
    }
}
