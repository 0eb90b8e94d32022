package org.pushforward.chart;

/** A range from minus to plus a round number while a run goes on: it widens when a value leaves it and never shrinks. {@link #reset} starts over. */
public final class SymmetricRange {

    private static final double MOST = 1e300;

    private double limit;

    public void reset() {
        limit = 0;
    }

    /** Widens to hold {@code value} and its negative; one that is not finite is ignored. */
    public void include(double value) {
        double size = Math.abs(value);
        if (Double.isFinite(size) && size > limit) {
            limit = ValueRange.niceStep(Math.min(size, MOST));
        }
    }

    /** @return 1, 2 or 5 times a power of ten; 1 while nothing but 0 was included */
    public double limit() {
        return limit == 0 ? 1 : limit;
    }
}
