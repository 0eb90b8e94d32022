package org.pushforward.experiment.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.conditioning.RoundTrip;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.fit.SlicedWasserstein;
import org.pushforward.flow.Flow;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * What a run came to. Where a number does not exist it is NaN here and null in the file.
 *
 * @param snapshot  the run at its end
 * @param reading   the last row of its history
 * @param slicedW2  sliced 2-Wasserstein distance, in data units, between samples of the flow and as many held-out points; a point cloud has fewer of
 *                  those, and gives all
 * @param roundTrip largest |f^-1(f(x)) - x| over the instruments' held-out points, in data units
 */
public record RunMetrics(TrainingSnapshot snapshot, HistoryRow reading, double slicedW2, double roundTrip) {

    private static final int DIRECTIONS = 128;
    /** Of what singular values are those that a run records; in the words of the file, as everywhere. */
    private static final String SIGMA_DIRECTION = "noise -> data";
    /** Fields of the file, as of its first release, that are numbers or null. Those that came later may be absent. */
    private static final List<String> NUMBERS = List.of("nll", "unbounded_nll", "floor", "gap", "gap_error", "sliced_w2", "kappa_mean", "kappa_p50",
            "kappa_p95", "kappa_max", "sigma_min", "round_trip", "steps_per_second");

    /** What {@code nll} is, by padding; in the words of the file. */
    private enum Likelihood {
        EXACT("exact"),
        BOUND("upper bound: joint with the Gaussian padding, less the padding's entropy"),
        NONE("none: points with zero padding have no density; unbounded_nll is the joint value that training lowers without end");

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
        return new RunMetrics(snapshot, snapshot.history().get(snapshot.history().size() - 1), slicedW2, roundTrip);
    }

    /** Held-out negative log-likelihood in nats, exact or a bound; NaN where there is none. */
    public double nll() {
        return likelihood() == Likelihood.NONE ? Double.NaN : reading.nll();
    }

    /** What {@link #nll} is, in words. */
    public String nllKind() {
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
        JsonFields fields = JsonFields.read(file);
        List.of("dataset", "padding", "nll_kind").forEach(fields::text);
        List.of("seed", "parameters", "steps", "measured_at_step").forEach(fields::longInteger);
        NUMBERS.forEach(fields::numberOrNone);
        fields.textOrNone("divergence");
        return fields.tree();
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
        Json.writeNumber(json, "nll", nll());
        json.writeStringField("nll_kind", nllKind());
        Json.writeNumber(json, "unbounded_nll", likelihood() == Likelihood.NONE ? reading.nll() : Double.NaN);
        Json.writeNumber(json, "floor", snapshot.floor());
        Json.writeNumber(json, "gap", reading.gap());
        Json.writeNumber(json, "gap_error", reading.gapError());
        Json.writeNumber(json, "sliced_w2", slicedW2);
        write(json, "kappa", reading.kappa());
        write(json, "kappa_standard", reading.kappaStandard());
        Json.writeNumber(json, "sigma_min", reading.sigmaMin());
        json.writeStringField("sigma_direction", SIGMA_DIRECTION);
        Json.writeNumber(json, "round_trip", roundTrip);
        Json.writeNumber(json, "steps_per_second", snapshot.stepsPerSecond() > 0 ? snapshot.stepsPerSecond() : Double.NaN);
        if (snapshot.isDiverged()) {
            json.writeStringField("divergence", snapshot.divergence());
        } else {
            json.writeNullField("divergence");
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, KappaSummary kappa) throws IOException {
        Json.writeNumber(json, name + "_mean", kappa.mean());
        Json.writeNumber(json, name + "_p50", kappa.p50());
        Json.writeNumber(json, name + "_p95", kappa.p95());
        Json.writeNumber(json, name + "_max", kappa.max());
    }
}
