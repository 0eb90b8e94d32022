package org.pushforward.lab.concurrent;

import org.pushforward.train.TrainingConfig;

/** Drives one run at a time. Methods are for the window's thread. */
public interface RunDriver {

    /** Replaces the run, if there is one, by a new one at step 0. */
    void begin(TrainingConfig config, boolean playing);

    void setPlaying(boolean playing);

    /** One step, then rest. */
    void step();

    void setSpeed(Speed speed);

    /** Goes on with another learning rate. */
    void setRate(double rate);

    /** Ends the run. */
    void end();
}
