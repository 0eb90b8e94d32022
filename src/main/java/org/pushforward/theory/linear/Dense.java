package org.pushforward.theory.linear;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.HessenbergSimilarDecomposition_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.DecompositionInterface;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.LUDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * EJML as expressions, so that a formula reads like one: every function returns a new matrix and modifies nothing, unless it says otherwise. The
 * matrices are small, and what is spent on new ones does not count beside the decompositions. Every decomposition throws an
 * {@link ArithmeticException} for a matrix that it does not succeed with, and for one with entries that are not finite.
 */
final class Dense {

    /** EJML's singular values do not converge where numbers lose digits at the end of the range. */
    private static final double LEAST = 1e-280;
    private static final double MOST = 1e280;

    /** A = U diag(sigma) V^T, largest first. U and V are square. */
    record Svd(DMatrixRMaj u, double[] sigma, DMatrixRMaj v) {
    }

    /** A = Q R; R has a row for each column of A. */
    record Qr(DMatrixRMaj q, DMatrixRMaj r) {
    }

    /**
     * Row {@code r} of L U is row {@code pivot[r]} of A; L has ones on its diagonal.
     *
     * @param sign of the permutation
     */
    record Lu(DMatrixRMaj lower, DMatrixRMaj upper, int[] pivot, int sign) {

        /** 1, -1, or 0 for a matrix without an inverse. */
        int determinantSign() {
            int product = sign;
            for (int i = 0; i < pivot.length; i++) {
                product *= (int) Math.signum(upper.get(i, i));
            }
            return product;
        }

        /** log |det|. */
        double logDet() {
            double sum = 0;
            for (int i = 0; i < pivot.length; i++) {
                sum += Math.log(Math.abs(upper.get(i, i)));
            }
            return sum;
        }
    }

    /** A = V diag(values) V^T for a symmetric A, smallest first. */
    record Symmetric(double[] values, DMatrixRMaj vectors) {
    }

    /** A = Q H Q^T with H zero below its subdiagonal. */
    record Hessenberg(DMatrixRMaj q, DMatrixRMaj h) {
    }

    private Dense() {}

    static DMatrixRMaj of(SquareMatrix matrix) {
        return DMatrixRMaj.wrap(matrix.size(), matrix.size(), matrix.values());
    }

    static SquareMatrix value(DMatrixRMaj matrix) {
        return new SquareMatrix(matrix.numRows, Arrays.copyOf(matrix.data, matrix.numRows * matrix.numCols));
    }

    static DMatrixRMaj zeros(int rows, int columns) {
        return new DMatrixRMaj(rows, columns);
    }

    static DMatrixRMaj identity(int size) {
        return CommonOps_DDRM.identity(size);
    }

    static DMatrixRMaj diagonal(double... values) {
        return CommonOps_DDRM.diag(values);
    }

    /** Independent standard normal entries. */
    static DMatrixRMaj gaussian(int rows, int columns, RandomGenerator random) {
        DMatrixRMaj matrix = zeros(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextGaussian();
        }
        return matrix;
    }

    /**
     * Uniformly distributed among the orthogonal matrices: Q of a Gaussian matrix, with the signs that make R's diagonal positive (Mezzadri, 2007).
     */
    static DMatrixRMaj orthogonal(int size, RandomGenerator random) {
        Qr qr = qr(gaussian(size, size, random));
        double[] signs = new double[size];
        for (int i = 0; i < size; i++) {
            signs[i] = qr.r.get(i, i) < 0 ? -1 : 1;
        }
        return timesDiagonal(qr.q, signs);
    }

