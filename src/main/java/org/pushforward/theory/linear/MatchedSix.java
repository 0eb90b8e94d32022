package org.pushforward.theory.linear;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * {@link SixFactors} of T = [[P, Q], [R, S]] with P invertible and det T positive: with S'' = S - R P^-1 Q, the matrices Oa and Ob of that formula
 * are orthogonal if the scales make two spectra meet,
 * <pre>
 * sigma_i(Gamma S'') sigma_{d+1-i}(Lambda^-1 P) = 1    for i = 1 ... d.
 * </pre>
 * These are d equations for 2d positive numbers, which are solved for their logarithms by Levenberg-Marquardt steps, each the smallest that solves
 * the linearised equations. With Gamma S'' = A2 diag(mu) B2^T and Lambda^-1 P = W diag(beta) B^T then Oa = A2 D A^T, where A has B's columns in the
 * opposite order, and the signs D are free. That a solution always exists is not proven; one was found for every Gaussian matrix that the tests try.
 */
final class MatchedSix {

    private static final int STEPS = 100;
    private static final double LARGEST_STEP = 2;
    private static final double SOLVED = 1e-13;
    private static final double FIRST_RIDGE = 1e-3;
    private static final double LEAST_RIDGE = 1e-15;
    private static final double MOST_RIDGE = 1e6;
    private static final double[] SPREADS = {0.2, 1, 2};

    /** What the two spectra are for some scales. */
    private final class Spectra {

        private final double[] logs;
        private final Dense.Svd gammaS;
        private final Dense.Svd lambdaP;
        private final double[] misses;
        private final double miss;

        Spectra(double[] logs) {
            this.logs = logs;
            gammaS = Dense.svd(Dense.diagonalTimes(exp(logs, 0, 1), schur));
            lambdaP = Dense.svd(Dense.diagonalTimes(exp(logs, half, -1), p));
            misses = new double[half];
            double squares = 0;
            for (int i = 0; i < half; i++) {
                misses[i] = Math.log(gammaS.sigma()[i]) + Math.log(lambdaP.sigma()[half - 1 - i]);
                squares += misses[i] * misses[i];
            }
            miss = Math.sqrt(squares);
        }

        /** Derivatives of the misses by the logarithms, d x 2d. */
        private DMatrixRMaj jacobian() {
            DMatrixRMaj jacobian = Dense.zeros(half, 2 * half);
            for (int i = 0; i < half; i++) {
                for (int k = 0; k < half; k++) {
                    double u = gammaS.u().get(k, i);
                    double w = lambdaP.u().get(k, half - 1 - i);
                    jacobian.set(i, k, u * u);
                    jacobian.set(i, half + k, -w * w);
                }
            }
            return jacobian;
        }

