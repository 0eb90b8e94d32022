package org.pushforward.lab.page.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.setting.Setting.Scale;
import org.pushforward.film.Film;
import org.pushforward.film.FilmSpec;
import org.pushforward.film.FilmSpec.Subject;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Dialogs;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.NumberField;
import org.pushforward.lab.control.NumberSetting;

/** Asks what a film is to show, and where it goes. */
final class FilmDialog {

    private static final int MOST_FOR_EACH_COUPLING = 24;
    private static final int LARGEST = 1_000;

    private final Stage stage;
    private final ChoiceSetting<Subject> of = new ChoiceSetting<>("Film of", "The training as the steps go on, or the layers from noise to data.",
            List.of(Subject.values()), subject -> subject == Subject.TRAINING ? "Training" : "Layers", Effect.NONE, Subject.TRAINING);
    private final NumberSetting ofTraining = NumberSetting.whole("Frames", "In all, closer together at the beginning; each shows a step that can be "
            + "gone back to.", 2, 300, Scale.LOGARITHMIC, Effect.NONE, Subject.TRAINING.usualFrames());
    private final NumberSetting ofLayers = NumberSetting.whole("Frames each", "For each coupling; 1 for whole couplings only.", 1,
            MOST_FOR_EACH_COUPLING, Scale.LINEAR, Effect.NONE, Subject.LAYERS.usualFrames());
    private final NumberSetting size = NumberSetting.whole("Width", "Of the film, in pixels.", FilmSpec.LEAST_SIZE, LARGEST, Scale.LINEAR,
            Effect.NONE, FilmSpec.USUAL_SIZE);
    private final CheckBox frames = new CheckBox("Frames as PNG files, too");
    private final Label refusal = Nodes.fieldNotice();
    private final Theme theme;
    private final Supplier<Optional<Path>> chooser;
    private final Maker maker;

    /** Takes what is wanted. */
    @FunctionalInterface
    interface Maker {

        /** @param frames whether the frames are to be files too, see {@link Film#framesBeside} */
        void make(FilmSpec spec, Path file, boolean frames);
    }

    private FilmDialog(Scene owner, Theme theme, Supplier<Optional<Path>> chooser, Maker maker) {
        this.theme = theme;
        this.chooser = chooser;
        this.maker = maker;
        NumberField training = Nodes.collapsing(new NumberField(ofTraining));
        NumberField layers = Nodes.collapsing(new NumberField(ofLayers));
        training.visibleProperty().bind(of.valueProperty().isEqualTo(Subject.TRAINING));
        layers.visibleProperty().bind(of.valueProperty().isEqualTo(Subject.LAYERS));
        frames.setId("film-frames");
        frames.setTooltip(new Tooltip("In a folder beside the film, film-frames beside film.gif: frame_0001.png and so on."));
        refusal.setVisible(false);
        Button make = Nodes.button("Save film…", "fth-film", "Asks for a file and makes the film in the background", this::make);
        make.setId("film-make");
        make.setDefaultButton(true);
        // Else it would make the film of the number before.
        BooleanBinding trainingRefused = NumberSetting.isAnyRefused(ofTraining);
        BooleanBinding layersRefused = NumberSetting.isAnyRefused(ofLayers);
        make.disableProperty().bind(NumberSetting.isAnyRefused(size).or(training.visibleProperty().and(trainingRefused))
                .or(layers.visibleProperty().and(layersRefused)));
        Button cancel = Nodes.kept(new Button("Cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> close());
        HBox buttons = new HBox(Nodes.space(), cancel, make);
        VBox root = Nodes.column("table-dialog", new ChoiceField(of), training, layers, new NumberField(size), frames, refusal,
                buttons);
        stage = Dialogs.of(owner, "Film", root);
    }

    /** @param chooser asks for the file */
    static void show(Scene owner, Theme theme, Supplier<Optional<Path>> chooser, Maker maker) {
        new FilmDialog(owner, theme, chooser, maker).stage.show();
    }

    private void close() {
        stage.close();
    }

    private void make() {
        FilmSpec spec;
        try {
            spec = new FilmSpec(of.get(), of.get() == Subject.TRAINING ? ofTraining.getInt() : ofLayers.getInt(), size.getInt(), theme);
        } catch (InvalidInputException e) {
            refusal.setText(e.getMessage());
            refusal.setVisible(true);
            stage.sizeToScene();
            return;
        }
        chooser.get().ifPresent(file -> {
            stage.close();
            maker.make(spec, file, frames.isSelected());
        });
    }
}
