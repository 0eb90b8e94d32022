package org.pushforward.theory.splitting;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** A field of the plane whose two components are polynomials. Immutable. */
final class PolynomialField implements Field {

    private final int degree;
    private final double[] u;
    private final double[] v;

    /**
     * @param u coefficients of the first component in the order of {@link #index}
     * @param v of the second
     */
    PolynomialField(int degree, double[] u, double[] v) {
        this.degree = degree;
        this.u = u.clone();
        this.v = v.clone();
    }

    int degree() {
        return degree;
    }

    /** Number of monomials of that degree and below. */
    static int terms(int degree) {
        return (degree + 1) * (degree + 2) / 2;
    }

    /** The place of x^i y^j: by total degree, then by j. */
    static int index(int i, int j) {
        return terms(i + j - 1) + j;
    }

    /** Coefficients of both components, one after another. */
    double[] coefficients() {
        double[] both = new double[u.length + v.length];
        System.arraycopy(u, 0, both, 0, u.length);
        System.arraycopy(v, 0, both, u.length, v.length);
        return both;
    }

    @Override
    public void at(double x, double y, double[] value) {
        value[0] = 0;
        value[1] = 0;
        for (int total = 0; total <= degree; total++) {
            for (int j = 0; j <= total; j++) {
                double monomial = power(x, total - j) * power(y, j);
                int k = terms(total - 1) + j;
                value[0] += u[k] * monomial;
                value[1] += v[k] * monomial;
            }
        }
    }

    private static double power(double x, int n) {
        double product = 1;
        for (int i = 0; i < n; i++) {
            product *= x;
        }
        return product;
    }

    /** The polynomials of that degree nearest to a field, by least squares over a grid of the box. */
    static PolynomialField fit(Field field, int degree) {
        double[][] places = Box.grid();
        int terms = terms(degree);
        double[][] rows = new double[places.length][terms];
        double[][] values = new double[2][places.length];
        for (int p = 0; p < places.length; p++) {
            for (int total = 0; total <= degree; total++) {
                for (int j = 0; j <= total; j++) {
                    rows[p][terms(total - 1) + j] = power(places[p][0], total - j) * power(places[p][1], j);
                }
            }
            double[] value = field.at(places[p][0], places[p][1]);
            values[0][p] = value[0];
            values[1][p] = value[1];
        }
        var solver = new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false)).getSolver();
        return new PolynomialField(degree, solver.solve(new ArrayRealVector(values[0], false)).toArray(),
                solver.solve(new ArrayRealVector(values[1], false)).toArray());
    }
}
