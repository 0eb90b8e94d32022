package org.pushforward.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.pushforward.conditioning.LogDeterminant;

/**
 * Microseconds of the log-det of a coupling's Jacobian in d coordinates, on one thread: along the diagonal of its triangle, and by elimination of the
 * same matrix behind reflections, which keep the log-det and leave no triangle to be seen. Both in Java, in double precision.
 */
public final class DeterminantBenchmark {

    /**
     * @param size       d
     * @param triangleUs median of the triangle
     * @param luUs       median of the elimination
     * @param factor     how many times as long that takes
     * @param residual   by how much both log-dets differ, relative to their size where that is above 1
     */
    public record Result(int size, double triangleUs, double luUs, double factor, double residual) {
    }

    private static final int LARGEST = 512;
    private static final int WARM_UP = 8;
    private static final int GROUPS = 9;
    /** Multiplications of a group, roughly. */
    private static final double WORK = 4e7;
    private static final int MOST_CALLS = 20_000;
    private static final int REFLECTIONS = 3;
    private static final double LOG_SCALE = 0.5;

    /** What was computed, so that nothing is left out because nobody looks at it. */
    private double sum;

    private DeterminantBenchmark() {}

    public static List<Result> run() {
        DeterminantBenchmark benchmark = new DeterminantBenchmark();
        List<Result> results = new ArrayList<>();
        // The first sizes would else be measured before they are compiled.
        benchmark.measure(WARM_UP);
        for (int size = 2; size <= LARGEST; size *= 2) {
            results.add(benchmark.measure(size));
        }
        return results;
    }

    private Result measure(int size) {
        double[] triangle = coupling(size, new SplittableRandom(size));
        double[] full = reflected(triangle, size, new SplittableRandom(-size));
        double triangleUs = time((int) Math.min(MOST_CALLS, WORK / size), () -> sum += LogDeterminant.byDiagonal(triangle, size));
        double luUs = time((int) Math.max(1, Math.min(MOST_CALLS, WORK / Math.pow(size, 3))),
                () -> sum += LogDeterminant.byElimination(full, size));
        double known = LogDeterminant.byDiagonal(triangle, size);
        double residual = Math.abs(LogDeterminant.byElimination(full, size) - known) / Math.max(1, Math.abs(known));
        return new Result(size, triangleUs, luUs, luUs / triangleUs, residual);
    }

    private static double time(int calls, Runnable action) {
        Timing.milliseconds(calls, action);
        double[] us = new double[GROUPS];
        for (int g = 0; g < GROUPS; g++) {
            us[g] = 1_000 * Timing.milliseconds(calls, action);
        }
        return Timing.median(us);
    }

    /**
     * The Jacobian of an affine coupling whose second half is scaled and shifted given the first: the identity, random shears below, and scales on
     * the rest of the diagonal.
     */
    static double[] coupling(int size, RandomGenerator random) {
        double[] matrix = new double[size * size];
        for (int r = 0; r < size; r++) {
            matrix[r * size + r] = r < size / 2 ? 1 : Math.exp(LOG_SCALE * random.nextGaussian());
            for (int c = 0; r >= size / 2 && c < size / 2; c++) {
                matrix[r * size + c] = random.nextGaussian() / Math.sqrt(size);
            }
        }
        return matrix;
    }

    /** The matrix behind a few reflections: |det| stays, and no zero does. */
    static double[] reflected(double[] matrix, int size, RandomGenerator random) {
        double[] other = matrix.clone();
        for (int i = 0; i < REFLECTIONS; i++) {
            double[] normal = random.doubles(size, -1, 1).toArray();
            double squares = Arrays.stream(normal).map(each -> each * each).sum();
            for (int c = 0; c < size; c++) {
                double along = 0;
                for (int r = 0; r < size; r++) {
                    along += normal[r] * other[r * size + c];
                }
                for (int r = 0; r < size; r++) {
                    other[r * size + c] -= 2 * along / squares * normal[r];
                }
            }
        }
        return other;
    }
}
