package org.pushforward.instrument;

import java.util.function.IntPredicate;

/** One member a turn: one that takes long delays the others by a single turn. For one thread. */
public final class Turns {

    private int next;

    /**
     * @param count of the members, 1 or more; may be another each time
     * @param wants whether a member has something to do
     * @return the first after the last one that wants a turn; the very next one where none does
     */
    public int next(int count, IntPredicate wants) {
        int member = next % count;
        for (int i = 0; i < count && !wants.test(member); i++) {
            member = (member + 1) % count;
        }
        next = member + 1;
        return member;
    }
}
