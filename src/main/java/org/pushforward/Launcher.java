package org.pushforward;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pushforward.base.Failures;
import org.pushforward.base.FileNames;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.command.Commands;
import org.pushforward.command.StandardOutput;
import org.pushforward.lab.LabApplication;
import org.pushforward.lab.tool.LabOptions;

/**
 * Entry of the process: without arguments, with one that is the lab's own, or with a file to open, the lab; with others a command. Not itself a
 * JavaFX application: the JVM refuses to start one whose JavaFX is on the class path.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        // Charts use classes of java.awt, never its windows.
        System.setProperty("java.awt.headless", "true");
        // JavaCPP counts the whole process against four times the heap and throws; what ND4J holds here is small and known.
        System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
        // A folder may be called as a command is; ./train is the folder.
        boolean command = arguments.length > 0 && Commands.isNamed(arguments[0]);
        if (!command && LabOptions.areOfLab(List.of(arguments))) {
            openLab(arguments);
        } else {
            System.exit(Commands.run(arguments));
        }
    }

    private static void openLab(String[] arguments) {
        try {
            FileNames.requireUsable(List.of(arguments));
            StandardOutput results = new StandardOutput();
            LabApplication.open(new PrintStream(results, true, StandardCharsets.UTF_8), arguments).or(results::complaint).ifPresent(failure -> {
                System.err.println(failure);
                System.exit(1);
            });
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (UnsupportedOperationException e) {
            // JavaFX's way to say that there is no screen.
            System.err.println("the lab cannot open its window" + (e.getMessage() == null ? "" : " (" + OneLine.of(e.getMessage()) + ")")
                    + ": start it in a graphical session, or run a command, which needs none; --help lists them");
            System.exit(1);
        } catch (RuntimeException | Error e) {
            // JavaFX wraps what keeps a window from being made.
            System.err.println(Failures.words(e.getCause() == null ? e : e.getCause(), "please report it"));
            System.exit(1);
        }
    }
}
