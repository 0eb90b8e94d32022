package org.pushforward.live;

import java.util.function.BooleanSupplier;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingSnapshot;

/**
 * A run whose data are not to be had: it is looked at, back to where it came from, and takes no step. What would change how it goes on does nothing.
 */
final class StandingRun implements DrivenRun {

    private final RunState state;
    private final TrainingSnapshot snapshot;
    private final Timeline timeline;

    /** @param budget bytes that the past may take */
    StandingRun(RunState state, long budget) {
        this.state = state;
        snapshot = state.snapshot();
        timeline = state.timeline(budget);
    }

    @Override
    public int step(int most) {
        return 0;
    }

    @Override
    public TrainingSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public RunState state() {
        return state;
    }

    @Override
    public RunState proven() {
        return state;
    }

    @Override
    public void setRate(double rate) { }

    @Override
    public void setPaddingNoise(double level) { }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public void continueFrom(long step, BooleanSupplier cancelled) { }

    @Override
    public void close() { }
}
