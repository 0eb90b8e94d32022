package org.pushforward.theory.linear;

import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * T = [[P, Q], [R, S]] with R invertible and det T positive as U L U L U.
 *
 * <p>A first U(I, -X) leaves P' = P + X R, any invertible block we like, and then the lower right block is S'' = S - R P'^-1 Q' with Q' = Q + X S.
 * With Z = Q - P R^-1 S and any invertible G, the choice P' = -Z G^-1 R makes S'' = G. The middle, diag(P', G), is L U L U by {@link BlockDiagonal}
 * if Gamma G is similar to P'^-1 Lambda = -R^-1 G Z^-1 Lambda for some positive diagonal Gamma and Lambda. With H = Gamma G that asks for
 * {@code H similar to H N, N = -Z^-1 Lambda R^-1 Gamma^-1}, whose determinant can be made 1 by the size of Gamma, since det T det(R Z) (-1)^d is
 * positive: {@link SimilarProduct} gives H and V. So much is true of every Lambda and Gamma; they are taken so that the columns of Z^-1 Lambda and
 * of N are of one length, which carries most of a bad condition of T into scales, where it does no harm. Multiplied out, and with Lambda moved to
 * the first factor:
 * <pre>
 * T = U(Lambda, Z H^-1 Gamma + P R^-1)  L(Gamma^-1 ((I - H) V^-1 - I) H Z^-1 Lambda, Gamma^-1)  U(I, -Lambda^-1 Z H^-1 V)
 *     L((I - H) V^-1 Gamma R, I)  U(I, R^-1 (S - Gamma^-1 (H + V)))
 * </pre>
 */
final class FiveFactors {

    private FiveFactors() {}

    /**
     * @param random for the choice of one among many such products
     * @return with entries that are not finite, or enormous, where R is singular or the choice unlucky
     */
    static List<LinearCoupling> of(SquareMatrix t, RandomGenerator random) {
        DMatrixRMaj all = Dense.of(t);
        int n = t.size();
        int d = n / 2;
        DMatrixRMaj p = Dense.block(all, 0, d, 0, d);
        DMatrixRMaj q = Dense.block(all, 0, d, d, n);
        DMatrixRMaj r = Dense.block(all, d, n, 0, d);
        DMatrixRMaj s = Dense.block(all, d, n, d, n);
        DMatrixRMaj rInverse = Dense.inverse(r);
        DMatrixRMaj pOverR = Dense.times(p, rInverse);
        DMatrixRMaj z = Dense.minus(q, Dense.times(pOverR, s));
        DMatrixRMaj zInverse = Dense.inverse(z);
        double[] lambda = reciprocals(columnNorms(zInverse));
        DMatrixRMaj product = Dense.negative(Dense.times(Dense.timesDiagonal(zInverse, lambda), rInverse));
        double[] gamma = columnNorms(product);
        double root = Math.exp(Dense.lu(Dense.timesDiagonal(product, reciprocals(gamma))).logDet() / d);
        for (int i = 0; i < d; i++) {
            gamma[i] *= root;
        }
        double[] overGamma = reciprocals(gamma);
        SimilarProduct similar = SimilarProduct.of(Dense.timesDiagonal(product, overGamma), random);
        DMatrixRMaj h = similar.g();
        DMatrixRMaj hInverse = Dense.inverse(h);
        DMatrixRMaj identity = Dense.identity(d);
        DMatrixRMaj third = Dense.negative(Dense.times(Dense.diagonalTimes(reciprocals(lambda), z), hInverse, similar.v()));
        DMatrixRMaj remainder = Dense.times(Dense.minus(identity, h), Dense.inverse(similar.v()));
        DMatrixRMaj fourth = Dense.times(remainder, Dense.diagonalTimes(gamma, r));
        // V may be scaled freely: the third factor grows with it, the fourth shrinks.
        double balance = Dense.norm(fourth) > 0 ? Math.sqrt(Dense.norm(fourth) / Dense.norm(third)) : 1;
        DMatrixRMaj v = Dense.scaled(balance, similar.v());
        remainder = Dense.scaled(1 / balance, remainder);
        DMatrixRMaj second = Dense.times(Dense.diagonalTimes(overGamma, Dense.minus(remainder, identity)), h, Dense.timesDiagonal(zInverse, lambda));
        DMatrixRMaj last = Dense.times(rInverse, Dense.minus(s, Dense.diagonalTimes(overGamma, Dense.plus(h, v))));
        return List.of(
                LinearCoupling.upper(lambda, Dense.plus(Dense.timesDiagonal(Dense.times(z, hInverse), gamma), pOverR)),
                LinearCoupling.lower(second, overGamma),
                LinearCoupling.additive(LinearCoupling.Kind.UPPER, Dense.scaled(balance, third)),
                LinearCoupling.additive(LinearCoupling.Kind.LOWER, Dense.scaled(1 / balance, fourth)),
                LinearCoupling.additive(LinearCoupling.Kind.UPPER, last));
    }

    private static double[] columnNorms(DMatrixRMaj matrix) {
        double[] norms = new double[matrix.numCols];
        for (int c = 0; c < norms.length; c++) {
            for (int r = 0; r < matrix.numRows; r++) {
                norms[c] = Math.hypot(norms[c], matrix.get(r, c));
            }
        }
        return norms;
    }

    private static double[] reciprocals(double[] values) {
        double[] reciprocals = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            reciprocals[i] = 1 / values[i];
        }
        return reciprocals;
    }
}
