package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.pushforward.base.RandomStreams;

/**
 * As few factors as can be found: at most 6. Two to four where the matrix is one of the few that allow it ({@link Plane} for 2 x 2,
 * {@link FourFactors} up to 12 x 12), five where the lower left or the upper right block is invertible ({@link FiveFactors}), otherwise six: for any
 * T there is a Y for which R + Y P is invertible, and T = L(-Y, I) (L(Y, I) T). Fewer factors are taken only if the product comes out accurately.
 *
 * <p>There are many such products, of very different condition; the best of a number of random ones is taken, and its residual refined. Six factors
 * are looked for in two ways: with a Y at random, and with scales for which everything else is orthogonal ({@link MatchedSix}), which is the better
 * conditioned the larger the matrix; a multiple of a rotation is six by a formula ({@link SixFactors}). The randomness is a fixed stream, so the same
 * matrix always gives the same factors.
 */
final class ShortestRoute {

    private static final int ATTEMPTS = 48;
    /** Where none of the first attempts was accurate. */
    private static final int MOST_ATTEMPTS = 240;
    private static final int SEARCHES = 24;
    /** Rows of a matrix that takes as many attempts; larger ones take fewer, in proportion, as each costs the cube. */
    private static final int SIZE_OF_ATTEMPTS = 64;
    /** The same for attempts that solve equations. */
    private static final int SIZE_OF_SEARCHES = 16;
    /** A product with fewer factors counts if it is this accurate after refinement. */
    private static final double ACCURATE = 1e-11;
    /** Rotations have six factors that are. */
    private static final double ACCURATE_FOR_A_ROTATION = 1e-13;

    private record Candidate(List<LinearCoupling> factors, double residual, double condition) {

        static Candidate of(SquareMatrix target, List<LinearCoupling> factors) {
            if (!factors.stream().allMatch(LinearCoupling::isFinite)) {
                return null;
            }
            double residual = target.relativeDistance(Factorization.product(target.size(), factors));
            double condition = conditionBound(factors);
            return Double.isFinite(residual) && Double.isFinite(condition) ? new Candidate(factors, residual, condition) : null;
        }

        boolean isBetterThan(Candidate other) {
            double own = Math.max(residual, Refinement.FINE);
            double others = Math.max(other.residual, Refinement.FINE);
            return own < others || own == others && condition < other.condition;
        }
    }

    /** Makes products from random numbers; may fail in any way that shows in them, or throw an {@link ArithmeticException}. */
    @FunctionalInterface
    private interface Maker {
        List<List<LinearCoupling>> make(RandomGenerator random, int attempt);
    }

    private final SquareMatrix target;
    private final Dense.Svd svd;
    private final SquareMatrix exchanged;
    /** With its first column negated if the determinant is negative; the last factor, an upper one then, negates it back. */
    private final SquareMatrix positive;
    private final boolean negative;
    private final Scales scales;
    private final int half;

    private ShortestRoute(SquareMatrix target, Dense.Svd svd, Scales scales, boolean negative) {
        this.target = target;
        this.svd = svd;
        this.exchanged = target.halvesExchanged();
        this.positive = negative ? Factorization.firstColumnNegated(target) : target;
        this.negative = negative;
        this.scales = scales;
        this.half = target.size() / 2;
    }

    /**
     * @param exponent to take out of the matrix first, and to put back
     * @param svd      of the matrix made 1 to 2 in size, or, if its determinant is negative, of that with the first column negated
     * @param negative whether the determinant is
     */
    static void factor(SquareMatrix matrix, int exponent, Dense.Svd svd, Scales scales, boolean negative, FactorChain chain) {
        // Forms that need few factors, such as that of a coupling, are seen in the matrix as it is.
        List<LinearCoupling> factors = exponent == 0 ? null : new ShortestRoute(matrix, svd, scales, negative).fewest();
        if (factors == null) {
            factors = BinarySize.spread(exponent, new ShortestRoute(BinarySize.times(-exponent, matrix), svd, scales, negative).factors());
        }
        chain.stage(factors.size() == 1 ? "1 factor" : factors.size() + " factors", meaning(factors.size()));
        chain.add(factors);
    }

    private static String meaning(int count) {
        return switch (count) {
            case 1, 2, 3 -> "The matrix has a form that so few couplings can make.";
            case 4 -> "Two sets of roots that need not meet do meet for this matrix, and four factors are enough.";
            case 5 -> "A block off the diagonal is invertible: any block can be put in the upper left corner first.";
            default -> "One shear makes the lower left block invertible, and five factors make the rest.";
        };
    }

