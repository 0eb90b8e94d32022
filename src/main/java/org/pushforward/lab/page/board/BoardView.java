package org.pushforward.lab.page.board;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Side;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.Mark;
import org.pushforward.chart.RunScatter;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.SweepTrails;
import org.pushforward.instrument.board.BoardKey;
import org.pushforward.instrument.board.ShownRuns;
import org.pushforward.lab.chart.ChartView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.chart.RunScatterView;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.FoldingRow;
import org.pushforward.lab.control.MenuField;
import org.pushforward.lab.control.Nodes;

/** The board, its key, which also chooses what is shown, and the bar with the sweep's controls. */
final class BoardView {

    private static final double GLYPH = 4.5;
    private static final double STROKE = 26;

    private final BoardModel model;
    private final BoardController controller;
    private final BoardPage.Choosers choosers;
    private final RunScatter chart = new RunScatter();
    private final RunScatterView board;
    private final DecadeChart alongTraining = new DecadeChart("κ at equal fit", "gap to the floor, nats", "condition number κ");
    private final ChartView training;
    private final FlowPane key = new FlowPane();
    private BoardKey shownKey;
    /** Sets the entries of the key as their runs are shown or hidden. */
    private Runnable refreshKey = () -> { };
    private Theme theme = Theme.LIGHT;

    BoardView(BoardModel model, BoardController controller, BoardPage.Choosers choosers) {
        this.model = model;
        this.controller = controller;
        this.choosers = choosers;
        RedrawScheduler redraws = new RedrawScheduler();
        training = new ChartView(alongTraining, redraws);
        training.setId("board-training");
        board = new RunScatterView(chart, redraws, run -> model.shownProperty().get().words(run), controller::openRun);
        // Also where what is hidden now had no place before.
        model.shownProperty().addListener(observable -> show(model.shownProperty().get()));
        show(model.shownProperty().get());
        model.trainingProperty().addListener((property, old, now) -> {
            if (now != null) {
                alongTraining.show(now.content());
            }
        });
    }

    void setTheme(Theme newTheme) {
        theme = newTheme;
        chart.setTheme(newTheme);
        alongTraining.setTheme(newTheme, 1);
        board.setScale(newTheme.scale());
        rebuildKey();
    }

    void focusBoard() {
        board.requestFocus();
    }

    private void show(ShownRuns now) {
        // A rebuilt key would lose the focus with each run that ends.
        if (!now.key().equals(shownKey)) {
            rebuildKey();
        } else {
            refreshKey.run();
        }
        chart.show(now.content());
        board.setOrder(now.fromLeft());
    }

