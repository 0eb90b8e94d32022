package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.Slow;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.run.TrainingRun;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.page.train.TrainController;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A model without its data in the window: every lens shows it, nothing trains it, and no word speaks of data that are not there. */
@NeedsDisplay
@Slow("a window opens and closes for each test, and looks through all lenses")
class WithoutDataTest extends OpenWindow {

    private static final int STEPS = 30;

    @TempDir
    Path given;

    @Override
    @Start
    void start(Stage stage) {
        super.start(stage);
    }

    @Override
    @AfterEach
    void end(FxRobot robot) {
        super.end(robot);
    }

    /** A finished run whose table has gone. */
    private Path folder() throws IOException {
        StringBuilder text = new StringBuilder("u,v\n");
        for (int i = 0; i < 200; i++) {
            text.append(Math.sin(i)).append(',').append(3 * Math.cos(1.7 * i)).append('\n');
        }
        Path table = Files.writeString(given.toRealPath().resolve("points.csv"), text);
        TrainingConfig defaults = TrainingConfig.defaults();
        TrainingConfig config = defaults.withDataset(RunData.withColumns(new DatasetSpec(table.toString(), 0, 0, 0, 0)))
                .withPadding(Padding.gaussian(1)).withFlow(new FlowSpec(2, 4, 1, Activation.TANH, 2)).withInstruments(new HistorySpec(10, 64, 16))
                .withOptimization(defaults.optimization().withSteps(STEPS));
        Path run = given.toRealPath().resolve("run");
        new TrainingRun(new RunFolder(run), 1, Duration.ofDays(1), snapshot -> { }).start(config);
        Files.delete(table);
        return run;
    }

    private void open(FxRobot robot, Path path) throws TimeoutException {
        robot.interact(() -> composition.opener().open(path));
        await(() -> !train().hasData() && train().getSnapshot() != null && train().frameProperty().get() != null
                && train().frameProperty().get().step() == train().getSnapshot().step());
    }

    private List<String> words() {
        List<String> all = new ArrayList<>();
        collect(window.getScene().getRoot(), all);
        return all;
    }

    private static void collect(Node node, List<String> all) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled label && label.getText() != null) {
            all.add(label.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    private void goThroughAllLenses(FxRobot robot) throws TimeoutException {
        TrainPage page = composition.page(TrainPage.class);
        for (LensChoice choice : page.lensChoices()) {
            robot.interact(() -> train().lens().choiceProperty().set(choice));
            await(page::isSettled);
            robot.interact(() -> {
                List<String> words = words();
                if (!choice.equals(LensChoice.DATA_SPACE)) {
                    assertTrue(words.stream().noneMatch(each -> each.contains("held-out points.") || each.contains("data points is")),
                            choice.id() + words);
                }
                assertEquals(choice.id().equals("fit") || choice.equals(LensChoice.ALL), words.stream().anyMatch(each -> each.startsWith("No data.")),
                        choice.id());
                window.getScene().getRoot().lookupAll(".data-layer").stream().map(CheckBox.class::cast)
                        .forEach(layer -> assertTrue(layer.isDisabled(), choice.id()));
            });
        }
        robot.interact(() -> train().lens().choiceProperty().set(LensChoice.DATA_SPACE));
    }

    private void requireNothingTrains(FxRobot robot) {
        long step = train().getSnapshot().step();
        robot.interact(() -> assertTrue(window.getScene().lookup("#play").isDisabled()));
        TrainController actions = composition.page(TrainPage.class).actions();
        for (Runnable wish : List.<Runnable>of(actions::playOrPause, actions::step, actions::reset, actions::newSeed)) {
            robot.interact(() -> {
                train().notice().dismiss();
                wish.run();
            });
            robot.interact(() -> {
                assertFalse(train().isPlaying());
                assertFalse(train().hasData());
                String told = train().notice().wordsProperty().getValue();
                assertTrue(told.endsWith("Choose other data to begin a run."), told);
                assertEquals(step, train().getSnapshot().step());
            });
        }
    }

    @Test
    void aRunWhoseTableIsGone(FxRobot robot) throws IOException, TimeoutException {
        open(robot, folder());
        assertEquals(STEPS, train().getSnapshot().step());
        assertTrue(train().statusProperty().get().contains("without its data"), train().statusProperty().get());
        assertEquals(List.of("u", "v"), train().getSnapshot().model().columns());
        goThroughAllLenses(robot);
        requireNothingTrains(robot);
        // Other data begin a run of the same flow; undoing brings the model back.
        robot.interact(() -> train().settings().choose(train().shelf().find("moons").orElseThrow()));
        await(() -> train().hasData() && train().getSnapshot() != null && train().getSnapshot().step() == 0);
        assertFalse(window.getScene().lookup("#play").isDisabled());
        robot.interact(() -> assertTrue(composition.undo().undo()));
        await(() -> !train().hasData() && train().getSnapshot() != null && train().getSnapshot().step() == STEPS);
    }

    @Test
    void aModelAlone(FxRobot robot) throws IOException, TimeoutException {
        Path alone = Files.copy(folder().resolve("model.json"), given.resolve("alone.json"));
        open(robot, alone);
        assertEquals("A model alone: it is looked at, not trained.", train().statusProperty().get());
        assertEquals("–", train().figuresProperty().get().step());
        robot.interact(() -> {
            Label picker = (Label) window.getScene().lookup(".dataset-title");
            assertTrue(picker == null || picker.getText().equals("unknown"), String.valueOf(picker));
        });
        assertEquals(-1, Arrays.mismatch(ModelFile.read(alone).parameters(), train().getSnapshot().model().parameters()));
        goThroughAllLenses(robot);
        requireNothingTrains(robot);
        robot.interact(() -> composition.opener().save(given.resolve("no")));
        await(() -> composition.shell().notice().wordsProperty().getValue().contains("a model alone is no run"));
    }
}
