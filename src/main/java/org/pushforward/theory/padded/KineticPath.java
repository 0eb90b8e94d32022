package org.pushforward.theory.padded;

/**
 * Laws q_t that lead from N(0, I) to the data, with a velocity u_t that carries them: dq/dt = -div(q u). If v given x is N(u_t(x), sigma^2 I) and
 * x' = v, then it stays so at all times if
 *
 * <pre>v' = du/dt + sigma^2 grad log q_t + (D u) v,</pre>
 *
 * by the equation of continuity for the joint density of (x, v). That is affine in v, so for x held fast it is a coupling, a kick; and x' = v for v
 * held fast is another, a drift. After an idea of Lee, Pabbaraju, Sevekari and Risteski ("Universal approximation using well-conditioned normalizing
 * flows", 2021); this form is this program's own.
 */
interface KineticPath {

    int dimension();

    /** The times of the steps, growing, both ends included. */
    double[] times(int steps);

    /** Whether the velocity vanishes at both ends. */
    boolean restsAtTheEnds();

    /**
     * The force v' = push + gradient v at a place, and its derivatives by the place.
     *
     * @param velocity             u
     * @param push                 du/dt + sigma^2 grad log q
     * @param gradient             D u, row-major
     * @param pushDerivatives      of push, row-major; null if not asked for
     * @param gradientDerivatives  of D u, element (i, j) by coordinate l at {@code (i * n + j) * n + l}; null if not asked for
     */
    record Force(double[] velocity, double[] push, double[] gradient, double[] pushDerivatives, double[] gradientDerivatives) {
    }

    /** @param x of which the first {@link #dimension} coordinates are the place */
    Force force(double[] x, double time, double sigma, boolean derivatives);

    /** Straight lines from z to T(z) on the line, with the share 3 t^2 - 2 t^3 at time t, so that the motion begins and ends at rest. */
    record Displacement(LineTransport transport) implements KineticPath {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double[] times(int steps) {
            double[] times = new double[steps + 1];
            for (int k = 0; k <= steps; k++) {
                times[k] = (double) k / steps;
            }
            return times;
        }

        @Override
        public boolean restsAtTheEnds() {
            return true;
        }

        @Override
        public Force force(double[] x, double t, double sigma, boolean derivatives) {
            double share = t * t * (3 - 2 * t);
            double rate = 6 * t * (1 - t);
            double acceleration = 6 - 12 * t;
            double z = transport.invert(x[0], share);
            LineTransport.Jet jet = transport.jet(z);
            double distance = jet.value() - z;
            double stretch = jet.first() - 1;
            // x as a function of z: its derivatives, and those of u.
            double m = 1 + share * stretch;
            double m1 = share * jet.second();
            double gradient = rate * stretch / m;
            double velocity = rate * distance;
            double score = (-z - m1 / m) / m;
            double push = acceleration * distance - velocity * gradient + sigma * sigma * score;
            if (!derivatives) {
                return new Force(new double[] {velocity}, new double[] {push}, new double[] {gradient}, null, null);
            }
            double m2 = share * jet.third();
            double gradientByZ = rate * (jet.second() * m - stretch * m1) / (m * m);
            double scoreByZ = (-1 - (m2 * m - m1 * m1) / (m * m)) / m - score * m1 / m;
            double pushByZ = acceleration * stretch - rate * stretch * gradient - velocity * gradientByZ + sigma * sigma * scoreByZ;
            return new Force(new double[] {velocity}, new double[] {push}, new double[] {gradient}, new double[] {pushByZ / m},
                    new double[] {gradientByZ / m});
        }
    }

    /** The Ornstein-Uhlenbeck process of a mixture, backwards from time {@value #LONG} to the data, with steps that grow shorter towards these. */
    record Diffusion(GaussianMixture mixture) implements KineticPath {

        private static final double LONG = 4;

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double[] times(int steps) {
            double[] times = new double[steps + 1];
            for (int k = 0; k <= steps; k++) {
                double rest = 1 - (double) k / steps;
                times[k] = -LONG * rest * rest * rest;
            }
            return times;
        }

        @Override
        public boolean restsAtTheEnds() {
            return false;
        }

        @Override
        public Force force(double[] x, double time, double sigma, boolean derivatives) {
            GaussianMixture.Jet jet = mixture.jet(x[0], x[1], -time, true, derivatives);
            double square = sigma * sigma;
            double[] score = jet.score();
            double[] h = jet.hessian();
            double[] rate = jet.scoreRate();
            // u = x + score; time runs against that of the process.
            double[] velocity = {x[0] + score[0], x[1] + score[1]};
            double[] push = {-rate[0] + square * score[0], -rate[1] + square * score[1]};
            double[] gradient = {1 + h[0], h[1], h[2], 1 + h[3]};
            double[] pushDerivatives = derivatives ? new double[4] : null;
            for (int i = 0; derivatives && i < 4; i++) {
                pushDerivatives[i] = -jet.hessianRate()[i] + square * h[i];
            }
            return new Force(velocity, push, gradient, pushDerivatives, jet.third());
        }
    }
}
