package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;

class InterventionsTest {

    private static final Intervention BEGUN = new Intervention(0, 1, 1);
    private static final Intervention TEN = new Intervention(10, 2, 0.5);
    private static final Intervention TWENTY = new Intervention(20, 3, 0);
    private static final Interventions BOTH = new Interventions(List.of(TEN, TWENTY));

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "9, 1", "10, 2", "19, 2", "20, 3", "1000000, 3"})
    void theLastOneCounts(long step, double rate) {
        assertEquals(rate, BOTH.inForce(step, BEGUN).rate());
        assertSame(BEGUN, Interventions.NONE.inForce(step, BEGUN));
    }

    @Test
    void aNewOneEndsWhatWasPlanned() {
        Intervention fifteen = new Intervention(15, 4, 1);
        assertEquals(List.of(TEN, fifteen), BOTH.with(fifteen).list());
        assertEquals(List.of(new Intervention(10, 9, 1)), BOTH.with(new Intervention(10, 9, 1)).list());
        assertEquals(List.of(TEN), BOTH.upTo(19).list());
        assertEquals(BOTH, BOTH.upTo(20));
    }

    @Test
    void thePaddingIsOfTheRunsDimensions() {
        assertEquals(Padding.gaussian(3, 0.5), TEN.padding(Padding.zero(3)));
        assertEquals(Padding.gaussian(3, 0.5), TEN.padding(Padding.gaussian(3)));
        assertEquals(Padding.zero(3), TWENTY.padding(Padding.zero(3)));
        assertFalse(TWENTY.padding(Padding.gaussian(3)).hasDensity());
        assertEquals(Padding.none(), TEN.padding(Padding.none()));
    }

    @Test
    void refusesWhatNoRunCanHave() {
        assertRefused("step 10 does not come after step 20", () -> new Interventions(List.of(TWENTY, TEN)));
        assertRefused("one a step", () -> new Interventions(List.of(TEN, TEN)));
        assertRefused("rate", () -> new Intervention(1, 0, 1));
        assertRefused("rate", () -> new Intervention(1, Double.NaN, 1));
        assertRefused("rate", () -> new Intervention(1, Double.POSITIVE_INFINITY, 1));
        assertRefused("noise level", () -> new Intervention(1, 1, 1.5));
        assertRefused("noise level", () -> new Intervention(1, 1, Double.NaN));
        assertRefused("step 0 or later", () -> new Intervention(-1, 1, 1));
        assertRefused("without padding", () -> TrainingConfig.defaults().withInterventions(BOTH));
    }

    private static void assertRefused(String part, Runnable making) {
        String message = assertThrows(InvalidInputException.class, making::run).getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count());
    }
}
