package org.pushforward.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;

/** Milliseconds of factoring a Gaussian matrix into couplings by the stable route, on one thread: how they grow with its size. */
public final class LinearBenchmark {

    /**
     * @param size  rows of the matrix
     * @param count factors
     * @param ms    median
     */
    public record Result(String route, int size, int count, double ms) {
    }

    private static final int[] SIZES = {32, 64, 128};
    private static final int GROUPS = 15;
    /** Calls of a group, and before the first, at size 128; more at smaller ones. */
    private static final int CALLS = 2;
    private static final int WARM_UP = 20;

    private LinearBenchmark() {}

    /** The power of the size that the time grows with, from the last but one size to the last; {@code NaN} for fewer than two. */
    public static double growth(List<Result> results) {
        if (results.size() < 2) {
            return Double.NaN;
        }
        Result before = results.get(results.size() - 2);
        Result last = results.get(results.size() - 1);
        return Math.log(last.ms() / before.ms()) / Math.log((double) last.size() / before.size());
    }

    public static List<Result> run() {
        List<Result> results = new ArrayList<>();
        for (int size : SIZES) {
            SquareMatrix matrix = Ensemble.GAUSS.draw(size, new SplittableRandom(0));
            int more = SIZES[SIZES.length - 1] / size;
            Runnable factor = () -> Factorization.of(matrix, Route.STABLE, Scales.POSITIVE);
            for (int i = 0; i < more * WARM_UP; i++) {
                factor.run();
            }
            double[] ms = new double[GROUPS];
            for (int g = 0; g < GROUPS; g++) {
                ms[g] = Timing.milliseconds(more * CALLS, factor);
            }
            results.add(new Result(Route.STABLE.title(), size, Factorization.of(matrix, Route.STABLE, Scales.POSITIVE).count(), Timing.median(ms)));
        }
        return results;
    }
}
