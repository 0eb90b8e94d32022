package org.pushforward.theory.constructed;

import java.util.List;
import org.pushforward.data.Points;

/** Steps one after another, from noise to data. Immutable. */
public final class ConstructedFlow {

    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final int dimension;
    private final List<Step> steps;

    /** A point and log |det J| of the whole flow at it. */
    public record Mapped(double[] point, double logDet) {
    }

    /** @param steps of one dimension, in the order in which they are applied to noise */
    public ConstructedFlow(int dimension, List<? extends Step> steps) {
        this.dimension = dimension;
        this.steps = List.copyOf(steps);
        for (Step step : this.steps) {
            if (step.dimension() != dimension) {
                throw new IllegalArgumentException("a step of " + step.dimension() + " coordinates in a flow of " + dimension);
            }
        }
    }

    public int dimension() {
        return dimension;
    }

    public List<Step> steps() {
        return steps;
    }

    /** @param x noise; not modified */
    public Mapped forward(double[] x) {
        double[] y = x.clone();
        double logDet = 0;
        for (Step step : steps) {
            logDet += step.forward(y);
        }
        return new Mapped(y, logDet);
    }

    /**
     * @param y data; not modified
     * @return the noise that becomes it, and log |det J| of the forward map there
     */
    public Mapped inverse(double[] y) {
        double[] x = y.clone();
        double logDet = 0;
        for (int k = steps.size() - 1; k >= 0; k--) {
            logDet += steps.get(k).inverse(x);
        }
        return new Mapped(x, logDet);
    }

    /** log of the density at a point of data, for noise from N(0, I). */
    public double logDensity(double[] y) {
        Mapped mapped = inverse(y);
        return logNormal(mapped.point()) - mapped.logDet();
    }

    /**
     * The Jacobian of the flow.
     *
     * @param x noise; not modified
     * @return row-major, data by noise
     */
    public double[] jacobian(double[] x) {
        double[] y = x.clone();
        double[] jacobian = new double[dimension * dimension];
        for (int i = 0; i < dimension; i++) {
            jacobian[i * dimension + i] = 1;
        }
        for (Step step : steps) {
            step.differentiate(y, jacobian, dimension);
            step.forward(y);
        }
        return jacobian;
    }

    /** Maps all points. */
    public Points forward(Points points) {
        double[] values = new double[points.count() * dimension];
        for (int i = 0; i < points.count(); i++) {
            System.arraycopy(forward(row(points, i)).point(), 0, values, i * dimension, dimension);
        }
        return new Points(points.count(), dimension, values);
    }

    /**
     * What becomes of a point.
     *
     * @param x noise; not modified
     * @return {@code (steps + 1) * dimension} numbers: the point, then the point after each step
     */
    public double[] stages(double[] x) {
        double[] stages = new double[(steps.size() + 1) * dimension];
        double[] y = x.clone();
        System.arraycopy(y, 0, stages, 0, dimension);
        for (int k = 0; k < steps.size(); k++) {
            steps.get(k).forward(y);
            System.arraycopy(y, 0, stages, (k + 1) * dimension, dimension);
        }
        return stages;
    }

    /** One of the points. */
    public static double[] row(Points points, int index) {
        double[] row = new double[points.dimension()];
        System.arraycopy(points.values(), index * row.length, row, 0, row.length);
        return row;
    }

    /** log density of N(0, I). */
    public static double logNormal(double[] x) {
        double squares = 0;
        for (double value : x) {
            squares += value * value;
        }
        return -(squares + x.length * LOG_TWO_PI) / 2;
    }
}
