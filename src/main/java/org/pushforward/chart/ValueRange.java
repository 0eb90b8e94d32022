package org.pushforward.chart;

/**
 * The range of a value axis or a colour map while a run goes on: it widens in round steps when a value leaves it and never shrinks, so that the eye
 * can compare two moments. {@link #reset} starts over.
 */
public final class ValueRange {

    /** In a narrower linear range the eye would take noise for news. */
    private static final double LEAST_WIDTH = 1;

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
        double bottom = Math.pow(10, Math.floor(Math.log10(from) + 1e-6));
        double top = Math.pow(10, Math.ceil(Math.log10(to) - 1e-6));
        low = empty ? bottom : Math.min(low, bottom);
        high = Math.max(empty ? top : Math.max(high, top), low * 10);
    }

    private void includeSteps(double from, double to) {
        double step = niceStep(Math.max(to - from, LEAST_WIDTH) / 4);
        double bottom = step * Math.floor(from / step);
        double top = step * Math.ceil(to / step);
        if (top <= bottom) {
            top = bottom + step;
        }
        low = empty ? bottom : Math.min(low, bottom);
        high = empty ? top : Math.max(high, top);
    }

    /** @return 1, 2 or 5 times a power of ten, at least {@code width} */
    static double niceStep(double width) {
        double power = Math.pow(10, Math.floor(Math.log10(width)));
        double lead = width / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }
}
