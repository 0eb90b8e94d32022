package org.pushforward.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Points on curves, blurred by an isotropic Gaussian: p(x) = mean over curves of the integral of N(x; c(t), s^2 I) w(t) dt.
 *
 * <p>The integral is taken by Gauss-Legendre quadrature on panels of at most one and a half standard deviations, eight nodes each; near the
 * curve that is exact to about 1e-8, and better than 1e-6 as far as six standard deviations beyond a curve's end. A density looks only at
 * the panels that come close enough to matter.
 */
final class NoisyCurves implements PlanarShape {

    /**
     * One curve.
     *
     * @param from     first parameter
     * @param to       last parameter
     * @param x        x of a parameter
     * @param y        y of a parameter
     * @param density  probability density of the parameter, integrates to one
     * @param quantile the parameter below which a given share of the probability lies
     */
    record Curve(
            double from, double to, DoubleUnaryOperator x, DoubleUnaryOperator y, DoubleUnaryOperator density,
            DoubleUnaryOperator quantile) {

        /** A curve whose parameter is uniform. */
        static Curve uniform(double from, double to, DoubleUnaryOperator x, DoubleUnaryOperator y) {
            return new Curve(from, to, x, y, t -> 1 / (to - from), u -> from + u * (to - from));
        }
    }

    private static final int NODES = 8;
    /** Every curve has at least 2^4 panels, so that a panel is straight to a good approximation however large the noise is. */
    private static final int LEAST_DEPTH = 4;
    /** Length of a panel in standard deviations. */
    private static final double LONGEST = 1.5;
    private static final int MOST_DEPTH = 24;
    /** What lies this many nats below the nearest node is left out of the sum. */
    private static final double NEGLIGIBLE = 20;
    /** Panels are looked at in runs of so many, so that a density need not measure the distance to each. */
    private static final int BLOCK = 16;
    private static final double MARGIN = 4;

    private final List<Curve> curves;
    private final double deviation;
    private final int panels;
    private final double[] nodeX;
    private final double[] nodeY;
    private final double[] nodeWeight;
    private final double[] centreX;
    private final double[] centreY;
    /** No node is further than this from the centre of its panel. */
    private final double radius;
    private final int blocks;
    /** No node is further than this from the middle of its block. */
    private final double blockRadius;

