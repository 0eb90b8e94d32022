package org.pushforward.benchmark;

import java.util.Arrays;

/** Wall-clock time of a repeated action. */
final class Timing {

    private Timing() {}

    /** @return milliseconds per call over {@code calls} calls */
    static double milliseconds(int calls, Runnable action) {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            action.run();
        }
        return (System.nanoTime() - start) / 1e6 / calls;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
