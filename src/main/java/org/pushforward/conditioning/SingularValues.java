package org.pushforward.conditioning;

import org.pushforward.data.Standardization;

/**
 * Singular values of many small square matrices by one-sided Jacobi rotations (Hestenes, 1958): columns are rotated in pairs until they are
 * orthogonal; their norms are the singular values. Chosen over bidiagonalisation because for 4 x 4 it is the fastest, and because it keeps the
 * relative accuracy of the small ones where the matrix is B D with B well conditioned and D diagonal (Demmel and Veselic, 1992), as where the columns
 * differ in length. It cannot mend what the entries have lost before: those of a Jacobian are products and sums, each rounded, and in general a
 * singular value below about u sigma_1, u = 1.1e-16, is that rounding. So a condition number above 1e15 is an order of magnitude at best.
 */
public final class SingularValues {

    /** Columns count as orthogonal when their cosine is below this. */
    private static final double ORTHOGONAL = 1e-15;
    private static final int MOST_SWEEPS = 40;
    /** The method converges quadratically: after a sweep that met no larger cosine than this, columns are orthogonal. */
    private static final double LAST = 1e-8;
    /** From here on a square and 1 are the square. */
    private static final double SQUARE_ADDS = 1e9;
    /** Below it a sum of squares has lost digits to the end of the range of numbers. */
    private static final double LEAST_SQUARES = 1e-280;

    private final int size;
    private final double[] columns;

    /** @param size rows and columns of the matrices. One thread at a time. */
    public SingularValues(int size) {
        this.size = size;
        this.columns = new double[size * size];
    }

    /**
     * @param matrices row-major, element (r, c) of matrix m at {@code (m * size + r) * size + c}; not modified
     * @param sigma    {@code count * size}, overwritten: largest first for each matrix; NaN throughout where the matrix is not finite
     */
    public void compute(double[] matrices, int count, double[] sigma) {
        for (int m = 0; m < count; m++) {
            int start = m * size * size;
            for (int r = 0; r < size; r++) {
                for (int c = 0; c < size; c++) {
                    columns[c * size + r] = matrices[start + r * size + c];
                }
            }
            one(sigma, m * size);
        }
    }

    /**
     * The condition numbers of Jacobians.
     *
     * @param jacobians as {@link #compute} takes them, columns by data units; overwritten
     * @param leftOut   the standardisation that the condition numbers leave out: the flow's for those in standard units, {@link Standardization#NONE}
     *                  for those in data units
     */
    public double[] conditionNumbers(double[] jacobians, int count, Standardization leftOut) {
        leftOut.toStandardUnits(jacobians, count, size);
        double[] sigma = new double[count * size];
        compute(jacobians, count, sigma);
        return ratios(sigma, count, size);
    }

    /** The largest over the smallest of each. @param sigma {@code count * size}, largest first for each */
    public static double[] ratios(double[] sigma, int count, int size) {
        double[] ratios = new double[count];
        for (int i = 0; i < count; i++) {
            ratios[i] = sigma[i * size] / sigma[i * size + size - 1];
        }
        return ratios;
    }

    private void one(double[] sigma, int at) {
        double largest = 0;
        for (double value : columns) {
            // NaN compares false with everything, so it is asked for by name.
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                java.util.Arrays.fill(sigma, at, at + size, Double.NaN);
                return;
            }
            largest = Math.max(largest, Math.abs(value));
        }
        // Squares of norms must neither overflow nor vanish; a power of two scales without rounding.
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        double power = Math.scalb(1.0, -exponent);
        for (int i = 0; i < columns.length; i++) {
            columns[i] *= power;
        }
        double largestCosine = 1;
        for (int sweep = 0; largestCosine > LAST && sweep < MOST_SWEEPS; sweep++) {
            largestCosine = 0;
            for (int p = 0; p < size - 1; p++) {
                for (int q = p + 1; q < size; q++) {
                    largestCosine = Math.max(largestCosine, orthogonalise(p * size, q * size));
                }
            }
        }
        for (int c = 0; c < size; c++) {
            double sum = 0;
            for (int r = 0; r < size; r++) {
                sum += columns[c * size + r] * columns[c * size + r];
            }
            insert(sigma, at, c, Math.scalb(sum < LEAST_SQUARES ? smallNorm(c * size) : Math.sqrt(sum), exponent));
        }
    }

    /** The norm of a column whose squares vanish beside those of the largest. */
    private double smallNorm(int column) {
        double largest = 0;
        for (int r = 0; r < size; r++) {
            largest = Math.max(largest, Math.abs(columns[column + r]));
        }
        double sum = 0;
        for (int r = 0; r < size && largest > 0; r++) {
            double share = columns[column + r] / largest;
            sum += share * share;
        }
        return largest * Math.sqrt(sum);
    }

    /** Inserts into the descending run {@code sigma[at, at + count)}. */
    private static void insert(double[] sigma, int at, int count, double value) {
        int i = at + count;
        while (i > at && sigma[i - 1] < value) {
            sigma[i] = sigma[i - 1];
            i--;
        }
        sigma[i] = value;
    }

    /** Rotates two columns to be orthogonal. @return the size of their cosine before; 0 if they were orthogonal */
    private double orthogonalise(int p, int q) {
        double a = 0;
        double b = 0;
        double c = 0;
        for (int r = 0; r < size; r++) {
            a += columns[p + r] * columns[p + r];
            b += columns[q + r] * columns[q + r];
            c += columns[p + r] * columns[q + r];
        }
        double norms = Math.sqrt(a * b);
        if (Math.abs(c) <= ORTHOGONAL * norms) {
            return 0;
        }
        double zeta = (b - a) / (2 * c);
        // Math.hypot takes as long as all the rest.
        double distance = Math.abs(zeta);
        double t = Math.copySign(1, zeta) / (distance + (distance < SQUARE_ADDS ? Math.sqrt(1 + zeta * zeta) : distance));
        double cosine = 1 / Math.sqrt(1 + t * t);
        double sine = cosine * t;
        for (int r = 0; r < size; r++) {
            double x = columns[p + r];
            double y = columns[q + r];
            columns[p + r] = cosine * x - sine * y;
            columns[q + r] = sine * x + cosine * y;
        }
        return Math.abs(c) / norms;
    }
}
