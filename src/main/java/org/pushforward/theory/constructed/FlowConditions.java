package org.pushforward.theory.constructed;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import org.pushforward.conditioning.KappaErrors;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.Points;

/**
 * How well conditioned a constructed flow is: of the singular values of its Jacobian, noise to data, at points of noise.
 *
 * @param kappaMedian    median of the condition numbers
 * @param kappaHigh      their 99.9 % quantile: all but one in a thousand points are below
 * @param kappaMax       the largest
 * @param sigmaMin       the smallest singular value of all points
 * @param sigmaMinMedian the median of the smallest ones
 * @param sigmaMaxMedian the median of the largest ones
 * @param kappaMedianError standard error of {@code kappaMedian}, as {@link KappaErrors#ofQuantile} has it
 * @param sigmaMinMedianError of {@code sigmaMinMedian}
 */
public record FlowConditions(double kappaMedian, double kappaHigh, double kappaMax, double sigmaMin, double sigmaMinMedian, double sigmaMaxMedian,
        double kappaMedianError, double sigmaMinMedianError) {

    private static final double HIGH = .999;
    private static final int BETWEEN = 64;

    /**
     * @param noise   one or more points
     * @param goOn    told now and then which share is done; false ends the work
     * @throws CancellationException if it was ended
     */
    public static FlowConditions of(ConstructedFlow flow, Points noise, DoublePredicate goOn) {
        int d = flow.dimension();
        double[] kappa = new double[noise.count()];
        double[] least = new double[noise.count()];
        double[] most = new double[noise.count()];
        double[] sigma = new double[d];
        SingularValues values = new SingularValues(d);
        for (int i = 0; i < noise.count(); i++) {
            if (i % BETWEEN == 0) {
                goOn(goOn, (double) i / noise.count());
            }
            values.compute(flow.jacobian(ConstructedFlow.row(noise, i)), 1, sigma);
            most[i] = sigma[0];
            least[i] = sigma[d - 1];
            kappa[i] = sigma[0] / sigma[d - 1];
        }
        Arrays.sort(kappa);
        Arrays.sort(least);
        Arrays.sort(most);
        return new FlowConditions(median(kappa), kappa[(int) Math.min(kappa.length - 1L, Math.round(HIGH * kappa.length))],
                kappa[kappa.length - 1], least[0], median(least), median(most), KappaErrors.ofQuantile(kappa, .5), KappaErrors.ofQuantile(least, .5));
    }

    /** @throws CancellationException if the listener says so */
    public static void goOn(DoublePredicate listener, double share) {
        if (!listener.test(share)) {
            throw new CancellationException();
        }
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
