package org.pushforward.train;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.base.InvalidInputException;

/**
 * All that was moved by hand along a run. With the settings that the run began with it repeats the run bit for bit.
 *
 * @param list in the order of their steps, at most one a step; unmodifiable
 */
public record Interventions(List<Intervention> list) {

    public static final Interventions NONE = new Interventions(List.of());

    public Interventions {
        list = List.copyOf(list);
        for (int i = 1; i < list.size(); i++) {
            InvalidInputException.require(list.get(i - 1).step() < list.get(i).step(),
                    "changes of a run stand in the order of their steps, one a step: step %,d does not come after step %,d",
                    list.get(i).step(), list.get(i - 1).step());
        }
    }

    /**
     * What the step that follows {@code step} steps goes by.
     *
     * @param begun what the run began with
     */
    public Intervention inForce(long step, Intervention begun) {
        // From the end: while a run trains it is the last one that counts.
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).step() <= step) {
                return list.get(i);
            }
        }
        return begun;
    }

    /** Those at {@code step} and before. */
    public Interventions upTo(long step) {
        return new Interventions(list.stream().filter(intervention -> intervention.step() <= step).toList());
    }

    /** These with one more, in place of what was at its step and later: what is moved by hand ends what was planned. */
    public Interventions with(Intervention newest) {
        List<Intervention> changed = new ArrayList<>(upTo(newest.step() - 1).list);
        changed.add(newest);
        return new Interventions(changed);
    }
}
