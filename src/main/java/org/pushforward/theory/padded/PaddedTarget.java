package org.pushforward.theory.padded;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The laws that the constructions with padding make: what they are, and the maps and paths that lead there in closed form. */
public enum PaddedTarget {
    SQRT5("√5", "density exp(−x²/2) / cosh 2x on the line: −log of it has a second derivative from 1 to 5, so the limit of κ as the noise goes to 0 "
            + "is at most √5, everywhere", 1, Ways.BOTH) {
        @Override
        Law law() {
            return onTheLine(LineLaw.sqrt5());
        }
    },
    LOGISTIC("logistic", "logistic law of scale 0.8 on the line: heavier tails than a Gaussian, so κ is bounded on every ball alone", 1, Ways.BOTH) {
        @Override
        Law law() {
            return onTheLine(LineLaw.logistic(LOGISTIC_SCALE));
        }
    },
    LOGISTIC2("logistic pair", "two logistic laws of scale 0.8, the second one halved, turned by half a radian", 2, Ways.TRANSPORT) {
        @Override
        Law law() {
            double c = Math.cos(.5);
            double s = Math.sin(.5);
            return inThePlane(new LineTransport(LineLaw.logistic(LOGISTIC_SCALE)), new double[] {c, -s / 2, s, c / 2});
        }
    },
    CORRELATED("correlated Gaussian", "Gaussian of the plane with variances 1 and correlation 0.8", 2, Ways.BOTH) {
        @Override
        Law law() {
            double rho = .8;
            // The symmetric root of the covariance: the Brenier map.
            double plus = (Math.sqrt(1 + rho) + Math.sqrt(1 - rho)) / 2;
            double minus = (Math.sqrt(1 + rho) - Math.sqrt(1 - rho)) / 2;
            GaussianMixture mixture = new GaussianMixture(new GaussianMixture.Component(1, 0, 0, 1, rho, 1));
            return ofMixture(mixture, new Transport.OfPlane(null, new double[] {plus, minus, minus, plus}));
        }
    },
    MIXTURE3("three Gaussians", "three Gaussians of the plane with standard deviation 0.5, their means at a distance of 1.2 from the origin",
            2, Ways.PATH) {
        @Override
        Law law() {
            return ofMixture(wheel(3, 1.2, .5, Math.PI / 2), null);
        }
    },
    WHEEL8("eight Gaussians", "eight Gaussians with standard deviation 0.25 on a circle of radius 1.5", 2, Ways.PATH) {
        @Override
        Law law() {
            return ofMixture(wheel(8, 1.5, .25, 0), null);
        }
    };

    private static final double LOGISTIC_SCALE = .8;

    /** Known before the law is made, which takes its time: settings ask for it. */
    private enum Ways { TRANSPORT, PATH, BOTH }

    private final String title;
    private final String description;
    private final int dimension;
    private final Ways ways;
    private Law made;

    PaddedTarget(String title, String description, int dimension, Ways ways) {
        this.title = title;
        this.description = description;
        this.dimension = dimension;
        this.ways = ways;
    }

    /**
     * A law and the ways there.
     *
     * @param density   log of it
     * @param sampler   draws a point
     * @param transport from N(0, I); null if there is none in closed form
     * @param path      for kinetic couplings; null for none
     */
    record Law(java.util.function.ToDoubleFunction<double[]> density, java.util.function.Function<RandomGenerator, double[]> sampler,
            Transport transport, KineticPath path) {
    }

    abstract Law law();

    /** The law, made when it is first asked for: tables take some hundredths of a second. */
    final synchronized Law made() {
        if (made == null) {
            made = law();
        }
        return made;
    }

    public String title() {
        return title;
    }

    /** In a phrase. */
    public String description() {
        return description;
    }

    /** n, the coordinates of the data; with the padding there are twice as many. */
    public int dimension() {
        return dimension;
    }

    /** log density of the data. */
    public double logDensity(double[] x) {
        return made().density.applyAsDouble(x);
    }

    /** A point of the data. */
    public double[] draw(RandomGenerator random) {
        return made().sampler.apply(random);
    }

    /** A bound on the condition number that is stated rather than measured: of two couplings, as the noise goes to 0. */
    public Optional<Double> statedKappa() {
        return this == SQRT5 ? Optional.of(Math.sqrt(5)) : Optional.empty();
    }

    public boolean hasTransport() {
        return ways != Ways.PATH;
    }

    public boolean hasPath() {
        return ways != Ways.TRANSPORT;
    }

    private static Law onTheLine(LineLaw law) {
        LineTransport transport = new LineTransport(law);
        return new Law(x -> law.logDensity(x[0]), random -> new double[] {transport.value(random.nextGaussian())}, new Transport.OfLine(transport),
                new KineticPath.Displacement(transport));
    }

    private static Law inThePlane(LineTransport line, double[] matrix) {
        Transport.OfPlane transport = new Transport.OfPlane(line, matrix);
        double logDet = Math.log(Math.abs(transport.determinant()));
        return new Law(x -> Arrays.stream(transport.unmixed(x)).map(line.law()::logDensity).sum() - logDet,
                random -> transport.forward(new double[] {random.nextGaussian(), random.nextGaussian()}), transport, null);
    }

    private static Law ofMixture(GaussianMixture mixture, Transport transport) {
        return new Law(x -> mixture.logDensity(x[0], x[1]), mixture::draw, transport, new KineticPath.Diffusion(mixture));
    }

    private static GaussianMixture wheel(int modes, double radius, double deviation, double first) {
        GaussianMixture.Component[] components = new GaussianMixture.Component[modes];
        for (int k = 0; k < modes; k++) {
            double angle = first + 2 * Math.PI * k / modes;
            double variance = deviation * deviation;
            components[k] = new GaussianMixture.Component(1.0 / modes, radius * Math.cos(angle), radius * Math.sin(angle), variance, 0, variance);
        }
        return new GaussianMixture(components);
    }
}
