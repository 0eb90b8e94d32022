package org.pushforward.theory.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The cosine-sine decomposition of an orthogonal matrix: {@code O = diag(U1, U2) [[C, -S], [S, C]] diag(V1, V2)^T} with orthogonal d x d blocks and
 * diagonal C, S that are not negative, C^2 + S^2 = I.
 *
 * <p>Singular vectors of the upper left block alone would settle those of the lower left one only to the root of the precision where a sine is
 * small. So a QR decomposition orders these, and where the cosine is the larger number a second singular value decomposition, of the sines, decides.
 *
 * @param cosines ascending where they are at most the root of 1/2
 */
record CosineSine(DMatrixRMaj u1, DMatrixRMaj u2, double[] cosines, double[] sines, DMatrixRMaj v1, DMatrixRMaj v2) {

    /** @param orthogonal 2d x 2d; not modified */
    static CosineSine of(DMatrixRMaj orthogonal) {
        int n = orthogonal.numRows;
        int d = n / 2;
        DMatrixRMaj p = Dense.block(orthogonal, 0, d, 0, d);
        DMatrixRMaj q = Dense.block(orthogonal, 0, d, d, n);
        DMatrixRMaj r = Dense.block(orthogonal, d, n, 0, d);
        DMatrixRMaj s = Dense.block(orthogonal, d, n, d, n);
        Dense.Svd svd = Dense.svd(p);
        DMatrixRMaj u1 = Dense.columnsReversed(svd.u());
        DMatrixRMaj v1 = Dense.columnsReversed(svd.v());
        Dense.Qr qr = positive(Dense.times(r, v1));
        DMatrixRMaj u2 = qr.q();
        double[] ascending = new double[d];
        int small = 0;
        for (int j = 0; j < d; j++) {
            ascending[j] = svd.sigma()[d - 1 - j];
            small += ascending[j] <= Math.sqrt(0.5) ? 1 : 0;
        }
        if (small < d) {
            Dense.Svd ofSines = Dense.svd(Dense.block(qr.r(), small, d, small, d));
            turn(u2, small, ofSines.u());
            turn(v1, small, ofSines.v());
            turn(u1, small, positive(Dense.diagonalTimes(Arrays.copyOfRange(ascending, small, d), ofSines.v())).q());
        }
        double[] cosines = columnProducts(u1, Dense.times(p, v1));
        double[] sines = columnProducts(u2, Dense.times(r, v1));
        for (int j = 0; j < d; j++) {
            double length = Math.hypot(cosines[j], sines[j]);
            cosines[j] = Math.max(0, cosines[j] / length);
            sines[j] = Math.max(0, sines[j] / length);
        }
        DMatrixRMaj v2 = Dense.transpose(Dense.minus(Dense.diagonalTimes(cosines, Dense.transposedTimes(u2, s)),
                Dense.diagonalTimes(sines, Dense.transposedTimes(u1, q))));
        return new CosineSine(u1, u2, cosines, sines, v1, v2);
    }

    /** Q R with no negative number on R's diagonal. */
    private static Dense.Qr positive(DMatrixRMaj a) {
        Dense.Qr qr = Dense.qr(a);
        double[] signs = new double[a.numCols];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = qr.r().get(i, i) < 0 ? -1 : 1;
        }
        return new Dense.Qr(Dense.timesDiagonal(qr.q(), signs), Dense.diagonalTimes(signs, qr.r()));
    }

    /** Multiplies the columns from {@code from} on, in place. */
    private static void turn(DMatrixRMaj matrix, int from, DMatrixRMaj by) {
        CommonOps_DDRM.insert(Dense.times(Dense.columns(matrix, from, matrix.numCols), by), matrix, 0, from);
    }

    private static double[] columnProducts(DMatrixRMaj a, DMatrixRMaj b) {
        double[] products = new double[a.numCols];
        for (int r = 0; r < a.numRows; r++) {
            for (int c = 0; c < a.numCols; c++) {
                products[c] += a.get(r, c) * b.get(r, c);
            }
        }
        return products;
    }
}
