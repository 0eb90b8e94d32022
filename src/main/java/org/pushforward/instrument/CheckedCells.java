package org.pushforward.instrument;

import java.util.stream.IntStream;

/**
 * Cells of a picture that is computed in single precision which are computed in double precision too. Where that makes more than {@link #UNSEEN} of a
 * difference all is done in double: cells that are not looked at may be off by more.
 */
public final class CheckedCells {

    /** One cell of so many. */
    public static final int SHARE = 32;
    /** The 64th of a step of a colour map with 256 of them, of the map's length. */
    public static final double UNSEEN = 1.0 / (64 * 256);

    private CheckedCells() {}

    /** On a lattice that no column and no row of the picture misses for long. @param size cells along each side */
    public static boolean isChecked(int cell, int size) {
        return (cell % size + 11 * (cell / size)) % SHARE == 0;
    }

    /** All of them. */
    public static int[] of(int size) {
        return IntStream.range(0, size * size).filter(cell -> isChecked(cell, size)).toArray();
    }
}
