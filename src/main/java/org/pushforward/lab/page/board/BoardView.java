package org.pushforward.lab.page.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import org.pushforward.chart.BoardChart;
import org.pushforward.chart.Mark;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.lab.chart.BoardChartView;
import org.pushforward.lab.chart.RedrawScheduler;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.NoticeBar;

/** The board, its key, which also chooses what is shown, and the bar with the sweep's controls. */
final class BoardView {

    private static final double GLYPH = 4.5;
    private static final double STROKE = 26;

    private final BoardModel model;
    private final BoardActions actions;
    private final SweepChoosers choosers;
    private final BoardChart chart = new BoardChart();
    private final BoardChartView board;
    private final FlowPane key = new FlowPane();
    private Set<String> keyDatasets = Set.of();
    private Set<Padding.Kind> keyPaddings = Set.of();
    private Theme theme = Theme.LIGHT;

    BoardView(BoardModel model, BoardActions actions, SweepChoosers choosers) {
        this.model = model;
        this.actions = actions;
        this.choosers = choosers;
        board = new BoardChartView(chart, new RedrawScheduler(), run -> model.boardProperty().get().words(run), actions::openRun);
        model.boardProperty().addListener((property, old, now) -> show(now));
        show(model.boardProperty().get());
    }

    void setTheme(Theme newTheme) {
        theme = newTheme;
        chart.setTheme(newTheme);
        board.setScale(newTheme.scale());
        rebuildKey();
    }

    void focusBoard() {
        board.requestFocus();
    }

    private void show(Board now) {
        chart.show(now.content());
        board.setOrder(now.fromLeft());
    }

