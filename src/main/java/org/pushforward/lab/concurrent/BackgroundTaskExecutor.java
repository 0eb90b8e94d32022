package org.pushforward.lab.concurrent;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/** One background thread, in order of submission; outcomes arrive on the JavaFX thread. */
public final class BackgroundTaskExecutor implements TaskExecutor {

    private final Executor background = DaemonThreads.oneByOne("pushforward-tasks");

    /** Comes when all that was submitted before is done, be it by failing. */
    public CompletableFuture<Void> whenDone() {
        return CompletableFuture.runAsync(() -> { }, background);
    }

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
        background.execute(() -> {
            try {
                T result = work.call();
                Platform.runLater(() -> onSuccess.accept(result));
            } catch (Exception | Error e) {
                // Errors too: a page whose work has ended without a word would say for ever that it goes on.
                Platform.runLater(() -> onFailure.accept(e));
            }
        });
    }
}
