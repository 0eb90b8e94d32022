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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.pushforward.train.Trainer;

/** One step of training at each of {@link TrainingBenchmark#STANDARD}: batch, gradient, Adam. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class TrainingStepBenchmark {

    @Param({"4 8 64 256", "4 8 64 512", "4 8 128 512", "4 16 128 1024", "2 8 64 256"})
    private String dimensionCouplingsHiddenBatch;

    @Param({"1", "2"})
    private int threads;

    private Trainer trainer;

    @Setup
    public void start() {
        trainer = new Trainer(Cases.parse(dimensionCouplingsHiddenBatch).config(), threads);
    }

    @TearDown
    public void stop() {
        trainer.close();
    }

    /** @return the step that was done */
    @Benchmark
    public long step() {
        if (!trainer.advance()) {
            throw new IllegalStateException(trainer.divergence());
        }
        return trainer.step();
    }
}
