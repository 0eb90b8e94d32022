package org.pushforward.lab.page.linear;

import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import org.pushforward.instrument.matrix.LinearReading;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.theory.linear.SquareMatrix;

/** Two handles over the picture of a 2 x 2 matrix, where it takes the unit vectors: dragged, or moved by the arrow keys, they change it. */
final class ArrowHandles {

    private static final double RADIUS = 8;
    private static final double KEY_STEP = 0.05;

    private final LinearModel model;
    private final LinearController controller;
    private final PixelView picture;
    private final Circle[] handles = new Circle[2];

    ArrowHandles(LinearModel model, LinearController controller, PixelView picture) {
        this.model = model;
        this.controller = controller;
        this.picture = picture;
        Pane overlay = picture.overlay();
        for (int column = 0; column < handles.length; column++) {
            handles[column] = handle(column);
            overlay.getChildren().add(handles[column]);
        }
        picture.onPlacing(this::place);
        model.readingProperty().addListener(observable -> place());
        place();
    }

    private Circle handle(int column) {
        Circle handle = new Circle(RADIUS);
        handle.setManaged(false);
        handle.getStyleClass().addAll("arrow-handle", column == 0 ? "first-handle" : "second-handle");
        handle.setId("handle-" + (column + 1));
        handle.setCursor(Cursor.HAND);
        handle.setFocusTraversable(true);
        handle.setAccessibleRole(AccessibleRole.SLIDER);
        handle.setAccessibleText("Image of unit vector " + (column + 1) + ": drag it, or move it with the arrow keys");
        handle.setOnMouseDragged(event -> drag(column, event));
        handle.setOnMouseReleased(event -> controller.drop());
        handle.setOnKeyPressed(event -> onKey(column, event));
        return handle;
    }

    private void drag(int column, MouseEvent event) {
        Point2D at = picture.at(event);
        double x = Math.max(0, Math.min(picture.overlay().getWidth(), at.getX()));
        double y = Math.max(0, Math.min(picture.overlay().getHeight(), at.getY()));
        controller.drag(column, picture.fromOverlayX(x), picture.fromOverlayY(y));
    }

    private void onKey(int column, KeyEvent key) {
        double dx = 0;
        double dy = 0;
        switch (key.getCode()) {
            case LEFT -> dx = -KEY_STEP;
            case RIGHT -> dx = KEY_STEP;
            case DOWN -> dy = -KEY_STEP;
            case UP -> dy = KEY_STEP;
            default -> {
                return;
            }
        }
        SquareMatrix matrix = matrix();
        controller.drag(column, matrix.get(0, column) + dx, matrix.get(1, column) + dy);
        controller.drop();
        key.consume();
    }

    /** @return the 2 x 2 matrix that is shown; null if none is */
    private SquareMatrix matrix() {
        LinearReading reading = model.getReading();
        return reading == null || reading.matrix() == null || reading.matrix().size() != 2 ? null : reading.matrix();
    }

    private void place() {
        SquareMatrix matrix = matrix();
        boolean shown = matrix != null && picture.windowProperty().get() != null;
        for (int column = 0; column < handles.length; column++) {
            handles[column].setVisible(shown);
            if (shown) {
                handles[column].setCenterX(picture.toOverlayX(matrix.get(0, column)));
                handles[column].setCenterY(picture.toOverlayY(matrix.get(1, column)));
            }
        }
    }
}
