package org.pushforward.lab.concurrent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Measures how long a thread keeps others waiting: asks it every few milliseconds for a sign and notes how late it comes. That is what a person
 * feels as a pause, whatever it is that holds the thread. It counts from the moment at which it should have asked, since what stops all threads, as a
 * collection does, keeps it from asking too.
 */
public final class PauseMeter {

    private static final long PERIOD_MILLIS = 10;
    /** From then on it is looked where the thread is. */
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Not more often: all threads stop for a look. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
    private static final int PLACES = 3;

    private final Executor measured;
    private final Map<String, Integer> places = new TreeMap<>();
    private volatile Thread thread;
    private long looked;
    private volatile long asked;
    private volatile boolean running = true;
    private volatile boolean answered = true;
    private volatile long longest;
    private volatile long worstMoment;
    private volatile String worstPlaces = "";
    private final long begin = System.nanoTime();

    /** @param measured hands work to the thread */
    public PauseMeter(Executor measured) {
        this.measured = measured;
        DaemonThreads.named("pushforward-pause-meter").newThread(this::ask).start();
    }

    private void ask() {
        long due = System.nanoTime();
        while (running) {
            if (answered) {
                keepPlaces();
                answered = false;
                asked = due;
                measured.execute(this::answer);
            } else if (thread != null && System.nanoTime() - asked > LATE_NANOS && System.nanoTime() - looked > LOOK_NANOS) {
                looked = System.nanoTime();
                places.merge(place(thread.getStackTrace()), 1, Integer::sum);
            }
            due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
            try {
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Where the thread was found most often, for the longest pause so far. */
    private void keepPlaces() {
        if (!places.isEmpty() && asked - begin == worstMoment) {
            worstPlaces = places.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(PLACES)
                    .map(place -> place.getValue() + " x " + place.getKey()).collect(Collectors.joining("; "));
        }
        places.clear();
    }

    /** The innermost frame, and the innermost of this program. */
    private static String place(StackTraceElement[] stack) {
        if (stack.length == 0) {
            return "nowhere";
        }
        return name(stack[0]) + Arrays.stream(stack).filter(frame -> frame.getClassName().startsWith("org.pushforward")).findFirst()
                .map(frame -> " < " + name(frame)).orElse(" < " + name(stack[Math.min(stack.length - 1, 12)]));
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName() + ":" + frame.getLineNumber();
    }

    private void answer() {
        thread = Thread.currentThread();
        long late = System.nanoTime() - asked;
        if (running && late > longest) {
            longest = late;
            worstMoment = asked - begin;
        }
        answered = true;
    }

    /** Ends the measurement. @return the longest pause in milliseconds */
    public double stop() {
        running = false;
        return longest / 1e6;
    }

    /** When the longest pause began, in seconds since the meter was made. */
    public double worstMoment() {
        return worstMoment / 1e9;
    }

    /** Where the thread was in the longest pause, most often first; empty where it was not long, or the thread was not running. */
    public String worstPlaces() {
        return worstPlaces;
    }
}
