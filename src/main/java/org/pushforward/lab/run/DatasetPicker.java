package org.pushforward.lab.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
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
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.pushforward.base.InputFile;
import org.pushforward.base.OneLine;
import org.pushforward.chart.DataTable;
import org.pushforward.chart.Figure;
import org.pushforward.chart.PictureContent;
import org.pushforward.chart.PicturesFigure;
import org.pushforward.data.TableChoice;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.Nodes;
import org.pushforward.lab.control.Notice;
import org.pushforward.live.DatasetCard;

/** Shows the shelf of datasets as tiles, of which one is chosen. */
public final class DatasetPicker extends VBox {

    private static final double THUMBNAIL = 44;

    private final DatasetShelf shelf;
    private final TrainSettings settings;
    private final Notice notice;
    private final Predicate<DatasetCard> offered;
    private final ToggleGroup group = new ToggleGroup();
    private final TilePane tiles = new TilePane();

    /**
     * @param settings    whose dataset is chosen
     * @param notice      tells what of a file is used
     * @param fileChooser asks a person for a CSV file; empty if they think better of it
     */
    public DatasetPicker(DatasetShelf shelf, TrainSettings settings, Notice notice, Supplier<Optional<Path>> fileChooser) {
        this(shelf, settings, notice, fileChooser, card -> true);
    }

    /** As above. @param offered which of the shelf's datasets are */
    public DatasetPicker(DatasetShelf shelf, TrainSettings settings, Notice notice, Supplier<Optional<Path>> fileChooser,
            Predicate<DatasetCard> offered) {
        this.shelf = shelf;
        this.offered = offered;
        this.settings = settings;
        this.notice = notice;
        tiles.getStyleClass().add("thumbnails");
        tiles.setPrefColumns(5);
        FigureMenu.install(tiles, this::figure);
        FigureMenu.repeatedBy(tiles, () -> "");
        shelf.cards().stream().filter(offered).forEach(this::addTile);
        shelf.cards().addListener((ListChangeListener<DatasetCard>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(card -> tiles.getChildren().removeIf(tile -> card.equals(tile.getUserData())));
                change.getAddedSubList().stream().filter(offered).forEach(this::addTile);
            }
        });
        settings.datasetProperty().addListener((property, old, card) -> select(card));
        shelf.thumbnails().addListener((MapChangeListener<String, DatasetShelf.Thumbnail>) change -> refreshTiles());
        Button open = Nodes.button("Open CSV…", "fth-folder",
                "Learn your own points: a CSV file with two columns of numbers or more, or an array of numpy (.npy). It can be dropped on the window "
                        + "too.",
                () -> fileChooser.get().ifPresent(file -> choose(file, TableChoice.DEFAULT)));
        open.getStyleClass().addAll("small", "flat");
        HBox line = new HBox(title(DatasetCard::title), open);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(tiles, line, columns());
    }

    /** All pictures that are there. */
    private Figure figure() {
        List<DatasetCard> drawn = shelf.cards().stream().filter(offered).filter(card -> shelf.thumbnails().containsKey(card.name())).toList();
        List<DataTable> data = new ArrayList<>();
        List<PicturesFigure.Cell> cells = new ArrayList<>();
        for (DatasetCard card : drawn) {
            PictureContent content = shelf.thumbnails().get(card.name()).content();
            cells.add(new PicturesFigure.Cell("", card.title(), content));
            content.data().forEach(table -> data.add(new DataTable(card.title(), table.columns())));
        }
        return PicturesFigure.of("Datasets", List.of("x₁, data units", "x₂, data units"), cells,
                "Training points, x₁ across and x₂ up in data units, each in its own window.", data);
    }

    /** The columns that are learned of a file, and a way to others; nothing for other data. */
    private Node columns() {
        Label names = title(card -> "columns " + OneLine.of(card.columns()));
        names.setId("columns");
        Button change = Nodes.button("Columns…", "fth-grid", "See the first lines of the file and choose other columns",
                () -> choose(Path.of(settings.datasetProperty().get().name()), settings.datasetProperty().get().preset().table()));
        change.setId("choose-columns");
        change.getStyleClass().addAll("small", "flat");
        HBox line = new HBox(names, change);
        line.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(settings.datasetProperty().map(card -> !card.columns().isEmpty()));
        return Nodes.collapsing(line);
    }

    /** A label that takes the room there is, with words about the dataset. */
    private Label title(Function<DatasetCard, String> words) {
        Label title = Nodes.growing(Nodes.cut("", "dataset-title"));
        title.setMaxWidth(Double.MAX_VALUE);
        title.textProperty().bind(settings.datasetProperty().map(words));
        return title;
    }

    /** Asks which columns of a file are to be learned. */
    public void choose(Path csv, TableChoice choice) {
        choose(getScene(), shelf, settings::choose, notice, csv, choice);
    }

    /**
     * As {@link #choose(Path, TableChoice)}, for a page whose picker may not be in the window.
     *
     * @param owner the window's
     * @param taker takes what a person has chosen, unless they think better of it
     */
    public static void choose(Scene owner, DatasetShelf shelf, Consumer<DatasetCard> taker, Notice notice, Path csv, TableChoice choice) {
        TableDialog.show(owner, new TableModel(shelf, InputFile.absolute(csv), choice), card -> {
            taker.accept(card);
            notice.inform(card.use());
        });
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
        Nodes.arrowsPress(tile, () -> card.equals(settings.datasetProperty().get()));
        tiles.getChildren().add(tile);
        refreshTiles();
    }

    private void select(DatasetCard card) {
        // Data that are none to choose are no tile's.
        group.selectToggle(group.getToggles().stream().filter(toggle -> card.equals(toggle.getUserData())).findFirst().orElse(null));
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
