package org.pushforward.lab.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.lab.NeedsDisplay;
import org.pushforward.lab.run.Snapshots;
import org.pushforward.lab.run.TrainingService;
import org.pushforward.live.DrivenRun;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;
import org.testfx.api.FxRobot;

/**
 * Work that fails, by an exception or an error, is told of on the window's thread, and the next one is done as if nothing had been. Needs
 * a display.
 */
@NeedsDisplay
@Slow("the toolkit opens a stage for each test")
@Timeout(60)
class BackgroundWorkTest {

    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    static Stream<Throwable> failures() {
        return Stream.of(new InvalidInputException("no"), new IllegalStateException(), new OutOfMemoryError("Java heap space"),
                new StackOverflowError(), new NoClassDefFoundError("org/pushforward/Missing"),
                new ExceptionInInitializerError(new IllegalStateException("no")), new AssertionError());
    }

    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        @SuppressWarnings("unchecked")
        T thrown = (T) failure;
        throw thrown;
    }

    private void failed(Throwable failure) {
        assertTrue(Platform.isFxApplicationThread());
        failures.add(failure);
    }

    /** A window that is closed waits for the files that somebody had asked for. */
    @Test
    void allThatWasSubmittedIsDoneBeforeItIsCalledDone(FxRobot robot) throws Exception {
        BackgroundTaskExecutor tasks = new BackgroundTaskExecutor();
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger written = new AtomicInteger();
        tasks.run(() -> {
            gate.await();
            return written.incrementAndGet();
        }, one -> { }, this::failed);
        tasks.run(() -> {
            throw new IllegalStateException("no");
        }, nothing -> { }, this::failed);
        tasks.run(written::incrementAndGet, two -> { }, this::failed);
        CompletableFuture<Integer> done = tasks.whenDone().thenApply(nothing -> written.get());
        assertFalse(done.isDone());
        gate.countDown();
        assertEquals(2, done.get(60, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tasks(Throwable failure) throws InterruptedException {
        TaskExecutor tasks = new BackgroundTaskExecutor();
        tasks.run(() -> {
            BackgroundWorkTest.<RuntimeException>sneak(failure);
            return "";
        }, done::add, this::failed);
        assertSame(failure, failures.poll(30, TimeUnit.SECONDS));
        tasks.run(() -> "next", done::add, this::failed);
        assertEquals("next", done.poll(30, TimeUnit.SECONDS));
    }

    /** A run that fails when it begins, when it steps, or not at all. */
    private record FakeRun(Throwable atStep, BlockingQueue<String> done) implements DrivenRun {

        @Override
        public int step(int most) {
            if (atStep != null) {
                BackgroundWorkTest.<RuntimeException>sneak(atStep);
            }
            done.add("step");
            return most;
        }

        @Override
        public TrainingSnapshot snapshot() {
            return Snapshots.of(TrainingConfig.defaults(), 0, List.of(), null);
        }

        @Override
        public RunState state() {
            throw new UnsupportedOperationException();
        }

        @Override
        public RunState proven() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setRate(double rate) {
        }

        @Override
        public void setPaddingNoise(double level) {
        }

        @Override
        public Timeline timeline() {
            return null;
        }

        @Override
        public void continueFrom(long step, BooleanSupplier cancelled) {
        }

        @Override
        public void close() {
            done.add("closed");
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void runs(Throwable failure, FxRobot robot) throws InterruptedException {
        LinkedBlockingQueue<Optional<FakeRun>> starts = new LinkedBlockingQueue<>(List.of(Optional.empty(), Optional.of(new FakeRun(failure, done)),
                Optional.of(new FakeRun(null, done))));
        TrainingService[] service = new TrainingService[1];
        robot.interact(() -> service[0] = new TrainingService((config, from) -> {
            Optional<FakeRun> run = starts.remove();
            if (run.isEmpty()) {
                BackgroundWorkTest.<RuntimeException>sneak(failure);
            }
            return run.get();
        }, snapshot -> { }, this::failed));
        for (int begun = 0; begun < 2; begun++) {
            robot.interact(() -> service[0].begin(TrainingConfig.defaults(), Optional.empty(), false));
            robot.interact(service[0]::step);
            assertSame(failure, failures.poll(30, TimeUnit.SECONDS));
        }
        assertEquals("closed", done.poll(30, TimeUnit.SECONDS));
        robot.interact(() -> service[0].begin(TrainingConfig.defaults(), Optional.empty(), false));
        robot.interact(service[0]::step);
        assertEquals("step", done.poll(30, TimeUnit.SECONDS));
        robot.interact(service[0]::end);
    }
}
