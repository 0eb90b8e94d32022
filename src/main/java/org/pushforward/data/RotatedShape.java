package org.pushforward.data;

import java.util.random.RandomGenerator;

/** A shape rotated about the origin: a rotation preserves volume, so density and entropy carry over as they are. */
final class RotatedShape implements PlanarDataset {

    /** No shape has mass out there, and squares of larger numbers overflow. */
    private static final double FAR = 1e100;

    private final PlanarShape shape;
    private final double cosine;
    private final double sine;
    private final Window window;
    /** NaN until first asked for. Two threads that ask at once compute the same number twice, which is harmless. */
    private volatile double entropy = Double.NaN;

    /** @param degrees counter-clockwise */
    RotatedShape(PlanarShape shape, double degrees) {
        this.shape = shape;
        cosine = Math.cos(Math.toRadians(degrees));
        sine = Math.sin(Math.toRadians(degrees));
        double[] outline = shape.outline();
        for (int i = 0; i < outline.length; i += 2) {
            rotate(outline, i);
        }
        window = Window.squareAround(new Points(outline.length / 2, 2, outline), shape.margin());
    }

    /** Points are drawn one after the other, so a smaller sample is the beginning of a larger one. */
    @Override
    public Points sample(int count, RandomGenerator random) {
        double[] values = new double[2 * count];
        for (int i = 0; i < values.length; i += 2) {
            shape.draw(random, values, i);
            rotate(values, i);
        }
        return new Points(count, 2, values);
    }

    /** Minus infinity also where a coordinate is NaN or infinite, as a diverged flow's samples are. */
    @Override
    public double logDensity(double x, double y) {
        if (!(Math.abs(x) < FAR && Math.abs(y) < FAR)) {
            return Double.NEGATIVE_INFINITY;
        }
        return shape.logDensity(cosine * x + sine * y, cosine * y - sine * x);
    }

    @Override
    public double entropy() {
        if (Double.isNaN(entropy)) {
            entropy = shape.entropy();
        }
        return entropy;
    }

    @Override
    public double[] modeMasses() {
        return shape.modeMasses();
    }

    @Override
    public int mode(double x, double y) {
        return shape.mode(cosine * x + sine * y, cosine * y - sine * x);
    }

    @Override
    public Window window() {
        return window;
    }

    private void rotate(double[] values, int offset) {
        double x = values[offset];
        double y = values[offset + 1];
        values[offset] = cosine * x - sine * y;
        values[offset + 1] = sine * x + cosine * y;
    }
}
