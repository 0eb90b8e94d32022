package org.pushforward.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.lab.NeedsDisplay;
import org.pushforward.live.DrivenRun;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.Interventions;
import org.pushforward.train.Optimization;
import org.pushforward.train.RunState;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;
import org.testfx.api.FxRobot;

/**
 * Demands that meet a run at awkward moments. Runs are fakes that wait at gates; what happens to them is a list of events, and that something does
 * not happen is shown by the event that comes next. Needs a display.
 */
@NeedsDisplay
@Timeout(60)
class TrainingServiceTest {

    private static final int LAST_STEP = 1_000;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    /** One pass for each beginning, each turn of steps, and each way back. */
    private final Semaphore starts = new Semaphore(0);
    private final Semaphore turns = new Semaphore(0);
    private final Semaphore returns = new Semaphore(0);
    private volatile RuntimeException atStart;
    private volatile Error atTurn;
    private volatile Error atState;
    /** The step that a run is known to have been good at; -1 where there is no memory to say so. */
    private volatile long proven = -1;
    private TrainingService service;
    private FxRobot window;

    /** What happens to it is named by the seed of its settings. */
    private final class FakeRun implements DrivenRun {

        private final TrainingConfig config;
        private final Timeline timeline = new Timeline(1 << 20);
        private long step;

        FakeRun(TrainingConfig config) {
            this.config = config;
        }

        private void note(String event) {
            events.add(config.seed() + ": " + event);
        }

        @Override
        public int step(int most) {
            if (step == LAST_STEP) {
                return 0;
            }
            note("turn of " + most);
            turns.acquireUninterruptibly();
            if (atTurn != null) {
                throw atTurn;
            }
            int taken = (int) Math.min(most, LAST_STEP - step);
            step += taken;
            return taken;
        }

        @Override
        public TrainingSnapshot snapshot() {
            return Snapshots.of(config, step, List.of(), null);
        }

        @Override
        public RunState state() {
            note("asked at " + step);
            if (atState != null) {
                throw atState;
            }
            return at(step);
        }

        private RunState at(long when) {
            return RunState.of(config, new Checkpoint(when, new double[1], new double[1], new double[1], Interventions.NONE), List.of());
        }

        @Override
        public RunState proven() {
            if (proven < 0) {
                throw new OutOfMemoryError("as if");
            }
            return at(proven);
        }

        @Override
        public void setRate(double rate) {
            note("rate " + rate);
        }

        @Override
        public void setPaddingNoise(double level) {
            note("noise " + level);
        }

        @Override
        public Timeline timeline() {
            return timeline;
        }

        @Override
        public void continueFrom(long from, BooleanSupplier cancelled) {
            note("back to " + from);
            returns.acquireUninterruptibly();
            step = cancelled.getAsBoolean() ? 0 : from;
            note("back at " + step);
        }

        @Override
        public void close() {
            note("closed");
        }
    }

    private FakeRun start(TrainingConfig config, Optional<RunState> from) {
        events.add(config.seed() + ": starts");
        starts.acquireUninterruptibly();
        RuntimeException failure = atStart;
        if (failure != null) {
            atStart = null;
            throw failure;
        }
        return new FakeRun(config);
    }

    private static TrainingConfig run(long seed) {
        TrainingConfig defaults = TrainingConfig.defaults();
        Optimization as = defaults.optimization();
        return defaults.withSeed(seed).withOptimization(new Optimization(LAST_STEP, as.batch(), as.rate(), as.schedule(), as.clip(), as.precision()));
    }

    @BeforeEach
    void make(FxRobot robot) {
        window = robot;
        window.interact(() -> service = new TrainingService(this::start,
                snapshot -> events.add(snapshot.config().seed() + ": snapshot " + snapshot.step()), failures::add));
    }

    @AfterEach
    void end() {
        window.interact(service::end);
        starts.release(LAST_STEP);
        turns.release(LAST_STEP);
        returns.release(LAST_STEP);
    }

    private void begin(long seed, boolean playing) {
        window.interact(() -> service.begin(run(seed), Optional.empty(), playing));
    }

    private void expect(String... expected) throws InterruptedException {
        for (String event : expected) {
            assertEquals(event, events.poll(30, TimeUnit.SECONDS));
        }
    }

    /** Whether a run that ends in the middle of a turn is shown once more depends on how long the turn took. */
    private void expectTheEnd(String snapshot, String closed) throws InterruptedException {
        String next = events.poll(30, TimeUnit.SECONDS);
        assertEquals(closed, snapshot.equals(next) ? events.poll(30, TimeUnit.SECONDS) : next);
    }

