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

/** One reading of each instrument of the Train page while a run goes on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class WindowReadingBenchmark {

    @Param({"data space", "layers", "layer scrub", "conditioning", "round trip", "probe", "padding coordinates", "fit"})
    private String instrument;

    @Param({"8", "32"})
    private int couplings;

    private Runnable reading;

    @Setup
    public void start() {
        Engine.start();
        reading = InstrumentBenchmark.readings(couplings).stream().filter(each -> each.name().startsWith(instrument + ", "))
                .findFirst().orElseThrow().work();
    }

    @Benchmark
    public void read() {
        reading.run();
    }
}
