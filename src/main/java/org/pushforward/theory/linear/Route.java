package org.pushforward.theory.linear;

/** The ways to write an invertible matrix as a product of couplings. */
public enum Route {

    /** The paper's: a permutation and two triangles. */
    LUP("LUP", 47, 1e-9),
    /** Accurate for every matrix, and well conditioned: a rotation, the singular values, a rotation. */
    STABLE("stable", StableRoute.LEAST, 1e-13),
    /** As few factors as can be. */
    SHORTEST("shortest", 6, 1e-9);

    private final String title;
    private final int bound;
    private final double tolerance;

    Route(String title, int bound, double tolerance) {
        this.title = title;
        this.bound = bound;
        this.tolerance = tolerance;
    }

    public String title() {
        return title;
    }

    /**
     * What is proven about the number of factors: 47 is the paper's bound for its route, 12 and 6 are this project's. The stable route may be asked
     * for more than its 12.
     */
    public int bound() {
        return bound;
    }

    /** The residual, as {@link Factorization.Accuracy} has it, above which a product is refused: 1e-13 for the stable route, 1e-9 for the others. */
    public double tolerance() {
        return tolerance;
    }
}
