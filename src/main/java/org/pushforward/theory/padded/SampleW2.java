package org.pushforward.theory.padded;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.Points;
import org.pushforward.fit.OptimalTransport;
import org.pushforward.fit.OptimalTransport.Measured;

/**
 * 2-Wasserstein distance of samples of a construction from the law that it makes. On the line: the root mean square of the sorted samples less the
 * law's quantiles at (i + 1/2) / N, which needs no second sample. In the plane: the cheapest assignment of {@value #ASSIGNED} samples to as many of
 * the data. Its floor is the same of samples of the data, {@value #FLOORS} of them.
 */
final class SampleW2 {

    private static final int FLOORS = 9;
    private static final int ASSIGNED = 1_000;
    private static final int STREAM = 14;

    /**
     * What samples are compared with. A function of the law, the number of points and the seed, so that the rows of a table have one; it takes some
     * seconds in the plane, so the latest is kept.
     *
     * @param points of the data, or on the line the quantiles
     * @param floors distances of samples of the data from these
     */
    private record Judge(PaddedTarget target, int count, long seed, double[] points, double[] floors) {

        private static Judge latest;

        static synchronized Judge of(PaddedTarget target, int count, long seed) {
            if (latest == null || latest.target != target || latest.count != count || latest.seed != seed) {
                RandomStreams streams = new RandomStreams(seed);
                double[] points = target.dimension() == 1 ? quantiles(target, count) : sample(target, count, streams.stream(Purpose.FIT, STREAM, 0));
                double[] floors = new double[FLOORS];
                Arrays.setAll(floors, i -> distance(sample(target, count, streams.stream(Purpose.FIT, STREAM, i + 1)), points, target.dimension()));
                latest = new Judge(target, count, seed, points, floors);
            }
            return latest;
        }
    }

    private SampleW2() {
    }

    /** @param image samples of data and padding */
    static Measured of(PaddedFlow padded, Points image, long seed) {
        int n = padded.dataDimension();
        int count = n == 1 ? image.count() : Math.min(ASSIGNED, image.count());
        double[] values = new double[count * n];
        for (int i = 0; i < count; i++) {
            System.arraycopy(image.values(), i * image.dimension() + padded.dataStart(), values, i * n, n);
        }
        Judge judge = Judge.of(padded.spec().target(), count, seed);
        return Measured.of(distance(values, judge.points, n), judge.floors);
    }

    private static double[] quantiles(PaddedTarget target, int count) {
        NormalDistribution normal = new NormalDistribution();
        double[] quantiles = new double[count];
        Arrays.setAll(quantiles, i -> target.made().transport().forward(
                new double[] {normal.inverseCumulativeProbability((i + .5) / count)})[0]);
        return quantiles;
    }

    private static double[] sample(PaddedTarget target, int count, RandomGenerator random) {
        int n = target.dimension();
        double[] values = new double[count * n];
        for (int i = 0; i < count; i++) {
            System.arraycopy(target.draw(random), 0, values, i * n, n);
        }
        return values;
    }

    /** @param judge on the line sorted */
    private static double distance(double[] values, double[] judge, int n) {
        if (n > 1) {
            return OptimalTransport.squared(new Points(values.length / n, n, values), new Points(judge.length / n, n, judge), n).distance();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += (sorted[i] - judge[i]) * (sorted[i] - judge[i]);
        }
        return Math.sqrt(sum / sorted.length);
    }
}
