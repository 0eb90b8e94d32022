package org.pushforward.theory.constructed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What every constructed flow is checked for. */
public final class FlowChecks {

    private static final double STEP = 1e-5;

    private FlowChecks() {}

    /** That a coupling is one at a point: affine in what it changes with s > 0, blind to it otherwise, the rest unchanged. */
    public static void assertCoupling(ExplicitCoupling coupling, double[] x) {
        int d = coupling.dimension();
        ExplicitCoupling.Values values = coupling.at(x);
        double[] hidden = x.clone();
        for (int i = 0; i < d; i++) {
            if (coupling.changes(i)) {
                hidden[i] = Double.NaN;
            }
        }
        ExplicitCoupling.Values blind = coupling.at(hidden);
        assertArrayEquals(values.scale(), blind.scale(), "the scales read what they change");
        assertArrayEquals(values.shift(), blind.shift(), "the shifts read what they change");
        double[] image = x.clone();
        coupling.forward(image);
        for (int i = 0; i < d; i++) {
            if (coupling.changes(i)) {
                assertTrue(values.scale()[i] > 0, "a scale is not positive");
                assertEquals(values.scale()[i] * x[i] + values.shift()[i], image[i]);
            } else {
                assertEquals(x[i], image[i], "a coordinate that stays has changed");
            }
        }
        assertArrayEquals(differences(coupling, x), jacobian(coupling, x), 1e-6 * (1 + largest(jacobian(coupling, x))), coupling.toString());
    }

    /** That the flow's inverse, determinant and Jacobian are those of its map, at a point of noise. */
    public static void assertConsistent(ConstructedFlow flow, double[] x, double roundTrip) {
        ConstructedFlow.Mapped there = flow.forward(x);
        ConstructedFlow.Mapped back = flow.inverse(there.point());
        assertArrayEquals(x, back.point(), roundTrip);
        assertEquals(there.logDet(), back.logDet(), 1e-7 * (1 + Math.abs(there.logDet())));
        double[] jacobian = flow.jacobian(x);
        int d = flow.dimension();
        assertEquals(Math.log(Math.abs(determinant(jacobian, d))), there.logDet(), 1e-8 * (1 + largest(jacobian) * largest(jacobian)));
        double[] differences = new double[d * d];
        for (int j = 0; j < d; j++) {
            double[] high = x.clone();
            double[] low = x.clone();
            high[j] += STEP;
            low[j] -= STEP;
            double[] a = flow.forward(high).point();
            double[] b = flow.forward(low).point();
            for (int i = 0; i < d; i++) {
                differences[i * d + j] = (a[i] - b[i]) / (2 * STEP);
            }
        }
        assertArrayEquals(differences, jacobian, 2e-5 * (1 + largest(jacobian)));
        assertEquals(ConstructedFlow.logNormal(x) - there.logDet(), flow.logDensity(there.point()), 1e-6);
        double[] stages = flow.stages(x);
        assertArrayEquals(there.point(), Arrays.copyOfRange(stages, stages.length - d, stages.length));
    }

    public static double[] normal(SplittableRandom random, int dimension) {
        double[] x = new double[dimension];
        Arrays.setAll(x, i -> random.nextGaussian());
        return x;
    }

    private static double[] jacobian(Step step, double[] x) {
        int d = step.dimension();
        double[] jacobian = new double[d * d];
        for (int i = 0; i < d; i++) {
            jacobian[i * d + i] = 1;
        }
        step.differentiate(x, jacobian, d);
        return jacobian;
    }

    private static double[] differences(Step step, double[] x) {
        int d = step.dimension();
        double[] differences = new double[d * d];
        for (int j = 0; j < d; j++) {
            double[] high = x.clone();
            double[] low = x.clone();
            high[j] += STEP;
            low[j] -= STEP;
            step.forward(high);
            step.forward(low);
            for (int i = 0; i < d; i++) {
                differences[i * d + j] = (high[i] - low[i]) / (2 * STEP);
            }
        }
        return differences;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** By elimination with pivots. */
    public static double determinant(double[] matrix, int d) {
        double[] a = matrix.clone();
        double det = 1;
        for (int c = 0; c < d; c++) {
            int pivot = c;
            for (int r = c + 1; r < d; r++) {
                pivot = Math.abs(a[r * d + c]) > Math.abs(a[pivot * d + c]) ? r : pivot;
            }
            for (int k = 0; k < d && pivot != c; k++) {
                double t = a[c * d + k];
                a[c * d + k] = a[pivot * d + k];
                a[pivot * d + k] = t;
            }
            det *= pivot == c ? a[c * d + c] : -a[c * d + c];
            for (int r = c + 1; r < d; r++) {
                double factor = a[r * d + c] / a[c * d + c];
                for (int k = c; k < d; k++) {
                    a[r * d + k] -= factor * a[c * d + k];
                }
            }
        }
        return det;
    }
}
