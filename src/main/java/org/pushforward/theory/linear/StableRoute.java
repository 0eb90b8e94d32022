package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/**
 * Twelve factors, and two more for each of k further pairs: a rotation, the singular values, a rotation. No inverse is formed but of numbers, and
 * nothing cancels, so the product is accurate for every T.
 *
 * <p>T = s O1 diag(Da, Db) O2 with the larger half of the singular values, divided by s, in Da and the smaller in Db. The rotations are six factors
 * each ({@link SixFactors}), F1 ... F6 and G1 ... G6. With a = Da^(1/(2+k)) and b = Db^(1/(2+k)) the diagonal is 2 + k times diag(a, b) =
 * L(0, b) U(a, 0), and the first and the last of these slide into the neighbours, each through a shear that it shrinks:
 * <pre>
 * T / s = F1 F2 F3 F4  L(A5, b) U(a, D6 b)  {L(0, b) U(a, 0)}^k  L(b A1 / a, b) U(a, a D2)  G3 G4 G5 G6
 * </pre>
 * For |T| = 1 and s anywhere between the two middle singular values no factor's condition exceeds 7.4 max(sigma_1 / s, s / sigma_2d)^(1/(2+k)), and
 * so not 7.4 kappa(T)^(1/(2+k)) either. As couplings scale one half alone, the size of T is spread over all pairs in powers of 2.
 *
 * <p>A multiple of a rotation needs no singular values: six factors. A 2 x 2 matrix has rotations of three factors, each a shear, a shear, a shear:
 * 6 + 2k.
 */
final class StableRoute {

    /** Factors of the general product without further pairs. */
    static final int LEAST = 12;
    /** Beyond, nothing is gained: 16 further pairs leave kappa^(1/18), and kappa is at most 1e16. */
    static final int MOST = 44;

    /** Singular values are one number if they differ by no more than this, for each coordinate. */
    private static final double EQUAL = 1e-15;
    /** A multiple of a rotation by more than 2^12 or less than 2^-12 is better conditioned in twelve factors. */
    private static final int MOST_EXPONENT_OF_SIX = 12;

    /** Of larger matrices the first product is taken. */
    private static final int LARGEST_COMPARED = 32;

    private StableRoute() {}

    /**
     * One or two products, the better conditioned first; of large matrices the second is not made unless it is asked for, since it differs little.
     *
     * @param svd      of a matrix of size 1 to 2 with a positive determinant
     * @param exponent the product is to be 2^exponent times that matrix
     * @param most     {@link #LEAST} to {@link #MOST}, even
     * @param upperEnd whether the last factor must be an upper one
     */
    static List<Supplier<Product>> products(Dense.Svd svd, int exponent, int most, boolean upperEnd) {
        Singular singular = new Singular(svd.u(), svd.sigma(), Dense.transpose(svd.v()));
        Supplier<Product> own = () -> product(singular.rotated(), exponent, most);
        Supplier<Product> exchanged = () -> product(singular.halvesExchanged().rotated(), exponent, most).halvesExchanged();
        if (upperEnd || svd.sigma().length == 2) {
            return List.of(own);
        }
        if (svd.sigma().length > LARGEST_COMPARED) {
            return List.of(own, exchanged);
        }
        Product first = own.get();
        Product second = exchanged.get();
        return first.worst() <= second.worst() ? List.of(() -> first, () -> second) : List.of(() -> second, () -> first);
    }

    /** Six factors of a matrix as {@link #products} takes it, if it is a multiple of a rotation; null if it is not. */
    static Product rotation(Dense.Svd svd, int exponent) {
        return multipleOfARotation(new Singular(svd.u(), svd.sigma(), Dense.transpose(svd.v())).rotated(), exponent);
    }

    /** @param t rotated */
    private static Product product(Singular t, int exponent, int factors) {
        int pairs = (factors - LEAST) / 2;
        Product rotation = multipleOfARotation(t, exponent);
        return rotation != null ? rotation : t.sigma.length == 2 ? plane(t, exponent, pairs) : general(t, exponent, pairs);
    }

    /** A singular value decomposition, left diag(sigma) right. */
    private record Singular(DMatrixRMaj left, double[] sigma, DMatrixRMaj right) {

        /** With rotations for left and right; the determinant must be positive. */
        Singular rotated() {
            if (Dense.lu(left).determinantSign() > 0) {
                return this;
            }
            double[] signs = LinearCoupling.ones(sigma.length);
            signs[0] = -1;
            return new Singular(Dense.timesDiagonal(left, signs), sigma, Dense.diagonalTimes(signs, right));
        }

