package org.pushforward.instrument.separation;

import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.Part;
import org.pushforward.theory.separation.Separation;

/**
 * What is to be shown, as a person has set it: whether the numbers go together is found when they are used.
 *
 * @param part          what the charts show
 * @param dimension     d, {@code components}: k, {@code points}: M, {@code words}, {@code sigma}, {@code ramp} and {@code seed}: of the
 *                      {@link Separation.Spec}
 * @param layers        L, {@code parameters}: p, {@code lipschitz}: Lip, {@code epsilon}: of the {@link DepthBound}
 * @param countedDimension  d of the {@link DepthBound}, {@code countedComponents}: its k
 * @param flowLipschitz of a whole flow, whose price is told
 * @param first         and {@code second}: coordinates of the pictures, from 1
 */
public record SeparationRequest(Part part, int dimension, int components, int points, int words, double sigma, double ramp, long seed, double layers,
        double parameters, double lipschitz, double epsilon, int countedDimension, int countedComponents, double flowLipschitz, int first,
        int second) {

    /** @throws InvalidInputException one line, if the numbers do not go together */
    public Separation.Spec spec() {
        return new Separation.Spec(dimension, components, points, words, sigma, ramp, seed);
    }

    /** @throws InvalidInputException one line, if the numbers do not go together */
    public DepthBound bound() {
        return new DepthBound(countedDimension, countedComponents, layers, parameters, lipschitz, epsilon);
    }

    /**
     * With d and k of the counting: the least that the command can be asked for with them.
     *
     * @throws InvalidInputException one line, if the numbers do not go together
     */
    public Separation.Spec counted() {
        return Separation.Spec.counted(bound(), points, sigma, seed);
    }

    void requireCoordinates() {
        InvalidInputException.require(first >= 1 && second >= 1 && first <= dimension && second <= dimension,
                "points have the coordinates 1 to %d here, not %d: choose others to look at", dimension, Math.max(first, second));
        InvalidInputException.require(first != second, "two coordinates are shown: choose two different ones, not %d twice", first);
    }
}
