package org.pushforward.lab.run;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Window;
import org.pushforward.instrument.ProbeEnds;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.lab.chart.PixelView;

/**
 * The probe on a picture of one end of the flow: a ring to drag. Where the probe was put in this very space it stands there, otherwise at its image,
 * and moving it puts it into this space. A click on the picture puts it there; arrow keys move it, a little or with Shift by more; a double click or
 * Delete removes it.
 */
public final class ProbeHandle extends ProbeRing {

    /** Of the picture's width, with each press of a key. */
    private static final double SMALL_STEP = 1.0 / 200;
    private static final double LARGE_STEP = 10 * SMALL_STEP;

    private final PixelView view;
    private final ProbePoint.Space space;
    private final ObjectProperty<ProbePoint> probe;
    private final ObservableValue<ProbeEnds> ends;
    /** From the ring's middle to where it was seized; null while it is not held. */
    private Point2D grip;
    /** Whether the click before was on the ring too: one that has just put the ring there is not to count as half a double click. */
    private boolean clicked;

    /**
     * Puts the probe onto a picture.
     *
     * @param space of which the picture's axes are the first two coordinates
     * @param probe the point; null for none
     * @param ends  what the flow makes of it, as last read; null while nothing is known. Given where there is no probe yet, it says where one would
     *              be
     */
    public static ProbeHandle install(PixelView view, ProbePoint.Space space, ObjectProperty<ProbePoint> probe, ObservableValue<ProbeEnds> ends) {
        ProbeHandle handle = new ProbeHandle(view, space, probe, ends);
        view.overlay().getChildren().add(handle);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, handle::clickedOnPicture);
        InvalidationListener moved = observable -> handle.follow();
        probe.addListener(moved);
        ends.addListener(moved);
        handle.follow();
        return handle;
    }

    /**
     * Puts the probe onto a picture of the data space, one of several that share a probe which is never put into the noise.
     *
     * @param probe the point; null for none
     */
    public static ProbeHandle install(PixelView view, ObjectProperty<ProbePoint> probe) {
        return install(view, ProbePoint.Space.DATA, probe, new SimpleObjectProperty<>());
    }

    private ProbeHandle(PixelView view, ProbePoint.Space space, ObjectProperty<ProbePoint> probe, ObservableValue<ProbeEnds> ends) {
        super(view);
        this.view = view;
        this.space = space;
        this.probe = probe;
        this.ends = ends;
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setId("probe-" + space.words());
        Tooltip.install(this, new Tooltip("The probe: drag it, or move it with the arrow keys. A double click removes it."));
        setOnMousePressed(this::seize);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(event -> grip = null);
        setOnMouseClicked(this::clickedOnRing);
        setOnKeyPressed(this::onKey);
    }

    /** Where the ring is to stand, in the space's units; null for nowhere. */
    private Point2D known() {
        ProbePoint point = probe.get();
        if (point != null && point.space() == space) {
            return new Point2D(point.x(), point.y());
        }
        ProbeEnds known = ends.getValue();
        if (known == null) {
            return null;
        }
        double[] here = known.in(space);
        return new Point2D(here[0], here[1]);
    }

    private void follow() {
        standAt(known());
        Point2D position = position();
        if (position != null) {
            setAccessibleText("Probe in " + space.words() + " space at " + Numbers.brief(position.getX()) + ", " + Numbers.brief(position.getY())
                    + ". Arrow keys move it, Delete removes it.");
        }
    }

    private void putAt(double x, double y) {
        Window window = view.windowProperty().get();
        probe.set(new ProbePoint(space, Math.max(window.minX(), Math.min(window.maxX(), x)), Math.max(window.minY(), Math.min(window.maxY(), y))));
    }

    private void putAt(Point2D onOverlay) {
        putAt(view.fromOverlayX(onOverlay.getX()), view.fromOverlayY(onOverlay.getY()));
    }

    private void seize(MouseEvent event) {
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            grip = view.at(event).subtract(getLayoutX(), getLayoutY());
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (grip != null) {
            putAt(view.at(event).subtract(grip));
        }
        event.consume();
    }

    private void clickedOnRing(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            if (event.getClickCount() % 2 == 0 && clicked) {
                probe.set(null);
            }
            clicked = event.getClickCount() % 2 == 1;
        }
        event.consume();
    }

    private void clickedOnPicture(MouseEvent event) {
        Point2D at = view.at(event);
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && view.windowProperty().get() != null
                && at.getX() >= 0 && at.getX() <= view.overlay().getWidth() && at.getY() >= 0 && at.getY() <= view.overlay().getHeight()) {
            putAt(at);
            clicked = false;
            requestFocus();
            event.consume();
        }
    }

    private void onKey(KeyEvent key) {
        Point2D position = position();
        if (position == null || key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        double step = (key.isShiftDown() ? LARGE_STEP : SMALL_STEP) * view.windowProperty().get().width();
        switch (key.getCode()) {
            case LEFT, KP_LEFT -> putAt(position.getX() - step, position.getY());
            case RIGHT, KP_RIGHT -> putAt(position.getX() + step, position.getY());
            case UP, KP_UP -> putAt(position.getX(), position.getY() + step);
            case DOWN, KP_DOWN -> putAt(position.getX(), position.getY() - step);
            case DELETE, BACK_SPACE -> probe.set(null);
            default -> {
                return;
            }
        }
        key.consume();
    }
}
