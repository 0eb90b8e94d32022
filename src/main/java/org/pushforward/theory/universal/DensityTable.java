package org.pushforward.theory.universal;

import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Window;

/**
 * A law with a constant density in each cell of a rectangular grid, and its joint distribution function as a summed-area table: the mass of any
 * rectangle takes four looks, whatever its size, so that bands of every width follow from one table. Coordinates are (a, b) = (across, up).
 * Immutable.
 */
public final class DensityTable {

    private final Window window;
    private final int columns;
    private final int rows;
    /** Mass below row r and left of column c at {@code r * (columns + 1) + c}. */
    private final double[] below;
    private final double entropy;

    /**
     * @param window  what the grid covers
     * @param columns along a
     * @param rows    along b
     * @param masses  of the cells, row by row from the lowest b; any unit, not negative; not modified
     * @throws InvalidInputException if there is no mass
     */
    public DensityTable(Window window, int columns, int rows, double[] masses) {
        this.window = window;
        this.columns = columns;
        this.rows = rows;
        double total = 0;
        for (double mass : masses) {
            if (!(mass >= 0)) {
                throw new IllegalArgumentException("a cell's mass is " + mass);
            }
            total += mass;
        }
        InvalidInputException.require(total > 0 && Double.isFinite(total), "there is no mass to transport to: it is %s in all", total);
        below = new double[(rows + 1) * (columns + 1)];
        double logarithms = 0;
        double area = window.width() / columns * (window.height() / rows);
        for (int r = 0; r < rows; r++) {
            double left = 0;
            for (int c = 0; c < columns; c++) {
                double mass = masses[r * columns + c] / total;
                left += mass;
                below[(r + 1) * (columns + 1) + c + 1] = below[r * (columns + 1) + c + 1] + left;
                logarithms += mass > 0 ? mass * Math.log(mass / area) : 0;
            }
        }
        entropy = -logarithms;
    }

    /** A density at the centres of the cells. */
    static DensityTable of(Window window, int columns, int rows, DoubleBinaryOperator density) {
        double[] masses = new double[columns * rows];
        for (int r = 0; r < rows; r++) {
            double b = window.minY() + (r + 0.5) * window.height() / rows;
            for (int c = 0; c < columns; c++) {
                masses[r * columns + c] = density.applyAsDouble(window.minX() + (c + 0.5) * window.width() / columns, b);
            }
        }
        return new DensityTable(window, columns, rows, masses);
    }

    public Window window() {
        return window;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Of the table's own law, in nats. */
    public double entropy() {
        return entropy;
    }

    /** The density of a cell, row 0 the lowest. */
    public double density(int column, int row) {
        double mass = corner(row + 1, column + 1) - corner(row, column + 1) - corner(row + 1, column) + corner(row, column);
        return mass / (columnWidth() * rowHeight());
    }

    double columnWidth() {
        return window.width() / columns;
    }

    double rowHeight() {
        return window.height() / rows;
    }

    private double corner(int row, int column) {
        return below[row * (columns + 1) + column];
    }

    /** Where b lies, in rows from the lowest edge, cut to the table. */
    double rowPosition(double b) {
        return Math.min(Math.max((b - window.minY()) / rowHeight(), 0), rows);
    }

    /** The mass with a lower row position, left of the edge of a column. */
    double lowerLeft(double rowPosition, int columnEdge) {
        int row = Math.min((int) rowPosition, rows - 1);
        double part = rowPosition - row;
        return (1 - part) * corner(row, columnEdge) + part * corner(row + 1, columnEdge);
    }

    /** Q(b' &lt;= b): the distribution function of the second coordinate. */
    double distribution(double b) {
        return lowerLeft(rowPosition(b), columns);
    }

    /** The density of the second coordinate alone. */
    double marginalDensity(double b) {
        int row = (int) Math.floor((b - window.minY()) / rowHeight());
        return row < 0 || row >= rows ? 0 : (corner(row + 1, columns) - corner(row, columns)) / rowHeight();
    }

    /** The least b with Q(b' &lt;= b) &gt;= p, between the lowest and the highest with mass. */
    double quantile(double p) {
        int low = 0;
        int high = rows;
        // corner(low) < p <= corner(high), where p allows it.
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (corner(middle, columns) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (p <= 0) {
            while (high < rows && corner(high, columns) == 0) {
                high++;
            }
            low = high - 1;
        }
        double from = corner(low, columns);
        double to = corner(high, columns);
        double part = to > from ? Math.min(Math.max((p - from) / (to - from), 0), 1) : 0;
        return window.minY() + (low + part) * rowHeight();
    }

    /** As {@link Bands#cells}, of the second coordinate. */
    double[] cells(double resolution, double power, int cells) {
        return Cells.levels(rows, r -> corner(r, columns), rowHeight(), resolution, power, cells);
    }

    /** Draws a point. */
    void draw(RandomGenerator random, double[] values, int offset) {
        double b = quantile(random.nextDouble());
        double position = Math.min(rowPosition(b), rows - 1e-9);
        int row = (int) position;
        double level = corner(row, columns) + random.nextDouble() * (corner(row + 1, columns) - corner(row, columns));
        double start = corner(row, columns);
        int low = 0;
        int high = columns;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (start + corner(row + 1, middle) - corner(row, middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double from = start + corner(row + 1, low) - corner(row, low);
        double to = start + corner(row + 1, high) - corner(row, high);
        double part = to > from ? (level - from) / (to - from) : 0.5;
        values[offset] = window.minX() + (low + Math.min(Math.max(part, 0), 1)) * columnWidth();
        values[offset + 1] = b;
    }
}
