package org.pushforward.lab.page.train.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.pushforward.chart.Figure;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.PicturesFigure;
import org.pushforward.data.Axes;
import org.pushforward.instrument.place.LayersReading;
import org.pushforward.instrument.place.LayersWords;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.Nodes;

/**
 * Thumbnails of all whole places from noise to data in a row, between two of them what the coupling there moves, and below them a mark at the present
 * place. Scrolls where they do not fit.
 */
final class LayersStripView extends ScrollPane {

    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final double LEAST_SIDE = 40;
    private static final double MOST_SIDE = 200;
    /** Of the whole lens's height. */
    private static final double MOST_SHARE = 0.125;
    private static final double LEAST_GAP = 22;
    private static final double GAP_INSET = 4;
    private static final double MARK = 8;
    private static final double MARK_ROOM = 12;
    private static final double SCROLL_BAR = 14;

    private final DoubleConsumer onChosen;
    private final ReadOnlyIntegerWrapper pixelSide = new ReadOnlyIntegerWrapper(this, "pixelSide", 0);
    private final Row row = new Row();
    private final Region mark = new Region();
    private final List<Thumbnail> thumbnails = new ArrayList<>();
    private final List<Label> arrows = new ArrayList<>();
    private final DoubleProperty lensHeight = new SimpleDoubleProperty(this, "lensHeight", 0);
    private LayersReading.Strip shown;
    private double place;
    private double side = LEAST_SIDE;
    private double gap = LEAST_GAP;
    private boolean scrolls;
    private boolean resizing;

    /** @param onChosen takes the number of couplings passed at the place that a person chose */
    LayersStripView(DoubleConsumer onChosen) {
        this.onChosen = onChosen;
        Nodes.drawnAfresh(this);
        FigureMenu.install(this, this::figure);
        // The slider is the way by keyboard; this one would swallow Space and the arrows.
        setFocusTraversable(false);
        getStyleClass().add("layer-strip");
        mark.getStyleClass().add("layer-mark");
        mark.setManaged(false);
        row.getChildren().add(mark);
        setContent(row);
        setFitToHeight(true);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setHbarPolicy(ScrollBarPolicy.AS_NEEDED);
        setMinSize(0, 0);
        widthProperty().addListener(observable -> resize());
        lensHeight.addListener(observable -> resize());
    }

    /** Of the lens that this is a part of. */
    DoubleProperty lensHeightProperty() {
        return lensHeight;
    }

    /** Pixels of the device along each side of a thumbnail; 0 before the first layout. */
    ReadOnlyIntegerProperty pixelSideProperty() {
        return pixelSide.getReadOnlyProperty();
    }

    void show(LayersReading reading) {
        int couplings = reading.position().couplings();
        if (thumbnails.size() != couplings + 1) {
            build(couplings);
        }
        if (reading.strip() != shown) {
            shown = reading.strip();
            for (int passed = 0; passed < shown.pixels().length; passed++) {
                thumbnails.get(passed).show(shown.pixels()[passed], shown.side());
            }
        }
        boolean reworded = false;
        for (int i = 0; i < couplings; i++) {
            int coupling = couplings - 1 - i;
            boolean off = coupling == reading.switchedOff();
            String words = "→\n" + (off ? "off" : reading.moved().get(coupling));
            Label arrow = arrows.get(i);
            if (!words.equals(arrow.getText())) {
                arrow.setText(words);
                arrow.pseudoClassStateChanged(OFF, off);
                String moves = switch (reading.family()) {
                    case COUPLINGS -> reading.moved().get(coupling);
                    case LEAKY, LEAKY_HARD -> "all coordinates";
                    case GREEDY -> "points along one direction";
                };
                arrow.setTooltip(new Tooltip(LayersWords.name(reading.family()) + " " + (i + 1) + (off ? " is switched off" : " moves " + moves)));
                reworded = true;
            }
        }
        if (reworded) {
            resize();
        }
        moveTo(reading.position().passed());
    }

    private Figure figure() {
        String title = "From noise to data, layer by layer";
        if (shown == null) {
            return PicturesFigure.of(title, List.of(), List.of(), "", List.of());
        }
        List<PicturesFigure.Cell> cells = new ArrayList<>();
        Axes axes = shown.axes();
        for (int passed = 0; passed < shown.stages().size(); passed++) {
            cells.add(new PicturesFigure.Cell(passed == 0 ? "" : arrows.get(passed - 1).getText(), thumbnails.get(passed).name.getText(),
                    shown.content(passed)));
        }
        return PicturesFigure.of(title, List.of(axis(axes.first()) + ", data units", axis(axes.second()) + ", data units"), cells,
                "Samples of the flow in the plane of " + axis(axes.first()) + " and " + axis(axes.second())
                        + ", data units, all in one window; above an arrow's end: what the layer there moves.",
                List.of(shown.table()));
    }

    private static String axis(int coordinate) {
        return "x" + Numbers.subscript(coordinate + 1);
    }