    /** The bar of the sweep's controls. */
    Region buildTransport() {
        Button run = Nodes.button("Run…", "fth-play", "Make the sweep that the settings describe, in a new folder that you name",
                () -> choosers.place().get().ifPresent(controller::run));
        run.getStyleClass().addAll("accent", "play");
        run.setId("run-sweep");
        Button resume = Nodes.button("Resume…", "fth-rotate-cw", "Go on with a sweep that was ended before its time",
                () -> model.unfinished().or(choosers.unfinished()).ifPresent(controller::resume));
        resume.textProperty().bind(Bindings.when(model.resumableProperty()).then("Resume").otherwise("Resume…"));
        Button cancel = Nodes.button("Cancel", "fth-square", "End the sweep at the next checkpoints; it can be gone on with", controller::cancel);
        cancel.disableProperty().bind(model.stateProperty().isNotEqualTo(BoardModel.State.RUNNING));
        Button sendOut = Nodes.button("Send out…", "fth-send", "Commands that make a sweep in parts, on several cores or machines", this::sendOut);
        sendOut.setId("send-out");
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.shareProperty());
        bar.getStyleClass().add("sweep-progress");
        bar.setAccessibleText("Progress of the sweep");
        Label words = Nodes.label("", "sweep-words");
        words.textProperty().bind(model.progressProperty());
        bar.visibleProperty().bind(Bindings.isNotEmpty(model.progressProperty()));
        Button open = Nodes.button("Open…", "fth-folder", "Show the table of a sweep: a sweep.csv",
                () -> choosers.table().get().ifPresent(controller::open));
        ContextMenu menu = new ContextMenu();
        Button shipped = Nodes.button("Shipped sweeps", "fth-package", "Show a finished sweep that comes with Pushforward, or make one here",
                () -> { });
        shipped.setId("shipped-sweeps");
        shipped.setOnAction(event -> menu.show(shipped, Side.TOP, 0, 0));
        for (ShippedSweep sweep : ShippedSweep.values()) {
            MenuItem show = new MenuItem("Show: " + sweep.title());
            show.setOnAction(event -> controller.openShipped(sweep));
            show.setDisable(!sweep.isMade());
            menu.getItems().add(show);
        }
        menu.getItems().add(new SeparatorMenuItem());
        for (ShippedSweep sweep : ShippedSweep.values()) {
            MenuItem make = new MenuItem("Make here: " + sweep.title() + "…");
            make.setOnAction(event -> choosers.place().get().ifPresent(folder -> controller.run(sweep, folder)));
            make.disableProperty().bind(model.stateProperty().isNotEqualTo(BoardModel.State.AT_REST));
            menu.getItems().add(make);
        }
        // Another table may be looked at meanwhile.
        for (Button each : List.of(run, resume)) {
            each.disableProperty().bind(model.stateProperty().isNotEqualTo(BoardModel.State.AT_REST));
        }
        FoldingRow row = new FoldingRow("transport", run, cancel, resume, sendOut, bar, words, Nodes.space(), open, shipped);
        row.gatherButtons();
        return row;
    }

    private void sendOut() {
        try {
            SendOutDialog.show(key.getScene(), controller.sendOut());
        } catch (InvalidInputException e) {
            model.notice().report(e);
        }
    }

    Region build() {
        Label title = Nodes.label("", "board-title");
        title.textProperty().bind(Bindings.when(model.readingProperty()).then("Reading a table of runs").otherwise(
                Bindings.createStringBinding(() -> model.tableProperty().get().title(), model.tableProperty())));
        Label caption = Nodes.label("", "board-caption");
        caption.textProperty().bind(Bindings.createStringBinding(() -> model.trainingProperty().get() == null
                ? model.shownProperty().get().caption() : model.trainingProperty().get().caption(), model.shownProperty(), model.trainingProperty()));
        // Where there is no room for both the caption goes below.
        FlowPane heading = new FlowPane(title, caption);
        heading.getStyleClass().add("board-heading");
        heading.setRowValignment(VPos.BASELINE);
        title.maxWidthProperty().bind(heading.widthProperty());
        caption.maxWidthProperty().bind(heading.widthProperty());
        CheckBox fronts = new CheckBox("Pareto fronts");
        fronts.selectedProperty().bindBidirectional(model.frontsShownProperty());
        fronts.setTooltip(new Tooltip("Thin lines through the runs that no other run on the same dataset is better than, in both ways"));
        Region units = Nodes.collapsing(axis(model.units));
        units.visibleProperty().bind(model.tableProperty().map(table -> ShownRuns.hasStandardUnits(table.rows())));
        fronts.visibleProperty().bind(model.across.valueProperty().isEqualTo(SweepTrails.Across.CONDITIONING)
                .and(model.alongTrainingProperty().not()));
        MenuField over = new MenuField(model.across);
        over.setId("board-over");
        Nodes.collapsing(over).visibleProperty().bind(model.alongTrainingProperty().not());
        CheckBox along = new CheckBox("At equal fit");
        along.setId("board-along");
        along.selectedProperty().bindBidirectional(model.alongTrainingProperty());
        along.setTooltip(new Tooltip("Draws κ against the gap (or sliced W₂) along the trainings, and marks it where flows that differ in their "
                + "padding alone came to the best fit that all of them reached. Needs the histories of the runs, which the folder of a sweep has."));
        FlowPane axes = new FlowPane(axis(model.distance), over, axis(model.conditioning), units, Nodes.kept(along), Nodes.kept(fronts));
        axes.getStyleClass().add("board-axes");
        key.getStyleClass().add("board-key");
        Label empty = Nodes.wrapping(Nodes.label("", "board-empty"));
        Nodes.bind(empty, model.emptyWordsProperty());
        empty.visibleProperty().bind(model.emptyProperty());
        empty.setMouseTransparent(true);
        StackPane picture = new StackPane(board, training, empty);
        board.visibleProperty().bind(empty.visibleProperty().or(model.alongTrainingProperty()).not());
        training.visibleProperty().bind(empty.visibleProperty().not().and(model.alongTrainingProperty()));
        picture.setMinSize(0, 0);
        Region page = Nodes.column("board-column", heading, axes, key, Nodes.rising(picture));
        page.getStyleClass().add("board-page");
        return page;
    }

    private static <T> Region axis(ChoiceSetting<T> setting) {
        Label name = Nodes.whole(setting.name());
        name.setTooltip(new Tooltip(setting.help()));
        return Nodes.row("board-axis", name, ChoiceField.segments(setting));
    }

    private void rebuildKey() {
        BoardKey now = model.shownProperty().get().key();
        shownKey = now;
        chart.setKey(now.colours(), now.marks());
        Map<ToggleButton, BooleanSupplier> entries = new LinkedHashMap<>();
        now.paddings().forEach(kind -> entries.put(entry(kind.phrase(), dash(kind), shown -> model.setShown(kind, shown)),
                () -> model.isShown(kind)));
        now.forms().forEach((name, mark) -> entries.put(entry(ShownRuns.title(name), glyph(mark), shown -> model.setShown(name, shown)),
                () -> model.isShown(name)));
        now.besides().forEach(name -> entries.put(entry(name, null, shown -> model.setShown(name, shown)), () -> model.isShown(name)));
        now.constructed().ifPresent(title -> entries.put(entry(title, dash(Padding.Kind.GAUSSIAN), shown -> model.setShown(title, shown)),
                () -> model.isShown(title)));
        refreshKey = () -> entries.forEach((entry, shown) -> entry.setSelected(shown.getAsBoolean()));
        refreshKey.run();
        key.getChildren().setAll(entries.keySet());
    }

    private static ToggleButton entry(String name, Node sign, Consumer<Boolean> showing) {
        ToggleButton entry = new ToggleButton(name, sign);
        // An underscore in the name of a file is one.
        entry.setMnemonicParsing(false);
        entry.getStyleClass().setAll("board-key-entry");
        return Nodes.button(entry, "Show or hide", () -> showing.accept(entry.isSelected()));
    }

    private Node dash(Padding.Kind kind) {
        Line line = new Line(0, 0, STROKE * theme.scale(), 0);
        line.getStyleClass().add("board-dash");
        line.setStyle(String.format(Locale.ROOT, "-fx-stroke: #%06x;", theme.palette().of(kind) & 0xFFFFFF));
        line.getStrokeDashArray().setAll(Arrays.stream(RunScatter.dashes(kind)).mapToObj(length -> length * theme.scale()).toList());
        return line;
    }

    private Node glyph(Mark mark) {
        Polygon polygon = new Polygon(Arrays.stream(mark.outline()).map(at -> GLYPH * theme.scale() * at).toArray());
        polygon.getStyleClass().add("board-glyph");
        return polygon;
    }
}
