package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.run.LensChoice;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A window of which is listened to all that it prints and throws; what classes print that run beside it goes where it went before. */
abstract class ListeningWindow extends OpenWindow {

    private static final int PULSES = 4;
    private static final int MOST_TRIES = 20;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> thrown = new CopyOnWriteArrayList<>();
    private PrintStream stderr;
    private Thread.UncaughtExceptionHandler handler;

    @BeforeEach
    void listen() {
        stderr = System.err;
        System.setErr(new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                if (BesideWindows.isHere()) {
                    stderr.write(bytes, from, count);
                } else {
                    printed.write(bytes, from, count);
                }
            }
        }, true, StandardCharsets.UTF_8));
        handler = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (BesideWindows.isHere()) {
                handler.uncaughtException(thread, failure);
            } else {
                thrown.add(thread.getName() + ": " + failure);
            }
        });
    }

    @AfterEach
    void restore() {
        System.setErr(stderr);
        Thread.setDefaultUncaughtExceptionHandler(handler);
    }

    /** Says how it went, past what is listened to. */
    void tell(String format, Object... values) {
        stderr.printf(format, values);
    }

    /** Nothing was printed or thrown so far. */
    void requireSilent(String where) {
        assertEquals(List.of(), thrown, where);
        assertEquals("", printed.toString(StandardCharsets.UTF_8), where);
    }

    /** Nor do words lie upon each other. */
    void requireSound(FxRobot robot, String where) {
        List<String> faults = new ArrayList<>();
        // On a machine at work elsewhere the layout that follows from another one may take more pulses.
        for (int tries = 0; tries == 0 || !faults.isEmpty() && tries < MOST_TRIES; tries++) {
            WaitForAsyncUtils.waitForFxEvents(PULSES);
            faults.clear();
            onWindow(() -> faults.addAll(LayoutFaults.of(window.getScene())));
        }
        assertEquals(List.of(), faults, where);
        requireSilent(where);
    }

    /** Looks through each lens of Train, and at the data in the end. */
    void throughAllLenses(FxRobot robot, String where) throws TimeoutException {
        TrainPage page = composition.page(TrainPage.class);
        for (LensChoice lens : page.lensChoices()) {
            onWindow(() -> train().lens().choiceProperty().set(lens));
            await(page::isSettled);
            requireSound(robot, where + ", " + lens.title());
        }
        robot.interact(() -> train().lens().choiceProperty().set(LensChoice.DATA_SPACE));
    }
}
