package org.pushforward.theory.universal;

/**
 * The Jacobians of a map of the plane at many points, by their singular values.
 *
 * @param sigmaMin of each point
 * @param sigmaMax of each point
 * @param logDet   log |det J| of each point, from the scales of the couplings alone
 */
public record Jacobians(double[] sigmaMin, double[] sigmaMax, double[] logDet) {

    /** Condition number of each point. */
    public double[] kappa() {
        double[] kappa = new double[sigmaMin.length];
        for (int i = 0; i < kappa.length; i++) {
            kappa[i] = sigmaMax[i] / sigmaMin[i];
        }
        return kappa;
    }
}
