package org.pushforward.theory.padded;

/**
 * The increasing map T of the line that takes N(0, 1) to a symmetric law: on the line the Brenier map. T(z) has the mass of its tail in common with z.
 *
 * <p>Solved by Newton's method at nodes {@value #STEP} apart for |z| up to {@value #END}, and between them by the polynomial of degree five that has
 * T, T' and T'' of the nodes; its error is below 1e-11. Beyond the last node, where N(0, 1) has mass 1e-33, T goes on as a straight line.
 */
final class LineTransport {

    private static final double STEP = .01;
    private static final double END = 12;
    private static final int NODES = 1201;
    private static final LineLaw NORMAL = LineLaw.normal();
    private static final double TOLERANCE = 1e-15;
    private static final int MOST_ITERATIONS = 100;

    private final LineLaw law;
    private final double[] values = new double[NODES];
    private final double[] slopes = new double[NODES];
    private final double[] curvatures = new double[NODES];

    LineTransport(LineLaw law) {
        this.law = law;
        for (int i = 0; i < NODES; i++) {
            double z = i * STEP;
            double x = i == 0 ? 0 : solve(z, values[i - 1] + STEP * slopes[i - 1]);
            values[i] = x;
            slopes[i] = Math.exp(NORMAL.logDensity(z) - law.logDensity(x));
            curvatures[i] = slopes[i] * (-z + law.slope(x) * slopes[i]);
        }
    }

    private double solve(double z, double guess) {
        double wanted = NORMAL.logTail(z);
        double x = guess;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            double tail = law.logTail(x);
            double step = (tail - wanted) * Math.exp(tail - law.logDensity(x));
            x += step;
            if (Math.abs(step) <= TOLERANCE * (1 + x)) {
                return x;
            }
        }
        return x;
    }

    LineLaw law() {
        return law;
    }

    /** T, T', T'' and T''' at a point. */
    record Jet(double value, double first, double second, double third) {
    }

    double value(double z) {
        double size = Math.abs(z);
        if (size >= END) {
            return Math.copySign(values[NODES - 1] + slopes[NODES - 1] * (size - END), z);
        }
        return Math.copySign(interpolate((int) (size / STEP), size), z);
    }

    private double interpolate(int i, double size) {
        double u = size / STEP - i;
        double dv = slopes[i] * STEP;
        double dw = slopes[i + 1] * STEP;
        double cv = curvatures[i] * STEP * STEP / 2;
        double cw = curvatures[i + 1] * STEP * STEP / 2;
        // value = v + dv u + cv u^2 + a u^3 + b u^4 + c u^5, with what is left for the other end.
        double p = values[i + 1] - values[i] - dv - cv;
        double q = dw - dv - 2 * cv;
        double r = cw - cv;
        double a = 10 * p - 4 * q + r;
        double b = -15 * p + 7 * q - 2 * r;
        double c = 6 * p - 3 * q + r;
        return values[i] + u * (dv + u * (cv + u * (a + u * (b + u * c))));
    }

    double slope(double z) {
        return Math.abs(z) >= END ? slopes[NODES - 1] : Math.exp(NORMAL.logDensity(z) - law.logDensity(value(z)));
    }

    Jet jet(double z) {
        double x = value(z);
        if (Math.abs(z) >= END) {
            return new Jet(x, slopes[NODES - 1], 0, 0);
        }
        double first = Math.exp(NORMAL.logDensity(z) - law.logDensity(x));
        double rate = -z + law.slope(x) * first;
        double second = first * rate;
        double third = second * rate + first * (-1 + law.curvature(x) * first * first + law.slope(x) * second);
        return new Jet(x, first, second, third);
    }

    /** The z with (1 - share) z + share T(z) = x. @param share from 0 to 1; 1 inverts T */
    double invert(double x, double share) {
        if (share == 0) {
            return x;
        }
        // The nodes bracket it.
        double size = Math.abs(x);
        double rest = 1 - share;
        if (size >= rest * END + share * values[NODES - 1]) {
            double slope = rest + share * slopes[NODES - 1];
            return Math.copySign(END + (size - rest * END - share * values[NODES - 1]) / slope, x);
        }
        int low = 0;
        int high = NODES - 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (rest * middle * STEP + share * values[middle] <= size) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double from = low * STEP;
        double to = high * STEP;
        double z = from + STEP * (size - rest * from - share * values[low])
                / (rest * STEP + share * (values[high] - values[low]));
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            double error = rest * z + share * interpolate(low, z) - size;
            if (error > 0) {
                to = z;
            } else {
                from = z;
            }
            double next = z - error / (rest + share * slope(z));
            if (Math.abs(next - z) <= TOLERANCE * (1 + z)) {
                return Math.copySign(next, x);
            }
            z = next >= from && next <= to ? next : (from + to) / 2;
        }
        return Math.copySign(z, x);
    }
}
