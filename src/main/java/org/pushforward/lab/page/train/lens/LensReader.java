package org.pushforward.lab.page.train.lens;

import java.util.List;
import java.util.concurrent.Executor;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.Turns;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.run.LensChoice;

/**
 * Reads the lenses that are looked through, one a turn, so that one that takes long delays the others by one reading and the budget of the worker
 * bounds them all together. A lens that nobody looks through is not read.
 */
final class LensReader implements Instrument<RunInput, LensChoice> {

    private final List<Slot<?, ?>> slots;
    private final FlowCache flows = new FlowCache();
    private final Turns turns = new Turns();
    private RunInput newest;
    private volatile boolean settled;

    /**
     * @param window shows what was read
     * @param wished called on the JavaFX thread when a view wishes its input to be read in another way, which it will be from now on
     */
    LensReader(List<Lens<?, ?>> lenses, Executor window, Runnable wished) {
        slots = lenses.stream().<Slot<?, ?>>map(lens -> new Slot<>(lens, window, () -> {
            settled = false;
            wished.run();
        })).toList();
    }

    /** From any thread. @param choice what is looked through */
    void look(LensChoice choice) {
        for (Slot<?, ?> slot : slots) {
            slot.seen = choice.equals(LensChoice.ALL) || choice.equals(slot.lens.choice());
        }
        settled = false;
    }

    /** From any thread. Whether those that are looked through have read all there is to be read of what came last. */
    boolean isSettled() {
        return settled;
    }

    /** Of one lens that has not read this input yet, or not to the end, if there is one. @return which it was; null if none */
    @Override
    public LensChoice read(RunInput input) {
        newest = input;
        Slot<?, ?> slot = slots.get(turns.next(slots.size(), i -> slots.get(i).wants(input)));
        return slot.wants(input) ? slot.read(input, flows) : null;
    }

    @Override
    public boolean canRefine() {
        boolean more = slots.stream().anyMatch(slot -> slot.wants(newest));
        settled = !more;
        return more;
    }

    /** One lens, its way to the window, and what the window wishes of it. */
    private static final class Slot<S, R> {

        private final Lens<S, R> lens;
        private final LatestValue<R> shown;
        private volatile boolean seen;
        private volatile S wishes;
        private S readAs;
        private RunInput last;
        private boolean refinable;

        Slot(Lens<S, R> lens, Executor window, Runnable wished) {
            this.lens = lens;
            shown = new LatestValue<>(window, lens.view()::show);
            wishes = lens.view().wishes().getValue();
            lens.view().wishes().addListener((property, old, newest) -> {
                wishes = newest;
                wished.run();
            });
        }

        boolean wants(RunInput input) {
            return seen && (input != last || wishes != readAs || refinable);
        }

        LensChoice read(RunInput input, FlowCache flows) {
            // Before the reading: one that fails is not tried again with the same input.
            last = input;
            readAs = wishes;
            refinable = false;
            shown.offer(lens.instrument().read(input, readAs, flows));
            refinable = lens.instrument().canRefine();
            return lens.choice();
        }
    }
}
