package org.pushforward.conditioning;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.pushforward.data.Axes;
import org.pushforward.flow.Bijection;

/**
 * What a flow makes of small circles, by its Jacobian. Of more than two coordinates the circles lie in the plane of two of them, and the images are
 * projected on the same two.
 */
public final class Ellipses {

    private Ellipses() {}

    /**
     * Circles about data points, as they look in the noise.
     *
     * @param x    {@code n * dimension} points in data units, not modified
     * @param axes the two coordinates
     * @return one for each point, centred on its z
     */
    public static Ellipse[] inNoise(Bijection flow, double[] x, int n, Axes axes) {
        int d = flow.dimension();
        double[] z = new double[n * d];
        double[] jacobian = new double[n * d * d];
        flow.jacobian(x, n, z, new double[n], jacobian);
        Ellipse[] ellipses = new Ellipse[n];
        for (int i = 0; i < n; i++) {
            ellipses[i] = of(z, i, jacobian, d, axes);
        }
        return ellipses;
    }

    private static Ellipse of(double[] centres, int i, double[] jacobian, int d, Axes axes) {
        int first = i * d * d + axes.first() * d;
        int second = i * d * d + axes.second() * d;
        return Ellipse.of(centres[i * d + axes.first()], centres[i * d + axes.second()], jacobian[first + axes.first()],
                jacobian[first + axes.second()], jacobian[second + axes.first()], jacobian[second + axes.second()]);
    }

    /** The same of one point. @param z where it is carried to. @param jacobian there, {@code D * D} */
    public static Ellipse inNoise(double[] z, double[] jacobian, Axes axes) {
        return of(z, 0, jacobian, z.length, axes);
    }

    /**
     * Circles about points of the noise, as they look in data space.
     *
     * @param z    {@code n * dimension} points of the noise, not modified
     * @param axes the two coordinates
     * @return one for each point, centred on its x
     */
    public static Ellipse[] inData(Bijection flow, double[] z, int n, Axes axes) {
        int d = flow.dimension();
        double[] x = new double[n * d];
        double[] jacobian = new double[n * d * d];
        flow.inverse(z, n, x);
        flow.jacobian(x, n, new double[n * d], new double[n], jacobian);
        Ellipse[] ellipses = new Ellipse[n];
        for (int i = 0; i < n; i++) {
            double[] inverse = inversePlaneBlock(jacobian, i * d * d, d, axes);
            ellipses[i] = Ellipse.of(x[i * d + axes.first()], x[i * d + axes.second()], inverse[0], inverse[1], inverse[2], inverse[3]);
        }
        return ellipses;
    }

    /** The 2 x 2 block of two coordinates of the inverse, row-major; NaN where there is no inverse. */
    private static double[] inversePlaneBlock(double[] jacobian, int start, int d, Axes axes) {
        RealMatrix matrix = new Array2DRowRealMatrix(d, d);
        RealMatrix plane = new Array2DRowRealMatrix(d, 2);
        for (int r = 0; r < d; r++) {
            for (int c = 0; c < d; c++) {
                matrix.setEntry(r, c, jacobian[start + r * d + c]);
            }
        }
        plane.setEntry(axes.first(), 0, 1);
        plane.setEntry(axes.second(), 1, 1);
        try {
            // Ill-conditioned is no reason to refuse here: it is what there is to see.
            RealMatrix solution = new LUDecomposition(matrix, 0).getSolver().solve(plane);
            return new double[] {solution.getEntry(axes.first(), 0), solution.getEntry(axes.first(), 1), solution.getEntry(axes.second(), 0),
                solution.getEntry(axes.second(), 1)};
        } catch (SingularMatrixException e) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        }
    }
}
