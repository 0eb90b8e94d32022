package org.pushforward.theory.universal;

import org.pushforward.base.Choice;

/** A way to transport the Gaussian to anything by few couplings. */
public enum Variant implements Choice {
    /** One coordinate is cut into bands and keeps the other one in its low-order digits. This program's own. */
    TWO("Two couplings", "two couplings"),
    /** Both coordinates are cut at one width; the determinant is of the order of epsilon^4. */
    NAIVE("Three, naive", "three naive couplings"),
    /** Cells of equal mass, each with a slot of its own. */
    REFINED("Three, cells of equal mass", "three refined couplings"),
    /** As refined, with the cells of equal mass under N(0, 3): those outside are smaller, those inside larger. */
    COMPANDED("Three, companded cells", "three companded couplings"),
    /** A curve through all bands, without jumps in the couplings where the density has none. */
    SNAKE("Smooth snake", "the smooth snake"),
    /** Two couplings whose jumps are ramps, as a ReLU net has them. */
    RAMPS("ReLU ramps", "two couplings with ramps");

    private final String title;
    private final String phrase;

    Variant(String title, String phrase) {
        this.title = title;
        this.phrase = phrase;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String phrase() {
        return phrase;
    }

    /** Number of couplings. */
    public int couplings() {
        return this == NAIVE || hasCells() ? 3 : 2;
    }

    /** Whether every cell of the plane has a slot of its own, so that there is a choice of where the price is paid. */
    public boolean hasCells() {
        return this == REFINED || this == COMPANDED;
    }
}
