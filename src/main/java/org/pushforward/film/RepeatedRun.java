package org.pushforward.film;

import org.pushforward.data.RunData;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** A run that is trained once more, bit for bit, to be looked at on its way. */
public final class RepeatedRun implements AutoCloseable {

    /** A few milliseconds. */
    private static final int TURN = 8;

    private final Trainer trainer;

    /**
     * @param data    of the run
     * @param threads that train; does not change the bits
     */
    public RepeatedRun(TrainingConfig config, RunData data, int threads) {
        trainer = new Trainer(config.withDataset(data.dataset()), data, threads);
    }

    /** Trains until a step, which is not before the present one. @return null if the run diverged on the way */
    public TrainingSnapshot at(long step) {
        while (trainer.step() < step && trainer.divergence() == null) {
            trainer.advance((int) Math.min(TURN, step - trainer.step()));
        }
        return trainer.divergence() == null ? trainer.snapshot(0) : null;
    }

    @Override
    public void close() {
        trainer.close();
    }
}
