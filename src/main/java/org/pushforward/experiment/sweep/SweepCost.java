package org.pushforward.experiment.sweep;

import java.time.Duration;
import java.util.List;
import org.pushforward.data.RunData;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.GreedyFit;
import org.pushforward.train.GradientEngine;
import org.pushforward.train.TrainingConfig;

/** About how much work runs are, and so how long they take; an estimate for progress bars and for people who plan, not a measurement. */
public final class SweepCost {

    /** Points that a run puts through its flow besides training: for its pictures, its samples and its instruments. */
    private static final double POINTS_BESIDE = 150_000;
    /** There, back and the gradients: each point of a batch counts so many times. */
    private static final double PASSES = 3;
    /**
     * Of a step with ND4J's gradients: how many times as long as by hand a point takes, and besides, for the operations of its graph whatever the
     * batch, so many multiplications for each layer. Fitted to {@code benchmark --only reference}, three times on two busy cores of an EPYC: a step
     * of 8 couplings takes 18 to 19 times as long as by hand at a batch of 256, 12 times at 1,024; one of 8 leaky layers, where points cost little,
     * 650 times (medians).
     */
    private static final double REFERENCE = 7;
    private static final double PER_REFERENCE_COUPLING = 4e7;
    private static final double PER_REFERENCE_LEAKY = 1e8;
    /** For each point and pair of directions, about what so many multiplications take. */
    private static final double PER_GREEDY_LAYER = 50;
    /** What a run takes whatever its flow, for its data and its files, in multiplications. */
    private static final double COST_BESIDE = 1e9;

    private SweepCost() {}

    /** @return multiplications */
    public static double of(TrainingConfig config) {
        int parameters = new FlowLayout(config.flow(), RunData.dimension(config.dataset()) + config.padding().dimensions()).parameterCount();
        if (!config.flow().family().descends()) {
            return PER_GREEDY_LAYER * config.flow().couplings() * config.dataset().count() * GreedyFit.CANDIDATES + COST_BESIDE;
        }
        double points = PASSES * config.optimization().batch() * parameters;
        double step = config.optimization().engine() == GradientEngine.ND4J ? REFERENCE * points + config.flow().couplings()
                * (config.flow().family().couples() ? PER_REFERENCE_COUPLING : PER_REFERENCE_LEAKY) : points;
        return config.optimization().steps() * step + POINTS_BESIDE * parameters + COST_BESIDE;
    }

    /**
     * How long runs take.
     *
     * @param jobs      runs at once
     * @param perSecond multiplications of one job
     */
    public static Duration time(List<TrainingConfig> runs, int jobs, double perSecond) {
        double cost = runs.stream().mapToDouble(SweepCost::of).sum();
        // The last runs leave jobs without work; a sweep takes no less than its longest run.
        double longest = runs.stream().mapToDouble(SweepCost::of).max().orElse(0);
        return Duration.ofMillis((long) (1e3 * Math.max(cost / jobs, longest) / perSecond));
    }
}
