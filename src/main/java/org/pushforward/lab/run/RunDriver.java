package org.pushforward.lab.run;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingConfig;

/** Drives one run at a time. Methods are for the window's thread. */
public interface RunDriver {

    /**
     * Replaces the run, if there is one, by another.
     *
     * @param from what it goes on from; empty for step 0
     */
    void begin(TrainingConfig config, Optional<RunState> from, boolean playing);

    void setPlaying(boolean playing);

    /** One step, then rest. */
    void step();

    void setSpeed(Speed speed);

    /** Goes on with another learning rate. */
    void setRate(double rate);

    /** Goes on with another standard deviation of the padding, 0 for zero padding. */
    void setPaddingNoise(double level);

    /** Goes back to a step, to go on from there; what came after it is dropped. Without effect if the run has gone back further already. */
    void continueFrom(long step);

    /** The steps of the run that can be looked back at; empty while it begins. */
    Optional<Timeline> timeline();

    /**
     * The run as it stands between two steps, whole, or as it stood when it was ended or replaced, if that is done before an answer. Of a run that
     * has failed, how it stood when it was last good, or last heard of if that was later. Comes on the thread of the training; empty if there is no
     * run, or nothing is known of it since it failed when it began.
     */
    CompletableFuture<Optional<RunState>> state();

    /** Ends the run. */
    void end();
}
