package org.pushforward.lab;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.pushforward.chart.Theme;
import org.pushforward.lab.chart.ScenePicture;
import org.pushforward.lab.page.compare.CompareModel;
import org.pushforward.lab.page.train.TrainModel;

/**
 * Takes the pictures of the README and for judging the look: the real scene at two sizes in each theme, the Compare page at its start and after 200 and
 * 2,000 steps, the Train page at its start and with a flow that was trained to the end. The same command makes the same pictures, but for the steps per second.
 */
final class Screenshots {

    private static final int[][] SIZES = {{1280, 720}, {1600, 1000}};
    /** Pulses that pass before a picture: layout, charts in their turns, the fine density. */
    private static final long SETTLE_NANOS = 2_500_000_000L;
    /** Training to the end takes seconds, on a slow machine a minute. */
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    private final Stage stage;
    private final Composition composition;
    private final Path folder;
    private final Deque<Scenario> waiting = new ArrayDeque<>();
    private final Runnable whenDone;

    private record Scenario(Runnable begin, BooleanSupplier reached, String file) {
    }

    Screenshots(Stage stage, Composition composition, Path folder, Runnable whenDone) {
        this.stage = stage;
        this.composition = composition;
        this.folder = folder;
        this.whenDone = whenDone;
        CompareModel compare = composition.compare().model();
        plan("compare-0", () -> { }, compare::hasBegun);
        for (long step : new long[] {200, 2_000}) {
            plan("compare-" + step, () -> composition.compare().actions().playTo(step),
                    () -> compare.shownStepProperty().getValue() == step && !compare.isPlaying());
        }
        TrainModel model = composition.train().model();
        plan("train-start", composition::showTrain, () -> model.getSnapshot() != null);
        plan("train-trained", composition.train().actions()::playOrPause, () -> model.getSnapshot() != null && model.getSnapshot().isFinished());
    }

    /**
     * Sizes and themes in an order in which the size changes every time: after a snapshot of the scene JavaFX 21 goes on to draw the old texture of
     * an image over a buffer, however often the buffer changes, until the image is replaced; and the picture is replaced when its size changes.
     */
    private void plan(String state, Runnable begin, BooleanSupplier reached) {
        Runnable first = begin;
        Theme[] themes = Theme.values();
        for (int i = 0; i < themes.length * SIZES.length; i++) {
            Theme theme = themes[i % themes.length];
            int[] size = SIZES[i % SIZES.length];
            Runnable once = first;
            waiting.add(new Scenario(() -> {
                composition.shell().setTheme(theme);
                resize(size[0], size[1]);
                once.run();
            }, reached, String.format(Locale.ROOT, "%s-%s-%dx%d.png", state, theme.name().toLowerCase(Locale.ROOT), size[0], size[1])));
            first = () -> { };
        }
    }

    private void resize(int width, int height) {
        stage.setWidth(width + stage.getWidth() - stage.getScene().getWidth());
        stage.setHeight(height + stage.getHeight() - stage.getScene().getHeight());
    }

    /** Works off the plan, then calls back. */
    void begin() {
        waiting.peek().begin().run();
        new AnimationTimer() {
            private long begunAt;
            private long settledAt;

            @Override
            public void handle(long now) {
                Scenario scenario = waiting.peek();
                if (begunAt == 0) {
                    begunAt = now;
                } else if (now - begunAt > PATIENCE_NANOS) {
                    throw new IllegalStateException("after 10 minutes there is still nothing to show in " + scenario.file());
                }
                if (!scenario.reached().getAsBoolean()) {
                    settledAt = 0;
                } else if (settledAt == 0) {
                    settledAt = now;
                } else if (now - settledAt > SETTLE_NANOS) {
                    ScenePicture.save(stage.getScene(), folder.resolve(scenario.file()));
                    waiting.remove();
                    settledAt = 0;
                    begunAt = 0;
                    if (waiting.isEmpty()) {
                        stop();
                        whenDone.run();
                    } else {
                        waiting.peek().begin().run();
                    }
                }
            }
        }.start();
    }
}
