package org.pushforward.experiment.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.train.Convergence;
import org.pushforward.train.HistoryMetric;

/**
 * A number by which a run is judged, told once: {@code metrics.json} and the tables of sweeps loop over {@link #ALL}. NaN where it does not exist or
 * was not measured. What the history has of it is here by itself, see {@link HistoryMetric#isJudged}: no enum, so that another metric of the history
 * is told there alone.
 */
public final class Metric {

    private static final Map<HistoryMetric, Metric> OF_HISTORY = new EnumMap<>(HistoryMetric.class);

    static {
        Stream.of(HistoryMetric.values()).filter(HistoryMetric::isJudged).forEach(metric -> OF_HISTORY.put(metric,
                new Metric(metric.label(), metric.isAfterQuantiles(), run -> run.reading().get(metric))));
        // Where the padding leaves no density there is no likelihood to compare.
        OF_HISTORY.put(HistoryMetric.NLL, new Metric(HistoryMetric.NLL.label(), false, RunMetrics::nll));
        OF_HISTORY.put(HistoryMetric.NLL_ERROR, new Metric(HistoryMetric.NLL_ERROR.label(), true,
                run -> Double.isNaN(run.nll()) ? Double.NaN : run.reading().get(HistoryMetric.NLL_ERROR)));
    }

    /** Held-out negative log-likelihood, nats. */
    public static final Metric NLL = of(HistoryMetric.NLL);
    /** The joint value where padding has no density, which no entropy bounds, nats. */
    public static final Metric UNBOUNDED_NLL = new Metric("unbounded_nll", false, RunMetrics::unboundedNll);
    /** Entropy of the data, nats. */
    public static final Metric FLOOR = new Metric("floor", false, run -> run.snapshot().floor());
    /** Standard error of the floor, nats: 0 where it is an integral. */
    private static final Metric FLOOR_ERROR = new Metric("floor_error", true, RunMetrics::floorError);
    /** The floor as the held-out points have it, nats: NLL less the gap. */
    private static final Metric FLOOR_OF_POINTS = new Metric("floor_of_points", true, RunMetrics::floorOfPoints);
    /** NLL less the floor of the same points, nats. */
    public static final Metric GAP = of(HistoryMetric.GAP);
    /** Its standard error, nats. */
    public static final Metric GAP_ERROR = of(HistoryMetric.GAP_ERROR);
    /** The sliced 2-Wasserstein distance of the history, data units: what every view shows; read against {@link #yardstick}. */
    public static final Metric DISTANCE = of(HistoryMetric.DISTANCE);
    /** That of {@code samples.csv}, more samples and more directions, data units: what tables of the first release have alone. */
    public static final Metric SLICED_W2 = new Metric("sliced_w2", false, RunMetrics::slicedW2);
    /** What the distance is for samples of the data themselves, data units: half of them are nearer. */
    private static final Metric DISTANCE_OF_DATA = new Metric("distance_of_data", true, run -> run.yardstick().median());
    /** From here to {@link #DISTANCE_OF_DATA_HIGH} are 19 of 20 samples of the data. */
    private static final Metric DISTANCE_OF_DATA_LOW = new Metric("distance_of_data_low", true, run -> run.yardstick().low());
    private static final Metric DISTANCE_OF_DATA_HIGH = new Metric("distance_of_data_high", true, run -> run.yardstick().high());
    /** The least that any map from noise to the data costs, squared standard units; nothing if not told from {@link #TRANSPORT_FLOOR}. */
    private static final Metric TRANSPORT_OPTIMAL = new Metric("transport_optimal", true, run -> run.transport().measured().resolved());
    /** Standard error of it, without the bias that {@link #TRANSPORT_FLOOR} bounds. */
    private static final Metric TRANSPORT_OPTIMAL_ERROR = new Metric("transport_optimal_error", true, run -> run.transport().standardError());
    /** What two samples of the data measure, squared standard units. */
    private static final Metric TRANSPORT_FLOOR = new Metric("transport_floor", true, run -> run.transport().floor());
    /** How far the distance from the data fell in all of the training and in its last fifth, in standard errors: {@link Convergence}. */
    private static final Metric LEARNED = new Metric("learned", true, run -> run.convergence().learned());
    private static final Metric LATE_FALL = new Metric("late_fall", true, run -> run.convergence().lateFall());
    /** Smallest singular value of noise -> data over the same points, data units. */
    public static final Metric SIGMA_MIN = of(HistoryMetric.SIGMA_MIN);

