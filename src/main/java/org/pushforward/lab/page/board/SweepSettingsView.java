package org.pushforward.lab.page.board;

import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.control.SeveralField;

/** The settings of a sweep, for the side panel. */
final class SweepSettingsView {

    private final BoardModel model;

    SweepSettingsView(BoardModel model) {
        this.model = model;
    }

    Region build() {
        SweepSettings s = model.settings();
        Label plan = sentence("sweep-plan");
        plan.textProperty().bind(s.planProperty());
        Label rest = sentence("sweep-rest");
        rest.setText(s.rest());
        SeveralField noiseLevels = new SeveralField(s.noiseLevels());
        noiseLevels.visibleProperty().bind(Bindings.createBooleanBinding(s::hasGaussian, s.paddings.chosenProperty()));
        noiseLevels.managedProperty().bind(noiseLevels.visibleProperty());
        Fold varied = new Fold("What varies", "every combination", Stream.concat(
                Stream.of(new SeveralField(s.datasets), new SeveralField(s.paddings), new NumberField(s.paddingDimensions), noiseLevels),
                s.factors().values().stream().map(SeveralField::new)).toArray(Node[]::new));
        VBox panel = new VBox(varied,
                new Fold("Each run", "with each seed", new NumberField(s.seeds), new NumberField(s.steps), rest),
                new Fold("The sweep", "", plan));
        panel.getStyleClass().add("settings");
        panel.disableProperty().bind(model.stateProperty().isNotEqualTo(BoardModel.State.AT_REST));
        return panel;
    }

    private static Label sentence(String styleClass) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
