package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.pushforward.command.CommandTester.Outcome;

/** What commands print, for tests of the window that hold its numbers against them. */
public final class CommandOutput {

    private CommandOutput() {}

    /** @param line words separated by blanks, of a command that must succeed */
    public static String of(String line) {
        Outcome outcome = Outcome.of(line.strip().split("\\s+"));
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }
}