    /** A run that has begun and rests. */
    private void rest(long seed) throws InterruptedException {
        starts.release();
        begin(seed, false);
        expect(seed + ": starts", seed + ": snapshot 0");
    }

    @Test
    void aRunAtRestTakesTheStepsThatAreDemandedAndShowsEach() throws InterruptedException {
        rest(1);
        turns.release(2);
        window.interact(service::step);
        expect("1: turn of 1", "1: snapshot 1");
        window.interact(service::step);
        expect("1: turn of 1", "1: snapshot 2");
        assertNull(events.poll());
    }

    @Test
    void ofRunsThatBeginWhileOneBeginsOnlyTheLastIsStarted() throws InterruptedException {
        begin(1, true);
        expect("1: starts");
        begin(2, true);
        begin(3, false);
        starts.release(2);
        // One more snapshot of the old run, which the window knows as such.
        expect("1: snapshot 0", "1: closed", "3: starts", "3: snapshot 0");
        turns.release();
        window.interact(service::step);
        expect("3: turn of 1", "3: snapshot 1");
    }

    @Test
    void aRunThatIsReplacedInTheMiddleOfATurnTakesNoOther() throws InterruptedException {
        starts.release();
        begin(1, true);
        expect("1: starts", "1: snapshot 0", "1: turn of 8");
        begin(2, false);
        window.interact(service::step);
        turns.release(2);
        starts.release();
        expectTheEnd("1: snapshot 8", "1: closed");
        expect("2: starts", "2: snapshot 0", "2: turn of 1", "2: snapshot 1");
    }

    @Test
    void aStepThatIsDemandedOfARunThatEndsIsNotTaken() throws InterruptedException {
        rest(1);
        window.interact(service::step);
        expect("1: turn of 1");
        window.interact(() -> {
            service.step();
            service.end();
            service.step();
        });
        turns.release();
        expectTheEnd("1: snapshot 1", "1: closed");
        rest(2);
    }

    @Test
    void noDemandOnAnOldRunReachesItsSuccessor() throws InterruptedException {
        rest(1);
        window.interact(service::step);
        expect("1: turn of 1");
        window.interact(() -> {
            service.setRate(0.25);
            service.setPaddingNoise(0.5);
            service.continueFrom(0);
            service.step();
            service.setPlaying(true);
            service.begin(run(2), Optional.empty(), false);
            service.setRate(0.125);
        });
        turns.release();
        starts.release();
        expectTheEnd("1: snapshot 1", "1: closed");
        expect("2: starts", "2: snapshot 0", "2: rate 0.125", "2: snapshot 0");
        turns.release();
        window.interact(service::step);
        expect("2: turn of 1", "2: snapshot 1");
    }

    @Test
    void whatIsDemandedWhileARunBeginsIsDoneOnceItHas() throws InterruptedException {
        begin(1, false);
        expect("1: starts");
        window.interact(() -> {
            assertEquals(Optional.empty(), service.timeline());
            service.setRate(0.5);
            service.step();
        });
        turns.release();
        starts.release();
        expect("1: snapshot 0", "1: rate 0.5", "1: turn of 1", "1: snapshot 1");
        window.interact(() -> assertTrue(service.timeline().isPresent()));
    }

    @Test
    void aRunThatGoesBackTwiceGoesNowhereThatIsGone() throws InterruptedException {
        rest(1);
        turns.release(20);
        for (int i = 1; i <= 20; i++) {
            window.interact(service::step);
            expect("1: turn of 1", "1: snapshot " + i);
        }
        window.interact(() -> service.continueFrom(10));
        expect("1: back to 10");
        window.interact(() -> {
            service.continueFrom(15);
            service.continueFrom(5);
        });
        returns.release(3);
        // Shown once, where it has come to stand.
        expect("1: back at 10", "1: back to 10", "1: back at 10", "1: back to 5", "1: back at 5", "1: snapshot 5");
        turns.release();
        window.interact(service::step);
        expect("1: turn of 1", "1: snapshot 6");
    }

    @Test
    void aRunThatEndsOnItsWayBackIsTold() throws InterruptedException {
        rest(1);
        turns.release();
        window.interact(service::step);
        expect("1: turn of 1", "1: snapshot 1");
        window.interact(() -> service.continueFrom(1));
        expect("1: back to 1");
        window.interact(service::end);
        returns.release();
        expect("1: back at 0", "1: snapshot 0", "1: closed");
    }