    private List<LinearCoupling> factors() {
        List<LinearCoupling> fewest = fewest();
        if (fewest != null) {
            return fewest;
        }
        StableRoute.Product rotation = StableRoute.rotation(svd, BinarySize.exponent(target));
        double accurate = rotation == null ? ACCURATE : ACCURATE_FOR_A_ROTATION;
        if (half >= 2 && half <= FourFactors.MOST_HALF) {
            Refinement.Refined four = refined(best(SEARCHES, SEARCHES, this::four));
            if (four != null && four.residual() <= accurate) {
                return four.factors();
            }
        }
        Refinement.Refined five = refined(best(attempts(ATTEMPTS), attempts(ATTEMPTS), this::five));
        if (five != null && five.residual() <= accurate) {
            return five.factors();
        }
        if (rotation != null) {
            return reflected(rotation.factors());
        }
        Refinement.Refined six = better(refined(best(attempts(ATTEMPTS), attempts(MOST_ATTEMPTS), this::six)), refined(matched()));
        if (six == null || five != null && five.residual() < six.residual() && six.residual() > accurate) {
            six = five;
        }
        if (six == null) {
            throw new ArithmeticException("no candidate has finite entries");
        }
        return six.factors();
    }

    private int attempts(int usual) {
        return target.size() <= SIZE_OF_ATTEMPTS ? usual : Math.max(2, usual * SIZE_OF_ATTEMPTS / target.size());
    }

    private static Refinement.Refined better(Refinement.Refined one, Refinement.Refined other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return candidate(other).isBetterThan(candidate(one)) ? other : one;
    }

    private static Candidate candidate(Refinement.Refined refined) {
        return new Candidate(refined.factors(), refined.residual(), conditionBound(refined.factors()));
    }

    /** @return null if none of the forms that need few factors is the matrix's */
    private List<LinearCoupling> fewest() {
        return simple().stream().filter(simple -> simple.residual() <= ACCURATE).findFirst().map(Refinement.Refined::factors).orElse(null);
    }

    /** Fewest factors first. */
    private List<Refinement.Refined> simple() {
        List<List<LinearCoupling>> products = half == 1 ? Plane.products(target, scales) : twoFactors();
        return products.stream().filter(factors -> factors.stream().allMatch(LinearCoupling::isFinite))
                .map(factors -> Refinement.measure(target, FactorChain.merged(factors))).toList();
    }

    /** L U needs P and the Schur complement diagonal, U L the same with the halves exchanged. */
    private List<List<LinearCoupling>> twoFactors() {
        List<List<LinearCoupling>> products = new ArrayList<>();
        addTwo(target, products);
        int own = products.size();
        addTwo(exchanged, products);
        products.subList(own, products.size()).replaceAll(BlockDiagonal::halvesExchanged);
        return products;
    }

    private void addTwo(SquareMatrix t, List<List<LinearCoupling>> products) {
        DMatrixRMaj all = Dense.of(t);
        int n = t.size();
        double[] upper = usableDiagonal(Dense.block(all, 0, half, 0, half));
        if (upper == null) {
            return;
        }
        DMatrixRMaj beside = Dense.block(all, 0, half, half, n);
        DMatrixRMaj below = Dense.times(Dense.block(all, half, n, 0, half), Dense.inverse(Dense.diagonal(upper)));
        double[] lower = usableDiagonal(Dense.minus(Dense.block(all, half, n, half, n), Dense.times(below, beside)));
        if (lower != null) {
            products.add(List.of(LinearCoupling.lower(below, lower), LinearCoupling.upper(upper, beside)));
        }
    }

    /** @return null unless the matrix is diagonal, up to rounding, with numbers that may be scales */
    private double[] usableDiagonal(DMatrixRMaj matrix) {
        double[] diagonal = new double[half];
        for (int i = 0; i < half; i++) {
            diagonal[i] = matrix.get(i, i);
            if (scales == Scales.POSITIVE ? !(diagonal[i] > 0) : diagonal[i] == 0) {
                return null;
            }
        }
        return Dense.norm(Dense.minus(matrix, Dense.diagonal(diagonal))) <= 1e-14 * Dense.norm(matrix) ? diagonal : null;
    }

    private static double conditionBound(List<LinearCoupling> factors) {
        return factors.stream().mapToDouble(LinearCoupling::conditionBound).max().orElseThrow();
    }

    private Refinement.Refined refined(Candidate candidate) {
        return candidate == null ? null : Refinement.of(target, candidate.factors);
    }

