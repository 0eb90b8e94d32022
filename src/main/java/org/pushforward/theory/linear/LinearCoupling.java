package org.pushforward.theory.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * A linear coupling on the fixed halves of 2d coordinates: one half stays, the other is scaled and gets a linear image of the first added.
 *
 * <pre>
 * LOWER  L(A, B) = [[I, 0], [A, B]]        UPPER  U(C, D) = [[C, D], [0, I]]        B and C diagonal
 * </pre>
 *
 * Both kinds follow the same rules, so both are kept as a scale (B or C) and a shear (A or D):
 * {@code (scale, shear) (scale', shear') = (scale scale', shear + scale shear')} for two of a kind, and the inverse is
 * {@code (1 / scale, -shear / scale)}, row by row.
 *
 * @param scale d numbers, none zero
 * @param shear d * d numbers, row-major; neither array is copied, so hand over ones that nobody writes to any more
 */
public record LinearCoupling(Kind kind, double[] scale, double[] shear) {

    /** Nobody needs the digits of more. */
    private static final double MOST_CONDITION = 1e300;

    /** Which half is changed. */
    public enum Kind {
        /** The second half: [[I, 0], [A, B]]. */
        LOWER,
        /** The first half: [[C, D], [0, I]]. */
        UPPER;

        public Kind other() {
            return this == LOWER ? UPPER : LOWER;
        }
    }

    public LinearCoupling {
        if (shear.length != scale.length * scale.length) {
            throw new IllegalArgumentException(scale.length + " scales and " + shear.length + " shears");
        }
    }

    static LinearCoupling lower(DMatrixRMaj a, double[] b) {
        return of(Kind.LOWER, b, a);
    }

    static LinearCoupling upper(double[] c, DMatrixRMaj d) {
        return of(Kind.UPPER, c, d);
    }

    static LinearCoupling of(Kind kind, double[] scale, DMatrixRMaj shear) {
        double[] entries = new double[scale.length * scale.length];
        for (int i = 0; i < entries.length; i++) {
            // No negative zeros, which look odd in files.
            entries[i] = shear.data[i] + 0.0;
        }
        return new LinearCoupling(kind, scale.clone(), entries);
    }

    /** L(A, I) or U(I, D), which preserves volume. */
    static LinearCoupling additive(Kind kind, DMatrixRMaj shear) {
        return of(kind, ones(shear.numRows), shear);
    }

    static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** d, half the number of coordinates. */
    public int half() {
        return scale.length;
    }

    /** 2d, the number of coordinates. */
    public int size() {
        return 2 * scale.length;
    }

    DMatrixRMaj shearMatrix() {
        return DMatrixRMaj.wrap(half(), half(), shear);
    }

    /** One of the 2d x 2d entries. */
    public double entry(int row, int column) {
        int d = half();
        int changed = kind == Kind.LOWER ? d : 0;
        int i = row - changed;
        if (i < 0 || i >= d) {
            return row == column ? 1 : 0;
        }
        int kept = column - (d - changed);
        return kept >= 0 && kept < d ? shear[i * d + kept] : row == column ? scale[i] : 0;
    }

    /** All 2d x 2d entries. */
    public SquareMatrix matrix() {
        int d = half();
        int size = size();
        int changed = kind == Kind.LOWER ? d : 0;
        double[] values = new double[size * size];
        for (int i = 0; i < d; i++) {
            int kept = d - changed + i;
            values[kept * size + kept] = 1;
            int row = (changed + i) * size;
            values[row + changed + i] = scale[i];
            System.arraycopy(shear, i * d, values, row + d - changed, d);
        }
        return new SquareMatrix(size, values);
    }

    /**
     * Applies the coupling in place.
     *
     * @param columns the points as columns: coordinate r of point c at {@code r * count + c}; modified
     */
    public void apply(double[] columns, int count) {
        apply(columns, count, false);
    }

    /** Applies the {@linkplain #inverse() inverse} in place, to the same bits, without making it. The arguments as of {@link #apply}. */
    public void applyInverse(double[] columns, int count) {
        apply(columns, count, true);
    }

