package org.pushforward.benchmark;

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
import org.pushforward.engine.Engine;

/** The dense products of one training step alone, on one thread: what {@link TrainingStepBenchmark} with one thread cannot go below. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class GemmBoundBenchmark {

    @Param({"4 8 64 256", "4 8 64 512", "4 8 128 512", "4 16 128 1024", "2 8 64 256"})
    private String dimensionCouplingsHiddenBatch;

    private TrainingBenchmark.StepProducts products;

    @Setup
    public void start() {
        Engine.start();
        products = new TrainingBenchmark.StepProducts(Cases.parse(dimensionCouplingsHiddenBatch));
    }

    @Benchmark
    public void products() {
        products.run();
    }
}
