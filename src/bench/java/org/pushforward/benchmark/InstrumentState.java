package org.pushforward.benchmark;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.pushforward.engine.Engine;
import org.pushforward.engine.Team;

/** Points of an instrument spread over threads, as {@link InstrumentBenchmark} spreads them. */
@State(Scope.Benchmark)
public abstract class InstrumentState {

    @Param({"1", "2"})
    private int threads;

    private Team team;
    private InstrumentBenchmark.Lane[] lanes;

    abstract InstrumentBenchmark.Lane[] lanes(int count);

    @Setup
    public void start() {
        Engine.start();
        team = new Team(threads);
        lanes = lanes(threads);
    }

    @TearDown
    public void stop() {
        team.close();
    }

    /** All points once. */
    final void readAll() {
        team.run(lanes.length, lane -> lanes[lane].run());
    }
}
