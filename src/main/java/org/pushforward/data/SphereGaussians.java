package org.pushforward.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pushforward.base.RandomStreams;

/**
 * Equal round Gaussians whose means lie on the sphere of radius sqrt d: the targets of the lower bound on depth. The means are drawn once and for
 * all, uniformly, from streams of their dimension alone: those of fewer components are the first of those of more.
 *
 * <p>The entropy is log k + d/2 log(2 pi e sigma^2) - E H(C | X), where H(C | X) is what a point leaves open about its component. Only this last
 * part, which is small where the components lie apart, is a mean of samples; the same samples tell how much mass is nearest to each mean.
 */
final class SphereGaussians implements SpatialShape {

    private static final long MEANS_SEED = 1;
    /** All components together. */
    private static final int SURVEYED = 40_000;
    private static final double MARGIN = 4;

    private final SphereMixture mixture;
    /** Null until first asked for. Two threads that ask at once compute the same numbers twice, which is harmless. */
    private volatile Survey survey;

    /**
     * What samples tell, as many of each component.
     *
     * @param open   mean of what a point leaves open about its component, nats
     * @param error  its standard error
     * @param masses of the regions that are nearest to each mean
     */
    private record Survey(double open, double error, double[] masses) {
    }

    /** @param modes 2 or more; @param sigma standard deviation of each coordinate of each component */
    SphereGaussians(int dimension, int modes, double sigma) {
        RandomStreams streams = new RandomStreams(MEANS_SEED);
        Points unit = SphereMixture.onUnitSphere(modes, dimension, streams.stream(RandomStreams.Purpose.TRAINING_DATA, dimension, 0));
        mixture = SphereMixture.atRadius(unit, Math.sqrt(dimension), sigma);
    }

    @Override
    public int dimension() {
        return mixture.means().dimension();
    }

    @Override
    public void draw(RandomGenerator random, double[] values, int offset) {
        mixture.draw(random.nextInt(mixture.means().count()), random, values, offset);
    }

    @Override
    public double logDensity(double[] x) {
        return mixture.logDensity(x);
    }

    @Override
    public double entropy() {
        double round = dimension() * (Padding.STANDARD_NORMAL_ENTROPY + Math.log(mixture.sigma()));
        return Math.log(mixture.means().count()) + round - surveyed().open;
    }

    @Override
    public double entropyError() {
        return surveyed().error;
    }

    @Override
    public double[] modeMasses() {
        return surveyed().masses.clone();
    }

    @Override
    public int mode(double[] x) {
        return mixture.nearest(x);
    }

    private Survey surveyed() {
        if (survey == null) {
            survey = survey();
        }
        return survey;
    }

    private Survey survey() {
        int k = mixture.means().count();
        int each = SURVEYED / k;
        RandomGenerator random = new RandomStreams(MEANS_SEED).stream(RandomStreams.Purpose.FIT, dimension(), k);
        double[] x = new double[dimension()];
        double[] masses = new double[k];
        double open = 0;
        double variance = 0;
        for (int component = 0; component < k; component++) {
            double mean = 0;
            double spread = 0;
            for (int n = 1; n <= each; n++) {
                mixture.draw(component, random, x, 0);
                masses[mixture.nearest(x)] += 1.0 / (each * k);
                double value = mixture.openAt(x);
                double before = value - mean;
                mean += before / n;
                spread += before * (value - mean);
            }
            open += mean / k;
            variance += spread / (each - 1) / each / k / k;
        }
        return new Survey(open, Math.sqrt(variance), masses);
    }

    @Override
    public Points outline() {
        Points means = mixture.means();
        return new Points(means.count(), means.dimension(), Arrays.copyOf(means.values(), means.values().length));
    }

    @Override
    public double margin() {
        return MARGIN * mixture.sigma();
    }
}
