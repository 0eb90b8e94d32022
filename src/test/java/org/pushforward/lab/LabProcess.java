package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.controlsfx.control.StatusBar;
import org.pushforward.JavaCommand;
import org.pushforward.lab.session.SessionStore;

/**
 * The lab in a process of its own, opened as the launcher opens it. It says what its window says, a line each time that this changes, and does what
 * it is told on its standard input.
 */
final class LabProcess implements AutoCloseable {

    /** Presses Play. */
    static final String PLAY = "play";
    /** Closes the window as its frame does. */
    static final String CLOSE = "close";
    /** Likewise, at a moment at which a file of the session has been begun and not ended. */
    static final String CLOSE_WHILE_WRITING = "close while writing";

    private static final long PATIENCE_SECONDS = 180;
    private static final long BETWEEN_LOOKS_MILLIS = 25;
    private static final String BETWEEN = "\t";
    private static final Pattern STEP = Pattern.compile(".*: step ([\\d,]+) of .*|.*at step ([\\d,]+).*");

    private final Process process;
    private final Path errors;
    private final List<Said> said = new ArrayList<>();
    private final Thread reader;

    /**
     * What the window said.
     *
     * @param millis since 1970
     */
    record Said(long millis, String title, String status, String notice) {

        boolean trains() {
            return status.startsWith("Training: ");
        }

        boolean rests() {
            return title.endsWith("Train") && (status.startsWith("Ready") || status.startsWith("Paused"));
        }

        /** Of the run that is shown; -1 where none is told. */
        long step() {
            Matcher step = STEP.matcher(status);
            return !step.matches() ? -1 : Long.parseLong((step.group(1) == null ? step.group(2) : step.group(1)).replace(",", ""));
        }
    }

    private LabProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        reader = new Thread(this::read, "lab-process");
        reader.setDaemon(true);
        reader.start();
    }

    /** The session of the processes that are started for a folder. */
    static Path session(Path folder) {
        return folder.resolve("session");
    }

    /** @param folder for the session, the preferences and what is said on standard error */
    static LabProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of(), arguments);
    }

    /** @param options of the Java machine, besides */
    static LabProcess start(Path folder, List<String> options, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Djava.awt.headless=true", "-Dprism.order=sw", "-Xmx1g", "-Djava.util.prefs.userRoot=" + folder.resolve("prefs"),
                "-D" + SessionStore.SETTING + "=" + session(folder)));
        all.addAll(options);
        List<String> command = new ArrayList<>(JavaCommand.of(LabProcess.class, all.toArray(String[]::new)));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        if (!OwnDisplay.Server.name().isEmpty()) {
            builder.environment().put("DISPLAY", OwnDisplay.Server.name());
        }
        return new LabProcess(builder.start(), errors);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(BETWEEN, -1);
                if (parts.length == 4) {
                    add(new Said(Long.parseLong(parts[0]), parts[1], parts[2], parts[3]));
                }
            }
        } catch (IOException e) {
            // The process has ended.
            return;
        }
    }

    private void add(Said line) {
        synchronized (said) {
            said.add(line);
            said.notifyAll();
        }
    }

    /** All that was said so far. */
    List<Said> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    void tell(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** What was said first that is as it is waited for, from now on or before. */
    Said await(Predicate<Said> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (said) {
            for (int seen = 0;; seen++) {
                while (seen >= said.size()) {
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (left <= 0 || !reader.isAlive()) {
                        fail("not said; the last was " + (said.isEmpty() ? "nothing" : said.get(said.size() - 1)) + " " + errors());
                    }
                    said.wait(Math.min(left, TimeUnit.SECONDS.toMillis(1)));
                }
                if (wanted.test(said.get(seen))) {
                    return said.get(seen);
                }
            }
        }
    }

    /** What it said on standard error, but for the line of JavaFX on how often it draws. */
    String errors() throws IOException {
        return Files.readString(errors).replaceAll("Setting PULSE_DURATION to \\d+ hz\\R", "");
    }

    /** Ends it as kill -9 does. @return when, in milliseconds since 1970 */
    long kill() throws InterruptedException {
        long now = System.currentTimeMillis();
        process.destroyForcibly();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        reader.join();
        return now;
    }

    /** Waits until it has ended by itself, with nothing to complain of. */
    void requireEnded() throws IOException, InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
        reader.join();
        assertEquals("", errors());
        assertEquals(0, process.exitValue());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What runs in the process. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        daemon(() -> look(out));
        daemon(LabProcess::obey);
        LabApplication.open(out, arguments).ifPresent(System.err::println);
    }

    private interface Endless {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Endless work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void look(PrintStream out) throws InterruptedException {
        String[] last = {""};
        while (true) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            try {
                Platform.runLater(() -> stage().ifPresent(stage -> {
                    String now = words(stage);
                    if (!now.equals(last[0])) {
                        last[0] = now;
                        out.println(System.currentTimeMillis() + BETWEEN + now);
                    }
                }));
            } catch (IllegalStateException e) {
                // The toolkit has not begun.
                continue;
            }
        }
    }

    private static Optional<Stage> stage() {
        return Window.getWindows().stream().filter(window -> window instanceof Stage stage && stage.getScene() != null && stage.getTitle() != null
                && stage.getScene().lookup(".lab-status") != null).map(Stage.class::cast).findFirst();
    }

    private static String words(Stage stage) {
        StatusBar status = (StatusBar) stage.getScene().lookup(".lab-status");
        Label notice = (Label) stage.getScene().lookup("#notice");
        return Stream.of(stage.getTitle(), status.getText(), notice == null ? "" : notice.getText())
                .map(each -> each == null ? "" : each.replaceAll("\\s+", " ")).reduce((one, other) -> one + BETWEEN + other).orElseThrow();
    }

    private static void obey() throws IOException, InterruptedException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            switch (command) {
                case PLAY -> Platform.runLater(() -> stage().map(stage -> stage.getScene().lookup("#play")).map(Button.class::cast)
                        .ifPresent(Button::fire));
                case CLOSE -> Platform.runLater(LabProcess::closeWindow);
                default -> closeWhileWriting(Path.of(System.getProperty(SessionStore.SETTING)));
            }
        }
    }

    private static void closeWindow() {
        stage().ifPresent(stage -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private static void closeWhileWriting(Path session) throws InterruptedException {
        boolean[] closed = {false};
        while (!closed[0]) {
            while (!isBeingWritten(session)) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            CountDownLatch looked = new CountDownLatch(1);
            Platform.runLater(() -> {
                closed[0] = isBeingWritten(session);
                if (closed[0]) {
                    closeWindow();
                }
                looked.countDown();
            });
            looked.await();
        }
    }

    private static boolean isBeingWritten(Path session) {
        String[] names = session.toFile().list((folder, name) -> name.endsWith(".part"));
        return names != null && names.length > 0;
    }
}
