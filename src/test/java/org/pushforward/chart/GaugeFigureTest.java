package org.pushforward.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaugeFigureTest {

    private static final double RADIUS = 4.5;
    private static final double GAP = 6;

    /** Width of the gauge, width of the name: at projector's type the name takes a good part of a narrow gauge. */
    @ParameterizedTest
    @CsvSource({"240, 60", "300, 64", "640, 70", "400, 95"})
    void theNameLiesNeitherOnItsMarkNorOnTheLine(double width, double wide) {
        double unit = width / GaugeFigure.SPAN;
        for (double multiple = 0; multiple < 6; multiple += 0.01) {
            double start = GaugeFigure.nameStart(multiple, RADIUS, GAP, wide, unit);
            String where = multiple + ": " + start;
            assertTrue(start >= 0 && start + wide <= width + 1e-9, where);
            assertTrue(start >= unit || start + wide <= unit, where);
            double mark = multiple <= GaugeFigure.SPAN ? multiple * unit : width - RADIUS;
            assertTrue(start >= mark + RADIUS || start + wide <= mark - RADIUS, where);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1, 66", "0.807, 66", "1.5, 100.5", "3.9, 163.5", "NaN, 165"})
    void whereTheNameBegins(double multiple, double start) {
        assertEquals(start, GaugeFigure.nameStart(multiple, RADIUS, GAP, 60, 60), 0.5);
    }
}
