package org.pushforward.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A shape rotated in the plane of its first two coordinates, about the origin: density and entropy carry over as they are. */
final class RotatedSpace implements Distribution {

    /** No shape has mass out there, and squares of larger numbers overflow. */
    private static final double FAR = 1e100;

    private final SpatialShape shape;
    private final int dimension;
    private final double cosine;
    private final double sine;

    /** @param degrees counter-clockwise, from the first coordinate to the second */
    RotatedSpace(SpatialShape shape, double degrees) {
        this.shape = shape;
        dimension = shape.dimension();
        cosine = Math.cos(Math.toRadians(degrees));
        sine = Math.sin(Math.toRadians(degrees));
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public Points sample(int count, RandomGenerator random) {
        double[] values = new double[dimension * count];
        for (int i = 0; i < values.length; i += dimension) {
            shape.draw(random, values, i);
            rotate(values, i);
        }
        return new Points(count, dimension, values);
    }

    private void rotate(double[] values, int offset) {
        double x = values[offset];
        double y = values[offset + 1];
        values[offset] = cosine * x - sine * y;
        values[offset + 1] = sine * x + cosine * y;
    }

    private double[] unrotated(double[] values, int offset) {
        double[] x = Arrays.copyOfRange(values, offset, offset + dimension);
        x[0] = cosine * values[offset] + sine * values[offset + 1];
        x[1] = cosine * values[offset + 1] - sine * values[offset];
        return x;
    }

    /** Minus infinity also where a coordinate is NaN or infinite, as a diverged flow's samples are. */
    @Override
    public double logDensity(double[] values, int offset) {
        for (int c = 0; c < dimension; c++) {
            if (!(Math.abs(values[offset + c]) < FAR)) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        return shape.logDensity(unrotated(values, offset));
    }

    @Override
    public double entropy() {
        return shape.entropy();
    }

    @Override
    public double entropyError() {
        return shape.entropyError();
    }

    @Override
    public double[] modeMasses() {
        return shape.modeMasses();
    }

    @Override
    public int mode(double[] values, int offset) {
        return shape.mode(unrotated(values, offset));
    }

    @Override
    public Window window(Axes axes) {
        Points outline = shape.outline();
        double[] values = outline.values().clone();
        for (int i = 0; i < values.length; i += dimension) {
            rotate(values, i);
        }
        return Window.squareAround(axes.of(new Points(outline.count(), dimension, values)), shape.margin());
    }
}
