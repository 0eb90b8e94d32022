package org.pushforward.live;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingSnapshot;

/** A trainer as the training service drives it, with its speed measured and its past kept. */
final class TrainerRun implements DrivenRun {

    private static final long MEASURED_NANOS = 500_000_000;
    /** A longer break between two steps is a rest, which must not count as slowness. */
    private static final long REST_NANOS = 1_000_000_000;

    private final Trainer trainer;
    private final Timeline timeline;
    private final ShortRest rest;
    private long lastStep = System.nanoTime();
    private long since = lastStep;
    private int steps;
    private double stepsPerSecond;

    /**
     * @param trainer of a run at step 0, with the settings of the one that it goes on from; is closed with this run, and where there comes to be none
     * @param budget  bytes that the past may take
     * @param from    what it goes on from; empty for step 0
     * @param rest    no turn begins while it lasts
     */
    TrainerRun(Trainer trainer, long budget, Optional<RunState> from, ShortRest rest) {
        this.rest = rest;
        this.trainer = trainer;
        this.timeline = new Timeline(budget);
        try {
            from.ifPresentOrElse(state -> trainer.resume(state, timeline), () -> trainer.keepIn(timeline));
        } catch (RuntimeException | Error e) {
            trainer.close();
            throw e;
        }
    }

    @Override
    public int step(int most) {
        if (trainer.isFinished()) {
            return 0;
        }
        rest.await();
        long now = System.nanoTime();
        if (now - lastStep > REST_NANOS) {
            since = now;
            steps = 0;
        }
        long before = trainer.step();
        trainer.advance(most);
        // A run that diverges goes back to its last good step.
        int taken = (int) Math.max(0, trainer.step() - before);
        steps += taken;
        lastStep = System.nanoTime();
        if (lastStep - since >= MEASURED_NANOS) {
            stepsPerSecond = steps * 1e9 / (lastStep - since);
            since = lastStep;
            steps = 0;
        }
        return taken;
    }

    @Override
    public TrainingSnapshot snapshot() {
        return trainer.snapshot(stepsPerSecond);
    }

    @Override
    public RunState state() {
        return trainer.runState();
    }

    @Override
    public RunState proven() {
        return trainer.proven();
    }

    @Override
    public void setRate(double rate) {
        trainer.setRate(rate);
    }

    @Override
    public void setPaddingNoise(double level) {
        trainer.setPaddingNoise(level);
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public void continueFrom(long step, BooleanSupplier cancelled) {
        trainer.seek(step, timeline, snapshot(), cancelled);
    }

    @Override
    public void close() {
        trainer.close();
    }
}
