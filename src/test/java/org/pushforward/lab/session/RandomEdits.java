package org.pushforward.lab.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import org.pushforward.lab.control.ChoiceSetting;

/** Makes a page many different edits, takes all of them back, and does them again. */
public final class RandomEdits {

    private static final int EDITS = 200;

    /** What the window's thread is to do after what goes on now. */
    public final Queue<Runnable> later;
    private long now;
    private final UndoStack undo;
    private final Kept page;

    public RandomEdits(Kept page, Queue<Runnable> later) {
        this.page = page;
        this.later = later;
        undo = new UndoStack(later::add, () -> now, 64 << 20);
        undo.add(page, () -> { });
        settle();
    }

    /** Of a page that does all at once. */
    public RandomEdits(Kept page) {
        this(page, new ArrayDeque<>());
    }

    /** Does what waits; then time passes, so that the next edit is one of its own. */
    public void settle() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        now += 2_000_000_000L;
    }

    /** Another choice. */
    public static <T> void choose(ChoiceSetting<T> setting, Random random) {
        setting.set(setting.choices().get(random.nextInt(setting.choices().size())));
    }

    /**
     * @param edit   one of many
     * @param atEnds is run where all is as it was before the first edit, and where all is done again
     */
    public void requireUndone(Consumer<Random> edit, Runnable atEnds) {
        Random random = new Random(3);
        Map<String, Object> begin = page.settings().values();
        for (int i = 0; i < EDITS; i++) {
            edit.accept(random);
            settle();
        }
        Map<String, Object> end = page.settings().values();
        assertNotEquals(begin, end);
        int undone = 0;
        for (; undo.undo(); undone++) {
            settle();
        }
        // An edit that sets what was set is none.
        assertTrue(undone > EDITS / 3, undone + " edits were undone");
        assertEquals(begin, page.settings().values());
        atEnds.run();
        int redone = 0;
        for (; undo.redo(); redone++) {
            settle();
        }
        assertEquals(undone, redone);
        assertEquals(end, page.settings().values());
    }
}
