package org.pushforward.instrument.universal;

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

    private static final List<Integer> COUPLINGS = List.of(2, 3);
    private static final List<Integer> WIDTHS = List.of(16, 128);
    private static final double CLAMP = 5;
    private static final int STEPS = 1_200;
    private static final int SAMPLES = 1_000;
    private static final int REPORTS = 20;
    /** Of the {@link Purpose#FIT} streams; {@link org.pushforward.fit.TransportYardstick} has those before. */
    private static final int STREAM = 11;

    /**
     * One of them.
     *
     * @param config that a command repeats it by
     * @param row    of its history, at the end
     * @param w2     of {@value #SAMPLES} samples to as many data points, data units, and the same of data to data
     */
    public record Learned(TrainingConfig config, HistoryRow row, Measured w2) {

        public String name() {
            return config.flow().couplings() + " couplings, width " + config.flow().hidden();
        }

        public double gap() {
            return row.get(HistoryMetric.GAP);
        }
    }

    /** How the trainings stand. @param done of all work, 0 to 1 */
    public record Progress(List<Learned> learned, double done) {

        public static final Progress NONE = new Progress(List.of(), 0);

        public Progress {
            learned = List.copyOf(learned);
        }
    }

    private LearnedCouplings() {}

    /** What is trained, in that order. */
    public static List<TrainingConfig> configs(DatasetSpec dataset) {
        TrainingConfig defaults = TrainingConfig.defaults().withDataset(dataset);
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
     * Trains them one after the other; takes some tens of seconds.
     *
     * @param reports   told now and then
     * @param cancelled asked after each step
     * @return those that were done
     * @throws InvalidInputException if the data have no known distribution, so that there is no gap
     */
    public static Progress train(DatasetSpec dataset, Consumer<Progress> reports, BooleanSupplier cancelled) {
        RunData data = RunData.of(dataset, TrainingConfig.defaults().seed());
        InvalidInputException.require(data.distribution().isPresent(),
                "the gap of a learned flow needs data whose density is known: choose a dataset");
        List<TrainingConfig> configs = configs(dataset);
        List<Learned> learned = new ArrayList<>();
        for (TrainingConfig config : configs) {
            try (Trainer trainer = new Trainer(config, data, 1)) {
                while (!trainer.isFinished() && trainer.advance()) {
                    if (cancelled.getAsBoolean()) {
                        return new Progress(learned, 1);
                    }
                    if (trainer.step() % (STEPS / REPORTS) == 0) {
                        reports.accept(new Progress(learned, (learned.size() + (double) trainer.step() / STEPS) / configs.size()));
                    }
                }
                List<HistoryRow> history = trainer.snapshot(0).history();
                learned.add(new Learned(config, history.get(history.size() - 1), distance(trainer, data)));
            }
        }
        return new Progress(learned, 1);
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
