package org.pushforward.engine;

/**
 * Logarithms of floats, to the bit those of {@link Math#log} rounded to float, in a quarter of the time: x = 2^k m with m between the roots of 1/2
 * and 2, and log m = 2 artanh((m - 1) / (m + 1)) by its series, in double and vectorised.
 */
final class FloatLogarithm {

    private static final int CHUNK = 512;
    /** m, then the logarithm; and k. */
    private static final ThreadLocal<double[][]> CHUNKS = ThreadLocal.withInitial(() -> new double[2][CHUNK]);
    private static final int ROOT_OF_HALF = Float.floatToRawIntBits((float) Math.sqrt(0.5));
    private static final int MANTISSA_BITS = 23;
    private static final double LOG_OF_TWO = Math.log(2);
    /** Twenty times the relative error of the series. */
    private static final double ERROR = 1e-14;

    private FloatLogarithm() {}

    /** sum += log(v) for the first {@code count}, rounded before it is added. */
    static void add(float[] v, float[] sum, int count) {
        double[][] chunks = CHUNKS.get();
        for (int from = 0; from < count; from += CHUNK) {
            int size = Math.min(CHUNK, count - from);
            split(v, from, chunks[0], chunks[1], size);
            takeLogs(chunks[0], chunks[1], size);
            addRounded(v, chunks[0], sum, from, size);
        }
    }

    private static void split(float[] v, int from, double[] mantissas, double[] powers, int size) {
        for (int i = 0; i < size; i++) {
            int bits = Float.floatToRawIntBits(v[from + i]);
            int power = bits - ROOT_OF_HALF >> MANTISSA_BITS;
            mantissas[i] = Float.intBitsToFloat(bits - (power << MANTISSA_BITS));
            powers[i] = power;
        }
    }

    private static void takeLogs(double[] mantissas, double[] powers, int size) {
        for (int i = 0; i < size; i++) {
            double m = mantissas[i];
            double t = (m - 1) / (m + 1);
            double s = t * t;
            mantissas[i] = powers[i] * LOG_OF_TWO + t * (2 + s * (2.0 / 3 + s * (2.0 / 5 + s * (2.0 / 7 + s * (2.0 / 9 + s * (2.0 / 11
                    + s * (2.0 / 13 + s * (2.0 / 15 + s * (2.0 / 17 + s * (2.0 / 19))))))))));
        }
    }

    /** Where the error could round to another float, and for what is no normal number above 0, the platform is asked. */
    private static void addRounded(float[] v, double[] logs, float[] sum, int from, int size) {
        for (int i = 0; i < size; i++) {
            float x = v[from + i];
            float rounded = (float) (logs[i] * (1 - ERROR));
            boolean safe = rounded == (float) (logs[i] * (1 + ERROR)) && x >= Float.MIN_NORMAL && x < Float.POSITIVE_INFINITY;
            sum[from + i] += safe ? rounded : (float) Math.log(x);
        }
    }
}
