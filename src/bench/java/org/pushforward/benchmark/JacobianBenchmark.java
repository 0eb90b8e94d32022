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

/** Jacobians of 1,024 points at D = 4, K = 8, width 64, in double and as pictures have them, with and without their singular values. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class JacobianBenchmark extends InstrumentState {

    @Param({"false", "true"})
    private boolean singularValues;
    @Param({"DOUBLE", "FLOAT"})
    private Precision precision;

    @Override
    InstrumentBenchmark.Lane[] lanes(int count) {
        return InstrumentBenchmark.jacobians(count, singularValues, precision);
    }

    @Benchmark
    public void jacobians() {
        readAll();
    }
}
