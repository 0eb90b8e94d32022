package org.pushforward.lab.run;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.pushforward.data.Axes;
import org.pushforward.lab.control.Nodes;

/** Which two coordinates of the data pictures show. There where the data have more than two, else it takes no room. */
public final class AxesChooser extends HBox {

    private final LensModel model;
    private final ChoiceBox<Integer> across = box("across");
    private final ChoiceBox<Integer> up = box("up");
    private boolean following;

    public AxesChooser(LensModel model) {
        this.model = model;
        getStyleClass().add("axes-chooser");
        Label label = Nodes.whole("Shown");
        label.setTooltip(new Tooltip("Of data of more than two coordinates pictures show two. Densities are those of these two, the others "
                + "integrated out; maps are slices through the means of the others."));
        getChildren().setAll(label, across, up);
        visibleProperty().bind(Bindings.greaterThan(model.dimensionProperty(), 2));
        managedProperty().bind(visibleProperty());
        model.dimensionProperty().addListener(observable -> follow());
        model.axesProperty().addListener(observable -> follow());
        across.valueProperty().addListener((property, old, now) -> chosen(now, old, up));
        up.valueProperty().addListener((property, old, now) -> chosen(now, old, across));
        follow();
    }

    private static ChoiceBox<Integer> box(String axis) {
        ChoiceBox<Integer> box = new ChoiceBox<>();
        box.setId("axes-" + axis);
        box.setAccessibleText("Coordinate " + axis);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer coordinate) {
                return coordinate == null ? "" : "x" + (coordinate + 1);
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        });
        return box;
    }

    /** Two axes that would show the same coordinate change places. @param old what the axis has shown. @param other axis */
    private void chosen(Integer now, Integer old, ChoiceBox<Integer> other) {
        if (following || now == null) {
            return;
        }
        if (now.equals(other.getValue())) {
            following = true;
            other.setValue(old);
            following = false;
        }
        model.axesProperty().set(new Axes(across.getValue(), up.getValue()));
    }

    private void follow() {
        if (following) {
            return;
        }
        following = true;
        Axes shown = model.shownAxes();
        for (ChoiceBox<Integer> box : List.of(across, up)) {
            if (box.getItems().size() != model.dimensionProperty().get()) {
                box.getItems().setAll(IntStream.range(0, model.dimensionProperty().get()).boxed().toList());
            }
        }
        across.setValue(shown.first());
        up.setValue(shown.second());
        following = false;
    }
}
