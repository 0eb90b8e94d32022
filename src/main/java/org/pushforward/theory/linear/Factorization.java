package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.pushforward.base.InvalidInputException;

/**
 * A matrix as a product of linear couplings, which is that matrix: whatever the route, the size of the matrix is taken out first as a power of 2 and
 * put back into the factors, the residual is that of the factors as they will be written, and it meets the route's
 * {@link Route#tolerance() tolerance}; or else the matrix is refused, with the reason and the route that would do.
 *
 * @param target  what the product is to be
 * @param bound   no matrix takes more factors this way
 * @param factors in the order of the product, kinds alternating: the target is the first times the second times ...; applied to a point, the last
 *                acts first
 * @param stages  names for parts of the product, in its order
 */
public record Factorization(SquareMatrix target, Route route, int bound, List<LinearCoupling> factors, List<Stage> stages) {

    /** The fewest factors that the stable route may be asked for; it takes fewer for rotations and 2 x 2 matrices. */
    public static final int LEAST = StableRoute.LEAST;
    /** The most. */
    public static final int MOST = StableRoute.MOST;

    /** Matrices with entries up to 2^8 and down to 2^-8 are left as they are, so that whole numbers stay whole numbers. */
    private static final int MODERATE = 8;

    /**
     * How good a factorisation is. Some singular value decompositions, so ask once.
     *
     * @param residual    the Frobenius norm of product minus target, relative to that of the target: the larger of what the exact product leaves and
     *                    what is left when it is multiplied out in double precision
     * @param conditions  of the factors, in their order; infinite beyond 1e300
     * @param determinant the product of all scales; infinite or 0 where it is out of range
     * @param logDet      log |det|, in nats
     */
    public record Accuracy(double residual, double[] conditions, double worstCondition, double determinant, double logDet) {
    }

    /**
     * An invertible matrix of size 1 to 2, and how to get back.
     *
     * @param exponent the target is 2^exponent times the matrix
     * @param svd      of the matrix
     */
    private record Prepared(SquareMatrix matrix, int exponent, Dense.Svd svd, boolean negative) {

        int exponentIfLarge() {
            return Math.abs(exponent) > MODERATE ? exponent : 0;
        }
    }

    public Factorization {
        factors = List.copyOf(factors);
        stages = List.copyOf(stages);
    }

    /** Factors a matrix; by the stable route into 12 factors at most. */
    public static Factorization of(SquareMatrix target, Route route, Scales scales) {
        return of(target, route, scales, StableRoute.LEAST);
    }

    /**
     * Factors a matrix.
     *
     * @param most by the stable route: 12 or more, even. 12 + 2k lower the worst condition to about the (2 + k)-th root of that of the matrix.
     *             Matrices of 2 x 2 take 6 fewer, multiples of rotations 6. The other routes have bounds of their own
     * @throws InvalidInputException with the reason, if the size is odd, the matrix is singular to working precision, its determinant is negative
     *         although the scales are to be positive, or the route's product is not the matrix to within its tolerance
     */
    public static Factorization of(SquareMatrix target, Route route, Scales scales, int most) {
        requireCount(most);
        Prepared prepared = prepared(target, scales);
        double least = Double.POSITIVE_INFINITY;
        for (Supplier<Factorization> attempt : attempts(target, prepared, route, scales, most)) {
            try {
                Factorization factorization = attempt.get();
                double residual = factorization.residual();
                if (residual <= route.tolerance()) {
                    return factorization;
                }
                least = Math.min(least, residual);
            } catch (ArithmeticException e) {
                // A decomposition without an outcome ends the attempt; the next one decomposes other matrices.
                continue;
            }
        }
        throw refusal(route, least);
    }

    /** @throws InvalidInputException one line that says what is allowed, unless the stable route may be asked for so many factors */
    public static void requireCount(int factors) {
        InvalidInputException.require(factors >= LEAST && factors <= MOST && factors % 2 == 0,
                "the stable route takes an even number of factors from %d to %d, not %d", LEAST, MOST, factors);
    }

    private static InvalidInputException refusal(Route route, double least) {
        String best = Double.isFinite(least) ? String.format(Locale.ROOT, " (best: %.2g)", least) : "";
        String other = "take the stable route";
        return switch (route) {
            case SHORTEST -> new InvalidInputException("six factors exist for this matrix, but none found multiply back to it in double precision"
                    + best, other);
            case LUP -> new InvalidInputException("triangular factors exist for this matrix, but those found do not multiply back to it in double "
                    + "precision" + best, other);
            case STABLE -> new InvalidInputException("no factors found multiply back to this matrix in double precision" + best
                    + ": scale its rows or columns");
        };
    }

