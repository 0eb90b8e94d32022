package org.pushforward.live;

import java.util.function.BooleanSupplier;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingSnapshot;

/** A run that keeps pace with others. */
public final class PacedRun implements DrivenRun {

    private final DrivenRun run;
    private final Pace pace;
    private final int member;
    private long step;

    /** @param member of the pace, counted from 0 */
    public PacedRun(DrivenRun run, Pace pace, int member) {
        this.run = run;
        this.pace = pace;
        this.member = member;
        step = run.snapshot().step();
        pace.tell(member, step, true);
    }

    /** At most as many steps as the pace allows; 0 after a short wait if it allows none. */
    @Override
    public int step(int most) {
        int allowed;
        try {
            allowed = pace.grant(member, most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
        if (allowed == 0) {
            return 0;
        }
        int taken = run.step(allowed);
        step += taken;
        if (taken == 0) {
            // Finished, or diverged and gone back to an earlier step.
            step = run.snapshot().step();
        }
        pace.tell(member, step, taken > 0);
        return taken;
    }

    @Override
    public TrainingSnapshot snapshot() {
        return run.snapshot();
    }

    @Override
    public RunState state() {
        return run.state();
    }

    @Override
    public RunState proven() {
        return run.proven();
    }

    @Override
    public void setRate(double rate) {
        run.setRate(rate);
    }

    @Override
    public void setPaddingNoise(double level) {
        run.setPaddingNoise(level);
    }

    @Override
    public Timeline timeline() {
        return run.timeline();
    }

    @Override
    public void continueFrom(long from, BooleanSupplier cancelled) {
        run.continueFrom(from, cancelled);
        step = run.snapshot().step();
        pace.tell(member, step, true);
    }

    @Override
    public void close() {
        pace.leave(member);
        run.close();
    }
}
