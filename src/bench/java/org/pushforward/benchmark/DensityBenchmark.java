package org.pushforward.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;
import org.pushforward.engine.Precision;

/** Data to noise with the log-determinant, in double and as pictures have it, for the 40,000 points of a 200 x 200 grid at D = 4, K = 8, width 64. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class DensityBenchmark extends InstrumentState {

    @Param({"DOUBLE", "FLOAT"})
    private Precision precision;

    @Override
    InstrumentBenchmark.Lane[] lanes(int count) {
        return InstrumentBenchmark.densities(count, precision);
    }

    @Benchmark
    public void logDensity() {
        readAll();
    }
}
