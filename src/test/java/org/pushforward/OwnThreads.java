package org.pushforward;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Tells the threads that some work has made from those of all other tests. */
public final class OwnThreads {

    private OwnThreads() {}

    /**
     * Does something on a thread of a group of its own.
     *
     * @param begin of the names of the threads that are looked for
     * @return those that go on afterwards, also after some patience
     * @throws ExecutionException what the work threw
     */
    public static List<String> leftBy(Runnable work, String begin) throws InterruptedException, ExecutionException {
        ThreadGroup group = new ThreadGroup("own");
        FutureTask<Void> task = new FutureTask<>(work, null);
        new Thread(group, task).start();
        task.get();
        Thread[] all = new Thread[group.activeCount() + 16];
        List<Thread> found = Arrays.stream(all, 0, group.enumerate(all)).filter(thread -> thread.getName().startsWith(begin)).toList();
        for (Thread thread : found) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
        return found.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }
}
