package org.pushforward.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/** What is said of the two errors is true of them. */
class LikelihoodWordsTest {

    private static final int STEPS = 20;

    private static HistoryRow row(double nllError, double gapError) {
        return new HistoryRow(100, new double[2][5]).with(HistoryMetric.NLL, 2.5).with(HistoryMetric.NLL_ERROR, nllError)
                .with(HistoryMetric.GAP, 0.5).with(HistoryMetric.GAP_ERROR, gapError);
    }

    @ParameterizedTest
    @CsvSource({"0.02, 0.005, smaller", "0.02, 0.02, as large", "0.02, 0.03, larger"})
    void theLargerErrorIsCalledSo(double nllError, double gapError, String word) {
        String words = LikelihoodWords.of(row(nllError, gapError), 2);
        assertTrue(words.contains(" The gap's is " + word), words);
        assertEquals(1, words.split("The gap's is").length - 1, words);
    }

    @Test
    void ofARowWithoutErrorsNothingIsSaidOfThem() {
        assertFalse(LikelihoodWords.of(row(Double.NaN, 0.01), 2).contains("The gap's is"));
        assertFalse(LikelihoodWords.of(row(0.01, Double.NaN), 2).contains("The gap's is"));
    }

    /** Where the density is the same at all points, the gap varies as the loss does. */
    @ParameterizedTest
    @ValueSource(strings = {"checkerboard", "annulus"})
    void onAUniformDatasetTheErrorsAreAlike(String dataset) {
        TrainingConfig config = TrainingConfig.defaults().withDataset(Datasets.defaults(dataset))
                .withFlow(new FlowSpec(2, 8, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(STEPS, 64, 2e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(STEPS, 512, 16));
        HistoryRow last;
        try (Trainer trainer = new Trainer(config, RunData.of(config.dataset(), config.seed()), 1)) {
            int done = 0;
            while (done < STEPS && trainer.advance()) {
                done++;
            }
            assertEquals(STEPS, done);
            last = trainer.snapshot(0).history().get(trainer.snapshot(0).history().size() - 1);
        }
        assertEquals(last.get(HistoryMetric.NLL_ERROR), last.gapError(), 1e-6 * last.gapError());
        String words = LikelihoodWords.of(last, 1);
        assertTrue(words.contains(" The gap's is as large"), words);
    }
}
