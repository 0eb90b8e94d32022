package org.pushforward;

import javafx.application.Application;
import org.pushforward.lab.LabApplication;

/** Entry of the process. Not itself an {@link Application}: the JVM refuses to start one whose JavaFX is on the class path. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        Application.launch(LabApplication.class, arguments);
    }
}
