package org.pushforward.lab.concurrent;

import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.pushforward.base.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of failures, exceptions and errors alike, to the person at the window. Work that somebody waits for hands its failure to who waits, who
 * asks here for the {@link #words}. All other work, on whatever thread, hands it to {@link #report}, and so does the runtime with a failure that a
 * thread dies of: as the process's handler of uncaught failures this brings them to one notice.
 */
public final class WindowFailures implements Thread.UncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(WindowFailures.class);

    private final Executor later;
    private final BiConsumer<String, Throwable> notice;

    /**
     * @param later  the window's thread
     * @param notice takes the words and the failure, on that thread
     */
    public WindowFailures(Executor later, BiConsumer<String, Throwable> notice) {
        this.later = later;
        this.notice = notice;
    }

    /** What a notice says of a failure; the log gets its trace where the words do not say all. */
    public static String words(Throwable failure) {
        if (!Failures.isPlain(failure) && !isProcessEnding()) {
            LOG.error("unexpected failure", failure);
        }
        return Failures.words(failure, "the log has the details");
    }

    /** Whoever ends the process has not asked what its threads stumble over meanwhile, those of JavaFX among them. */
    private static boolean isProcessEnding() {
        try {
            // It is no hook, so that nothing is removed; but that is refused from then on.
            Runtime.getRuntime().removeShutdownHook(Thread.currentThread());
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Takes a failure of work that nobody waits for. Its thread goes on. */
    static void report(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        String words = words(failure);
        later.execute(() -> notice.accept(words, failure));
    }
}
