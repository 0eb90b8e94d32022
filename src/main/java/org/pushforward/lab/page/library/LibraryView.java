package org.pushforward.lab.page.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pushforward.chart.ColourMap;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.TableFigure;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.preset.Preset;
import org.pushforward.experiment.preset.PresetLibrary.Section;
import org.pushforward.instrument.library.PresetReading;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.Nodes;

/** The tree of presets and what there is to read about the chosen one. */
final class LibraryView {

    /** Width at most. */
    private static final double PICTURE = 320;
    /** Per cent of the settings' width: name, good, bad. */
    private static final double[] SETTINGS_SHARES = {46, 27, 27};

    private final LibraryModel model;
    private final TreeView<Object> tree = new TreeView<>();
    private final PixelView goodPicture = picture("What the good configuration makes", true);
    private final PixelView badPicture = picture("What the bad configuration makes", false);

    LibraryView(LibraryModel model) {
        this.model = model;
    }

    private PixelView picture(String words, boolean good) {
        PixelView picture = new PixelView(() -> PictureFigure.plane(model.getPreset().title() + ": w" + words.substring(1), "x₁, data units",
                "x₂, data units",
                new PictureFigure.Legend("density over the data's largest (no unit)", "0", "1", ColourMap::density, Math::sqrt),
                List.of(PictureFigure.Entry.DATA)));
        picture.setAccessibleText(words + ": its density, with some of the data");
        FigureMenu.repeatedBy(picture, () -> model.command(good));
        return picture;
    }

    ReadOnlyIntegerProperty pictureSideProperty() {
        return goodPicture.pixelSideProperty();
    }

    /** Device pixels per pixel of the layout. */
    double pictureScale() {
        return pictureSideProperty().get() / Math.max(1, goodPicture.overlay().getWidth());
    }

    void setTheme(Theme theme) {
        for (PixelView picture : List.of(goodPicture, badPicture)) {
            picture.setGutterScale(theme.scale());
            picture.setMaxSize(PICTURE * theme.scale(), PICTURE * theme.scale());
        }
    }

    void show(PresetReading reading) {
        if (reading.request().preset() == model.getPreset()) {
            show(reading.good(), goodPicture);
            show(reading.bad(), badPicture);
        }
    }

    private static void show(PresetReading.Made made, PixelView picture) {
        picture.setWindow(made.window());
        picture.show(made.picture().pixels(), made.picture().side());
        picture.setContent(made.picture().content());
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
        Label place = Nodes.label("", "library-place");
        place.textProperty().bind(place());
        return Nodes.row("transport", previous, next, place);
    }

    private ObservableValue<String> place() {
        return model.presetProperty().map(preset -> model.presets().indexOf(preset) + 1 + " of " + model.presets().size() + ": "
                + model.sections().stream().filter(section -> section.presets().contains(preset)).map(Section::title).collect(Collectors.joining())
                + ", " + preset.title());
    }

    Region build() {
        buildTree();
        VBox article = Nodes.column("library-article");
        ScrollPane scroll = Nodes.scrolling(article);
        // Long articles are read with the arrows, too.
        scroll.setFocusTraversable(true);
        Runnable refresh = () -> {
            article.getChildren().setAll(article(model.getPreset()));
            scroll.setVvalue(0);
        };
        model.presetProperty().addListener(observable -> refresh.run());
        refresh.run();
        HBox page = new HBox(tree, Nodes.growing(scroll));
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
        nodes.add(Nodes.label(preset.title(), "library-title"));
        nodes.add(bothConfigurations(preset));
        nodes.addAll(Nodes.article(preset.info()));
        return nodes;
    }

    private Region bothConfigurations(Preset preset) {
        List<LibraryModel.Line> different = LibraryModel.lines(preset).stream().filter(LibraryModel.Line::differs).toList();
        GridPane grid = new GridPane();
        grid.getStyleClass().add("library-runs");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        Button good = opener(preset, "Open good", "fth-check", "good", model::openGood);
        Button bad = opener(preset, "Open bad", "fth-x", "bad", model::openBad);
        grid.addRow(0, kind("Good", "fth-check", "library-good"), kind("Bad", "fth-x", "library-bad"));
        grid.addRow(1, top(Nodes.sentences(preset.good().reason())), top(Nodes.sentences(preset.bad().reason())));
        grid.addRow(2, goodPicture, badPicture);
        grid.addRow(3, top(differences(different, true)), top(differences(different, false)));
        grid.addRow(4, good, bad);
        return grid;
    }

    private static Node top(Node cell) {
        GridPane.setValignment(cell, VPos.TOP);
        return cell;
    }

    private static Label kind(String name, String icon, String styleClass) {
        Label label = Nodes.label(name, "library-kind", styleClass);
        label.setGraphic(Icons.of(icon));
        return label;
    }

    private static Label differences(List<LibraryModel.Line> different, boolean good) {
        return Nodes.sentences(different.stream().map(line -> line.label() + " " + (good ? line.good() : line.bad()))
                .collect(Collectors.joining(", ")), "library-differences");
    }

    private Button opener(Preset preset, String name, String icon, String which, Runnable action) {
        Button button = Nodes.button(name, icon, "Opens these settings on the page " + model.page(preset), action);
        button.setId("open-" + which);
        return button;
    }

    /** All settings of both configurations, for the side panel. */
    Region buildSettings() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("library-settings");
        // By shares: a long value must not take the names' room.
        for (double share : SETTINGS_SHARES) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            grid.getColumnConstraints().add(column);
        }
        FigureMenu.install(grid, () -> TableFigure.of("Settings of both: " + model.getPreset().title(), DataTable.texts("settings",
                List.of("setting", "good", "bad"), LibraryModel.lines(model.getPreset()).stream()
                        .map(line -> List.of(line.label(), line.good(), line.bad())).toList())));
        Runnable refresh = () -> fill(grid, LibraryModel.lines(model.getPreset()));
        model.presetProperty().addListener(observable -> refresh.run());
        refresh.run();
        return Nodes.column("settings", new Fold("Both configurations", "bold: what differs", grid));
    }

    private static void fill(GridPane grid, List<LibraryModel.Line> lines) {
        grid.getChildren().clear();
        grid.addRow(0, Nodes.label("", "library-head"), Nodes.label("good", "library-head"), Nodes.label("bad", "library-head"));
        for (LibraryModel.Line line : lines) {
            String style = line.differs() ? "library-differs" : "library-same";
            grid.addRow(grid.getRowCount(), entry(line.label(), style), entry(line.good(), style), entry(line.bad(), style));
        }
    }

    private static Label entry(String words, String style) {
        Label label = Nodes.sentences(words, style);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
