package org.pushforward.lab.run;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
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

    public TransportBar(RunsController<?> actions) {
        super("transport");
        RunsModel<?> model = actions.model();
        TrainSettings settings = model.settings();
        RunKeys keys = RunKeys.of(actions);
        Button step = keys.step().button(new Button("Step", Icons.of("fth-skip-forward")), "One step");
        Button reset = keys.reset().button(new Button("Reset", Icons.of("fth-rotate-ccw")), "From the beginning, with the same seed");
        Button newSeed = keys.newSeed().button(new Button("New seed", Icons.of("fth-shuffle")), "The same settings with another seed");
        keys.play().button(play, "Play or pause");
        configurePlay(model);
        ChoiceSetting<Speed> speed = new ChoiceSetting<>("Speed", "Slow: two steps a second. Turbo: pictures once a second.",
                List.of(Speed.values()), Speed::title, Effect.NONE, model.speedProperty().get());
        speed.valueProperty().bindBidirectional(model.speedProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        for (Button button : List.of(play, step, reset, newSeed)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().setAll(around(play), unless(step, model.whyNoStepProperty()),
                unless(reset, model.whyNoResetProperty()), gap(), new NumberField(settings.seed), unless(newSeed, model.whyNoDataProperty()), gap(),
                ChoiceField.segments(speed), space,
                new NumberField(settings.stopAt));
        gatherButtons();
    }

    public void focusPlay() {
        play.requestFocus();
    }

    private static Region gap() {
        Region gap = new Region();
        gap.getStyleClass().add("transport-gap");
        return gap;
    }

    /** A button that is disabled shows no tooltip; what is around it does. */
    private static Region around(Button button) {
        StackPane around = new StackPane(button);
        around.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        around.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip.install(around, button.getTooltip());
        return around;
    }

    private static Region unless(Button button, ReadOnlyStringProperty why) {
        return Nodes.unless(button, button.getTooltip().getText(), why);
    }

    private void configurePlay(RunsModel<?> model) {
        play.getStyleClass().addAll("accent", "play");
        play.setId("play");
        Nodes.toggling(play, model.playingProperty(), "Play", "fth-play", "Pause", "fth-pause");
        // What is finished is not gone on with.
        String help = play.getTooltip().getText();
        play.getTooltip().textProperty().bind(model.whyNoDataProperty().flatMap(noData -> model.overProperty().map(over -> !noData.isEmpty()
                ? noData : over.isEmpty() ? help : "Begins anew, with the same seed: " + over)));
        play.disableProperty().bind(model.whyNoDataProperty().isNotEmpty());
    }
}
