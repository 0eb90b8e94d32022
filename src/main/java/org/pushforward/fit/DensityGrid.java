package org.pushforward.fit;

import java.util.function.DoubleBinaryOperator;
import org.pushforward.data.Window;

/**
 * A log density at the centres of the cells of a grid.
 *
 * @param window     what the grid covers, data units
 * @param columns    cells along x
 * @param rows       cells along y
 * @param logDensity {@code rows * columns} values in nats, minus infinity where there is no mass; row-major, row 0 at the BOTTOM (least y),
 *                   column 0 at the left. Not copied, so hand over an array that nobody writes to any more
 */
public record DensityGrid(Window window, int columns, int rows, double[] logDensity) {

    public DensityGrid {
        if (logDensity.length != columns * rows) {
            throw new IllegalArgumentException(
                    columns + " x " + rows + " cells need " + columns * rows + " values, not " + logDensity.length);
        }
    }

    /** Evaluates a log density at every centre. */
    public static DensityGrid of(DoubleBinaryOperator logDensity, Window window, int columns, int rows) {
        double[] centres = window.cellCentres(columns, rows, 2);
        double[] values = new double[columns * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = logDensity.applyAsDouble(centres[2 * i], centres[2 * i + 1]);
        }
        return new DensityGrid(window, columns, rows, values);
    }

    /** @return the log density in nats at the centre of a cell, row 0 at the bottom */
    public double get(int column, int row) {
        return logDensity[row * columns + column];
    }

    /** @throws IllegalArgumentException unless the other grid has this one's window and size, so that cells can be compared */
    void requireSameCells(DensityGrid other) {
        if (!window.equals(other.window) || columns != other.columns || rows != other.rows) {
            throw new IllegalArgumentException(columns + " x " + rows + " cells of " + window + " cannot be compared with " + other.columns + " x "
                    + other.rows + " of " + other.window);
        }
    }

    /** Area of a cell, data units squared. */
    public double cellArea() {
        return window.width() / columns * (window.height() / rows);
    }

    /** The mass within the window by the midpoint rule: 1 for a density that the window holds and the cells resolve. */
    public double integral() {
        double sum = 0;
        for (double log : logDensity) {
            sum += Math.exp(log);
        }
        return sum * cellArea();
    }
}
