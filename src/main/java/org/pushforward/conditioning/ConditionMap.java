package org.pushforward.conditioning;

import java.util.Arrays;
import org.pushforward.data.Standardization;
import org.pushforward.flow.Bijection;

/**
 * The decimal logarithm of the condition number at the places that a map of it shows, be they of the data or of the noise: infinite where a singular
 * value is 0, NaN where the Jacobian is not finite.
 */
public final class ConditionMap {

    private static final int CHUNK = 1_000;

    private ConditionMap() {
    }

    /**
     * @param leftOut the standardisation that the condition number leaves out: the flow's for one in standard units, {@link Standardization#NONE} for
     *                one in data units
     * @param x       {@code n * dimension} points in data units, padding included, not modified
     * @return log10 of the condition number at each
     */
    public static double[] atData(Bijection flow, Standardization leftOut, double[] x) {
        int d = flow.dimension();
        int n = x.length / d;
        double[] result = new double[n];
        SingularValues values = new SingularValues(d);
        double[] z = new double[CHUNK * d];
        double[] logDet = new double[CHUNK];
        double[] jacobian = new double[CHUNK * d * d];
        for (int start = 0; start < n; start += CHUNK) {
            int size = Math.min(CHUNK, n - start);
            flow.jacobian(Arrays.copyOfRange(x, start * d, (start + size) * d), size, z, logDet, jacobian);
            double[] kappa = values.conditionNumbers(jacobian, size, leftOut);
            for (int i = 0; i < size; i++) {
                result[start + i] = Math.log10(kappa[i]);
            }
        }
        return result;
    }

    /**
     * @param leftOut as in {@link #atData}
     * @param z       {@code n * dimension} points of the noise, not modified
     * @return log10 of the condition number at the data point that each belongs to
     */
    public static double[] atNoise(Bijection flow, Standardization leftOut, double[] z) {
        double[] x = new double[z.length];
        flow.inverse(z, z.length / flow.dimension(), x);
        return atData(flow, leftOut, x);
    }
}
