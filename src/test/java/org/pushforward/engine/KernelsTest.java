package org.pushforward.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The approximations against java.lang.Math, over the range that a flow can reach; more elements than a chunk. */
class KernelsTest {

    private static final int COUNT = 5_000;

    private static Block ramp(Precision precision, double from, double to) {
        Block block = Block.allocate(precision, COUNT, 1);
        for (int i = 0; i < COUNT; i++) {
            block.set(i, from + (to - from) * i / (COUNT - 1));
        }
        block.push();
        return block;
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, 2e-6", "DOUBLE, 2e-14"})
    void tanhIsTanh(Precision precision, double tolerance) {
        Block x = ramp(precision, -30, 30);
        Block y = ramp(precision, -30, 30);
        Kernels.of(precision).tanh(y, COUNT);
        y.pull();
        for (int i = 0; i < COUNT; i++) {
            assertEquals(Math.tanh(x.get(i)), y.get(i), tolerance);
        }
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, 0.5, 2e-6", "FLOAT, 2, 3e-6", "FLOAT, 8, 2e-5", "FLOAT, 20, 6e-5", "DOUBLE, 2, 1e-13", "DOUBLE, 20, 1e-12"})
    void couplingScalesByTheExponentialOfTheBoundedLogScale(Precision precision, double clamp, double tolerance) {
        Block x = Block.allocate(precision, COUNT, 1);
        Block raw = Block.allocate(precision, COUNT, 2);
        Block u = ramp(precision, -3 * clamp, 3 * clamp);
        for (int i = 0; i < COUNT; i++) {
            x.set(i, 1.5);
            raw.set(i, u.get(i));
            raw.set(COUNT + i, 0.25);
        }
        raw.push();
        Block logDet = Block.allocate(precision, COUNT, 1);
        Block scratch = Block.allocate(precision, COUNT, 1);
        Block scale = Block.allocate(precision, COUNT, 1);
        Kernels.of(precision).couple(raw, clamp, scratch, scale, null, x, logDet);
        for (int i = 0; i < COUNT; i++) {
            double s = clamp * Math.tanh(u.get(i) / clamp);
            double expected = 1.5 * Math.exp(s) + 0.25;
            assertEquals(expected, x.get(i), tolerance * expected);
            assertEquals(s, logDet.get(i), tolerance * clamp);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void adamTakesItsFirstStepsAsThePaperSays(Precision precision) {
        Block parameters = Block.allocate(precision, 3, 1);
        Block gradient = Block.allocate(precision, 3, 1);
        double[] g = {0.5, -2, 0};
        for (int i = 0; i < 3; i++) {
            gradient.set(i, g[i]);
        }
        Adam adam = new Adam(parameters);
        double[] m = new double[3];
        double[] v = new double[3];
        double[] p = new double[3];
        for (int step = 1; step <= 5; step++) {
            adam.step(step, 0.01, gradient, 0.5, 0, 3);
            for (int i = 0; i < 3; i++) {
                double d = 0.5 * g[i];
                m[i] = 0.9 * m[i] + 0.1 * d;
                v[i] = 0.999 * v[i] + 0.001 * d * d;
                p[i] -= 0.01 * (m[i] / (1 - Math.pow(0.9, step))) / (Math.sqrt(v[i] / (1 - Math.pow(0.999, step))) + 1e-8);
                assertEquals(p[i], parameters.get(i), precision == Precision.FLOAT ? 1e-6 : 1e-14);
            }
        }
    }
}
