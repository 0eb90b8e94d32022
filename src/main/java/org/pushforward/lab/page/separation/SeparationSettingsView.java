package org.pushforward.lab.page.separation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.page.separation.SeparationModel.Source;
import org.pushforward.theory.separation.Part;

/** The settings of the page, for the side panel: those that the part that is shown depends on. */
final class SeparationSettingsView {

    private final SeparationModel model;

    SeparationSettingsView(SeparationModel model) {
        this.model = model;
    }

    Region build() {
        Set<Part> drawn = EnumSet.complementOf(EnumSet.of(Part.DEPTH, Part.COUNTING));
        Region mixture = shown(new Fold("Mixtures", "at once", fields(model.dimension, model.components, model.points, model.words, model.sigma,
                model.ramp, model.seed)), drawn);
        Region flow = shown(new Fold("Counting", "at once", fields(model.countedDimension, model.countedComponents, model.layers,
                model.parameters, model.lipschitz, model.epsilon)), EnumSet.of(Part.COUNTING));
        Region whole = shown(new Fold("Flow", "at once", fields(model.flowLipschitz)), EnumSet.of(Part.LIPSCHITZ));
        Region picture = shown(new Fold("Coordinates of the picture", "at once", fields(model.first, model.second)), EnumSet.of(Part.GENERATOR));
        Region width = Nodes.collapsing(new ChoiceField(model.width));
        width.visibleProperty().bind(model.source.valueProperty().isNotEqualTo(Source.PLANE));
        Label takes = Nodes.sentences("", "measure-note");
        Nodes.bind(takes, model.extent.valueProperty().map(extent -> "Press Run above; on two cores that takes " + extent.takes()
                + ". The runs stay in a folder that you name, and Run with the same folder goes on with them."));
        Region runs = shown(new Fold("Runs", "at once", new ChoiceField(model.source), width), EnumSet.of(Part.DEPTH));
        Region sweep = shown(new Fold("Sweep made here", "", new ChoiceField(model.extent), takes), EnumSet.of(Part.DEPTH));
        return Nodes.column("settings", mixture, flow, whole, picture, runs, sweep);
    }

    private static Region[] fields(NumberSetting... settings) {
        return Arrays.stream(settings).map(NumberField::new).toArray(Region[]::new);
    }

    private Region shown(Region node, Set<Part> parts) {
        node.visibleProperty().bind(model.part.valueProperty().map(parts::contains));
        return Nodes.collapsing(node);
    }
}