    static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj c = zeros(a.numRows, b.numCols);
        CommonOps_DDRM.mult(a, b, c);
        return c;
    }

    static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj c) {
        return times(times(a, b), c);
    }

    /** a b^T. */
    static DMatrixRMaj timesTransposed(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj c = zeros(a.numRows, b.numRows);
        CommonOps_DDRM.multTransB(a, b, c);
        return c;
    }

    /** a^T b. */
    static DMatrixRMaj transposedTimes(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj c = zeros(a.numCols, b.numCols);
        CommonOps_DDRM.multTransA(a, b, c);
        return c;
    }

    /** diag(d) a: scales rows. */
    static DMatrixRMaj diagonalTimes(double[] d, DMatrixRMaj a) {
        DMatrixRMaj scaled = a.copy();
        CommonOps_DDRM.multRows(d, scaled);
        return scaled;
    }

    /** a diag(d): scales columns. */
    static DMatrixRMaj timesDiagonal(DMatrixRMaj a, double[] d) {
        DMatrixRMaj scaled = a.copy();
        CommonOps_DDRM.multCols(scaled, d);
        return scaled;
    }

    static DMatrixRMaj plus(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.add(a, b, null);
    }

    static DMatrixRMaj minus(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.subtract(a, b, null);
    }

    static DMatrixRMaj scaled(double factor, DMatrixRMaj a) {
        DMatrixRMaj scaled = a.copy();
        CommonOps_DDRM.scale(factor, scaled);
        return scaled;
    }

    static DMatrixRMaj negative(DMatrixRMaj a) {
        return scaled(-1, a);
    }

    static DMatrixRMaj transpose(DMatrixRMaj a) {
        return CommonOps_DDRM.transpose(a, null);
    }

    /** Rows [r0, r1) and columns [c0, c1). */
    static DMatrixRMaj block(DMatrixRMaj a, int r0, int r1, int c0, int c1) {
        return CommonOps_DDRM.extract(a, r0, r1, c0, c1);
    }

    static DMatrixRMaj columns(DMatrixRMaj a, int from, int to) {
        return block(a, 0, a.numRows, from, to);
    }

    /** With the columns in the opposite order. */
    static DMatrixRMaj columnsReversed(DMatrixRMaj a) {
        DMatrixRMaj reversed = zeros(a.numRows, a.numCols);
        for (int r = 0; r < a.numRows; r++) {
            for (int c = 0; c < a.numCols; c++) {
                reversed.set(r, a.numCols - 1 - c, a.get(r, c));
            }
        }
        return reversed;
    }

    /** [[p, q], [r, s]]. */
    static DMatrixRMaj blocks(DMatrixRMaj p, DMatrixRMaj q, DMatrixRMaj r, DMatrixRMaj s) {
        DMatrixRMaj all = zeros(p.numRows + r.numRows, p.numCols + q.numCols);
        CommonOps_DDRM.insert(p, all, 0, 0);
        CommonOps_DDRM.insert(q, all, 0, p.numCols);
        CommonOps_DDRM.insert(r, all, p.numRows, 0);
        CommonOps_DDRM.insert(s, all, p.numRows, p.numCols);
        return all;
    }

    /** The inverse; entries that are not finite, or enormous, for a singular matrix. */
    static DMatrixRMaj inverse(DMatrixRMaj a) {
        DMatrixRMaj inverse = zeros(a.numRows, a.numCols);
        if (!CommonOps_DDRM.invert(a, inverse)) {
            Arrays.fill(inverse.data, Double.NaN);
        }
        return inverse;
    }

    /** The Frobenius norm; NaN if an entry is not finite. */
    static double norm(DMatrixRMaj a) {
        // EJML takes a matrix of NaN alone for one of zeros.
        return isFinite(a) ? NormOps_DDRM.normF(a) : Double.NaN;
    }

    static boolean isFinite(DMatrixRMaj a) {
        for (double value : a.data) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Largest first; of a matrix of any size, as what is too small or too large to be squared is made larger or smaller first. */
    static double[] singularValues(DMatrixRMaj a) {
        double largest = CommonOps_DDRM.elementMaxAbs(a);
        int exponent = largest > 0 && (largest < LEAST || largest > MOST) ? Math.getExponent(largest) : 0;
        if (exponent == 0) {
            return sortedSingularValues(a);
        }
        double[] sigma = sortedSingularValues(timesPower(-exponent, a));
        for (int i = 0; i < sigma.length; i++) {
            sigma[i] = Math.scalb(sigma[i], exponent);
        }
        return sigma;
    }

    /** 2^exponent times the matrix. */
    private static DMatrixRMaj timesPower(int exponent, DMatrixRMaj a) {
        DMatrixRMaj times = a.copy();
        for (int i = 0; i < times.data.length; i++) {
            times.data[i] = Math.scalb(times.data[i], exponent);
        }
        return times;
    }

    private static double[] sortedSingularValues(DMatrixRMaj a) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(a.numRows, a.numCols, false, false, true);
        decompose(svd, a);
        double[] sigma = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
        Arrays.sort(sigma);
        for (int i = 0; i < sigma.length / 2; i++) {
            double small = sigma[i];
            sigma[i] = sigma[sigma.length - 1 - i];
            sigma[sigma.length - 1 - i] = small;
        }
        return sigma;
    }

    /** The largest singular value; infinite where an entry is not finite. */
    static double spectralNorm(DMatrixRMaj a) {
        return isFinite(a) ? singularValues(a)[0] : Double.POSITIVE_INFINITY;
    }

    static Svd svd(DMatrixRMaj a) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(a.numRows, a.numCols, true, true, false);
        decompose(svd, a);
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj v = svd.getV(null, false);
        double[] sigma = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
        SingularOps_DDRM.descendingOrder(u, false, sigma, sigma.length, v, false);
        return new Svd(u, sigma, v);
    }

    static Qr qr(DMatrixRMaj a) {
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(a.numRows, a.numCols);
        // It returns false where a column has nothing left to reflect, which is no failure: Q is orthogonal all the same.
        qr.decompose(qr.inputModified() ? a.copy() : a);
        return new Qr(qr.getQ(null, true), qr.getR(null, true));
    }

    static Lu lu(DMatrixRMaj a) {
        LUDecomposition_F64<DMatrixRMaj> lu = DecompositionFactory_DDRM.lu(a.numRows, a.numCols);
        decompose(lu, a);
        int[] pivot = Arrays.copyOf(lu.getRowPivotV(null), a.numRows);
        return new Lu(lu.getLower(null), lu.getUpper(null), pivot, Permutations.sign(pivot));
    }

    /** @param a symmetric */
    static Symmetric symmetric(DMatrixRMaj a) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(a.numRows, true, true);
        decompose(eigen, a);
        Integer[] order = new Integer[a.numRows];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(eigen.getEigenvalue(i).real, eigen.getEigenvalue(j).real));
        double[] values = new double[a.numRows];
        DMatrixRMaj vectors = zeros(a.numRows, a.numRows);
        for (int i = 0; i < a.numRows; i++) {
            values[i] = eigen.getEigenvalue(order[i]).real;
            CommonOps_DDRM.insert(eigen.getEigenVector(order[i]), vectors, 0, i);
        }
        return new Symmetric(values, vectors);
    }

    /** The eigenvalues of any square matrix, in no particular order. */
    static Root[] eigenvalues(DMatrixRMaj a) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(a.numRows, false);
        decompose(eigen, a);
        Root[] roots = new Root[a.numRows];
        Arrays.setAll(roots, i -> new Root(eigen.getEigenvalue(i).real, eigen.getEigenvalue(i).imaginary));
        return roots;
    }

    static Hessenberg hessenberg(DMatrixRMaj a) {
        HessenbergSimilarDecomposition_DDRM hessenberg = new HessenbergSimilarDecomposition_DDRM(a.numRows);
        decompose(hessenberg, a);
        return new Hessenberg(hessenberg.getQ(null), hessenberg.getH(null));
    }

    private static void decompose(DecompositionInterface<DMatrixRMaj> decomposition, DMatrixRMaj a) {
        // Some of them overwrite their input.
        if (!isFinite(a) || !decomposition.decompose(decomposition.inputModified() ? a.copy() : a)) {
            throw new ArithmeticException("a " + a.numRows + " x " + a.numCols + " matrix could not be decomposed; finite entries: " + isFinite(a));
        }
    }
}
