package org.pushforward.lab.page.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.pushforward.lab.control.ChoiceField;
import org.pushforward.lab.control.Fold;
import org.pushforward.lab.control.Icons;
import org.pushforward.lab.control.NumberField;

/** The settings of the Train page, for the side panel. */
final class TrainSettingsView {

    private static final double THUMBNAIL = 44;

    private final TrainModel model;
    private final TrainActions actions;
    private final Supplier<Optional<Path>> fileChooser;
    private final ToggleGroup group = new ToggleGroup();
    private final TilePane tiles = new TilePane();

    /** @param fileChooser asks a person for a CSV file; empty if they think better of it */
    TrainSettingsView(TrainModel model, TrainActions actions, Supplier<Optional<Path>> fileChooser) {
        this.model = model;
        this.actions = actions;
        this.fileChooser = fileChooser;
    }

    Region build() {
        TrainSettings s = model.settings();
        VBox panel = new VBox(
                new Fold("Data", "restarts", picker(),
                        new NumberField(s.noise), new NumberField(s.modes), new NumberField(s.rotation), new NumberField(s.count)),
                new Fold("Padding", "level goes on, others restart", new ChoiceField(s.padding), new NumberField(s.paddingDimensions), new NumberField(s.noiseLevel)),
                new Fold("Flow", "restarts", new NumberField(s.couplings), new NumberField(s.hidden), new NumberField(s.depth),
                        new ChoiceField(s.activation), new ChoiceField(s.partition), new ChoiceField(s.coupling), new NumberField(s.clamp)),
                new Fold("Training", "rate goes on, others restart", new NumberField(s.rate), new NumberField(s.batch),
                        new ChoiceField(s.schedule), new ChoiceField(s.precision)));
        panel.getStyleClass().add("settings");
        return panel;
    }

    private Region picker() {
        tiles.getStyleClass().add("thumbnails");
        tiles.setPrefColumns(5);
        model.datasets().forEach(this::addTile);
        model.datasets().addListener((ListChangeListener<DatasetCard>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(card -> tiles.getChildren().removeIf(tile -> card.equals(tile.getUserData())));
                change.getAddedSubList().forEach(this::addTile);
            }
        });
        model.settings().datasetProperty().addListener((property, old, card) -> select(card));
        model.observableThumbnails().addListener((MapChangeListener<String, TrainModel.Thumbnail>) change -> refreshTiles());
        Label title = new Label();
        title.getStyleClass().add("dataset-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        title.textProperty().bind(model.settings().datasetProperty().map(DatasetCard::title));
        title.setMinWidth(0);
        Button open = new Button("Open CSV…", Icons.of("fth-folder"));
        open.getStyleClass().addAll("small", "flat");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setTooltip(new Tooltip("Learn your own points: a CSV file with two columns of numbers"));
        open.setOnAction(event -> fileChooser.get().ifPresent(actions::open));
        HBox line = new HBox(title, open);
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(tiles, line);
    }

    private void addTile(DatasetCard card) {
        ToggleButton tile = new ToggleButton();
        tile.setUserData(card);
        tile.setToggleGroup(group);
        tile.getStyleClass().add("thumbnail");
        tile.setAccessibleText("Dataset " + card.title());
        tile.setTooltip(new Tooltip(card.title() + ". " + card.description()));
        ImageView view = new ImageView();
        view.setFitWidth(THUMBNAIL);
        view.setFitHeight(THUMBNAIL);
        tile.setGraphic(view);
        tile.setSelected(card.equals(model.settings().datasetProperty().get()));
        tile.setOnAction(event -> {
            tile.setSelected(true);
            model.settings().choose(card);
        });
        tiles.getChildren().add(tile);
        refreshTiles();
    }

    private void select(DatasetCard card) {
        group.getToggles().stream().filter(toggle -> card.equals(toggle.getUserData())).findFirst().ifPresent(group::selectToggle);
    }

    private void refreshTiles() {
        for (Node node : tiles.getChildren()) {
            ToggleButton tile = (ToggleButton) node;
            TrainModel.Thumbnail thumbnail = model.thumbnails().get(((DatasetCard) tile.getUserData()).name());
            ImageView view = (ImageView) tile.getGraphic();
            if (thumbnail != null && view.getUserData() != thumbnail) {
                view.setUserData(thumbnail);
                view.setImage(image(thumbnail));
            }
        }
    }

    private static Image image(TrainModel.Thumbnail thumbnail) {
        int side = thumbnail.side();
        WritableImage image = new WritableImage(side, side);
        image.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), thumbnail.pixels(), 0, side);
        return image;
    }
}
