package org.pushforward.lab.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.pushforward.chart.PictureContent;
import org.pushforward.chart.Theme;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.PointTable;
import org.pushforward.data.TableChoice;
import org.pushforward.instrument.LearnedData;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.concurrent.WindowFailures;
import org.pushforward.live.DatasetCard;
import org.pushforward.live.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The datasets that a person can choose from, with a small picture of each: the built-in ones and the files that were opened. One for all pages. */
public final class DatasetShelf {

    private static final Logger LOG = LoggerFactory.getLogger(DatasetShelf.class);
    private static final int THUMBNAIL_SIDE = 96;
    /** Size of the dots, for the pixels of a small picture. */
    private static final double DOTS = 0.75;

    private final Workbench workbench;
    private final TaskExecutor tasks;
    private final ObservableList<DatasetCard> cards;
    /** What the thumbnails are painted from, so that other colours need no data: to draw the points of all datasets takes seconds. */
    private final Map<DatasetCard, PictureContent> contents = new HashMap<>();
    private final ObservableMap<String, Thumbnail> thumbnails = FXCollections.observableHashMap();
    /** Kept, since a view that nobody holds loses its listeners. */
    private final ObservableList<DatasetCard> cardsView;
    private final ObservableMap<String, Thumbnail> thumbnailsView = FXCollections.unmodifiableObservableMap(thumbnails);
    private Theme theme = Theme.LIGHT;
    private boolean begun;

    /**
     * A small picture of a dataset.
     *
     * @param pixels  {@code side * side} opaque ARGB from the top row down
     * @param content what it was painted from
     */
    public record Thumbnail(int[] pixels, int side, PictureContent content) {
    }

    public DatasetShelf(Workbench workbench, TaskExecutor tasks) {
        this.workbench = workbench;
        this.tasks = tasks;
        cards = FXCollections.observableArrayList(workbench.datasets());
        cardsView = FXCollections.unmodifiableObservableList(cards);
    }

    public ObservableList<DatasetCard> cards() {
        return cardsView;
    }

    /** By dataset name; filled in the background. */
    public ObservableMap<String, Thumbnail> thumbnails() {
        return thumbnailsView;
    }

    /** The card of a dataset, if it is on the shelf. */
    public Optional<DatasetCard> find(String name) {
        return cards.stream().filter(card -> card.name().equals(name)).findFirst();
    }

    /**
     * The card of a dataset; one that is not on the shelf is taken for the path of a point cloud and put there. Data that nobody knows, those of a
     * model that came alone, have a card and no place: they are none to choose, and have no picture.
     */
    public DatasetCard card(DatasetSpec spec) {
        return find(spec.name()).filter(card -> card.preset().table().equals(spec.table())).orElseGet(() -> {
            DatasetCard card = DatasetCard.ofFile(spec.name(), spec.table());
            if (!card.name().isBlank()) {
                put(card);
            }
            return card;
        });
    }

    /** Looks at a CSV file, in the background. */
    public void readTable(Path csv, TableChoice.Header header, Consumer<? super PointTable> onSuccess, Consumer<? super Throwable> onFailure) {
        tasks.run(() -> PointTable.open(csv, header), onSuccess, onFailure);
    }

    /**
     * Puts the points of a CSV file on the shelf, in the background.
     *
     * @param choice    how its table is read
     * @param onSuccess takes its card, which knows how many points were read
     * @param onFailure takes what is wrong with the file
     */
    public void open(Path csv, TableChoice choice, Consumer<DatasetCard> onSuccess, Consumer<? super Throwable> onFailure) {
        DatasetCard file = DatasetCard.ofFile(csv.toString(), choice);
        tasks.run(() -> file.withPoints(workbench.open(file.preset(), 1)), card -> {
            put(card);
            onSuccess.accept(card);
        }, onFailure);
    }

    private void put(DatasetCard card) {
        cards.removeIf(other -> other.name().equals(card.name()));
        contents.keySet().removeIf(other -> other.name().equals(card.name()));
        cards.add(card);
        if (begun) {
            draw(card);
        }
    }

    /** Begins to draw thumbnails, in the background; what is drawn and read first should have been asked for before. */
    public void begin() {
        begun = true;
        drawAll();
    }

    /** The colours of the thumbnails from now on. */
    public void setTheme(Theme newTheme) {
        if (!newTheme.equals(theme)) {
            theme = newTheme;
            if (begun) {
                drawAll();
            }
        }
    }

    private void drawAll() {
        List.copyOf(cards).forEach(this::draw);
    }

    private void draw(DatasetCard card) {
        Theme drawn = theme;
        PictureContent known = contents.get(card);
        tasks.run(() -> {
            PictureContent content = known == null ? content(card) : known;
            return new Thumbnail(content.paint(THUMBNAIL_SIDE, drawn, DOTS), THUMBNAIL_SIDE, content);
        }, thumbnail -> {
            if (cards.contains(card)) {
                contents.put(card, thumbnail.content());
                thumbnails.put(card.name(), thumbnail);
            }
        }, failure ->
                LOG.warn("no picture of {}: {}", card.name(), WindowFailures.words(failure)));
    }

    private PictureContent content(DatasetCard card) {
        LearnedData data = workbench.data(card.preset(), 1);
        return PictureContent.ofData(data.window(), null, 0, new double[0][], data.points(), null);
    }
}
