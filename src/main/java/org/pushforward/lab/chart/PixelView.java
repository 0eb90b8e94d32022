package org.pushforward.lab.chart;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.pushforward.chart.CurveChart;
import org.pushforward.chart.Figure;
import org.pushforward.chart.PictureContent;
import org.pushforward.chart.PictureFigure;
import org.pushforward.chart.Ticks;
import org.pushforward.data.Window;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.TermMark;

/**
 * A square picture that others compose as pixels, with a frame and axes in data units around it. Painting costs the JavaFX thread one copy into a
 * buffer that the screen reads. Says through {@link #pixelSideProperty} how large a picture it wants.
 */
public final class PixelView extends Region {

    /** As of the charts that stand below. */
    private static final double LEFT = CurveChart.VALUE_LABELS;
    private static final double BOTTOM = 22;
    private static final double TICK = 4;
    private static final double NOTE_INSET = 6;
    /** Of the picture's side, for words on it. */
    private static final double MOST_NOTE = 0.2;
    private static final int MOST_HANDED_OVER = 5;
    /**
     * Pixels along a side; a larger picture is stretched. Of each there are eight or so at a time, being painted, shown and kept for the next, and
     * without a graphics card twice as many: a screen of 3840 x 2160 would fill the heap of lab.options with them. With this an array of pixels is
     * less than half of one of its regions; larger ones take a region each, and cannot be moved.
     */
    private static final int MOST_SIDE = 1_000;
    private static final int MOST_TICKS = 5;
    /** Of the axis below, for each label. */
    private static final double TICK_ROOM = 46;