        Singular halvesExchanged() {
            int d = sigma.length / 2;
            return new Singular(
                    Dense.blocks(Dense.block(left, d, 2 * d, 0, d), Dense.block(left, d, 2 * d, d, 2 * d),
                            Dense.block(left, 0, d, 0, d), Dense.block(left, 0, d, d, 2 * d)), sigma,
                    Dense.blocks(Dense.block(right, 0, d, d, 2 * d), Dense.block(right, 0, d, 0, d),
                            Dense.block(right, d, 2 * d, d, 2 * d), Dense.block(right, d, 2 * d, 0, d)));
        }
    }

    /**
     * Factors in order, and what they are.
     *
     * @param rotation whether there is but one rotation; otherwise there is one on each side, of {@code side} factors, and the diagonal between
     */
    record Product(List<LinearCoupling> factors, boolean rotation, int side) {

        double worst() {
            return factors.stream().mapToDouble(LinearCoupling::conditionBound).max().orElseThrow();
        }

        Product halvesExchanged() {
            return new Product(BlockDiagonal.halvesExchanged(factors), rotation, side);
        }

        void addTo(FactorChain chain) {
            if (rotation) {
                chain.stage("Rotation", "The matrix turns and scales, all coordinates alike: six shears of moderate size.");
                chain.addUnmerged(factors);
                return;
            }
            int last = factors.size() - side;
            chain.stage("Left rotation", "The left singular vectors, by shears of moderate size.");
            chain.addUnmerged(factors.subList(0, side));
            chain.stage("Singular values", "Roots of the singular values as scales: the larger half above, the smaller half below.");
            chain.addUnmerged(factors.subList(side, last));
            chain.stage("Right rotation", "The right singular vectors, by shears of moderate size.");
            chain.addUnmerged(factors.subList(last, factors.size()));
        }
    }

    /** @return null unless it is one */
    private static Product multipleOfARotation(Singular t, int exponent) {
        double[] sigma = t.sigma;
        int n = sigma.length;
        if (sigma[0] - sigma[n - 1] > EQUAL * n * sigma[0]) {
            return null;
        }
        double mean = Arrays.stream(sigma).sum() / n;
        int own = (int) Math.rint(log2(mean));
        int all = exponent + own;
        if (Math.abs(all) > MOST_EXPONENT_OF_SIX) {
            return null;
        }
        List<LinearCoupling> six = BinarySize.spread(all, SixFactors.ofRotation(Dense.times(t.left, t.right)));
        List<LinearCoupling> scaled = new ArrayList<>(six);
        double rest = Math.scalb(mean, -own);
        BinarySize.enlarge(scaled, 0, Math.abs(rest - 1) <= EQUAL * n ? 1 : rest);
        return new Product(scaled, true, 0);
    }

    private static Product general(Singular t, int exponent, int pairs) {
        List<LinearCoupling> left = SixFactors.ofRotation(t.left);
        List<LinearCoupling> right = SixFactors.ofRotation(t.right);
        Sizes sizes = Sizes.of(t.sigma, exponent, 4, 2 + pairs);
        double[] a = sizes.root(t.sigma, 0);
        double[] b = sizes.root(t.sigma, 1);
        List<LinearCoupling> factors = new ArrayList<>(left.subList(0, 4));
        factors.add(LinearCoupling.lower(left.get(4).shearMatrix(), b));
        factors.add(LinearCoupling.upper(a, Dense.timesDiagonal(left.get(5).shearMatrix(), b)));
        DMatrixRMaj zero = Dense.zeros(a.length, a.length);
        for (int i = 0; i < pairs; i++) {
            factors.add(LinearCoupling.lower(zero, b));
            factors.add(LinearCoupling.upper(a, zero));
        }
        double[] overA = Arrays.stream(a).map(x -> 1 / x).toArray();
        factors.add(LinearCoupling.lower(Dense.diagonalTimes(b, Dense.timesDiagonal(right.get(0).shearMatrix(), overA)), b));
        factors.add(LinearCoupling.upper(a, Dense.diagonalTimes(a, right.get(1).shearMatrix())));
        factors.addAll(right.subList(2, 6));
        return new Product(BinarySize.spread(exponent + sizes.exponent, sizes.weights(), factors), false, 4);
    }

