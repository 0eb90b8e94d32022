package org.pushforward.lab.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.pushforward.engine.Background;

/** Threads that do not keep the process alive after the window is closed. */
public final class DaemonThreads {

    private static final long IDLE_SECONDS = 10;

    private DaemonThreads() {}

    /** For what a person waits for. */
    public static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** A thread for what takes long, one after the other. It ends by itself when it has had nothing to do for some seconds; another follows it. */
    public static Executor oneByOne(String name) {
        return oneByOne(name, TimeUnit.SECONDS.toMillis(IDLE_SECONDS));
    }

    static Executor oneByOne(String name, long idleMillis) {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, idleMillis, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), computing(name));
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /** For what takes long, and must not keep the window's thread waiting. */
    public static ThreadFactory computing(String name) {
        return work -> named(name).newThread(() -> {
            Background.lower();
            work.run();
        });
    }
}
