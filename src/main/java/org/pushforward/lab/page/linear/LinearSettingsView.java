package org.pushforward.lab.page.linear;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.instrument.matrix.MatrixKind;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.MenuField;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.control.Refusal;

/** The settings of the Linear maps page, for the side panel. */
final class LinearSettingsView {

    private static final int ROWS = 5;

    private final LinearModel model;
    private final LinearController controller;

    LinearSettingsView(LinearModel model, LinearController controller) {
        this.model = model;
        this.controller = controller;
    }

    Region build() {
        LinearSettings s = model.settings();
        MenuField witness = Nodes.collapsing(new MenuField(s.witness));
        witness.visibleProperty().bind(s.kind.valueProperty().isEqualTo(MatrixKind.WITNESS));
        return Nodes.column("settings",
                new Fold("Matrix", "factors at once", new MenuField(s.kind), witness, new NumberField(s.half), new NumberField(s.seed),
                        new ChoiceField(s.scales), new NumberField(s.pairs), typed()),
                new Fold("Fit", "press Fit", new NumberField(s.layers), new ChoiceField(s.optimizer), new NumberField(s.steps),
                        new NumberField(s.restarts), new NumberField(s.rate)));
    }

    private Region typed() {
        Label name = new Label("Rows of the matrix");
        TextArea area = new TextArea(model.settings().text.get());
        area.getStyleClass().add("matrix-text");
        area.setId("matrix-text");
        area.setPrefRowCount(ROWS);
        area.setPrefColumnCount(8);
        area.setPromptText("A line for each row; type here for a matrix of your own");
        area.setTooltip(new Tooltip("A line for each row, the numbers parted by blanks or commas"));
        name.setLabelFor(area);
        boolean[] telling = new boolean[1];
        model.settings().text.addListener((property, old, text) -> {
            if (!text.equals(area.getText())) {
                telling[0] = true;
                area.setText(text);
                telling[0] = false;
            }
        });
        area.textProperty().addListener((property, old, text) -> {
            if (!telling[0]) {
                controller.type(text);
            }
        });
        Refusal.mark(area, Bindings.createStringBinding(() -> model.getReading() == null ? "" : model.getReading().refusal(),
                model.readingProperty()));
        return new VBox(name, area);
    }
}
