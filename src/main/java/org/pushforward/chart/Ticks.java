package org.pushforward.chart;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where an axis is labelled, and with what: round numbers of few characters, no two alike, whatever the range. What all labels have in common and
 * would make them long, a power of ten or a large number that they are counted from, stands apart in the note.
 *
 * @param values ascending
 * @param labels one for each value
 * @param note   as "× 10⁶", "+ 1,234,500", or both; to be read after each label; empty mostly
 */
public record Ticks(double[] values, List<String> labels, String note) {

    /** Characters of a label at most, where a point or a comma counts as half a one. */
    static final double WIDEST = 5;
    /** A label that does not fit has so many digits at most before what all of them begin with is put into the note. */
    private static final int MOST_DIGITS = 3;
    /** More do not fit anyway. */
    private static final int MOST_DECIMALS = 12;
    private static final double ROUNDING = 1e-9;
    private static final double[] LEADS = {1, 2, 5};
    /** Of an axis without a range. */
    public static final Ticks NONE = new Ticks(new double[0], List.of(), "");

    public Ticks {
        labels = List.copyOf(labels);
    }

    /** The title of an axis with these labels. @param title without the note */
    public String title(String title) {
        return note.isEmpty() ? title : title + ", " + note;
    }

    /**
     * Of a linear axis.
     *
     * @param most labels, but for one more where the ends are round
     * @return multiples of 1, 2 or 5 times a power of ten within the bounds, two or more if {@code most} is; none where the bounds are no range
     */
    public static Ticks linear(double low, double high, int most) {
        double width = high - low;
        if (!(width > 0) || Double.isInfinite(width)) {
            return NONE;
        }
        double step = step(low, high, most);
        // Counted in steps: sums of steps would drift, and a count may be beyond the range of an int.
        double first = Math.ceil(low / step - ROUNDING);
        int count = (int) Math.min(most + 1, 1 + Math.floor(high / step + ROUNDING) - first);
        double[] values = new double[Math.max(0, count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (first + i) * step;
        }
        if (values.length < 2 && most >= 2) {
            // A round step may be more than half the width; five fit in any.
            return linear(low, high, most + 1);
        }
        List<String> plain = labels(values, 1, Math.min(MOST_DECIMALS, Math.max(0, -exponent(step))));
        if (plain.stream().allMatch(label -> breadth(label) <= WIDEST)) {
            return new Ticks(values, plain, "");
        }
        double base = base(low, high, step, first);
        double[] shown = new double[values.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = (first - base + i) * step;
        }
        return written(values, shown, step, base == 0 ? "" : offset(base, step));
    }

    /** @return in steps, what labels are counted from: 0 unless they would have too many digits */
    private static double base(double low, double high, double step, double first) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (exponent(size) - exponent(step) < MOST_DIGITS) {
            return 0;
        }
        double steps = Math.rint(Math.pow(10, Math.ceil(Math.log10(high - low) - ROUNDING)) / step);
        return Math.floor(first / steps) * steps;
    }

    private static String offset(double base, double step) {
        int power = exponent(step);
        BigDecimal number = new BigDecimal(base * Math.rint(step / Math.pow(10, power))).scaleByPowerOfTen(power).stripTrailingZeros();
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        BigDecimal size = number.abs();
        String digits = size.precision() - size.scale() > 16
                ? Numbers.brief(size.doubleValue()) : format.format(size);
        return (number.signum() < 0 ? "− " : "+ ") + digits;
    }

    private static Ticks written(double[] values, double[] shown, double step, String offset) {
        List<String> plain = labels(shown, 1, Math.min(MOST_DECIMALS, Math.max(0, -exponent(step))));
        if (plain.stream().allMatch(label -> breadth(label) <= WIDEST)) {
            return new Ticks(values, plain, offset);
        }
        double size = 0;
        for (double value : shown) {
            size = Math.max(size, Math.abs(value));
        }
        int power = exponent(size);
        String factor = "× 10" + Numbers.raised(power);
        return new Ticks(values, labels(shown, Math.pow(10, power), Math.max(0, power - exponent(step))),
                offset.isEmpty() ? factor : factor + " " + offset);
    }

    private static List<String> labels(double[] values, double unit, int decimals) {
        List<String> labels = new ArrayList<>();
        for (double value : values) {
            // No minus before a zero.
            labels.add(Numbers.rounded(value / unit + 0.0, decimals));
        }
        return labels;
    }

    private static double breadth(String label) {
        return label.chars().mapToDouble(character -> character == '.' || character == ',' ? 0.5 : 1).sum();
    }

    /** @return 1, 2 or 5 times a power of ten, the least of which at most {@code most} fit between the bounds */
    public static double step(double low, double high, int most) {
        return ValueRange.niceStep((high - low) / most);
    }

    /** Of a round number; the allowance is for those that a division has made. */
    private static int exponent(double size) {
        return (int) Math.floor(Math.log10(size) + ROUNDING);
    }

    /**
     * Of a logarithmic axis: powers of ten, every second or third of them where there are many; where there is less than two of them, also 2 and 5
     * times one; and where even these are too far apart the labels of a linear axis.
     *
     * @param low  positive
     * @param most labels, but for one more where the ends are round
     */
    public static Ticks logarithmic(double low, double high, int most) {
        if (!(low > 0) || !(high > low) || Double.isInfinite(high)) {
            return NONE;
        }
        double bottom = Math.log10(low);
        double top = Math.log10(high);
        double stride = Math.max(1, Math.ceil((top - bottom) / most - ROUNDING));
        List<Double> values = decades(bottom, top, stride);
        while (values.size() < 2 && stride > 1) {
            stride--;
            values = decades(bottom, top, stride);
        }
        if (values.size() < 2) {
            values.clear();
            for (double exponent = Math.floor(bottom); exponent <= top; exponent++) {
                for (double lead : LEADS) {
                    double value = lead * Math.pow(10, exponent);
                    if (value >= low * (1 - ROUNDING) && value <= high * (1 + ROUNDING)) {
                        values.add(value);
                    }
                }
            }
        }
        if (values.size() < 2) {
            return linear(low, high, most);
        }
        return new Ticks(values.stream().mapToDouble(Double::doubleValue).toArray(), values.stream().map(Numbers::level).toList(), "");
    }

    private static List<Double> decades(double bottom, double top, double stride) {
        List<Double> values = new ArrayList<>();
        for (double i = Math.ceil(bottom / stride - ROUNDING); i <= Math.floor(top / stride + ROUNDING); i++) {
            values.add(Math.pow(10, i * stride));
        }
        return values;
    }
}
