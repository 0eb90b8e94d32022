package org.pushforward.lab.tool;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.experiment.run.Metric;
import org.pushforward.lab.chart.ScenePicture;
import org.pushforward.lab.page.augmented.AugmentedPage;
import org.pushforward.lab.page.board.BoardModel;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.CompareModel;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.linear.LinearPage;
import org.pushforward.lab.page.partition.PartitionPage;
import org.pushforward.lab.page.separation.SeparationPage;
import org.pushforward.lab.page.train.TrainModel;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.shell.Composition;
import org.pushforward.train.TrainingSnapshot;

/**
 * Takes the pictures of the README and for judging the look: the real scene at two sizes in each theme: the Compare page at its start and after 200
 * and 2,000 steps; the Train page at its start, with a flow that was trained to the end, and through each lens; what another run with zero padding
 * changes; the other pages. The same command makes the same pictures, but for the steps per second.
 */
public final class Screenshots {

    private static final Size SMALL = new Size(1280, 720);
    private static final Size LARGE = new Size(1600, 1000);
    private static final Size[] SIZES = {SMALL, LARGE};
    /** Pulses that pass before a picture: layout, charts in their turns, the fine density. */
    private static final long SETTLE_NANOS = 2_500_000_000L;
    /** Training to the end takes seconds, on a slow machine a minute. */
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    private final Stage stage;
    private final Composition composition;
    private final TrainModel model;
    private final Path folder;
    private final Deque<Scenario> waiting = new ArrayDeque<>();
    private final Runnable whenDone;

    private record Scenario(Runnable begin, BooleanSupplier reached, String file) {
    }

    private record Size(int width, int height) {
    }

    public Screenshots(Stage stage, Composition composition, Path folder, Runnable whenDone) {
        this.stage = stage;
        this.composition = composition;
        this.folder = folder;
        this.whenDone = whenDone;
        model = composition.page(TrainPage.class).model();
        CompareModel compare = composition.page(ComparePage.class).model();
        planThemes("compare-0", () -> { }, compare::hasBegun);
        for (long step : new long[] {200, 2_000}) {
            planThemes("compare-" + step, () -> composition.page(ComparePage.class).actions().playTo(step),
                    () -> compare.shownStepProperty().getValue() == step && !compare.isPlaying());
        }
        planThemes("train-start", () -> composition.show(TrainPage.class), () -> model.getSnapshot() != null);
        planThemes("train-trained", composition.page(TrainPage.class).actions()::playOrPause, () -> isFinished(Padding.Kind.NONE));
        planLenses();
        planZeroPadding();
        planBoard();
        planProducts();
    }

    private void planBoard() {
        BoardModel board = composition.page(BoardPage.class).model();
        planThemes("board", () -> composition.show(BoardPage.class), () -> !board.tableProperty().get().rows().isEmpty());
        planThemes("board-w2", () -> board.distance.set(Metric.DISTANCE), () -> true);
        planThemes("library", () -> composition.show(LibraryPage.class), () -> composition.page(LibraryPage.class).isSettled());
    }

    private void planProducts() {
        LinearPage linear = composition.page(LinearPage.class);
        PartitionPage partition = composition.page(PartitionPage.class);
        planThemes("linear", () -> {
            composition.show(LinearPage.class);
            linear.compareCosts();
        }, linear::isSettled);
        plan("linear-plane", () -> linear.showOwn("-0.5 1\n-1 -0.5"), linear::isSettled, Theme.LIGHT, SMALL);
        AugmentedPage augmented = composition.page(AugmentedPage.class);
        planThemes("augmented", () -> {
            composition.show(AugmentedPage.class);
            augmented.predict("stay");
        }, augmented::isSettled);
        SeparationPage separation = composition.page(SeparationPage.class);
        planThemes("separation", () -> {
            composition.show(SeparationPage.class);
            separation.kept().orElseThrow().settings().setTexts(Map.of("part", "Depth"));
        }, separation::isSettled);
        planThemes("partition", () -> composition.show(PartitionPage.class), partition::isSettled);
        CouplingsPage couplings = composition.page(CouplingsPage.class);
        planThemes("couplings", () -> {
            composition.show(CouplingsPage.class);
            couplings.showCurves();
        }, couplings::isSettled);
        plan("partition-convolution", () -> {
            composition.show(PartitionPage.class);
            partition.showConvolution();
        }, partition::isSettled, Theme.LIGHT, SMALL);
    }

    /** Whether the run with this padding has ended and all is seen of it. */
    private boolean isFinished(Padding.Kind padding) {
        TrainingSnapshot run = model.getSnapshot();
        return run != null && run.config().padding().kind() == padding && run.isFinished() && composition.page(TrainPage.class).isSettled();
    }

    /**
     * Sizes and themes in an order in which the size changes every time: after a snapshot of the scene JavaFX 21 goes on to draw the old texture of
     * an image over a buffer, however often the buffer changes, until the image is replaced; and the picture is replaced when its size changes.
     */
    private void planThemes(String state, Runnable begin, BooleanSupplier reached) {
        List<Theme> themes = Theme.all();
        for (int i = 0; i < themes.size() * SIZES.length; i++) {
            plan(state, i == 0 ? begin : () -> { }, reached, themes.get(i % themes.size()), SIZES[i % SIZES.length]);
        }
    }

    /** Through all lenses before the next size, for the same reason; in the projector's type all pictures have sizes of their own. */
    private void planLenses() {
        planLenses(Theme.LIGHT, SMALL);
        planLenses(Theme.LIGHT, LARGE);
        planLenses(Theme.DARK, SMALL);
        planLenses(Theme.PROJECTOR, SMALL);
    }

    private void planLenses(Theme theme, Size size) {
        for (LensChoice choice : composition.page(TrainPage.class).lensChoices()) {
            if (choice != LensChoice.DATA_SPACE) {
                plan(name(choice), () -> look(choice), () -> isFinished(Padding.Kind.NONE), theme, size);
            }
        }
    }

    private void planZeroPadding() {
        BooleanSupplier reached = () -> isFinished(Padding.Kind.ZERO);
        plan("train-ghost", () -> {
            look(LensChoice.DATA_SPACE);
            model.settings().padding.set(Padding.Kind.ZERO);
            // The run before has ended: to play is to begin with the settings as they are.
            composition.page(TrainPage.class).actions().playOrPause();
        }, reached, Theme.LIGHT, SMALL);
        for (LensChoice choice : composition.page(TrainPage.class).lensChoices()) {
            if (List.of("conditioning", "padding").contains(choice.id())) {
                plan(name(choice) + "-zero", () -> look(choice), reached, Theme.LIGHT, SMALL);
            }
        }
    }

    private void look(LensChoice choice) {
        model.lens().choiceProperty().set(choice);
    }

    private static String name(LensChoice choice) {
        return "train-" + choice.id().replace('_', '-');
    }

    private void plan(String state, Runnable begin, BooleanSupplier reached, Theme theme, Size size) {
        waiting.add(new Scenario(() -> {
            composition.shell().setTheme(theme);
            resize(size);
            begin.run();
        }, reached, String.format(Locale.ROOT, "%s-%s-%dx%d.png", state, theme.kind().word(), size.width(), size.height())));
    }

    private void resize(Size size) {
        stage.setWidth(size.width() + stage.getWidth() - stage.getScene().getWidth());
        stage.setHeight(size.height() + stage.getHeight() - stage.getScene().getHeight());
    }

    /** Works off the plan, then calls back. */
    public void begin() {
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
