package org.pushforward.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The uniform distribution on the eight squares of one colour of a 4 x 4 board that fills [-4, 4]^2: an area of 32. */
final class Checkerboard implements PlanarShape {

    private static final double SIDE = 2;
    private static final int SQUARES = 4;
    private static final double HALF = SIDE * SQUARES / 2;
    private static final double LOG_AREA = Math.log(SIDE * SIDE * SQUARES * SQUARES / 2);

    @Override
    public void draw(RandomGenerator random, double[] values, int offset) {
        int column = random.nextInt(SQUARES);
        int row = 2 * random.nextInt(SQUARES / 2) + column % 2;
        values[offset] = SIDE * (column + random.nextDouble()) - HALF;
        values[offset + 1] = SIDE * (row + random.nextDouble()) - HALF;
    }

    @Override
    public double logDensity(double x, double y) {
        boolean onBoard = x >= -HALF && x < HALF && y >= -HALF && y < HALF;
        return onBoard && ((int) Math.floor(x / SIDE) + (int) Math.floor(y / SIDE)) % 2 == 0 ? -LOG_AREA : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double entropy() {
        return LOG_AREA;
    }

    @Override
    public double[] outline() {
        return new double[] {-HALF, -HALF, HALF, -HALF, HALF, HALF, -HALF, HALF};
    }

    @Override
    public double[] modeMasses() {
        double[] masses = new double[SQUARES * SQUARES / 2];
        Arrays.fill(masses, 1.0 / masses.length);
        return masses;
    }

    /** The nearest of the eight squares by the distance to their centres. */
    @Override
    public int mode(double x, double y) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int mode = 0; mode < SQUARES * SQUARES / 2; mode++) {
            int column = mode / (SQUARES / 2);
            int row = 2 * (mode % (SQUARES / 2)) + column % 2;
            double distance = Math.hypot(x - SIDE * (column + 0.5) + HALF, y - SIDE * (row + 0.5) + HALF);
            if (distance < least) {
                least = distance;
                nearest = mode;
            }
        }
        return nearest;
    }

    @Override
    public double margin() {
        return HALF / 10;
    }
}
