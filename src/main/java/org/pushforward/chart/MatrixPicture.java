package org.pushforward.chart;

import org.pushforward.theory.linear.SquareMatrix;

/** Matrices as pictures: one pixel an entry, blue for negative, the ground for 0, orange for positive. */
public final class MatrixPicture {

    private static final double HALF = 0.5;

    private MatrixPicture() {}

    /**
     * Colours of the entries. They go with the inverse hyperbolic sine, so that small entries are seen beside large ones.
     *
     * @param limit an entry of this size gets an end of the map; above 0
     * @return {@code size * size} opaque ARGB, row by row
     */
    public static int[] colours(SquareMatrix matrix, double limit, ColourMap map) {
        int[] colours = new int[matrix.values().length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = map.at(tone(matrix.values()[i], limit));
        }
        return colours;
    }

    /** @return where on the colour map a value stands: 0 to 1, 1/2 for 0 */
    public static double tone(double value, double limit) {
        return HALF + HALF * Math.max(-1, Math.min(1, asinh(value) / asinh(limit)));
    }

    private static double asinh(double x) {
        return Math.signum(x) * Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
    }

    /** @return the largest finite size of an entry, at least 1 */
    public static double limit(Iterable<SquareMatrix> matrices) {
        double limit = 1;
        for (SquareMatrix matrix : matrices) {
            for (double value : matrix.values()) {
                limit = Double.isFinite(value) ? Math.max(limit, Math.abs(value)) : limit;
            }
        }
        return limit;
    }

    /**
     * A matrix that is small enough to be seen: of each block of neighbouring entries the one of the largest size.
     *
     * @param most entries along each side
     */
    public static SquareMatrix shrunk(SquareMatrix matrix, int most) {
        int n = matrix.size();
        if (n <= most) {
            return matrix;
        }
        double[] values = new double[most * most];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                int at = r * most / n * most + c * most / n;
                if (Math.abs(matrix.get(r, c)) > Math.abs(values[at])) {
                    values[at] = matrix.get(r, c);
                }
            }
        }
        return new SquareMatrix(most, values);
    }
}
