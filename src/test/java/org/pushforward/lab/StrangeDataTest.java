package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.data.Padding;
import org.pushforward.data.TableChoice;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.page.universal.CouplingsPage;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.live.DatasetCard;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Whatever the points of a file: the window learns them or says in a line why it does not, all lenses and Compare show them, no words lie upon each
 * other, and nothing is printed or thrown.
 */
@NeedsDisplay
@Slow("trains on many files and looks through all lenses at each")
class StrangeDataTest extends ListeningWindow {

    private static final int STEPS = 12;
    private static final int PULSES = 4;

    @TempDir
    private Path folder;

    @Override
    @Start
    void start(Stage stage) {
        start(stage, 1280, 720);
    }

    private record Strange(String name, int count, IntFunction<double[]> point) {
    }

    private static List<Strange> learned() {
        Random random = new Random(1);
        return List.of(
                new Strange("outlier", 400, i -> new double[] {i == 7 ? 1e12 : random.nextGaussian(), 1e-6 * random.nextGaussian()}),
                new Strange("units", 400, i -> new double[] {1e6 * random.nextGaussian(), 1e-6 * random.nextGaussian()}),
                new Strange("offset", 400, i -> new double[] {1e9 + random.nextGaussian(), -1e9 + random.nextGaussian()}),
                new Strange("few", 10, i -> new double[] {i, i * i}),
                new Strange("line", 300, i -> new double[] {i, 2.0 * i}),
                new Strange("two-values", 200, i -> new double[] {i % 2, i / 2 % 2}),
                new Strange("tails", 500, i -> new double[] {Math.tan(3.14 * (random.nextDouble() - 0.5)), Math.exp(5 * random.nextGaussian())}),
                new Strange("tiny", 300, i -> new double[] {1e-99 * random.nextGaussian(), 1e-99 * random.nextGaussian()}),
                new Strange("huge", 300, i -> new double[] {1e99 * random.nextGaussian(), 1e99 * random.nextGaussian()}));
    }

    /** With words of the line that says why. */
    private static Map<Strange, String> refused() {
        Map<Strange, String> refused = new LinkedHashMap<>();
        refused.put(new Strange("two", 2, i -> new double[] {i, i}), "at least 10");
        refused.put(new Strange("equal", 100, i -> new double[] {3, i}), "spread");
        refused.put(new Strange("one-place", 100, i -> new double[] {3, 4}), "spread");
        return refused;
    }

    private Path write(Strange data) throws IOException {
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < data.count(); i++) {
            double[] point = data.point().apply(i);
            rows.append(String.format(Locale.ROOT, "%.17g,%.17g%n", point[0], point[1]));
        }
        return Files.writeString(folder.resolve(data.name() + ".csv"), rows);
    }

    private void choose(FxRobot robot, Path csv) {
        robot.interact(() -> {
            train().notice().dismiss();
            train().settings().choose(DatasetCard.ofFile(csv.toString(), TableChoice.DEFAULT));
        });
    }

    private boolean isShown(Path csv) {
        return train().getSnapshot() != null && train().getSnapshot().config().dataset().name().equals(csv.toString());
    }

    @Test
    void isLearnedAndSeenThroughAllLenses(FxRobot robot) throws IOException, TimeoutException {
        TrainPage page = composition.page(TrainPage.class);
        robot.interact(() -> {
            composition.show(TrainPage.class);
            train().settings().padding.set(Padding.Kind.GAUSSIAN);
            train().settings().stopAt.set(STEPS);
        });
        for (Strange data : learned()) {
            Path csv = write(data);
            choose(robot, csv);
            await(() -> isShown(csv));
            robot.interact(page.actions()::playOrPause);
            await(() -> train().getSnapshot().isFinished() || train().getSnapshot().divergence() != null);
            throughAllLenses(robot, data.name());
        }
        for (Map.Entry<Strange, String> data : refused().entrySet()) {
            Path csv = write(data.getKey());
            choose(robot, csv);
            await(() -> !train().notice().wordsProperty().getValue().isEmpty());
            String words = train().notice().wordsProperty().getValue();
            assertTrue(words.contains(data.getValue()) && words.contains(csv.getFileName().toString()), words);
            assertFalse(isShown(csv));
            requireSound(robot, data.getKey().name());
        }
    }

    /** Few couplings carry noise to it, in the plane and on the number line. */
    @Test
    void isTheTargetOfFewCouplings(FxRobot robot) throws IOException, TimeoutException {
        CouplingsPage page = composition.page(CouplingsPage.class);
        robot.interact(() -> {
            composition.show(CouplingsPage.class);
            showData(page);
        });
        for (Strange data : learned()) {
            Path csv = write(data);
            robot.interact(() -> page.learn(csv));
            await(() -> robot.lookup("#table-learn").tryQueryAs(Button.class).map(button -> !button.isDisabled()).orElse(false));
            robot.interact(robot.lookup("#table-learn").queryAs(Button.class)::fire);
            await(() -> robot.lookup("#table-learn").tryQuery().isEmpty() && page.isSettled());
            requireSound(robot, data.name() + ", Three couplings");
        }
    }

    @Test
    void isComparedAndDivergesInPlainSight(FxRobot robot) throws IOException, TimeoutException {
        ComparePage page = composition.page(ComparePage.class);
        for (Strange data : List.of(learned().get(0), learned().get(1))) {
            Path csv = write(data);
            await(() -> page.model().hasBegun());
            robot.interact(() -> page.model().settings().choose(DatasetCard.ofFile(csv.toString(), TableChoice.DEFAULT)));
            await(() -> page.model().hasBegun() && page.model().runs().stream().allMatch(run -> run.newest() != null
                    && run.newest().config().dataset().name().equals(csv.toString())));
            robot.interact(() -> page.actions().playTo(STEPS));
            await(() -> page.model().shownStepProperty().getValue() == STEPS && !page.model().isPlaying());
            requireSound(robot, data.name() + ", Compare");
        }
        robot.interact(() -> {
            composition.show(TrainPage.class);
            train().settings().rate.set(1.0);
            train().settings().number("flow.clamp").set(8);
        });
        await(() -> train().getSnapshot() != null && train().getSnapshot().config().optimization().rate() == 1);
        robot.interact(composition.page(TrainPage.class).actions()::playOrPause);
        await(() -> train().getSnapshot().divergence() != null || train().getSnapshot().step() > 200);
        for (LensChoice lens : composition.page(TrainPage.class).lensChoices()) {
            robot.interact(() -> train().lens().choiceProperty().set(lens));
            WaitForAsyncUtils.waitForFxEvents(PULSES);
            requireSound(robot, "diverging, " + lens.title());
        }
    }
}
