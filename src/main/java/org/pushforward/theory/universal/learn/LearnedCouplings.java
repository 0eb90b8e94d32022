package org.pushforward.theory.universal.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.fit.OptimalTransport;
import org.pushforward.fit.OptimalTransport.Measured;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.Convergence;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Optimization;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/**
 * Flows of two and three couplings that learn what the constructions are written for: trained by likelihood, each with two widths. W2 is that of
 * samples, by exact assignment, beside its sampling floor.
 */
public final class LearnedCouplings {

    /** Flows that are trained of each dataset and seed. */
    public static final int COUNT = 4;

    static final int STEPS = 1_200;
    private static final List<Integer> COUPLINGS = List.of(2, 3);
    private static final List<Integer> WIDTHS = List.of(16, 128);
    private static final double CLAMP = 5;
    private static final int SAMPLES = 1_000;
    private static final int REPORTS = 20;
    /** Of the {@link Purpose#FIT} streams; {@link org.pushforward.fit.TransportYardstick} has those before. */
    private static final int STREAM = 11;

    /** How the trainings stand. @param done of all work, 0 to 1 */
    public record Progress(List<LearnedFlow> flows, double done) {

        public static final Progress NONE = new Progress(List.of(), 0);

        public Progress {
            flows = List.copyOf(flows);
        }
    }

    private LearnedCouplings() {}

    /** What is trained, in that order. */
    public static List<TrainingConfig> configs(DatasetSpec dataset, long seed) {
        TrainingConfig defaults = TrainingConfig.defaults().withDataset(dataset).withSeed(seed);
        Optimization optimization = defaults.optimization().withSteps(STEPS);
        List<TrainingConfig> configs = new ArrayList<>();
        for (int couplings : COUPLINGS) {
            for (int width : WIDTHS) {
                configs.add(defaults.withOptimization(optimization).withFlow(new FlowSpec(couplings, width, 2, Activation.TANH, CLAMP)));
            }
        }
        return configs;
    }

    /**
     * The data of such trainings.
     *
     * @throws InvalidInputException if they have no known distribution, so that there is no gap
     */
    public static RunData data(DatasetSpec dataset, long seed) {
        RunData data = RunData.of(dataset, seed);
        InvalidInputException.require(data.distribution().isPresent(),
                "the gap of a learned flow needs data whose density is known: choose a dataset");
        return data;
    }

    /**
     * Trains them one after the other; takes some tens of seconds.
     *
     * @param data      of {@link #data}
     * @param reports   told now and then
     * @param cancelled asked after each step
     * @return those that were done
     */
    public static Progress train(DatasetSpec dataset, RunData data, Consumer<Progress> reports, BooleanSupplier cancelled) {
        return train(configs(dataset, data.seed()), data, reports, cancelled);
    }

    /** As {@link #train(DatasetSpec, RunData, Consumer, BooleanSupplier)}, some of them. @param configs of {@link #configs} */
    public static Progress train(List<TrainingConfig> configs, RunData data, Consumer<Progress> reports, BooleanSupplier cancelled) {
        List<LearnedFlow> learned = new ArrayList<>();
        for (TrainingConfig config : configs) {
            int before = learned.size();
            LearnedFlow flow = train(config, data, share -> reports.accept(new Progress(learned, (before + share) / configs.size())), cancelled);
            if (flow == null) {
                break;
            }
            learned.add(flow);
        }
        return new Progress(learned, 1);
    }

    /**
     * Trains one.
     *
     * @param reports told now and then which share of its steps is done
     * @return null if cancelled
     */
    static LearnedFlow train(TrainingConfig config, RunData data, Consumer<Double> reports, BooleanSupplier cancelled) {
        int steps = config.optimization().steps();
        try (Trainer trainer = new Trainer(config, data, 1)) {
            while (!trainer.isFinished() && trainer.advance()) {
                if (cancelled.getAsBoolean()) {
                    return null;
                }
                if (trainer.step() % Math.max(1, steps / REPORTS) == 0) {
                    reports.accept((double) trainer.step() / steps);
                }
            }
            List<HistoryRow> history = trainer.snapshot(0).history();
            HistoryRow row = history.get(history.size() - 1);
            Measured w2 = distance(trainer, data);
            Convergence convergence = Convergence.of(history, Double.NaN);
            return new LearnedFlow(config.flow().couplings(), config.flow().hidden(), config.seed(), row.get(HistoryMetric.GAP),
                    row.get(HistoryMetric.GAP_ERROR), w2.resolved(), w2.floor(), row.get(HistoryMetric.KAPPA_P50), row.get(HistoryMetric.KAPPA_P95),
                    convergence.learned(), convergence.lateFall());
        }
    }

    private static Measured distance(Trainer trainer, RunData data) {
        RandomStreams streams = new RandomStreams(data.seed());
        RandomGenerator random = streams.stream(Purpose.FIT, STREAM, 0);
        double[] samples = new double[2 * SAMPLES];
        Arrays.setAll(samples, i -> random.nextGaussian());
        new Flow(trainer.model()).inverse(samples, SAMPLES, samples);
        for (double sample : samples) {
            if (!Double.isFinite(sample)) {
                return new Measured(Double.NaN, Double.NaN);
            }
        }
        Points one = data.distribution().orElseThrow().sample(SAMPLES, streams.stream(Purpose.FIT, STREAM, 1));
        Points other = data.distribution().orElseThrow().sample(SAMPLES, streams.stream(Purpose.FIT, STREAM, 2));
        return new Measured(OptimalTransport.squared(new Points(SAMPLES, 2, samples), one, 2).distance(),
                OptimalTransport.squared(one, other, 2).distance());
    }
}
