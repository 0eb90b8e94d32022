package org.pushforward.lab.page.board;

import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.control.SeveralField;
import org.pushforward.lab.control.SeveralSetting;

/** The settings of a sweep, for the side panel. */
final class SweepSettingsView {

    private final BoardModel model;

    SweepSettingsView(BoardModel model) {
        this.model = model;
    }

    Region build() {
        SweepSettings s = model.settings();
        Label plan = sentence("sweep-plan");
        Nodes.bind(plan, s.planProperty());
        Label rest = sentence("sweep-rest");
        rest.setText(s.rest());
        Fold varied = new Fold("What varies", "every combination", Stream.concat(
                Stream.of(new SeveralField(s.datasets), shownIf(s::hasDataNoise, s.datasets, s.dataNoise()),
                        shownIf(s::hasModes, s.datasets, s.modes()), new SeveralField(s.points()), new SeveralField(s.paddings),
                        new NumberField(s.paddingDimensions), shownIf(s::hasGaussian, s.paddings, s.noiseLevels())),
                s.factors().values().stream().flatMap(this::factor)).toArray(Node[]::new));
        VBox panel = new VBox(varied,
                new Fold("Each run", "with each seed", new NumberField(s.seeds), new NumberField(s.steps), rest),
                new Fold("The sweep", "", plan));
        panel.getStyleClass().add("settings");
        panel.disableProperty().bind(model.stateProperty().isNotEqualTo(BoardModel.State.AT_REST));
        return panel;
    }

    private Stream<Node> factor(SeveralSetting<Object> setting) {
        Node field = new SeveralField(setting);
        return setting == model.settings().families() ? Stream.of(field, wants()) : Stream.of(field);
    }

    /** Beside the families: what one of them wants; nothing where it gets it. */
    private Label wants() {
        SweepSettings s = model.settings();
        Label wants = sentence("sweep-rest");
        wants.setId("sweep-wants");
        Nodes.bind(wants, Bindings.createStringBinding(s::wants, s.families().chosenProperty()));
        wants.visibleProperty().bind(wants.textProperty().isNotEmpty());
        return Nodes.collapsing(wants);
    }

    /** @param by what says whether the setting has a meaning */
    private static SeveralField shownIf(Callable<Boolean> applies, SeveralSetting<?> by, SeveralSetting<Object> setting) {
        SeveralField field = new SeveralField(setting);
        field.visibleProperty().bind(Bindings.createBooleanBinding(applies, by.chosenProperty()));
        field.managedProperty().bind(field.visibleProperty());
        return field;
    }

    private static Label sentence(String styleClass) {
        Label label = Nodes.wrapping(new Label());
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
