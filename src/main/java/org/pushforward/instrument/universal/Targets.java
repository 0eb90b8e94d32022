package org.pushforward.instrument.universal;

import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.universal.Target;

/**
 * The target that was made last, for all instruments that ask for the same: its table takes some seconds, and megabytes of the heap. Who asks while
 * it is made waits for it. Safe for use by several threads.
 */
public final class Targets {

    private TargetChoice choice;
    private Target target;

    /** @throws InvalidInputException one line, if it cannot be made; then it is tried anew when it is asked for again */
    synchronized Target of(TargetChoice wanted) {
        if (target == null || !wanted.equals(choice)) {
            // The old one is not to be there beside the new one.
            target = null;
            target = wanted.make();
            choice = wanted;
        }
        return target;
    }
}
