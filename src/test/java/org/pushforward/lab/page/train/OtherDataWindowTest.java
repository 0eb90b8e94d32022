package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.chart.Theme;
import org.pushforward.data.DatasetSpec;
import org.pushforward.film.FilmSpec;
import org.pushforward.lab.NeedsDisplay;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.FigureRequest;
import org.pushforward.lab.page.PointsFile;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Figures and films of a run whose file has changed say so beside the command. */
@NeedsDisplay
@Slow("a window opens and closes")
class OtherDataWindowTest extends TrainWindow {

    @Start
    void show(Stage stage) {
        beginAtTrain(stage);
    }

    @Test
    void figuresAndFilmsSayThatTheFileHasChanged(FxRobot robot) throws Exception {
        DatasetSpec points = new DatasetSpec(PointsFile.write(folder, 3).toString(), 0, 0, 0, 0);
        robot.interact(() -> page().open(TrainingConfig.defaults().withDataset(points)));
        await(() -> page().model().getSnapshot() != null && page().model().getSnapshot().config().dataset().name().equals(points.name()));
        PointsFile.write(folder, 2.5);
        String why = "points.csv has changed since it was read: save the run instead";
        FigureMenu picture = FigureMenu.within(page().face().content()).stream().filter(menu -> menu.node() instanceof PixelView).findFirst()
                .orElseThrow();
        // Before it is drawn, a picture has no step.
        await(() -> picture.figure().title().endsWith("step 0"));
        String[] copied = new String[1];
        robot.interact(() -> {
            picture.request(new FigureRequest.CopyCommand());
            copied[0] = Clipboard.getSystemClipboard().getString();
        });
        assertTrue(copied[0].startsWith("# " + why + "\n") && copied[0].endsWith("  # seen at step 0"), copied[0]);
        assertEquals("Copied a command that does not make what \"" + picture.figure().title() + "\" shows: " + why + ".",
                composition.shell().notice().wordsProperty().getValue());
        Path film = folder.resolve("layers.gif");
        robot.interact(() -> page().film(new FilmSpec(FilmSpec.Subject.LAYERS, 1, 120, Theme.LIGHT), film, false));
        await(() -> !page().jobs().get(0).running().getValue());
        assertTrue(Files.readString(film, StandardCharsets.ISO_8859_1).contains("# " + why), "the film has its command alone");
    }
}
