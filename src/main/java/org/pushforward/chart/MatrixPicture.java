package org.pushforward.chart;

import java.util.ArrayList;
import java.util.List;
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

    /**
     * What a matrix's picture is painted from: its entries, of which each is a block of the picture.
     *
     * @param name  of the matrix
     * @param limit as in {@link #colours}
     */
    public static PictureContent content(String name, SquareMatrix matrix, double limit) {
        return new PictureContent((side, theme, scale) ->
                enlarged(colours(matrix, limit, ColourMap.difference(theme.palette())), matrix.size(), side),
                () -> List.of(table(List.of(name), List.of(matrix))));
    }

    /** Entry by entry, without a blur between them. @return {@code side * side} colours */
    public static int[] enlarged(int[] colours, int n, int side) {
        int[] pixels = new int[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                pixels[y * side + x] = colours[y * n / side * n + x * n / side];
            }
        }
        return pixels;
    }

    /** The entries of matrices, one row for each. @param names of the matrices */
    public static DataTable table(List<String> names, List<SquareMatrix> matrices) {
        List<String> which = new ArrayList<>();
        int count = matrices.stream().mapToInt(matrix -> matrix.values().length).sum();
        double[] rows = new double[count];
        double[] columns = new double[count];
        double[] values = new double[count];
        int at = 0;
        for (int m = 0; m < matrices.size(); m++) {
            SquareMatrix matrix = matrices.get(m);
            for (int r = 0; r < matrix.size(); r++) {
                for (int c = 0; c < matrix.size(); c++) {
                    which.add(names.get(m));
                    rows[at] = r + 1;
                    columns[at] = c + 1;
                    values[at++] = matrix.get(r, c);
                }
            }
        }
        return new DataTable("entries", List.of(DataTable.Column.of("matrix", which), new DataTable.Column("row", rows, null),
                new DataTable.Column("column", columns, null), new DataTable.Column("entry", values, null)));
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
        return matrix.size() <= most ? matrix : shrunk(matrix.size(), matrix::get, most);
    }

    /**
     * Likewise of a matrix that is nowhere written out: that of 32 x 32 pixels would have 8 MB.
     *
     * @param size   rows and columns
     * @param matrix takes a row and a column and gives the entry
     */
    public static SquareMatrix shrunk(int size, Entries matrix, int most) {
        int side = Math.min(size, most);
        double[] values = new double[side * side];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                int at = r * side / size * side + c * side / size;
                double entry = matrix.at(r, c);
                if (Math.abs(entry) > Math.abs(values[at])) {
                    values[at] = entry;
                }
            }
        }
        return new SquareMatrix(side, values);
    }

    /** The entries of a matrix. */
    @FunctionalInterface
    public interface Entries {

        double at(int row, int column);
    }
}
