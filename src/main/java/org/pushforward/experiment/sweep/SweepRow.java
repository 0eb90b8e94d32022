package org.pushforward.experiment.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.train.Convergence;
import org.pushforward.train.TrainingConfig;

/**
 * One ended run of a sweep.
 *
 * @param run      its number, from 1
 * @param config   its settings
 * @param diverged whether it stopped at its last good step, before its time
 * @param steps    how many it did
 * @param metrics  one for each {@link Metric}, NaN where it does not exist; unmodifiable
 */
public record SweepRow(int run, TrainingConfig config, boolean diverged, long steps, Map<Metric, Double> metrics) {

    public SweepRow {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** @throws InvalidInputException if the folder's metrics cannot be read, or are plainly those of other settings */
    static SweepRow of(int run, TrainingConfig config, RunFolder folder) {
        JsonNode json = folder.metrics();
        InvalidInputException.require(json.path("seed").asLong() == config.seed() && json.path("dataset").asText().equals(config.dataset().name())
                && json.path("padding").asText().equals(Json.label(config.padding().kind()))
                && json.path("steps").asLong() <= config.steps(),
                "%s tells of another run than the one that belongs there: have the run of that folder made anew", folder.finished(RunFolder.METRICS));
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.ALL) {
            metrics.put(metric, json.path(metric.label()).asDouble(Double.NaN));
        }
        return new SweepRow(run, config, !json.path("divergence").isNull(), json.path("steps").asLong(), metrics);
    }

    public double get(Metric metric) {
        return metrics.get(metric);
    }

    /** Whether it had come to rest. */
    public Convergence convergence() {
        return Metric.convergence(this::get);
    }

    /** What the distances of its history are read against. */
    public Yardstick yardstick() {
        return Metric.yardstick(this::get);
    }

    /** Those of them that had not come to rest. */
    public static List<SweepRow> unconverged(List<SweepRow> rows) {
        return rows.stream().filter(row -> row.convergence().state().isUnconverged()).toList();
    }
}
