package org.pushforward.fit;

import java.util.Arrays;
import org.pushforward.data.Points;
import org.pushforward.data.Window;

/**
 * A Gaussian kernel density estimate on a grid: samples are shared out bilinearly among the four nearest cell centres, and the counts are
 * blurred along rows and columns.
 *
 * <p>The bandwidth, in cells, is the one of a ladder that makes every second sample most likely under the estimate from the others, times
 * 2^(-1/6) for the doubled number of samples (in two dimensions the best bandwidth goes as n^(-1/6)). Unlike the rules for Gaussian data
 * (Scott, Silverman) it does not wash out several modes or thin curves.
 */
final class KernelDensity {

    /** Bandwidths in cells; the least still hides the grid. */
    private static final double[] LADDER = {0.8, 1.2, 1.8, 2.7, 4, 6, 9, 13.5, 20};
    private static final double MORE_SAMPLES = Math.pow(2, -1.0 / 6);
    /** The kernel is cut off at this many bandwidths. */
    private static final double CUT = 5;
    /** Mass spread evenly over the window when candidates are compared, so that one stray sample does not decide. */
    private static final double STRAY = 1e-3;

    private KernelDensity() {
    }

    /**
     * @param samples their first two coordinates count; those outside the window count in the total but show nowhere
     * @return the estimate; minus infinity further from every sample than the kernel reaches
     */
    static DensityGrid estimate(Points samples, Window window, int columns, int rows) {
        if (samples.count() == 0) {
            throw new IllegalArgumentException("a density estimate needs one sample or more");
        }
        double[] even = counts(samples, 0, 2, window, columns, rows);
        double[] odd = counts(samples, 1, 2, window, columns, rows);
        double bandwidth = MORE_SAMPLES * likeliest(even, odd, columns, rows);
        double[] density = new double[columns * rows];
        for (int i = 0; i < density.length; i++) {
            density[i] = even[i] + odd[i];
        }
        blur(density, columns, rows, bandwidth);
        double mass = samples.count() * (window.width() / columns) * (window.height() / rows);
        for (int i = 0; i < density.length; i++) {
            density[i] = Math.log(density[i] / mass);
        }
        return new DensityGrid(window, columns, rows, density);
    }

    private static double[] counts(Points samples, int first, int step, Window window, int columns, int rows) {
        double[] counts = new double[columns * rows];
        for (int i = first; i < samples.count(); i += step) {
            double x = samples.get(i, 0);
            double y = samples.get(i, 1);
            if (window.contains(x, y)) {
                double column = (x - window.minX()) / window.width() * columns - 0.5;
                double row = (y - window.minY()) / window.height() * rows - 0.5;
                int left = (int) Math.floor(column);
                int bottom = (int) Math.floor(row);
                double right = column - left;
                double top = row - bottom;
                add(counts, columns, rows, left, bottom, (1 - right) * (1 - top));
                add(counts, columns, rows, left + 1, bottom, right * (1 - top));
                add(counts, columns, rows, left, bottom + 1, (1 - right) * top);
                add(counts, columns, rows, left + 1, bottom + 1, right * top);
            }
        }
        return counts;
    }

    /** Shares beyond the edge go to the cells at the edge. */
    private static void add(double[] counts, int columns, int rows, int column, int row, double share) {
        int c = Math.max(0, Math.min(columns - 1, column));
        int r = Math.max(0, Math.min(rows - 1, row));
        counts[r * columns + c] += share;
    }

    private static double likeliest(double[] known, double[] asked, int columns, int rows) {
        double total = 0;
        for (double count : known) {
            total += count;
        }
        double[] estimate = new double[known.length];
        double best = LADDER[0];
        double highest = Double.NEGATIVE_INFINITY;
        for (double bandwidth : LADDER) {
            System.arraycopy(known, 0, estimate, 0, known.length);
            blur(estimate, columns, rows, bandwidth);
            double logLikelihood = 0;
            for (int i = 0; i < asked.length; i++) {
                if (asked[i] > 0) {
                    logLikelihood += asked[i] * Math.log((1 - STRAY) * estimate[i] / Math.max(1, total) + STRAY / known.length);
                }
            }
            if (logLikelihood > highest) {
                highest = logLikelihood;
                best = bandwidth;
            }
        }
        return best;
    }

    /** Convolves rows, then columns, with a Gaussian cut off at {@link #CUT} bandwidths; mass that leaves the grid is lost. */
    private static void blur(double[] values, int columns, int rows, double bandwidth) {
        int reach = (int) Math.ceil(CUT * bandwidth);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            kernel[k + reach] = Math.exp(-0.5 * k * k / (bandwidth * bandwidth));
            sum += kernel[k + reach];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= sum;
        }
        double[] line = new double[columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * columns, line, 0, columns);
            Arrays.fill(values, row * columns, (row + 1) * columns, 0);
            for (int from = 0; from < columns; from++) {
                if (line[from] != 0) {
                    for (int to = Math.max(0, from - reach); to <= Math.min(columns - 1, from + reach); to++) {
                        values[row * columns + to] += line[from] * kernel[to - from + reach];
                    }
                }
            }
        }
        // Whole rows at a time, so that memory is read in order.
        double[] rowsBefore = values.clone();
        Arrays.fill(values, 0);
        for (int row = 0; row < rows; row++) {
            for (int from = Math.max(0, row - reach); from <= Math.min(rows - 1, row + reach); from++) {
                double weight = kernel[from - row + reach];
                for (int column = 0; column < columns; column++) {
                    values[row * columns + column] += weight * rowsBefore[from * columns + column];
                }
            }
        }
    }
}
