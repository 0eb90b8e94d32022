package org.pushforward.theory.universal.learn;

import org.pushforward.fit.OptimalTransport.Measured;
import org.pushforward.train.Convergence;

/**
 * What was measured of a trained flow of few couplings, in the order of a row of {@code learned.csv}.
 *
 * @param couplings    trained, alternating between the coordinates
 * @param width        of both hidden layers
 * @param seed         of the run; {@code train} of the same settings gives the same flow
 * @param gap          E (log p - log q) at the end, nats: at the held-out points of the run
 * @param gapError     its standard error
 * @param w2           between samples of the flow and of the data, data units; NaN where it is not told from {@code w2Floor}, so that it is not
 *                     known: see {@link Measured}
 * @param w2Floor      the same of data to data, the median of several: what samples so many cannot tell apart
 * @param kappaMedian  median condition number at held-out points, data units
 * @param kappaHigh    its 95 % quantile
 * @param learned      whether it has converged, see {@link Convergence}; as is {@code lateFall}. NaN if not known
 * @param w2Error      standard error of {@code w2}; NaN if not known, as is {@code w2FloorSpread} of rows of earlier releases
 * @param w2FloorSpread standard deviation of the distances whose median {@code w2Floor} is
 */
public record LearnedFlow(int couplings, int width, long seed, double gap, double gapError, double w2, double w2Floor, double kappaMedian,
        double kappaHigh, double learned, double lateFall, double w2Error, double w2FloorSpread) {

    public String name() {
        return couplings + " couplings, width " + width;
    }

    public LearnedFlow withConvergence(double newLearned, double newLateFall) {
        return new LearnedFlow(couplings, width, seed, gap, gapError, w2, w2Floor, kappaMedian, kappaHigh, newLearned, newLateFall, w2Error,
                w2FloorSpread);
    }

    public LearnedFlow withDistanceErrors(double newW2Error, double newW2FloorSpread) {
        return new LearnedFlow(couplings, width, seed, gap, gapError, w2, w2Floor, kappaMedian, kappaHigh, learned, lateFall, newW2Error,
                newW2FloorSpread);
    }

    public Convergence convergence() {
        return new Convergence(learned, lateFall);
    }

    /** The value of W2, or where there is none the least that would be told from the floor; NaN if the flow made points that are none. */
    public double w2AtMost() {
        return Double.isNaN(w2) ? w2Limit() : w2;
    }

    /** The least W2 that is told from the floor; the floor itself where it is not known by how much that scatters. */
    public double w2Limit() {
        return Double.isNaN(w2FloorSpread) ? w2Floor : new Measured(w2, w2Floor, w2FloorSpread).limit();
    }
}
