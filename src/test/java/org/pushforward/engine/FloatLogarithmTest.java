package org.pushforward.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FloatLogarithmTest {

    /** Floats all along the line, each of those about 1, where the logarithm is small, and what has no logarithm or an infinite one. */
    @Test
    void logarithmsAreThoseOfThePlatformToTheBit() {
        int several = 1_000_003;
        float[] v = new float[several + 4_096];
        for (int i = 0; i < several; i++) {
            v[i] = Float.intBitsToFloat((int) ((1L << 32) * i / several));
        }
        for (int i = several; i < v.length; i++) {
            v[i] = Float.intBitsToFloat(Float.floatToRawIntBits(1) + i - several - 2_048);
        }
        float[] special = {
            0, -0f, -1, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
        };
        System.arraycopy(special, 0, v, 0, special.length);
        float[] sum = new float[v.length];
        FloatLogarithm.add(v, sum, v.length);
        for (int i = 0; i < v.length; i++) {
            assertEquals((float) Math.log(v[i]), sum[i], "the logarithm of " + v[i]);
        }
    }

    @Test
    void logarithmsAreAddedToWhatIsThere() {
        float[] sum = {1, 2, 3};
        FloatLogarithm.add(new float[] {0.5f, 0.25f, 0.125f}, sum, 2);
        assertEquals(1 + (float) Math.log(0.5), sum[0]);
        assertEquals(2 + (float) Math.log(0.25), sum[1]);
        assertEquals(3, sum[2]);
    }
}
