package org.pushforward.theory.linear;

/** The ways to write an invertible matrix as a product of couplings. */
public enum Route {

    /** The paper's: a permutation and two triangles. */
    LUP("LUP", 47),
    /** Well conditioned at every size. */
    STABLE("stable", 15),
    /** As few factors as can be. */
    SHORTEST("shortest", 6);

    private final String title;
    private final int bound;

    Route(String title, int bound) {
        this.title = title;
        this.bound = bound;
    }

    public String title() {
        return title;
    }

    /** What is proven about the number of factors: 47 is the paper's bound for its route, 15 and 6 are this project's. */
    public int bound() {
        return bound;
    }
}
