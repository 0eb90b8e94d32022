package org.pushforward.lab.control;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.pushforward.lab.concurrent.WindowFailures;

/**
 * What went wrong and what to do: one line that stands until it is dismissed or something else is told. The same once more meanwhile is counted, so
 * that what fails again and again neither flickers nor hides how often it does. Knows no node. For one thread.
 */
public final class Notice {

    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private String told = "";
    private int times;

    /** Empty while there is nothing to tell. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    public void tell(String news) {
        times = news.equals(told) ? times + 1 : 1;
        told = news;
        words.set(times == 1 || news.isEmpty() ? news : news + " (" + times + " times)");
    }

    /** Tells of something that lasts; to say so again says nothing new. */
    public void stand(String state) {
        if (!state.equals(told)) {
            tell(state);
        }
    }

    /** Tells of a failure, expected or not. */
    public void report(Throwable failure) {
        tell(WindowFailures.words(failure));
    }

    public void dismiss() {
        tell("");
    }
}
