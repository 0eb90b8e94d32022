package org.pushforward.experiment.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pushforward.flow.FlowFamily;
import org.pushforward.train.GradientEngine;
import org.pushforward.train.TrainingConfig;

/**
 * How long the rest of a sweep takes, by what its runs have taken so far: those of each family and each engine have a pace of their own, since
 * {@link SweepCost} knows their sizes better than how flows of one kind compare with those of another on this machine.
 */
final class SweepPace {

    /** Of all work, before which nothing is said: the first steps wait for the machine to start, and tell nothing of those that follow. */
    private static final double LEAST = 0.005;

    private record Kind(FlowFamily family, GradientEngine engine) {

        static Kind of(TrainingConfig config) {
            return new Kind(config.flow().family(), config.optimization().engine());
        }
    }

    private record Rest(Kind kind, double cost) {
    }

    private static final class Work {
        private double cost;
        private double seconds;
    }

    private final Map<Kind, Work> done = new HashMap<>();
    private final Work all = new Work();
    private final List<Rest> rests = new ArrayList<>();

    /**
     * Takes what a run has done.
     *
     * @param cost    in multiplications, a part of {@link SweepCost#of}
     * @param seconds of its job
     */
    void did(TrainingConfig config, double cost, double seconds) {
        Work work = done.computeIfAbsent(Kind.of(config), kind -> new Work());
        work.cost += cost;
        work.seconds += seconds;
        all.cost += cost;
        all.seconds += seconds;
    }

    /** Takes what is to be done of a run. @param cost as in {@link #did} */
    void has(TrainingConfig config, double cost) {
        rests.add(new Rest(Kind.of(config), cost));
    }

    /**
     * @param jobs runs at once
     * @return null while nothing has been done, or less than half a percent
     */
    Duration left(int jobs) {
        double rest = rests.stream().mapToDouble(Rest::cost).sum();
        if (!(all.cost > 0 && all.seconds > 0 && all.cost >= LEAST * (all.cost + rest))) {
            return null;
        }
        double[] seconds = rests.stream().mapToDouble(each -> each.cost() / perSecond(each.kind())).toArray();
        // The last runs leave jobs without work; a sweep takes no less than its longest run.
        return Duration.ofMillis((long) (1e3 * Math.max(Arrays.stream(seconds).sum() / jobs, Arrays.stream(seconds).max().orElse(0))));
    }

    private double perSecond(Kind kind) {
        Work work = done.get(kind);
        return work != null && work.cost > 0 && work.seconds > 0 ? work.cost / work.seconds : all.cost / all.seconds;
    }
}
