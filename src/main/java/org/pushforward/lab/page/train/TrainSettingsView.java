package org.pushforward.lab.page.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.NumberField;

/** The settings of the Train page, for the side panel. */
final class TrainSettingsView {

    private final TrainModel model;
    private final TrainActions actions;
    private final Supplier<Optional<Path>> fileChooser;

    /** @param fileChooser asks a person for a CSV file; empty if they think better of it */
    TrainSettingsView(TrainModel model, TrainActions actions, Supplier<Optional<Path>> fileChooser) {
        this.model = model;
        this.actions = actions;
        this.fileChooser = fileChooser;
    }

    Region build() {
        TrainSettings s = model.settings();
        VBox panel = new VBox(
                new Fold("Data", "restarts", new DatasetPicker(model.shelf(), s, fileChooser, actions::open),
                        new NumberField(s.noise), new NumberField(s.modes), new NumberField(s.rotation), new NumberField(s.count)),
                new Fold("Padding", "level goes on, others restart", new ChoiceField(s.padding), new NumberField(s.paddingDimensions), new NumberField(s.noiseLevel)),
                new Fold("Flow", "restarts", new NumberField(s.couplings), new NumberField(s.hidden), new NumberField(s.depth),
                        new ChoiceField(s.activation), new ChoiceField(s.partition), new ChoiceField(s.coupling), new NumberField(s.clamp)),
                new Fold("Training", "rate goes on, others restart", new NumberField(s.rate), new NumberField(s.batch),
                        new ChoiceField(s.schedule), new ChoiceField(s.precision)));
        panel.getStyleClass().add("settings");
        return panel;
    }
}
