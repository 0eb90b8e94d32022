package org.pushforward.lab.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LatestValueTest {

    private final Queue<Runnable> consumerThread = new ArrayDeque<>();
    private final List<Integer> taken = new ArrayList<>();
    private final LatestValue<Integer> latest = new LatestValue<>(consumerThread::add, taken::add);

    private void runConsumer() {
        while (!consumerThread.isEmpty()) {
            consumerThread.remove().run();
        }
    }

    @Test
    void aSlowConsumerSeesOnlyTheNewest() {
        for (int i = 0; i < 1_000; i++) {
            latest.offer(i);
        }
        assertEquals(1, consumerThread.size());
        runConsumer();
        assertEquals(List.of(999), taken);
    }

    @Test
    void whatIsOfferedAfterADeliveryIsDelivered() {
        latest.offer(1);
        runConsumer();
        latest.offer(2);
        runConsumer();
        assertEquals(List.of(1, 2), taken);
    }

    @Test
    void aValueOfferedDuringADeliveryIsNotLost() {
        LatestValue<Integer> chained = new LatestValue<>(consumerThread::add, taken::add);
        chained.offer(1);
        Runnable delivery = consumerThread.remove();
        delivery.run();
        chained.offer(2);
        runConsumer();
        assertEquals(List.of(1, 2), taken);
    }
}
