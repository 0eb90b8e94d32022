package org.pushforward.lab.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Hands the newest of many values to a slower consumer. A value that was not yet taken is overwritten, so the consumer's queue never holds more than
 * one delivery, however fast the producers are.
 *
 * @param <T> values must be immutable or handed over for good
 */
public final class LatestValue<T> {

    private final AtomicReference<T> slot = new AtomicReference<>();
    private final Executor consumerThread;
    private final Consumer<? super T> consumer;

    /** @param consumerThread runs the consumer, for the window {@code Platform::runLater} */
    public LatestValue(Executor consumerThread, Consumer<? super T> consumer) {
        this.consumerThread = consumerThread;
        this.consumer = consumer;
    }

    /** From any thread. */
    public void offer(T value) {
        // Whoever fills the empty slot schedules the delivery; whoever overwrites a full one knows that a delivery is under way.
        if (slot.getAndSet(value) == null) {
            consumerThread.execute(this::deliver);
        }
    }

    private void deliver() {
        T value = slot.getAndSet(null);
        if (value != null) {
            consumer.accept(value);
        }
    }
}
