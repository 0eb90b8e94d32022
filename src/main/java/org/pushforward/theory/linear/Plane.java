package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.base.InvalidInputException;

/**
 * The complete classification of 2 x 2 matrices T = [[p, q], [r, s]]: how few couplings make one, in closed form, fast enough for a drag of the
 * mouse.
 *
 * <p>Two: L U has the upper left entry C, so it needs p &gt; 0, and then L(r / p, det / p) U(p, q) is T; U L needs s &gt; 0 likewise. Three: L U L
 * makes every T with q other than 0 (its scales multiply to det T, which is positive, and one of them is free), U L U every T with r other than 0.
 * What is left is diagonal with two negative entries: neither L U L nor U L U can make it, since either would leave a shear; L U L U does. With
 * scales of any sign "positive" becomes "not 0", and three are always enough.
 *
 * @param count  the least number of couplings: 1 to 4
 * @param reason one sentence
 */
public record Plane(int count, String reason) {

    /**
     * @param t 2 x 2, invertible; with positive scales the determinant must be positive
     * @throws InvalidInputException if that is not so
     */
    public static Plane of(SquareMatrix t, Scales scales) {
        double p = t.get(0, 0);
        double q = t.get(0, 1);
        double r = t.get(1, 0);
        double s = t.get(1, 1);
        double determinant = p * s - q * r;
        InvalidInputException.require(t.size() == 2, "the classification is of 2 x 2 matrices, not of %d x %d", t.size(), t.size());
        InvalidInputException.require(determinant != 0, "the matrix is singular: it presses the plane onto a line");
        InvalidInputException.require(determinant > 0 || scales == Scales.ANY_SIGN, "the determinant is negative: the matrix turns the plane over");
        if (p == 1 && q == 0) {
            return new Plane(1, "It keeps the first coordinate: it is a lower coupling itself.");
        }
        if (r == 0 && s == 1) {
            return new Plane(1, "It keeps the second coordinate: it is an upper coupling itself.");
        }
        String sign = scales == Scales.POSITIVE ? "positive" : "not 0";
        if (usable(p, scales)) {
            return new Plane(2, "L U: the upper left entry is " + sign + " and can be the upper scale.");
        }
        if (usable(s, scales)) {
            return new Plane(2, "U L: the lower right entry is " + sign + " and can be the lower scale.");
        }
        if (q != 0) {
            return new Plane(3, "L U L: no diagonal entry is " + sign + ", but the upper right entry is not 0.");
        }
        if (r != 0) {
            return new Plane(3, "U L U: no diagonal entry is " + sign + ", but the lower left entry is not 0.");
        }
        return new Plane(4, "L U L U: both axes are turned round. Three couplings would leave a shear.");
    }

    private static boolean usable(double diagonal, Scales scales) {
        return diagonal > 0 || scales == Scales.ANY_SIGN && diagonal != 0;
    }

    /**
     * Products that make a 2 x 2 matrix, fewest factors first; where a divisor is nearly 0 a later one may be the more accurate.
     *
     * @param t as {@link #of} accepts it
     */
    static List<List<LinearCoupling>> products(SquareMatrix t, Scales scales) {
        List<List<LinearCoupling>> products = new ArrayList<>();
        SquareMatrix exchanged = t.halvesExchanged();
        addTwo(t, scales, products);
        int own = products.size();
        addTwo(exchanged, scales, products);
        exchange(products, own);
        own = addThree(t, products);
        addThree(exchanged, products);
        exchange(products, own);
        addFour(t, scales, products);
        return products;
    }

    private static void exchange(List<List<LinearCoupling>> products, int from) {
        products.subList(from, products.size()).replaceAll(BlockDiagonal::halvesExchanged);
    }

    private static void addTwo(SquareMatrix t, Scales scales, List<List<LinearCoupling>> products) {
        double p = t.get(0, 0);
        if (usable(p, scales)) {
            products.add(List.of(lower(t.get(1, 0) / p, determinant(t) / p), upper(p, t.get(0, 1))));
        }
    }

    /** L(a, b) U(c, q / b') L(a', b') with c b b' = det, c free: p = c + q a' / b' fixes a', r the rest. */
    private static int addThree(SquareMatrix t, List<List<LinearCoupling>> products) {
        double q = t.get(0, 1);
        if (q != 0) {
            double determinant = determinant(t);
            double c = Math.sqrt(Math.abs(determinant));
            double b = Math.sqrt(c);
            double last = determinant / (c * b);
            double y = (t.get(0, 0) - c) / q;
            products.add(List.of(lower((t.get(1, 0) - t.get(1, 1) * y) / c, b), upper(c, q / last), lower(last * y, last)));
        }
        return products.size();
    }

    /** diag(p, s) with both negative, and shears around it that the outer factors take up. */
    private static void addFour(SquareMatrix t, Scales scales, List<List<LinearCoupling>> products) {
        double p = t.get(0, 0);
        if (p != 0 && scales == Scales.POSITIVE && determinant(t) > 0) {
            double schur = determinant(t) / p;
            List<LinearCoupling> middle = BlockDiagonal.lulu(Dense.diagonal(p), Dense.diagonal(schur), Dense.identity(1),
                    new double[] {Math.abs(p)}, new double[] {1 / Math.abs(schur)});
            List<LinearCoupling> all = new ArrayList<>(middle);
            all.add(0, lower(t.get(1, 0) / p, 1));
            all.add(upper(1, t.get(0, 1) / p));
            products.add(FactorChain.merged(all));
        }
    }

    private static double determinant(SquareMatrix t) {
        return t.get(0, 0) * t.get(1, 1) - t.get(0, 1) * t.get(1, 0);
    }

    private static LinearCoupling lower(double shear, double scale) {
        return new LinearCoupling(LinearCoupling.Kind.LOWER, new double[] {scale}, new double[] {shear});
    }

    private static LinearCoupling upper(double scale, double shear) {
        return new LinearCoupling(LinearCoupling.Kind.UPPER, new double[] {scale}, new double[] {shear});
    }
}
