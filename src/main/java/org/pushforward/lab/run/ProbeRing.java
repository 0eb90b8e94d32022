package org.pushforward.lab.run;

import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import org.pushforward.lab.chart.PixelView;

/** The probe's ring on a picture. By itself it only shows where the probe stands. */
public class ProbeRing extends Region {

    private final PixelView view;
    /** In the picture's units; null for nowhere. */
    private Point2D position;

    /** @param view on whose overlay the ring is to be put */
    public ProbeRing(PixelView view) {
        this.view = view;
        getStyleClass().add("probe-handle");
        // The ring's middle is its place, whatever its size.
        translateXProperty().bind(widthProperty().multiply(-0.5));
        translateYProperty().bind(heightProperty().multiply(-0.5));
        view.onPlacing(this::place);
        setVisible(false);
        view.addRing(() -> position == null ? null : new double[] {position.getX(), position.getY()});
    }

    /** @param newPosition in the picture's units; null, or what is not finite, for nowhere */
    public final void standAt(Point2D newPosition) {
        boolean finite = newPosition != null && Double.isFinite(newPosition.getX()) && Double.isFinite(newPosition.getY());
        position = finite ? newPosition : null;
        place();
    }

    /** Where the ring stands, in the picture's units; null if nowhere. */
    final Point2D position() {
        return position;
    }

    private void place() {
        boolean shown = position != null && view.windowProperty().get() != null && view.overlay().getWidth() > 0;
        setVisible(shown);
        if (shown) {
            // Coordinates far outside would make the toolkit's bounds overflow.
            setLayoutX(bounded(view.toOverlayX(position.getX()), view.overlay().getWidth()));
            setLayoutY(bounded(view.toOverlayY(position.getY()), view.overlay().getHeight()));
        }
    }

    private static double bounded(double at, double length) {
        return Math.max(-length, Math.min(2 * length, at));
    }
}
