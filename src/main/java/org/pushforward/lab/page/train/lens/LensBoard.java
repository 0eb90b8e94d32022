package org.pushforward.lab.page.train.lens;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.RunInput;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.LensModel;

/** Shows the chosen lens in the place of the data space, or all of them, and sees to it that those that are seen are read. For the JavaFX thread. */
public final class LensBoard {

    /** Of one core, while the training wants both. */
    private static final double SHARE_WHILE_RUNNING = 0.1;
    private static final long LEAST_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final double TILE_HEIGHT = 600;

    private final LensModel model;
    private final List<Lens<?, ?>> lenses;
    private final LensReader reader;
    private final InstrumentWorker<RunInput, LensChoice> worker;
    private final StackPane content = new StackPane();
    private final Region dataSpace;
    private boolean seen;

    /** @param dataSpace what is shown when no lens is chosen */
    public LensBoard(LensModel model, Region dataSpace) {
        this.model = model;
        this.dataSpace = dataSpace;
        lenses = Lens.all(model);
        reader = new LensReader(lenses, FxThread.later(), this::readAgain);
        worker = new InstrumentWorker<>("pushforward-lenses", reader, choice -> { });
        content.getStyleClass().add("lens-board");
        content.setMinSize(0, 0);
        model.choiceProperty().addListener(observable -> look());
        look();
    }

    public Region region() {
        return content;
    }

    /** What the lenses show. */
    public List<Region> parts() {
        return lenses.stream().<Region>map(lens -> lens.view().region()).toList();
    }

    /** The lenses that there are, in the order of the chooser; the data space first, all last. */
    public List<LensChoice> choices() {
        return Stream.of(Stream.of(LensChoice.DATA_SPACE), lenses.stream().map(Lens::choice), Stream.of(LensChoice.ALL))
                .flatMap(choice -> choice).toList();
    }

    private void look() {
        LensChoice choice = model.choiceProperty().get();
        // Only what is shown is in the scene: JavaFX goes through all of its nodes at each pulse.
        content.getChildren().setAll(choice.equals(LensChoice.ALL) ? mosaic() : single(lenses.stream()
                .filter(lens -> lens.choice().equals(choice)).map(lens -> lens.view().region()).findFirst().orElse(dataSpace)));
        reader.look(choice);
        refreshSeen();
        readAgain();
    }

    /** Alone: as high as the window allows, and where that is less than it needs, scrolled. */
    private Node single(Region region) {
        if (region.equals(dataSpace)) {
            region.setMinHeight(0);
            return region;
        }
        region.setMinHeight(Region.USE_COMPUTED_SIZE);
        ScrollPane scroll = Nodes.scrolling(region);
        scroll.setFitToHeight(true);
        return scroll;
    }

    /** All below each other: side by side they would be too narrow to be read. */
    private Node mosaic() {
        VBox column = new VBox();
        column.getStyleClass().add("lens-mosaic");
        dataSpace.setMinHeight(TILE_HEIGHT);
        column.getChildren().add(dataSpace);
        for (Lens<?, ?> lens : lenses) {
            lens.view().region().setMinHeight(Region.USE_COMPUTED_SIZE);
            lens.view().region().setPrefHeight(TILE_HEIGHT);
            column.getChildren().add(lens.view().region());
        }
        return Nodes.scrolling(column);
    }

    /** A newer input for the lenses that are seen. From any thread. */
    public void offer(RunInput input) {
        worker.offer(input);
    }

    /** A run begins: what is shown belongs to an old one. */
    public void restart() {
        lenses.forEach(lens -> lens.view().restart());
    }

    /** @param running whether the training wants both cores */
    public void setRunning(boolean running) {
        worker.setBudget(running ? SHARE_WHILE_RUNNING : 1, running ? LEAST_PERIOD_NANOS : 0);
    }

    private void readAgain() {
        worker.readAgain();
    }

    /** Whether the lenses that are seen show all there is to be seen of the newest input. */
    public boolean isSettled() {
        return model.choiceProperty().get().equals(LensChoice.DATA_SPACE) || reader.isSettled();
    }

    public void setTheme(Theme theme) {
        lenses.forEach(lens -> lens.view().setTheme(theme));
    }

    /** A page that is not seen costs nothing. */
    public void setSeen(boolean newSeen) {
        seen = newSeen;
        refreshSeen();
    }

    private void refreshSeen() {
        worker.setHidden(!seen || model.choiceProperty().get().equals(LensChoice.DATA_SPACE));
    }

    public void end() {
        worker.end();
    }
}
