package org.pushforward.lab.run;

import java.util.List;

/**
 * What can be looked back at.
 *
 * @param newest the step that the run stands at
 * @param steps  the steps that are kept, in order
 * @param bytes  that they take
 * @param budget bytes that they may take
 */
public record Memory(long newest, List<Long> steps, long bytes, long budget) {

    public static final Memory NONE = new Memory(0, List.of(), 0, 0);
}