    /** In the order in which they are to be tried. */
    private static List<Supplier<Factorization>> attempts(SquareMatrix target, Prepared prepared, Route route, Scales scales, int most) {
        int half = target.size() / 2;
        return switch (route) {
            case LUP -> {
                SquareMatrix matrix = BinarySize.times(-prepared.exponentIfLarge(), target);
                yield List.of(() -> {
                    FactorChain chain = new FactorChain(half);
                    LupRoute.factor(matrix, scales, chain);
                    List<LinearCoupling> refined = Refinement.ifNeeded(matrix, chain.factors());
                    return enlarged(target, route, route.bound(), prepared.exponentIfLarge(), refined, chain.stages());
                });
            }
            case SHORTEST -> List.of(() -> {
                FactorChain chain = new FactorChain(half);
                ShortestRoute.factor(target, prepared.exponentIfLarge(), prepared.svd, scales, prepared.negative, chain);
                return new Factorization(target, route, route.bound(), chain.factors(), chain.stages());
            });
            case STABLE -> {
                List<Supplier<Factorization>> stable = new ArrayList<>();
                for (Supplier<StableRoute.Product> product : StableRoute.products(prepared.svd, prepared.exponent, most, prepared.negative)) {
                    stable.add(() -> {
                        FactorChain chain = new FactorChain(half);
                        product.get().addTo(chain);
                        if (prepared.negative) {
                            chain.stage("Reflection", "The first coordinate changes its sign, and with it the determinant.").add(reflection(half));
                        }
                        return new Factorization(target, route, most, chain.factors(), chain.stages());
                    });
                }
                yield stable;
            }
        };
    }

    /** The size put back. */
    private static Factorization enlarged(SquareMatrix target, Route route, int bound, int exponent, List<LinearCoupling> factors,
            List<Stage> stages) {
        List<LinearCoupling> enlarged = BinarySize.spread(exponent, factors);
        List<Stage> all = new ArrayList<>(stages);
        if (enlarged.size() > factors.size()) {
            all.add(new Stage("Size", "What the matrix enlarges or shrinks as a whole.", factors.size(), factors.size(), 1));
        }
        return new Factorization(target, route, bound, enlarged, all);
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

    private static Prepared prepared(SquareMatrix target, Scales scales) {
        int n = target.size();
        InvalidInputException.require(n % 2 == 0,
                "a %d x %d matrix has no two equal halves: its size must be even, so give it one more row and column", n, n);
        InvalidInputException.require(Dense.isFinite(Dense.of(target)), "the matrix has entries that are not finite numbers");
        int exponent = BinarySize.exponent(target);
        SquareMatrix matrix = BinarySize.times(-exponent, target);
        Dense.Svd svd = svd(matrix);
        InvalidInputException.require(svd.sigma()[n - 1] > Math.ulp(1.0) * svd.sigma()[0],
                "the matrix is singular, or so nearly that double precision cannot tell: couplings are invertible, and so are their products");
        boolean negative = Dense.lu(svd.u()).determinantSign() * Dense.lu(svd.v()).determinantSign() < 0;
        InvalidInputException.require(!negative || scales == Scales.ANY_SIGN,
                "the determinant is negative%s, but that of couplings with positive scales is positive: allow negative scales, "
                        + "or change the sign of one column", inParentheses(-Math.exp(logDet(svd.sigma(), exponent))));
        return new Prepared(matrix, exponent, negative ? new Dense.Svd(svd.u(), svd.sigma(), firstRowNegated(svd.v())) : svd, negative);
    }

    private static Dense.Svd svd(SquareMatrix matrix) {
        try {
            return Dense.svd(Dense.of(matrix));
        } catch (ArithmeticException e) {
            throw new InvalidInputException("the singular values of the matrix could not be computed: scale its rows or columns", e);
        }
    }

    private static DMatrixRMaj firstRowNegated(DMatrixRMaj v) {
        double[] signs = LinearCoupling.ones(v.numRows);
        signs[0] = -1;
        return Dense.diagonalTimes(signs, v);
    }

    /** Nothing where the number is out of range. */
    private static String inParentheses(double determinant) {
        return Double.isInfinite(determinant) || determinant == 0 ? "" : String.format(Locale.ROOT, " (%.6g)", determinant);
    }

    /** log |det| of a matrix with these singular values, times 2^exponent. */
    private static double logDet(double[] sigma, int exponent) {
        double sum = sigma.length * exponent * Math.log(2);
        for (double s : sigma) {
            sum += Math.log(s);
        }
        return sum;
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

    /** As {@link Accuracy} has it. */
    public double residual() {
        return Residual.of(target, factors);
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
        return new Accuracy(Residual.of(target, factors), conditions, worst, sign * Math.exp(logDet), logDet);
    }

    /**
     * No product of as many couplings has a smaller worst condition. The conditions of m factors multiply to at least that of the target; to at least
     * max(det, 1 / det)^(1/d), as d singular values of a coupling are at least 1 and d at most 1; and to at least max(1, |T|) max(1, |T^-1|), as one
     * at least is 1. Half of the coordinates stay, so the size of the target counts.
     */
    public double leastWorstCondition() {
        int exponent = BinarySize.exponent(target);
        double[] sigma = Dense.singularValues(Dense.of(BinarySize.times(-exponent, target)));
        double size = exponent * Math.log(2);
        double largest = Math.log(sigma[0]);
        double smallest = Math.log(sigma[sigma.length - 1]);
        double product = Math.max(Math.max(largest - smallest, Math.abs(logDet(sigma, exponent)) / (sigma.length / 2)),
                Math.max(0, largest + size) + Math.max(0, -smallest - size));
        return Math.exp(product / count());
    }
}
