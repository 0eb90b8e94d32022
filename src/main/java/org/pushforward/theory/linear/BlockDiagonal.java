package org.pushforward.theory.linear;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The four-factor lemma. For invertible M, S and E with {@code E (Gamma S) E^-1 = M^-1 Lambda}, Gamma and Lambda diagonal, and F = (I - Gamma S)
 * E^-1,
 *
 * <pre>
 * diag(M, S) = L(F M^-1, Gamma)^-1  U(Lambda, M E)  L(F, I)  U(I, E)^-1.
 * </pre>
 *
 * Proof: L(F M^-1, Gamma) diag(M, S) U(I, E) = [[M, M E], [F, F E + Gamma S]], and U(Lambda, M E) L(F, I) = [[Lambda + M E F, M E], [F, I]]; the
 * lower right blocks agree by the definition of F, the upper left ones since E F = I - E Gamma S E^-1 = I - M^-1 Lambda. Conversely four factors of
 * this order need M^-1 Lambda and Gamma S to have one characteristic polynomial, which is what {@link RootObstruction} shows.
 */
final class BlockDiagonal {

    private BlockDiagonal() {}

    /** L U L U. E may be scaled freely; it is so that the shears that grow with it are as large as those that shrink. */
    static List<LinearCoupling> lulu(DMatrixRMaj m, DMatrixRMaj s, DMatrixRMaj e, double[] lambda, double[] gamma) {
        DMatrixRMaj f = Dense.times(Dense.minus(Dense.identity(s.numRows), Dense.diagonalTimes(gamma, s)), Dense.inverse(e));
        DMatrixRMaj me = Dense.times(m, e);
        double balance = Dense.norm(f) > 0 ? Math.sqrt(Dense.norm(f) / Dense.norm(me)) : 1;
        f = Dense.scaled(1 / balance, f);
        return List.of(
                LinearCoupling.lower(Dense.times(f, Dense.inverse(m)), gamma).inverse(),
                LinearCoupling.upper(lambda, Dense.scaled(balance, me)),
                LinearCoupling.additive(LinearCoupling.Kind.LOWER, f),
                LinearCoupling.additive(LinearCoupling.Kind.UPPER, Dense.scaled(-balance, e)));
    }

    /** The factors of the matrix with its halves exchanged. */
    static List<LinearCoupling> halvesExchanged(List<LinearCoupling> couplings) {
        return couplings.stream().map(LinearCoupling::halvesExchanged).toList();
    }
}
