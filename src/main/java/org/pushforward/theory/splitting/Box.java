package org.pushforward.theory.splitting;

/** The square [-1.5, 1.5]^2, where maps are compared. */
final class Box {

    static final double HALF = 1.5;
    private static final int SIDE = 33;

    private Box() {}

    /** Places of a square grid, the border included. */
    static double[][] grid() {
        double[][] places = new double[SIDE * SIDE][2];
        for (int i = 0; i < places.length; i++) {
            places[i][0] = HALF * (2.0 * (i % SIDE) / (SIDE - 1) - 1);
            places[i][1] = HALF * (2.0 * (i / SIDE) / (SIDE - 1) - 1);
        }
        return places;
    }
}
