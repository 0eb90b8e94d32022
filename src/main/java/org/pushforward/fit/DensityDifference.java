package org.pushforward.fit;

import org.pushforward.data.Window;

/**
 * The true density less the model's at the centres of the cells of a grid, per data unit squared.
 *
 * @param window  what the grid covers, data units
 * @param columns cells along x
 * @param rows    cells along y
 * @param values  {@code rows * columns}, row-major, row 0 at the bottom; above 0 where the model gives too little
 */
public record DensityDifference(Window window, int columns, int rows, double[] values) {

    /** @throws IllegalArgumentException unless both grids are of the same window and size */
    public static DensityDifference of(DensityGrid truth, DensityGrid model) {
        truth.requireSameCells(model);
        double[] values = new double[truth.logDensity().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(truth.logDensity()[i]) - Math.exp(model.logDensity()[i]);
        }
        return new DensityDifference(truth.window(), truth.columns(), truth.rows(), values);
    }

    /** The largest absolute value: the ends of a colour scale with 0 in its middle. */
    public double largest() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /**
     * The same on a grid of half as many cells a side, each the mean of four; an odd row or column at the end is left out. How much that changes a
     * number says how well the grid resolves it.
     */
    public DensityDifference coarser() {
        int wide = columns / 2;
        int high = rows / 2;
        double[] means = new double[wide * high];
        for (int row = 0; row < high; row++) {
            for (int column = 0; column < wide; column++) {
                int at = 2 * row * columns + 2 * column;
                means[row * wide + column] = (values[at] + values[at + 1] + values[at + columns] + values[at + columns + 1]) / 4;
            }
        }
        Window covered = new Window(window.minX(), window.minX() + 2.0 * wide / columns * window.width(), window.minY(),
                window.minY() + 2.0 * high / rows * window.height());
        return new DensityDifference(covered, wide, high, means);
    }

    /** The total variation distance within the window: the mass that would have to be moved, 0 to 1. */
    public double totalVariation() {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        return sum / 2 * window.width() * window.height() / values.length;
    }
}
