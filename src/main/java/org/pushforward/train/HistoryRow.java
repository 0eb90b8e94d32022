package org.pushforward.train;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.pushforward.conditioning.KappaErrors;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.fit.TransportCost;

/**
 * One reading of the instruments. Immutable, but for the arrays, which are nobody's to write to.
 *
 * @param step           steps done
 * @param values         by metric; what is not there is NaN, see {@link #get}
 * @param sigmaQuantiles {@code [i][q]}: quantile q (5, 25, 50, 75, 95 %) over the points of the i-th largest singular value, noise -> data, data
 *                       units
 * @param gradientNorms  norm of the gradient of each layer's parameters, counted from the data, before clipping: their squares add up to that of
 *                       {@link HistoryMetric#GRADIENT_NORM}, and are NaN where that is. Empty where no layer follows a gradient, and in rows of
 *                       releases that did not have them
 */
public record HistoryRow(long step, Map<HistoryMetric, Double> values, double[][] sigmaQuantiles, double[] gradientNorms) {

    private static final double[] NO_GRADIENTS = {};

    public HistoryRow {
        values = Collections.unmodifiableMap(values.isEmpty() ? new EnumMap<>(HistoryMetric.class) : new EnumMap<>(values));
    }

    /** A row without any metric. */
    public HistoryRow(long step, double[][] sigmaQuantiles) {
        this(step, Map.of(), sigmaQuantiles, NO_GRADIENTS);
    }

    /** This row with the gradient's norm of each layer. */
    public HistoryRow withGradientNorms(double[] norms) {
        return new HistoryRow(step, values, sigmaQuantiles, norms);
    }

    /** This row with a metric. */
    public HistoryRow with(HistoryMetric metric, double value) {
        Map<HistoryMetric, Double> more = new EnumMap<>(HistoryMetric.class);
        more.putAll(values);
        more.put(metric, value);
        return new HistoryRow(step, more, sigmaQuantiles, gradientNorms);
    }

    /** This row with a condition number, in data units. */
    public HistoryRow withKappa(KappaSummary kappa) {
        return with(HistoryMetric.KAPPA_MEAN, kappa.mean()).with(HistoryMetric.KAPPA_P50, kappa.p50())
                .with(HistoryMetric.KAPPA_P95, kappa.p95()).with(HistoryMetric.KAPPA_MAX, kappa.max());
    }

    /** This row with a condition number of the flow in standard units. */
    public HistoryRow withKappaStandard(KappaSummary kappa) {
        return with(HistoryMetric.KAPPA_STANDARD_MEAN, kappa.mean()).with(HistoryMetric.KAPPA_STANDARD_P50, kappa.p50())
                .with(HistoryMetric.KAPPA_STANDARD_P95, kappa.p95()).with(HistoryMetric.KAPPA_STANDARD_MAX, kappa.max());
    }

    /** This row with the standard errors of both condition numbers. @param standard of that in standard units */
    HistoryRow withKappaErrors(KappaErrors errors, KappaErrors standard) {
        return with(HistoryMetric.KAPPA_MEAN_ERROR, errors.mean()).with(HistoryMetric.KAPPA_P50_ERROR, errors.p50())
                .with(HistoryMetric.KAPPA_P95_ERROR, errors.p95()).with(HistoryMetric.KAPPA_STANDARD_MEAN_ERROR, standard.mean())
                .with(HistoryMetric.KAPPA_STANDARD_P50_ERROR, standard.p50()).with(HistoryMetric.KAPPA_STANDARD_P95_ERROR, standard.p95());
    }

    /** NaN where it was not measured. */
    public double get(HistoryMetric metric) {
        return values.getOrDefault(metric, Double.NaN);
    }

    public double trainNll() {
        return get(HistoryMetric.TRAIN_NLL);
    }

    public double nll() {
        return get(HistoryMetric.NLL);
    }

    public double gap() {
        return get(HistoryMetric.GAP);
    }

    public double gapError() {
        return get(HistoryMetric.GAP_ERROR);
    }

    /**
     * The entropy floor as the held-out points of this row have it, nats: their mean of -log p, with Gaussian padding of -log p(x, e) less the
     * padding's entropy, so that {@link #nll} less this is {@link #gap} but for rounding. It differs from the entropy by what these points and their
     * padding happen to be, and by that alone. NaN where there is no gap.
     */
    public double floorOfPoints() {
        return nll() - gap();
    }

    /** In data units. */
    public KappaSummary kappa() {
        return new KappaSummary(get(HistoryMetric.KAPPA_MEAN), get(HistoryMetric.KAPPA_P50), get(HistoryMetric.KAPPA_P95),
                get(HistoryMetric.KAPPA_MAX));
    }

    /** Of the flow in standard units; {@link KappaSummary#NOT_MEASURED} in rows of earlier releases. */
    public KappaSummary kappaStandard() {
        return new KappaSummary(get(HistoryMetric.KAPPA_STANDARD_MEAN), get(HistoryMetric.KAPPA_STANDARD_P50),
                get(HistoryMetric.KAPPA_STANDARD_P95), get(HistoryMetric.KAPPA_STANDARD_MAX));
    }

    /** Of {@link #kappa}; NaN in rows of earlier releases. */
    public KappaErrors kappaErrors() {
        return new KappaErrors(get(HistoryMetric.KAPPA_MEAN_ERROR), get(HistoryMetric.KAPPA_P50_ERROR), get(HistoryMetric.KAPPA_P95_ERROR));
    }

    /** Of {@link #kappaStandard}; NaN in rows of earlier releases. */
    public KappaErrors kappaStandardErrors() {
        return new KappaErrors(get(HistoryMetric.KAPPA_STANDARD_MEAN_ERROR), get(HistoryMetric.KAPPA_STANDARD_P50_ERROR),
                get(HistoryMetric.KAPPA_STANDARD_P95_ERROR));
    }

    /** From the held-out points, data units; NaN in rows of earlier releases and where samples are not finite. */
    public double distance() {
        return get(HistoryMetric.DISTANCE);
    }

    /** How far those samples are from their noise. */
    public TransportCost transport() {
        return new TransportCost(get(HistoryMetric.TRANSPORT_COST), get(HistoryMetric.TRANSPORT_COST_ERROR));
    }

    public double paddingNoise() {
        return get(HistoryMetric.PADDING_NOISE);
    }

    /** Whether the padded points have no density: {@link #nll}, which no entropy bounds, falls as far as the clamp lets it and is not compared. */
    public boolean isUnbounded() {
        return paddingNoise() == 0;
    }
}
