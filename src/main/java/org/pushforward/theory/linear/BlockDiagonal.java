package org.pushforward.theory.linear;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The four-factor lemma. For invertible M, S and E with {@code E (Gamma S) E^-1 = M^-1 Lambda}, Gamma and Lambda diagonal, and F = (I - Gamma S) E^-1,
 *
 * <pre>
 * diag(M, S) = L(F M^-1, Gamma)^-1  U(Lambda, M E)  L(F, I)  U(I, E)^-1.
 * </pre>
 *
 * Proof: L(F M^-1, Gamma) diag(M, S) U(I, E) = [[M, M E], [F, F E + Gamma S]], and U(Lambda, M E) L(F, I) = [[Lambda + M E F, M E], [F, I]]; the lower
 * right blocks agree by the definition of F, the upper left ones since E F = I - E Gamma S E^-1 = I - M^-1 Lambda. Conversely four factors of this order
 * need M^-1 Lambda and Gamma S to have one characteristic polynomial, which is what {@link RootObstruction} shows.
 */
final class BlockDiagonal {

    private BlockDiagonal() {}

    /** L U L U; E scaled so that the two shears that grow with it and against it are of one size. */
    static List<LinearCoupling> lulu(DMatrixRMaj m, DMatrixRMaj s, DMatrixRMaj e, double[] lambda, double[] gamma) {
        DMatrixRMaj f = Dense.times(Dense.minus(Dense.identity(s.numRows), Dense.diagonalTimes(gamma, s)), Dense.inverse(e));
        double grows = Dense.norm(Dense.times(m, e));
        double shrinks = Dense.norm(f);
        double balance = shrinks > 0 ? Math.sqrt(shrinks / grows) : 1;
        return lulu(m, s, Dense.scaled(balance, e), Dense.scaled(1 / balance, f), lambda, gamma);
    }

    /** As it stands, without scaling E. */
    static List<LinearCoupling> luluUnscaled(DMatrixRMaj m, DMatrixRMaj s, DMatrixRMaj e, double[] lambda, double[] gamma) {
        DMatrixRMaj f = Dense.times(Dense.minus(Dense.identity(s.numRows), Dense.diagonalTimes(gamma, s)), Dense.inverse(e));
        return lulu(m, s, e, f, lambda, gamma);
    }

    private static List<LinearCoupling> lulu(
            DMatrixRMaj m, DMatrixRMaj s, DMatrixRMaj e, DMatrixRMaj f, double[] lambda, double[] gamma) {
        return List.of(
                LinearCoupling.lower(Dense.times(f, Dense.inverse(m)), gamma).inverse(),
                LinearCoupling.upper(lambda, Dense.times(m, e)),
                LinearCoupling.additive(LinearCoupling.Kind.LOWER, f),
                LinearCoupling.additive(LinearCoupling.Kind.UPPER, Dense.negative(e)));
    }

    /** The factors of the matrix with its halves exchanged. */
    static List<LinearCoupling> halvesExchanged(List<LinearCoupling> couplings) {
        return couplings.stream().map(LinearCoupling::halvesExchanged).toList();
    }
}
