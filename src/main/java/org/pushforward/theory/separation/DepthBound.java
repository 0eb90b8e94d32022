package org.pushforward.theory.separation;

import org.pushforward.base.InvalidInputException;

/**
 * The two sides of the counting argument for one choice of numbers. The family: sets of k of so many points of the unit sphere as are sure to exist
 * with all distances above {@value #APART}, of which any two share half at most, so that their mixtures have a matched distance above half of that.
 * The net: of compositions of L maps, see {@link Counting#logNet}. Where the net is the smaller one, two mixtures have their flows near one member of
 * the net, and one of the two is missed by {@link #missedBy}. The constants of the argument are unknown, so only the order of {@link #crossing} means
 * something.
 *
 * @param dimension  d of the space around the sphere, as {@link SphereDistance} takes it
 * @param components k of a mixture, 2 to {@value #MOST_COMPONENTS}
 * @param layers     L of the flow, above 0
 * @param parameters p of each map, above 0
 * @param lipschitz  Lip of each map, 1 or more
 * @param epsilon    of the net, between 0 and 1
 */
public record DepthBound(int dimension, int components, double layers, double parameters, double lipschitz, double epsilon) {

    /** Distance of the points that mixtures choose their means from, in radii. */
    public static final double APART = 1;
    public static final int MOST_COMPONENTS = 1 << 20;
    public static final double LAYERS = 8;
    /** Of an affine coupling of 8 coordinates with two hidden layers of 16 units. */
    public static final double PARAMETERS = 488;
    public static final double LIPSCHITZ = 4;
    public static final double EPSILON = 0.1;

    /** @throws InvalidInputException if a number lies beyond what is said of it */
    public DepthBound {
        new SphereDistance(dimension);
        InvalidInputException.require(components >= 2 && components <= MOST_COMPONENTS, "a mixture has 2 to %d components here, not %d",
                MOST_COMPONENTS, components);
        Counting.logNet(layers, parameters, lipschitz, epsilon);
    }

    /** With the numbers that the figures have. */
    public static DepthBound of(int dimension, int components) {
        return new DepthBound(dimension, components, LAYERS, PARAMETERS, LIPSCHITZ, EPSILON);
    }

    public DepthBound withDimension(int newDimension) {
        return new DepthBound(newDimension, components, layers, parameters, lipschitz, epsilon);
    }

    public DepthBound withComponents(int newComponents) {
        return new DepthBound(dimension, newComponents, layers, parameters, lipschitz, epsilon);
    }

    public DepthBound withLayers(double newLayers) {
        return new DepthBound(dimension, components, newLayers, parameters, lipschitz, epsilon);
    }

    /** Natural logarithm of how many points there are to choose from. */
    public double logPoints() {
        return new SphereDistance(dimension).logGreedyCount(APART);
    }

    /** Natural logarithm of the size of the family; 0 where there are too few points to choose from. */
    public double logFamily() {
        return Counting.logSetsOfMany(logPoints(), components);
    }

    /** Natural logarithm of the size of the net. */
    public double logNet() {
        return Counting.logNet(layers, parameters, lipschitz, epsilon);
    }

    /**
     * What W1 is at least between any two mixtures of the family, in radii: r / 2 - sigma sqrt(d) with r = {@value #APART}. The distance to the means
     * of one of them changes by no more than a point moves. Means that both have count alike in both; of the others, half of all or more, it is
     * above r less the noise in the one mixture and below the noise in the other, and the noise is sigma sqrt(d) at most on average.
     *
     * @param noise sigma sqrt(d) in radii: sigma itself, for means at radius sqrt(d)
     */
    public static double apart(double noise) {
        return APART / 2 - noise;
    }

    /**
     * Where the net is smaller than the family: how far, in W1 and radii, some mixture is at least from every such flow. For two mixtures within so
     * much of flows near one member of the net would be nearer to each other than {@link #apart}. At 0 the counting says nothing.
     *
     * @param noise sigma sqrt(d) in radii: sigma itself, for means at radius sqrt(d)
     */
    public double missedBy(double noise) {
        return Math.max(0, apart(noise) / 2 - epsilon);
    }

    /** L where both are as large: with fewer maps some mixture is missed, see {@link #missedBy}. */
    public double crossing() {
        return Counting.crossing(logFamily(), parameters, lipschitz, epsilon);
    }
}