    private void build(int couplings) {
        thumbnails.clear();
        arrows.clear();
        shown = null;
        for (int passed = 0; passed <= couplings; passed++) {
            String name = passed == 0 ? "noise" : passed == couplings ? "data" : Integer.toString(passed);
            Thumbnail thumbnail = new Thumbnail(name);
            double chosen = passed;
            thumbnail.setOnMouseClicked(event -> onChosen.accept(chosen));
            thumbnails.add(thumbnail);
            if (passed < couplings) {
                Label arrow = new Label();
                arrow.getStyleClass().add("layer-arrow");
                arrow.setAlignment(Pos.CENTER);
                arrow.setTextAlignment(TextAlignment.CENTER);
                arrow.fontProperty().addListener(observable -> resizeSoon());
                arrows.add(arrow);
            }
        }
        row.getChildren().setAll(thumbnails);
        row.getChildren().addAll(arrows);
        row.getChildren().add(mark);
        resize();
    }

    private void moveTo(double newPlace) {
        place = newPlace;
        for (int passed = 0; passed < thumbnails.size(); passed++) {
            thumbnails.get(passed).pseudoClassStateChanged(PRESENT, passed == place);
        }
        row.placeMark();
        double hidden = row.getWidth() - getViewportBounds().getWidth();
        if (hidden > 0) {
            // The mark goes through the viewport as the place goes through the row.
            setHvalue(place / (thumbnails.size() - 1));
        }
    }

    /** Once, when all arrows have their type: each asks for it. */
    private void resizeSoon() {
        if (!resizing) {
            resizing = true;
            FxThread.later().execute(() -> {
                resizing = false;
                resize();
            });
        }
    }

    /** Thumbnails are as large as width and height allow. */
    private void resize() {
        if (thumbnails.isEmpty() || getWidth() == 0) {
            return;
        }
        gap = LEAST_GAP;
        double least = LEAST_SIDE;
        // Labels that have just been made do not know their type yet.
        row.applyCss();
        for (Label arrow : arrows) {
            gap = Math.max(gap, Math.ceil(arrow.prefWidth(-1)) + GAP_INSET);
            least = Math.max(least, arrow.prefHeight(-1));
        }
        for (Thumbnail thumbnail : thumbnails) {
            least = Math.max(least, thumbnail.nameWidth());
        }
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double most = Math.min(MOST_SIDE, MOST_SHARE * lensHeight.get());
        side = Math.floor(Math.max(Math.ceil(least), Math.min(most, (width - arrows.size() * gap) / thumbnails.size())));
        scrolls = arrows.size() * (side + gap) + side > width;
        if (!scrolls) {
            gap = Math.max(gap, Math.min(side, (width - thumbnails.size() * side) / arrows.size()));
        }
        double deviceScale = PixelView.deviceScale(this);
        row.setPrefWidth(arrows.size() * (side + gap) + side);
        row.requestLayout();
        requestLayout();
        pixelSide.set((int) Math.round(side * deviceScale));
    }

    @Override
    protected double computePrefHeight(double width) {
        double name = thumbnails.isEmpty() ? 0 : thumbnails.get(0).nameHeight();
        return snappedTopInset() + side + name + MARK_ROOM + (scrolls ? SCROLL_BAR : 0) + snappedBottomInset();
    }

    /** Lays the thumbnails out at equal distances. */
    private final class Row extends Pane {

        @Override
        protected void layoutChildren() {
            for (int i = 0; i < thumbnails.size(); i++) {
                thumbnails.get(i).resizeRelocate(left(i), 0, side, side + thumbnails.get(i).nameHeight());
            }
            for (int i = 0; i < arrows.size(); i++) {
                Label arrow = arrows.get(i);
                double height = arrow.prefHeight(gap);
                arrow.resizeRelocate(left(i) + side, Math.round((side - height) / 2), gap, height);
            }
            placeMark();
        }

        /** Whole pixels: a picture between them would be blurred. */
        private double left(int thumbnail) {
            return Math.round(thumbnail * (side + gap));
        }

        private void placeMark() {
            if (!thumbnails.isEmpty()) {
                double y = side + thumbnails.get(0).nameHeight() + (MARK_ROOM - MARK) / 2;
                mark.resizeRelocate(place * (side + gap) + (side - MARK) / 2, y, MARK, MARK);
            }
        }
    }

    /** A picture of a place over its name. */
    private static final class Thumbnail extends Region {

        private final ImageView image = new ImageView();
        /** Over the picture, which would cover a border of its own. */
        private final Region frame = new Region();
        private final Label name = new Label();

        Thumbnail(String words) {
            getStyleClass().add("layer-thumbnail");
            frame.getStyleClass().add("layer-frame");
            image.setManaged(false);
            name.setText(words);
            name.setAlignment(Pos.CENTER);
            name.getStyleClass().add("layer-name");
            getChildren().addAll(image, frame, name);
            setCursor(Cursor.HAND);
            setAccessibleText("Place " + words);
        }

        double nameWidth() {
            return Math.ceil(name.prefWidth(-1));
        }

        double nameHeight() {
            return Math.ceil(name.prefHeight(-1));
        }

        void show(int[] pixels, int pixelSide) {
            WritableImage picture = image.getImage() instanceof WritableImage last && last.getWidth() == pixelSide ? last
                    : new WritableImage(pixelSide, pixelSide);
            picture.getPixelWriter().setPixels(0, 0, pixelSide, pixelSide, PixelFormat.getIntArgbPreInstance(), pixels, 0, pixelSide);
            image.setImage(picture);
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth();
            frame.resizeRelocate(0, 0, width, width);
            image.relocate(0, 0);
            image.setFitWidth(width);
            image.setFitHeight(width);
            name.resizeRelocate(0, width, width, nameHeight());
        }
    }
}