        /** @return null if the equations have no solution to working precision */
        private Spectra stepped(double ridge) {
            DMatrixRMaj jacobian = jacobian();
            DMatrixRMaj normal = Dense.plus(Dense.timesTransposed(jacobian, jacobian), Dense.scaled(ridge, Dense.identity(half)));
            DMatrixRMaj step = Dense.transposedTimes(jacobian, Dense.times(Dense.inverse(normal), new DMatrixRMaj(half, 1, true, misses)));
            double longest = 0;
            for (double change : step.data) {
                longest = Math.max(longest, Math.abs(change));
            }
            double shortened = longest > LARGEST_STEP ? LARGEST_STEP / longest : 1;
            double[] next = logs.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] -= shortened * step.data[i];
            }
            return new Spectra(next);
        }
    }

    private final int half;
    private final DMatrixRMaj p;
    private final DMatrixRMaj q;
    private final DMatrixRMaj r;
    private final DMatrixRMaj s;
    private final DMatrixRMaj pInverse;
    private final DMatrixRMaj schur;
    private final double mostMiss;

    /**
     * @param t         determinant positive
     * @param condition of t: by so much more the spectra may miss each other, which a {@link Refinement} has to make good
     */
    MatchedSix(SquareMatrix t, double condition) {
        int n = t.size();
        half = n / 2;
        DMatrixRMaj all = Dense.of(t);
        p = Dense.block(all, 0, half, 0, half);
        q = Dense.block(all, 0, half, half, n);
        r = Dense.block(all, half, n, 0, half);
        s = Dense.block(all, half, n, half, n);
        pInverse = Dense.inverse(p);
        schur = Dense.minus(s, Dense.times(r, pInverse, q));
        mostMiss = Math.max(1e-9, Math.min(1e-3, 1e-14 * condition));
    }

    /**
     * @param attempt  the first begins with rows of one length, the others near that
     * @param anySigns whether D is random; otherwise it makes Y small
     * @return null if the spectra did not meet, or P is singular
     * @throws ArithmeticException if a decomposition has no outcome
     */
    List<LinearCoupling> of(int attempt, boolean anySigns, RandomGenerator random) {
        if (!Dense.isFinite(schur)) {
            return null;
        }
        Spectra met = solve(begin(attempt, random));
        return met.miss <= mostMiss ? factors(met, anySigns ? random : null) : null;
    }

    private Spectra solve(double[] begin) {
        Spectra best = new Spectra(begin);
        double ridge = FIRST_RIDGE;
        for (int step = 0; step < STEPS && best.miss > SOLVED && ridge <= MOST_RIDGE; step++) {
            Spectra next = best.stepped(ridge);
            if (next.miss < best.miss * (1 - 5e-5)) {
                best = next;
                ridge = Math.max(LEAST_RIDGE, ridge / 5);
            } else {
                ridge *= 6;
            }
        }
        return best;
    }

    /** Logarithms of gamma, then of lambda. */
    private double[] begin(int attempt, RandomGenerator random) {
        double[] begin = new double[2 * half];
        for (int i = 0; i < half; i++) {
            begin[i] = -Math.log(Dense.norm(Dense.block(schur, i, i + 1, 0, half)));
            begin[half + i] = Math.log(Dense.norm(Dense.block(p, i, i + 1, 0, half)));
        }
        if (attempt == 0) {
            return begin;
        }
        if (attempt % 3 == 0) {
            double spread = SPREADS[random.nextInt(SPREADS.length)];
            for (int i = 0; i < begin.length; i++) {
                begin[i] += spread * random.nextGaussian();
            }
            return begin;
        }
        // With rows of one length, one side's spectrum in a random order takes the other's to it.
        boolean forGamma = attempt % 3 == 1;
        double[] spectrum = Dense.singularValues(Dense.diagonalTimes(forGamma ? exp(begin, half, -1) : exp(begin, 0, 1), forGamma ? p : schur));
        for (int i = half - 1; i >= 0; i--) {
            int j = random.nextInt(i + 1);
            double chosen = spectrum[j];
            spectrum[j] = spectrum[i];
            begin[forGamma ? i : half + i] += (forGamma ? -1 : 1) * Math.log(chosen);
        }
        return begin;
    }

    private double[] exp(double[] logs, int from, double sign) {
        double[] scales = new double[half];
        Arrays.setAll(scales, i -> Math.exp(sign * logs[from + i]));
        return scales;
    }

    /** @param random for the signs; null for those that make Y small */
    private List<LinearCoupling> factors(Spectra met, RandomGenerator random) {
        double[] gamma = exp(met.logs, 0, 1);
        double[] lambda = exp(met.logs, half, 1);
        double[] overGamma = exp(met.logs, 0, -1);
        DMatrixRMaj a2 = met.gammaS.u();
        DMatrixRMaj a = Dense.columnsReversed(met.lambdaP.v());
        DMatrixRMaj along = Dense.transposedTimes(a2, Dense.times(Dense.diagonalTimes(gamma, r), a));
        double[] signs = new double[half];
        Arrays.setAll(signs, i -> random == null ? along.get(i, i) < 0 ? -1 : 1 : random.nextBoolean() ? -1 : 1);
        DMatrixRMaj oa = Dense.timesTransposed(Dense.timesDiagonal(a2, signs), a);
        DMatrixRMaj y = Dense.times(Dense.minus(Dense.diagonalTimes(overGamma, oa), r), pInverse);
        DMatrixRMaj pOa = Dense.timesTransposed(p, oa);
        DMatrixRMaj nearOb = Dense.negative(Dense.times(Dense.diagonalTimes(exp(met.logs, half, -1), pOa), Dense.diagonalTimes(gamma, schur)));
        Dense.Svd polar = Dense.svd(nearOb);
        DMatrixRMaj sheared = Dense.diagonalTimes(gamma, Dense.plus(s, Dense.times(y, q)));
        return SixFactors.of(y, lambda, Dense.timesTransposed(polar.u(), polar.v()), pOa, gamma, oa, sheared);
    }
}
