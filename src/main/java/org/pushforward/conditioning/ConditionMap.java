package org.pushforward.conditioning;

import java.util.Arrays;
import org.pushforward.data.Window;
import org.pushforward.flow.Bijection;

/**
 * The condition number over the plane. Of a flow with padding it is a slice: the padding coordinates, or on the noise's side all coordinates after
 * the second, are 0.
 *
 * @param window     what the grid covers: data units, or units of the noise
 * @param columns    cells along x
 * @param rows       cells along y
 * @param log10Kappa {@code rows * columns} decimal logarithms at the cells' centres, row 0 at the bottom; infinite where a singular value is 0, NaN
 *                   where the Jacobian is not finite
 */
public record ConditionMap(Window window, int columns, int rows, double[] log10Kappa) {

    private static final int CHUNK = 1_000;

    /** Over data space. */
    public static ConditionMap overData(Bijection flow, Window window, int columns, int rows) {
        return new ConditionMap(window, columns, rows, atData(flow, window.cellCentres(columns, rows, flow.dimension())));
    }

    /** Over noise space: the condition number at g(z). */
    public static ConditionMap overNoise(Bijection flow, Window window, int columns, int rows) {
        return new ConditionMap(window, columns, rows, atNoise(flow, window.cellCentres(columns, rows, flow.dimension())));
    }

    /**
     * @param x {@code n * dimension} points in data units, padding included, not modified
     * @return log10 of the condition number at each
     */
    public static double[] atData(Bijection flow, double[] x) {
        int d = flow.dimension();
        int n = x.length / d;
        double[] result = new double[n];
        SingularValues values = new SingularValues(d);
        double[] z = new double[CHUNK * d];
        double[] logDet = new double[CHUNK];
        double[] jacobian = new double[CHUNK * d * d];
        double[] sigma = new double[CHUNK * d];
        for (int start = 0; start < n; start += CHUNK) {
            int size = Math.min(CHUNK, n - start);
            flow.jacobian(Arrays.copyOfRange(x, start * d, (start + size) * d), size, z, logDet, jacobian);
            values.compute(jacobian, size, sigma);
            for (int i = 0; i < size; i++) {
                result[start + i] = Math.log10(sigma[i * d] / sigma[i * d + d - 1]);
            }
        }
        return result;
    }

    /**
     * @param z {@code n * dimension} points of the noise, not modified
     * @return log10 of the condition number at the data point that each belongs to
     */
    public static double[] atNoise(Bijection flow, double[] z) {
        double[] x = new double[z.length];
        flow.inverse(z, z.length / flow.dimension(), x);
        return atData(flow, x);
    }
}
