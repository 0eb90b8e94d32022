package org.pushforward.live;

import java.util.function.BooleanSupplier;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingSnapshot;

/** A run that the training service drives. Used by one thread only, the one that started it. */
public interface DrivenRun extends AutoCloseable {

    /** Taken at once at full speed; a few milliseconds at most, or a wish would have to wait. */
    int STEPS_A_TURN = 8;

    /**
     * Steps of the optimiser; without effect once the run is finished or has diverged.
     *
     * @param most as many as are wanted; fewer are taken where the run has something to record in between
     * @return how many were taken
     */
    int step(int most);

    /** The run as it stands. */
    TrainingSnapshot snapshot();

    /** The run as it stands, whole: {@link Workbench} makes runs that go on from it. */
    RunState state();

    /** The run as it stood some steps ago at most, whole, when it was last known to be good; also where it has thrown and stands nowhere. */
    RunState proven();

    /** Goes on with another learning rate. */
    void setRate(double rate);

    /**
     * Goes on with another standard deviation of the padding, 0 for zero padding.
     *
     * @throws org.pushforward.base.InvalidInputException if the run has no padding
     */
    void setPaddingNoise(double level);

    /** The steps that can be looked back at; the same object all along, and safe for use by any thread. */
    Timeline timeline();

    /**
     * Goes back to a step, to go on from there; what came after it is dropped, from the history and the timeline too. Takes as long as training from
     * the last step of the timeline before it.
     *
     * @param step      0 to the present one
     * @param cancelled asked every few steps; when it says so, the run stands at a step before the one that was wanted
     */
    void continueFrom(long step, BooleanSupplier cancelled);

    @Override
    void close();
}
