package org.pushforward.theory.constructed;

/** One of the maps that a {@link ConstructedFlow} consists of: smooth, one to one and onto. Immutable. */
public interface Step {

    int dimension();

    /**
     * Maps a point.
     *
     * @param x overwritten
     * @return log |det J| there
     */
    double forward(double[] x);

    /**
     * Undoes {@link #forward}.
     *
     * @param y overwritten
     * @return log |det J| of the forward map, at the point that it gives back
     */
    double inverse(double[] y);

    /**
     * Multiplies a product of Jacobians by that of this step.
     *
     * @param x        where, before the step; not modified
     * @param jacobian row-major, {@code dimension} rows of {@code columns}; overwritten by J(x) times itself
     */
    void differentiate(double[] x, double[] jacobian, int columns);
}
