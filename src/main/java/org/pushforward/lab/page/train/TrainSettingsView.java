package org.pushforward.lab.page.train;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.run.DatasetPicker;
import org.pushforward.lab.run.ExperimentButtons;
import org.pushforward.lab.run.PathChoosers;
import org.pushforward.lab.run.SettingFolds;

/** The settings of the Train page, for the side panel. */
final class TrainSettingsView {

    private final TrainModel model;
    private final TrainController actions;
    private final PathChoosers choosers;
    private final Supplier<List<PageAction>> sharing;

    /** @param sharing what may be taken away from the page or brought to it */
    TrainSettingsView(TrainModel model, TrainController actions, PathChoosers choosers, Supplier<List<PageAction>> sharing) {
        this.sharing = sharing;
        this.model = model;
        this.actions = actions;
        this.choosers = choosers;
    }

    Region build() {
        VBox panel = new VBox(new Fold("Experiment", "opening restarts", files()));
        DatasetPicker picker = new DatasetPicker(model.shelf(), model.settings(), model.notice(), choosers.points());
        panel.getChildren().addAll(new SettingFolds(model.settings(), picker).build());
        panel.getStyleClass().add("settings");
        return panel;
    }

    private Node files() {
        return new ExperimentButtons(choosers,
                new ExperimentButtons.Task("Opens an experiment: a JSON file of one run, as the command train writes and takes it",
                        actions::openExperiment),
                new ExperimentButtons.Task("Saves the run, with all that was moved so far, as an experiment; the command train repeats it to the bit",
                        actions::saveExperiment), sharing);
    }
}