    /** Largest error of there and back, data units. */
    public static final Metric ROUND_TRIP = new Metric("round_trip", false, RunMetrics::roundTrip);

    /** Condition number of the Jacobian over held-out points, data units: the standardisation included. */
    public static final Metric KAPPA_MEAN = of(HistoryMetric.KAPPA_MEAN);
    public static final Metric KAPPA_P50 = of(HistoryMetric.KAPPA_P50);
    public static final Metric KAPPA_P95 = of(HistoryMetric.KAPPA_P95);

    /** Of the flow in standard units, which do not change with the data's units. */
    public static final Metric KAPPA_STANDARD_MEAN = of(HistoryMetric.KAPPA_STANDARD_MEAN);
    public static final Metric KAPPA_STANDARD_P50 = of(HistoryMetric.KAPPA_STANDARD_P50);
    public static final Metric KAPPA_STANDARD_P95 = of(HistoryMetric.KAPPA_STANDARD_P95);

    /** In the order of a sweep's table: those of the first release, then those that the history got later. */
    public static final List<Metric> ALL = Stream.concat(
            Stream.of(NLL, UNBOUNDED_NLL, FLOOR, GAP, GAP_ERROR, SLICED_W2, KAPPA_MEAN, KAPPA_P50, KAPPA_P95,
                    of(HistoryMetric.KAPPA_MAX), of(HistoryMetric.SIGMA_MIN), ROUND_TRIP),
            Stream.concat(OF_HISTORY.values().stream().filter(Metric::isLater),
                    Stream.of(FLOOR_OF_POINTS, DISTANCE_OF_DATA, DISTANCE_OF_DATA_LOW, DISTANCE_OF_DATA_HIGH,
                            TRANSPORT_OPTIMAL, TRANSPORT_OPTIMAL_ERROR, TRANSPORT_FLOOR, FLOOR_ERROR, LEARNED, LATE_FALL))).toList();

    private final String label;
    private final boolean later;
    private final ToDoubleFunction<RunMetrics> value;

    private Metric(String label, boolean later, ToDoubleFunction<RunMetrics> value) {
        this.label = label;
        this.later = later;
        this.value = value;
    }

    /** What the history has of it at the end of a run; null of one that no run is judged by. */
    public static Metric of(HistoryMetric metric) {
        return OF_HISTORY.get(metric);
    }

    /** The same summary of the condition number of the flow in standard units; any other metric as it is. */
    public Metric inStandardUnits() {
        String other = label.replaceFirst("^kappa_(?!standard)", "kappa_standard_");
        return ALL.stream().filter(metric -> metric.label.equals(other)).findFirst().orElseThrow();
    }

    /** Its standard error; empty where there is none, or another yardstick. */
    public Optional<Metric> error() {
        return ALL.stream().filter(metric -> metric.label.equals(label + "_error")).findFirst();
    }

    /** Whether files of the first release do not have it. */
    public boolean isLater() {
        return later;
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    /** Whether a run had come to rest, by its numbers; not known of one that an earlier release made. */
    public static Convergence convergence(ToDoubleFunction<Metric> run) {
        return new Convergence(run.applyAsDouble(LEARNED), run.applyAsDouble(LATE_FALL));
    }

    /** What {@link HistoryMetric#DISTANCE} of a run is read against. */
    public static Yardstick yardstick(ToDoubleFunction<Metric> run) {
        return new Yardstick(run.applyAsDouble(DISTANCE_OF_DATA), run.applyAsDouble(DISTANCE_OF_DATA_LOW),
                run.applyAsDouble(DISTANCE_OF_DATA_HIGH));
    }

    /** Of a run; NaN where it does not exist. */
    double of(RunMetrics run) {
        return value.applyAsDouble(run);
    }

    @Override
    public String toString() {
        return label;
    }
}
