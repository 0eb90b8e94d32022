package org.pushforward.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A number and the standard error of its sample as they are shown: rounded at the same place, where the error has one digit that counts, or two where
 * one would be too coarse, as the Particle Data Group rounds (Review of Particle Physics, introduction, section 5.3: an error whose first three
 * digits are 100 to 354 has two, one of 355 to 949 has one, and 950 to 999 become 1000).
 *
 * @param number the value, or its digits before {@code power}
 * @param spread the error likewise; empty where there is none to be told, since nothing was sampled or it is not known
 * @param power  of ten that both are multiplied by, as it is written behind them; mostly empty
 */
public record Estimate(String number, String spread, String power) {

    /** Before anything is known. */
    public static final Estimate NONE = exact("–");

    private static final double ONE_DIGIT = 3.55;
    private static final int MOST_DECIMALS = 6;
    /** From here on, and below the next, both are written with a power of ten. */
    private static final double LARGE = 99_999.5;
    private static final int SMALL_POWER = -3;

    /** What nobody sampled, or a word in the place of a number. */
    public static Estimate exact(String shown) {
        return new Estimate(shown, "", "");
    }

    /** @param error standard error; the value alone, as {@link Numbers#brief} has it, where that is unknown or 0 */
    public static Estimate of(double value, double error) {
        return of(value, error, Numbers.brief(value));
    }

    /** As above. @param alone what is shown where the error is unknown or 0 */
    public static Estimate of(double value, double error, String alone) {
        if (!Double.isFinite(value) || !(error > 0) || Double.isInfinite(error)) {
            return exact(alone);
        }
        double size = Math.max(Math.abs(value), error);
        int place = place(error);
        int power = (int) Math.floor(Math.log10(size));
        boolean small = -place > MOST_DECIMALS && power < SMALL_POWER;
        if ((size >= LARGE || small) && power - place <= MOST_DECIMALS) {
            int decimals = Math.max(0, power - place);
            return new Estimate(scaled(value, power, decimals), scaled(error, power, decimals), "·10" + Numbers.raised(power));
        }
        if (size >= LARGE || -place > MOST_DECIMALS) {
            // More digits than anybody reads: what is known of the value is all that is shown of it.
            return new Estimate(Numbers.rounded(value, MOST_DECIMALS), Numbers.brief(error), "");
        }
        return new Estimate(at(value, place), at(error, place), "");
    }

    /** The power of ten of the last digit that counts. */
    private static int place(double error) {
        int decade = (int) Math.floor(Math.log10(error));
        double lead = error / Math.pow(10, decade);
        return lead < ONE_DIGIT ? decade - 1 : decade;
    }

    private static String scaled(double value, int power, int decimals) {
        return Numbers.rounded(BigDecimal.valueOf(value).movePointLeft(power).doubleValue(), decimals);
    }

    private static String at(double value, int place) {
        return place <= 0 ? Numbers.rounded(value, -place)
                : Numbers.rounded(new BigDecimal(value).setScale(-place, RoundingMode.HALF_UP).doubleValue(), 0);
    }

    /** With a unit behind it, as a share in per cent has. */
    public Estimate in(String unit) {
        return new Estimate(number, spread, power + " " + unit);
    }

    /** The value as it stands alone. */
    public String value() {
        return number + power;
    }

    /** The error as it stands alone; empty where there is none. */
    public String error() {
        return spread.isEmpty() ? "" : spread + power;
    }

    /** Both on one line. */
    public String text() {
        return spread.isEmpty() ? value() : power.isEmpty() ? number + " ± " + spread : "(" + number + " ± " + spread + ")" + power;
    }
}
