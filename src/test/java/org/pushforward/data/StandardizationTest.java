package org.pushforward.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.pushforward.base.InvalidInputException;

class StandardizationTest {

    /** Means 2 and 10, standard deviations 1 and 7. */
    private static final Points POINTS = new Points(4, 2, new double[] {1, 3, 3, 3, 1, 17, 3, 17});

    @Test
    void perCoordinateGivesEachCoordinateMeanZeroAndDeviationOne() {
        Standardization standardization = Standardization.perCoordinate(POINTS);
        double[] u = POINTS.values().clone();
        standardization.apply(u, 4, 2);
        assertArrayEquals(new double[] {-1, -1, 1, -1, -1, 1, 1, 1}, u, 1e-15);
        assertEquals(-Math.log(7), standardization.logDet(), 1e-15);
    }

    @Test
    void isotropicUsesTheRootMeanSquareOfTheDeviations() {
        Standardization standardization = Standardization.isotropic(POINTS);
        assertArrayEquals(new double[] {2, 10}, standardization.mean(), 1e-15);
        assertArrayEquals(new double[] {5, 5}, standardization.scale(), 1e-15);
    }

    @Test
    void undoReturnsToDataUnitsAndPaddingStaysAsItIs() {
        Standardization standardization = Standardization.perCoordinate(POINTS);
        double[] padded = {1, 3, 0.5, 3, 17, -0.5};
        standardization.apply(padded, 2, 3);
        assertEquals(0.5, padded[2]);
        assertEquals(-0.5, padded[5]);
        standardization.undo(padded, 2, 3);
        assertArrayEquals(new double[] {1, 3, 0.5, 3, 17, -0.5}, padded, 1e-14);
    }

    @Test
    void equalityIsByContent() {
        assertEquals(Standardization.isotropic(POINTS), Standardization.isotropic(POINTS));
        assertEquals(Standardization.isotropic(POINTS).hashCode(), Standardization.isotropic(POINTS).hashCode());
        assertNotEquals(Standardization.isotropic(POINTS), Standardization.perCoordinate(POINTS));
    }

    @Test
    void pointsWithoutUsableSpreadAreRefused() {
        Points flat = new Points(2, 2, new double[] {1, 2, 3, 2});
        assertThrows(InvalidInputException.class, () -> Standardization.perCoordinate(flat));
        Points tiny = new Points(2, 2, new double[] {0, 0, 1e-300, 1e-300});
        assertThrows(InvalidInputException.class, () -> Standardization.isotropic(tiny));
        Points huge = new Points(2, 2, new double[] {0, 0, 1e200, 1e200});
        assertThrows(InvalidInputException.class, () -> Standardization.isotropic(huge));
    }
}