    NoisyCurves(List<Curve> curves, double deviation) {
        this.curves = List.copyOf(curves);
        this.deviation = deviation;
        List<double[]> intervals = new ArrayList<>();
        List<Curve> owners = new ArrayList<>();
        for (Curve curve : curves) {
            split(curve, curve.from, curve.to, 0, intervals);
            while (owners.size() < intervals.size()) {
                owners.add(curve);
            }
        }
        panels = intervals.size();
        nodeX = new double[panels * NODES];
        nodeY = new double[panels * NODES];
        nodeWeight = new double[panels * NODES];
        centreX = new double[panels];
        centreY = new double[panels];
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES);
        double largest = 0;
        for (int panel = 0; panel < panels; panel++) {
            Curve curve = owners.get(panel);
            double middle = (intervals.get(panel)[0] + intervals.get(panel)[1]) / 2;
            double half = (intervals.get(panel)[1] - intervals.get(panel)[0]) / 2;
            centreX[panel] = curve.x.applyAsDouble(middle);
            centreY[panel] = curve.y.applyAsDouble(middle);
            for (int k = 0; k < NODES; k++) {
                int node = panel * NODES + k;
                double t = middle + half * rule.getPoint(k);
                nodeX[node] = curve.x.applyAsDouble(t);
                nodeY[node] = curve.y.applyAsDouble(t);
                nodeWeight[node] = half * rule.getWeight(k) * curve.density.applyAsDouble(t) / curves.size();
                largest = Math.max(largest, Math.hypot(nodeX[node] - centreX[panel], nodeY[node] - centreY[panel]));
            }
        }
        radius = largest;
        blocks = (panels + BLOCK - 1) / BLOCK;
        double furthest = 0;
        for (int panel = 0; panel < panels; panel++) {
            int middle = middle(panel / BLOCK);
            furthest = Math.max(furthest, squaredDistance(panel, centreX[middle], centreY[middle]));
        }
        blockRadius = Math.sqrt(furthest) + radius;
    }

    private void split(Curve curve, double from, double to, int depth, List<double[]> intervals) {
        double middle = (from + to) / 2;
        double length = distance(curve, from, middle) + distance(curve, middle, to);
        if (depth < LEAST_DEPTH || length > LONGEST * deviation && depth < MOST_DEPTH) {
            split(curve, from, middle, depth + 1, intervals);
            split(curve, middle, to, depth + 1, intervals);
        } else {
            intervals.add(new double[] {from, to});
        }
    }

    private static double distance(Curve curve, double s, double t) {
        return Math.hypot(curve.x.applyAsDouble(s) - curve.x.applyAsDouble(t), curve.y.applyAsDouble(s) - curve.y.applyAsDouble(t));
    }

    @Override
    public void draw(RandomGenerator random, double[] values, int offset) {
        Curve curve = curves.get(random.nextInt(curves.size()));
        double t = curve.quantile.applyAsDouble(random.nextDouble());
        values[offset] = curve.x.applyAsDouble(t) + deviation * random.nextGaussian();
        values[offset + 1] = curve.y.applyAsDouble(t) + deviation * random.nextGaussian();
    }

    @Override
    public double logDensity(double x, double y) {
        double nearest = nearestCentre(x, y);
        // No node further away than this matters: the nearest node is at most sqrt(nearest) + radius away.
        double reach = Math.sqrt(square(Math.sqrt(nearest) + radius) + 2 * NEGLIGIBLE * deviation * deviation);
        double panelReach = square(reach + radius);
        double blockReach = square(reach + blockRadius);
        double precision = 0.5 / (deviation * deviation);
        double sum = 0;
        double least = nearest;
        for (int block = 0; block < blocks; block++) {
            if (squaredDistance(middle(block), x, y) <= blockReach) {
                for (int panel = block * BLOCK; panel < Math.min(panels, (block + 1) * BLOCK); panel++) {
                    if (squaredDistance(panel, x, y) <= panelReach) {
                        for (int node = panel * NODES; node < (panel + 1) * NODES; node++) {
                            double distance = square(x - nodeX[node]) + square(y - nodeY[node]);
                            if (distance < least) {
                                sum *= Math.exp((distance - least) * precision);
                                least = distance;
                            }
                            sum += nodeWeight[node] * Math.exp((least - distance) * precision);
                        }
                    }
                }
            }
        }
        return Math.log(sum * precision / Math.PI) - least * precision;
    }

    /** Squared distance to a panel's centre that is near: the nearest of the block whose middle is nearest. */
    private double nearestCentre(double x, double y) {
        int nearestBlock = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int block = 0; block < blocks; block++) {
            double distance = squaredDistance(middle(block), x, y);
            if (distance < nearest) {
                nearest = distance;
                nearestBlock = block;
            }
        }
        for (int panel = nearestBlock * BLOCK; panel < Math.min(panels, (nearestBlock + 1) * BLOCK); panel++) {
            double distance = squaredDistance(panel, x, y);
            if (distance < nearest) {
                nearest = distance;
            }
        }
        return nearest;
    }

    /** The panel whose centre stands for the block. */
    private int middle(int block) {
        return Math.min(panels - 1, block * BLOCK + BLOCK / 2);
    }

    private double squaredDistance(int panel, double x, double y) {
        return square(x - centreX[panel]) + square(y - centreY[panel]);
    }

    private static double square(double value) {
        return value * value;
    }

    @Override
    public double entropy() {
        return PlaneQuadrature.entropy(this::logDensity, centres(), deviation, deviation + radius / 3);
    }

    @Override
    public double[] outline() {
        return centres();
    }

    @Override
    public double margin() {
        return MARGIN * deviation + radius;
    }

    private double[] centres() {
        double[] centres = new double[2 * panels];
        for (int panel = 0; panel < panels; panel++) {
            centres[2 * panel] = centreX[panel];
            centres[2 * panel + 1] = centreY[panel];
        }
        return centres;
    }
}
