package org.pushforward.lab.run;

import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.lab.control.Icons;

/** The slider from noise to data, with a tick at each coupling, and a button that runs it. An arrow key goes one coupling on. */
public final class LayerScrubber extends HBox {

    private static final double SECONDS = 4;
    private static final double NANOS_PER_SECOND = 1e9;
    /** With more ticks than this one sees none. */
    private static final int MOST_TICKS = 40;

    private final LensModel model;
    private final Slider slider = new Slider(0, 1, 1);
    private final Label place = new Label();
    private final Button play = new Button();
    private final Journey journey = new Journey();
    private boolean following;

    public LayerScrubber(LensModel model) {
        this.model = model;
        getStyleClass().add("scrubber");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label("Layer");
        name.getStyleClass().add("setting-name");
        name.setLabelFor(slider);
        name.setMinWidth(Region.USE_PREF_SIZE);
        play.setOnAction(event -> journey.toggle());
        play.setMinWidth(Region.USE_PREF_SIZE);
        play.getStyleClass().add("scrubber-play");
        slider.setAccessibleText("Place between noise and data");
        slider.setTooltip(new Tooltip("How many layers the noise has passed on its way to the data"));
        slider.setShowTickMarks(true);
        slider.setMinorTickCount(0);
        slider.setMajorTickUnit(1);
        slider.setBlockIncrement(1);
        slider.setMinWidth(80);
        slider.setId("layer");
        setHgrow(slider, Priority.ALWAYS);
        place.getStyleClass().addAll("scrubber-value", "layer-place");
        getChildren().addAll(name, play, slider, place);
        slider.valueProperty().addListener(observable -> moved());
        // Before the slider hears of it: a hand on it is not to be taken along.
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> journey.stop());
        slider.setOnKeyPressed(event -> journey.stop());
        model.familyProperty().addListener(observable -> follow());
        model.shareOfLayersProperty().addListener(observable -> follow());
        model.couplingsProperty().addListener(observable -> follow());
        // Nobody is to be taken along who cannot see it.
        sceneProperty().addListener(observable -> journey.stop());
        visibleProperty().addListener(observable -> journey.stop());
        showPlaying(false);
        follow();
    }

    private void moved() {
        if (!following) {
            model.shareOfLayersProperty().set(slider.getValue() / model.couplingsProperty().get());
        }
    }

    /** Shows what the lenses are turned to. */
    private void follow() {
        int couplings = model.couplingsProperty().get();
        following = true;
        slider.setMax(couplings);
        slider.setShowTickMarks(couplings <= MOST_TICKS);
        slider.setValue(model.shareOfLayersProperty().get() * couplings);
        following = false;
        place.setText(LayersWords.place(model.focusProperty().get().position(couplings), model.familyProperty().get()));
    }

    private void showPlaying(boolean playing) {
        Node icon = Icons.of(playing ? "fth-pause" : "fth-play");
        play.setGraphic(icon);
        play.setAccessibleText(playing ? "Stop" : "From noise to data");
        play.setTooltip(new Tooltip(playing ? "Stops here" : "Runs from noise to data in " + (int) SECONDS + " seconds"));
    }

    /** Runs the slider to the data. */
    private final class Journey extends AnimationTimer {

        private boolean playing;
        private double from;
        private long began;

        void toggle() {
            if (playing) {
                stop();
                return;
            }
            from = model.shareOfLayersProperty().get() >= 1 ? 0 : model.shareOfLayersProperty().get();
            began = -1;
            playing = true;
            showPlaying(true);
            start();
        }

        @Override
        public void handle(long now) {
            began = began < 0 ? now : began;
            double share = Math.min(1, from + (now - began) / (SECONDS * NANOS_PER_SECOND));
            model.shareOfLayersProperty().set(share);
            if (share == 1) {
                stop();
            }
        }

        @Override
        public void stop() {
            super.stop();
            if (playing) {
                playing = false;
                showPlaying(false);
            }
        }
    }
}
