package org.pushforward.conditioning;

import java.util.Arrays;
import org.pushforward.data.Slice;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.flow.Bijection;

/**
 * The condition number over the plane, or over a {@link Slice} where there is more than the plane: with padding, whose coordinates are 0, and of
 * data of more than two coordinates; on the noise's side all coordinates but two are 0.
 *
 * @param window     what the grid covers: data units, or units of the noise
 * @param columns    cells along x
 * @param rows       cells along y
 * @param log10Kappa {@code rows * columns} decimal logarithms at the cells' centres, row 0 at the bottom; infinite where a singular value is 0, NaN
 *                   where the Jacobian is not finite
 */
public record ConditionMap(Window window, int columns, int rows, double[] log10Kappa) {

    private static final int CHUNK = 1_000;

    /**
     * Over data space.
     *
     * @param leftOut the standardisation that the condition number leaves out: the flow's for one in standard units, {@link Standardization#NONE} for
     *                one in data units
     * @param slice   that the window is of
     */
    public static ConditionMap overData(Bijection flow, Standardization leftOut, Window window, Slice slice, int columns, int rows) {
        return new ConditionMap(window, columns, rows, atData(flow, leftOut, slice.cellsInData(window, columns, rows, flow.dimension())));
    }

    /** Over noise space: the condition number at g(z), else as {@link #overData}. */
    public static ConditionMap overNoise(Bijection flow, Standardization leftOut, Window window, Slice slice, int columns, int rows) {
        return new ConditionMap(window, columns, rows, atNoise(flow, leftOut, slice.cellsInNoise(window, columns, rows, flow.dimension())));
    }

    /**
     * @param leftOut as in {@link #overData}
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
     * @param leftOut as in {@link #overData}
     * @param z       {@code n * dimension} points of the noise, not modified
     * @return log10 of the condition number at the data point that each belongs to
     */
    public static double[] atNoise(Bijection flow, Standardization leftOut, double[] z) {
        double[] x = new double[z.length];
        flow.inverse(z, z.length / flow.dimension(), x);
        return atData(flow, leftOut, x);
    }
}
