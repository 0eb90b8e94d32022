package org.pushforward.lab.concurrent;

import org.pushforward.train.TrainingSnapshot;

/** A run that the training service drives. Used by one thread only, the one that started it. */
public interface TrainingRun extends AutoCloseable {

    /**
     * Steps of the optimiser; without effect once the run is finished or has diverged.
     *
     * @param most as many as are wanted; fewer are taken where the run has something to record in between
     * @return how many were taken
     */
    int step(int most);

    /** The run as it stands. */
    TrainingSnapshot snapshot();

    /** Goes on with another learning rate. */
    void setRate(double rate);

    @Override
    void close();
}
