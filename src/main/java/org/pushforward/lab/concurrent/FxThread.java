package org.pushforward.lab.concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** The thread of the window, as an executor. */
public final class FxThread {

    private static final Executor LATER = Platform::runLater;

    private FxThread() {}

    /**
     * Runs work on the JavaFX thread after what it is doing now. For hand-overs that may come many at once, put a {@link LatestValue} before it.
     */
    public static Executor later() {
        return LATER;
    }

    /** Runs work on the JavaFX thread some time from now, without the pulses that an animation would cause until then. */
    public static void after(long millis, Runnable work) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, LATER).execute(work);
    }
}
