package org.pushforward.fit;

/**
 * How far a flow carries its noise: E |u(z) - z|^2 between the data coordinates u of a sample, in standard units, and noise z. With padding there is
 * more noise than data; then, and without padding too, the data coordinates are read against those coordinates of the noise, in that order, for which
 * the cost is least, since a flow may exchange coordinates and any of them together are standard normal. So the pair is a transport of N(0, I) to the
 * law of the samples, and no such transport costs less than the optimal one: see {@link TransportYardstick}.
 *
 * @param mean          squared standard units; NaN if a sample is not finite, or so far away that its square is not
 * @param standardError of the mean over the samples, likewise
 */
public record TransportCost(double mean, double standardError) {

    public static final TransportCost NOT_MEASURED = new TransportCost(Double.NaN, Double.NaN);

    /**
     * @param noise    {@code count * stride} standard normal coordinates, row-major
     * @param samples  where the flow carries them, the data coordinates first, in standard units, likewise
     * @param count    2 or more
     * @param stride   coordinates per point, padding included
     * @param dimension of the data, {@code stride} at most
     */
    public static TransportCost of(double[] noise, double[] samples, int count, int stride, int dimension) {
        if (count < 2 || dimension > stride) {
            throw new IllegalArgumentException("a transport cost needs 2 samples or more, not " + count + ", and " + dimension
                    + " data coordinates of " + stride);
        }
        double[] means = new double[stride * stride];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < dimension; j++) {
                for (int k = 0; k < stride; k++) {
                    double way = samples[i * stride + j] - noise[i * stride + k];
                    means[j * stride + k] += way * way / count;
                }
            }
        }
        for (double mean : means) {
            if (!(mean <= Assignment.LARGEST)) {
                return NOT_MEASURED;
            }
        }
        // The rows of the padding cost nothing anywhere: they take what the data leave.
        int[] label = Assignment.of(means, stride).columnOf();
        double mean = 0;
        for (int j = 0; j < dimension; j++) {
            mean += means[j * stride + label[j]];
        }
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double cost = 0;
            for (int j = 0; j < dimension; j++) {
                double way = samples[i * stride + j] - noise[i * stride + label[j]];
                cost += way * way;
            }
            squares += (cost - mean) * (cost - mean) / (count - 1);
        }
        return new TransportCost(mean, Math.sqrt(squares / count));
    }
}
