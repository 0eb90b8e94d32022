package org.pushforward.theory.linear;

import java.util.List;

/**
 * How far a product of couplings is from a matrix, beyond double precision: products of numbers in error-free pairs by fused multiply-add, sums by
 * Knuth's two-sum, so that about 106 bits are carried (Ogita, Rump, Oishi: Accurate sum and dot product, 2005). A residual taken in double precision
 * can look small where rounding happens to cancel what is missing, and cannot guide a refinement below its own rounding.
 */
final class Residual {

    private Residual() {}

    /**
     * The larger of two, for it is to hold for who multiplies the factors exactly and for who applies them in double precision: the Frobenius norm of
     * product minus target relative to that of the target.
     *
     * @return not a finite number where an entry of a factor is none, or where numbers on the way overflow
     */
    static double of(SquareMatrix target, List<LinearCoupling> factors) {
        Difference difference = new Difference(target, factors);
        double norm = Dense.norm(Dense.of(difference.scaledTarget));
        return Math.max(Dense.norm(Dense.of(difference.exact())), Dense.norm(Dense.of(difference.rounded()))) / norm;
    }

    /** Target minus product, rounded once. Of a target of moderate size. */
    static SquareMatrix difference(SquareMatrix target, List<LinearCoupling> factors) {
        Difference difference = new Difference(target, factors);
        return BinarySize.times(difference.exponent, difference.exact());
    }

    private static final class Difference {

        private final int size;
        private final int exponent;
        /** Half of the size goes into the identity to begin with, so that neither overflow nor underflow is near. */
        private final int begin;
        private final SquareMatrix scaledTarget;
        /** By rows, each an array of its own, so that the compiler can tell that they do not overlap and work on several columns at once. */
        private final double[][] high;
        private final double[][] low;
        private final double[][] rounded;

        Difference(SquareMatrix target, List<LinearCoupling> factors) {
            size = target.size();
            exponent = BinarySize.exponent(target);
            begin = -exponent / 2;
            scaledTarget = BinarySize.times(-exponent, target);
            high = new double[size][size];
            low = new double[size][size];
            rounded = new double[size][size];
            for (int i = 0; i < size; i++) {
                high[i][i] = Math.scalb(1.0, begin);
                rounded[i][i] = high[i][i];
            }
            for (int k = factors.size() - 1; k >= 0; k--) {
                apply(factors.get(k));
            }
        }

        SquareMatrix exact() {
            return difference(high, low);
        }

        SquareMatrix rounded() {
            return difference(rounded, new double[size][size]);
        }

        private SquareMatrix difference(double[][] product, double[][] rest) {
            double[] difference = new double[size * size];
            for (int i = 0; i < difference.length; i++) {
                difference[i] = scaledTarget.values()[i] - Math.scalb(product[i / size][i % size], -exponent - begin)
                        - Math.scalb(rest[i / size][i % size], -exponent - begin);
            }
            return new SquareMatrix(size, difference);
        }

        private void apply(LinearCoupling factor) {
            int d = size / 2;
            int changed = factor.kind() == LinearCoupling.Kind.LOWER ? d : 0;
            for (int i = 0; i < d; i++) {
                int row = changed + i;
                if (factor.scale()[i] != 1) {
                    multiply(factor.scale()[i], high[row], low[row]);
                    for (int c = 0; c < size; c++) {
                        rounded[row][c] *= factor.scale()[i];
                    }
                }
                for (int j = 0; j < d; j++) {
                    double shear = factor.shear()[i * d + j];
                    if (shear != 0) {
                        int kept = d - changed + j;
                        add(shear, high[kept], low[kept], high[row], low[row]);
                        add(shear, rounded[kept], rounded[row]);
                    }
                }
            }
        }

        private static void multiply(double scale, double[] rowHigh, double[] rowLow) {
            for (int c = 0; c < rowHigh.length; c++) {
                double product = scale * rowHigh[c];
                double rest = Math.fma(scale, rowHigh[c], -product) + scale * rowLow[c];
                double sum = product + rest;
                rowLow[c] = rest - (sum - product);
                rowHigh[c] = sum;
            }
        }

        private static void add(double factor, double[] kept, double[] row) {
            for (int c = 0; c < row.length; c++) {
                row[c] += factor * kept[c];
            }
        }

        /** Adds a multiple of one row to another. */
        private static void add(double factor, double[] keptHigh, double[] keptLow, double[] rowHigh, double[] rowLow) {
            for (int c = 0; c < rowHigh.length; c++) {
                double product = factor * keptHigh[c];
                double rest = Math.fma(factor, keptHigh[c], -product) + factor * keptLow[c];
                double before = rowHigh[c];
                double sum = before + product;
                double added = sum - before;
                rest += before - (sum - added) + (product - added) + rowLow[c];
                double result = sum + rest;
                rowLow[c] = rest - (result - sum);
                rowHigh[c] = result;
            }
        }
    }
}
