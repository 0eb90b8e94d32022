package org.pushforward.conditioning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pushforward.flow.LayerTrace;

/**
 * Singular values of the composed map after each coupling, over a set of points. Written in the direction stage -> data, so that the last stage is
 * the spectrum of noise -> data that a history records.
 *
 * @param stages        {@code K + 1} in the order data -> noise; stage 0 is the standardisation alone
 * @param geometricMean {@code [stage]}: of all singular values at all points, the D-th root of the volume that stage -> data makes of a unit. What
 *                      shears stretch one way they shrink another, so this is what {@link ClampRails} holds without exception
 * @param meanError     {@code [stage]}: standard error of the geometric mean over the points: the mean times that of its logarithm, which is a mean
 *                      over the points; 0 where all have the same volume
 */
public record LayerSpectrum(List<ConditionStatistics> stages, double[] geometricMean, double[] meanError) {

    /** Relative to the mean, what is less comes from rounding. */
    private static final double ROUNDING = 1e-12;

    /** @param trace with Jacobians */
    public static LayerSpectrum of(LayerTrace trace) {
        SingularValues values = new SingularValues(trace.dimension());
        List<ConditionStatistics> stages = new ArrayList<>();
        double[] geometricMean = new double[trace.couplings() + 1];
        double[] meanError = new double[trace.couplings() + 1];
        double[] sigma = new double[trace.count() * trace.dimension()];
        for (int stage = 0; stage <= trace.couplings(); stage++) {
            values.compute(trace.jacobians()[stage], trace.count(), sigma);
            stages.add(ConditionStatistics.of(sigma, trace.count(), trace.dimension()));
            double logDet = Arrays.stream(trace.logDets()[stage]).average().orElse(Double.NaN);
            geometricMean[stage] = Math.exp(-logDet / trace.dimension());
            double relative = KappaErrors.ofMean(trace.logDets()[stage]) / trace.dimension();
            meanError[stage] = relative < ROUNDING ? 0 : relative * geometricMean[stage];
        }
        return new LayerSpectrum(List.copyOf(stages), geometricMean, meanError);
    }
}
