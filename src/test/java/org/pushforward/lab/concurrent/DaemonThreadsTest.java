package org.pushforward.lab.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {

    private static final long PATIENCE_MILLIS = 60_000;

    @Test
    void aThreadEndsWhenItHasNothingToDoAndAnotherFollowsIt() throws InterruptedException {
        Executor tasks = DaemonThreads.oneByOne("test", 1);
        Thread first = CompletableFuture.supplyAsync(Thread::currentThread, tasks).join();
        first.join(PATIENCE_MILLIS);
        assertFalse(first.isAlive());
        assertNotSame(first, CompletableFuture.supplyAsync(Thread::currentThread, tasks).join());
    }

    @Test
    void whatComesIsDoneOneByOne() {
        Executor tasks = DaemonThreads.oneByOne("test");
        List<Integer> done = new ArrayList<>();
        CompletableFuture.allOf(IntStream.range(0, 100).mapToObj(i -> CompletableFuture.runAsync(() -> done.add(i), tasks))
                .toArray(CompletableFuture[]::new)).join();
        assertEquals(IntStream.range(0, 100).boxed().toList(), done);
    }
}
