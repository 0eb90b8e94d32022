package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.pushforward.base.InvalidInputException;

/**
 * Why some matrices need more than four factors. With P invertible and the Schur complement S'' = S - R P^-1 Q, a product L U L U can be
 * T = [[P, Q], [R, S]] only if {@code P^-1 Lambda} and {@code Gamma S''} have the same eigenvalues for some diagonal Lambda and Gamma with scales of
 * the kind that is allowed ({@link BlockDiagonal}); where their eigenvalues are distinct that is also enough. If T = diag(P, S), a fifth factor U in
 * front changes nothing but Lambda, and if the same holds with the halves exchanged, T needs six.
 *
 * @param inverse P^-1, d x d
 * @param schur   S'', d x d
 */
public record RootObstruction(SquareMatrix inverse, SquareMatrix schur) {

    /** Sizes of halves up to which two sets of roots are matched. */
    private static final int MOST_ROOTS = 12;
    private static final int STEPS = 60;
    private static final double SOLVED = 1e-13;
    /**
     * From the mean, in nats. Where roots cannot meet, the search would drive some scales to 0 and others to infinity, until rounding leaves nothing
     * of the small roots.
     */
    private static final double LARGEST_LOG_SCALE = 12;

    /**
     * One attempt to make the two sets of roots meet.
     *
     * @param distance between them as {@link #distance} measures it
     * @param solved   whether they meet, to working precision
     */
    public record Meeting(double[] lambda, double[] gamma, Root[] left, Root[] right, double distance, boolean solved) {
    }

    /**
     * Roots for random scales, to be looked at.
     *
     * @param left  eigenvalues of {@code P^-1 Lambda}, of all the draws
     * @param right those of {@code Gamma S''}
     */
    public record Cloud(List<Root> left, List<Root> right) {

        public Cloud {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /**
     * The condition for L U L U; that for U L U L is the condition for the matrix with its halves exchanged.
     *
     * @throws InvalidInputException if the upper left block is singular
     */
    public static RootObstruction of(SquareMatrix t) {
        DMatrixRMaj all = Dense.of(t);
        int n = t.size();
        int d = n / 2;
        DMatrixRMaj inverse = Dense.inverse(Dense.block(all, 0, d, 0, d));
        DMatrixRMaj schur = Dense.minus(Dense.block(all, d, n, d, n),
                Dense.times(Dense.block(all, d, n, 0, d), inverse, Dense.block(all, 0, d, d, n)));
        InvalidInputException.require(Dense.isFinite(schur), "the upper left block is singular, so its roots say nothing");
        return new RootObstruction(Dense.value(inverse), Dense.value(schur));
    }

    /** The eigenvalues of P^-1 Lambda. */
    public Root[] left(double[] lambda) {
        return Dense.eigenvalues(leftMatrix(lambda));
    }

    /** The eigenvalues of Gamma S''. */
    public Root[] right(double[] gamma) {
        return Dense.eigenvalues(rightMatrix(gamma));
    }

    DMatrixRMaj leftMatrix(double[] lambda) {
        return Dense.timesDiagonal(Dense.of(inverse), lambda);
    }

    DMatrixRMaj rightMatrix(double[] gamma) {
        return Dense.diagonalTimes(gamma, Dense.of(schur));
    }

    /**
     * The farthest that a root must go if each of one set is moved onto one of the other in the best way.
     *
     * @param a as many as b, at most 12
     */
    public static double distance(Root[] a, Root[] b) {
        InvalidInputException.require(a.length <= MOST_ROOTS, "at most %d roots are matched, not %d", MOST_ROOTS, a.length);
        // Over the sets of those of b that are taken by the first of a.
        double[] best = new double[1 << a.length];
        Arrays.fill(best, 1, best.length, Double.POSITIVE_INFINITY);
        for (int taken = 0; taken < best.length - 1; taken++) {
            int next = Integer.bitCount(taken);
            for (int j = 0; j < b.length; j++) {
                if ((taken & 1 << j) == 0) {
                    int more = taken | 1 << j;
                    best[more] = Math.min(best[more], Math.max(best[taken], a[next].distance(b[j])));
                }
            }
        }
        return best[best.length - 1];
    }

    /**
     * The roots for random Lambda and Gamma, independent log-normal ones. Both determinants are put to 1 or -1: they must be equal for the roots to
     * meet, and a common factor on all scales moves both sets alike, so that nothing is left out.
     */
    public Cloud cloud(Scales scales, int draws, RandomGenerator random) {
        List<Root> left = new ArrayList<>();
        List<Root> right = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            Start start = start(scales, random);
            left.addAll(List.of(left(start.lambda())));
            right.addAll(List.of(right(start.gamma())));
        }
        return new Cloud(left, right);
    }

