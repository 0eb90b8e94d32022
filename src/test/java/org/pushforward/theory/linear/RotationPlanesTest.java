package org.pushforward.theory.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationPlanesTest {

    private static final double PRECISE = 2e-13;

    private static void check(DMatrixRMaj rotation) {
        int d = rotation.numRows;
        RotationPlanes planes = new RotationPlanes(rotation);
        DMatrixRMaj identity = Dense.identity(d);
        assertNear(identity, planes.power(0), "the basis is orthonormal");
        assertNear(rotation, planes.power(1), "the first power is the rotation");
        DMatrixRMaj half = planes.power(-0.5);
        assertNear(Dense.transpose(rotation), Dense.times(half, half), "two half turns back");
        DMatrixRMaj reflection = planes.reflection();
        assertNear(identity, Dense.times(reflection, reflection), "the reflection is an involution");
        assertNear(Dense.times(half, rotation), Dense.times(reflection, half, reflection), "it turns powers into inverse powers");
    }

    private static void assertNear(DMatrixRMaj expected, DMatrixRMaj actual, String message) {
        assertEquals(0, Dense.norm(Dense.minus(expected, actual)), PRECISE, message);
    }

    /** With given angles, in random planes. */
    private static DMatrixRMaj rotation(int size, RandomGenerator random, double... angles) {
        DMatrixRMaj turn = Dense.identity(size);
        for (int k = 0; k < angles.length; k++) {
            turn.set(2 * k, 2 * k, Math.cos(angles[k]));
            turn.set(2 * k + 1, 2 * k + 1, Math.cos(angles[k]));
            turn.set(2 * k, 2 * k + 1, -Math.sin(angles[k]));
            turn.set(2 * k + 1, 2 * k, Math.sin(angles[k]));
        }
        DMatrixRMaj basis = Dense.orthogonal(size, random);
        return Dense.timesTransposed(Dense.times(basis, turn), basis);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 17, 32, 64})
    void randomRotations(int size) {
        RandomGenerator random = new SplittableRandom(size);
        for (int i = 0; i < 20; i++) {
            DMatrixRMaj rotation = Dense.orthogonal(size, random);
            if (Dense.lu(rotation).determinantSign() < 0) {
                double[] signs = LinearCoupling.ones(size);
                signs[0] = -1;
                rotation = Dense.timesDiagonal(rotation, signs);
            }
            check(rotation);
        }
    }

    @Test
    void anglesThatCoincideOrNearlySo() {
        RandomGenerator random = new SplittableRandom(1);
        double[] special = {0, 1e-16, 1e-12, 1e-8, 1e-4, 1, 1 + 1e-10, 1, Math.PI / 2, Math.PI / 2 + 1e-9, 2, 2 + 1e-14, 3, Math.PI - 1e-4,
            Math.PI - 1e-8, Math.PI - 1e-12, Math.PI, Math.PI};
        for (int i = 0; i < 200; i++) {
            double[] angles = new double[1 + random.nextInt(5)];
            Arrays.setAll(angles, k -> special[random.nextInt(special.length)] * (random.nextBoolean() ? 1 : -1));
            check(rotation(2 * angles.length + random.nextInt(3), random, angles));
        }
    }

    @Test
    void angleFollowAngle() {
        // No gap between the cosines anywhere.
        RandomGenerator random = new SplittableRandom(2);
        double[] angles = new double[30];
        Arrays.setAll(angles, k -> Math.PI * (k + 1) / 31);
        check(rotation(60, random, angles));
        Arrays.fill(angles, Math.PI);
        check(rotation(60, random, angles));
        Arrays.fill(angles, 1.7);
        check(rotation(61, random, angles));
    }

    @Test
    void permutationsAreRotations() {
        for (int size = 3; size <= 33; size += 2) {
            check(Matrices.cycle(size));
        }
    }
}