    private final ImageView image = new ImageView();
    /** Left, right, top, bottom. Filled strips: the software pipeline would rasterise a stroked rectangle over the whole picture each time. */
    private final Region[] frame = {new Region(), new Region(), new Region(), new Region()};
    private final Pane overlay = new Pane();
    private final Rectangle overlayClip = new Rectangle();
    private final PictureAxis across = new PictureAxis();
    private final PictureAxis up = new PictureAxis();
    private final ReadOnlyIntegerWrapper pixelSide = new ReadOnlyIntegerWrapper(this, "pixelSide", 0);
    /** The images over arrays that were handed over last, by identity (arrays know no other equality); most of them come round. */
    private final Map<int[], Buffer> handedOver = new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<int[], Buffer> eldest) {
            return size() > MOST_HANDED_OVER;
        }
    };
    /** Null before the first picture, and while the view is in no window. */
    private Buffer front;
    private Buffer back;
    /** The picture that was shown when the view was taken from its window; null for none. */
    private int[] resting;
    private int restingSide;
    private final ReadOnlyObjectWrapper<Window> window = new ReadOnlyObjectWrapper<>(this, "window");
    private final Label note = new Label();
    private double gutterScale = 1;
    private final Supplier<PictureFigure> figure;
    private PictureContent content = PictureContent.NOTHING;
    /** Where rings stand, in the window's units; null for nowhere. */
    private final List<Supplier<double[]>> rings = new ArrayList<>();

    /** @param figure what the picture is, for those who take it away: title, axes with their units, legend, numbers */
    public PixelView(Supplier<PictureFigure> figure) {
        this.figure = figure;
        FigureMenu.install(this, this::figure);
        getStyleClass().add("pixel-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        image.setManaged(false);
        // A picture of the wanted size is shown pixel by pixel; one that is late is stretched for an instant.
        image.setPreserveRatio(false);
        image.setSmooth(false);
        note.getStyleClass().add("picture-note");
        TermMark.on(note);
        note.setManaged(false);
        note.setWrapText(true);
        note.setVisible(false);
        getChildren().add(image);
        for (Region strip : frame) {
            strip.setManaged(false);
            strip.getStyleClass().add("picture-frame");
            strip.setMouseTransparent(true);
            getChildren().add(strip);
        }
        overlay.setManaged(false);
        overlay.setPickOnBounds(false);
        overlay.setClip(overlayClip);
        for (PictureAxis axis : List.of(across, up)) {
            getChildren().addAll(axis.labels);
            getChildren().addAll(axis.marks);
            getChildren().add(axis.note);
        }
        getChildren().addAll(note, overlay);
        setMinSize(120, 120);
        sceneProperty().addListener((property, old, now) -> {
            if (now == null) {
                rest();
            } else {
                wake();
            }
        });
    }

    /** Keeps the pixels alone: JavaFX has a texture for each image that anybody knows, and those of all pages would fill the heap. */
    private void rest() {
        if (front != null) {
            resting = front.pixels().getBuffer().array();
            restingSide = front.side();
        }
        front = null;
        back = null;
        handedOver.clear();
        image.setImage(null);
        HiddenPeers.followSoon(image);
    }

    private void wake() {
        // Something else may have been shown meanwhile.
        if (resting != null && front == null) {
            front = Buffer.over(resting, restingSide);
            handedOver.put(resting, front);
            image.setImage(front.image());
        }
        resting = null;
    }

    /** What is seen now: the pixels as they are, with axes, legend and rings around and upon them. */
    public Figure figure() {
        double[] ring = rings.stream().map(Supplier::get).filter(Objects::nonNull).findFirst().orElse(null);
        PictureFigure shown = figure.get().in(window.get());
        return (note.isVisible() ? shown.saying(note.getText()) : shown).of(content, ring, overlay.getWidth());
    }

    /** To be told with each picture, for those who take it away. @param newContent what the picture that is shown was painted from */
    public void setContent(PictureContent newContent) {
        content = newContent;
    }

    /** Has figures show a ring. @param place in the window's units; null for nowhere */
    public void addRing(Supplier<double[]> place) {
        rings.add(place);
    }

    /** How many pixels the picture is to have along each side: those of the device, but not very many; 0 before the first layout. */
    public ReadOnlyIntegerProperty pixelSideProperty() {
        return pixelSide.getReadOnlyProperty();
    }

    /** Pixels of the screen to each pixel of the layout, where a node is shown; 1 while it is in no window. */
    public static double deviceScale(Node node) {
        return node.getScene() == null || node.getScene().getWindow() == null ? 1 : node.getScene().getWindow().getRenderScaleX();
    }

    /** @param scale factor on the room for axis labels */
    public void setGutterScale(double scale) {
        gutterScale = scale;
        requestLayout();
    }

    public double getGutterScale() {
        return gutterScale;
    }

    /** What the axis at the left takes of the view's width. */
    public double axisWidth() {
        return LEFT * gutterScale + 2;
    }

    /** What the axis below takes of the view's height. */
    public double axisHeight() {
        return BOTTOM * gutterScale + 2;
    }

    /**
     * A pane exactly over the picture, for nodes that lie on it; clipped to it. Few and small ones: each pulse that paints the picture paints them.
     * See {@link #onPlacing}.
     */
    public Pane overlay() {
        return overlay;
    }

    /** Has an action place what lies on the picture whenever the picture has another size or shows another window. */
    public void onPlacing(Runnable action) {
        // By width and height alike: the one is set before the other, and a place taken in between would be wrong.
        InvalidationListener place = observable -> action.run();
        overlay.widthProperty().addListener(place);
        overlay.heightProperty().addListener(place);
        window.addListener(place);
    }

    /** The window whose axes are shown; null before the first. */
    public ReadOnlyObjectProperty<Window> windowProperty() {
        return window.getReadOnlyProperty();
    }

    /** @return where the mouse is on the overlay, in its coordinates */
    public Point2D at(MouseEvent event) {
        return overlay.sceneToLocal(event.getSceneX(), event.getSceneY());
    }

    /** @return where {@code x} in data units lies on the overlay, in its coordinates */
    public double toOverlayX(double x) {
        return (x - window.get().minX()) / window.get().width() * overlay.getWidth();
    }

    /** @return where {@code y} in data units lies on the overlay, in its coordinates */
    public double toOverlayY(double y) {
        return (window.get().maxY() - y) / window.get().height() * overlay.getHeight();
    }

    /** @return data units */
    public double fromOverlayX(double x) {
        return window.get().minX() + x / overlay.getWidth() * window.get().width();
    }

    /** @return data units */
    public double fromOverlayY(double y) {
        return window.get().maxY() - y / overlay.getHeight() * window.get().height();
    }

    /** Words in the lower left corner of the picture; empty for none. */
    public void setNote(String words) {
        if (!words.equals(note.getText())) {
            note.setText(words);
            note.setVisible(!words.isEmpty());
            requestLayout();
        }
    }

    /** Shows the axes of a window. */
    public void setWindow(Window newWindow) {
        if (newWindow.equals(window.get())) {
            return;
        }
        window.set(newWindow);
        requestLayout();
    }

    /** Labels and marks of one axis: as many as are ever needed, those that are not hidden. What all labels leave out stands within the picture. */
    private static final class PictureAxis {

        private final List<Text> labels = new ArrayList<>();
        private final List<Line> marks = new ArrayList<>();
        private final Label note = new Label();

        PictureAxis() {
            for (int i = 0; i < MOST_TICKS + 2; i++) {
                Text label = new Text();
                label.setManaged(false);
                label.setTextOrigin(VPos.CENTER);
                label.getStyleClass().add("tick-label");
                labels.add(label);
                Line mark = new Line();
                mark.setManaged(false);
                mark.getStyleClass().add("tick-mark");
                marks.add(mark);
            }
            note.setManaged(false);
            note.setMouseTransparent(true);
            note.getStyleClass().add("picture-note");
            show(Ticks.NONE);
        }

        void show(Ticks ticks) {
            int count = Math.min(labels.size(), ticks.values().length);
            for (int i = 0; i < labels.size(); i++) {
                labels.get(i).setText(i < count ? ticks.labels().get(i) : "");
                labels.get(i).setVisible(i < count);
                marks.get(i).setVisible(i < count);
            }
            note.setText(ticks.note());
            note.setVisible(!ticks.note().isEmpty());
            note.autosize();
        }
    }

    /**
     * Shows a finished picture.
     *
     * @param pixels {@code side * side} opaque ARGB from the top row down; copied
     */
    public void show(int[] pixels, int side) {
        if (front == null || front.side() != side) {
            front = Buffer.allocate(side);
            back = null;
            requestLayout();
        }
        // Written to the buffer that is not on the screen, then exchanged: the render thread may still be reading the other one.
        Buffer written = back == null ? Buffer.allocate(side) : back;
        back = front;
        front = written;
        written.write(pixels);
        image.setImage(written.image());
    }

    /**
     * Shows a finished picture without copying it: for pictures that come many times a second.
     *
     * @param pixels as for {@link #show}; must not be written to until they are given back
     * @return pixels that were handed over earlier and are free now, or null
     */
    public int[] showHandedOver(int[] pixels, int side) {
        if (front == null || front.side() != side) {
            front = null;
            back = null;
            handedOver.clear();
            requestLayout();
        }
        // The render thread may still be reading the front one; the one before it was replaced a pulse ago.
        Buffer free = back;
        back = front;
        front = handedOver.computeIfAbsent(pixels, array -> Buffer.over(array, side));
        front.changed();
        image.setImage(front.image());
        return free == null ? null : free.pixels().getBuffer().array();
    }

    /** An image over memory of ours. */
    private record Buffer(int side, PixelBuffer<IntBuffer> pixels, WritableImage image) {

        static Buffer allocate(int side) {
            return over(new int[side * side], side);
        }

        static Buffer over(int[] array, int side) {
            PixelBuffer<IntBuffer> pixels = new PixelBuffer<>(side, side, IntBuffer.wrap(array), PixelFormat.getIntArgbPreInstance());
            return new Buffer(side, pixels, new WritableImage(pixels));
        }

        void write(int[] values) {
            System.arraycopy(values, 0, pixels.getBuffer().array(), 0, side * side);
            changed();
        }

        void changed() {
            // No rectangle: all of it.
            pixels.updateBuffer(target -> null);
        }
    }

    @Override
    protected void layoutChildren() {
        double left = LEFT * gutterScale;
        double bottom = BOTTOM * gutterScale;
        double deviceScale = deviceScale(this);
        double side = Math.floor(Math.max(0, Math.min(getWidth() - left - 2, getHeight() - bottom - 2)));
        double x = snapPositionX(left);
        double y = 1;
        image.relocate(x, y);
        image.setFitWidth(side);
        image.setFitHeight(side);
        frame[0].resizeRelocate(x - 1, y - 1, 1, side + 2);
        frame[1].resizeRelocate(x + side, y - 1, 1, side + 2);
        frame[2].resizeRelocate(x, y - 1, side, 1);
        frame[3].resizeRelocate(x, y + side, side, 1);
        overlay.resizeRelocate(x, y, side, side);
        overlayClip.setWidth(side);
        overlayClip.setHeight(side);
        layoutTicks(x, y, side);
        double noteWidth = Math.min(note.prefWidth(-1), Math.max(0, side - 2 * NOTE_INSET));
        note.resize(noteWidth, note.prefHeight(noteWidth));
        // Words are not to hide a small picture.
        note.setVisible(!note.getText().isEmpty() && note.getHeight() <= MOST_NOTE * side);
        note.relocate(x + NOTE_INSET, snapPositionY(y + side - note.getHeight() - NOTE_INSET));
        int wanted = (int) Math.round(side * deviceScale);
        image.setSmooth(wanted > MOST_SIDE);
        pixelSide.set(Math.min(wanted, MOST_SIDE));
    }

    private void layoutTicks(double x, double y, double side) {
        Window shown = window.get();
        if (shown == null) {
            return;
        }
        int most = (int) Math.max(2, Math.min(MOST_TICKS, side / (TICK_ROOM * gutterScale)));
        Ticks ticks = Ticks.linear(shown.minX(), shown.maxX(), most);
        across.show(ticks);
        for (int i = 0; i < ticks.values().length; i++) {
            double at = snapPositionX(x + (ticks.values()[i] - shown.minX()) / shown.width() * side) + 0.5;
            place(across.marks.get(i), at, y + side + 1, at, y + side + 1 + TICK);
            Text label = across.labels.get(i);
            label.setX(at - label.getLayoutBounds().getWidth() / 2);
            label.setY(y + side + TICK + 9 * gutterScale);
        }
        across.note.relocate(x + side - across.note.getWidth() - NOTE_INSET, y + side - across.note.getHeight() - NOTE_INSET);
        ticks = Ticks.linear(shown.minY(), shown.maxY(), most);
        up.show(ticks);
        for (int i = 0; i < ticks.values().length; i++) {
            double at = snapPositionY(y + (shown.maxY() - ticks.values()[i]) / shown.height() * side) + 0.5;
            place(up.marks.get(i), x - 1 - TICK, at, x - 1, at);
            Text label = up.labels.get(i);
            label.setX(x - TICK - 4 - label.getLayoutBounds().getWidth());
            label.setY(at);
        }
        up.note.relocate(x + NOTE_INSET, y + NOTE_INSET);
    }

    private static void place(Line mark, double fromX, double fromY, double toX, double toY) {
        mark.setStartX(fromX);
        mark.setStartY(fromY);
        mark.setEndX(toX);
        mark.setEndY(toY);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 400;
    }

    /** The square that the width allows. */
    @Override
    protected double computePrefHeight(double width) {
        double across = width < 0 ? computePrefWidth(-1) : width;
        return across + (BOTTOM - LEFT) * gutterScale;
    }
}
