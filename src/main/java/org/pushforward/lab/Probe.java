package org.pushforward.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.PauseMeter;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.concurrent.TrainingRun;
import org.pushforward.lab.concurrent.TrainingService;
import org.pushforward.lab.page.train.DataSpaceFrame;
import org.pushforward.lab.page.train.TrainModel;
import org.pushforward.lab.page.train.Workbench;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * Measures the window while it trains: pictures a second, the longest pause of the JavaFX thread, and the speed of the training in the window
 * against the same run without one, in turns in the same process, since a shared machine changes its speed from minute to minute.
 */
final class Probe {

    private static final int ROUNDS = 5;
    /** So long the JVM goes on compiling what it has found to be hot, on the cores that are to be measured. */
    private static final double WARM_UP_SECONDS = 30;
    /** So many that no run of the probe ends by itself. */
    private static final int STEPS = 1_000_000;

    private final Scene scene;
    private final Composition composition;
    private final Workbench workbench;
    private final TaskExecutor tasks;
    private final double seconds;
    private final PrintStream out;
    private final Runnable whenDone;
    private final double visibleSeconds;

    private final List<Double> pictureRates = new ArrayList<>();
    private final List<Double> pauses = new ArrayList<>();
    private final List<Double> speeds = new ArrayList<>();
    private final List<Double> bareSpeeds = new ArrayList<>();
    private long pictures;
    private long shownStep = -1;
    private boolean newer;
    private PauseMeter meter;
    private long roundBegin;
    private long stepAtBegin;

    /** To be made when the window has just been painted for the first time. */
    Probe(Scene scene, Composition composition, Workbench workbench, TaskExecutor tasks, double seconds, PrintStream out, Runnable whenDone) {
        this.scene = scene;
        this.composition = composition;
        this.workbench = workbench;
        this.tasks = tasks;
        this.seconds = seconds;
        this.out = out;
        this.whenDone = whenDone;
        visibleSeconds = (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
    }

    private TrainModel model() {
        return composition.train().model();
    }

    void begin() {
        composition.showTrain();
        model().settings().stopAt.set(STEPS);
        model().frameProperty().addListener((property, old, frame) -> noticeFrame(frame));
        // A picture counts when a pulse carries it to the screen, not when it was handed over.
        scene.addPostLayoutPulseListener(() -> {
            if (newer) {
                newer = false;
                pictures++;
            }
        });
        model().snapshotProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends TrainingSnapshot> property, TrainingSnapshot old, TrainingSnapshot now) {
                if (now != null && now.config().optimization().steps() == STEPS) {
                    model().snapshotProperty().removeListener(this);
                    FxThread.later().execute(Probe.this::warmUp);
                }
            }
        });
    }

    private void noticeFrame(DataSpaceFrame frame) {
        if (frame.step() > shownStep) {
            newer = true;
        }
        shownStep = frame.step();
    }

    private void warmUp() {
        composition.train().actions().playOrPause();
        after(WARM_UP_SECONDS, this::beginRound);
    }

    private void beginRound() {
        if (!model().isPlaying()) {
            composition.train().actions().playOrPause();
        }
        // The first instants of a round still carry the change from rest to motion.
        after(0.5, () -> {
            pictures = 0;
            roundBegin = System.nanoTime();
            stepAtBegin = model().getSnapshot().step();
            after(seconds, this::noteSpeed);
        });
    }

    private void noteSpeed() {
        double elapsed = (System.nanoTime() - roundBegin) / 1e9;
        pictureRates.add(pictures / elapsed);
        speeds.add((model().getSnapshot().step() - stepAtBegin) / elapsed);
        // Not while the speed is measured: a hundred questions a second to the JavaFX thread push the training from its cores as often.
        meter = new PauseMeter(FxThread.later());
        after(seconds / 2, this::endRound);
    }

    private void endRound() {
        pauses.add(meter.stop());
        composition.train().actions().playOrPause();
        TrainingConfig config = model().getSnapshot().config();
        after(0.5, () -> tasks.run(() -> bareSpeed(config), speed -> {
            bareSpeeds.add(speed);
            if (bareSpeeds.size() < ROUNDS) {
                beginRound();
            } else {
                report(config);
                whenDone.run();
            }
        }, failure -> {
            // On the JavaFX thread, whose handler ends the probe.
            throw new IllegalStateException("the run without a window failed", failure);
        }));
    }

    private double bareSpeed(TrainingConfig config) {
        try (TrainingRun run = workbench.start(config)) {
            steps(run, 1);
            return steps(run, seconds);
        }
    }

    /** @return steps a second */
    private static double steps(TrainingRun run, double seconds) {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        int count = 0;
        while (System.nanoTime() < end) {
            count += run.step(TrainingService.STEPS_A_TURN);
        }
        return count * 1e9 / (System.nanoTime() - begin);
    }

    private void report(TrainingConfig config) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("dataset", config.dataset().name());
        result.put("dimension", 2 + config.padding().dimensions());
        result.put("couplings", config.flow().couplings());
        result.put("hidden", config.flow().hidden());
        result.put("batch", config.optimization().batch());
        result.put("window", List.of((int) scene.getWidth(), (int) scene.getHeight()));
        result.put("window_visible_seconds", visibleSeconds);
        result.put("warm_up_seconds", WARM_UP_SECONDS);
        result.put("pictures_per_second", pictureRates);
        result.put("longest_pause_ms", pauses);
        result.put("steps_per_second_in_window", speeds);
        result.put("steps_per_second_without_window", bareSpeeds);
        result.put("speed_kept", sum(speeds) / sum(bareSpeeds));
        try {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        out.flush();
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void after(double seconds, Runnable action) {
        FxThread.after(Math.round(1e3 * seconds), action);
    }
}
