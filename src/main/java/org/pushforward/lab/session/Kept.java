package org.pushforward.lab.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.pushforward.train.RunState;

/** What a page gives to be undone and to be kept from one day to the next. For the JavaFX thread. */
public interface Kept {

    /** Of {@link #views}: the step that the runs are looked back at, missing while their present is shown. What is written of a run has it. */
    String SHOWN_STEP = "step";

    /** Of a page without runs. */
    static Kept of(Cells settings, Cells views) {
        return of(settings, views, edits -> { });
    }

    /**
     * Of a page without runs that has results which took long: they are among its settings, and each is an edit by itself.
     *
     * @param results has the edits told, from now on, what a result that came is called
     */
    static Kept of(Cells settings, Cells views, Consumer<Edits> results) {
        return new Kept() {
            @Override
            public Cells settings() {
                return settings;
            }

            @Override
            public Cells views() {
                return views;
            }

            @Override
            public void tell(Edits newEdits) {
                Kept.super.tell(newEdits);
                results.accept(newEdits);
            }
        };
    }

    /** What is undone: settings. */
    Cells settings();

    /** What is kept without being undone: what is looked at, and from where. Set after the runs are there. */
    default Cells views() {
        return new Cells();
    }

    /** The page as it stands. */
    default Memento memento() {
        return new Memento(settings().values(), null);
    }

    /** Brings the page back to a memento of its own. */
    default void restore(Memento memento) {
        settings().setValues(memento.values());
    }

    /** The runs of the page as they stand; without those that have not begun, or could not; none for a page without. Comes on any thread. */
    default CompletableFuture<List<RunState>> runs() {
        return CompletableFuture.completedFuture(List.of());
    }

    /**
     * Becomes what was kept, at rest; to be called before the page is seen.
     *
     * @param texts of the settings
     */
    default void open(Map<String, String> texts, List<RunState> runs) {
        settings().setTexts(texts);
    }

    /** Becomes what it was at first, as one edit. @param values that its settings had then */
    default void beginAnew(Map<String, Object> values) {
        settings().setValues(values);
    }

    /** The page tells what happens to it, from now on. */
    default void tell(Edits newEdits) {
        settings().onChange(() -> newEdits.changed(""));
    }
}
