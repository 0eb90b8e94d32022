package org.pushforward.data;

/**
 * The plane through the data's space that maps over a picture lie in: the two coordinates of the picture vary, the data's others stand still.
 *
 * @param axes   those that vary
 * @param centre one number for each coordinate of the data, at which the others stand; in practice the data's mean. Nobody may write to it
 */
public record Slice(Axes axes, double[] centre) {

    /** Data in the plane have no other coordinates. */
    public static final Slice PLANE = new Slice(Axes.FIRST, new double[2]);

    /**
     * A point of the data's space.
     *
     * @param x         the first of the two coordinates, data units
     * @param y         the second
     * @param dimension coordinates with the padding, which is 0
     */
    public double[] inData(double x, double y, int dimension) {
        double[] point = new double[dimension];
        System.arraycopy(centre, 0, point, 0, centre.length);
        point[axes.first()] = x;
        point[axes.second()] = y;
        return point;
    }

    /** A point of the noise: all coordinates but the two are 0, as is its mean. The arguments as in {@link #inData}, in units of the noise. */
    public double[] inNoise(double x, double y, int dimension) {
        double[] point = new double[dimension];
        point[axes.first()] = x;
        point[axes.second()] = y;
        return point;
    }

    /** The centres of the cells of a grid over a window of the data, in the order of {@link Window#cellCentres}, as {@link #inData} has points. */
    public double[] cellsInData(Window window, int columns, int rows, int dimension) {
        return cells(window, columns, rows, inData(0, 0, dimension));
    }

    /** The same over a window of the noise, as {@link #inNoise} has points. */
    public double[] cellsInNoise(Window window, int columns, int rows, int dimension) {
        return cells(window, columns, rows, new double[dimension]);
    }

    private double[] cells(Window window, int columns, int rows, double[] still) {
        int dimension = still.length;
        double[] flat = window.cellCentres(columns, rows, 2);
        double[] centres = new double[columns * rows * dimension];
        for (int i = 0; i < columns * rows; i++) {
            System.arraycopy(still, 0, centres, i * dimension, dimension);
            centres[i * dimension + axes.first()] = flat[2 * i];
            centres[i * dimension + axes.second()] = flat[2 * i + 1];
        }
        return centres;
    }
}
