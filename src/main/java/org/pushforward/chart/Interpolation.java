package org.pushforward.chart;

import java.util.function.DoubleToIntFunction;

/** Paints values at the centres of a grid's cells as a smooth square picture: bilinear between centres, constant outside the outermost. */
final class Interpolation {

    private Interpolation() {}

    /**
     * @param values {@code n * n}, row by row from the bottom
     * @param side   pixels along each side
     * @param colour of a value
     * @param pixels {@code side * side} row by row from the top, overwritten
     */
    static void paint(double[] values, int n, int side, DoubleToIntFunction colour, int[] pixels) {
        // Horizontal weights are the same in every row.
        int[] left = new int[side];
        double[] share = new double[side];
        for (int px = 0; px < side; px++) {
            double column = Math.max(0, Math.min(n - 1, (px + 0.5) / side * n - 0.5));
            left[px] = Math.min((int) column, Math.max(0, n - 2));
            share[px] = column - left[px];
        }
        double[] blended = new double[n];
        for (int py = 0; py < side; py++) {
            double row = Math.max(0, Math.min(n - 1, (side - py - 0.5) / side * n - 0.5));
            int low = Math.min((int) row, Math.max(0, n - 2));
            int high = Math.min(low + 1, n - 1);
            double t = row - low;
            for (int c = 0; c < n; c++) {
                blended[c] = values[low * n + c] + t * (values[high * n + c] - values[low * n + c]);
            }
            for (int px = 0; px < side; px++) {
                double a = blended[left[px]];
                double b = blended[Math.min(left[px] + 1, n - 1)];
                pixels[py * side + px] = colour.applyAsInt(a + share[px] * (b - a));
            }
        }
    }
}
