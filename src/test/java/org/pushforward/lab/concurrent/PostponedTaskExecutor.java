package org.pushforward.lab.concurrent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Keeps work until it is asked for, so that something can happen before; does it on the caller's thread. */
public final class PostponedTaskExecutor implements TaskExecutor {

    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
        waiting.add(() -> new CurrentThreadTaskExecutor().run(work, onSuccess, onFailure));
    }

    public void doAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /** Does what was asked for last, as another thread may while the first takes long. */
    public void doLast() {
        waiting.removeLast().run();
    }
}
