package org.pushforward.lab.concurrent;

import java.util.concurrent.ThreadFactory;
import org.pushforward.engine.Background;

/** Threads that do not keep the process alive after the window is closed. */
public final class DaemonThreads {
    private DaemonThreads() {}

    /** For what a person waits for. */
    public static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** For what takes long, and must not keep the window's thread waiting. */
    public static ThreadFactory computing(String name) {
        return work -> named(name).newThread(() -> {
            Background.lower();
            work.run();
        });
    }
}