    @Test
    void aFailureInTheStarterIsToldAndTheNextRunBegins() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("no such data");
        atStart = failure;
        starts.release();
        begin(1, true);
        expect("1: starts");
        assertSame(failure, failures.poll(30, TimeUnit.SECONDS));
        window.interact(service::step);
        rest(2);
        turns.release();
        window.interact(service::step);
        expect("2: turn of 1", "2: snapshot 1");
    }

    /** The thread of the window is busy with a change of the settings while the old run fails. */
    @Test
    void aFailureOfARunThatIsReplacedIsNotThatOfItsSuccessor() throws InterruptedException {
        AtomicReference<Thread> worker = new AtomicReference<>();
        window.interact(() -> service = new TrainingService((config, from) -> {
            worker.set(Thread.currentThread());
            return start(config, from);
        }, snapshot -> events.add(snapshot.config().seed() + ": snapshot " + snapshot.step()), failures::add));
        atStart = new IllegalStateException("no such data");
        window.interact(() -> {
            service.begin(run(1), Optional.empty(), true);
            starts.release();
            // It rests, for some seconds, and ends, once the task has; what became of it is on its way to this thread.
            while (worker.get() == null || starts.availablePermits() > 0
                    || !Set.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED).contains(worker.get().getState())) {
                Thread.onSpinWait();
            }
            service.begin(run(2), Optional.empty(), true);
        });
        starts.release();
        expect("1: starts", "2: starts", "2: snapshot 0");
        window.interact(() -> assertEquals(List.of(), List.copyOf(failures)));
    }

    private CompletableFuture<Optional<RunState>> ask() {
        AtomicReference<CompletableFuture<Optional<RunState>>> answer = new AtomicReference<>();
        window.interact(() -> answer.set(service.state()));
        return answer.get();
    }

    private void stepTo(long step) throws InterruptedException {
        turns.release();
        window.interact(service::step);
        expect("1: turn of 1", "1: snapshot " + step);
    }

    private void fail() throws InterruptedException {
        atTurn = new OutOfMemoryError("as if");
        turns.release();
        window.interact(service::step);
        expect("1: turn of 1", "1: closed");
        assertSame(atTurn, failures.poll(30, TimeUnit.SECONDS));
        atTurn = null;
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "0, 2", "3, 3"})
    void aRunThatFailsIsKeptAsItWasLastGoodOrLastHeardOf(long good, long kept) throws InterruptedException, TimeoutException, ExecutionException {
        rest(1);
        stepTo(1);
        stepTo(2);
        assertEquals(2, ask().get(30, TimeUnit.SECONDS).orElseThrow().step());
        expect("1: asked at 2", "1: snapshot 2");
        stepTo(3);
        proven = good;
        fail();
        for (int i = 0; i < 2; i++) {
            assertEquals(kept, ask().get(30, TimeUnit.SECONDS).orElseThrow().step());
        }
        // It fails again when it begins.
        Optional<RunState> left = ask().get();
        atStart = new IllegalStateException("no memory");
        window.interact(() -> service.begin(run(1), left, false));
        starts.release();
        expect("1: starts");
        assertEquals("no memory", failures.poll(30, TimeUnit.SECONDS).getMessage());
        assertEquals(left, ask().get(30, TimeUnit.SECONDS));
    }

    @Test
    void whoWaitsForAnAnswerOfARunThatFailsHearsWhatIsLeft() throws InterruptedException, TimeoutException, ExecutionException {
        rest(1);
        stepTo(1);
        proven = 1;
        atTurn = new OutOfMemoryError("as if");
        window.interact(service::step);
        expect("1: turn of 1");
        CompletableFuture<Optional<RunState>> answer = ask();
        turns.release();
        assertEquals(1, answer.get(30, TimeUnit.SECONDS).orElseThrow().step());
    }

    @Test
    void whatWasHeardOfARunBeforeItWentBackIsNoneOfIt() throws InterruptedException, TimeoutException, ExecutionException {
        rest(1);
        for (long step = 1; step <= 4; step++) {
            stepTo(step);
        }
        assertEquals(4, ask().get(30, TimeUnit.SECONDS).orElseThrow().step());
        expect("1: asked at 4", "1: snapshot 4");
        returns.release();
        window.interact(() -> service.continueFrom(2));
        expect("1: back to 2", "1: back at 2", "1: snapshot 2");
        proven = 1;
        fail();
        assertEquals(1, ask().get(30, TimeUnit.SECONDS).orElseThrow().step());
    }

    @Test
    void whoAsksHearsOfAFailureAndTheRunGoesOn() throws InterruptedException, TimeoutException, ExecutionException {
        rest(1);
        OutOfMemoryError failure = new OutOfMemoryError("as if");
        atState = failure;
        CompletableFuture<Optional<RunState>> first = ask();
        assertSame(failure, assertThrows(ExecutionException.class, () -> first.get(30, TimeUnit.SECONDS)).getCause());
        expect("1: asked at 0", "1: snapshot 0");
        turns.release(2);
        window.interact(service::step);
        expect("1: turn of 1", "1: snapshot 1");
        atState = null;
        assertEquals(1, ask().get(30, TimeUnit.SECONDS).orElseThrow().step());
        expect("1: asked at 1", "1: snapshot 1");
        // At its end there is no later: who asks hears what is known, and of the failure where that is nothing.
        atState = failure;
        assertEquals(1, askAtTheEnd(1).get(30, TimeUnit.SECONDS).orElseThrow().step());
        for (String event = ""; !event.equals("1: closed");) {
            event = events.poll(30, TimeUnit.SECONDS);
        }
        rest(2);
        CompletableFuture<Optional<RunState>> last = askAtTheEnd(2);
        assertSame(failure, assertThrows(ExecutionException.class, () -> last.get(30, TimeUnit.SECONDS)).getCause());
        assertNull(failures.poll());
    }

    /** Asks a run that is ended before it comes to answer. */
    private CompletableFuture<Optional<RunState>> askAtTheEnd(long seed) throws InterruptedException {
        turns.drainPermits();
        window.interact(service::step);
        expect(seed + ": turn of 1");
        CompletableFuture<Optional<RunState>> last = ask();
        window.interact(service::end);
        turns.release();
        return last;
    }

    @Test
    void aFailureOfARunThatIsReplacedIsOfNoInterest() throws InterruptedException {
        atStart = new IllegalStateException("no such data");
        begin(1, true);
        expect("1: starts");
        begin(2, false);
        starts.release(2);
        expect("2: starts", "2: snapshot 0");
        // What was handed to the window before that is done by now.
        window.interact(() -> assertTrue(Platform.isFxApplicationThread()));
        assertNull(failures.poll());
    }

    @Test
    void anotherSpeedReachesARunThatWaitsForItsNextStep() throws InterruptedException {
        window.interact(() -> service.setSpeed(Speed.SLOW));
        starts.release();
        begin(1, true);
        expect("1: starts", "1: snapshot 0", "1: turn of 1");
        turns.release();
        expect("1: snapshot 1");
        window.interact(() -> service.setSpeed(Speed.NORMAL));
        expect("1: turn of 8");
        window.interact(() -> service.setSpeed(Speed.SLOW));
        turns.release();
        expect("1: snapshot 9", "1: turn of 1");
    }

    @Test
    void theSpeedStaysWithTheNextRun() throws InterruptedException {
        window.interact(() -> service.setSpeed(Speed.SLOW));
        rest(1);
        starts.release();
        begin(2, true);
        expect("1: closed", "2: starts", "2: snapshot 0", "2: turn of 1");
    }

    @Test
    void aPausedRunCanBeEndedAndNothingReachesItAfterwards() throws InterruptedException {
        rest(1);
        window.interact(service::end);
        expect("1: closed");
        window.interact(() -> {
            service.setPlaying(true);
            service.step();
            service.setRate(0.5);
        });
        rest(2);
    }

    @Test
    void pausingShowsTheLastStep() throws InterruptedException {
        starts.release();
        begin(1, true);
        expect("1: starts", "1: snapshot 0", "1: turn of 8");
        window.interact(() -> service.setPlaying(false));
        turns.release();
        expect("1: snapshot 8");
        assertNull(events.poll());
    }

    @Test
    void aRunThatHasFinishedShowsItsLastStepAndRests() throws InterruptedException {
        turns.release(LAST_STEP);
        starts.release();
        begin(1, true);
        for (String event = ""; !event.equals("1: snapshot " + LAST_STEP);) {
            event = events.poll(30, TimeUnit.SECONDS);
        }
        window.interact(() -> service.setRate(0.5));
        expect("1: rate 0.5", "1: snapshot " + LAST_STEP);
    }
}
