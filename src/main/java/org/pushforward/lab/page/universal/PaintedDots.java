package org.pushforward.lab.page.universal;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.pushforward.lab.chart.PixelView;

/** Points that a hand has painted, where they lie on a picture: one node, however many they are. */
final class PaintedDots extends Path {

    /** A line so short is a dot of its width. */
    private static final double SHORT = 0.01;

    private final PixelView view;
    private List<double[]> points = List.of();

    /** @param view on whose overlay the dots are to be put */
    PaintedDots(PixelView view) {
        this.view = view;
        getStyleClass().add("painted-dots");
        setMouseTransparent(true);
        view.onPlacing(this::place);
    }

    /** @param newPoints in the picture's units; none for a picture that nobody paints on */
    void show(List<double[]> newPoints) {
        points = newPoints;
        place();
    }

    private void place() {
        boolean shown = view.windowProperty().get() != null && view.overlay().getWidth() > 0;
        getElements().setAll(shown ? points.stream().flatMap(this::dot).toList() : List.of());
    }

    private Stream<PathElement> dot(double[] point) {
        double x = view.toOverlayX(point[0]);
        double y = view.toOverlayY(point[1]);
        return Stream.of(new MoveTo(x, y), new LineTo(x + SHORT, y));
    }
}
