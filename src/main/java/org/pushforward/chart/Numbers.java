package org.pushforward.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them: two or three significant digits, thousands separated, powers of ten with raised exponents. */
public final class Numbers {

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

    /** Nobody counts more digits than these. */
    private static final double TOO_LONG = 1e9;

    private Numbers() {}

    /** @return three significant digits, two of what is below 0.1; "–" for NaN */
    public static String brief(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        String text;
        if (size == 0) {
            text = "0";
        } else if (size >= 99_999.5 || size < 0.000995) {
            int exponent = (int) Math.floor(Math.log10(size));
            double lead = size / Math.pow(10, exponent);
            if (lead >= 9.95) {
                lead = 1;
                exponent++;
            }
            text = String.format(Locale.ROOT, "%.1f·10%s", lead, raised(exponent));
        } else if (size >= 99.95) {
            text = String.format(Locale.ROOT, "%,.0f", size);
        } else if (size >= 9.995) {
            text = String.format(Locale.ROOT, "%.1f", size);
        } else if (size >= 0.9995) {
            text = String.format(Locale.ROOT, "%.2f", size);
        } else if (size >= 0.00995) {
            text = String.format(Locale.ROOT, "%.3f", size);
        } else {
            text = String.format(Locale.ROOT, "%.4f", size);
        }
        return value < 0 ? "−" + text : text;
    }

    /** @return a number that somebody chose, with all its digits up to six and no zeros behind them */
    public static String chosen(double value) {
        if (!Double.isFinite(value) || value != 0 && (Math.abs(value) >= 1e6 || Math.abs(value) < 1e-4)) {
            return brief(value);
        }
        return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString().replace('-', '−');
    }

    /**
     * @return a fixed number of decimals with a real minus sign, as {@link #brief} from {@value #TOO_LONG} on and where decimals would make a 0 of
     *         what is none; "–" for NaN
     */
    public static String fixed(double value, int decimals) {
        String text = rounded(value, decimals);
        return value != 0 && isZero(text) ? brief(value) : text;
    }

    /** As {@link #fixed}, of a place on a scale, where what is too small to be seen may be 0. */
    public static String rounded(double value, int decimals) {
        if (!(Math.abs(value) < TOO_LONG)) {
            return brief(value);
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        return value < 0 && !isZero(text) ? "−" + text : text;
    }

    private static boolean isZero(String text) {
        return text.chars().allMatch(digit -> digit == '0' || digit == '.');
    }

    /** @return a value and its standard error on one line, as {@link Estimate} rounds them; the value alone where the error is unknown or 0 */
    public static String uncertain(double value, double error) {
        return Estimate.of(value, error).text();
    }

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** The label of a decade on a log axis: 0.001 to 10,000 written out, beyond as a power of ten. */
    public static String decade(double value) {
        int exponent = (int) Math.round(Math.log10(value));
        if (exponent >= 0 && exponent <= 4) {
            return count(Math.round(Math.pow(10, exponent)));
        }
        if (exponent < 0 && exponent >= -3) {
            return String.format(Locale.ROOT, "%." + -exponent + "f", Math.pow(10, exponent));
        }
        return "10" + raised(exponent);
    }

    /** The label of 1, 2 or 5 times a power of ten on a log axis, likewise. */
    static String level(double value) {
        int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
        long lead = Math.round(value / Math.pow(10, exponent));
        if (lead == 1) {
            return decade(value);
        }
        if (exponent >= 0 && exponent <= 4) {
            return count(Math.round(value));
        }
        return exponent < 0 && exponent >= -3 ? String.format(Locale.ROOT, "%." + -exponent + "f", value) : lead + "·10" + raised(exponent);
    }

    /** @param index 0 or more */
    public static String subscript(int index) {
        return inDigits(index, LOWERED);
    }

    static String raised(int exponent) {
        return (exponent < 0 ? "⁻" : "") + inDigits(Math.abs(exponent), RAISED);
    }

    private static String inDigits(int number, String digits) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            text.append(digits.charAt(digit - '0'));
        }
        return text.toString();
    }
}
