package org.pushforward.theory.splitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.constructed.ConstructedFlow;
import org.pushforward.theory.constructed.FlowChecks;
import org.pushforward.theory.constructed.Step;

/** Maps of the plane as couplings of one coordinate between rotations. */
class SplittingTest {

    private static Splitting.Row row(Splitting splitting, Scheme scheme, int steps) {
        return splitting.measure(scheme, steps, share -> true);
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void eachStepIsACouplingBetweenRotations(Scheme scheme) {
        ConstructedFlow flow = Splitting.of(PlaneMap.CUBIC, null, null).flow(scheme, 3);
        SplittableRandom random = new SplittableRandom(1);
        for (int p = 0; p < 20; p++) {
            double[] x = FlowChecks.normal(random, 2);
            for (Step step : flow.steps()) {
                TurnedCoupling turned = (TurnedCoupling) step;
                double c = Math.cos(turned.angle());
                double s = Math.sin(turned.angle());
                FlowChecks.assertCoupling(turned.coupling(), new double[] {c * x[0] + s * x[1], -s * x[0] + c * x[1]});
                double across = -s * x[0] + c * x[1];
                step.forward(x);
                assertEquals(across, -s * x[0] + c * x[1], 1e-12 * (1 + Math.abs(across)), "the coordinate across has moved");
            }
            FlowChecks.assertConsistent(flow, FlowChecks.normal(random, 2), 1e-10);
        }
    }

    /** Property test 5. */
    @ParameterizedTest
    @CsvSource({"LIE, 1", "STRANG, 2"})
    void theErrorFallsWithTheOrderOfTheScheme(Scheme scheme, double order) {
        Splitting splitting = Splitting.of(PlaneMap.CUBIC, null, null);
        int[] steps = {4, 8, 16, 32, 64};
        double[] errors = Arrays.stream(steps).mapToDouble(k -> row(splitting, scheme, k).error()).toArray();
        double slope = Math.log(errors[0] / errors[4]) / Math.log(16);
        assertEquals(order, slope, .1, Arrays.toString(errors));
        assertEquals(scheme == Scheme.LIE ? 4 * 16 : 6 * 16 + 1, row(splitting, scheme, 16).couplings());
    }

    @ParameterizedTest
    @CsvSource({"3", "5", "7"})
    void oneMoreDirectionThanTheDegreeIsExact(int degree) {
        SplittableRandom random = new SplittableRandom(degree);
        PolynomialField field = new PolynomialField(degree, FlowChecks.normal(random, PolynomialField.terms(degree)),
                FlowChecks.normal(random, PolynomialField.terms(degree)));
        assertTrue(residual(field, degree + 1) < 1e-12, () -> "residual " + residual(field, degree + 1));
        assertTrue(residual(field, degree - 1) > 1e-3, () -> "with fewer directions it is not");
        assertTrue(residual(field, degree + 3) < 1e-12);
    }

    /** Relative to the largest value of the field in the square. */
    private static double residual(PolynomialField field, int directions) {
        Field sum = DirectionSum.of(field, directions).field();
        double worst = 0;
        double largest = 0;
        for (double[] place : Box.grid()) {
            double[] a = field.at(place[0], place[1]);
            double[] b = sum.at(place[0], place[1]);
            worst = Math.max(worst, Math.hypot(a[0] - b[0], a[1] - b[1]));
            largest = Math.max(largest, Math.hypot(a[0], a[1]));
        }
        return worst / largest;
    }

    @Test
    void theFieldResidualOfTheCommandIsRounding() {
        assertTrue(row(Splitting.of(PlaneMap.CUBIC, null, null), Scheme.LIE, 1).fieldResidual() < 1e-12);
        assertTrue(row(Splitting.of(PlaneMap.CUBIC, null, 3), Scheme.LIE, 1).fieldResidual() > 1e-3);
    }

    @Test
    void aFieldThatIsNoPolynomialHasTheFloorOfItsFit() {
        double last = Double.POSITIVE_INFINITY;
        for (int degree : new int[] {3, 5, 7}) {
            Splitting splitting = Splitting.of(PlaneMap.VORTEX, degree, null);
            Splitting.Row row = row(splitting, Scheme.STRANG, 64);
            assertTrue(splitting.floor() < last, "a higher degree fits better");
            assertEquals(splitting.floor(), row.error(), .01 * splitting.floor());
            assertTrue(row.ownError() < 1e-3 * row.error());
            last = splitting.floor();
        }
        assertEquals(0, Splitting.of(PlaneMap.CUBIC, null, null).floor());
    }

    /** The steps converge to the flow of the sum, which is not that of the polynomial then. */
    @ParameterizedTest
    @CsvSource({"CUBIC, 3", "CUBIC, 2", "VORTEX, 5", "VORTEX, 4"})
    void withTooFewDirectionsThereIsAFloorThatNoStepsRemove(PlaneMap map, int angles) {
        Splitting splitting = Splitting.of(map, null, angles);
        Splitting.Row some = row(splitting, Scheme.STRANG, 32);
        Splitting.Row many = row(splitting, Scheme.STRANG, 128);
        assertTrue(splitting.floor() > 1e-3, "floor " + splitting.floor());
        assertEquals(splitting.floor(), many.error(), .01 * splitting.floor());
        assertEquals(16, some.ownError() / many.ownError(), 1, "the scheme has its order beside what it converges to");
    }

    /** 173 MB before: two numbers for each of the millions of steps of the method of Runge and Kutta. */
    @Test
    void theReferenceMapsLeaveNoArraysBehind() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        Splitting.of(PlaneMap.VORTEX, 5, 6);
        long used = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(used < 16 << 20, used + " bytes");
    }

    @Test
    void theConditionNumberIsThatOfTheMap() {
        Splitting splitting = Splitting.of(PlaneMap.CUBIC, null, null);
        assertEquals(row(splitting, Scheme.STRANG, 128).kappaMax(), row(splitting, Scheme.STRANG, 16).kappaMax(), .01);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThrows(InvalidInputException.class, () -> Splitting.of(PlaneMap.CUBIC, 5, null));
        assertThrows(InvalidInputException.class, () -> Splitting.of(PlaneMap.VORTEX, 8, null));
        assertThrows(InvalidInputException.class, () -> Splitting.of(PlaneMap.VORTEX, 2, null));
        assertThrows(InvalidInputException.class, () -> Splitting.of(PlaneMap.VORTEX, null, 0));
        assertThrows(InvalidInputException.class, () -> Splitting.requireSteps(0));
        assertThrows(InvalidInputException.class, () -> Splitting.requireSteps(1_000_000));
    }
}