    private Candidate best(int attempts, int mostAttempts, Maker maker) {
        RandomStreams streams = new RandomStreams(0);
        Candidate best = null;
        for (int attempt = 0; attempt < mostAttempts && (attempt < attempts || best == null || best.residual > ACCURATE); attempt++) {
            for (List<LinearCoupling> factors : made(maker, streams.stream(RandomStreams.Purpose.FIT, attempt, 0), attempt)) {
                Candidate candidate = Candidate.of(target, factors);
                if (candidate != null && (best == null || candidate.isBetterThan(best))) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static List<List<LinearCoupling>> made(Maker maker, RandomGenerator random, int attempt) {
        try {
            return maker.make(random, attempt);
        } catch (ArithmeticException e) {
            // An unlucky choice.
            return List.of();
        }
    }

    private Candidate matched() {
        double condition = svd.sigma()[0] / svd.sigma()[svd.sigma().length - 1];
        MatchedSix[] both = {new MatchedSix(positive, condition), new MatchedSix(exchanged, condition)};
        int tries = Math.max(2, Math.min(SEARCHES, SEARCHES * SIZE_OF_SEARCHES / target.size()));
        return best(tries, tries, (random, attempt) -> {
            boolean own = own(attempt);
            List<LinearCoupling> factors = both[own ? 0 : 1].of(attempt / 2, attempt >= tries / 2, random);
            return factors == null ? List.of() : List.of(own ? reflected(factors) : BlockDiagonal.halvesExchanged(factors));
        });
    }

    private List<List<LinearCoupling>> four(RandomGenerator random, int attempt) {
        return attempt % 2 == 0 ? FourFactors.of(target, scales, random)
                : FourFactors.of(exchanged, scales, random).stream().map(BlockDiagonal::halvesExchanged).toList();
    }

    private List<List<LinearCoupling>> five(RandomGenerator random, int attempt) {
        return List.of(own(attempt) ? reflected(FiveFactors.of(positive, random)) : BlockDiagonal.halvesExchanged(FiveFactors.of(exchanged, random)));
    }

    private List<List<LinearCoupling>> six(RandomGenerator random, int attempt) {
        boolean own = own(attempt);
        DMatrixRMaj t = Dense.of(own ? positive : exchanged);
        boolean aligned = attempt / 2 % 2 == 0;
        DMatrixRMaj y = aligned ? aligned(t, random.nextBoolean() ? 1 : -1) : Dense.orthogonal(half, random);
        if (!Dense.isFinite(y)) {
            // The upper left block is singular, and nothing can be aligned with what elimination leaves.
            return List.of();
        }
        List<LinearCoupling> factors = six(t, y, random);
        return List.of(own ? reflected(factors) : BlockDiagonal.halvesExchanged(factors));
    }

    /** Whether to factor the matrix itself, with an upper factor at the end, or the one with its halves exchanged. */
    private boolean own(int attempt) {
        return negative || attempt % 2 == 0;
    }

    private List<LinearCoupling> reflected(List<LinearCoupling> factors) {
        if (!negative) {
            return factors;
        }
        List<LinearCoupling> reflected = new ArrayList<>(factors);
        reflected.set(factors.size() - 1, factors.get(factors.size() - 1).times(Factorization.reflection(half)));
        return reflected;
    }

    /** L(-Y, I) and five factors. An orthogonal Y leaves R + Y P about as well conditioned as P. */
    private List<LinearCoupling> six(DMatrixRMaj t, DMatrixRMaj y, RandomGenerator random) {
        DMatrixRMaj identity = Dense.identity(half);
        DMatrixRMaj sheared = Dense.times(Dense.blocks(identity, Dense.zeros(half, half), y, identity), t);
        return Stream.concat(Stream.of(LinearCoupling.additive(LinearCoupling.Kind.LOWER, Dense.negative(y))),
                FiveFactors.of(Dense.value(sheared), random).stream()).toList();
    }

    /**
     * Y = K - R P^-1 with K the left singular vectors of the Schur complement S'' makes Z = -K^T S'' a matrix whose rows have the singular values as
     * lengths, which {@link FiveFactors} takes up in scales: so an ill-conditioned T is factored as accurately as others.
     */
    private DMatrixRMaj aligned(DMatrixRMaj t, int sign) {
        int n = t.numRows;
        DMatrixRMaj below = Dense.times(Dense.block(t, half, n, 0, half), Dense.inverse(Dense.block(t, 0, half, 0, half)));
        if (!Dense.isFinite(below)) {
            return below;
        }
        DMatrixRMaj schur = Dense.minus(Dense.block(t, half, n, half, n), Dense.times(below, Dense.block(t, 0, half, half, n)));
        return Dense.minus(Dense.scaled(sign, Dense.svd(schur).u()), below);
    }
}
