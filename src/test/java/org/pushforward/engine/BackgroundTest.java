package org.pushforward.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BackgroundTest {

    @Test
    void aThreadGivesWayAndSoDoTheOnesThatItMakes() throws ExecutionException, InterruptedException {
        assertTrue(LibC.isHere());
        int common = Background.niceness();
        CompletableFuture<Integer> own = new CompletableFuture<>();
        CompletableFuture<Integer> childs = new CompletableFuture<>();
        new Thread(() -> {
            Background.lower();
            own.complete(Background.niceness());
            new Thread(() -> childs.complete(Background.niceness())).start();
        }).start();

        assertEquals(Math.max(common, 10), own.get());
        assertEquals(Math.max(common, 10), childs.get(), "those of a training step are made by the training's thread");
        assertEquals(common, Background.niceness(), "nobody else's changes");
    }
}
