package org.pushforward.instrument;

/**
 * Something that reads a snapshot and makes a picture of it. Lives on one worker thread.
 *
 * @param <I> what it reads
 * @param <O> what it shows
 */
public interface Instrument<I, O> {

    /** @return the picture of the newest input */
    O read(I newest);

    /** Whether another reading of the same input would show more. Asked after each reading. */
    boolean canRefine();
}
