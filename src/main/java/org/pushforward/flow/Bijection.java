package org.pushforward.flow;

/**
 * An invertible map from data (with its padding) to noise, evaluated in double precision. Points are row-major: coordinate {@code j} of point
 * {@code i} at {@code i * dimension() + j}. Not safe for use by several threads at once.
 */
public interface Bijection {

    /** Coordinates per point, padding included. */
    int dimension();

    /**
     * Data to noise.
     *
     * @param x      {@code n * dimension()}, not modified
     * @param z      {@code n * dimension()}, overwritten; may be {@code x}
     * @param logDet {@code n}, overwritten with log |det dz/dx|
     */
    void forward(double[] x, int n, double[] z, double[] logDet);

    /**
     * Noise to data.
     *
     * @param z {@code n * dimension()}, not modified
     * @param x {@code n * dimension()}, overwritten; may be {@code z}
     */
    void inverse(double[] z, int n, double[] x);

    /**
     * Data to noise with the Jacobian.
     *
     * @param x        {@code n * dimension()}, not modified
     * @param z        {@code n * dimension()}, overwritten
     * @param logDet   {@code n}, overwritten with log |det dz/dx|
     * @param jacobian {@code n * dimension() * dimension()}, overwritten: dz_r/dx_c of point i at {@code (i * D + r) * D + c}
     */
    void jacobian(double[] x, int n, double[] z, double[] logDet, double[] jacobian);
}
