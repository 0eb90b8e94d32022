package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.Padding;

/** What held-out points and their padding happen to be is no part of the gap. */
class PairedGapTest {

    private static HistoryRow first(Padding padding) {
        try (Trainer trainer = new Trainer(TrainingConfig.defaults().withPadding(padding), 1)) {
            return trainer.snapshot(0).history().get(0);
        }
    }

    /** Before the first step a flow is the identity on its padding, whose own law it so has right: nothing of it may stand in the gap. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void paddingThatIsRightAddsNothing(int dimensions) {
        HistoryRow without = first(Padding.none());
        HistoryRow with = first(Padding.gaussian(dimensions));
        assertEquals(without.gap(), with.gap(), 1e-10);
        assertEquals(without.gapError(), with.gapError(), 1e-10);
        assertEquals(with.nll() - with.floorOfPoints(), with.gap(), 1e-12);
        // The likelihood itself has the padding's draws in it, and its error says so.
        assertTrue(with.get(HistoryMetric.NLL_ERROR) > without.get(HistoryMetric.NLL_ERROR), with + " and " + without);
    }
}
