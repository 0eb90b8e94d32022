package org.pushforward.theory.padded;

import java.util.List;
import org.pushforward.theory.constructed.ExplicitCoupling;
import org.pushforward.theory.constructed.Step;

/** Couplings on (z, e), two blocks of n coordinates, that compute a transport in the second block and take it back from the first. */
final class TransportCouplings {

    private TransportCouplings() {}

    /**
     * Two affine couplings with noise in the padding: p = phi(z) + sigma e, then x' = c(p) (z - psi(p)) / sigma. On the line c = phi'(psi(p)), so that
     * (p, x') tends to data and an independent N(0, 1); elsewhere c = 1. After Huang, Dinh and Courville ("Augmented normalizing flows", 2020).
     */
    static List<Step> two(Transport transport, double sigma) {
        return List.of(new Write(transport, sigma), new Erase(transport, 1 / sigma));
    }

    /**
     * Constant padding, scaled to the noise that it has: p = phi(z) + sigma e, x = z - psi(p); with four couplings then x + p and p - x, which bring
     * the data back to the first block. As sigma goes to 0 these are the additive couplings on (z, 0).
     */
    static List<Step> scratch(Transport transport, double sigma, int couplings) {
        Step write = new Write(transport, sigma);
        Step erase = new Erase(transport, 0);
        return couplings == 2 ? List.of(write, erase)
                : List.of(write, erase, new Add(transport.dimension(), true, 1), new Add(transport.dimension(), false, -1));
    }

    /** The second block becomes phi(first) + scale * second. */
    private static final class Write extends ExplicitCoupling {

        private final Transport transport;
        private final double scale;

        Write(Transport transport, double scale) {
            super(half(transport.dimension(), false));
            this.transport = transport;
            this.scale = scale;
        }

        @Override
        protected void evaluate(double[] x, Values values) {
            int n = transport.dimension();
            double[] z = block(x, 0, n);
            double[] image = transport.forward(z);
            double[] derivative = values.wantsDerivatives() ? transport.derivative(z) : null;
            for (int i = 0; i < n; i++) {
                values.scale()[n + i] = scale;
                values.shift()[n + i] = image[i];
                for (int l = 0; derivative != null && l < n; l++) {
                    values.shiftDerivatives()[(n + i) * 2 * n + l] = derivative[i * n + l];
                }
            }
        }
    }

    /** The first block becomes c (first - psi(second)) * scale, with c as {@link #two} says; for scale 0 it becomes first - psi(second). */
    private static final class Erase extends ExplicitCoupling {

        private final Transport transport;
        private final double scale;
        private final boolean scaled;

        Erase(Transport transport, double scale) {
            super(half(transport.dimension(), true));
            this.transport = transport;
            this.scale = scale == 0 ? 1 : scale;
            scaled = scale != 0 && transport instanceof Transport.OfLine;
        }

        @Override
        protected void evaluate(double[] x, Values values) {
            int n = transport.dimension();
            double[] z = transport.inverse(block(x, n, n));
            if (scaled) {
                // c as a function of p: phi'(psi(p)), so its derivative is phi''/phi'.
                LineTransport.Jet jet = ((Transport.OfLine) transport).line().jet(z[0]);
                values.scale()[0] = scale * jet.first();
                values.shift()[0] = -scale * jet.first() * z[0];
                if (values.wantsDerivatives()) {
                    double rate = jet.second() / jet.first();
                    values.scaleDerivatives()[1] = scale * rate;
                    values.shiftDerivatives()[1] = -scale * (rate * z[0] + 1);
                }
                return;
            }
            double[] derivative = values.wantsDerivatives() ? transport.inverseDerivative(z) : null;
            for (int i = 0; i < n; i++) {
                values.scale()[i] = scale;
                values.shift()[i] = -scale * z[i];
                for (int l = 0; derivative != null && l < n; l++) {
                    values.shiftDerivatives()[i * 2 * n + n + l] = -scale * derivative[i * n + l];
                }
            }
        }
    }

    /** One block becomes itself plus or minus the other. */
    private static final class Add extends ExplicitCoupling {

        private final int n;
        private final boolean first;
        private final double sign;

        Add(int n, boolean first, double sign) {
            super(half(n, first));
            this.n = n;
            this.first = first;
            this.sign = sign;
        }

        @Override
        protected void evaluate(double[] x, Values values) {
            for (int i = 0; i < n; i++) {
                int own = first ? i : n + i;
                int other = first ? n + i : i;
                values.scale()[own] = 1;
                values.shift()[own] = sign * x[other];
                if (values.wantsDerivatives()) {
                    values.shiftDerivatives()[own * 2 * n + other] = sign;
                }
            }
        }
    }

    static double[] block(double[] x, int from, int n) {
        double[] block = new double[n];
        System.arraycopy(x, from, block, 0, n);
        return block;
    }
}
