package org.pushforward.chart;

import java.util.stream.IntStream;

/** Round positions for the labels of a linear axis. */
public final class Ticks {
    private Ticks() {}

    /** @return ascending multiples of a round step within the bounds, at most {@code most + 1} */
    public static double[] round(double low, double high, int most) {
        double step = ValueRange.niceStep((high - low) / most);
        int first = (int) Math.ceil(low / step - 1e-9);
        int last = (int) Math.floor(high / step + 1e-9);
        return IntStream.rangeClosed(first, last).mapToDouble(i -> i * step).toArray();
    }

    /** @return how many decimals these positions need */
    public static int decimals(double low, double high, int most) {
        return (int) Math.max(0, -Math.floor(Math.log10(ValueRange.niceStep((high - low) / most)) + 1e-9));
    }
}
