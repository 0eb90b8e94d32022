package org.pushforward.data;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * Entropy as an integral over a grid in the plane. For a density that is smooth on the scale of a Gaussian of standard deviation s, the
 * plain sum over a grid of spacing h errs by the order of exp(-2 pi^2 s^2 / h^2), as the trapezoidal rule does for every function analytic
 * in a strip: h = 0.8 s leaves nothing to speak of.
 */
final class PlaneQuadrature {

    private static final double SPACING = 0.8;
    /** Beyond 6.5 standard deviations of every node lies less than 1e-9 of the mass. */
    private static final double REACH = 6.5;

    private PlaneQuadrature() {
    }

    /**
     * @param logDensity log density in nats, smooth on the scale {@code deviation}
     * @param nodes      x, y, x, y, ...: every point of noticeable density lies within {@code 6.5 * reach} of one of them
     * @param deviation  the smallest standard deviation of the density's ingredients
     * @param reach      the largest one, plus the distance between neighbouring nodes where they stand for a curve
     */
    static double entropy(DoubleBinaryOperator logDensity, double[] nodes, double deviation, double reach) {
        double spacing = deviation * SPACING;
        double radius = REACH * reach;
        Window window = Window.squareAround(new Points(nodes.length / 2, 2, nodes), radius);
        int size = (int) Math.ceil(window.width() / spacing) + 1;
        boolean[] near = new boolean[size * size];
        for (int i = 0; i < nodes.length; i += 2) {
            markDisc(near, size, (nodes[i] - window.minX()) / spacing, (nodes[i + 1] - window.minY()) / spacing, radius / spacing);
        }
        double sum = 0;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                if (near[row * size + column]) {
                    double log = logDensity.applyAsDouble(window.minX() + column * spacing, window.minY() + row * spacing);
                    if (log > Double.NEGATIVE_INFINITY) {
                        sum -= log * Math.exp(log);
                    }
                }
            }
        }
        return sum * spacing * spacing;
    }

    private static void markDisc(boolean[] near, int size, double x, double y, double radius) {
        int last = Math.min(size - 1, (int) (y + radius));
        for (int row = Math.max(0, (int) Math.ceil(y - radius)); row <= last; row++) {
            double half = Math.sqrt(Math.max(0, radius * radius - (row - y) * (row - y)));
            int from = Math.max(0, (int) Math.ceil(x - half));
            int to = Math.min(size - 1, (int) (x + half));
            if (from <= to) {
                Arrays.fill(near, row * size + from, row * size + to + 1, true);
            }
        }
    }
}
