package org.pushforward.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.fit.SampleDistance.Yardstick;

class SampleDistanceTest {

    private static final int SEEDS = 150;

    private static RunData moons(long seed) {
        return RunData.of(Datasets.defaults("moons"), seed);
    }

    /** Between the least and the largest of 39 lies another one 38 times of 40; binomial, so 150 seeds scatter by 1.8 %. */
    @Test
    void anotherSampleOfTheDataLiesInTheBandAsOftenAsItSays() {
        int inside = 0;
        int below = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            RunData data = moons(seed);
            SampleDistance distance = new SampleDistance(data);
            Yardstick yardstick = distance.yardstick();
            Points other = data.distribution().orElseThrow().sample(distance.samples(), new SplittableRandom(1_000 + seed));
            double value = distance.of(other);
            inside += value >= yardstick.low() && value <= yardstick.high() ? 1 : 0;
            below += value < yardstick.median() ? 1 : 0;
        }
        assertEquals(0.95, inside / (double) SEEDS, 0.054);
        assertEquals(0.5, below / (double) SEEDS, 0.13);
    }

    @Test
    void whatIsShiftedIsFartherByTheShiftOfADirectionInTheMean() {
        RunData data = moons(1);
        SampleDistance distance = new SampleDistance(data);
        Points sample = data.distribution().orElseThrow().sample(distance.samples(), new SplittableRandom(3));
        double[] moved = sample.values().clone();
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] += 5;
        }
        // Along evenly spaced directions a shift by 5 is seen as 5 times a cosine, whose mean square is a half.
        double value = distance.of(new Points(sample.count(), 2, moved));
        assertEquals(5 / Math.sqrt(2), value, 0.1);
        assertEquals("farther than another sample of the data", distance.yardstick().words(value));
    }

    @Test
    void itIsTheDistanceToTheHeldOutPoints() {
        RunData data = moons(2);
        SampleDistance distance = new SampleDistance(data);
        Points sample = data.distribution().orElseThrow().sample(distance.samples(), new SplittableRandom(3));
        SlicedWasserstein same = new SlicedWasserstein(2, SampleDistance.DIRECTIONS, new RandomStreams(2).stream(Purpose.FIT, 7, 0));
        assertEquals(same.distance(sample, data.heldOut(SampleDistance.JUDGES)), distance.of(sample));
        // Twice as many directions give nearly the same.
        SlicedWasserstein finer = new SlicedWasserstein(2, 2 * SampleDistance.DIRECTIONS, new SplittableRandom(5));
        assertEquals(1, finer.distance(sample, data.heldOut(SampleDistance.JUDGES)) / distance.of(sample), 0.01);
    }

    @Test
    void aCloudIsMeasuredByItsOwnPoints() {
        RunData data = RunData.of(new DatasetSpec(BundledCsv.values()[0].id(), 0, 0, 0, 0), 1);
        SampleDistance distance = new SampleDistance(data);
        assertTrue(distance.samples() >= 2 && distance.samples() <= data.training().count() / 4, "" + distance.samples());
        Yardstick yardstick = distance.yardstick();
        assertTrue(0 < yardstick.low() && yardstick.low() < yardstick.median() && yardstick.median() < yardstick.high(), "" + yardstick);
    }

    @Test
    void itIsMeasuredOnceAndTheSameEachTime() {
        Supplier<Yardstick> lazy = SampleDistance.yardstick(moons(4));
        assertSame(lazy.get(), lazy.get());
        assertEquals(new SampleDistance(moons(4)).yardstick(), lazy.get());
    }

    @Test
    void samplesThatAreNotFiniteHaveNoDistance() {
        SampleDistance distance = new SampleDistance(moons(1));
        double[] values = new double[2 * distance.samples()];
        values[7] = Double.NaN;
        assertTrue(Double.isNaN(distance.of(new Points(distance.samples(), 2, values))));
        assertEquals("not measured", distance.yardstick().words(Double.NaN));
        assertEquals("not measured", Yardstick.UNKNOWN.words(1));
    }
}
