package org.pushforward.chart;

import java.util.stream.IntStream;

/** Round positions for the labels of a linear axis. */
public final class Ticks {
    private Ticks() {}

    /** @return ascending multiples of a round step within the bounds, at most {@code most + 1} */
    public static double[] round(double low, double high, int most) {
        double step = step(low, high, most);
        int first = (int) Math.ceil(low / step - 1e-9);
        int last = (int) Math.floor(high / step + 1e-9);
        return IntStream.rangeClosed(first, last).mapToDouble(i -> i * step).toArray();
    }

    /** @return 1, 2 or 5 times a power of ten, the least of which at most {@code most} fit between the bounds */
    public static double step(double low, double high, int most) {
        return ValueRange.niceStep((high - low) / most);
    }

    /** @return how many decimals these positions need */
    public static int decimals(double low, double high, int most) {
        return (int) Math.max(0, -Math.floor(Math.log10(step(low, high, most)) + 1e-9));
    }
}
