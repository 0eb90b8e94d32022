package org.pushforward.lab.page.train;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.pushforward.lab.control.Job;

/** How far the film is that is made; one at a time. For the JavaFX thread, but for {@link #isCancelled}. */
final class FilmProgress {

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", 0);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);
    private volatile boolean cancelled;
    private Path file;

    /** @param newFile that is made */
    void begin(Path newFile) {
        cancelled = false;
        file = newFile;
        title.set("Film of " + newFile.getFileName());
        progress.set(0);
        running.set(true);
    }

    /** @param share that is done, 0 to 1 */
    void reach(double share) {
        if (running.get()) {
            progress.set(share);
        }
    }

    void end() {
        running.set(false);
        progress.set(0);
    }

    /** Asks the work to end; it ends itself. */
    void cancel() {
        cancelled = true;
    }

    /** Asked by the work, on any thread. */
    boolean isCancelled() {
        return cancelled;
    }

    /** As the window tells of it on every page. */
    Job job() {
        return new Job("Film", running, title, progress, this::cancel, () -> Optional.ofNullable(file));
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }
}
