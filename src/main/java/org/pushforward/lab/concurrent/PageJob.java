package org.pushforward.lab.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The one job of a page that a person may end: from then on nothing is heard of it. For the window's thread. */
public final class PageJob {

    /**
     * What is done in the background.
     *
     * @param <P> says how far it is
     * @param <T> is what it comes to
     */
    @FunctionalInterface
    public interface Work<P, T> {

        /**
         * @param reports takes how far it is, of which the newest counts
         * @param ended   whether nobody waits for it any more
         */
        T run(Consumer<P> reports, BooleanSupplier ended) throws Exception;
    }

    private final TaskExecutor tasks;
    private final Executor window;
    private final Runnable atRest;
    private AtomicBoolean ended = new AtomicBoolean(true);

    /**
     * @param window the window's thread
     * @param atRest is done behind the end of each job, however it ends
     */
    public PageJob(TaskExecutor tasks, Executor window, Runnable atRest) {
        this.tasks = tasks;
        this.window = window;
        this.atRest = atRest;
    }

    /** Begins a job, once the one before has ended. @param shown takes its reports while it goes on */
    public <P, T> void begin(Work<P, T> work, Consumer<P> shown, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        AtomicBoolean own = new AtomicBoolean();
        ended = own;
        LatestValue<P> reports = new LatestValue<>(window, report -> {
            if (!own.get()) {
                shown.accept(report);
            }
        });
        tasks.run(() -> work.run(reports::offer, own::get), result -> end(own, () -> onSuccess.accept(result)),
                failure -> end(own, () -> onFailure.accept(failure)));
    }

    /** Ends the job that goes on, if one does. */
    public void end() {
        end(ended, () -> { });
    }

    private void end(AtomicBoolean own, Runnable outcome) {
        if (!own.getAndSet(true)) {
            outcome.run();
            atRest.run();
        }
    }
}
