package org.pushforward.base;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * What kept work from its end, in one line for people: the one place where exceptions and errors become words, for the command line, for the
 * notices of the window and for a sweep that tells of its runs.
 */
public final class Failures {

    private Failures() {}

    /** Whether the words say all there is to say, so that no trace needs to be kept: somebody gave what cannot be used, or memory is short. */
    public static boolean isPlain(Throwable failure) {
        Throwable cause = unwrapped(failure);
        return cause instanceof InvalidInputException || cause instanceof OutOfMemoryError;
    }

    /**
     * @param failure of whatever kind
     * @param details where a person finds more of a failure that nobody expected: a short sentence without its full stop
     */
    public static String words(Throwable failure, String details) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof InvalidInputException) {
            return cause.getMessage();
        }
        if (cause instanceof OutOfMemoryError) {
            return isForThreads(cause) ? "the system lets this process have no more threads: end others, or raise the limit"
                    : String.format(Locale.ROOT, "not enough memory: choose smaller settings, or allow java more than %,d MB with -Xmx",
                            MemoryLimit.megabytes());
        }
        if (cause instanceof StackOverflowError) {
            return "unexpected failure: calls went too deep (" + place(cause) + "): " + details;
        }
        if (cause instanceof LinkageError) {
            return "a part of the program could not be loaded (" + named(cause) + "): unpack the program anew, its jar with its folder lib; "
                    + details;
        }
        if (cause instanceof UncheckedIOException io) {
            return "cannot read or write: " + OneLine.reason(io.getCause()) + ": " + details;
        }
        return "unexpected failure: " + named(cause) + " (" + place(cause) + "): " + details;
    }

    private static boolean isForThreads(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().contains("thread");
    }

    /** Without what only carries a failure from one thread, or from the initialiser of a class, to another. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && (cause instanceof ExecutionException || cause instanceof CompletionException
                || cause instanceof InvocationTargetException || cause instanceof ExceptionInInitializerError
                || cause.getCause() instanceof OutOfMemoryError)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String named(Throwable cause) {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null || message.isBlank() ? "" : " " + OneLine.quoted(message, 200));
    }

    /** Where it was thrown, or where its trace begins; the runtime leaves traces out where they are many. */
    private static String place(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length == 0 ? "no trace" : trace[0].getFileName() + ", line " + trace[0].getLineNumber();
    }
}
