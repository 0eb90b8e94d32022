package org.pushforward.conditioning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Axes;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.RandomFlows;

class EllipsesTest {

    private static final double RADIUS = 1e-6;

    @ParameterizedTest
    @CsvSource({"2, 0, 0, 1, 2, 1, 0", "1, 0, 0, 3, 3, 1, 90", "0, -2, 2, 0, 2, 2, 90", "1, 1, 1, 1, 2, 0, 45", "2, 2, -2, 2, 2.8284271247461903, "
            + "2.8284271247461903, -45"})
    void knownMaps(double a, double b, double c, double d, double major, double minor, double degrees) {
        Ellipse ellipse = Ellipse.of(5, 6, a, b, c, d);
        assertEquals(5, ellipse.centerX());
        assertEquals(6, ellipse.centerY());
        assertEquals(major, ellipse.semiMajor(), 1e-15);
        assertEquals(minor, ellipse.semiMinor(), 1e-15);
        if (major != minor) {
            assertEquals(Math.toRadians(degrees), ellipse.angle(), 1e-15);
        }
    }

    @Test
    void axesAreTheSingularValues() {
        SplittableRandom random = new SplittableRandom(1);
        double[] sigma = new double[2];
        for (int trial = 0; trial < 500; trial++) {
            double[] m = random.doubles(4, -1, 1).toArray();
            m[1] *= Math.pow(10, -trial / 50.0);
            m[3] *= Math.pow(10, -trial / 50.0);
            new SingularValues(2).compute(m, 1, sigma);
            Ellipse ellipse = Ellipse.of(0, 0, m[0], m[1], m[2], m[3]);
            assertEquals(sigma[0], ellipse.semiMajor(), 1e-14 * sigma[0]);
            assertEquals(sigma[1], ellipse.semiMinor(), 1e-12 * sigma[1]);
        }
    }

    /** Points of a small circle, sent through the flow, lie on the ellipse. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void circlesBecomeTheEllipses(int dimension) {
        Flow flow = new Flow(RandomFlows.model(new FlowSpec(3, 12, 2, Activation.TANH, 1), dimension, 2));
        int n = 30;
        double[] at = RandomFlows.points(n, dimension, 3);
        Ellipse[] inNoise = Ellipses.inNoise(flow, at, n, Axes.FIRST);
        Ellipse[] inData = Ellipses.inData(flow, at, n, Axes.FIRST);
        for (int direction = 0; direction < 8; direction++) {
            double[] moved = at.clone();
            for (int i = 0; i < n; i++) {
                moved[i * dimension] += RADIUS * Math.cos(Math.PI * direction / 4);
                moved[i * dimension + 1] += RADIUS * Math.sin(Math.PI * direction / 4);
            }
            double[] image = new double[moved.length];
            flow.forward(moved, n, image, new double[n]);
            assertOnEllipses(inNoise, image, dimension);
            flow.inverse(moved, n, image);
            assertOnEllipses(inData, image, dimension);
        }
    }

    private static void assertOnEllipses(Ellipse[] ellipses, double[] points, int dimension) {
        for (int i = 0; i < ellipses.length; i++) {
            Ellipse ellipse = ellipses[i];
            double dx = (points[i * dimension] - ellipse.centerX()) / RADIUS;
            double dy = (points[i * dimension + 1] - ellipse.centerY()) / RADIUS;
            double along = (Math.cos(ellipse.angle()) * dx + Math.sin(ellipse.angle()) * dy) / ellipse.semiMajor();
            double across = (Math.cos(ellipse.angle()) * dy - Math.sin(ellipse.angle()) * dx) / ellipse.semiMinor();
            assertEquals(1, Math.hypot(along, across), 1e-3);
        }
    }
}
