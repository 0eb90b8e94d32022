package org.pushforward.theory.universal.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.train.TrainingConfig;

class LearnedCouplingsTest {

    private static final DatasetSpec MOONS = Datasets.defaults("moons");

    private static LearnedFlow train(int which, long seed, int steps) {
        TrainingConfig config = LearnedCouplings.configs(MOONS, seed).get(which);
        return LearnedCouplings.train(config.withOptimization(config.optimization().withSteps(steps)), LearnedCouplings.data(MOONS, seed),
                share -> { }, () -> false);
    }

    @Test
    void whatIsTrained() {
        List<TrainingConfig> configs = LearnedCouplings.configs(MOONS, 7);
        assertEquals(LearnedCouplings.COUNT, configs.size());
        assertEquals(List.of("2/16", "2/128", "3/16", "3/128"),
                configs.stream().map(config -> config.flow().couplings() + "/" + config.flow().hidden()).toList());
        assertTrue(configs.stream().allMatch(config -> config.seed() == 7 && config.optimization().steps() == LearnedCouplings.STEPS));
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherOthers() {
        LearnedFlow flow = train(0, 5, 60);
        assertEquals(flow, train(0, 5, 60));
        assertTrue(flow.gap() != train(0, 6, 60).gap());
        assertEquals(5, flow.seed());
        assertEquals("2 couplings, width 16", flow.name());
    }

    /** A gap is no less than 0 but for its error, and W2 is told above its floor alone. */
    @Test
    void noLossBelowTheFloorAndNoDistanceEither() {
        LearnedFlow begun = train(2, 1, 1);
        LearnedFlow flow = train(2, 1, 300);
        for (LearnedFlow each : List.of(begun, flow)) {
            assertTrue(each.gapError() > 0 && each.gap() > -4 * each.gapError(), each.toString());
            assertTrue(each.w2Floor() > 0 && (Double.isNaN(each.w2()) || each.w2() > each.w2Floor()), each.toString());
            assertTrue(each.w2AtMost() >= each.w2Floor());
            assertTrue(each.kappaMedian() >= 1 && each.kappaHigh() >= each.kappaMedian());
        }
        assertTrue(flow.gap() < begun.gap() - 4 * (flow.gapError() + begun.gapError()), begun + " " + flow);
    }

    @Test
    void cancelledItIsNoRow() {
        RunData data = LearnedCouplings.data(MOONS, 1);
        assertNull(LearnedCouplings.train(LearnedCouplings.configs(MOONS, 1).get(0), data, share -> { }, () -> true));
        assertEquals(List.of(), LearnedCouplings.train(MOONS, data, progress -> { }, () -> true).flows());
    }

    @Test
    void pointsWithoutADensityAreRefused() {
        DatasetSpec iris = new DatasetSpec("iris", 0, 0, 0, Datasets.DEFAULT_COUNT);
        assertTrue(assertThrows(InvalidInputException.class, () -> LearnedCouplings.data(iris, 1)).getMessage().contains("density is known"));
    }
}
