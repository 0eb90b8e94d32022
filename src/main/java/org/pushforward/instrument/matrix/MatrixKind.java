package org.pushforward.instrument.matrix;

import org.pushforward.theory.linear.Ensemble;

/** Where a matrix comes from. */
public enum MatrixKind {
    GAUSS("Gaussian", Ensemble.GAUSS),
    TOEPLITZ("Toeplitz", Ensemble.TOEPLITZ),
    PERMUTATION("permutation", Ensemble.PERMUTATION),
    ORTHOGONAL("orthogonal", Ensemble.ORTHOGONAL),
    ILL_CONDITIONED("ill-conditioned", Ensemble.ILL_CONDITIONED),
    WITNESS("witness", null),
    CONVOLUTION("1 × 1 convolution", null),
    /** Typed by a person, or dragged. */
    OWN("your own", null);

    private final String title;
    private final Ensemble ensemble;

    MatrixKind(String title, Ensemble ensemble) {
        this.title = title;
        this.ensemble = ensemble;
    }

    public String title() {
        return title;
    }

    /** The law it is drawn from; null if it is not drawn from one. */
    public Ensemble ensemble() {
        return ensemble;
    }

    public boolean hasSize() {
        return this != CONVOLUTION && this != OWN;
    }

    public boolean hasSeed() {
        return ensemble != null || this == CONVOLUTION;
    }
}