    /** The bar of the sweep's controls. */
    Region buildTransport() {
        Button run = new Button("Run…", Icons.of("fth-play"));
        run.getStyleClass().addAll("accent", "play");
        run.setId("run-sweep");
        run.setTooltip(new Tooltip("Make the sweep that the settings describe, in a new folder that you name"));
        run.setOnAction(event -> choosers.place().get().ifPresent(actions::run));
        Button resume = new Button("Resume…", Icons.of("fth-rotate-cw"));
        resume.setTooltip(new Tooltip("Go on with a sweep that was ended before its time"));
        resume.textProperty().bind(Bindings.when(model.resumableProperty()).then("Resume").otherwise("Resume…"));
        resume.setOnAction(event -> model.unfinished().or(choosers.unfinished()).ifPresent(actions::resume));
        Button cancel = new Button("Cancel", Icons.of("fth-square"));
        cancel.setTooltip(new Tooltip("End the sweep at the next checkpoints; it can be gone on with"));
        cancel.setOnAction(event -> actions.cancel());
        cancel.disableProperty().bind(model.stateProperty().isNotEqualTo(BoardModel.State.RUNNING));
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.shareProperty());
        bar.getStyleClass().add("sweep-progress");
        bar.setAccessibleText("Progress of the sweep");
        Label words = new Label();
        words.textProperty().bind(model.progressProperty());
        words.getStyleClass().add("sweep-words");
        bar.visibleProperty().bind(Bindings.isNotEmpty(model.progressProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button open = new Button("Open…", Icons.of("fth-folder"));
        open.setTooltip(new Tooltip("Show the table of a sweep: a sweep.csv"));
        open.setOnAction(event -> choosers.table().get().ifPresent(actions::open));
        Button shipped = new Button("Shipped sweep", Icons.of("fth-package"));
        shipped.setTooltip(new Tooltip("Show the finished sweep that comes with Pushforward"));
        shipped.setOnAction(event -> actions.openShipped());
        for (Button each : List.of(run, resume, open, shipped)) {
            each.disableProperty().bind(model.stateProperty().isNotEqualTo(BoardModel.State.AT_REST));
        }
        for (Button each : List.of(run, resume, cancel, open, shipped)) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox transport = new HBox(run, cancel, resume, bar, words, space, open, shipped);
        transport.setAlignment(Pos.CENTER_LEFT);
        transport.getStyleClass().add("transport");
        return transport;
    }

    Region build() {
        Label title = new Label();
        title.getStyleClass().add("board-title");
        title.textProperty().bind(model.tableProperty().map(BoardModel.Table::title));
        Label caption = new Label();
        caption.getStyleClass().add("board-caption");
        caption.textProperty().bind(model.boardProperty().map(Board::caption));
        HBox heading = new HBox(title, caption);
        heading.getStyleClass().add("board-heading");
        heading.setAlignment(Pos.BASELINE_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        CheckBox fronts = new CheckBox("Pareto fronts");
        fronts.selectedProperty().bindBidirectional(model.frontsShownProperty());
        fronts.setTooltip(new Tooltip("Thin lines through the runs that no other run on the same dataset is better than, in both ways"));
        fronts.setMinWidth(Region.USE_PREF_SIZE);
        Region units = axis(model.units);
        units.visibleProperty().bind(model.tableProperty().map(table -> Board.hasStandardUnits(table.rows())));
        units.managedProperty().bind(units.visibleProperty());
        HBox axes = new HBox(axis(model.distance), axis(model.conditioning), units, space, fronts);
        axes.getStyleClass().add("board-axes");
        axes.setAlignment(Pos.CENTER_LEFT);
        key.getStyleClass().add("board-key");
        model.tableProperty().addListener((property, old, now) -> {
            // A rebuilt key would lose the focus with each run that ends.
            boolean grown = Board.marks(now.rows()).keySet().equals(keyDatasets) && Board.paddings(now.rows()).equals(keyPaddings);
            if (!grown || !now.title().equals(old.title())) {
                rebuildKey();
            }
        });
        rebuildKey();
        Label empty = new Label("Each run of a sweep will be a point here. Define a sweep at the right and press Run, or open the sweep.csv of one.");
        empty.setWrapText(true);
        empty.getStyleClass().add("board-empty");
        empty.visibleProperty().bind(model.tableProperty().map(table -> table.rows().isEmpty()));
        empty.setMouseTransparent(true);
        StackPane picture = new StackPane(board, empty);
        board.visibleProperty().bind(empty.visibleProperty().not());
        picture.setMinSize(0, 0);
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox column = new VBox(heading, axes, key, picture);
        column.getStyleClass().add("board-column");
        NoticeBar notice = new NoticeBar(model.noticeProperty(), model::dismissNotice);
        StackPane page = new StackPane(column, notice);
        StackPane.setAlignment(notice, Pos.TOP_CENTER);
        page.getStyleClass().add("board-page");
        return page;
    }

    private static <T> Region axis(ChoiceSetting<T> setting) {
        Label name = new Label(setting.name());
        name.setTooltip(new Tooltip(setting.help()));
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox axis = new HBox(name, ChoiceField.segments(setting));
        axis.getStyleClass().add("board-axis");
        axis.setAlignment(Pos.CENTER_LEFT);
        return axis;
    }

    private void rebuildKey() {
        List<SweepRow> rows = model.tableProperty().get().rows();
        Map<String, Mark> marks = Board.marks(rows);
        keyDatasets = marks.keySet();
        keyPaddings = Board.paddings(rows);
        List<Node> entries = new ArrayList<>();
        for (Padding.Kind kind : keyPaddings) {
            entries.add(entry(paddingTitle(kind), dash(kind), model.isShown(kind), shown -> model.setShown(kind, shown)));
        }
        marks.forEach((dataset, mark) ->
                entries.add(entry(Board.title(dataset), glyph(mark), model.isShown(dataset), shown -> model.setShown(dataset, shown))));
        key.getChildren().setAll(entries);
    }

    private static String paddingTitle(Padding.Kind kind) {
        return switch (kind) {
            case NONE -> "no padding";
            case ZERO -> "zero padding";
            case GAUSSIAN -> "Gaussian padding";
        };
    }

    private static ToggleButton entry(String name, Node sign, boolean shown, Consumer<Boolean> showing) {
        ToggleButton entry = new ToggleButton(name, sign);
        // An underscore in the name of a file is one.
        entry.setMnemonicParsing(false);
        entry.getStyleClass().setAll("board-key-entry");
        entry.setSelected(shown);
        entry.setTooltip(new Tooltip("Show or hide"));
        entry.setMinWidth(Region.USE_PREF_SIZE);
        entry.setOnAction(event -> showing.accept(entry.isSelected()));
        return entry;
    }

    private Node dash(Padding.Kind kind) {
        Line line = new Line(0, 0, STROKE * theme.scale(), 0);
        line.getStyleClass().add("board-dash");
        line.setStyle(String.format(Locale.ROOT, "-fx-stroke: #%06x;", theme.palette().of(kind) & 0xFFFFFF));
        line.getStrokeDashArray().setAll(Arrays.stream(BoardChart.dashes(kind)).mapToObj(length -> length * theme.scale()).toList());
        return line;
    }

    private Node glyph(Mark mark) {
        Polygon polygon = new Polygon(Arrays.stream(mark.outline()).map(at -> GLYPH * theme.scale() * at).toArray());
        polygon.getStyleClass().add("board-glyph");
        return polygon;
    }
}
