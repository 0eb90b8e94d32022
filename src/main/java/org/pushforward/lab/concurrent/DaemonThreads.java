package org.pushforward.lab.concurrent;

import java.util.concurrent.ThreadFactory;

/** Threads that do not keep the process alive after the window is closed. */
public final class DaemonThreads {
    private DaemonThreads() {}

    public static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
