package org.pushforward.conditioning;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.LeakyUnit;

/**
 * What the clamp on the log-scales, |s| &lt;= C, leaves possible after k couplings, in the direction stage -> data of {@link LayerSpectrum}.
 *
 * <p>A coupling's Jacobian is a diagonal matrix with entries from e^-C to e^C on the coordinates that it transforms, times a shear. So:
 * <ul>
 * <li>The volume: a shear has determinant 1, so log |det| is the sum of all log-scales and at most C times the number of scaled coordinates. The
 *     geometric mean of the singular values therefore stays between {@code meanLow} and {@code meanHigh}, whatever the shears do. Zero padding
 *     drives it there, since volume that the data plane does not fill raises the likelihood: only these rails bound it.
 * <li>The scaling: where shifts and log-scales are constant there is no shear, and on fixed halves and permutations coordinate j is scaled by the
 *     couplings that transform it, m_j of them (about K / 2), so by e^(-C m_j) to e^(C m_j); {@code low} and {@code high} are the least and the most
 *     over the coordinates, and both can be reached. With shears they bound nothing: a zero-padded flow of two couplings or more lets its data wander
 *     between the halves, has nearly every coupling expand directions that hold no data, and goes below {@code low}.
 * </ul>
 * Learned linear layers have no clamp. Their rails hold for the layers as they are now: the volume's exactly, the scaling's as a product of largest
 * and least singular values, which need not be reached. Additive couplings scale by 1.
 *
 * <p>Leaky layers have no shears: of them {@code low} and {@code high} bound every singular value, and are what the architecture allows, wider than
 * the {@link org.pushforward.flow.Certificate} of the layers as they are. Greedy layers have shears, as couplings do, and each scales one direction.
 *
 * @param low      {@code [k]}, 0 to K couplings: the least singular value that scaling can give
 * @param high     {@code [k]}: the largest
 * @param meanLow  {@code [k]}: the least geometric mean of the singular values that any flow can have
 * @param meanHigh {@code [k]}: the largest
 */
public record ClampRails(double[] low, double[] high, double[] meanLow, double[] meanHigh) {

    /** The rails of an architecture, with its linear layers as they are; that couplings may be scaled is not taken into account. */
    public static ClampRails of(Flow flow) {
        return switch (flow.layout().spec().family()) {
            case COUPLINGS -> ofCouplings(flow);
            case LEAKY, LEAKY_HARD -> ofLeaky(flow);
            case GREEDY -> ofGreedy(flow);
        };
    }

    /** In the direction stage -> data a unit stretches by 1 to 1 / a, an affine map by e^-C to e^C, and the last layer has two of these. */
    private static ClampRails ofLeaky(Flow flow) {
        FlowSpec spec = flow.layout().spec();
        int stages = spec.couplings() + 1;
        ClampRails rails = new ClampRails(new double[stages], new double[stages], new double[stages], new double[stages]);
        double[] scale = scales(flow);
        double least = Math.log(Arrays.stream(scale).min().orElseThrow());
        double most = Math.log(Arrays.stream(scale).max().orElseThrow());
        double mean = Arrays.stream(scale).map(Math::log).average().orElseThrow();
        double bend = -Math.log(LeakyUnit.of(spec.family()).slope());
        for (int stage = 0; stage < stages; stage++) {
            double linear = spec.clamp() * (stage + (stage == spec.couplings() ? 1 : 0));
            rails.low[stage] = Math.exp(least - linear);
            rails.high[stage] = Math.exp(most + linear + bend * stage);
            rails.meanLow[stage] = Math.exp(mean - linear);
            rails.meanHigh[stage] = Math.exp(mean + linear + bend * stage);
        }
        return rails;
    }

