package org.pushforward.lab.page.train;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.run.DatasetPicker;
import org.pushforward.lab.run.ExperimentButtons;
import org.pushforward.lab.run.PathChoosers;
import org.pushforward.lab.run.TrainSettings;

/** The settings of the Train page, for the side panel. */
final class TrainSettingsView {

    private final TrainModel model;
    private final TrainController actions;
    private final PathChoosers choosers;

    TrainSettingsView(TrainModel model, TrainController actions, PathChoosers choosers) {
        this.model = model;
        this.actions = actions;
        this.choosers = choosers;
    }

    Region build() {
        TrainSettings s = model.settings();
        VBox panel = new VBox(
                new Fold("Experiment", "opening restarts", files()),
                new Fold("Data", "restarts", new DatasetPicker(model.shelf(), s, choosers.points()),
                        new NumberField(s.noise), new NumberField(s.modes), new NumberField(s.rotation), new NumberField(s.count)),
                new Fold("Padding", "level goes on, others restart", new ChoiceField(s.padding), new NumberField(s.paddingDimensions), new NumberField(s.noiseLevel)),
                new Fold("Flow", "restarts", new NumberField(s.couplings), new NumberField(s.hidden), new NumberField(s.depth),
                        new ChoiceField(s.activation), new ChoiceField(s.partition), new ChoiceField(s.coupling), new NumberField(s.clamp)),
                new Fold("Training", "rate goes on, others restart", new NumberField(s.rate), new NumberField(s.batch),
                        new ChoiceField(s.schedule), new ChoiceField(s.precision)));
        panel.getStyleClass().add("settings");
        return panel;
    }

    private Node files() {
        return new ExperimentButtons(choosers,
                new ExperimentButtons.Task("Opens an experiment: a JSON file of one run, as the command train writes and takes it",
                        actions::openExperiment),
                new ExperimentButtons.Task("Saves the run, with all that was moved so far, as an experiment; the command train repeats it to the bit",
                        actions::saveExperiment));
    }
}
