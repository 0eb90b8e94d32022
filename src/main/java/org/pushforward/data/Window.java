package org.pushforward.data;

/** The part of the plane that a picture shows, in data units. */
public record Window(double minX, double maxX, double minY, double maxY) {

    public double width() {
        return maxX - minX;
    }

    public double height() {
        return maxY - minY;
    }

    /** The same with its axes exchanged. */
    public Window turnedOver() {
        return new Window(minY, maxY, minX, maxX);
    }

    public boolean contains(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }

    /**
     * The centres of the cells of a grid, row by row from the bottom, each from the left.
     *
     * @param columns   cells along x
     * @param rows      cells along y
     * @param dimension coordinates per point, 2 or more; those after x and y are 0
     * @return {@code columns * rows * dimension} numbers
     */
    public double[] cellCentres(int columns, int rows, int dimension) {
        double[] centres = new double[columns * rows * dimension];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int i = (row * columns + column) * dimension;
                centres[i] = minX + (column + 0.5) * width() / columns;
                centres[i + 1] = minY + (row + 0.5) * height() / rows;
            }
        }
        return centres;
    }

    /** The smallest square, centred on the points' bounding box, that leaves at least {@code margin} around their first two coordinates. */
    static Window squareAround(Points points, double margin) {
        Window box = boundingBox(points);
        double half = Math.max(box.width(), box.height()) / 2 + margin;
        double x = box.minX + box.width() / 2;
        double y = box.minY + box.height() / 2;
        return new Window(x - half, x + half, y - half, y + half);
    }

    /** The bounding box of the points' first two coordinates, widened on each side by {@code share} of its width and of its height. */
    static Window around(Points points, double share) {
        Window box = boundingBox(points);
        double x = share * box.width();
        double y = share * box.height();
        return new Window(box.minX - x, box.maxX + x, box.minY - y, box.maxY + y);
    }

    private static Window boundingBox(Points points) {
        double minX = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.count(); i++) {
            minX = Math.min(minX, points.get(i, 0));
            maxX = Math.max(maxX, points.get(i, 0));
            minY = Math.min(minY, points.get(i, 1));
            maxY = Math.max(maxY, points.get(i, 1));
        }
        return new Window(minX, maxX, minY, maxY);
    }
}