    private void apply(double[] columns, int count, boolean inverse) {
        int d = half();
        int changed = kind == Kind.LOWER ? d : 0;
        for (int i = 0; i < d; i++) {
            int row = (changed + i) * count;
            double scaling = inverse ? 1 / scale[i] : scale[i];
            for (int c = row; c < row + count; c++) {
                columns[c] *= scaling;
            }
            for (int j = 0; j < d; j++) {
                double factor = inverse ? 0 - shear[i * d + j] / scale[i] : shear[i * d + j];
                // Permutations are made of shears that are nearly empty.
                if (factor != 0) {
                    int kept = (d - changed + j) * count;
                    for (int c = 0; c < count; c++) {
                        columns[row + c] += factor * columns[kept + c];
                    }
                }
            }
        }
    }

    /** This coupling times one of its kind, which is one of the kind. */
    public LinearCoupling times(LinearCoupling right) {
        if (right.kind != kind) {
            throw new IllegalArgumentException("couplings of different kinds do not merge");
        }
        int d = half();
        double[] newScale = new double[d];
        double[] newShear = new double[d * d];
        for (int i = 0; i < d; i++) {
            newScale[i] = scale[i] * right.scale[i];
            for (int j = i * d; j < (i + 1) * d; j++) {
                newShear[j] = shear[j] + scale[i] * right.shear[j];
            }
        }
        return new LinearCoupling(kind, newScale, newShear);
    }

    /** A coupling of the same kind. */
    public LinearCoupling inverse() {
        int d = half();
        double[] newScale = new double[d];
        double[] newShear = new double[d * d];
        for (int i = 0; i < d; i++) {
            newScale[i] = 1 / scale[i];
            for (int j = i * d; j < (i + 1) * d; j++) {
                newShear[j] = 0 - shear[j] / scale[i];
            }
        }
        return new LinearCoupling(kind, newScale, newShear);
    }

    /** The coupling of the other kind that does the same with the halves exchanged. */
    LinearCoupling halvesExchanged() {
        return new LinearCoupling(kind.other(), scale, shear);
    }

    /** The determinant: the product of the scales. */
    public double determinant() {
        double product = 1;
        for (double s : scale) {
            product *= s;
        }
        return product;
    }

    /** log |det|, in nats: the sum of log |scale|. */
    public double logDet() {
        double sum = 0;
        for (double s : scale) {
            sum += Math.log(Math.abs(s));
        }
        return sum;
    }

    boolean isFinite() {
        for (double s : scale) {
            if (!Double.isFinite(s) || s == 0) {
                return false;
            }
        }
        return Dense.isFinite(shearMatrix());
    }

    boolean isIdentity() {
        for (double s : scale) {
            if (s != 1) {
                return false;
            }
        }
        for (double s : shear) {
            if (s != 0) {
                return false;
            }
        }
        return true;
    }

    boolean isAdditive() {
        for (double s : scale) {
            if (s != 1) {
                return false;
            }
        }
        return true;
    }

    /**
     * Ratio of the largest to the smallest singular value: the norm of the coupling times that of its inverse, which is a coupling with entries that
     * are known to the last digit, so that the ratio is right far beyond 1e16, where the smallest singular value itself is lost. That of an additive
     * coupling follows from its shear's largest singular value s alone: the extremes are (sqrt(s^2 + 4) +- s) / 2, whose product is 1.
     *
     * @return infinite beyond 1e300
     */
    public double condition() {
        if (isAdditive()) {
            double s = Dense.spectralNorm(shearMatrix());
            double largest = (Math.hypot(s, 2) + s) / 2;
            return finite(largest * largest);
        }
        return finite(Dense.spectralNorm(Dense.of(matrix())) * Dense.spectralNorm(Dense.of(inverse().matrix())));
    }

    private static double finite(double condition) {
        return condition <= MOST_CONDITION ? condition : Double.POSITIVE_INFINITY;
    }

    /** A bound on {@link #condition()} that costs next to nothing: the product of the Frobenius norms of the coupling and its inverse. */
    double conditionBound() {
        return frobenius() * inverse().frobenius();
    }

    private double frobenius() {
        double sum = half();
        for (double s : scale) {
            sum += s * s;
        }
        for (double s : shear) {
            sum += s * s;
        }
        return Math.sqrt(sum);
    }
}
