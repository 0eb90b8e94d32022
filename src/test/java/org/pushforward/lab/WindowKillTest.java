package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.StatusBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Chancy;
import org.pushforward.JavaCommand;
import org.pushforward.Slow;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.lab.session.SessionStore;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.RunState;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/** The window itself is killed while it trains on a machine that has no core to spare, and started again, time after time. */
@NeedsDisplay
@Slow("a window is started for each kill")
@Chancy("kills come at other moments each time, and the machine may be busy with other things")
class WindowKillTest {

    /** More by {@code -Dsession.kills=50}. */
    private static final int KILLS = Integer.getInteger("session.kills", 3);
    private static final long MOST_LOST_MILLIS = 10_000;
    private static final int MOST_MILLIS_OF_TRAINING = 12_000;
    private static final int STEPS = 500_000;
    /** As many as would take all cores of a small machine. */
    private static final int BUSY_THREADS = 2;
    private static final Pattern TRAINING = Pattern.compile("Training: step ([\\d,]+) of .*");

    /** Opens the lab as the launcher does, presses Play as soon as there is something to play, and says which step it has reached when. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        Thread watcher = new Thread(() -> {
            while (true) {
                try {
                    TimeUnit.MILLISECONDS.sleep(50);
                    Platform.runLater(() -> watch(out));
                } catch (IllegalStateException e) {
                    // The toolkit has not begun.
                    continue;
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        watcher.setDaemon(true);
        watcher.start();
        LabApplication.open(out, arguments).ifPresent(failure -> out.println("problem " + failure));
    }

    private static void watch(PrintStream out) {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window instanceof Stage stage && stage.getScene() != null && stage.getScene().lookup(".lab-status") instanceof StatusBar status
                    && stage.getTitle() != null && stage.getTitle().endsWith("Train")) {
                String words = status.getText();
                Matcher training = TRAINING.matcher(words);
                if (training.matches()) {
                    out.println(System.currentTimeMillis() + " " + training.group(1).replace(",", ""));
                } else if ((words.startsWith("Ready") || words.startsWith("Paused")) && stage.getScene().lookup("#play") instanceof Button play) {
                    play.fire();
                }
            }
        }
    }

    private static TrainingConfig config() {
        TrainingConfig defaults = TrainingConfig.defaults();
        return defaults.withOptimization(defaults.optimization().withSteps(STEPS));
    }

    private static Process start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(JavaCommand.of(WindowKillTest.class, "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Djava.awt.headless=true", "-Dprism.order=sw", "-Xmx1g", "-Djava.util.prefs.userRoot=" + folder.resolve("prefs"),
                "-D" + SessionStore.SETTING + "=" + folder.resolve("session")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    @Test
    void aKillAtAnyMomentLosesAtMostTenSecondsAndNoBit(@TempDir Path folder) throws IOException, InterruptedException {
        Path experiment = folder.resolve("long.json");
        ExperimentFile.write(config(), experiment);
        AtomicBoolean over = new AtomicBoolean();
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
        Random random = new Random(7);
        List<Long> lost = new ArrayList<>();
        try (Trainer whole = new Trainer(config(), 1)) {
            for (int kill = 0; kill < KILLS; kill++) {
                List<long[]> reached = trainAndKill(folder, random.nextInt(MOST_MILLIS_OF_TRAINING), kill == 0 ? experiment.toString() : null);
                List<String> problems = new ArrayList<>();
                RunState kept = SessionStore.readAside(folder.resolve("session"), problems).pages().get("Train").runs().get(0);
                assertEquals(List.of(), problems);
                lost.add(requireLittleLost(reached, kept.step()));
                requireSame(whole, kept);
                System.err.printf("kill %d at step %d: %d ms lost%n", kill + 1, kept.step(), lost.get(kill));
            }
        } finally {
            over.set(true);
        }
        System.err.printf("%d kills: at most %d ms of training lost, %d ms on average%n", KILLS,
                lost.stream().mapToLong(each -> each).max().orElseThrow(), (long) lost.stream().mapToLong(each -> each).average().orElseThrow());
    }

    /** @return when which step was reached */
    private static List<long[]> trainAndKill(Path folder, int millis, String experiment) throws IOException, InterruptedException {
        Process process = experiment == null ? start(folder) : start(folder, experiment);
        List<long[]> reached = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            long end = Long.MAX_VALUE;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                assertTrue(!line.startsWith("problem"), line);
                if (line.matches("\\d+ \\d+")) {
                    String[] words = line.split(" ");
                    reached.add(new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])});
                    // The first session of all is written five seconds after the window stands.
                    end = end == Long.MAX_VALUE ? System.currentTimeMillis() + millis + (experiment == null ? 0 : MOST_LOST_MILLIS) : end;
                }
                if (System.currentTimeMillis() >= end) {
                    break;
                }
            }
            process.destroyForcibly();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        }
        assertTrue(!reached.isEmpty(), "the window trains");
        return reached;
    }

    /** @return milliseconds of training that are to be done again */
    private static long requireLittleLost(List<long[]> reached, long step) {
        long killed = reached.get(reached.size() - 1)[0];
        long kept = reached.stream().filter(each -> each[1] <= step).mapToLong(each -> each[0]).max().orElse(reached.get(0)[0]);
        assertTrue(killed - kept <= MOST_LOST_MILLIS, "lost " + (killed - kept) + " ms of training");
        return killed - kept;
    }

    /** What was kept is what a run has that nobody has ever interrupted. @param whole is brought to the step that was kept */
    private static void requireSame(Trainer whole, RunState kept) {
        assertTrue(kept.step() >= whole.step(), "what was kept is never lost again");
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
