package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Chancy;
import org.pushforward.Slow;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.lab.session.Session;
import org.pushforward.lab.session.SessionStore;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.RunState;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/**
 * The window itself, in a process of its own: killed while it trains on a machine that has no core to spare, and started again, time after time;
 * opened twice; and closed while its session is being written. Fifty kills: {@code mvn test -Dtest=WindowKillTest -Dsession.kills=50}.
 */
@OwnDisplay
@Slow("a window is started for each kill")
@Chancy("kills come at other moments each time, and the machine may be busy with other things")
class WindowKillTest {

    private static final int KILLS = Integer.getInteger("session.kills", 2);
    private static final long MOST_LOST_MILLIS = 10_000;
    /** More than from one write to the next, so that kills come at all times between two. */
    private static final int MOST_MILLIS_OF_TRAINING = 7_000;
    private static final int LEAST_STEPS = 8;
    private static final int STEPS = 500_000;
    /** As many as would take all cores of a small machine; where this is one of all tests, others take them. */
    private static final int BUSY_THREADS = System.getProperty("session.kills") == null ? 0 : 2;
    private static final long BETWEEN_LOOKS_MILLIS = 50;
    private static final long PATIENCE_SECONDS = 180;

    @TempDir
    Path folder;

    private static TrainingConfig config() {
        TrainingConfig defaults = TrainingConfig.defaults();
        return defaults.withOptimization(defaults.optimization().withSteps(STEPS));
    }

    private String experiment() {
        Path experiment = folder.resolve("long.json");
        ExperimentFile.write(config(), experiment);
        return experiment.toString();
    }

    /** What a session holds that no window is open on. */
    private RunState kept() {
        List<String> problems = new ArrayList<>();
        Session session = SessionStore.readAside(LabProcess.session(folder), folder.resolve("tables"), problems);
        assertEquals(List.of(), problems);
        return session.pages().get("Train").runs().get(0);
    }

    /** What the session of an open window holds as soon as it holds a run. */
    private RunState awaitKept() throws InterruptedException {
        Path session = LabProcess.session(folder);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            // Who reads while a write deletes what it has replaced finds no run there, and looks once more.
            List<RunState> runs = !SessionStore.isSession(session) ? List.of()
                    : SessionStore.readAside(session, session.resolveSibling("tables"), new ArrayList<>()).pages().entrySet().stream()
                            .filter(page -> page.getKey().equals("Train")).flatMap(page -> page.getValue().runs().stream()).toList();
            if (!runs.isEmpty()) {
                return runs.get(0);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
        return fail("no session is written");
    }

    @Test
    void aKillAtAnyMomentLosesAtMostTenSecondsAndNoBit() throws IOException, InterruptedException {
        Random random = new Random(7);
        List<Long> lost = new ArrayList<>();
        long stood = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long step = stood;
            AtomicBoolean over = new AtomicBoolean();
            try (LabProcess lab = kill == 0 ? LabProcess.start(folder, experiment()) : LabProcess.start(folder)) {
                LabProcess.Said restored = lab.await(said -> said.rests() && (step == 0 || said.step() >= 0));
                assertEquals(step, Math.max(0, restored.step()), "it goes on where it was kept");
                takeAllCores(over);
                lab.tell(LabProcess.PLAY);
                if (kill == 0) {
                    // The first session of all is written five seconds after the window stands.
                    awaitKept();
                }
                // The run goes on since it was restored, and at the moment of the kill: a run at rest has nothing to lose.
                lab.await(said -> said.trains() && said.step() >= step + LEAST_STEPS);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLIS_OF_TRAINING));
                long killed = lab.kill();
                List<LabProcess.Said> reached = lab.said().stream().filter(LabProcess.Said::trains).toList();
                assertFalse(lab.errors().contains("Exception"), lab.errors());
                RunState kept = kept();
                assertTrue(kept.step() >= stood, "what was kept is never lost again");
                lost.add(requireLittleLost(reached, kept.step(), killed));
                System.err.printf("kill %d at step %d, kept %d: %d ms lost%n", kill + 1, reached.get(reached.size() - 1).step(), kept.step(),
                        lost.get(kill));
                stood = kept.step();
            } finally {
                over.set(true);
            }
        }
        System.err.printf("%d kills: at most %d ms of training lost, %d ms on average%n", KILLS,
                lost.stream().mapToLong(each -> each).max().orElseThrow(), (long) lost.stream().mapToLong(each -> each).average().orElseThrow());
        RunState kept = kept();
        assertTrue(kept.step() > 0);
        requireSame(kept);
    }

    /** From when it trains to the kill: that a window opens slowly is nothing to look at here, and would be most of the test. */
    private static void takeAllCores(AtomicBoolean over) {
        for (int i = 0; i < BUSY_THREADS; i++) {
            Thread busy = new Thread(() -> {
                double sum = 0;
                while (!over.get()) {
                    sum += Math.sqrt(sum + 1);
                }
            });
            busy.setDaemon(true);
            busy.start();
        }
    }

    /** @return milliseconds of training that are to be done again, up to the very kill */
    private static long requireLittleLost(List<LabProcess.Said> reached, long step, long killed) {
        long kept = reached.stream().filter(each -> each.step() <= step).mapToLong(LabProcess.Said::millis).max()
                .orElse(reached.get(0).millis());
        assertTrue(killed - kept <= MOST_LOST_MILLIS, "lost " + (killed - kept) + " ms of training");
        return killed - kept;
    }

    /** What was kept is what a run has that nobody has ever interrupted; one wrong bit at any kill would be another run by now. */
    private static void requireSame(RunState kept) {
        try (Trainer whole = new Trainer(config(), 2)) {
            while (whole.step() < kept.step()) {
                whole.advance((int) Math.min(64, kept.step() - whole.step()));
            }
            Checkpoint expected = whole.checkpoint();
            Checkpoint found = kept.checkpoint();
            assertArrayEquals(expected.parameters(), found.parameters());
            assertArrayEquals(expected.firstMoment(), found.firstMoment());
            assertArrayEquals(expected.secondMoment(), found.secondMoment());
        }
    }

    @Test
    void aSecondWindowTakesNothingAndClosingWhileTheSessionIsWrittenLosesNothing() throws IOException, InterruptedException {
        try (LabProcess first = LabProcess.start(folder, experiment())) {
            first.await(LabProcess.Said::rests);
            first.tell(LabProcess.PLAY);
            first.await(LabProcess.Said::trains);
            awaitKept();
            try (LabProcess second = LabProcess.start(folder)) {
                second.await(said -> said.notice().startsWith("Another window keeps the session"));
                second.tell(LabProcess.PLAY);
                second.await(said -> said.status().startsWith("Training "));
                second.tell(LabProcess.CLOSE);
                second.requireEnded();
            }
            long before = awaitKept().step();
            first.tell(LabProcess.CLOSE_WHILE_WRITING);
            first.requireEnded();
            List<LabProcess.Said> said = first.said();
            long reached = said.get(said.size() - 1).step();
            assertTrue(reached > before, "it went on training");
            assertTrue(kept().step() >= reached, "kept at " + kept().step() + " of " + reached);
        }
        try (LabProcess again = LabProcess.start(folder)) {
            assertEquals(kept().step(), again.await(said -> said.rests() && said.step() >= 0).step());
            again.tell(LabProcess.CLOSE);
            again.requireEnded();
        }
    }
}
