package org.pushforward.lab.page;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.pushforward.train.RunState;

/**
 * A run of a page that a person may save.
 *
 * @param title what it is called among the runs of its page
 * @param state how it stands when it is asked, whole; empty if it has not begun. Comes on any thread
 */
public record SavableRun(String title, Supplier<CompletableFuture<Optional<RunState>>> state) {
}
