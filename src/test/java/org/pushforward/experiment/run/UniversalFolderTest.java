package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.pushforward.data.Window;

class UniversalFolderTest {

    /** As a whole number NaN would be 0, and so in the first column and the last row. */
    @Test
    void pointsBeyondThePictureAndThoseThatAreNoNumbersAreInNoPixel() {
        double[] x = {0.5, 2.5, Double.NaN, 0.5, Double.NaN, -0.1, 3, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.5};
        double[] y = {0.5, 1.5, Double.NaN, Double.NaN, 0.5, 0.5, 0.5, 0.5, 0.5, 2};
        int[] counts = new int[6];
        UniversalFolder.count(x, y, new Window(0, 3, 0, 2), 3, counts);
        assertArrayEquals(new int[] {0, 0, 1, 1, 0, 0}, counts);
    }
}
