package org.pushforward.conditioning;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.pushforward.flow.Bijection;

/**
 * What a flow makes of small circles, by its Jacobian. With padding the circles lie in the plane of the first two coordinates and the images are
 * projected on the first two.
 */
public final class Ellipses {

    private Ellipses() {}

    /**
     * Circles about data points, as they look in the noise.
     *
     * @param x {@code n * dimension} points in data units, not modified
     * @return one for each point, centred on its z
     */
    public static Ellipse[] inNoise(Bijection flow, double[] x, int n) {
        int d = flow.dimension();
        double[] z = new double[n * d];
        double[] jacobian = new double[n * d * d];
        flow.jacobian(x, n, z, new double[n], jacobian);
        Ellipse[] ellipses = new Ellipse[n];
        for (int i = 0; i < n; i++) {
            int j = i * d * d;
            ellipses[i] = Ellipse.of(z[i * d], z[i * d + 1], jacobian[j], jacobian[j + 1], jacobian[j + d], jacobian[j + d + 1]);
        }
        return ellipses;
    }

    /**
     * Circles about points of the noise, as they look in data space.
     *
     * @param z {@code n * dimension} points of the noise, not modified
     * @return one for each point, centred on its x
     */
    public static Ellipse[] inData(Bijection flow, double[] z, int n) {
        int d = flow.dimension();
        double[] x = new double[n * d];
        double[] jacobian = new double[n * d * d];
        flow.inverse(z, n, x);
        flow.jacobian(x, n, new double[n * d], new double[n], jacobian);
        Ellipse[] ellipses = new Ellipse[n];
        for (int i = 0; i < n; i++) {
            double[] inverse = inversePlaneBlock(jacobian, i * d * d, d);
            ellipses[i] = Ellipse.of(x[i * d], x[i * d + 1], inverse[0], inverse[1], inverse[2], inverse[3]);
        }
        return ellipses;
    }

    /** The upper left 2 x 2 block of the inverse, row-major; NaN where there is no inverse. */
    private static double[] inversePlaneBlock(double[] jacobian, int start, int d) {
        RealMatrix matrix = new Array2DRowRealMatrix(d, d);
        RealMatrix plane = new Array2DRowRealMatrix(d, 2);
        for (int r = 0; r < d; r++) {
            for (int c = 0; c < d; c++) {
                matrix.setEntry(r, c, jacobian[start + r * d + c]);
            }
        }
        plane.setEntry(0, 0, 1);
        plane.setEntry(1, 1, 1);
        try {
            // Ill-conditioned is no reason to refuse here: it is what there is to see.
            RealMatrix solution = new LUDecomposition(matrix, 0).getSolver().solve(plane);
            return new double[] {solution.getEntry(0, 0), solution.getEntry(0, 1), solution.getEntry(1, 0), solution.getEntry(1, 1)};
        } catch (SingularMatrixException e) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        }
    }
}
