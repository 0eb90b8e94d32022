package org.pushforward.instrument;

/**
 * An instrument that a lens looks through: it reads a run as its view wishes. Lives on the worker that all lenses share.
 *
 * @param <S> what the view wishes: sizes of pictures, what they are to show
 * @param <R> what is read; immutable, or handed over for good
 */
public interface LensInstrument<S, R> {

    /**
     * While the run goes on a reading should stay below some ten milliseconds.
     *
     * @param wishes the latest
     * @param flows  flows to read with
     */
    R read(RunInput input, S wishes, FlowCache flows);

    /** Whether another reading of the same input would show more. Asked after each reading. */
    default boolean canRefine() {
        return false;
    }
}
