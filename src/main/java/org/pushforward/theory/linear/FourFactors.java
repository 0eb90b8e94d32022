package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.pushforward.base.InvalidInputException;

/**
 * Four factors L U L U, where a search finds them: T = L(R P^-1, I) diag(P, S'') U(I, P^-1 Q), and diag(P, S'') by {@link BlockDiagonal} once the
 * roots of {@link RootObstruction} meet. With X = P^-1 Lambda, Y = Gamma S'' and one characteristic polynomial, the Krylov matrices K(X, v) = [v, X
 * v, X^2 v, ...] satisfy X K = K C and Y K' = K' C with the same companion matrix C, so E = K(X, v) K(Y, w)^-1 takes Y to X.
 */
final class FourFactors {

    /** Krylov matrices of larger halves are too ill conditioned. */
    static final int MOST_HALF = 6;
    private static final int VECTORS = 4;

    private FourFactors() {}

    /**
     * What one random start of the search leads to.
     *
     * @return possible products, none if the roots did not meet or the upper left block is singular
     */
    static List<List<LinearCoupling>> of(SquareMatrix t, Scales scales, RandomGenerator random) {
        RootObstruction roots;
        try {
            roots = RootObstruction.of(t);
        } catch (InvalidInputException e) {
            return List.of();
        }
        RootObstruction.Meeting meeting = roots.attempt(scales, random);
        if (!meeting.solved()) {
            return List.of();
        }
        DMatrixRMaj all = Dense.of(t);
        int n = t.size();
        int d = n / 2;
        DMatrixRMaj p = Dense.block(all, 0, d, 0, d);
        DMatrixRMaj inverse = Dense.of(roots.inverse());
        DMatrixRMaj schur = Dense.of(roots.schur());
        List<List<LinearCoupling>> products = new ArrayList<>();
        for (int i = 0; i < VECTORS; i++) {
            DMatrixRMaj left = krylov(roots.leftMatrix(meeting.lambda()), random);
            DMatrixRMaj right = krylov(roots.rightMatrix(meeting.gamma()), random);
            DMatrixRMaj e = Dense.times(left, Dense.inverse(right));
            List<LinearCoupling> product = new ArrayList<>(BlockDiagonal.lulu(p, schur, e, meeting.lambda(), meeting.gamma()));
            product.add(0, LinearCoupling.additive(LinearCoupling.Kind.LOWER, Dense.times(Dense.block(all, d, n, 0, d), inverse)));
            product.add(LinearCoupling.additive(LinearCoupling.Kind.UPPER, Dense.times(inverse, Dense.block(all, 0, d, d, n))));
            products.add(FactorChain.merged(product));
        }
        return products;
    }

    private static DMatrixRMaj krylov(DMatrixRMaj matrix, RandomGenerator random) {
        int d = matrix.numRows;
        DMatrixRMaj vector = Dense.gaussian(d, 1, random);
        DMatrixRMaj krylov = Dense.zeros(d, d);
        for (int c = 0; c < d; c++) {
            for (int r = 0; r < d; r++) {
                krylov.set(r, c, vector.get(r, 0));
            }
            vector = Dense.times(matrix, vector);
        }
        return krylov;
    }
}
