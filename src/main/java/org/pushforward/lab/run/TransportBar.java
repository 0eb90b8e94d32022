package org.pushforward.lab.run;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.FoldingRow;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberField;

/** The bar of transport controls, the same on every page that trains. */
public final class TransportBar extends FoldingRow {

    private final Button play = new Button();

    /** @param model whose transport this is */
    public TransportBar(RunsController<?> actions, RunsModel<?> model) {
        super("transport");
        RunKeys keys = RunKeys.of(actions);
        Button step = keys.step().button(new Button("Step", Icons.of("fth-skip-forward")), "One step");
        Button reset = keys.reset().button(new Button("Reset", Icons.of("fth-rotate-ccw")), "From the beginning, with the same seed");
        Button newSeed = keys.newSeed().button(new Button("New seed", Icons.of("fth-shuffle")), "The same settings with another seed");
        keys.play().button(play, "Play or pause");
        configurePlay(model.playingProperty());
        TrainSettings settings = model.settings();
        ChoiceSetting<Speed> speed = new ChoiceSetting<>("Speed", "Slow: two steps a second. Turbo: pictures once a second.",
                List.of(Speed.values()), Speed::title, Effect.NONE, model.speedProperty().get());
        speed.valueProperty().bindBidirectional(model.speedProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        for (Button button : List.of(play, step, reset, newSeed)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().setAll(whereThereAreData(play, model), whereThereAreData(step, model), whereThereAreData(reset, model), gap(),
                new NumberField(settings.seed), whereThereAreData(newSeed, model), gap(), ChoiceField.segments(speed), space,
                new NumberField(settings.stopAt));
        gatherButtons();
    }

    public void focusPlay() {
        play.requestFocus();
    }

    /** What trains needs data. */
    private static Region whereThereAreData(Button button, RunsModel<?> model) {
        return Nodes.unless(button, button.getTooltip().getText(), model.whyNoDataProperty());
    }

    private static Region gap() {
        Region gap = new Region();
        gap.getStyleClass().add("transport-gap");
        return gap;
    }

    private void configurePlay(ReadOnlyBooleanProperty playing) {
        play.getStyleClass().addAll("accent", "play");
        play.setId("play");
        Runnable refresh = () -> {
            play.setText(playing.get() ? "Pause" : "Play");
            play.setGraphic(Icons.of(playing.get() ? "fth-pause" : "fth-play"));
        };
        playing.addListener(observable -> refresh.run());
        refresh.run();
    }
}
