package org.pushforward.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of a run are bounded in number, and what was published stays as it was. */
class HistoryTest {

    private static HistoryRow row(long step) {
        return new HistoryRow(step, new double[2][5]);
    }

    private static History record(HistorySpec spec, long steps) {
        History history = new History(spec);
        for (long step = 0; step <= steps; step++) {
            if (spec.isKept(step, step)) {
                history.add(row(step));
            }
        }
        return history;
    }

    private static List<Long> steps(History history) {
        return history.view().stream().map(HistoryRow::step).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 100})
    void isBoundedOver100000Steps(int every) {
        HistorySpec spec = new HistorySpec(every, 16, 8);
        History history = new History(spec);
        for (long step = 0; step <= 100_000; step++) {
            if (spec.isKept(step, step)) {
                history.add(row(step));
                // Those of steps 0, 1, 2, 5, 10, 20 and 50 come on top.
                assertTrue(history.view().size() <= HistorySpec.MOST_ROWS + 7, "at step " + step);
                assertEquals(step, history.view().get(history.view().size() - 1).step());
            }
        }
        assertTrue(history.view().size() >= Math.min(HistorySpec.MOST_ROWS / 2, 100_000 / every));
    }

    @Test
    void rowsStayEvenlySpaced() {
        History history = record(new HistorySpec(1, 16, 8), 100_000);
        List<Long> late = steps(history).stream().filter(step -> step > 50).toList();
        for (int i = 1; i < late.size(); i++) {
            assertEquals(16, late.get(i) - late.get(i - 1));
        }
        assertTrue(steps(history).containsAll(List.of(0L, 1L, 2L, 5L, 10L, 20L, 50L)));
    }

    @Test
    void shortRunsKeepEveryRow() {
        assertEquals(10_001, record(new HistorySpec(1, 16, 8), 10_000).view().size());
    }

    /** A run that goes on from a saved history has the rows of one that was never interrupted. */
    @ParameterizedTest
    @ValueSource(longs = {60, 9_999, 10_000, 10_001, 10_002, 20_001, 33_333})
    void goesOnFromASavedHistory(long saved) {
        HistorySpec spec = new HistorySpec(1, 16, 8);
        History resumed = new History(spec);
        resumed.set(record(spec, saved).view());
        for (long step = saved + 1; step <= 50_000; step++) {
            if (spec.isKept(step, step)) {
                resumed.add(row(step));
            }
        }
        assertEquals(steps(record(spec, 50_000)), steps(resumed));
    }

    @Test
    void whatWasPublishedStaysAsItWas() {
        HistorySpec spec = new HistorySpec(1, 16, 8);
        History history = record(spec, 500);
        List<HistoryRow> published = history.view();
        List<HistoryRow> copy = List.copyOf(published);
        history.set(History.upTo(100, history.view()));
        for (long step = 101; step <= 30_000; step++) {
            if (spec.isKept(step, step)) {
                history.add(row(step));
            }
        }
        assertEquals(copy, published);
        assertThrows(UnsupportedOperationException.class, () -> published.set(0, row(3)));
        assertEquals(List.of(0L, 1L, 2L, 3L), History.upTo(3, published).stream().map(HistoryRow::step).toList());
        assertEquals(List.of(), History.upTo(-1, published));
        assertEquals(copy, History.upTo(1000, published));
    }
}
