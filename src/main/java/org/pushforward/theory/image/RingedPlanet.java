package org.pushforward.theory.image;

/**
 * A picture of a planet with rings, a moon and stars, in grey, drawn by formulae for Pushforward and under its licence: a lit ball with bands of
 * clouds,
 * two flat rings with a gap between them, seen from above, in front of the ball below and behind it above, and the ball's shadow on them.
 */
public final class RingedPlanet {

    private static final double RADIUS = 0.5;
    private static final double TILT = -0.35;
    private static final double OPENING = 0.3;
    private static final double[][] RINGS = {{0.62, 0.78, 0.75}, {0.81, 0.98, 0.55}};
    private static final double[] LIGHT = {-0.6, 0.45, 0.66};
    private static final double[][] STARS = {{-0.78, 0.8, 0.016}, {0.35, 0.88, 0.012}, {0.85, 0.62, 0.018}, {-0.9, -0.55, 0.014}, 
        {-0.35, -0.86, 0.018}, {0.55, -0.75, 0.012}, {0.9, -0.5, 0.012}, {-0.55, 0.62, 0.01}, {0.1, -0.93, 0.01}, {-0.92, 0.3, 0.01}};
    private static final double[] MOON = {0.68, 0.72, 0.09};
    private static final int SAMPLES = 3;

    private RingedPlanet() {}

    /** @param side pixels along each side */
    public static Picture picture(int side) {
        double[] values = new double[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double sum = 0;
                for (int s = 0; s < SAMPLES * SAMPLES; s++) {
                    double across = (x + (s % SAMPLES + 0.5) / SAMPLES) / side * 2 - 1;
                    double up = 1 - (y + (s / SAMPLES + 0.5) / SAMPLES) / side * 2;
                    sum += grey(across, up);
                }
                values[y * side + x] = sum / (SAMPLES * SAMPLES);
            }
        }
        return new Picture(1, side, side, values);
    }

    private static double grey(double x, double y) {
        // Along the rings and across them.
        double u = Math.cos(TILT) * x - Math.sin(TILT) * y;
        double v = Math.sin(TILT) * x + Math.cos(TILT) * y;
        double ball = Math.hypot(x, y) < RADIUS ? ball(x, y, v) : -1;
        double ring = ring(u, v);
        if (ring >= 0 && (v < 0 || ball < 0)) {
            return ring;
        }
        return ball >= 0 ? ball : sky(x, y);
    }

    private static double ball(double x, double y, double v) {
        double z = Math.sqrt(RADIUS * RADIUS - x * x - y * y);
        double lit = Math.max(0, (LIGHT[0] * x + LIGHT[1] * y + LIGHT[2] * z) / RADIUS);
        double latitude = (v + OPENING * z) / RADIUS;
        double clouds = 0.82 + 0.12 * Math.sin(16 * latitude) + 0.06 * Math.sin(41 * latitude + 1);
        return 0.03 + 0.95 * Math.pow(lit, 0.9) * clouds;
    }

    /** @return the ring's grey, negative where there is none */
    private static double ring(double u, double v) {
        double distance = Math.hypot(u, v / OPENING);
        for (double[] ring : RINGS) {
            if (distance > ring[0] && distance < ring[1]) {
                double stripes = 0.85 + 0.15 * Math.sin(95 * distance);
                // Behind the ball, away from the light.
                boolean shadow = v > 0 && u > 0.1 && u < 0.62 && v < 0.75 * u;
                return ring[2] * stripes * (shadow ? 0.12 : 1);
            }
        }
        return -1;
    }

    private static double sky(double x, double y) {
        double moon = Math.hypot(x - MOON[0], y - MOON[1]);
        if (moon < MOON[2]) {
            double z = Math.sqrt(MOON[2] * MOON[2] - moon * moon);
            return 0.02 + 0.8 * Math.max(0, (LIGHT[0] * (x - MOON[0]) + LIGHT[1] * (y - MOON[1]) + LIGHT[2] * z) / MOON[2]);
        }
        for (double[] star : STARS) {
            if (Math.abs(x - star[0]) + Math.abs(y - star[1]) < star[2]) {
                return 1;
            }
        }
        return 0.012;
    }
}
