package org.pushforward.lab.run;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckComboBox;
import org.pushforward.base.OneLine;
import org.pushforward.data.PointTable;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.control.Dialogs;
import org.pushforward.lab.control.Nodes;
import org.pushforward.live.DatasetCard;

/** Shows the first lines of a CSV file or an array and asks which of its columns are to be learned. In the look of the window that it belongs to. */
final class TableDialog {

    private static final int MOST_COLUMNS = 30;
    private static final int MOST_CHARACTERS = 18;

    private final TableModel model;
    private final Consumer<DatasetCard> learner;
    private final Stage stage;
    private final GridPane preview = new GridPane();

    private TableDialog(Scene owner, TableModel model, Consumer<DatasetCard> learner) {
        this.model = model;
        this.learner = learner;
        stage = Dialogs.of(owner, "Columns of " + model.file().getFileName(), build());
        stage.setMaxWidth(0.96 * owner.getWidth());
        stage.setMaxHeight(0.96 * owner.getHeight());
        stage.setOnShown(event -> fit());
    }

    /** As large as what it shows needs, in the middle of its window. */
    private void fit() {
        Window window = stage.getOwner();
        stage.sizeToScene();
        stage.setX(window.getX() + (window.getWidth() - stage.getWidth()) / 2);
        stage.setY(window.getY() + (window.getHeight() - stage.getHeight()) / 2);
    }

    private void fitLater() {
        FxThread.later().execute(() -> {
            if (stage.isShowing()) {
                fit();
            }
        });
    }

    /** @param learner takes the card of the points that are to be learned */
    static void show(Scene owner, TableModel model, Consumer<DatasetCard> learner) {
        new TableDialog(owner, model, learner).stage.show();
    }

    private Region build() {
        CheckBox header = new CheckBox("First line is a header");
        header.setId("table-header");
        header.selectedProperty().bindBidirectional(model.headerProperty());
        header.visibleProperty().bind(Bindings.createBooleanBinding(() -> !model.isArray(), model.tableProperty()));
        header.managedProperty().bind(header.visibleProperty());
        HBox choices = Nodes.row("table-choices", column("x", model.xProperty()), column("y", model.yProperty()), further(), header);
        choices.disableProperty().bind(model.busyProperty());

        preview.getStyleClass().add("table-preview");
        ScrollPane scroll = new ScrollPane(preview);
        scroll.getStyleClass().add("panel-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        model.tableProperty().addListener(observable -> refresh());
        model.xProperty().addListener(observable -> mark());
        model.yProperty().addListener(observable -> mark());
        model.further().addListener((ListChangeListener<Integer>) change -> mark());

        Label notice = Nodes.fieldNotice();
        notice.setId("table-notice");
        notice.setMinHeight(Region.USE_PREF_SIZE);
        Nodes.bind(notice, model.noticeProperty());
        notice.visibleProperty().bind(Bindings.isNotEmpty(model.noticeProperty()));
        notice.textProperty().addListener((property, old, now) -> fitLater());

        VBox root = new VBox(choices, scroll, notice, buttons());
        root.getStyleClass().add("table-dialog");
        refresh();
        return root;
    }

    private Node column(String axis, ObjectProperty<Integer> chosen) {
        ChoiceBox<Integer> box = new ChoiceBox<>();
        box.setId("table-" + axis);
        box.setAccessibleText("Column for " + axis);
        box.setConverter(names());
        Runnable refresh = () -> box.getItems().setAll(numeric());
        model.tableProperty().addListener(observable -> refresh.run());
        refresh.run();
        box.valueProperty().bindBidirectional(chosen);
        Label name = new Label(axis);
        name.setLabelFor(box);
        return Nodes.row("table-choice", name, box);
    }

    /** Columns beside the two; pictures show two of all that are learned. */
    private Node further() {
        CheckComboBox<Integer> box = new CheckComboBox<>();
        box.setId("table-further");
        box.setAccessibleText("Further columns that are learned");
        box.setTitle("more columns");
        box.setConverter(names());
        boolean[] following = new boolean[1];
        Runnable refresh = () -> {
            following[0] = true;
            box.getCheckModel().clearChecks();
            box.getItems().setAll(numeric());
            model.further().forEach(column -> box.getCheckModel().check(column));
            following[0] = false;
        };
        model.tableProperty().addListener(observable -> refresh.run());
        model.further().addListener((ListChangeListener<Integer>) change -> {
            if (!following[0]) {
                refresh.run();
            }
        });
        box.getCheckModel().getCheckedItems().addListener((ListChangeListener<Integer>) change -> {
            if (!following[0]) {
                following[0] = true;
                model.further().setAll(box.getCheckModel().getCheckedItems());
                following[0] = false;
            }
        });
        refresh.run();
        return Nodes.row("table-choice", box);
    }

    private List<Integer> numeric() {
        PointTable table = model.tableProperty().get();
        return table == null ? List.of() : IntStream.range(0, table.width()).filter(table::isNumeric).boxed().toList();
    }

    private StringConverter<Integer> names() {
        return new StringConverter<>() {
            @Override
            public String toString(Integer column) {
                PointTable table = model.tableProperty().get();
                return column == null || table == null ? "" : shorten(table.label(column));
            }

            @Override
            public Integer fromString(String label) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        };
    }

    private Node buttons() {
        Button learn = new Button("Learn these points");
        learn.setId("table-learn");
        learn.setDefaultButton(true);
        learn.disableProperty().bind(model.busyProperty().or(Bindings.isNull(model.xProperty())).or(Bindings.isNull(model.yProperty()))
                .or(Bindings.equal(model.xProperty(), model.yProperty())));
        learn.setOnAction(event -> model.learn(card -> {
            stage.close();
            learner.accept(card);
        }));
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> stage.close());
        HBox row = new HBox(cancel, learn);
        row.getStyleClass().add("table-choices");
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private void refresh() {
        preview.getChildren().clear();
        PointTable table = model.tableProperty().get();
        if (table == null) {
            return;
        }
        int columns = Math.min(MOST_COLUMNS, table.width());
        for (int c = 0; c < columns; c++) {
            put(cell(table.label(c), "table-name", table.isNumeric(c)), c, 0);
            for (int row = 0; row < table.firstLines().size(); row++) {
                put(cell(table.firstLines().get(row).get(c), "table-cell", table.isNumeric(c)), c, row + 1);
            }
        }
        mark();
        fitLater();
    }

    private void put(Label label, int column, int row) {
        label.setUserData(column);
        GridPane.setHalignment(label, HPos.RIGHT);
        preview.add(label, column, row);
    }

    private static Label cell(String text, String style, boolean numeric) {
        Label label = new Label(shorten(text));
        label.getStyleClass().add(style);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setAlignment(numeric ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        return label;
    }

    private static String shorten(String text) {
        String line = OneLine.of(text);
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 1) + "…";
    }

    /** Lets the chosen columns stand out. */
    private void mark() {
        for (Node node : preview.getChildren()) {
            node.getStyleClass().remove("chosen");
            if (model.isChosen((Integer) node.getUserData())) {
                node.getStyleClass().add("chosen");
            }
        }
    }
}
