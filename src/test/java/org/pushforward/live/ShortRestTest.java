package org.pushforward.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShortRestTest {

    private final ShortRest rest = new ShortRest();

    @Test
    void nobodyWaitsWithoutOne() {
        rest.await();
        rest.begin(Duration.ofDays(1));
        rest.end();
        rest.await();
    }

    @Test
    void runsGoOnWhenItEnds() throws Exception {
        rest.begin(Duration.ofDays(1));
        CompletableFuture<Void> run = CompletableFuture.runAsync(rest::await);
        TimeUnit.MILLISECONDS.sleep(30);
        assertFalse(run.isDone());
        rest.end();
        run.get();
        assertTrue(run.isDone());
    }

    @Test
    void runsGoOnWhereNobodyEndsIt() {
        long begin = System.nanoTime();
        rest.begin(Duration.ofMillis(50));
        rest.await();
        assertTrue(System.nanoTime() - begin >= Duration.ofMillis(50).toNanos());
    }
}
