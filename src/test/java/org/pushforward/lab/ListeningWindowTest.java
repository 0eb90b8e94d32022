package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;

/** Without a window: what is heard of this class is what threads print and throw. */
@ResourceLock(NeedsDisplay.THE_DISPLAY)
class ListeningWindowTest extends ListeningWindow {

    private final ByteArrayOutputStream past = new ByteArrayOutputStream();
    private final List<String> thrownPast = new CopyOnWriteArrayList<>();
    private final PrintStream before = System.err;
    private final Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();

    @Override
    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(past, true, StandardCharsets.UTF_8));
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> thrownPast.add(failure.getMessage()));
        super.listen();
    }

    @Override
    @AfterEach
    void restore() {
        super.restore();
        System.setErr(before);
        Thread.setDefaultUncaughtExceptionHandler(handler);
    }

    @Override
    void end(FxRobot robot) {
        // None was opened.
    }

    /** On a thread that it begins by another one. */
    private static void fail(boolean beside, String message) throws InterruptedException {
        Thread outer = new Thread(() -> {
            BesideWindows.mark(beside);
            Thread inner = new Thread(() -> {
                System.err.println(message);
                throw new IllegalStateException(message);
            });
            inner.start();
            try {
                inner.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        outer.start();
        outer.join();
    }

    @Test
    void whatIsPrintedAndThrownIsHeard() throws InterruptedException {
        assertFalse(BesideWindows.isHere());
        requireSilent("at first");
        System.err.println("a line");
        assertThrows(AssertionError.class, () -> requireSilent("printed"));
        fail(false, "of the window");
        assertTrue(assertThrows(AssertionError.class, () -> requireSilent("thrown")).getMessage().contains("of the window"));
        assertEquals("", past.toString(StandardCharsets.UTF_8));
        assertEquals(List.of(), thrownPast);
    }

    @Test
    void whatClassesBesideItPrintAndThrowGoesWhereItWent() throws InterruptedException {
        fail(true, "of another class");
        requireSilent("beside");
        assertEquals("of another class", past.toString(StandardCharsets.UTF_8).strip());
        assertEquals(List.of("of another class"), thrownPast);
    }
}
