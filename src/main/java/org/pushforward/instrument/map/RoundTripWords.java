package org.pushforward.instrument.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pushforward.chart.Numbers;
import org.pushforward.conditioning.KappaErrors;
import org.pushforward.conditioning.RoundTripMap.InPrecision;

/** What the numbers of the round trip say, in sentences. */
final class RoundTripWords {

    private static final int HALF = 2;
    private static final int MOST = 4;

    private RoundTripWords() {}

    /**
     * @param name    of the precision
     * @param epsilon of the machine in it
     */
    static List<String> of(String name, InPrecision precision, double epsilon) {
        int points = precision.errors().length;
        int lost = lost(precision.errors());
        double half = precision.quantiles()[HALF];
        double most = precision.quantiles()[MOST];
        List<String> sentences = new ArrayList<>();
        if (Double.isFinite(half)) {
            double[] sorted = precision.errors().clone();
            Arrays.sort(sorted);
            String within95 = Double.isFinite(most) ? ", 95 % within " + Numbers.uncertain(most, KappaErrors.ofQuantile(sorted, 0.95)) : "";
            sentences.add("In " + name + " half of the points come back within "
                    + Numbers.uncertain(half, KappaErrors.ofQuantile(sorted, 0.5)) + within95 + " data units."
                    + expected(precision, epsilon));
        }
        if (lost > 0) {
            sentences.add("In " + name + " " + Numbers.count(lost) + " of " + Numbers.count(points)
                    + " points do not come back: the flow leaves the range of numbers on the way.");
        }
        return sentences;
    }

    private static String expected(InPrecision precision, double epsilon) {
        double half = precision.expectedQuantiles()[HALF];
        double most = precision.expectedQuantiles()[MOST];
        if (!Double.isFinite(half) || !Double.isFinite(most)) {
            return "";
        }
        return " For comparison, which is no bound: κ times the machine epsilon, " + Numbers.brief(epsilon) + ", is " + Numbers.brief(half) + " and "
                + Numbers.brief(most) + ".";
    }

    /** @return how many errors are not finite */
    static int lost(double[] errors) {
        int lost = 0;
        for (double error : errors) {
            lost += Double.isFinite(error) ? 0 : 1;
        }
        return lost;
    }
}
