package org.pushforward.theory.padded;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.theory.constructed.ExplicitCoupling;
import org.pushforward.theory.constructed.Step;

/**
 * Steps in time along a {@link KineticPath} as couplings on (x, v): half a kick, a drift, half a kick. A kick changes one coordinate of v at a time
 * and solves its equation exactly for all else held fast; in the plane the first coordinate takes its half before and after the second.
 */
final class KineticCouplings {

    /** Where exp(hD) - 1 over D is a series. */
    private static final double SMALL = 1e-4;

    private KineticCouplings() {}

    /** The couplings from (x, e) of N(0, I) to (data, e). */
    static List<Step> of(KineticPath path, double sigma, int steps) {
        return path.dimension() == 1 ? onTheLine(path, sigma, steps) : inThePlane(path, sigma, steps);
    }

    /** 2 K + 1 couplings: the kicks that meet are one, and e becomes v within the first, v becomes e within the last. */
    private static List<Step> onTheLine(KineticPath path, double sigma, int steps) {
        if (!path.restsAtTheEnds()) {
            throw new IllegalArgumentException("a path on the line that does not rest at its ends");
        }
        double[] times = path.times(steps);
        List<Step> couplings = new ArrayList<>();
        for (int k = 0; k <= steps; k++) {
            double before = k == 0 ? 0 : (times[k] - times[k - 1]) / 2;
            double after = k == steps ? 0 : (times[k + 1] - times[k]) / 2;
            couplings.add(new Kick(path, sigma, times[k], before + after, 0, k == 0 ? sigma : 1, k == steps ? 1 / sigma : 1));
            if (k < steps) {
                couplings.add(new Drift(1, times[k + 1] - times[k]));
            }
        }
        return couplings;
    }

    /** 6 K + 3 couplings: 7 a step, of which neighbours that change the same coordinate are one, and one at each end between e and v. */
    private static List<Step> inThePlane(KineticPath path, double sigma, int steps) {
        double[] times = path.times(steps);
        List<Step> couplings = new ArrayList<>();
        couplings.add(new Launch(path, sigma, times[0], true));
        for (int k = 0; k <= steps; k++) {
            double before = k == 0 ? 0 : (times[k] - times[k - 1]) / 2;
            double after = k == steps ? 0 : (times[k + 1] - times[k]) / 2;
            if (before > 0) {
                couplings.add(new Kick(path, sigma, times[k], before / 2, 0, 1, 1));
                couplings.add(new Kick(path, sigma, times[k], before, 1, 1, 1));
            }
            couplings.add(new Kick(path, sigma, times[k], (before + after) / 2, 0, 1, 1));
            if (after > 0) {
                couplings.add(new Kick(path, sigma, times[k], after, 1, 1, 1));
                couplings.add(new Kick(path, sigma, times[k], after / 2, 0, 1, 1));
                couplings.add(new Drift(2, times[k + 1] - times[k]));
            }
        }
        couplings.add(new Launch(path, sigma, times[steps], false));
        return couplings;
    }

    private static boolean[] only(int dimension, int coordinate) {
        boolean[] changed = new boolean[2 * dimension];
        changed[dimension + coordinate] = true;
        return changed;
    }

    /** One coordinate of v for some time, x and the others held fast: v' = a + D v has the solution e^(hD) v + a (e^(hD) - 1) / D. */
    private static final class Kick extends ExplicitCoupling {

        private final KineticPath path;
        private final double sigma;
        private final double time;
        private final double duration;
        private final int coordinate;
        private final double before;
        private final double after;

        /** @param before by which v is multiplied before, and {@code after} after the kick */
        Kick(KineticPath path, double sigma, double time, double duration, int coordinate, double before, double after) {
            super(only(path.dimension(), coordinate));
            this.path = path;
            this.sigma = sigma;
            this.time = time;
            this.duration = duration;
            this.coordinate = coordinate;
            this.before = before;
            this.after = after;
        }

        @Override
        protected void evaluate(double[] x, Values values) {
            int n = path.dimension();
            int d = 2 * n;
            int i = n + coordinate;
            KineticPath.Force force = path.force(x, time, sigma, values.wantsDerivatives());
            double rate = force.gradient()[coordinate * n + coordinate];
            double push = force.push()[coordinate];
            for (int j = 0; j < n; j++) {
                if (j != coordinate) {
                    push += force.gradient()[coordinate * n + j] * x[n + j];
                }
            }
            double y = duration * rate;
            double growth = Math.exp(y);
            double span = duration * (Math.abs(y) < SMALL ? 1 + y / 2 + y * y / 6 : Math.expm1(y) / y);
            values.scale()[i] = before * after * growth;
            values.shift()[i] = after * push * span;
            if (!values.wantsDerivatives()) {
                return;
            }
            // d span / d rate.
            double spanByRate = duration * duration * (Math.abs(y) < SMALL ? .5 + y / 3 + y * y / 8 : (growth * y - Math.expm1(y)) / (y * y));
            for (int l = 0; l < n; l++) {
                double rateByX = force.gradientDerivatives()[(coordinate * n + coordinate) * n + l];
                double pushByX = force.pushDerivatives()[coordinate * n + l];
                for (int j = 0; j < n; j++) {
                    if (j != coordinate) {
                        pushByX += force.gradientDerivatives()[(coordinate * n + j) * n + l] * x[n + j];
                    }
                }
                values.scaleDerivatives()[i * d + l] = before * after * growth * duration * rateByX;
                values.shiftDerivatives()[i * d + l] = after * (pushByX * span + push * spanByRate * rateByX);
                if (l != coordinate) {
                    values.shiftDerivatives()[i * d + n + l] = after * force.gradient()[coordinate * n + l] * span;
                }
            }
        }
    }

    /** x moves with v held fast. */
    private static final class Drift extends ExplicitCoupling {

        private final int n;
        private final double duration;

        Drift(int n, double duration) {
            super(half(n, true));
            this.n = n;
            this.duration = duration;
        }

        @Override
        protected void evaluate(double[] x, Values values) {
            for (int i = 0; i < n; i++) {
                values.scale()[i] = 1;
                values.shift()[i] = duration * x[n + i];
                if (values.wantsDerivatives()) {
                    values.shiftDerivatives()[i * 2 * n + n + i] = duration;
                }
            }
        }
    }

    /** e becomes v = u(x) + sigma e; or, at the end, v becomes e again. */
    private static final class Launch extends ExplicitCoupling {

        private final KineticPath path;
        private final double sigma;
        private final double time;
        private final boolean begins;

        Launch(KineticPath path, double sigma, double time, boolean begins) {
            super(half(path.dimension(), false));
            this.path = path;
            this.sigma = sigma;
            this.time = time;
            this.begins = begins;
        }

        @Override
        protected void evaluate(double[] x, Values values) {
            int n = path.dimension();
            KineticPath.Force force = path.force(x, time, sigma, false);
            double factor = begins ? 1 : -1 / sigma;
            for (int i = 0; i < n; i++) {
                values.scale()[n + i] = begins ? sigma : 1 / sigma;
                values.shift()[n + i] = factor * force.velocity()[i];
                for (int l = 0; values.wantsDerivatives() && l < n; l++) {
                    values.shiftDerivatives()[(n + i) * 2 * n + l] = factor * force.gradient()[i * n + l];
                }
            }
        }
    }
}
