package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.Slow;
import org.pushforward.conditioning.LipschitzInequality;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Certificate;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowModel;

/**
 * The specification's figures of trained leaky layers, of another program: a slope of .3, a clamp of 1, 1,500 steps at a rate of .01, four seeds.
 * Gaps are as there. Condition numbers are not: here they are of the map in data units, from coordinates that were standardised. With two moons their
 * median is 3.9 and 4.3 with 8 and 16 layers, where the specification has 2.9 and 3.2; with the ring 10, where it has 5.7. What is sure of them, here
 * and there, is that no singular value leaves the certificate.
 */
@Slow("trains sixteen flows")
class LeakyTrainingTest {

    private static final int SEEDS = 4;

    private static HistoryRow train(DatasetSpec dataset, FlowFamily family, int layers, long seed) {
        TrainingConfig base = TrainingConfig.defaults();
        TrainingConfig config = base.withDataset(dataset).withSeed(seed)
                .withFlow(base.flow().withCouplings(layers).withClamp(1).withFamily(family).plain())
                .withOptimization(new Optimization(1_500, 256, 1e-2, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(1_500, 2_048, 256));
        try (Trainer trainer = new Trainer(config, 1)) {
            LipschitzInequality.train(trainer);
            List<HistoryRow> history = trainer.snapshot(0).history();
            HistoryRow end = history.get(history.size() - 1);
            FlowModel model = trainer.model();
            Certificate certificate = Certificate.of(model).orElseThrow();
            assertTrue(end.get(HistoryMetric.SIGMA_MIN) >= 1 / certificate.greatest() && end.kappa().max() <= certificate.kappa(),
                    certificate.toString());
            return end;
        }
    }

    /** The median of the seeds is where the specification's seeds are, wider by a sixth at both ends. */
    @ParameterizedTest
    @CsvSource({"moons, 8, .38, .46", "moons, 16, .25, .34", "ring, 16, .10, .35"})
    void smoothLayersComeAsNearAsInTheSpecification(String data, int layers, double low, double high) {
        // A ring of one width has no name here: of 32 Gaussians, from which the best single one is 1.5 nats away, too.
        DatasetSpec dataset = data.equals("ring") ? new DatasetSpec("gaussians", 0.208, 32, 0, Datasets.DEFAULT_COUNT) : Datasets.defaults(data);
        double[] gaps = LongStream.rangeClosed(1, SEEDS).mapToDouble(seed -> train(dataset, FlowFamily.LEAKY, layers, seed).gap()).sorted()
                .toArray();
        double median = (gaps[(SEEDS - 1) / 2] + gaps[SEEDS / 2]) / 2;
        assertTrue(median > low * 5 / 6 && median < high * 7 / 6, Arrays.toString(gaps));
    }

    /**
     * The leaky ReLU itself comes no nearer than the best single Gaussian, .90 nats from two moons; the specification has .89 and .90. Here it is
     * mostly farther, .91, 1.01, 1.19 and 1.76 with these seeds: its gradient does not see that the log-determinant jumps. But it does come down to
     * about there, from 3.4, 3.8, 8.8 and 8.9 as it begins, since mean and spread have gradients that it sees: a unit that stays where it begins is
     * not hard but broken. The bounds from above leave a quarter more than was measured.
     */
    @Test
    void hardLayersStayWithTheBestGaussian() {
        double[] gaps = new double[SEEDS];
        for (int seed = 1; seed <= SEEDS; seed++) {
            HistoryRow end = train(Datasets.defaults("moons"), FlowFamily.LEAKY_HARD, 8, seed);
            assertTrue(end.gap() > .85 - 4 * end.gapError(), "seed " + seed + ": " + end.gap());
            assertTrue(end.gap() < 2.2, "seed " + seed + ": " + end.gap() + ", hardly nearer than it began: any unit learns mean and spread");
            gaps[seed - 1] = end.gap();
        }
        Arrays.sort(gaps);
        assertTrue(gaps[(SEEDS - 1) / 2] + gaps[SEEDS / 2] < 2 * 1.375, Arrays.toString(gaps) + ": most hard layers come near to the best Gaussian");
    }
}
