package org.pushforward.fit;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;

/**
 * The distance of a run's samples from its data, as every view and file has it: sliced 2-Wasserstein, in data units, from {@link LatentDraws#COUNT}
 * samples of the flow (of a point cloud a quarter of its training points, if that is fewer) to the first {@value #JUDGES} of the held-out points.
 * Noise, directions and held-out points are the same along a run, and for all runs with one seed.
 *
 * <p>Samples of a finite number are never at distance 0, so the distance is read against its {@link Yardstick}: that of as many points of the data
 * themselves from the very same held-out points.
 */
public final class SampleDistance {

    /** In the plane evenly spaced; twice as many change a distance by less than a hundredth of it. */
    public static final int DIRECTIONS = 16;
    /** Of more than two coordinates they are drawn, and average less well. */
    public static final int DIRECTIONS_IN_SPACE = 64;
    /** Held-out points that samples are compared with; a cloud may have fewer. */
    public static final int JUDGES = 2_048;
    /**
     * Samples of the data that make a yardstick. Another one falls between the least and the largest of n with probability (n - 1)/(n + 1), whatever
     * the distribution: here 19 times of 20.
     */
    public static final int YARDSTICKS = 39;

    /** Of the {@link Purpose#FIT} streams; the lens for the fit has those before. */
    private static final int DIRECTION_STREAM = 7;
    private static final int YARDSTICK_STREAM = 8;
    /** Of the training points of a cloud, so that several samples of them have little in common. */
    private static final int CLOUD_SHARE = 4;

    private final RandomStreams streams;
    private final int samples;
    private final RunData data;
    private final SlicedWasserstein.Projections metric;

    /**
     * How far samples of the data, as large as the flow's, lie from the same held-out points. Another sample of the data lies between {@code low} and
     * {@code high} 19 times of 20, and below or above {@code median} equally often.
     */
    public record Yardstick(double median, double low, double high) {

        public static final Yardstick UNKNOWN = new Yardstick(Double.NaN, Double.NaN, Double.NaN);

        /** @param distances of samples of the data; sorted in place */
        static Yardstick of(double[] distances) {
            Arrays.sort(distances);
            return new Yardstick(distances[distances.length / 2], distances[0], distances[distances.length - 1]);
        }

        /** Standard error of a distance: that of samples of the data, whose 19 of 20 lie within two of it to both sides. */
        public double error() {
            return (high - low) / 4;
        }

        /** What a distance is beside that of the data: in words that make no flow better than the truth. */
        public String words(double distance) {
            if (Double.isNaN(distance / median)) {
                return "not measured";
            }
            return distance > high ? "farther than another sample of the data"
                    : distance < low ? "nearer than 39 other samples of the data, which happens by chance" : "as near as another sample of the data";
        }
    }

    public SampleDistance(RunData data) {
        this.data = data;
        streams = new RandomStreams(data.seed());
        Points judges = data.heldOut(JUDGES);
        samples = data.distribution().isPresent() ? LatentDraws.COUNT
                : Math.min(LatentDraws.COUNT, Math.max(2, data.training().count() / CLOUD_SHARE));
        int directions = judges.dimension() == 2 ? DIRECTIONS : DIRECTIONS_IN_SPACE;
        metric = new SlicedWasserstein(judges.dimension(), directions, streams.stream(Purpose.FIT, DIRECTION_STREAM, 0)).to(judges);
    }

    /** The yardstick of data, measured when it is first asked for and kept; for any thread. */
    public static Supplier<Yardstick> yardstick(RunData data) {
        return new Supplier<>() {

            private RunData unread = data;
            private Yardstick measured;

            @Override
            public synchronized Yardstick get() {
                if (measured == null) {
                    measured = new SampleDistance(unread).yardstick();
                    unread = null;
                }
                return measured;
            }
        };
    }

    /** How many samples are compared. */
    public int samples() {
        return samples;
    }

    /** @param points {@link #samples()} of them, data units, padding behind. @return NaN if one is not finite */
    public double of(Points points) {
        return metric.distance(points);
    }

    /** Takes some hundredths of a second. */
    public Yardstick yardstick() {
        double[] distances = new double[YARDSTICKS];
        for (int i = 0; i < YARDSTICKS; i++) {
            RandomGenerator random = streams.stream(Purpose.FIT, YARDSTICK_STREAM, i);
            distances[i] = of(data.distribution().map(distribution -> distribution.sample(samples, random)).orElseGet(() -> some(random)));
        }
        return Yardstick.of(distances);
    }

    /** Some of the training points of a cloud, none of them twice: the beginning of a shuffle by Fisher and Yates. */
    private Points some(RandomGenerator random) {
        Points all = data.training();
        int[] order = new int[all.count()];
        Arrays.setAll(order, i -> i);
        double[] values = new double[samples * all.dimension()];
        for (int i = 0; i < samples; i++) {
            int j = random.nextInt(i, order.length);
            int chosen = order[j];
            order[j] = order[i];
            System.arraycopy(all.values(), chosen * all.dimension(), values, i * all.dimension(), all.dimension());
        }
        return new Points(samples, all.dimension(), values);
    }
}
