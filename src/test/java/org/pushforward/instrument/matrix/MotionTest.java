package org.pushforward.instrument.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.chart.Theme;
import org.pushforward.theory.image.SamplePicture;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;

/** The motion begins at the identity, ends at the matrix, and is continuous between. */
class MotionTest {

    private static final double EXACT = 1e-12;

    private static Factorization factorization(int size, Route route) {
        return Factorization.of(Ensemble.GAUSS.draw(size, 3, 0), route, Scales.POSITIVE);
    }

    private static Motion motion(Factorization factorization) {
        return new Motion(factorization.target(), factorization.factors(), null);
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void goesFromTheIdentityToTheMatrix(Route route) {
        Factorization factorization = factorization(4, route);
        Motion motion = motion(factorization);
        assertEquals(0, SquareMatrix.identity(4).relativeDistance(motion.product(0)));
        assertTrue(factorization.target().relativeDistance(motion.product(factorization.count())) < 1e-8);
        SquareMatrix lastTwo = factorization.factors().get(factorization.count() - 2).matrix()
                .times(factorization.factors().get(factorization.count() - 1).matrix());
        assertTrue(lastTwo.relativeDistance(motion.product(2)) < EXACT);
    }

    @Test
    void isContinuousWhereOneFactorGivesWayToTheNext() {
        Factorization factorization = factorization(4, Route.STABLE);
        Motion motion = motion(factorization);
        for (int k = 1; k < factorization.count(); k++) {
            assertTrue(motion.product(k).relativeDistance(motion.product(k - 1e-9)) < 1e-6);
            assertTrue(motion.product(k).relativeDistance(motion.product(k + 1e-9)) < 1e-6);
        }
    }

    @Test
    void partialCouplingsGrowFromTheIdentity() {
        LinearCoupling coupling = new LinearCoupling(LinearCoupling.Kind.UPPER, new double[] {4, -3}, new double[] {1, 2, 3, 4});
        LinearCoupling half = Motion.partial(coupling, 0.5);
        assertArrayEquals(new double[] {2, -1}, half.scale(), EXACT);
        assertArrayEquals(new double[] {0.5, 1, 1.5, 2}, half.shear(), EXACT);
        assertEquals(0, SquareMatrix.identity(4).relativeDistance(Motion.partial(coupling, 0).matrix()));
    }

    @Test
    void squareEndsAtTheColumnsOfTheMatrix() {
        Factorization factorization = factorization(2, Route.STABLE);
        Motion motion = motion(factorization);
        SquareMatrix t = factorization.target();
        double[] expected = {0, 0, t.get(0, 0), t.get(1, 0), t.get(0, 0) + t.get(0, 1), t.get(1, 0) + t.get(1, 1), t.get(0, 1), t.get(1, 1)};
        assertArrayEquals(expected, motion.square(factorization.count()), EXACT);
        assertArrayEquals(expected, new Motion(t, List.of(), null).square(0), EXACT);
        assertArrayEquals(new double[] {0, 0, 1, 0, 1, 1, 0, 1}, motion.square(0));
        assertTrue(motion.reach() >= Arrays.stream(expected).map(Math::abs).max().orElseThrow() - EXACT);
    }

    @Test
    void pictureBeginsAsItIs() {
        LinearReading reading = new FactorInstrument().read(new MatrixRequest(MatrixKind.CONVOLUTION, 8, 1, 0, "", Scales.POSITIVE, 12, false));
        Factorization factorization = reading.of(Route.STABLE).factorization();
        Motion motion = new Motion(factorization.target(), factorization.factors(), reading.picture());
        assertEquals(0, SamplePicture.read().largestDifference(motion.picture(0)));
        MotionFrame frame = new MotionInstrument().read(new MotionRequest(factorization.target(), factorization.factors(), reading.picture(), 1.5,
                false, 64, Theme.DARK, 1));
        assertNull(frame.window());
        assertEquals(64 * 64, frame.pixels().length);
    }

    @Test
    void axesStandStillUnderAHand() {
        MotionInstrument instrument = new MotionInstrument();
        SquareMatrix large = new SquareMatrix(2, new double[] {40, 0, 0, 40});
        SquareMatrix small = new SquareMatrix(2, new double[] {1, 0.5, 0, 1});
        Factorization first = Factorization.of(large, Route.STABLE, Scales.POSITIVE);
        Factorization second = Factorization.of(small, Route.STABLE, Scales.POSITIVE);
        double wide = frame(instrument, first, true).window().width();
        assertEquals(wide, frame(instrument, second, true).window().width());
        assertTrue(frame(instrument, Factorization.of(small, Route.LUP, Scales.POSITIVE), false).window().width() < wide);
        assertTrue(Arrays.stream(frame(instrument, second, false).pixels()).allMatch(pixel -> pixel >>> 24 == 255));
    }

    private static MotionFrame frame(MotionInstrument instrument, Factorization factorization, boolean dragged) {
        return instrument.read(new MotionRequest(factorization.target(), factorization.factors(), null, factorization.count(), dragged, 50,
                Theme.LIGHT, 1));
    }
}
