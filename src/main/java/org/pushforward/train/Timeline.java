package org.pushforward.train;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The steps of a run that can be gone back to at once: parameters and Adam's moments, within a bound on memory. Step 0 and the newest step are always
 * kept; in between the steps are evenly spaced. When there is no room for another, every second one is dropped, so the distance doubles, and a run of
 * any length has between half of what fits and all of it. {@link Trainer#seek} reaches the steps in between.
 *
 * <p>Fed by the {@link Trainer} that it is given to. Safe for use by several threads.
 */
public final class Timeline {

    /** 48 MiB, some 110 steps of the flow that the lab opens with. */
    public static final long DEFAULT_BUDGET = 48L << 20;
    /** Of the heap: what trains, its pictures and its lenses need the rest. */
    private static final int PART = 16;

    private final long budget;
    private final NavigableMap<Long, KeptState> entries = new TreeMap<>();
    /** Entries stand at its multiples, except for the newest. */
    private long stride = 1;
    private long bytes;

    /** @param budget bytes that entries may take; a flow of which not even two fit has two all the same */
    public Timeline(long budget) {
        this.budget = budget;
    }

    /** Bytes that the pasts of the runs of one place may take, those of a page or those put aside: {@link #DEFAULT_BUDGET}, less in a small heap. */
    public static long budgetOfHeap() {
        return Math.min(DEFAULT_BUDGET, Runtime.getRuntime().maxMemory() / PART);
    }

    /** Adds the newest step. What was there at its step and later is dropped: the run has gone back. */
    synchronized void add(KeptState state) {
        forgetAfter(state.step() - 1);
        // The last one was there as the newest; from now on it needs a place in the order.
        if (!entries.isEmpty() && entries.lastKey() % stride != 0) {
            bytes -= entries.pollLastEntry().getValue().bytes();
        }
        entries.put(state.step(), state);
        bytes += state.bytes();
        fit();
    }

    /** Drops every second entry until the rest fit. */
    private void fit() {
        while (bytes > budget && entries.size() > 2) {
            stride *= 2;
            long newest = entries.lastKey();
            entries.keySet().removeIf(step -> step % stride != 0 && step != newest);
            bytes = entries.values().stream().mapToLong(KeptState::bytes).sum();
        }
    }

    /**
     * Takes over the entries of another timeline, in place of its own.
     *
     * @param states      in the order of their steps
     * @param theirStride of the timeline that they are from; where they do not fit, this one's becomes a multiple of it
     */
    synchronized void set(List<KeptState> states, long theirStride) {
        entries.clear();
        states.forEach(state -> entries.put(state.step(), state));
        stride = theirStride;
        bytes = states.stream().mapToLong(KeptState::bytes).sum();
        fit();
    }

    /** The entries, in order. */
    synchronized List<KeptState> states() {
        return List.copyOf(entries.values());
    }

    synchronized long stride() {
        return stride;
    }

    /** Drops the entries after a step: the run goes on from there. */
    synchronized void forgetAfter(long step) {
        NavigableMap<Long, KeptState> later = entries.tailMap(step, false);
        later.values().forEach(state -> bytes -= state.bytes());
        later.clear();
    }

    /**
     * The last entry at or before a step that is of a run with these changes. The run may have gone back and on with others, and then a later entry
     * is none of theirs; a state is a function of the settings and of the changes before it.
     */
    synchronized KeptState nearest(long step, Interventions interventions) {
        return entries.headMap(step, true).descendingMap().values().stream()
                .filter(state -> state.interventions().upTo(state.step() - 1).equals(interventions.upTo(state.step() - 1)))
                .findFirst().orElseThrow(() -> none(step));
    }

    private static IllegalArgumentException none(long step) {
        return new IllegalArgumentException("no step at or before " + step + " is kept");
    }

    /** The steps that are kept, in order. */
    public synchronized List<Long> steps() {
        return List.copyOf(entries.keySet());
    }

    /**
     * The run at the last step that is kept at or before a step.
     *
     * @throws IllegalArgumentException if there is none: the timeline is empty, or was begun at a later step
     */
    public Checkpoint atOrBefore(long step) {
        return entryAtOrBefore(step).toCheckpoint();
    }

    private synchronized KeptState entryAtOrBefore(long step) {
        if (entries.isEmpty() || entries.firstKey() > step) {
            throw none(step);
        }
        return entries.floorEntry(step).getValue();
    }

    /** In use by entries. */
    public synchronized long bytes() {
        return bytes;
    }

    /** Bytes that entries may take. */
    public long budget() {
        return budget;
    }
}