    /**
     * T = R(x) diag(sigma) R(y), with R(x) = L(tan x/2) U(-sin x) L(tan x/2) and R(y) = U L U likewise. A quarter turn moved from one rotation to the
     * other exchanges the singular values and keeps both angles away from half a turn.
     */
    private static Product plane(Singular t, int exponent, int pairs) {
        double x = Math.atan2(t.left.get(1, 0), t.left.get(0, 0));
        double y = Math.atan2(t.right.get(1, 0), t.right.get(0, 0));
        Product best = null;
        for (int quarter = 0; quarter < 4; quarter++) {
            double left = Math.IEEEremainder(x - quarter * Math.PI / 2, 2 * Math.PI);
            double right = Math.IEEEremainder(y + quarter * Math.PI / 2, 2 * Math.PI);
            if (Math.max(Math.abs(left), Math.abs(right)) <= 0.8 * Math.PI) {
                double[] sigma = quarter % 2 == 0 ? t.sigma : new double[] {t.sigma[1], t.sigma[0]};
                for (Sizes sizes : Sizes.all(t.sigma, 2, 1 + pairs)) {
                    Product product = new Product(plane(left, sigma, right, exponent, pairs, sizes), false, 2);
                    best = best == null || product.worst() < best.worst() ? product : best;
                }
            }
        }
        return best;
    }

    private static List<LinearCoupling> plane(double left, double[] sigma, double right, int exponent, int pairs, Sizes sizes) {
        double[] a = sizes.root(sigma, 0);
        double[] b = sizes.root(sigma, 1);
        double[] one = {1};
        List<LinearCoupling> factors = new ArrayList<>(List.of(
                new LinearCoupling(LinearCoupling.Kind.LOWER, one, new double[] {Math.tan(left / 2)}),
                new LinearCoupling(LinearCoupling.Kind.UPPER, one, new double[] {-Math.sin(left)}),
                new LinearCoupling(LinearCoupling.Kind.LOWER, b, new double[] {Math.tan(left / 2)})));
        for (int i = 0; i < pairs; i++) {
            factors.add(new LinearCoupling(LinearCoupling.Kind.UPPER, a, new double[1]));
            factors.add(new LinearCoupling(LinearCoupling.Kind.LOWER, b, new double[1]));
        }
        factors.addAll(List.of(
                new LinearCoupling(LinearCoupling.Kind.UPPER, a, new double[] {-a[0] * Math.tan(right / 2)}),
                new LinearCoupling(LinearCoupling.Kind.LOWER, one, new double[] {Math.sin(right)}),
                new LinearCoupling(LinearCoupling.Kind.UPPER, one, new double[] {-Math.tan(right / 2)})));
        return BinarySize.spread(exponent + sizes.exponent, sizes.weights(), factors);
    }

    /**
     * Where the size goes: s = 2^exponent is taken from the singular values, and the whole power of 2 is spread over the pairs.
     *
     * @param middle pairs that hold the singular values' roots, all of one weight
     * @param others pairs, likewise
     * @param weight share of each of the middle pairs
     */
    private record Sizes(int exponent, int middle, int others, double weight) {

        /** Powers of 2 count a little by themselves, so that of equal worst conditions the lower ones of the rest decide. */
        private static final double TIE = 1e-3;

        static List<Sizes> all(double[] sigma, int others, int middle) {
            List<Sizes> all = new ArrayList<>();
            int last = (int) Math.ceil(log2(sigma[0]));
            for (int e = (int) Math.floor(log2(sigma[sigma.length - 1])); e <= last; e++) {
                for (double share : new double[] {0, 0.5, 1}) {
                    all.add(new Sizes(e, middle, others, share / (others + middle)));
                }
            }
            return all;
        }

        /** The best, by what the scales alone make of the condition. */
        static Sizes of(double[] sigma, int exponent, int others, int middle) {
            Sizes best = null;
            double least = 0;
            for (Sizes sizes : all(sigma, others, middle)) {
                double cost = sizes.cost(sigma, exponent);
                if (best == null || cost < least) {
                    best = sizes;
                    least = cost;
                }
            }
            return best;
        }

        /** About log2 of the worst condition. */
        private double cost(double[] sigma, int targetExponent) {
            int d = sigma.length / 2;
            double above = beyond(log2(sigma[0]) - exponent) + beyond(exponent - log2(sigma[d - 1]));
            double below = beyond(log2(sigma[d]) - exponent) + beyond(exponent - log2(sigma[2 * d - 1]));
            double size = Math.abs(targetExponent + exponent);
            return Math.max(Math.max(above, below) / middle + weight * size, (1 - middle * weight) / others * size) + TIE * size;
        }

        private static double beyond(double x) {
            return Math.max(0, x);
        }

        /** Of one half of the singular values, divided by s. */
        double[] root(double[] sigma, int half) {
            int d = sigma.length / 2;
            double[] roots = new double[d];
            for (int i = 0; i < d; i++) {
                double value = Math.scalb(sigma[half * d + i], -exponent);
                roots[i] = middle == 1 ? value : middle == 2 ? Math.sqrt(value) : Math.pow(value, 1.0 / middle);
            }
            return roots;
        }

        double[] weights() {
            double[] weights = new double[middle + others];
            Arrays.fill(weights, (1 - middle * weight) / others);
            Arrays.fill(weights, others / 2, others / 2 + middle, weight);
            return weights;
        }
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
