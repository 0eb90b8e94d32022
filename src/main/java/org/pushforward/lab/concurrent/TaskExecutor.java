package org.pushforward.lab.concurrent;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs short work away from the window and brings its outcome back to the window's thread. */
public interface TaskExecutor {

    /**
     * @param work      runs in the background
     * @param onSuccess takes its result, on the window's thread
     * @param onFailure takes what it threw, exception or error, on the window's thread
     */
    <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure);
}
