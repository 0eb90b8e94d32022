package org.pushforward.theory.linear;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.pushforward.base.InvalidInputException;

/**
 * A matrix as a product of linear couplings.
 *
 * @param target  what the product is to be
 * @param factors in the order of the product, kinds alternating: the target is the first times the second times ...; applied to a point, the last
 *                acts first
 * @param stages  names for parts of the product, in its order
 */
public record Factorization(SquareMatrix target, Route route, List<LinearCoupling> factors, List<Stage> stages) {

    /**
     * How good a factorisation is. Some singular value decompositions, so ask once.
     *
     * @param residual    the Frobenius norm of product minus target, relative to that of the target
     * @param conditions  of the factors, in their order
     * @param determinant the product of all scales; infinite or 0 where it is out of range
     * @param logDet      log |det|, in nats
     */
    public record Accuracy(double residual, double[] conditions, double worstCondition, double determinant, double logDet) {
    }

    public Factorization {
        factors = List.copyOf(factors);
        stages = List.copyOf(stages);
    }

    /**
     * Factors a matrix.
     *
     * @throws InvalidInputException with the reason, if the size is odd, the matrix is singular to working precision, or its determinant is negative
     *         although the scales are to be positive
     */
    public static Factorization of(SquareMatrix target, Route route, Scales scales) {
        boolean negative = requireInvertible(target, scales);
        FactorChain chain = new FactorChain(target.size() / 2);
        switch (route) {
            case LUP -> LupRoute.factor(target, scales, chain);
            case SHORTEST -> ShortestRoute.factor(target, scales, negative, chain);
            case STABLE -> {
                StableRoute.factor(negative ? firstColumnNegated(target) : target, chain);
                if (negative) {
                    chain.stage("Reflection", "The first coordinate changes its sign, and with it the determinant.");
                    chain.add(reflection(target.size() / 2));
                }
            }
            default -> throw new IllegalStateException("no such route: " + route);
        }
        return new Factorization(target, route, chain.factors(), chain.stages());
    }

    /** Negates the first coordinate. */
    static LinearCoupling reflection(int half) {
        double[] scale = LinearCoupling.ones(half);
        scale[0] = -1;
        return LinearCoupling.upper(scale, Dense.zeros(half, half));
    }

    static SquareMatrix firstColumnNegated(SquareMatrix matrix) {
        double[] values = matrix.values().clone();
        for (int r = 0; r < matrix.size(); r++) {
            values[r * matrix.size()] = -values[r * matrix.size()];
        }
        return new SquareMatrix(matrix.size(), values);
    }

    /** @return whether the determinant is negative */
    private static boolean requireInvertible(SquareMatrix matrix, Scales scales) {
        int n = matrix.size();
        InvalidInputException.require(n % 2 == 0,
                "a %d x %d matrix has no two equal halves: its size must be even, so give it one more row and column", n, n);
        DMatrixRMaj dense = Dense.of(matrix);
        InvalidInputException.require(Dense.isFinite(dense), "the matrix has entries that are not finite numbers");
        double condition = Dense.norm(dense) * Dense.norm(Dense.inverse(dense));
        InvalidInputException.require(condition * Math.ulp(1.0) < 1,
                "the matrix is singular, or so nearly that double precision cannot tell: couplings are invertible, and so are their products");
        Dense.Lu lu = Dense.lu(dense);
        boolean negative = lu.determinantSign() < 0;
        InvalidInputException.require(!negative || scales == Scales.ANY_SIGN,
                "the determinant is negative (%.6g), but that of couplings with positive scales is positive: allow negative scales, "
                        + "or change the sign of one column", -Math.exp(lu.logDet()));
        return negative;
    }

    /** The number of factors. */
    public int count() {
        return factors.size();
    }

    /** The product of the factors as it comes out in floating point. */
    public SquareMatrix product() {
        return product(target.size(), factors);
    }

    static SquareMatrix product(int size, List<LinearCoupling> factors) {
        double[] columns = SquareMatrix.identity(size).values();
        for (int k = factors.size() - 1; k >= 0; k--) {
            factors.get(k).apply(columns, size);
        }
        return new SquareMatrix(size, columns);
    }

    /** The Frobenius norm of product minus target, relative to that of the target. */
    public double residual() {
        return target.relativeDistance(product());
    }

    public Accuracy accuracy() {
        return accuracy(target, factors);
    }

    /** The same of any product. */
    public static Accuracy accuracy(SquareMatrix target, List<LinearCoupling> factors) {
        double[] conditions = factors.stream().mapToDouble(LinearCoupling::condition).toArray();
        double worst = 1;
        double logDet = 0;
        double sign = 1;
        for (int k = 0; k < conditions.length; k++) {
            worst = Math.max(worst, conditions[k]);
            logDet += factors.get(k).logDet();
            for (double scale : factors.get(k).scale()) {
                sign = scale < 0 ? -sign : sign;
            }
        }
        double residual = target.relativeDistance(product(target.size(), factors));
        return new Accuracy(residual, conditions, worst, sign * Math.exp(logDet), logDet);
    }
}
