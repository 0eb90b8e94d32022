package org.pushforward.lab.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.lab.session.SessionStore;

/** The folder for tables that come with runs from elsewhere: beside the session, which may name them tomorrow. */
final class RunTables {

    private RunTables() {}

    static Path folder() {
        Optional<Path> session = SessionStore.folder();
        if (session.isPresent()) {
            return session.get().resolveSibling("tables");
        }
        try {
            return Files.createTempDirectory("pushforward-tables");
        } catch (IOException e) {
            throw new InvalidInputException("there is no folder for the table of the run: " + OneLine.reason(e), e);
        }
    }
}
