package org.pushforward.lab.run;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.pushforward.live.DrivenRun;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** Drives a real run on the thread of the test. */
public final class InlineDriver implements RunDriver {

    private final BiFunction<TrainingConfig, Optional<RunState>, DrivenRun> starter;
    private final Consumer<TrainingSnapshot> publisher;
    private DrivenRun run;

    public InlineDriver(BiFunction<TrainingConfig, Optional<RunState>, DrivenRun> starter, Consumer<TrainingSnapshot> publisher) {
        this.starter = starter;
        this.publisher = publisher;
    }

    private void act(Consumer<DrivenRun> action) {
        if (run != null) {
            action.accept(run);
            publisher.accept(run.snapshot());
        }
    }

    @Override
    public void begin(TrainingConfig config, Optional<RunState> from, boolean playing) {
        end();
        run = starter.apply(config, from);
        act(begun -> { });
    }

    @Override
    public void setPlaying(boolean playing) {
    }

    @Override
    public void step() {
        act(stepped -> stepped.step(1));
    }

    @Override
    public void setSpeed(Speed speed) {
    }

    @Override
    public void setRate(double rate) {
        act(changed -> changed.setRate(rate));
    }

    @Override
    public void setPaddingNoise(double level) {
        act(changed -> changed.setPaddingNoise(level));
    }

    @Override
    public void continueFrom(long step) {
        act(returned -> returned.continueFrom(step, () -> false));
    }

    @Override
    public Optional<Timeline> timeline() {
        return Optional.ofNullable(run).map(DrivenRun::timeline);
    }

    @Override
    public CompletableFuture<Optional<RunState>> state() {
        return CompletableFuture.completedFuture(Optional.ofNullable(run).map(DrivenRun::state));
    }

    @Override
    public void end() {
        if (run != null) {
            run.close();
            run = null;
        }
    }
}
