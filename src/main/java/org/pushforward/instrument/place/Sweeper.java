package org.pushforward.instrument.place;

import org.pushforward.instrument.FlowCache;

/**
 * Takes sweeps on, and learns from each piece what a point costs. Its flows are its own: a sweep stays with the parameters of its beginning, and to
 * exchange those of a shared flow would cost more than a piece does.
 */
class Sweeper {

    private static final double WEIGHT_OF_NEWEST = 0.3;

    private final FlowCache flows = new FlowCache();
    private double nanosPerPoint;

    /** One for which time is no matter, so that how much it does at once is the same on every machine. */
    static Sweeper unhurried() {
        return new Sweeper(0) {
            @Override
            double affordable(double nanos) {
                return Integer.MAX_VALUE;
            }
        };
    }

    /** @param nanosPerPoint as long as none has been measured */
    Sweeper(double nanosPerPoint) {
        this.nanosPerPoint = nanosPerPoint;
    }

    /** @return how many points fit into the time */
    double affordable(double nanos) {
        return nanos / nanosPerPoint;
    }

    /** @param points of the next piece, at most */
    void advance(DensitySweep sweep, int points) {
        long begin = System.nanoTime();
        int passed = sweep.advance(flows, points);
        if (passed > 0) {
            nanosPerPoint += WEIGHT_OF_NEWEST * ((double) (System.nanoTime() - begin) / passed - nanosPerPoint);
        }
    }
}
