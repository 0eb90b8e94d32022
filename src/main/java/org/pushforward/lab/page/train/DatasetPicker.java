package org.pushforward.lab.page.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.pushforward.lab.control.Icons;

/** Shows the shelf of datasets as tiles, of which one is chosen. */
public final class DatasetPicker extends VBox {

    private static final double THUMBNAIL = 44;

    private final DatasetShelf shelf;
    private final TrainSettings settings;
    private final ToggleGroup group = new ToggleGroup();
    private final TilePane tiles = new TilePane();

    /**
     * @param settings    whose dataset is chosen
     * @param fileChooser asks a person for a CSV file; empty if they think better of it
     * @param opener      takes the file
     */
    public DatasetPicker(DatasetShelf shelf, TrainSettings settings, Supplier<Optional<Path>> fileChooser, Consumer<Path> opener) {
        this.shelf = shelf;
        this.settings = settings;
        tiles.getStyleClass().add("thumbnails");
        tiles.setPrefColumns(5);
        shelf.cards().forEach(this::addTile);
        shelf.cards().addListener((ListChangeListener<DatasetCard>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(card -> tiles.getChildren().removeIf(tile -> card.equals(tile.getUserData())));
                change.getAddedSubList().forEach(this::addTile);
            }
        });
        settings.datasetProperty().addListener((property, old, card) -> select(card));
        shelf.thumbnails().addListener((MapChangeListener<String, DatasetShelf.Thumbnail>) change -> refreshTiles());
        Label title = new Label();
        title.getStyleClass().add("dataset-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        title.textProperty().bind(settings.datasetProperty().map(DatasetCard::title));
        title.setMinWidth(0);
        Button open = new Button("Open CSV…", Icons.of("fth-folder"));
        open.getStyleClass().addAll("small", "flat");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setTooltip(new Tooltip("Learn your own points: a CSV file with two columns of numbers"));
        open.setOnAction(event -> fileChooser.get().ifPresent(opener));
        HBox line = new HBox(title, open);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(tiles, line);
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
        tile.setSelected(card.equals(settings.datasetProperty().get()));
        tile.setOnAction(event -> {
            tile.setSelected(true);
            settings.choose(card);
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
            DatasetShelf.Thumbnail thumbnail = shelf.thumbnails().get(((DatasetCard) tile.getUserData()).name());
            ImageView view = (ImageView) tile.getGraphic();
            if (thumbnail != null && view.getUserData() != thumbnail) {
                view.setUserData(thumbnail);
                view.setImage(image(thumbnail));
            }
        }
    }

    private static Image image(DatasetShelf.Thumbnail thumbnail) {
        int side = thumbnail.side();
        WritableImage image = new WritableImage(side, side);
        image.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), thumbnail.pixels(), 0, side);
        return image;
    }
}
