package org.pushforward.theory.universal.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Variant;
import org.pushforward.train.TrainingConfig;

class LearnedCouplingsTest {

    private static final DatasetSpec MOONS = Datasets.defaults("moons");

    private static LearnedFlow train(int which, long seed, int steps) {
        TrainingConfig config = LearnedCouplings.configs(MOONS, seed).get(which);
        return LearnedCouplings.train(config.withOptimization(config.optimization().withSteps(steps)),
                new LearnedCouplings.Judge(LearnedCouplings.data(MOONS, seed)), share -> { }, () -> false);
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
            assertTrue(each.w2FloorSpread() > 0 && each.w2Limit() > each.w2Floor(), each.toString());
            assertTrue(each.w2Floor() > 0 && (Double.isNaN(each.w2()) || each.w2() > each.w2Limit()), each.toString());
            assertTrue(each.w2AtMost() >= each.w2Limit());
            assertEquals(Double.isNaN(each.w2()), !(each.w2Error() > 0));
            assertTrue(each.kappaMedian() >= 1 && each.kappaHigh() >= each.kappaMedian());
        }
        assertTrue(flow.gap() < begun.gap() - 4 * (flow.gapError() + begun.gapError()), begun + " " + flow);
    }

    /** Couplings whose W2 is below a hundredth by the formula are, by samples, as far from the data as other data. */
    @Test
    void couplingsThatAreWrittenDownAreJudgedByTheSameSamples() {
        LearnedCouplings.Judge judge = new LearnedCouplings.Judge(LearnedCouplings.data(MOONS, 1));
        Target law = Target.of(MOONS);
        LearnedCouplings.Distance fine = judge.distance(Construction.of(law, ConstructionSpec.of(Variant.TWO, .0125)));
        assertFalse(fine.measured().isResolved(), fine.toString());
        LearnedCouplings.Distance coarse = judge.distance(Construction.of(law, ConstructionSpec.of(Variant.TWO, 1)));
        assertTrue(coarse.measured().isResolved() && coarse.isFartherThan(fine), coarse + " " + fine);
        assertFalse(fine.isFartherThan(coarse) || fine.isFartherThan(fine));
    }

    @Test
    void cancelledItIsNoRow() {
        RunData data = LearnedCouplings.data(MOONS, 1);
        assertNull(LearnedCouplings.train(LearnedCouplings.configs(MOONS, 1).get(0), new LearnedCouplings.Judge(data), share -> { }, () -> true));
        assertEquals(List.of(), LearnedCouplings.train(MOONS, data, progress -> { }, () -> true).flows());
    }

    @Test
    void pointsWithoutADensityAreRefused() {
        DatasetSpec iris = new DatasetSpec("iris", 0, 0, 0, Datasets.DEFAULT_COUNT);
        assertTrue(assertThrows(InvalidInputException.class, () -> LearnedCouplings.data(iris, 1)).getMessage().contains("density is known"));
    }
}
