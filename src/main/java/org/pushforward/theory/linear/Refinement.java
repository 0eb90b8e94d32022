package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Iterative refinement: Gauss-Newton steps that take a product of couplings nearer to its target, each the smallest change of the couplings that
 * cancels the residual to first order.
 *
 * <p>For a lower factor with the product X before it and Y behind it, the change is X_2 (dA Y_1 + dB Y_2), where X_2 are the last d columns of X,
 * and Y_1, Y_2 the halves of the rows of Y; for an upper one likewise with the halves exchanged. With J the matrix of all these, the smallest
 * solution of J delta = r is J^T (J J^T)^-1 r, and J J^T is a sum of Kronecker products of n x n matrices.
 */
public final class Refinement {

    /** The system has n^2 unknowns. */
    public static final int MOST_SIZE = 16;
    private static final int STEPS = 6;
    private static final double GOOD = 4e-16;
    /** Below this the condition of a product is worth more than its residual. */
    static final double FINE = 1e-12;
    /** Relative to the mean of the diagonal; only a step's accuracy suffers, and that is for the next step. */
    private static final double RIDGE = 1e-15;

    /** A product and how far it is from its target. */
    public record Refined(List<LinearCoupling> factors, double residual) {
    }

    private Refinement() {}

    /** @return the best on the way, at worst the factors themselves; these too where the target is larger than 16 x 16 */
    public static Refined of(SquareMatrix target, List<LinearCoupling> factors) {
        Refined best = measure(target, factors);
        for (int step = 0; target.size() <= MOST_SIZE && step < STEPS && best.residual > GOOD; step++) {
            Refined next = measure(target, corrected(target, best.factors));
            if (!(next.residual < best.residual)) {
                break;
            }
            best = next;
        }
        return best;
    }

    /** The factors, refined if their product is not accurate to {@value #FINE}. */
    static List<LinearCoupling> ifNeeded(SquareMatrix target, List<LinearCoupling> factors) {
        return Residual.of(target, factors) <= FINE ? factors : of(target, factors).factors;
    }

    /** The factors as they are. */
    public static Refined measure(SquareMatrix target, List<LinearCoupling> factors) {
        return new Refined(factors, Residual.of(target, factors));
    }

    private static List<LinearCoupling> corrected(SquareMatrix target, List<LinearCoupling> factors) {
        int n = target.size();
        int d = n / 2;
        int count = factors.size();
        DMatrixRMaj[] before = new DMatrixRMaj[count + 1];
        DMatrixRMaj[] behind = new DMatrixRMaj[count + 1];
        before[0] = Dense.identity(n);
        behind[count] = Dense.identity(n);
        for (int k = 0; k < count; k++) {
            before[k + 1] = Dense.times(before[k], Dense.of(factors.get(k).matrix()));
            behind[count - 1 - k] = Dense.times(Dense.of(factors.get(count - 1 - k).matrix()), behind[count - k]);
        }
        DMatrixRMaj normal = Dense.zeros(n * n, n * n);
        List<Part> parts = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Part part = Part.of(factors.get(k), before[k], behind[k + 1]);
            parts.add(part);
            part.addTo(normal);
        }
        double ridge = 0;
        for (int i = 0; i < n * n; i++) {
            ridge += RIDGE * normal.get(i, i) / (n * n);
        }
        for (int i = 0; i < n * n; i++) {
            normal.add(i, i, ridge);
        }
        DMatrixRMaj residual = Dense.of(Residual.difference(target, factors));
        DMatrixRMaj multiplier = Dense.zeros(n * n, 1);
        if (!org.ejml.dense.row.CommonOps_DDRM.solve(normal, new DMatrixRMaj(n * n, 1, true, residual.data), multiplier)) {
            return factors;
        }
        multiplier.reshape(n, n);
        List<LinearCoupling> corrected = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            corrected.add(parts.get(k).corrected(factors.get(k), multiplier, d));
        }
        return corrected;
    }

    /**
     * One factor's share of J.
     *
     * @param columns n x d: those of the product before the factor that belong to the half it changes
     * @param kept    d x n: the rows of the product behind it that belong to the half it keeps
     * @param changed d x n: those of the half it changes
     * @param weight  size of the shear, so that a change counts relative to it
     * @param scale   of the factor: changes of scales count relative to them
     */
    private record Part(DMatrixRMaj columns, DMatrixRMaj kept, DMatrixRMaj changed, double weight, double[] scale) {

        private static final double LEAST_WEIGHT = 1e-3;

        static Part of(LinearCoupling factor, DMatrixRMaj before, DMatrixRMaj behind) {
            int n = before.numRows;
            int d = n / 2;
            int from = factor.kind() == LinearCoupling.Kind.LOWER ? d : 0;
            double weight = LEAST_WEIGHT;
            for (double s : factor.shear()) {
                weight = Math.max(weight, Math.abs(s));
            }
            return new Part(Dense.columns(before, from, from + d), Dense.block(behind, d - from, n - from, 0, n),
                    Dense.block(behind, from, from + d, 0, n), weight, factor.scale());
        }

        /** Adds J J^T of this factor. */
        void addTo(DMatrixRMaj normal) {
            addKronecker(weight * weight, Dense.timesTransposed(columns, columns), Dense.transposedTimes(kept, kept), normal);
            for (int a = 0; a < scale.length; a++) {
                DMatrixRMaj column = Dense.columns(columns, a, a + 1);
                DMatrixRMaj row = Dense.block(changed, a, a + 1, 0, changed.numCols);
                addKronecker(scale[a] * scale[a], Dense.timesTransposed(column, column), Dense.transposedTimes(row, row), normal);
            }
        }

        private static void addKronecker(double factor, DMatrixRMaj left, DMatrixRMaj right, DMatrixRMaj sum) {
            int n = left.numRows;
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    double value = factor * left.get(i, k);
                    for (int j = 0; j < n; j++) {
                        int at = (i * n + j) * n * n + k * n;
                        for (int l = 0; l < n; l++) {
                            sum.data[at + l] += value * right.get(j, l);
                        }
                    }
                }
            }
        }

        /** The factor with its share of J^T y added; a scale keeps its sign. */
        LinearCoupling corrected(LinearCoupling factor, DMatrixRMaj y, int d) {
            DMatrixRMaj pulled = Dense.transposedTimes(columns, y);
            DMatrixRMaj shear = Dense.plus(factor.shearMatrix(), Dense.scaled(weight * weight, Dense.timesTransposed(pulled, kept)));
            double[] newScale = new double[d];
            for (int a = 0; a < d; a++) {
                double change = 0;
                for (int c = 0; c < 2 * d; c++) {
                    change += pulled.get(a, c) * changed.get(a, c);
                }
                newScale[a] = scale[a] * Math.exp(scale[a] * change);
            }
            return LinearCoupling.of(factor.kind(), newScale, shear);
        }
    }
}