    /**
     * Searches Lambda and Gamma from one random start by damped Gauss-Newton steps on the traces of the powers 1, ..., d - 1, whose gradients are the
     * powers' diagonals; the determinants are kept equal all along, by the size of the scales.
     */
    public Meeting attempt(Scales scales, RandomGenerator random) {
        int d = inverse.size();
        Start start = start(scales, random);
        double[] logs = start.logs();
        double[] signs = start.signs();
        double left = start.leftSum();
        double right = start.rightSum();
        double[] f = new double[d - 1];
        DMatrixRMaj jacobian = Dense.zeros(d - 1, 2 * d);
        double error = traces(logs, signs, f, jacobian);
        double damping = 1e-3;
        for (int step = 0; step < STEPS && error > SOLVED; step++) {
            DMatrixRMaj normal = Dense.timesTransposed(jacobian, jacobian);
            double scale = Math.max(Dense.norm(normal), Double.MIN_NORMAL);
            for (int k = 0; k < d - 1; k++) {
                normal.add(k, k, damping * scale);
            }
            DMatrixRMaj move = Dense.transposedTimes(jacobian, Dense.times(Dense.inverse(normal), new DMatrixRMaj(d - 1, 1, true, f)));
            double[] moved = logs.clone();
            for (int i = 0; i < 2 * d; i++) {
                moved[i] -= move.get(i, 0);
            }
            centre(moved, 0, d, left);
            centre(moved, d, 2 * d, right);
            double[] newF = new double[d - 1];
            DMatrixRMaj newJacobian = Dense.zeros(d - 1, 2 * d);
            double newError = traces(moved, signs, newF, newJacobian);
            if (newError < error && isWithinReach(moved, left / d, right / d)) {
                logs = moved;
                f = newF;
                jacobian = newJacobian;
                error = newError;
                damping = Math.max(damping / 10, 1e-15);
            } else {
                damping *= 10;
            }
        }
        return meeting(logs, signs, error);
    }

    /**
     * Random scales with determinants of 1 or -1 on both sides.
     *
     * @param logs     logarithms of the d scales in Lambda, then of the d in Gamma
     * @param signs    likewise
     * @param leftSum  what the logarithms in Lambda add up to
     * @param rightSum what those in Gamma do
     */
    private record Start(double[] logs, double[] signs, double leftSum, double rightSum) {

        double[] lambda() {
            return scales(logs, signs, 0, logs.length / 2);
        }

        double[] gamma() {
            return scales(logs, signs, logs.length / 2, logs.length);
        }
    }

    private Start start(Scales scales, RandomGenerator random) {
        int d = inverse.size();
        double[] signs = LinearCoupling.ones(2 * d);
        double[] logs = new double[2 * d];
        for (int i = 0; i < 2 * d; i++) {
            signs[i] = scales == Scales.ANY_SIGN && random.nextBoolean() ? -1 : 1;
            logs[i] = random.nextGaussian();
        }
        double left = -Dense.lu(Dense.of(inverse)).logDet();
        double right = -Dense.lu(Dense.of(schur)).logDet();
        centre(logs, 0, d, left);
        centre(logs, d, 2 * d, right);
        return new Start(logs, signs, left, right);
    }

    private static double[] scales(double[] logs, double[] signs, int from, int to) {
        double[] values = new double[to - from];
        for (int i = from; i < to; i++) {
            values[i - from] = signs[i] * Math.exp(logs[i]);
        }
        return values;
    }

    private static boolean isWithinReach(double[] logs, double leftMean, double rightMean) {
        int d = logs.length / 2;
        for (int i = 0; i < 2 * d; i++) {
            if (Math.abs(logs[i] - (i < d ? leftMean : rightMean)) > LARGEST_LOG_SCALE) {
                return false;
            }
        }
        return true;
    }

    private Meeting meeting(double[] logs, double[] signs, double error) {
        int d = inverse.size();
        double[] lambda = scales(logs, signs, 0, d);
        double[] gamma = scales(logs, signs, d, 2 * d);
        boolean sameSign = Dense.lu(leftMatrix(lambda)).determinantSign() == Dense.lu(rightMatrix(gamma)).determinantSign();
        Root[] left = left(lambda);
        Root[] right = right(gamma);
        return new Meeting(lambda, gamma, left, right, distance(left, right), sameSign && error <= SOLVED);
    }

    private static void centre(double[] logs, int from, int to, double sum) {
        double excess = -sum;
        for (int i = from; i < to; i++) {
            excess += logs[i];
        }
        for (int i = from; i < to; i++) {
            logs[i] -= excess / (to - from);
        }
    }

    /**
     * @param f        overwritten: (tr X^k - tr Y^k) / k for k = 1, ..., d - 1
     * @param jacobian overwritten: by the logarithms of the scales, with the directions that change a determinant taken out
     * @return the largest |f| relative to the size of the terms in it; infinite if they overflow
     */
    private double traces(double[] logs, double[] signs, double[] f, DMatrixRMaj jacobian) {
        int d = inverse.size();
        double[] lambda = scales(logs, signs, 0, d);
        double[] gamma = scales(logs, signs, d, 2 * d);
        DMatrixRMaj x = leftMatrix(lambda);
        DMatrixRMaj y = rightMatrix(gamma);
        DMatrixRMaj xPower = x;
        DMatrixRMaj yPower = y;
        double error = 0;
        for (int k = 1; k < d; k++) {
            double xTrace = 0;
            double yTrace = 0;
            for (int i = 0; i < d; i++) {
                xTrace += xPower.get(i, i);
                yTrace += yPower.get(i, i);
            }
            f[k - 1] = (xTrace - yTrace) / k;
            for (int i = 0; i < d; i++) {
                jacobian.set(k - 1, i, xPower.get(i, i) - xTrace / d);
                jacobian.set(k - 1, d + i, -yPower.get(i, i) + yTrace / d);
            }
            error = Math.max(error, Math.abs(xTrace - yTrace) / (Dense.norm(xPower) + Dense.norm(yPower)));
            xPower = Dense.times(xPower, x);
            yPower = Dense.times(yPower, y);
        }
        return Double.isFinite(error) ? error : Double.POSITIVE_INFINITY;
    }
}
