package org.pushforward.instrument.fit;

/** Positions of the {@link org.pushforward.base.RandomStreams.Purpose#FIT} streams that the fit draws from. */
final class FitStream {

    static final int SMOOTHING = 3;
    static final int LATENTS = 4;
    /** The same draws of the padding at every cell, so that the picture is smooth. */
    static final int GRID = 5;
    /** Others for each piece of the held-out points, so that their errors average out. */
    static final int HELD_OUT = 6;

    private FitStream() {
    }
}
