package org.pushforward.chart;

/**
 * The range of a value axis or a colour map while a run goes on: it widens in round steps when a value leaves it and never shrinks, so that the eye
 * can compare two moments. {@link #reset} starts over.
 */
public final class ValueRange {

    /** In a narrower linear range the eye would take noise for news. */
    private static final double LEAST_WIDTH = 1;
    /** Relative to the values: what is nearer to one another is rounding, and has no labels. */
    private static final double LEAST_SHARE = 1e-9;
    /** An axis ends here, on both sides and toward zero; what lies beyond is drawn at its end. */
    private static final int MOST_DECADES = 300;
    private static final double MOST = 1e300;

    private final boolean logarithmic;
    private double low;
    private double high;
    private boolean empty = true;

    /** @param logarithmic whether it widens by decades */
    public ValueRange(boolean logarithmic) {
        this.logarithmic = logarithmic;
    }

    public void reset() {
        empty = true;
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    public boolean isEmpty() {
        return empty;
    }

    /** Widens to hold {@code value}; a value that the axis cannot show (not finite, or not positive on a log axis) is ignored. */
    public void include(double value) {
        if (!Double.isFinite(value) || logarithmic && value <= 0) {
            return;
        }
        double from = empty ? value : Math.min(low, value);
        double to = empty ? value : Math.max(high, value);
        if (!empty && from == low && to == high) {
            return;
        }
        if (logarithmic) {
            includeDecades(from, to);
        } else {
            includeSteps(from, to);
        }
        empty = false;
    }

    private void includeDecades(double from, double to) {
        // The allowance keeps 10.000000001 from opening a whole decade.
        double bottom = Math.pow(10, decade(Math.floor(Math.log10(from) + 1e-6)));
        double top = Math.pow(10, decade(Math.ceil(Math.log10(to) - 1e-6)));
        low = empty ? bottom : Math.min(low, bottom);
        high = Math.max(empty ? top : Math.max(high, top), low * 10);
    }

    private static double decade(double exponent) {
        return Math.max(-MOST_DECADES, Math.min(MOST_DECADES, exponent));
    }

    private void includeSteps(double value, double other) {
        double from = Math.max(-MOST, Math.min(MOST, value));
        double to = Math.max(-MOST, Math.min(MOST, other));
        double least = Math.max(LEAST_WIDTH, LEAST_SHARE * Math.max(Math.abs(from), Math.abs(to)));
        double step = niceStep(Math.max(to - from, least) / 4);
        double bottom = step * Math.floor(from / step);
        double top = step * Math.ceil(to / step);
        if (top <= bottom) {
            top = bottom + step;
        }
        low = empty ? bottom : Math.min(low, bottom);
        high = empty ? top : Math.max(high, top);
    }

    /** @return 1, 2 or 5 times a power of ten, at least {@code width}; 1e-300 for what is less, or no number */
    static double niceStep(double width) {
        if (!(width > 1e-300)) {
            return 1e-300;
        }
        double power = Math.pow(10, Math.floor(Math.log10(width)));
        double lead = width / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }
}
