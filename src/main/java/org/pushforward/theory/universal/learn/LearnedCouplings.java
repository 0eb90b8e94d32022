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
import org.pushforward.theory.universal.Construction;
import org.pushforward.train.Convergence;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Optimization;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/**
 * Flows of two and three couplings that learn what the constructions are written for: trained by likelihood, each with two widths. W2 is that of
 * samples, by exact assignment, beside its sampling floor; couplings that are written down can be measured in the same way.
 */
public final class LearnedCouplings {

    /** Flows that are trained of each dataset and seed. */
    public static final int COUNT = 4;

    static final int STEPS = 1_200;
    private static final List<Integer> COUPLINGS = List.of(2, 3);
    private static final List<Integer> WIDTHS = List.of(16, 128);
    private static final double CLAMP = 5;
    private static final int SAMPLES = 1_000;
    private static final int FLOORS = 9;
    private static final int ERRORS = 3;
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
        return train(configs(dataset, data.seed()), new Judge(data), reports, cancelled);
    }

    /** As {@link #train(DatasetSpec, RunData, Consumer, BooleanSupplier)}, some of them. @param configs of {@link #configs} @param judge of data */
    public static Progress train(List<TrainingConfig> configs, Judge judge, Consumer<Progress> reports, BooleanSupplier cancelled) {
        List<LearnedFlow> learned = new ArrayList<>();
        for (TrainingConfig config : configs) {
            int before = learned.size();
            LearnedFlow flow = train(config, judge, share -> reports.accept(new Progress(learned, (before + share) / configs.size())), cancelled);
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
    static LearnedFlow train(TrainingConfig config, Judge judge, Consumer<Double> reports, BooleanSupplier cancelled) {
        int steps = config.optimization().steps();
        try (Trainer trainer = new Trainer(config, judge.data, 1)) {
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
            Distance distance = judge.distance(new Flow(trainer.model()));
            Measured w2 = distance.measured();
            Convergence convergence = Convergence.of(history, Double.NaN);
            return new LearnedFlow(config.flow().couplings(), config.flow().hidden(), config.seed(), row.get(HistoryMetric.GAP),
                    row.get(HistoryMetric.GAP_ERROR), w2.resolved(), w2.floor(), row.get(HistoryMetric.KAPPA_P50), row.get(HistoryMetric.KAPPA_P95),
                    convergence.learned(), convergence.lateFall(), w2.isResolved() ? distance.error() : Double.NaN, w2.spread());
        }
    }

    /**
     * W2 between samples.
     *
     * @param measured beside its floor; all NaN if a sample is not finite
     * @param error    standard error of the value
     */
    public record Distance(Measured measured, double error) {

        /** Whether it is farther than another one by more than chance: by three standard errors of the difference. */
        public boolean isFartherThan(Distance other) {
            return measured.value() - other.measured.value() > ERRORS * Math.hypot(Math.max(error, measured.spread()),
                    Math.max(other.error, other.measured.spread()));
        }
    }

    /**
     * Samples of data that others are compared with, the same for all of one seed, and how far samples of the data themselves are from these, which
     * is measured with the first one that is judged. For one thread.
     */
    public static final class Judge {

        private final RunData data;
        private final Points noise;
        private final Points points;
        private double[] floors;

        /** @param data of {@link #data} */
        public Judge(RunData data) {
            this.data = data;
            RandomGenerator random = new RandomStreams(data.seed()).stream(Purpose.FIT, STREAM, 0);
            double[] values = new double[2 * SAMPLES];
            Arrays.setAll(values, i -> random.nextGaussian());
            noise = new Points(SAMPLES, 2, values);
            points = sample(1);
        }

        private Points sample(int index) {
            return data.distribution().orElseThrow().sample(SAMPLES, new RandomStreams(data.seed()).stream(Purpose.FIT, STREAM, index));
        }

        private Distance distance(Flow flow) {
            double[] samples = noise.values().clone();
            flow.inverse(samples, SAMPLES, samples);
            return distance(samples);
        }

        /** Of couplings that are written down, for the same noise. @param construction to the same data, in their units */
        public Distance distance(Construction construction) {
            return distance(construction.flow().forward(noise).values());
        }

        private Distance distance(double[] samples) {
            for (double sample : samples) {
                if (!Double.isFinite(sample)) {
                    return new Distance(new Measured(Double.NaN, Double.NaN, Double.NaN), Double.NaN);
                }
            }
            if (floors == null) {
                floors = new double[FLOORS];
                Arrays.setAll(floors, i -> OptimalTransport.squared(points, sample(2 + i), 2).distance());
            }
            OptimalTransport transport = OptimalTransport.squared(new Points(SAMPLES, 2, samples), points, 2);
            return new Distance(Measured.of(transport.distance(), floors), transport.distanceError());
        }
    }
}
