package org.pushforward.lab.session;

import java.util.concurrent.Executor;

/** What happens to one page, as it tells the {@link UndoStack}. For the JavaFX thread. */
public final class Edits {

    private final UndoStack stack;
    private final Kept page;
    private final Runnable show;
    private final Executor later;
    private Memento last;
    private String action = "";
    private boolean pending;

    Edits(UndoStack stack, Kept page, Runnable show, Executor later) {
        this.stack = stack;
        this.page = page;
        this.show = show;
        this.later = later;
        last = page.memento();
    }

    /**
     * Something may have changed; what happens now is one edit.
     *
     * @param newAction what it was, where the values that changed do not tell: "reset"; else empty
     */
    public void changed(String newAction) {
        if (!newAction.isEmpty()) {
            action = newAction;
        }
        if (!pending) {
            pending = true;
            later.execute(this::flush);
        }
    }

    /** Writes down what has happened since the last time. */
    void flush() {
        if (!pending) {
            return;
        }
        Memento now = page.memento();
        pending = false;
        Memento before = last;
        last = now;
        String told = action;
        action = "";
        // The first runs of a page are nothing that anybody did.
        boolean begins = before.runs() == null && before.values().equals(now.values());
        if (!now.equals(before) && !begins) {
            stack.push(this, before, now, told);
        }
    }

    void restore(Memento memento) {
        show.run();
        page.restore(memento);
        last = page.memento();
        pending = false;
        action = "";
    }

    Kept page() {
        return page;
    }
}
