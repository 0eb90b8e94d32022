package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * At most 15 factors, backward stable: everything but two orthogonal shears and the two diagonals is built of orthogonal matrices.
 *
 * <p>1. A shear X of orthogonal rows makes the upper left block P' = P + X R well conditioned (its condition is at most sqrt 2 times that of the left
 * columns of T), and block elimination leaves {@code T = U(I, -X) L(R P'^-1, I) diag(P', S'') U(I, P'^-1 Q')} with |R P'^-1| at most 1.
 *
 * <p>2. Singular value decompositions split diag(P', S'') into diag(K1, K2) diag(D1, D2) diag(K1', K2') with orthogonal K,
 * det K1 det K2 = 1 and det K1' det K2' = 1; the diagonals go into the neighbouring couplings' scales.
 *
 * <p>3. diag(K1, K2) with det K1 det K2 = 1 is seven factors. R0 = (K1 K2)^T is a rotation; N turns its planes by minus half their angles, and a
 * reflection Y in every plane gives N R0 = Y N Y^-1. With G = N K2^T, diag(K1, K2) = diag(G, G^-1) diag(G^-1 K1, N), and each of the two is four
 * factors by {@link BlockDiagonal} with Lambda = Gamma = I: the first as L U L U with E = I, the second as U L U L with E = Y G. They share one U.
 *
 * <p>In order: U, L, and six more for each of the two orthogonal parts, whose ends merge, and U: 15. The condition of a factor is mostly below that
 * of T, and was at most 13 times that of T in some thousand random and awkward matrices; times the size of T where T enlarges, or shrinks,
 * everything, since a coupling scales one half alone.
 */
final class StableRoute {

    private StableRoute() {}

    /** @param t determinant positive */
    static void factor(SquareMatrix t, FactorChain chain) {
        DMatrixRMaj all = Dense.of(t);
        int n = t.size();
        int d = n / 2;
        DMatrixRMaj q = Dense.block(all, 0, d, d, n);
        DMatrixRMaj s = Dense.block(all, d, n, d, n);
        Dense.Qr columns = Dense.qr(Dense.columns(all, 0, d));
        Dense.Svd upper = Dense.svd(Dense.block(columns.q(), 0, d, 0, d));
        // Where angles are small, V is settled by the cosines no better than to the root of the precision, so these columns are orthogonal only
        // nearly.
        DMatrixRMaj sines = Dense.times(Dense.block(columns.q(), d, n, 0, d), upper.v());
        DMatrixRMaj directions = directions(sines);
        DMatrixRMaj x = Dense.timesTransposed(upper.u(), directions);
        DMatrixRMaj sum = Dense.plus(Dense.diagonal(upper.sigma()), Dense.transposedTimes(directions, sines));
        DMatrixRMaj p1 = Dense.times(upper.u(), sum, Dense.transposedTimes(upper.v(), columns.r()));
        DMatrixRMaj q1 = Dense.plus(q, Dense.times(x, s));
        DMatrixRMaj below = Dense.timesTransposed(Dense.times(sines, Dense.inverse(sum)), upper.u());
        DMatrixRMaj s1 = Dense.minus(s, Dense.times(below, q1));

        Dense.Svd first = Dense.svd(p1);
        Dense.Svd second = Dense.svd(s1);
        // Flipping a pair of singular vectors makes each left one a rotation; then the right ones' determinants agree, since det T is positive.
        double[] firstSigns = signs(first.u());
        double[] secondSigns = signs(second.u());
        double[] inverse = new double[d];
        for (int i = 0; i < d; i++) {
            inverse[i] = 1 / first.sigma()[i];
        }
        DMatrixRMaj beside = Dense.times(Dense.timesDiagonal(first.v(), inverse), Dense.transposedTimes(first.u(), q1));

        chain.stage("Balance", "A shear moves part of the lower rows up, so that the upper left block becomes well conditioned.");
        chain.add(LinearCoupling.additive(LinearCoupling.Kind.UPPER, Dense.negative(x)));
        chain.stage("Eliminate below", "What stands below that block is cleared by block elimination.");
        chain.add(LinearCoupling.additive(LinearCoupling.Kind.LOWER, below));
        // The left rotations end with U(I, D) L(A, I). diag(D1, I) moves to the left past the latter, U(I, D) L(A, I) diag(D1, I) = U(D1, D) L(A D1,
        // I), where moving it to the right would divide by D1.
        List<LinearCoupling> left = orthogonal(Dense.timesDiagonal(first.u(), firstSigns), Dense.timesDiagonal(second.u(), secondSigns));
        int last = left.size() - 1;
        chain.stage("Left rotations", "The left singular vectors of the two blocks on the diagonal, and as the last upper scale the upper "
                + "block's singular values.");
        chain.add(left.subList(0, last));
        chain.add(LinearCoupling.upper(first.sigma(), Dense.zeros(d, d)));
        chain.add(LinearCoupling.additive(LinearCoupling.Kind.LOWER, Dense.timesDiagonal(left.get(last).shearMatrix(), first.sigma())));
        chain.stage("Scales", "The singular values of the lower block.");
        chain.add(LinearCoupling.lower(Dense.zeros(d, d), second.sigma()));
        chain.stage("Right rotations", "The right singular vectors of the two blocks.");
        chain.add(orthogonal(Dense.diagonalTimes(firstSigns, Dense.transpose(first.v())),
                Dense.diagonalTimes(secondSigns, Dense.transpose(second.v()))));
        chain.stage("Eliminate beside", "What stands beside the upper left block is cleared by block elimination.");
        chain.add(LinearCoupling.additive(LinearCoupling.Kind.UPPER, beside));
    }

    /** All 1, but for the first where the determinant is negative. */
    private static double[] signs(DMatrixRMaj orthogonal) {
        double[] signs = LinearCoupling.ones(orthogonal.numRows);
        signs[0] = Dense.lu(orthogonal).determinantSign();
        return signs;
    }

    /** diag(k1, k2), orthogonal with det k1 det k2 = 1, as L U L U and U L U L. */
    static List<LinearCoupling> orthogonal(DMatrixRMaj k1, DMatrixRMaj k2) {
        int d = k1.numRows;
        double[] ones = LinearCoupling.ones(d);
        RotationPlanes planes = new RotationPlanes(Dense.transpose(Dense.times(k1, k2)));
        DMatrixRMaj n = planes.power(-0.5);
        DMatrixRMaj g = Dense.timesTransposed(n, k2);
        List<LinearCoupling> both = new ArrayList<>(BlockDiagonal.lulu(g, Dense.transpose(g), Dense.identity(d), ones, ones));
        both.addAll(BlockDiagonal.halvesExchanged(
                BlockDiagonal.lulu(n, Dense.transposedTimes(g, k1), Dense.times(planes.reflection(), g), ones, ones)));
        return both;
    }

    /**
     * Unit vectors along columns that are nearly orthogonal, themselves orthogonal; a column that vanishes gets a direction that is left.
     *
     * @param columns d x d, in the order of increasing norm
     */
    private static DMatrixRMaj directions(DMatrixRMaj columns) {
        int d = columns.numCols;
        Dense.Qr qr = Dense.qr(reversed(columns));
        double[] signs = new double[d];
        for (int c = 0; c < d; c++) {
            signs[c] = Math.copySign(1, qr.r().get(c, c));
        }
        return reversed(Dense.timesDiagonal(qr.q(), signs));
    }

    /** With the columns in the opposite order. */
    private static DMatrixRMaj reversed(DMatrixRMaj columns) {
        DMatrixRMaj reversed = Dense.zeros(columns.numRows, columns.numCols);
        for (int r = 0; r < columns.numRows; r++) {
            for (int c = 0; c < columns.numCols; c++) {
                reversed.set(r, columns.numCols - 1 - c, columns.get(r, c));
            }
        }
        return reversed;
    }
}
