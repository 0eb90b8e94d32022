package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.TableChoice;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.Activation;
import org.pushforward.flow.FlowSpec;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.InlineDriver;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.RunState;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.WithoutData;

/** A command names a file: where that does not hold the points of the run any more, whatever takes the command away says so. */
class OtherDataTest {

    private static final String CHANGED = "points.csv has changed since it was read: save the run instead";
    private static final String GONE = "points.csv is gone: save the run instead";

    @TempDir
    private Path folder;

    private final CoreWorkbench workbench = new CoreWorkbench();
    private final DatasetShelf shelf = new DatasetShelf(workbench, new CurrentThreadTaskExecutor());
    private final TrainModel model = new TrainModel(tiny(), shelf);
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final TrainController controller = new TrainController(model, new TrainCharts(),
            new RunsController.Surroundings(workbench, new CurrentThreadTaskExecutor(), later::add,
                    (starter, publisher, onFailure) -> new InlineDriver(starter, publisher), seen -> { }));
    private long now;
    private final UndoStack undo = new UndoStack(later::add, () -> now, 64 << 20);

    private static TrainingConfig tiny() {
        return TrainingConfig.defaults().withFlow(new FlowSpec(2, 4, 1, Activation.TANH, 2))
                .withOptimization(new Optimization(500, 64, 2e-3, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(20, 32, 8));
    }

    @BeforeEach
    void begin() {
        undo.add(controller, () -> { });
        controller.begin();
        settle();
    }

    @AfterEach
    void end() {
        controller.end();
    }

    private void settle() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
        now += 2_000_000_000L;
    }

    private void train() {
        for (int i = 0; i < 3; i++) {
            controller.step();
            settle();
        }
    }

    private Path write(double stretch) throws IOException {
        StringBuilder text = new StringBuilder("u,v\n");
        for (int i = 0; i < 100; i++) {
            text.append(Math.sin(i)).append(',').append(stretch * Math.cos(1.7 * i)).append('\n');
        }
        return Files.writeString(folder.resolve("points.csv"), text);
    }

    private void open(Path table) {
        shelf.open(table, TableChoice.DEFAULT, model.settings()::choose, failure -> {
            throw new IllegalStateException(failure);
        });
        settle();
    }

    private String notice() {
        return model.notice().wordsProperty().getValue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatNamesAFileSaysWhereItHoldsOtherPoints(boolean gone) throws IOException {
        Path table = write(3);
        open(table);
        train();
        String before = controller.command();
        assertFalse(before.contains("#"), before);
        if (gone) {
            Files.delete(table);
        } else {
            write(2.5);
        }
        String why = gone ? GONE : CHANGED;
        assertEquals("# " + why + "\n" + before, controller.command());
        controller.experiment();
        assertEquals(why + ". The experiment that was copied makes another one, or none.", notice());
        Path experiment = folder.resolve("e.json");
        controller.saveExperiment(experiment);
        assertEquals(why + ". The experiment in e.json makes another one, or none.", notice());
        assertEquals(table.toString(), ExperimentFile.read(experiment).dataset().name());
        // It begins again with the points that were read.
        controller.reset();
        settle();
        assertTrue(controller.command().startsWith("# " + why + "\n"), controller.command());
        model.settings().choose(shelf.find("moons").orElseThrow());
        assertFalse(controller.command().contains("#"), "another run is about to begin");
        settle();
        train();
        assertFalse(controller.command().contains("#"), controller.command());
    }

    @Test
    void aRunThatComesBackHasOtherPointsThanTheFileThatWasOpenedAgain() throws IOException {
        open(write(3));
        train();
        open(write(2.5));
        train();
        assertFalse(controller.command().contains("#"), controller.command());
        undo.undo();
        settle();
        assertTrue(controller.command().startsWith("# " + CHANGED + "\n"), controller.command());
        undo.redo();
        settle();
        assertFalse(controller.command().contains("#"), controller.command());
    }

    @Test
    void aRunWithoutItsDataSaysWhy() throws IOException {
        open(write(3));
        train();
        RunState run = controller.runs().join().get(0);
        controller.open(run.without(new WithoutData(run.identity().standardization(), run.identity().columns(), run.identity().checksum(),
                "The data of this run are not to be had: points.csv has changed.")));
        settle();
        assertTrue(controller.command().startsWith("# The data of this run are not to be had: points.csv has changed\n"), controller.command());
    }
}
