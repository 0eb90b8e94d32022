package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.conditioning.LipschitzInequality;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;

/** A run reads the condition number of the whole map and that of the flow in standard units; the data's units show in the first only. */
class KappaUnitsTest {

    private static final int STEPS = 100;

    private static TrainingConfig config(String dataset, Precision precision) {
        return TrainingConfig.defaults().withDataset(new DatasetSpec(dataset, 0.1, 0, 0, 500))
                .withFlow(new FlowSpec(4, 16, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(STEPS, 64, 2e-3, Schedule.COSINE, 5, precision))
                .withInstruments(new HistorySpec(20, 64, 32));
    }

    private static List<HistoryRow> history(TrainingConfig config) {
        try (Trainer trainer = new Trainer(config, 1)) {
            LipschitzInequality.train(trainer);
            return trainer.snapshot(0).history();
        }
    }

    private static HistoryRow last(List<HistoryRow> history) {
        return history.get(history.size() - 1);
    }

    private static String units(String name) {
        return Path.of("src/test/resources/units/units_" + name + ".csv").toString();
    }

    private static void assertClose(KappaSummary expected, KappaSummary actual, double relative) {
        assertEquals(expected.mean(), actual.mean(), relative * expected.mean());
        assertEquals(expected.p50(), actual.p50(), relative * expected.p50());
        assertEquals(expected.p95(), actual.p95(), relative * expected.p95());
        assertEquals(expected.max(), actual.max(), relative * expected.max());
    }

    /**
     * A thousand is no power of two, so the standardised points differ in their last bits. In double precision so do the steps that follow, by 1e-14
     * after a hundred of them; in single precision the points round to the same numbers, and only the held-out ones differ.
     */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void metresAndMillimetresHaveOneConditionNumberInStandardUnits(Precision precision) {
        List<HistoryRow> metres = history(config(units("metres"), precision));
        List<HistoryRow> millimetres = history(config(units("millimetres"), precision));
        assertEquals(metres.size(), millimetres.size());
        for (int i = 0; i < metres.size(); i++) {
            HistoryRow one = metres.get(i);
            HistoryRow other = millimetres.get(i);
            assertClose(one.kappaStandard(), other.kappaStandard(), 1e-11);
            assertTrue(other.kappa().p50() > 20 * one.kappa().p50(), one.kappa() + " and " + other.kappa());
            double least = one.get(HistoryMetric.SIGMA_LEAST_STANDARD_P50);
            assertEquals(least, other.get(HistoryMetric.SIGMA_LEAST_STANDARD_P50), 1e-11 * least);
        }
        KappaSummary end = last(metres).kappaStandard();
        assertTrue(end.max() > 1.3, "the flow has learned nothing: " + end);
    }

    @Test
    void ofBuiltInDataWithoutPaddingBothAreTheSame() {
        for (HistoryRow row : history(config("moons", Precision.FLOAT))) {
            assertClose(row.kappa(), row.kappaStandard(), 1e-12);
        }
    }

    /** One common scale is a factor of all singular values. */
    @Test
    void theLeastSingularValueInStandardUnitsIsThatOfDataByTheScale() {
        TrainingConfig config = config("moons", Precision.FLOAT);
        double scale = RunData.of(config.dataset(), config.seed()).standardization().scale()[0];
        assertTrue(Math.abs(scale - 1) > 0.05, "the test needs data whose spread is not 1");
        for (HistoryRow row : history(config)) {
            double least = ConditionStatistics.medianOfLeast(row.sigmaQuantiles());
            assertEquals(least / scale, row.get(HistoryMetric.SIGMA_LEAST_STANDARD_P50), 1e-12 * least);
        }
    }

    /** The padding enters the flow as it is, so that one common scale of the data is none of the whole. */
    @Test
    void withPaddingTheyDiffer() {
        HistoryRow last = last(history(config("moons", Precision.FLOAT).withPadding(Padding.gaussian(2))));
        assertTrue(Math.abs(last.kappa().mean() / last.kappaStandard().mean() - 1) > 1e-3, last.toString());
    }

    @Test
    void thoseOfACloudAreToldInStandardUnits() {
        assertEquals(KappaUnits.STANDARD, KappaUnits.headline(new DatasetSpec("any.csv", 0, 0, 0, 0)));
        assertEquals(KappaUnits.DATA, KappaUnits.headline(TrainingConfig.defaults().dataset()));
    }
}
