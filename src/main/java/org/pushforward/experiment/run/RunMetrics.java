package org.pushforward.experiment.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.conditioning.RoundTrip;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.fit.SlicedWasserstein;
import org.pushforward.fit.TransportYardstick;
import org.pushforward.flow.Flow;
import org.pushforward.train.Convergence;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * What a run came to. Where a number does not exist it is NaN here and null in the file.
 *
 * @param snapshot  the run at its end
 * @param reading   the last row of its history
 * @param slicedW2  sliced 2-Wasserstein distance, in data units, between the samples of {@code samples.csv} and as many held-out points; a point
 *                  cloud has fewer of those, and gives all. That of the history and the window is {@link HistoryMetric#DISTANCE}, of fewer samples
 *                  and so larger
 * @param yardstick what {@link HistoryMetric#DISTANCE} is for samples of the data themselves
 * @param transport what {@link HistoryMetric#TRANSPORT_COST} is read against
 * @param roundTrip largest |f^-1(f(x)) - x| over the instruments' held-out points, in data units
 * @param floorError standard error of the floor in nats: 0 where it is an integral, NaN where there is no floor
 */
public record RunMetrics(TrainingSnapshot snapshot, HistoryRow reading, double slicedW2, Yardstick yardstick, TransportYardstick transport,
        double roundTrip, double floorError) {

    private static final int DIRECTIONS = 128;
    /** Of what singular values are those that a run records; in the words of the file, as everywhere. */
    private static final String SIGMA_DIRECTION = "noise -> data";
    /** The one field that is a time: the same run made once more has another. */
    private static final String STEPS_PER_SECOND = "steps_per_second";
    private static final List<HistoryMetric> KAPPA_STANDARD = List.of(HistoryMetric.KAPPA_STANDARD_MEAN, HistoryMetric.KAPPA_STANDARD_P50,
            HistoryMetric.KAPPA_STANDARD_P95, HistoryMetric.KAPPA_STANDARD_MAX);
    /** What {@code nll} is, by padding; in the words of the file. */
    private enum Likelihood {
        EXACT("exact"),
        BOUND("upper bound: joint with the Gaussian padding, less the padding's entropy"),
        NONE("none: points with zero padding have no density; unbounded_nll is the joint value, which no entropy bounds");

        private final String words;

        Likelihood(String words) {
            this.words = words;
        }

        static Likelihood of(Padding padding, HistoryRow reading) {
            return padding.kind() == Padding.Kind.NONE ? EXACT : reading.isUnbounded() ? NONE : BOUND;
        }
    }

    /** @param samples of the flow at the run's end, in data units; only the data coordinates are compared */
    static RunMetrics of(TrainingSnapshot snapshot, RunData data, Flow flow, Points samples) {
        TrainingConfig config = snapshot.config();
        RandomStreams streams = new RandomStreams(config.seed());
        Points heldOut = data.heldOut(samples.count());
        double slicedW2 = new SlicedWasserstein(heldOut.dimension(), DIRECTIONS, streams.stream(Purpose.FIT)).distance(samples, heldOut);

        Points judged = data.heldOut(config.instruments().points());
        double[] padded = new double[judged.count() * flow.dimension()];
        snapshot.padding().append(judged.values(), judged.count(), judged.dimension(), streams.stream(Purpose.EVALUATION_PADDING), padded);
        double roundTrip = Arrays.stream(RoundTrip.errors(flow, padded, judged.count())).max().orElse(Double.NaN);
        Yardsticks yardsticks = Yardsticks.OF_THE_PROGRAM.of(data);
        return new RunMetrics(snapshot, snapshot.history().get(snapshot.history().size() - 1), slicedW2, yardsticks.distance().get(),
                yardsticks.transport().get(), roundTrip, data.floorError());
    }

    /** Held-out negative log-likelihood in nats, exact or a bound; NaN where there is none. */
    public double nll() {
        return likelihood() == Likelihood.NONE ? Double.NaN : reading.nll();
    }

    /** The joint value, which no entropy bounds, nats; NaN where there is a likelihood. */
    double unboundedNll() {
        return likelihood() == Likelihood.NONE ? reading.nll() : Double.NaN;
    }

    /** The floor as the held-out points have it: {@link #nll} less the gap; NaN where there is none. */
    double floorOfPoints() {
        return likelihood() == Likelihood.NONE ? Double.NaN : reading.floorOfPoints();
    }

    /** Whether the run had come to rest. */
    Convergence convergence() {
        return Convergence.of(snapshot.history(), yardstick.error());
    }

    /** What {@link #nll} is, in words. */
    private String nllKind() {
        return likelihood().words;
    }

    private Likelihood likelihood() {
        return Likelihood.of(snapshot.config().padding(), reading);
    }

    /**
     * The object of a file, in which every number that a reader may ask for is one, or null.
     *
     * @throws org.pushforward.base.InvalidInputException one line naming the file and the field, if it is torn or not what a run writes
     */
    static JsonNode read(Path file) {
        JsonFields fields = JsonFields.read(file, ExperimentFile.MOST_BYTES);
        List.of("dataset", "padding", "nll_kind").forEach(fields::text);
        List.of("seed", "parameters", "steps", "measured_at_step").forEach(fields::longInteger);
        Metric.ALL.stream().filter(metric -> !metric.isLater()).forEach(metric -> fields.numberOrNone(metric.label()));
        fields.numberOrNone(STEPS_PER_SECOND);
        fields.textOrNone("divergence");
        return fields.tree();
    }

    /**
     * The first field in which two files' objects differ, the speed left out, that no two runs have in common.
     *
     * @param one   as {@link #read} has it
     * @param other likewise
     * @return empty where the runs came to the same
     */
    static Optional<String> difference(JsonNode one, JsonNode other) {
        Set<String> names = new LinkedHashSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        names.remove(STEPS_PER_SECOND);
        return names.stream().filter(name -> !Objects.equals(one.get(name), other.get(name))).findFirst();
    }

    void write(Path file) {
        WholeFile.write(file, out -> {
            try (JsonGenerator json = Json.generator(out)) {
                write(json);
            }
            out.write('\n');
        });
    }

    private void write(JsonGenerator json) throws IOException {
        TrainingConfig config = snapshot.config();
        json.writeStartObject();
        json.writeStringField("dataset", config.dataset().name());
        Json.writeTexts(json, "columns", snapshot.model().columns());
        json.writeStringField("padding", Json.label(config.padding().kind()));
        json.writeNumberField("seed", config.seed());
        json.writeNumberField("parameters", snapshot.model().parameters().length);
        json.writeNumberField("steps", snapshot.step());
        json.writeNumberField("measured_at_step", reading.step());
        for (Metric metric : inFileOrder()) {
            Json.writeNumber(json, metric.label(), metric.of(this));
            if (metric == Metric.NLL) {
                json.writeStringField("nll_kind", nllKind());
            } else if (metric == Metric.of(HistoryMetric.SIGMA_MIN)) {
                json.writeStringField("sigma_direction", SIGMA_DIRECTION);
            }
        }
        Json.writeNumber(json, STEPS_PER_SECOND, snapshot.stepsPerSecond() > 0 ? snapshot.stepsPerSecond() : Double.NaN);
        if (snapshot.isDiverged()) {
            json.writeStringField("divergence", snapshot.divergence());
        } else {
            json.writeNullField("divergence");
        }
        json.writeEndObject();
    }

    /** Both condition numbers below each other, though one came later; all else as in the tables of sweeps. */
    private static List<Metric> inFileOrder() {
        List<Metric> order = new ArrayList<>(Metric.ALL);
        List<Metric> standard = KAPPA_STANDARD.stream().map(Metric::of).toList();
        order.removeAll(standard);
        order.addAll(order.indexOf(Metric.of(HistoryMetric.KAPPA_MAX)) + 1, standard);
        return order;
    }
}
