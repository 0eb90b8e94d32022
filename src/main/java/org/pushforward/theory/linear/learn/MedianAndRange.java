package org.pushforward.theory.linear.learn;

import java.util.Arrays;

/** How numbers spread: the smallest, the middle and the largest. */
public record MedianAndRange(double least, double median, double most) {

    /** @param values at least one; not modified */
    public static MedianAndRange of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new MedianAndRange(sorted[0], median, sorted[sorted.length - 1]);
    }
}
