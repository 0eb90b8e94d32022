package org.pushforward.lab.page.train.lens;

import java.util.List;
import org.pushforward.instrument.FlowCache;
import org.pushforward.instrument.Instrument;
import org.pushforward.instrument.RunInput;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.run.LensChoice;

/**
 * Reads the lenses that are looked through, one a turn, so that a dear lens delays the others by one reading and the budget of the worker bounds them
 * all together. A lens that nobody looks through is not read.
 */
final class LensReader implements Instrument<RunInput, LensChoice> {

    private final List<Slot<?>> slots;
    private final FlowCache flows = new FlowCache();
    private RunInput newest;
    private int next;
    private volatile boolean settled;

    LensReader(List<Lens<?>> lenses) {
        slots = lenses.stream().<Slot<?>>map(Slot::new).toList();
    }

    /** From any thread. @param choice what is looked through */
    void look(LensChoice choice) {
        for (Slot<?> slot : slots) {
            slot.seen = choice == LensChoice.ALL || choice == slot.lens.choice();
        }
        settled = false;
    }

    /** From any thread. Whether those that are looked through have read all there is to be read of what came last. */
    boolean isSettled() {
        return settled;
    }

    /** From any thread. The lens of this choice reads its input once more: what it is to show of it has changed. */
    void readAgain(LensChoice choice) {
        slots.stream().filter(slot -> slot.lens.choice() == choice).forEach(slot -> slot.again = true);
        settled = false;
    }

    /** Of one lens that has not read this input yet, or not to the end, if there is one. @return which it was; null if none */
    @Override
    public LensChoice read(RunInput input) {
        newest = input;
        for (int i = 0; i < slots.size(); i++) {
            Slot<?> slot = slots.get(next);
            next = (next + 1) % slots.size();
            if (slot.wants(input)) {
                slot.read(input, flows);
                return slot.lens.choice();
            }
        }
        return null;
    }

    @Override
    public boolean canRefine() {
        boolean more = slots.stream().anyMatch(slot -> slot.wants(newest));
        settled = !more;
        return more;
    }

    /** One lens and its way to the window. */
    private static final class Slot<R> {

        private final Lens<R> lens;
        private final LatestValue<R> shown;
        private volatile boolean seen;
        private volatile boolean again;
        private RunInput last;
        private boolean refinable;

        Slot(Lens<R> lens) {
            this.lens = lens;
            this.shown = new LatestValue<>(FxThread.later(), lens::show);
        }

        boolean wants(RunInput input) {
            return seen && (again || input != last || refinable);
        }

        void read(RunInput input, FlowCache flows) {
            // Before the reading: one that fails is not tried again with the same input.
            last = input;
            refinable = false;
            again = false;
            shown.offer(lens.read(input, flows));
            refinable = lens.canRefine();
        }
    }
}
