package org.pushforward.lab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pushforward.lab.page.Page;

class PageSlotTest {

    private final List<String> told = new ArrayList<>();
    private final PageSlot<Empty> slot = new PageSlot<>(Empty.class, "Two words", "fth-grid", Empty::new);

    private final class Empty implements Page {

        Empty() {
            told.add("made");
        }

        @Override
        public Face face() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void focusFirst() {
        }

        @Override
        public void end() {
            told.add("ended");
        }
    }

    @Test
    void aPageThatWasOnlyMadeReadyHasNothingToKeep() {
        slot.setOnMade(page -> told.add("wanted"));
        Page page = slot.prepare();
        assertTrue(slot.isPrepared());
        assertEquals(Optional.empty(), slot.made());
        assertSame(page, slot.page());
        assertSame(page, slot.prepare());
        assertSame(page, slot.page());
        assertEquals(Optional.of(page), slot.made());
        assertEquals(List.of("made", "wanted"), told);
    }

    @Test
    void itIsEndedWantedOrNotAndOnlyIfItIsThere() {
        slot.end();
        assertFalse(slot.isPrepared());
        slot.prepare();
        slot.end();
        assertEquals(List.of("made", "ended"), told);
        assertEquals("two-words", slot.id());
    }
}
