package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * A test of windows of processes of their own ({@link LabProcess}), which no robot's mouse or key goes to: they get a virtual display of their own,
 * so that they take no focus from the windows of this process, and run beside them. Where there is no Xvfb they open on the display that all have,
 * in their turn.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("window")
@ResourceLock(providers = OwnDisplay.InTurn.class)
@ExtendWith({NeedsDisplay.Check.class, OwnDisplay.Server.class})
@interface OwnDisplay {

    /** The display that all have is for one at a time. */
    final class InTurn implements ResourceLocksProvider {

        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            return Server.isPossible() ? Set.of() : Set.of(new Lock(NeedsDisplay.THE_DISPLAY));
        }
    }

    /** One for all of them, from the first that needs it to the end of all tests. */
    final class Server implements BeforeAllCallback, AutoCloseable {

        private static final String COMMAND = "Xvfb";

        private static volatile String name = "";

        private Process process;

        /** Whether it can be started here. */
        static boolean isPossible() {
            String path = System.getenv("PATH");
            return System.getProperty("os.name").equals("Linux") && path != null
                    && Arrays.stream(path.split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, COMMAND)));
        }

        @Override
        public void beforeAll(ExtensionContext context) {
            if (isPossible()) {
                context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(Server.class, key -> started(), Server.class);
            }
        }

        private static Server started() {
            Server server = new Server();
            try {
                // It chooses a number that is free, and says which.
                server.process = new ProcessBuilder(COMMAND, "-displayfd", "1", "-screen", "0", "1600x1000x24", "-r", "-noreset", "-nolisten", "tcp")
                        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
                BufferedReader said = server.process.inputReader(StandardCharsets.US_ASCII);
                String number = said.readLine();
                if (number == null) {
                    fail(COMMAND + " does not start");
                }
                name = ":" + number;
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What the variable DISPLAY is to be; empty for what it is. */
        static String name() {
            return name;
        }

        @Override
        public void close() {
            name = "";
            process.destroy();
        }
    }
}
