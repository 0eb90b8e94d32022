package org.pushforward.instrument.point;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Points;
import org.pushforward.flow.Flow;

/**
 * What a flow does with the padding, in numbers. Arrays have one entry for each padding coordinate and are nobody's to write to.
 *
 * @param wanted        standard deviation of the padding that the data get
 * @param made          standard deviation of the padding coordinates that the flow makes of noise
 * @param madeError     its standard error, whatever their distribution
 * @param correlation   of each with the data coordinate that it goes with most; NaN where one of them does not vary
 * @param influence     mean |dz_i / dx| over points of the padded data and the coordinates i of the noise that are the data's, x being the padding;
 *                      NaN where learned layers blend the coordinates
 * @param influenceError standard error of the mean over the points
 * @param dataInfluence the same for x being the data's coordinates
 * @param samples       that {@code made} and {@code correlation} are from
 */
public record PaddingUse(double wanted, double[] made, double[] madeError, double[] correlation, double[] influence, double[] influenceError,
        double dataInfluence, int samples) {

    /** As wide as wanted within this: a few standard errors of a standard deviation from some hundred samples. */
    private static final double TOLERANCE = 0.1;
    /** In standard errors of a correlation of what is independent. */
    private static final double SIGNIFICANT = 3;
    /** In standard deviations of the noise. */
    private static final double NEGLIGIBLE = 0.05;
    /** By this much zero padding is thought to be off. */
    private static final double SMALL_SHIFT = 0.01;

    /**
     * @param places where in the noise each of the data's and the padding's coordinates stands; null where they are blended
     * @param made   what the flow makes of noise, data units
     * @param padded points of the data with their padding
     */
    static PaddingUse of(Flow flow, int dataDimension, double wanted, int[] places, Points made, Points padded) {
        int padding = flow.dimension() - dataDimension;
        double[] deviation = new double[padding];
        double[] error = new double[padding];
        double[] correlation = new double[padding];
        double[][] columns = columns(made);
        for (int j = 0; j < padding; j++) {
            double[] column = columns[dataDimension + j];
            deviation[j] = Math.sqrt(StatUtils.variance(column));
            error[j] = errorOfDeviation(column, deviation[j]);
            correlation[j] = strongest(column, columns, dataDimension);
        }
        double[][] each = influences(flow, dataDimension, places, padded);
        double[] influence = Arrays.stream(each).mapToDouble(StatUtils::mean).toArray();
        double[] influenceError = Arrays.stream(each).mapToDouble(values -> Math.sqrt(StatUtils.variance(values) / values.length)).toArray();
        return new PaddingUse(wanted, deviation, error, correlation, Arrays.copyOfRange(influence, dataDimension, influence.length),
                Arrays.copyOfRange(influenceError, dataDimension, influence.length), StatUtils.mean(influence, 0, dataDimension), made.count());
    }

    /** By the fourth moment; of a normal sample that is the deviation over sqrt(2 n). */
    private static double errorOfDeviation(double[] column, double deviation) {
        double mean = StatUtils.mean(column);
        double variance = deviation * deviation;
        double fourth = Arrays.stream(column).map(value -> Math.pow(value - mean, 4)).sum() / column.length;
        return Math.sqrt(Math.max(0, fourth - variance * variance) / column.length) / (2 * deviation);
    }

    private static double[][] columns(Points points) {
        double[][] columns = new double[points.dimension()][points.count()];
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < points.count(); i++) {
                columns[c][i] = points.get(i, c);
            }
        }
        return columns;
    }

    private static double strongest(double[] column, double[][] columns, int dataDimension) {
        double strongest = Double.NaN;
        for (int c = 0; c < dataDimension; c++) {
            double r = new PearsonsCorrelation().correlation(column, columns[c]);
            if (!(Math.abs(r) <= Math.abs(strongest))) {
                strongest = r;
            }
        }
        return strongest;
    }

    /** {@code [c][i]}: by each coordinate of the data and the padding, at each of the points. */
    private static double[][] influences(Flow flow, int dataDimension, int[] places, Points padded) {
        int d = flow.dimension();
        int n = padded.count();
        double[][] influences = new double[d][n];
        if (places == null) {
            Arrays.stream(influences).forEach(each -> Arrays.fill(each, Double.NaN));
            return influences;
        }
        double[] jacobian = new double[n * d * d];
        flow.jacobian(padded.values(), n, new double[n * d], new double[n], jacobian);
        for (int c = 0; c < d; c++) {
            for (int i = 0; i < n; i++) {
                for (int r = 0; r < dataDimension; r++) {
                    influences[c][i] += Math.abs(jacobian[(i * d + places[r]) * d + c]) / dataDimension;
                }
            }
        }
        return influences;
    }

    /** What there is to understand, in sentences. */
    public String words() {
        if (!Arrays.stream(made).allMatch(Double::isFinite)) {
            return "What the flow makes is not finite.";
        }
        // Of what should be 0 it does not matter with what it goes.
        return width() + " " + (wanted == 0 ? "" : dependence() + " ") + use();
    }

    /** Standard error of {@link #correlation}, by the delta method for normal samples. */
    public double correlationError(int j) {
        return (1 - correlation[j] * correlation[j]) / Math.sqrt(samples);
    }

    private String width() {
        int narrowest = largest(made, -1);
        int widest = largest(made, 1);
        double least = made[narrowest];
        double most = made[widest];
        String range = Numbers.uncertain(least, madeError[narrowest]) + (made.length == 1 ? "" : " to " + Numbers.uncertain(most, madeError[widest]));
        if (wanted == 0) {
            return "The data's padding is 0; the padding that the flow makes of noise spreads by " + range + ".";
        }
        boolean asWanted = least >= wanted * (1 - TOLERANCE) && most <= wanted * (1 + TOLERANCE);
        return (asWanted ? "The padding that the flow makes of noise is as wide as the data's: standard deviation "
                : "The padding that the flow makes of noise is not as wide as the data's: standard deviation ")
                + range + " for " + Numbers.brief(wanted) + ".";
    }

    private String dependence() {
        int at = largest(Arrays.stream(correlation).map(Math::abs).toArray(), 1);
        double strongest = Double.isNaN(correlation[at]) ? 0 : Math.abs(correlation[at]);
        String told = Numbers.uncertain(strongest, correlationError(at));
        if (strongest < SIGNIFICANT / Math.sqrt(samples)) {
            return "It does not go with the data, as far as correlation tells (at most " + told + ").";
        }
        return "It goes with the data, correlation up to " + told + ", which padding should not.";
    }

    /** Where the largest of the values stands, or by the sign -1 the least; what is no number is neither. */
    private static int largest(double[] values, int sign) {
        int at = 0;
        for (int j = 1; j < values.length; j++) {
            at = sign * values[j] > sign * values[at] || Double.isNaN(values[at]) ? j : at;
        }
        return at;
    }

    private String use() {
        if (Double.isNaN(dataInfluence)) {
            return "The learned layers blend the coordinates, so no part of the noise is the data's alone.";
        }
        int strongest = largest(influence, 1);
        double most = influence[strongest];
        if (wanted == 0) {
            return "Nothing in the data says where other padding than 0 is to go: " + Numbers.brief(SMALL_SHIFT) + " of padding " + (strongest + 1)
                    + " would move the data's part of the noise by " + Numbers.uncertain(SMALL_SHIFT * most, SMALL_SHIFT * influenceError[strongest])
                    + " on average.";
        }
        String moved = "one standard deviation of padding " + (strongest + 1) + " moves the data's part of the noise by "
                + Numbers.uncertain(wanted * most, wanted * influenceError[strongest]) + " on average.";
        return (wanted * most < NEGLIGIBLE ? "The flow all but ignores the padding: " : "The flow uses the padding: ") + moved;
    }
}
