package org.pushforward.lab.page.separation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepProgress;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.PostponedTaskExecutor;
import org.pushforward.lab.page.separation.SeparationModel.Extent;
import org.pushforward.lab.page.separation.SeparationModel.Source;
import org.pushforward.theory.separation.Part;
import org.pushforward.train.TrainingConfig;

/** The page without its window: the runs that are made on it, and the command that makes them. */
class SeparationControllerTest {

    private static final Sweep QUICK = Extent.QUICK.sweep();

    @TempDir
    Path folder;

    private final SeparationModel model = new SeparationModel();

    @BeforeEach
    void begin() {
        model.part.set(Part.DEPTH);
        model.extent.set(Extent.WHOLE);
    }

    private static List<SweepRow> runs() {
        Set<TrainingConfig> made = new HashSet<>(QUICK.runs());
        return ShippedSweep.MODES_AND_DEPTH.rows().orElseThrow().stream().filter(row -> made.contains(row.config())).toList();
    }

    private static String text(Sweep sweep) {
        return CommandText.sweep(sweep).text("x");
    }

    /** Another day: the session has kept the folder alone. */
    private void comeBack() {
        model.folder.set(folder);
        model.source.set(Source.OWN);
        new SeparationController(model, request -> { }, new CurrentThreadTaskExecutor(), new CurrentThreadTaskExecutor(), Runnable::run,
                Optional::empty).begin();
    }

    @Test
    void theCommandOfRunsMadeHereIsThatOfTheirSweep() {
        model.source.set(Source.OWN);
        assertEquals(text(Extent.WHOLE.sweep()), model.command().text("x"), "nothing was made: what Run would make");
        model.beginSweep(folder, QUICK);
        assertEquals(text(QUICK), model.command().text("x"));
        model.endSweep(new SweepProgress(QUICK.runs().size(), runs(), 1, Duration.ZERO));
        model.extent.set(Extent.QUICK);
        model.extent.set(Extent.WHOLE);
        assertEquals(text(QUICK), model.command().text("x"));
        model.source.set(Source.SPACE);
        assertEquals(text(ShippedSweep.MODES_AND_DEPTH.sweep()), model.command().text("x"));
    }

    @Test
    void theCommandComesBackAnotherDay() {
        SweepFile.write(QUICK, folder.resolve(SweepFolder.EXPERIMENT));
        SweepTable.write(runs(), folder.resolve(SweepFolder.TABLE));
        comeBack();
        assertEquals(QUICK.runs().size(), model.runsProperty().get().runs());
        assertEquals(text(QUICK), model.command().text("x"));
    }

    /** A session that is brought back says what is looked at first, and where it lies after that; the page may have begun long ago. */
    @Test
    void runsMadeHereAreReadAsSoonAsTheirFolderIsKnown(@TempDir Path killed) {
        SweepFile.write(QUICK, folder.resolve(SweepFolder.EXPERIMENT));
        SweepTable.write(runs(), folder.resolve(SweepFolder.TABLE));
        new SeparationController(model, request -> { }, new CurrentThreadTaskExecutor(), new CurrentThreadTaskExecutor(), Runnable::run,
                Optional::empty).begin();
        model.source.set(Source.OWN);
        assertNull(model.runsProperty().get());
        model.views().setTexts(Map.of("folder", folder.toString()));
        assertEquals(QUICK.runs().size(), model.runsProperty().get().runs());
        // One that has no table yet, and none at all.
        SweepFile.write(QUICK, killed.resolve(SweepFolder.EXPERIMENT));
        model.views().setTexts(Map.of("folder", killed.toString()));
        assertEquals(0, model.runsProperty().get().runs());
        assertEquals(text(QUICK), model.command().text("x"));
        model.views().setValues(Map.of());
        assertNull(model.runsProperty().get());
        assertEquals("No sweep was made here yet: press Run.", model.statusProperty().getValue());
    }

    @Test
    void runsOfAFolderThatIsShownNoMoreAreNotComplainedOf(@TempDir Path spoiled) throws Exception {
        Files.writeString(spoiled.resolve(SweepFolder.TABLE), "spoiled");
        PostponedTaskExecutor reading = new PostponedTaskExecutor();
        model.source.set(Source.OWN);
        model.folder.set(spoiled);
        new SeparationController(model, request -> { }, reading, new CurrentThreadTaskExecutor(), Runnable::run, Optional::empty).begin();
        reading.doAll();
        assertTrue(model.notice().wordsProperty().getValue().contains(SweepFolder.TABLE), model.notice().wordsProperty().getValue());
        model.notice().dismiss();
        model.folder.set(folder);
        model.folder.set(spoiled);
        model.folder.set(folder);
        reading.doAll();
        assertEquals("", model.notice().wordsProperty().getValue());
    }

    /** A folder that cannot be made, and one that holds another sweep. */
    @Test
    void whatWasNeverBegunTakesNothingFromWhatWasMade(@TempDir Path other) throws Exception {
        SweepFile.write(QUICK, folder.resolve(SweepFolder.EXPERIMENT));
        SweepTable.write(runs(), folder.resolve(SweepFolder.TABLE));
        SweepFile.write(QUICK, other.resolve(SweepFolder.EXPERIMENT));
        model.folder.set(folder);
        model.source.set(Source.SPACE);
        SeparationController controller = new SeparationController(model, request -> { }, new CurrentThreadTaskExecutor(),
                new CurrentThreadTaskExecutor(), Runnable::run, Optional::empty);
        controller.begin();
        for (Path refused : List.of(Files.writeString(other.resolve("file"), "mine").resolve("sweep"), other)) {
            model.notice().dismiss();
            controller.run(Extent.WHOLE.sweep(), refused);
            assertEquals(1, model.notice().wordsProperty().getValue().lines().count(), refused.toString());
            assertEquals(Source.SPACE, model.source.get());
            assertEquals(folder, model.folder.get());
            model.source.set(Source.OWN);
            assertEquals(QUICK.runs().size(), model.runsProperty().get().runs());
            assertEquals(text(QUICK), model.command().text("x"));
            model.source.set(Source.SPACE);
        }
    }

    @Test
    void runsWithoutTheirDescriptionHaveNoCommand() throws Exception {
        SweepTable.write(runs(), folder.resolve(SweepFolder.TABLE));
        Files.writeString(folder.resolve(SweepFolder.EXPERIMENT), "{}");
        comeBack();
        assertEquals(QUICK.runs().size(), model.runsProperty().get().runs());
        String why = assertThrows(InvalidInputException.class, model::command).getMessage();
        assertTrue(why.contains("no description of their sweep"), why);
    }
}
