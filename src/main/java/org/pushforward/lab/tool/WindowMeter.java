package org.pushforward.lab.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.PauseMeter;
import org.pushforward.lab.concurrent.TaskExecutor;

/**
 * Measures the window while it trains: pictures a second, the longest pause of the JavaFX thread, and the speed of the training in the window
 * against the same runs without one, in turns in the same process, since a shared machine changes its speed from minute to minute.
 */
public final class WindowMeter {

    private static final int ROUNDS = 5;
    /** So long the JVM goes on compiling what it has found to be hot, on the cores that are to be measured. */
    private static final double WARM_UP_SECONDS = 30;

    private final Scene scene;
    private final MeasuredPage page;
    private final TaskExecutor tasks;
    private final double seconds;
    private final PrintStream out;
    private final Runnable whenDone;
    private final double visibleSeconds;

    private final List<Double> pulseRates = new ArrayList<>();
    private final List<Double> pictureRates = new ArrayList<>();
    private final List<Double> pauses = new ArrayList<>();
    private final List<List<Double>> speeds = new ArrayList<>();
    private final List<List<Double>> bareSpeeds = new ArrayList<>();
    private long pulses;
    private long pictures;
    private int newer;
    private PauseMeter meter;
    private long roundBegin;
    private List<MeasuredPage.Seen> atBegin;

    /**
     * @param seconds        of each measurement
     * @param visibleSeconds from the start of the process to the first painting of the window
     */
    public WindowMeter(Scene scene, MeasuredPage page, TaskExecutor tasks, double seconds, double visibleSeconds, PrintStream out,
            Runnable whenDone) {
        this.scene = scene;
        this.page = page;
        this.tasks = tasks;
        this.seconds = seconds;
        this.out = out;
        this.whenDone = whenDone;
        this.visibleSeconds = visibleSeconds;
    }

    public void begin() {
        // A picture counts when a pulse carries it to the screen, not when it was handed over.
        scene.addPostLayoutPulseListener(() -> {
            if (newer > 0) {
                pictures += newer;
                pulses++;
                newer = 0;
            }
        });
        page.show(this::warmUp, () -> newer++);
    }

    private void warmUp() {
        page.playOrPause();
        after(WARM_UP_SECONDS, this::beginRound);
    }

    private void beginRound() {
        if (!page.isPlaying()) {
            page.playOrPause();
        }
        // The first instants of a round still carry the change from rest to motion.
        after(0.5, () -> {
            pictures = 0;
            pulses = 0;
            roundBegin = System.nanoTime();
            atBegin = page.progress();
            after(seconds, this::noteSpeed);
        });
    }

    private void noteSpeed() {
        double elapsed = (System.nanoTime() - roundBegin) / 1e9;
        pictureRates.add(pictures / elapsed);
        pulseRates.add(pulses / elapsed);
        List<MeasuredPage.Seen> now = page.progress();
        // From one sight of a run to another: the figures that the window shows are up to a fifth of a second old.
        speeds.add(IntStream.range(0, now.size())
                .mapToObj(run -> (now.get(run).step() - atBegin.get(run).step()) * 1e9 / (now.get(run).nanos() - atBegin.get(run).nanos())).toList());
        // Not while the speed is measured: a hundred questions a second to the JavaFX thread push the training from its cores as often.
        meter = new PauseMeter(FxThread.later());
        after(seconds / 2, this::endRound);
    }

    private void endRound() {
        pauses.add(meter.stop());
        page.playOrPause();
        after(0.5, () -> tasks.run(() -> page.speedsWithout(seconds), bare -> {
            bareSpeeds.add(bare);
            if (bareSpeeds.size() < ROUNDS) {
                beginRound();
            } else {
                report();
                whenDone.run();
            }
        }, failure -> {
            // On the JavaFX thread, whose handler ends the measurement.
            throw new IllegalStateException("the run without a window failed", failure);
        }));
    }

    private void report() {
        Map<String, Object> result = new LinkedHashMap<>(page.description());
        result.put("window", List.of((int) scene.getWidth(), (int) scene.getHeight()));
        result.put("window_visible_seconds", visibleSeconds);
        result.put("warm_up_seconds", WARM_UP_SECONDS);
        result.put("pictures_per_second", pictureRates);
        result.put("renewed_per_second", pulseRates);
        result.put("longest_pause_ms", pauses);
        result.put("steps_per_second_in_window", speeds);
        result.put("steps_per_second_without_window", bareSpeeds);
        result.put("speed_kept", IntStream.range(0, speeds.get(0).size()).mapToObj(run -> sum(speeds, run) / sum(bareSpeeds, run)).toList());
        try {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        out.flush();
    }

    private static double sum(List<List<Double>> rounds, int run) {
        return rounds.stream().mapToDouble(speedsOfRuns -> speedsOfRuns.get(run)).sum();
    }

    private static void after(double seconds, Runnable action) {
        FxThread.after(Math.round(1e3 * seconds), action);
    }
}
