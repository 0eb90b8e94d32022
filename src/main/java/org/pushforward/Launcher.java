package org.pushforward;

import org.pushforward.command.Commands;
import org.pushforward.lab.LabApplication;

/**
 * Entry of the process: without arguments, or with one that is the lab's own, the lab; with others a command. Not itself a JavaFX application: the
 * JVM refuses to start one whose JavaFX is on the class path.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        boolean lab = arguments.length == 0 || arguments[0].equals(LabApplication.PROBE) || arguments[0].equals(LabApplication.SCREENSHOTS);
        if (lab) {
            openLab(arguments);
        } else {
            System.exit(Commands.run(arguments));
        }
    }

    private static void openLab(String[] arguments) {
        try {
            LabApplication.open(arguments);
        } catch (UnsupportedOperationException e) {
            // JavaFX's way to say that there is no screen.
            System.err.println("the lab cannot open its window (" + e.getMessage()
                    + "): start it in a graphical session, or run a command, which needs none; --help lists them");
            System.exit(1);
        }
    }
}
