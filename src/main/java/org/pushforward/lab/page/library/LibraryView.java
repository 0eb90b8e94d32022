package org.pushforward.lab.page.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.experiment.preset.Info;
import org.pushforward.experiment.preset.Preset;
import org.pushforward.experiment.preset.PresetLibrary.Section;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.Icons;

/** The tree of presets and what there is to read about the chosen one. */
final class LibraryView {

    private final LibraryModel model;
    private final TreeView<Object> tree = new TreeView<>();

    LibraryView(LibraryModel model) {
        this.model = model;
    }

    void focusTree() {
        tree.requestFocus();
    }

    Region buildTransport() {
        Button previous = new Button("Previous", Icons.of("fth-chevron-left"));
        previous.setOnAction(event -> model.turn(-1));
        previous.disableProperty().bind(model.presetProperty().map(preset -> preset == model.presets().get(0)));
        Button next = new Button("Next", Icons.of("fth-chevron-right"));
        next.setOnAction(event -> model.turn(1));
        next.disableProperty().bind(model.presetProperty().map(preset -> preset == model.presets().get(model.presets().size() - 1)));
        Label place = new Label();
        place.getStyleClass().add("library-place");
        place.textProperty().bind(place());
        HBox bar = new HBox(previous, next, place);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("transport");
        return bar;
    }

    private ObservableValue<String> place() {
        return model.presetProperty().map(preset -> model.presets().indexOf(preset) + 1 + " of " + model.presets().size() + ": "
                + model.sections().stream().filter(section -> section.presets().contains(preset)).map(Section::title).collect(Collectors.joining())
                + ", " + preset.title());
    }

    Region build() {
        buildTree();
        VBox article = new VBox();
        article.getStyleClass().add("library-article");
        ScrollPane scroll = new ScrollPane(article);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("panel-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        Runnable refresh = () -> {
            article.getChildren().setAll(article(model.getPreset()));
            scroll.setVvalue(0);
        };
        model.presetProperty().addListener(observable -> refresh.run());
        refresh.run();
        HBox page = new HBox(tree, scroll);
        page.getStyleClass().add("library-page");
        return page;
    }

    private void buildTree() {
        TreeItem<Object> root = new TreeItem<>();
        for (Section section : model.sections()) {
            TreeItem<Object> branch = new TreeItem<>(section);
            branch.setExpanded(true);
            section.presets().forEach(preset -> branch.getChildren().add(new TreeItem<>(preset)));
            root.getChildren().add(branch);
        }
        tree.setRoot(root);
        tree.setShowRoot(false);
        tree.getStyleClass().add("library-tree");
        tree.setId("library-tree");
        tree.setAccessibleText("Presets");
        tree.setMinWidth(Region.USE_PREF_SIZE);
        tree.setCellFactory(view -> new Cell());
        tree.getSelectionModel().selectedItemProperty().addListener((property, old, item) -> {
            if (item != null && item.getValue() instanceof Preset preset) {
                model.choose(preset);
            }
        });
        model.presetProperty().addListener((property, old, now) -> select(now));
        select(model.getPreset());
    }

    private void select(Preset preset) {
        for (TreeItem<Object> section : tree.getRoot().getChildren()) {
            for (TreeItem<Object> item : section.getChildren()) {
                if (item.getValue() == preset) {
                    tree.getSelectionModel().select(item);
                }
            }
        }
    }

    /** A line of the tree: a section or a preset. */
    private static final class Cell extends TreeCell<Object> {

        @Override
        protected void updateItem(Object item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("library-section");
            if (empty || item == null) {
                setText(null);
            } else if (item instanceof Section section) {
                setText(section.title());
                getStyleClass().add("library-section");
            } else {
                setText(((Preset) item).title());
            }
        }
    }

    private List<Node> article(Preset preset) {
        List<Node> nodes = new ArrayList<>();
        Label title = new Label(preset.title());
        title.getStyleClass().add("library-title");
        nodes.add(title);
        nodes.add(bothRuns(preset));
        for (Info.Part part : preset.info().parts()) {
            Label heading = new Label(part.title());
            heading.getStyleClass().add("info-title");
            nodes.add(heading);
            part.paragraphs().forEach(paragraph -> nodes.add(paragraph(paragraph)));
        }
        return nodes;
    }

    private static Label paragraph(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Region bothRuns(Preset preset) {
        List<LibraryModel.Line> different = LibraryModel.lines(preset).stream().filter(LibraryModel.Line::differs).toList();
        GridPane grid = new GridPane();
        grid.getStyleClass().add("library-runs");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        Button good = opener("Open good", "fth-check", "good", model::openGood);
        Button bad = opener("Open bad", "fth-x", "bad", model::openBad);
        grid.addRow(0, kind("Good", "fth-check", "library-good"), kind("Bad", "fth-x", "library-bad"));
        grid.addRow(1, top(paragraph(preset.good().reason())), top(paragraph(preset.bad().reason())));
        grid.addRow(2, top(differences(different, true)), top(differences(different, false)));
        grid.addRow(3, good, bad);
        return grid;
    }

    private static Node top(Node cell) {
        GridPane.setValignment(cell, VPos.TOP);
        return cell;
    }

    private static Label kind(String name, String icon, String styleClass) {
        Label label = new Label(name, Icons.of(icon));
        label.getStyleClass().addAll("library-kind", styleClass);
        return label;
    }

    private static Label differences(List<LibraryModel.Line> different, boolean good) {
        Label label = paragraph(different.stream().map(line -> words(line.name()) + " " + (good ? line.good() : line.bad()))
                .collect(Collectors.joining(", ")));
        label.getStyleClass().add("library-differences");
        return label;
    }

    /** A setting's name for people: {@code padding.noise_level} is the padding's noise level. */
    private static String words(String name) {
        return name.replace('.', ' ').replace('_', ' ');
    }

    private static Button opener(String name, String icon, String which, Runnable action) {
        Button button = new Button(name, Icons.of(icon));
        button.setId("open-" + which);
        button.setTooltip(new Tooltip("Put these settings into Train"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** All settings of both runs, for the side panel. */
    Region buildSettings() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("library-settings");
        Runnable refresh = () -> fill(grid, LibraryModel.lines(model.getPreset()));
        model.presetProperty().addListener(observable -> refresh.run());
        refresh.run();
        VBox panel = new VBox(new Fold("Both runs", "bold: what differs", grid));
        panel.getStyleClass().add("settings");
        return panel;
    }

    private static void fill(GridPane grid, List<LibraryModel.Line> lines) {
        grid.getChildren().clear();
        grid.addRow(0, cell("", "library-head"), cell("good", "library-head"), cell("bad", "library-head"));
        for (LibraryModel.Line line : lines) {
            String style = line.differs() ? "library-differs" : "library-same";
            grid.addRow(grid.getRowCount(), cell(words(line.name()), style), cell(line.good(), style), cell(line.bad(), style));
        }
    }

    private static Label cell(String words, String styleClass) {
        Label cell = new Label(words);
        cell.getStyleClass().add(styleClass);
        return cell;
    }
}
