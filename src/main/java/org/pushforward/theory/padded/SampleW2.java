package org.pushforward.theory.padded;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.data.Points;
import org.pushforward.fit.OptimalTransport;

/**
 * 2-Wasserstein distance of samples of a construction from the law that it makes. On the line: the root mean square of the sorted samples less the
 * law's quantiles at (i + 1/2) / N, which needs no second sample. In the plane: the cheapest assignment of {@value #ASSIGNED} samples to as many of
 * the data.
 *
 * @param value of the construction's samples
 * @param floor the same of samples of the data, the median of several
 */
record SampleW2(double value, double floor) {

    private static final int FLOORS = 9;
    private static final int ASSIGNED = 1_000;
    private static final int STREAM = 14;

    /** What is certain. */
    double atMost() {
        return Math.max(value, floor);
    }

    /** @param image samples of data and padding */
    static SampleW2 of(PaddedFlow padded, Points image, RandomStreams streams) {
        int n = padded.dataDimension();
        int count = n == 1 ? image.count() : Math.min(ASSIGNED, image.count());
        double[] values = new double[count * n];
        for (int i = 0; i < count; i++) {
            System.arraycopy(image.values(), i * image.dimension() + padded.dataStart(), values, i * n, n);
        }
        double[] judge = n == 1 ? quantiles(padded, count) : sample(padded, count, streams.stream(Purpose.FIT, STREAM, 0));
        double[] floors = new double[n == 1 ? FLOORS : 1];
        Arrays.setAll(floors, i -> distance(sample(padded, count, streams.stream(Purpose.FIT, STREAM, i + 1)), judge, n));
        Arrays.sort(floors);
        return new SampleW2(distance(values, judge, n), floors[floors.length / 2]);
    }

    private static double[] quantiles(PaddedFlow padded, int count) {
        NormalDistribution normal = new NormalDistribution();
        double[] quantiles = new double[count];
        Arrays.setAll(quantiles, i -> padded.spec().target().made().transport().forward(
                new double[] {normal.inverseCumulativeProbability((i + .5) / count)})[0]);
        return quantiles;
    }

    private static double[] sample(PaddedFlow padded, int count, RandomGenerator random) {
        int n = padded.dataDimension();
        double[] values = new double[count * n];
        for (int i = 0; i < count; i++) {
            System.arraycopy(padded.spec().target().draw(random), 0, values, i * n, n);
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