    /** A greedy layer scales one direction, whichever it is, by e^-C to e^C. */
    private static ClampRails ofGreedy(Flow flow) {
        FlowSpec spec = flow.layout().spec();
        int stages = spec.couplings() + 1;
        ClampRails rails = new ClampRails(new double[stages], new double[stages], new double[stages], new double[stages]);
        double[] scale = scales(flow);
        double least = Math.log(Arrays.stream(scale).min().orElseThrow());
        double most = Math.log(Arrays.stream(scale).max().orElseThrow());
        double mean = Arrays.stream(scale).map(Math::log).average().orElseThrow();
        for (int stage = 0; stage < stages; stage++) {
            double along = spec.clamp() * stage;
            rails.low[stage] = Math.exp(least - along);
            rails.high[stage] = Math.exp(most + along);
            rails.meanLow[stage] = Math.exp(mean - along / scale.length);
            rails.meanHigh[stage] = Math.exp(mean + along / scale.length);
        }
        return rails;
    }

    /** Of data units in the flow's, coordinate by coordinate; padding has none of its own. */
    private static double[] scales(Flow flow) {
        double[] scale = Arrays.copyOf(flow.standardization().scale(), flow.dimension());
        Arrays.fill(scale, flow.standardization().scale().length, scale.length, 1);
        return scale;
    }

    private static ClampRails ofCouplings(Flow flow) {
        int stages = flow.layout().spec().couplings() + 1;
        ClampRails rails = new ClampRails(new double[stages], new double[stages], new double[stages], new double[stages]);
        Reach reach = new Reach(flow);
        for (int stage = 0; stage < stages; stage++) {
            if (stage > 0) {
                reach.pass(stage - 1);
            }
            rails.low[stage] = reach.low();
            rails.high[stage] = reach.high();
            rails.meanLow[stage] = reach.mean(-1);
            rails.meanHigh[stage] = reach.mean(1);
        }
        return rails;
    }

    /** What is possible after the couplings passed so far; logarithms of stage -> data. */
    private static final class Reach {

        private final Flow flow;
        private final double clamp;
        /** Of each coordinate of the data without couplings. */
        private final double[] logScale;
        /** How far the couplings can take each of them, up or down. */
        private final double[] byCouplings;
        private double mixingLow;
        private double mixingHigh;
        private double volume;
        private double volumeByCouplings;

        Reach(Flow flow) {
            this.flow = flow;
            FlowSpec spec = flow.layout().spec();
            clamp = spec.clamps() ? spec.clamp() : 0;
            logScale = Arrays.copyOf(Arrays.stream(flow.standardization().scale()).map(Math::log).toArray(), flow.dimension());
            byCouplings = new double[flow.dimension()];
            volume = Arrays.stream(logScale).sum();
        }

        void pass(int coupling) {
            int start = flow.layout().transformedStart(coupling);
            int size = flow.layout().transformedSize(coupling);
            int[] origins = flow.origins(coupling);
            if (origins == null) {
                mix(flow.mixing(coupling));
                for (int j = 0; j < byCouplings.length; j++) {
                    byCouplings[j] += clamp;
                }
            } else {
                for (int r = start; r < start + size; r++) {
                    byCouplings[origins[r]] += clamp;
                }
            }
            volumeByCouplings += clamp * size;
        }

        private void mix(double[] matrix) {
            double[] sigma = new double[byCouplings.length];
            new SingularValues(sigma.length).compute(matrix, 1, sigma);
            mixingLow -= Math.log(sigma[0]);
            mixingHigh -= Math.log(sigma[sigma.length - 1]);
            volume -= Arrays.stream(sigma).map(Math::log).sum();
        }

        double low() {
            return Math.exp(mixingLow + IntStream.range(0, logScale.length).mapToDouble(j -> logScale[j] - byCouplings[j]).min().orElseThrow());
        }

        double high() {
            return Math.exp(mixingHigh + IntStream.range(0, logScale.length).mapToDouble(j -> logScale[j] + byCouplings[j]).max().orElseThrow());
        }

        double mean(int direction) {
            return Math.exp((volume + direction * volumeByCouplings) / logScale.length);
        }
    }
}
