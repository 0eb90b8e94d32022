package org.pushforward.lab.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.pushforward.train.KeptState;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;

/**
 * What was done in the window, so that it can be undone and done again: settings, and the runs that a change ended, whole. For the JavaFX thread.
 *
 * <p>Runs take memory: together those that can be brought back have a budget. Where it does not do, runs keep less of their pasts, the oldest first.
 * Where that does not do, either, the oldest edits that hold runs are forgotten, with what was done on their page before; the newest edit is always
 * kept, and so is one that holds no run. The points of files that runs learned have a budget of their own, in which a large table has room.
 */
public final class UndoStack {

    private static final int MOST = 1_000;
    /** Of the heap the points of files have one part of so many. */
    private static final int PART = 12;
    /** A hand that goes on changing the same is one edit. */
    private static final long TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

    private final Executor later;
    private final LongSupplier clock;
    private final long budget;
    private final long budgetOfPoints;
    private final List<Edits> pages = new ArrayList<>();
    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoWords = new ReadOnlyStringWrapper(this, "undoWords", "");
    private final ReadOnlyStringWrapper redoWords = new ReadOnlyStringWrapper(this, "redoWords", "");
    private boolean held;
    /** When the edit that may still grow was changed last. */
    private long touched;
    private boolean growing;

    private record Edit(Edits page, Memento before, Memento after, String action) {

        String words() {
            String values = page.page().settings().words(before, after);
            return action.isEmpty() ? values.isEmpty() ? "new run" : values : action;
        }

        List<Memento.Runs> runs() {
            return Stream.of(before, after).map(Memento::runs).filter(Objects::nonNull).toList();
        }

        /** Whether another edit is of the same settings, by a hand. */
        boolean isLike(Edit other) {
            return page == other.page && action.isEmpty() && other.action.isEmpty()
                    && page.page().settings().told(before, after).equals(page.page().settings().told(other.before, other.after));
        }
    }

    /** The runs together may take as much as one run's own past. */
    public UndoStack(Executor later) {
        this(later, System::nanoTime, Timeline.budgetOfHeap(), Runtime.getRuntime().maxMemory() / PART);
    }

    /**
     * @param later  runs something on the window's thread after what goes on now
     * @param clock  nanoseconds
     * @param budget bytes that the states of runs may take
     */
    public UndoStack(Executor later, LongSupplier clock, long budget) {
        this(later, clock, budget, Long.MAX_VALUE);
    }

    /** As above. @param budgetOfPoints bytes that the points of files may take */
    public UndoStack(Executor later, LongSupplier clock, long budget, long budgetOfPoints) {
        this.later = later;
        this.clock = clock;
        this.budget = budget;
        this.budgetOfPoints = budgetOfPoints;
    }

    /** Takes a page in. @param show turns to it, so that what is undone is seen */
    public void add(Kept page, Runnable show) {
        Edits edits = new Edits(this, page, show, later);
        pages.add(edits);
        page.tell(edits);
    }

    /** A mouse button is held: what it changes is one edit until it is released. */
    public void setHeld(boolean nowHeld) {
        held = nowHeld;
        touched = clock.getAsLong();
    }

    void push(Edits page, Memento before, Memento after, String action) {
        Edit edit = new Edit(page, before, after, action);
        Edit top = done.peekLast();
        undone.clear();
        if (growing && top != null && top.isLike(edit) && (held || clock.getAsLong() - touched < TOGETHER_NANOS)) {
            done.removeLast();
            edit = new Edit(page, top.before(), after, "");
        }
        done.addLast(edit);
        growing = true;
        touched = clock.getAsLong();
        trim();
        refresh();
    }

    private void trim() {
        while (done.size() > MOST) {
            done.removeFirst();
        }
        thin();
        forget(done);
        forget(undone);
    }

    /** Has runs keep as much less of their pasts as is needed, those that are furthest from being brought back first. */
    private void thin() {
        Set<Memento.Runs> runs = new LinkedHashSet<>();
        Stream.concat(done.stream(), undone.stream()).forEach(edit -> runs.addAll(edit.runs()));
        List<Memento.Runs> next = nextRuns();
        next.forEach(runs::remove);
        runs.addAll(next);
        long over = heldBytes() - budget;
        for (Iterator<Memento.Runs> each = runs.iterator(); over > 0 && each.hasNext();) {
            if (each.next().thin(over)) {
                over = heldBytes() - budget;
            }
        }
    }

    /** The runs of the edits that come undone or are done again next. */
    private List<Memento.Runs> nextRuns() {
        return Stream.of(done, undone).map(Deque::peekLast).filter(Objects::nonNull).flatMap(edit -> edit.runs().stream()).toList();
    }

    /** Forgets the edits furthest from now that hold runs, as far as is needed; of their page also what lies beyond them, which leads there. */
    private void forget(Deque<Edit> edits) {
        while (heldBytes() > budget || pointBytes() > budgetOfPoints) {
            Predicate<Memento.Runs> holds = heldBytes() > budget ? runs -> !runs.held().isEmpty() : runs -> !runs.points().isEmpty();
            List<Memento.Runs> next = nextRuns();
            Optional<Edit> furthest = edits.stream()
                    .filter(edit -> edit.runs().stream().anyMatch(runs -> !next.contains(runs) && holds.test(runs))).findFirst();
            if (furthest.isEmpty()) {
                return;
            }
            Iterator<Edit> each = edits.iterator();
            for (Edit edit = null; edit != furthest.get();) {
                edit = each.next();
                if (edit.page() == furthest.get().page()) {
                    each.remove();
                }
            }
        }
    }

    /** Bytes of the runs that can be brought back. */
    public long heldBytes() {
        Set<KeptState> states = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.concat(done.stream(), undone.stream()).flatMap(edit -> edit.runs().stream()).forEach(runs -> states.addAll(runs.held()));
        return RunState.bytes(states);
    }

    /** Bytes of the points of files that these runs learned, each table counted once. */
    public long pointBytes() {
        return Stream.concat(done.stream(), undone.stream()).flatMap(edit -> edit.runs().stream()).flatMap(runs -> runs.points().stream()).distinct()
                .mapToLong(cloud -> (long) Double.BYTES * cloud.points().values().length).sum();
    }

    /** @return whether there was anything to undo */
    public boolean undo() {
        pages.forEach(Edits::flush);
        Edit edit = done.pollLast();
        if (edit == null) {
            return false;
        }
        edit.page().restore(edit.before());
        undone.addLast(edit);
        settle();
        return true;
    }

    /** @return whether there was anything to do again */
    public boolean redo() {
        pages.forEach(Edits::flush);
        Edit edit = undone.pollLast();
        if (edit == null) {
            return false;
        }
        edit.page().restore(edit.after());
        done.addLast(edit);
        settle();
        return true;
    }

    private void settle() {
        growing = false;
        trim();
        refresh();
    }

    private void refresh() {
        undoWords.set(done.isEmpty() ? "" : done.peekLast().words());
        redoWords.set(undone.isEmpty() ? "" : undone.peekLast().words());
    }

    /** What {@link #undo} undoes: "couplings 8 to 12"; empty for nothing. */
    public ReadOnlyStringProperty undoWordsProperty() {
        return undoWords.getReadOnlyProperty();
    }

    /** What {@link #redo} does again; empty for nothing. */
    public ReadOnlyStringProperty redoWordsProperty() {
        return redoWords.getReadOnlyProperty();
    }
}
