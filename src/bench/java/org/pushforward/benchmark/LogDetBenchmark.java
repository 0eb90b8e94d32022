package org.pushforward.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pushforward.conditioning.LogDeterminant;

/** The log-det of a coupling's Jacobian, by its triangle and by elimination. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class LogDetBenchmark {

    @Param({"2", "8", "32", "128", "512"})
    private int size;

    private double[] triangle;
    private double[] full;

    @Setup
    public void start() {
        triangle = DeterminantBenchmark.coupling(size, new SplittableRandom(size));
        full = DeterminantBenchmark.reflected(triangle, size, new SplittableRandom(-size));
    }

    @Benchmark
    public double triangle() {
        return LogDeterminant.byDiagonal(triangle, size);
    }

    @Benchmark
    public double elimination() {
        return LogDeterminant.byElimination(full, size);
    }
}
