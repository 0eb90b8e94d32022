package org.pushforward.lab.page.universal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.pushforward.chart.Numbers;
import org.pushforward.instrument.universal.CouplingsReading;
import org.pushforward.instrument.universal.CouplingsReading.Step;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.MenuField;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.page.universal.CouplingsModel.Kind;
import org.pushforward.lab.run.DatasetPicker;
import org.pushforward.live.DatasetCard;

/** The settings of the page, for the side panel. */
final class CouplingsSettingsView {

    private final CouplingsModel model;
    private final CouplingsController controller;
    private final Supplier<Optional<Path>> points;

    /** @param points asks a person for a CSV file */
    CouplingsSettingsView(CouplingsModel model, CouplingsController controller, Supplier<Optional<Path>> points) {
        this.model = model;
        this.controller = controller;
        this.points = points;
    }

    Region build() {
        MenuField variant = new MenuField(model.variant);
        ChoiceField price = new ChoiceField(model.price);
        Fold target = new Fold("Target", "at once", picture(), shown(new ChoiceField(model.ink), Kind.PICTURE),
                shown(new DatasetPicker(model.shelf(), model.data(), model.notice(), points, DatasetCard::isPlanar), Kind.DATA), painted(),
                new NumberField(model.seed));
        Fold couplings = new Fold("Couplings", "at once", variant, shown(price, model.variant.valueProperty().map(each -> each.hasCells())),
                new NumberField(model.epsilon), new NumberField(model.bits));
        Fold probe = new Fold("Followed point", "at once", new NumberField(model.probe1), new NumberField(model.probe2), new NumberField(model.zoom),
                digits());
        return Nodes.column("settings", target, couplings, probe);
    }

    /** The followed point at every stage, with its digits. */
    private Region digits() {
        Label digits = Nodes.sentences("", "measure-note");
        digits.setId("digits");
        Nodes.bind(digits, model.readingProperty().map(CouplingsSettingsView::digits).orElse(""));
        return digits;
    }

    private static String digits(CouplingsReading reading) {
        if (reading.isRefused()) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        for (Step step : reading.probe()) {
            words.append(words.length() == 0 ? "" : "\n").append(step.name()).append(": (").append(Numbers.fixed(step.first(), 4)).append(", ")
                    .append(Numbers.fixed(step.second(), 4)).append(')').append(step.digits().isEmpty() ? "" : "; " + step.digits());
        }
        return words.toString();
    }

    private Region picture() {
        Label name = Nodes.growing(Nodes.cut("", "dataset-title"));
        name.setMaxWidth(Double.MAX_VALUE);
        name.textProperty().bind(model.picture.map(path -> path.getFileName().toString()).orElse("Planet"));
        Button open = Nodes.button("Open picture…", "fth-folder", "A PNG or JPEG file: its grey values become the density",
                controller::choosePicture);
        open.setId("open-picture");
        open.getStyleClass().addAll("small", "flat");
        return shown(Nodes.row("setting", name, Nodes.kept(open)), Kind.PICTURE);
    }

    private Region painted() {
        Button clear = Nodes.button("Clear", "fth-x", "Takes all points away that were painted", () -> model.painted.set(List.of()));
        clear.getStyleClass().addAll("small", "flat");
        Label count = Nodes.growing(Nodes.cut("", "dataset-title"));
        count.setMaxWidth(Double.MAX_VALUE);
        count.textProperty().bind(model.painted.map(all -> all.size() + " points painted"));
        return shown(Nodes.row("setting", count, Nodes.kept(clear)), Kind.PAINTED);
    }

    private <N extends Region> N shown(N node, Kind kind) {
        return shown(node, model.kind.valueProperty().map(now -> now == kind));
    }

    private static <N extends Region> N shown(N node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        return Nodes.collapsing(node);
    }
}
