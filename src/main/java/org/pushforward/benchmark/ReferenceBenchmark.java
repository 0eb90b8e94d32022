package org.pushforward.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.engine.Precision;
import org.pushforward.flow.FlowFamily;
import org.pushforward.train.GradientEngine;
import org.pushforward.train.Optimization;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/**
 * Milliseconds of a training step with the gradients derived by hand and with those that ND4J derives, of the same run: both in double, on one
 * thread.
 */
public final class ReferenceBenchmark {

    /**
     * @param fastMs   median of a step with gradients by hand
     * @param nd4jMs   median of a step with those of ND4J
     * @param factor   how many times as long that takes
     * @param differBy largest difference of a parameter after the same {@value ReferenceBenchmark#COMPARED} steps, relative to the largest parameter
     */
    public record Result(
            int dimension, int couplings, int hidden, int batch, String family, double fastMs, double nd4jMs, double factor, double differBy) {
    }

    private static final List<TrainingBenchmark.Case> CASES = List.of(new TrainingBenchmark.Case(2, 8, 64, 256),
            new TrainingBenchmark.Case(4, 8, 64, 256), new TrainingBenchmark.Case(4, 8, 64, 1024),
            new TrainingBenchmark.Case(2, 8, 64, 256, FlowFamily.LEAKY));
    private static final int COMPARED = 20;
    private static final int WARM_UP = 300;
    private static final int GROUPS = 5;
    private static final int FAST_STEPS = 40;
    private static final int REFERENCE_STEPS = 5;

    private ReferenceBenchmark() {}

    /** Runs for some seconds a case; the two take turns, group by group. */
    public static List<Result> run() {
        List<Result> results = new ArrayList<>();
        for (TrainingBenchmark.Case configuration : CASES) {
            results.add(measure(configuration));
        }
        return results;
    }

    private static Result measure(TrainingBenchmark.Case configuration) {
        TrainingConfig config = configuration.config();
        Optimization exact = config.optimization().withPrecision(Precision.DOUBLE);
        try (Trainer fast = new Trainer(config.withOptimization(exact), 1);
                Trainer reference = new Trainer(config.withOptimization(exact.withEngine(GradientEngine.ND4J)), 1)) {
            for (int i = 0; i < COMPARED; i++) {
                fast.advance();
                reference.advance();
            }
            double differBy = difference(fast.model().parameters(), reference.model().parameters());
            Timing.milliseconds(WARM_UP, fast::advance);
            double[] fastMs = new double[GROUPS];
            double[] nd4jMs = new double[GROUPS];
            for (int g = 0; g < GROUPS; g++) {
                fastMs[g] = Timing.milliseconds(FAST_STEPS, fast::advance);
                nd4jMs[g] = Timing.milliseconds(REFERENCE_STEPS, reference::advance);
            }
            double fastMedian = Timing.median(fastMs);
            double nd4jMedian = Timing.median(nd4jMs);
            return new Result(configuration.dimension(), configuration.couplings(), configuration.hidden(), configuration.batch(),
                    configuration.family().label(), fastMedian, nd4jMedian, nd4jMedian / fastMedian, differBy);
        }
    }

    private static double difference(double[] one, double[] other) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i]));
            difference = Math.max(difference, Math.abs(one[i] - other[i]));
        }
        return difference / largest;
    }
}
