package org.pushforward.theory.padded;

import java.util.random.RandomGenerator;
import org.pushforward.theory.constructed.ConstructedFlow;

/** A construction, made: couplings on 2 n coordinates of noise, of which one block becomes data and the other remains padding. Immutable. */
public final class PaddedFlow {

    private final PaddedSpec spec;
    private final ConstructedFlow flow;

    public PaddedFlow(PaddedSpec spec) {
        this.spec = spec;
        PaddedTarget.Law law = spec.target().made();
        flow = new ConstructedFlow(2 * spec.target().dimension(), switch (spec.variant()) {
            case TWO -> TransportCouplings.two(law.transport(), spec.sigma());
            case SCRATCH -> TransportCouplings.scratch(law.transport(), spec.sigma(), spec.couplings());
            case KINETIC -> KineticCouplings.of(law.path(), spec.sigma(), spec.couplings());
        });
    }

    public PaddedSpec spec() {
        return spec;
    }

    public ConstructedFlow flow() {
        return flow;
    }

    /** n. */
    public int dataDimension() {
        return spec.target().dimension();
    }

    /** As {@link PaddedSpec#dataStart}. */
    public int dataStart() {
        return spec.dataStart();
    }

    /** And that of the padding. */
    public int paddingStart() {
        return dataDimension() - dataStart();
    }

    /** Who draws the padding that goes with a point of data, and so which bound of the likelihood is taken. */
    public enum Encoder {
        /** N(0, I), whatever the point; with constant padding times sigma. */
        STANDARD,
        /** The same Gaussian for all points, with the covariance that the matched ones have on average. */
        AVERAGE,
        /** N(0, D psi D psi^T) at the point, to which the flow's own conditional law tends; N(0, I) where the flow makes that standard. */
        MATCHED
    }

    /** A point of data with its padding, and log q(padding | data). */
    record Encoded(double[] point, double logDensity) {
    }

    /** The root B of the covariance of the matched encoder at a point, row-major; lower triangular or not. */
    private double[] matched(double[] x) {
        Transport transport = spec.target().made().transport();
        if (spec.variant() == PaddedVariant.KINETIC || spec.variant() == PaddedVariant.TWO && transport instanceof Transport.OfLine) {
            return identity();
        }
        return transport.inverseDerivative(transport.inverse(x));
    }

    private double[] identity() {
        return dataDimension() == 1 ? new double[] {1} : new double[] {1, 0, 0, 1};
    }

    /** The lower triangular root of the mean covariance of the matched encoders. */
    double[] average(RandomGenerator random, int points) {
        int n = dataDimension();
        double[] sum = new double[n * n];
        for (int p = 0; p < points; p++) {
            double[] b = matched(spec.target().draw(random));
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    for (int l = 0; l < n; l++) {
                        sum[i * n + j] += b[i * n + l] * b[j * n + l] / points;
                    }
                }
            }
        }
        double a = Math.sqrt(sum[0]);
        return n == 1 ? new double[] {a} : new double[] {a, 0, sum[2] / a, Math.sqrt(sum[3] - sum[2] * sum[2] / sum[0])};
    }

    /**
     * Draws the padding of a point.
     *
     * @param data    the point
     * @param average the root of {@link #average}, for the encoder that needs it
     */
    Encoded encode(double[] data, Encoder encoder, double[] average, RandomGenerator random) {
        int n = dataDimension();
        double[] b = encoder == Encoder.STANDARD ? identity() : encoder == Encoder.AVERAGE ? average : matched(data);
        double size = spec.variant() == PaddedVariant.SCRATCH ? spec.sigma() : 1;
        double[] e = new double[n];
        for (int i = 0; i < n; i++) {
            e[i] = random.nextGaussian();
        }
        double[] point = new double[2 * n];
        for (int i = 0; i < n; i++) {
            point[dataStart() + i] = data[i];
            for (int l = 0; l < n; l++) {
                point[paddingStart() + i] += size * b[i * n + l] * e[l];
            }
        }
        double det = n == 1 ? b[0] : b[0] * b[3] - b[1] * b[2];
        return new Encoded(point, ConstructedFlow.logNormal(e) - Math.log(Math.abs(det)) - n * Math.log(size));
    }
}
