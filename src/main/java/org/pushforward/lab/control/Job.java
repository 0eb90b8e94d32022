package org.pushforward.lab.control;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Work that takes a while and that a person may end, one at a time: the status bar shows how far it is. For the JavaFX thread, but for its end. */
public final class Job {

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 0);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);
    private volatile boolean cancelled;

    /** @param words what is done */
    public void begin(String words) {
        cancelled = false;
        title.set(words);
        progress.set(0);
        running.set(true);
    }

    /** @param share that is done, 0 to 1 */
    public void reach(double share) {
        if (running.get()) {
            progress.set(share);
        }
    }

    public void end() {
        running.set(false);
        progress.set(0);
    }

    /** Asks the work to end; it ends itself. */
    public void cancel() {
        cancelled = true;
    }

    /** Asked by the work, on any thread. */
    public boolean isCancelled() {
        return cancelled;
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }
}
