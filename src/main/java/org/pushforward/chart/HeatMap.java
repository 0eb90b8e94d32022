package org.pushforward.chart;

import org.pushforward.data.Window;

/**
 * Values on a regular grid of cell centres over a window.
 *
 * @param window in data units
 * @param size   cells along each side
 * @param values {@code size * size}, row by row from the bottom (least y); not copied, so nobody may write to it any more
 */
public record HeatMap(Window window, int size, double[] values) {

    public HeatMap {
        if (values.length != size * size) {
            throw new IllegalArgumentException(size + " x " + size + " cells need " + size * size + " values, not " + values.length);
        }
    }

    /** @return the cell centres, x and y in turn, in the order of {@link #values} */
    public static double[] centres(Window window, int size) {
        double[] xy = new double[2 * size * size];
        for (int row = 0, at = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                xy[at++] = window.minX() + (column + 0.5) / size * window.width();
                xy[at++] = window.minY() + (row + 0.5) / size * window.height();
            }
        }
        return xy;
    }
}
