package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.Test;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Kept;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.train.RunState;

/** Runs whose pasts take as much as all that can be undone may take: one of them does, as in a window with a small heap. */
class UndoBudgetTest extends SettledTrain {

    private static final int STEPS = 160;

    private final StringProperty word = new SimpleStringProperty("first");

    /** Its state is kept every eight steps. */
    UndoBudgetTest() {
        super(tiny(1024, 100));
    }

    private RunState train() {
        train(STEPS);
        return run();
    }

    @Override
    UndoStack undo(long budget) {
        UndoStack undo = super.undo(budget);
        undo.add(Kept.of(new Cells().add("word", word, text -> text), new Cells()), () -> { });
        settle();
        return undo;
    }

    private void undo(UndoStack undo) {
        assertTrue(undo.undo());
        settle();
    }

    private static void assertSame(RunState expected, RunState actual) {
        assertEquals(expected.config().seed(), actual.config().seed());
        assertEquals(STEPS, actual.step());
        assertArrayEquals(expected.checkpoint().parameters(), actual.checkpoint().parameters());
        assertArrayEquals(expected.checkpoint().secondMoment(), actual.checkpoint().secondMoment());
        assertEquals(expected.history(), actual.history());
    }

    @Test
    void runsGiveUpOfTheirPastsBeforeAnyIsForgotten() {
        RunState first = train();
        assertEquals(20, first.past().size());
        UndoStack undo = undo(first.bytes());
        word.set("second");
        settle();
        model.settings().rate.set(5e-3);
        settle();
        List<RunState> runs = new ArrayList<>(List.of(first));
        for (int i = 0; i < 3; i++) {
            controller.newSeed();
            settle();
            assertTrue(undo.heldBytes() <= first.bytes(), undo.heldBytes() + " of " + first.bytes() + " bytes");
            runs.add(train());
        }
        for (int i = 2; i >= 0; i--) {
            undo(undo);
            assertTrue(undo.heldBytes() <= first.bytes(), undo.heldBytes() + " of " + first.bytes() + " bytes");
            RunState back = run();
            assertSame(runs.get(i), back);
            // What is looked back at begins at 0, and the last that was put aside has more of it than the first.
            assertEquals(0, back.past().get(0).step());
            assertTrue(back.past().size() >= 2 && (i < 2 || back.past().size() > 5), back.past().size() + " states of run " + i);
        }
        undo(undo);
        assertEquals(2e-3, model.settings().rate.get());
        assertSame(first, run());
        undo(undo);
        assertEquals("first", word.get());
        assertFalse(undo.undo());
        for (int i = 0; i < 5; i++) {
            assertTrue(undo.redo());
            settle();
        }
        assertSame(runs.get(3), run());
        assertEquals("second", word.get());
    }

    @Test
    void whereEvenThatDoesNotDoEditsWithoutRunsStay() {
        train();
        UndoStack undo = undo(1);
        word.set("second");
        settle();
        controller.newSeed();
        settle();
        RunState second = train();
        controller.newSeed();
        settle();
        train();
        assertTrue(undo.undoWordsProperty().get().startsWith("seed "), undo.undoWordsProperty().get());
        undo(undo);
        assertSame(second, run());
        undo(undo);
        assertEquals("first", word.get());
        assertEquals(second.config().seed(), model.settings().seed.get());
        assertFalse(undo.undo());
    }
}
