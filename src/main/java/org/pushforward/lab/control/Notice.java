package org.pushforward.lab.control;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.pushforward.base.Failures;
import org.pushforward.base.Traces;
import org.pushforward.lab.concurrent.WindowFailures;

/**
 * What a part of the window has to tell: one line at a time, which stands until it is past, dismissed, or something else is told. The same once more
 * meanwhile is counted, so that what fails again and again neither flickers nor hides how often it does. Knows no node. For one thread.
 */
public final class Notice {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ReadOnlyObjectWrapper<News> news = new ReadOnlyObjectWrapper<>(this, "news", News.NONE);
    private final ObservableValue<String> words = news.map(News::line);
    private LocalTime since = LocalTime.MIN;
    /** What a person has read and put away; it is not told anew while it lasts. */
    private String putAway = "";

    /** How much it matters. */
    public enum Kind {
        /** Something was done; it goes by itself. */
        INFORMATION,
        /** Something was not done, or is not as it should be, and a person can mend it. */
        WARNING,
        /** Something failed that should not have. */
        ERROR
    }

    /**
     * What is told.
     *
     * @param words   one line; empty for nothing
     * @param details what there is to say besides, in lines; empty for nothing
     * @param times   how often it was told
     * @param lasts   whether it speaks of something that goes on, so that it does not go by itself
     */
    public record News(Kind kind, String words, String details, int times, boolean lasts) {

        static final News NONE = new News(Kind.INFORMATION, "", "", 0, false);

        public boolean isNothing() {
            return words.isEmpty();
        }

        /** As it is shown, with how often it was told. */
        public String line() {
            return times < 2 ? words : words + " (" + times + " times)";
        }
    }

    public ReadOnlyObjectProperty<News> newsProperty() {
        return news.getReadOnlyProperty();
    }

    /** The line that is shown; empty while there is nothing to tell. */
    public ObservableValue<String> wordsProperty() {
        return words;
    }

    /** Tells that something was done. */
    public void inform(String done) {
        tell(Kind.INFORMATION, done, "", false);
    }

    /** Tells why something was not done. */
    public void tell(String refusal) {
        tell(Kind.WARNING, refusal, "", false);
    }

    /** Tells of a state that lasts until {@link #end}; to say so again says nothing new, not even after it was put away. */
    public void stand(String state) {
        if (!state.equals(news.get().words()) && !state.equals(putAway)) {
            tell(Kind.WARNING, state, "", true);
        }
    }

    /** A state that was told by {@link #stand} has ended. */
    public void end(String state) {
        if (state.equals(putAway)) {
            putAway = "";
        }
        if (state.equals(news.get().words())) {
            dismiss();
        }
    }

    /** Tells of a failure, expected or not. */
    public void report(Throwable failure) {
        report(WindowFailures.words(failure), failure);
    }

    /** As {@link #report(Throwable)}, of a failure that has its words and is in the log already. */
    public void report(String failed, Throwable failure) {
        boolean plain = Failures.isPlain(failure);
        tell(plain ? Kind.WARNING : Kind.ERROR, failed, plain ? "" : Traces.of(failure), !plain);
    }

    private void tell(Kind kind, String told, String details, boolean lasts) {
        News before = news.get();
        LocalTime now = LocalTime.now();
        int times = told.equals(before.words()) ? before.times() + 1 : 1;
        if (times == 1) {
            since = now;
        }
        putAway = "";
        String often = times == 1 ? "" : times + " times, first at " + CLOCK.format(since) + ", last at " + CLOCK.format(now) + ".";
        String all = often.isEmpty() || details.isEmpty() ? often + details : often + "\n" + details;
        news.set(new News(kind, told, all, times, lasts));
    }

    /** What was not done before is done now: takes back what was told of it, but for what lasts. */
    public void mended() {
        if (!news.get().lasts()) {
            dismiss();
        }
    }

    /** Takes back what was told. */
    public void dismiss() {
        putAway = "";
        news.set(News.NONE);
    }

    /** A person has read it. */
    public void putAway() {
        String read = news.get().words();
        dismiss();
        putAway = read;
    }
}
