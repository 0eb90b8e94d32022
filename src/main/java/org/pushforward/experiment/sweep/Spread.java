package org.pushforward.experiment.sweep;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Numbers summarised; all NaN where there are none.
 *
 * @param count  how many; those that do not exist (NaN) are not counted
 * @param mean   of them
 * @param sd     sample standard deviation, NaN for fewer than two
 * @param q1     lower quartile, linear between order statistics (type 7 of Hyndman and Fan, 1996), as are the others
 * @param median of them
 * @param q3     upper quartile
 */
public record Spread(int count, double mean, double sd, double q1, double median, double q3) {

    public static Spread of(double... values) {
        double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
        double sd = sorted.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(sorted));
        return new Spread(sorted.length, StatUtils.mean(sorted), sd, quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    /**
     * Type 7 of Hyndman and Fan (1996) with the roundings of Commons Math, which tables of earlier releases have: the last bit of
     * {@code ConditionStatistics.quantile} may differ.
     *
     * @param level in (0, 1]
     */
    public static double quantile(double[] values, double level) {
        return new Percentile().withEstimationType(EstimationType.R_7).evaluate(values, 100 * level);
    }
}
