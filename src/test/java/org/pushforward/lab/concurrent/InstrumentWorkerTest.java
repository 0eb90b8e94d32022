package org.pushforward.lab.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.instrument.Instrument;
import org.pushforward.lab.NeedsDisplay;

@Timeout(30)
@ResourceLock(NeedsDisplay.THE_DISPLAY)
class InstrumentWorkerTest {

    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    private final AtomicInteger refinements = new AtomicInteger();
    private final AtomicInteger readings = new AtomicInteger();
    /** One pass for each reading of an input that is slow. */
    private final Semaphore gate = new Semaphore(0);

    private final InstrumentWorker<String, String> worker = new InstrumentWorker<>("test-instrument", new Instrument<>() {
        @Override
        public String read(String newest) {
            readings.incrementAndGet();
            if (newest.startsWith("slow")) {
                gate.acquireUninterruptibly();
            }
            if (newest.equals("bad")) {
                throw new IllegalStateException("cannot be read");
            }
            if (newest.equals("worse")) {
                throw new StackOverflowError();
            }
            refinements.decrementAndGet();
            return newest;
        }

        @Override
        public boolean canRefine() {
            return refinements.get() > 0;
        }
    }, shown::add);

    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    /** What fails here is meant to; the handler of a window test that ran before would hand it to the next one. Both take turns at the handler. */
    @BeforeEach
    void keepFailures() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> { });
    }

    @AfterEach
    void end() {
        worker.end();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void readsWhatIsOffered() throws InterruptedException {
        worker.offer("a");
        assertEquals("a", shown.take());
        worker.offer("b");
        assertEquals("b", shown.take());
    }

    @Test
    void readsTheSameInputAgainWhileThatShowsMore() throws InterruptedException {
        refinements.set(3);
        worker.offer("a");
        for (int i = 0; i < 3; i++) {
            assertEquals("a", shown.take());
        }
        assertNull(shown.poll(100, TimeUnit.MILLISECONDS));
    }

    private void awaitReading(int count) {
        while (readings.get() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theNewestOfWhatComesDuringAReadingIsReadNextAndTheRestNever() throws InterruptedException {
        worker.offer("slow");
        awaitReading(1);
        for (String input : List.of("a", "b", "c")) {
            worker.offer(input);
        }
        gate.release();
        assertEquals("slow", shown.take());
        assertEquals("c", shown.take());
        worker.offer("d");
        assertEquals("d", shown.take());
        assertEquals(3, readings.get());
    }

    @Test
    void nothingThatCameLastIsLost() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            worker.offer("a" + i);
        }
        worker.offer("last");
        String newest = shown.take();
        while (!newest.equals("last")) {
            newest = shown.take();
        }
    }

    @Test
    void aNewerInputComesBeforeWhatCouldStillBeShownOfTheOld() throws InterruptedException {
        refinements.set(3);
        worker.offer("slow");
        awaitReading(1);
        worker.offer("a");
        gate.release();
        for (String expected : List.of("slow", "a", "a")) {
            assertEquals(expected, shown.take());
        }
        assertNull(shown.poll(100, TimeUnit.MILLISECONDS));
    }

    @Test
    void theNewestInputIsReadAgainIfThatIsWanted() throws InterruptedException {
        worker.readAgain();
        worker.offer("a");
        assertEquals("a", shown.take());
        worker.readAgain();
        assertEquals("a", shown.take());
        worker.setHidden(true);
        worker.offer("b");
        worker.readAgain();
        worker.setHidden(false);
        assertEquals("b", shown.take());
    }

    @Test
    void whatComesWhileHiddenIsReadOnceSeen() throws InterruptedException {
        worker.setHidden(true);
        worker.offer("a");
        worker.offer("b");
        worker.setHidden(false);
        assertEquals("b", shown.take());
    }

    @Test
    void aHiddenInstrumentIsNotRead() throws InterruptedException {
        worker.setHidden(true);
        worker.offer("a");
        assertNull(shown.poll(100, TimeUnit.MILLISECONDS));
        assertEquals(0, readings.get());
        worker.setHidden(false);
        assertEquals("a", shown.take());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad", "worse"})
    void anInstrumentThatFailsIsReadAgainWithTheNextInput(String input) throws InterruptedException {
        refinements.set(100);
        worker.offer(input);
        while (readings.get() == 0) {
            Thread.onSpinWait();
        }
        refinements.set(0);
        worker.offer("good");
        assertEquals("good", shown.take());
        assertTrue(readings.get() >= 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad", "worse"})
    void aFailureIsToldOfOnceHoweverOftenItComes(String input) throws InterruptedException {
        BlockingQueue<String> notices = new ArrayBlockingQueue<>(100);
        Thread.setDefaultUncaughtExceptionHandler(new WindowFailures(Runnable::run, (words, failure) -> notices.add(words)));
        for (int i = 1; i <= 3; i++) {
            worker.offer(input);
            while (readings.get() < i) {
                Thread.onSpinWait();
            }
        }
        worker.offer("good");
        assertEquals("good", shown.take());
        String notice = notices.take();
        assertTrue(notice.startsWith("unexpected failure: ") && notice.endsWith("the log has the details"), notice);
        assertNull(notices.poll());
    }
}
