package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BesideWindowsTest {

    @Test
    void aClassWithoutAWindowIsMarkedAndSoAreItsThreads() throws InterruptedException {
        assertTrue(BesideWindows.isHere());
        AtomicBoolean there = new AtomicBoolean();
        Thread thread = new Thread(() -> there.set(BesideWindows.isHere()));
        thread.start();
        thread.join();
        assertTrue(there.get());
    }
}
