package org.pushforward.instrument.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;

/** Every kind of matrix is made and factored within the bounds, and what cannot be is refused in words. */
class FactorInstrumentTest {

    private final FactorInstrument instrument = new FactorInstrument();

    private LinearReading own(String text, Scales scales) {
        return instrument.read(new MatrixRequest(MatrixKind.OWN, 8, 1, 0, text, scales, 12, false));
    }

    @ParameterizedTest
    @EnumSource(MatrixKind.class)
    void everyKindIsFactoredWithinTheBounds(MatrixKind kind) {
        LinearReading reading = instrument.read(new MatrixRequest(kind, 6, 1, 2, "2 1\n0 3", Scales.POSITIVE, 12, false));
        assertEquals("", reading.refusal());
        assertFalse(reading.words().isBlank());
        assertEquals(kind == MatrixKind.CONVOLUTION, reading.picture() != null);
        for (Route route : Route.values()) {
            RouteReading of = reading.of(route);
            assertTrue(of.factorization().count() <= route.bound(), route + ": " + of.factorization().count());
            assertTrue(of.accuracy().residual() <= route.tolerance(), route + ": " + of.accuracy().residual());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 0;3 2 | 1", "2 1;1 2 | 2", "-1 1;-1 -1 | 3", "-1 0;0 -1 | 4"})
    void smallMatricesAreClassified(String text, int least) {
        LinearReading reading = own(text, Scales.POSITIVE);
        assertEquals(least, reading.least());
        assertEquals(least, reading.of(Route.SHORTEST).factorization().count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 1;1 0 | negative", "1 2;2 4 | singular", "1 0 0;0 1 0;0 0 1 | even", "1 2 | not square"})
    void whatNoRouteTakesIsRefusedInASentence(String text, String words) {
        LinearReading reading = own(text, Scales.POSITIVE);
        assertTrue(reading.refusal().contains(words), reading.refusal());
        assertTrue(reading.refusal().endsWith(".") && Character.isUpperCase(reading.refusal().charAt(0)), reading.refusal());
        assertEquals(0, reading.least());
        assertTrue(reading.routes().stream().noneMatch(RouteReading::isDone));
        assertTrue(reading.words().contains(words), reading.words());
    }

    @Test
    void whatMirrorsIsToldWhatToDoAndALargerMatrixWhatItIs() {
        LinearReading small = own("0 1;1 0", Scales.POSITIVE);
        assertTrue(small.words().endsWith("or drag one arrow across the other."), small.words());
        assertFalse(small.words().contains(small.refusal()), small.words());
        LinearReading large = own("0 1 0 0;1 0 0 0;0 0 1 0;0 0 0 1", Scales.POSITIVE);
        assertTrue(large.words().startsWith("Your matrix, 4 × 4, ") && large.words().endsWith(". " + large.refusal()), large.words());
    }

    @Test
    void negativeScalesMakeANegativeDeterminant() {
        LinearReading reading = own("0 1;1 0", Scales.ANY_SIGN);
        assertEquals("", reading.refusal());
        assertEquals(3, reading.least());
    }

    @Test
    void aRouteThatRefusesSaysWhyWhileTheOthersStand() {
        String rows = "1.000000001 1 1 1 1 1;1 1.000000001 1 1 1 1;1 1 1.000000001 1 1 1;1 1 1 1.000000001 1 1;1 1 1 1 1.000000001 1;"
                + "1 1 1 1 1 1.000000001";
        LinearReading reading = own(rows, Scales.POSITIVE);
        assertEquals("", reading.refusal());
        assertTrue(reading.of(Route.STABLE).isDone());
        assertFalse(reading.of(Route.SHORTEST).isDone());
        assertTrue(reading.of(Route.SHORTEST).refusal().startsWith("Six factors exist for this matrix"), reading.of(Route.SHORTEST).refusal());
        assertEquals("Refused: take the stable route.", reading.of(Route.SHORTEST).brief());
    }

    @Test
    void whatIsNoMatrixHasNoReadings() {
        LinearReading reading = own("what", Scales.POSITIVE);
        assertNull(reading.matrix());
        assertNull(reading.of(Route.LUP));
        assertTrue(reading.refusal().contains("what"), reading.refusal());
    }

    @Test
    void witnessesSayWhatTheyNeedUnderTheScalesInForce() {
        LinearReading positive = instrument.read(new MatrixRequest(MatrixKind.WITNESS, 6, 1, 0, "", Scales.POSITIVE, 12, false));
        assertEquals(6, positive.least());
        assertNotNull(positive.of(Route.SHORTEST).factorization());
        assertTrue(positive.roots().left().stream().allMatch(root -> root.real() > 0));
        assertTrue(positive.roots().right().stream().anyMatch(root -> root.real() < 0));
        LinearReading any = instrument.read(new MatrixRequest(MatrixKind.WITNESS, 6, 1, 0, "", Scales.ANY_SIGN, 12, false));
        assertEquals(0, any.least());
        assertNull(any.roots());
        assertTrue(any.words().contains("fewer may do"), any.words());
    }
}
