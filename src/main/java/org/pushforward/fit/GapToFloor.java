package org.pushforward.fit;

/**
 * How far a model's expected negative log-likelihood lies above the entropy of the data, which is the Kullback-Leibler divergence from data
 * to model: the mean over data points of log p(x) - log q(x). Paired at the same points, the fluctuation of log p cancels, so that the
 * estimate is far sharper than the difference of a mean and a known entropy; and it is zero without error where the model is right.
 *
 * @param mean          nats; infinite if the model gives a data point no mass
 * @param standardError nats
 */
public record GapToFloor(double mean, double standardError) {

    /**
     * @param modelLogDensity log q at points drawn from the data's distribution, nats
     * @param trueLogDensity  log p at the same points, finite
     */
    public static GapToFloor paired(double[] modelLogDensity, double[] trueLogDensity) {
        return paired(modelLogDensity, trueLogDensity, 1);
    }

    /**
     * The same where neighbouring points share draws, so that their errors do not average out: the standard error is that of means over blocks of
     * points, which are independent (Cameron and Miller, "A practitioner's guide to cluster-robust inference", 2015).
     *
     * @param block how many points share draws, from the first one on; the last block may have fewer. With one block alone there is no error: NaN
     */
    public static GapToFloor paired(double[] modelLogDensity, double[] trueLogDensity, int block) {
        int count = modelLogDensity.length;
        if (count != trueLogDensity.length || count < 2) {
            throw new IllegalArgumentException("a gap needs two or more pairs, not " + count + " and " + trueLogDensity.length + " values");
        }
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += (trueLogDensity[i] - modelLogDensity[i]) / count;
        }
        double squares = 0;
        double blocks = 0;
        for (int from = 0; from < count; from += block) {
            double deviation = 0;
            for (int i = from; i < Math.min(from + block, count); i++) {
                deviation += trueLogDensity[i] - modelLogDensity[i] - mean;
            }
            squares += deviation * deviation;
            blocks++;
        }
        return new GapToFloor(mean, blocks < 2 ? Double.NaN : Math.sqrt(squares / (blocks - 1) / count * (blocks / count)));
    }
}
