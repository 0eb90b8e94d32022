package org.pushforward.lab.concurrent;

import org.pushforward.train.TrainingSnapshot;

/** A run that the training service drives. Used by one thread only, the one that started it. */
public interface TrainingRun extends AutoCloseable {

    /** One step of the optimiser; without effect once the run is finished or has diverged. */
    void step();

    /** The run as it stands. */
    TrainingSnapshot snapshot();

    /** Goes on with another learning rate. */
    void setRate(double rate);

    @Override
    void close();
}
