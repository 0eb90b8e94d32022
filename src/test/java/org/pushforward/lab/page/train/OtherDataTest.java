package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.lab.page.PointsFile;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.train.RunState;
import org.pushforward.train.WithoutData;

/** A command names a file: where that does not hold the points of the run any more, whatever takes the command away says so. */
class OtherDataTest extends SettledTrain {

    private static final String CHANGED = "points.csv has changed since it was read: save the run instead";
    private static final String GONE = "points.csv is gone: save the run instead";

    @TempDir
    private Path folder;

    private final UndoStack undo = undo(64 << 20);

    OtherDataTest() {
        super(tiny(64, 20));
    }

    private Path write(double stretch) throws IOException {
        return PointsFile.write(folder, stretch);
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
        train(3);
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
        train(3);
        assertFalse(controller.command().contains("#"), controller.command());
    }

    @Test
    void aRunThatComesBackHasOtherPointsThanTheFileThatWasOpenedAgain() throws IOException {
        open(write(3));
        train(3);
        open(write(2.5));
        train(3);
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
        train(3);
        RunState run = run();
        controller.open(run.without(new WithoutData(run.identity().standardization(), run.identity().columns(), run.identity().checksum(),
                "The data of this run are not to be had: points.csv has changed.")));
        settle();
        assertTrue(controller.command().startsWith("# The data of this run are not to be had: points.csv has changed\n"), controller.command());
    }
}
