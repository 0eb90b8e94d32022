package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.film.FilmSpec;
import org.pushforward.lab.NeedsDisplay;
import org.pushforward.lab.control.Job;
import org.pushforward.lab.control.PageAction;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What is taken away from the Train page, and brought to it. */
@NeedsDisplay
@Slow("a window opens and closes for each test")
class SharingTest extends TrainWindow {

    @Start
    void show(Stage stage) {
        beginAtTrain(stage);
    }

    private TrainModel model() {
        return page().model();
    }

    /** Does what an entry of the menu does. @return the text on the clipboard then */
    private String share(FxRobot robot, String title) {
        String[] text = new String[1];
        robot.interact(() -> {
            page().sharing().stream().filter(action -> action.title().equals(title)).findFirst().orElseThrow().action().run();
            text[0] = Clipboard.getSystemClipboard().getString();
        });
        return text[0];
    }

    private void train(FxRobot robot, long step) throws TimeoutException {
        await(() -> model().getSnapshot() != null);
        robot.interact(() -> page().actions().playOrPause());
        await(() -> model().getSnapshot().step() >= step);
        robot.interact(() -> page().actions().playOrPause());
    }

    @Test
    void aRunIsCopiedWithWhatWasMovedAndPastedAgain(FxRobot robot) throws Exception {
        train(robot, 20);
        robot.interact(() -> model().settings().rate.set(0.0007));
        await(() -> !model().getSnapshot().interventions().list().isEmpty());
        TrainingConfig run = model().getSnapshot().repeating();
        String command = share(robot, "Copy as command");
        assertEquals(CommandText.train(run).text(), command);
        assertTrue(command.contains("--change " + run.interventions().list().get(0).step() + ":rate=7e-4"), command);
        String experiment = share(robot, "Copy experiment");
        assertEquals(run, ExperimentFile.read("the clipboard", experiment));

        long step = model().getSnapshot().step();
        robot.interact(() -> page().actions().pasteExperiment("{\"format\": \"poem\"}"));
        await(() -> !model().notice().wordsProperty().getValue().isEmpty());
        assertEquals(1, model().notice().wordsProperty().getValue().lines().count());
        assertEquals(step, model().getSnapshot().step(), "a text that is none costs nothing");

        robot.interact(() -> page().actions().pasteExperiment(experiment));
        await(() -> model().getSnapshot() != null && model().getSnapshot().step() == 0);
        assertEquals(command, share(robot, "Copy as command"));
    }

    @Test
    void theMenuOfThePanelHasAll(FxRobot robot) throws Exception {
        await(() -> model().getSnapshot() != null);
        MenuButton menu = robot.lookup("#share").queryAs(MenuButton.class);
        robot.interact(menu::show);
        assertEquals(page().sharing().stream().map(PageAction::title).toList(), menu.getItems().stream().map(MenuItem::getText).toList());
        robot.interact(menu::hide);
    }

    @Test
    void noFilmIsMadeWhileAnEntryIsRefused(FxRobot robot) {
        robot.interact(() -> FilmDialog.show(robot.lookup("#share").queryAs(MenuButton.class).getScene(),
                Theme.LIGHT, Optional::empty, (spec, file, frames) -> { }));
        Button make = robot.lookup("#film-make").queryAs(Button.class);
        TextField width = robot.from(make.getScene().getRoot()).lookup(".number-field").queryAllAs(TextField.class).stream()
                .filter(field -> field.getAccessibleText().contains("Width")).findFirst().orElseThrow();
        assertFalse(make.isDisabled());
        robot.interact(() -> {
            width.setText("abc");
            width.fireEvent(new ActionEvent());
        });
        assertTrue(make.isDisabled());
        robot.interact(() -> {
            width.setText("400");
            width.fireEvent(new ActionEvent());
        });
        assertFalse(make.isDisabled());
        robot.interact(() -> make.getScene().getWindow().hide());
    }

    private static int frames(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        } finally {
            reader.dispose();
        }
    }

    private void film(FxRobot robot, FilmSpec spec, Path file) {
        robot.interact(() -> page().film(spec, file, false));
    }

    @Test
    void filmsAreMadeBesideTheTraining(FxRobot robot) throws Exception {
        train(robot, 30);
        Job job = page().jobs().get(0);
        film(robot, new FilmSpec(FilmSpec.Subject.LAYERS, 1, 120, Theme.LIGHT), folder.resolve("layers.gif"));
        assertTrue(job.running().getValue());
        await(() -> !job.running().getValue());
        assertEquals(model().getSnapshot().model().spec().couplings() + 1, frames(folder.resolve("layers.gif")));

        FilmSpec spec = new FilmSpec(FilmSpec.Subject.TRAINING, 5, 120, Theme.LIGHT);
        List<Long> steps = spec.steps(model().memoryProperty().get().steps());
        robot.interact(() -> page().film(spec, folder.resolve("training.gif"), true));
        await(() -> !job.running().getValue());
        assertEquals(steps.size(), frames(folder.resolve("training.gif")));
        for (int i = 1; i <= steps.size(); i++) {
            assertEquals(120, ImageIO.read(folder.resolve("training-frames/frame_000" + i + ".png").toFile()).getWidth());
        }
        assertFalse(Files.exists(folder.resolve("layers-frames")));

        film(robot, new FilmSpec(FilmSpec.Subject.LAYERS, 20, 120, Theme.LIGHT), folder.resolve("none.gif"));
        robot.interact(() -> job.cancel().run());
        await(() -> !job.running().getValue());
        assertFalse(Files.exists(folder.resolve("none.gif")));
        assertEquals("", model().notice().wordsProperty().getValue());
    }

    /** What cannot be written is told before anything is drawn, and nothing else is touched. */
    @Test
    void framesDoNotReplaceAFolderOfOtherFiles(FxRobot robot) throws Exception {
        train(robot, 5);
        Files.writeString(Files.createDirectory(folder.resolve("f-frames")).resolve("mine.txt"), "mine");
        robot.interact(() -> page().film(new FilmSpec(FilmSpec.Subject.TRAINING, 2, 120, Theme.LIGHT), folder.resolve("f.gif"), true));
        await(() -> !model().notice().wordsProperty().getValue().isEmpty());
        assertTrue(model().notice().wordsProperty().getValue().contains("f-frames holds other files"), model().notice().wordsProperty().getValue());
        assertEquals("mine", Files.readString(folder.resolve("f-frames/mine.txt")));
        assertFalse(Files.exists(folder.resolve("f.gif")));
        // Nor those of another film: whether they may be replaced was asked of the film alone.
        Files.move(folder.resolve("f-frames/mine.txt"), folder.resolve("f-frames/frame_0001.png"));
        robot.interact(() -> {
            model().notice().dismiss();
            page().film(new FilmSpec(FilmSpec.Subject.TRAINING, 2, 120, Theme.LIGHT), folder.resolve("f.gif"), true);
        });
        await(() -> !model().notice().wordsProperty().getValue().isEmpty());
        assertTrue(model().notice().wordsProperty().getValue().contains("f-frames is there already"), model().notice().wordsProperty().getValue());
        assertEquals("mine", Files.readString(folder.resolve("f-frames/frame_0001.png")));
    }

    @Test
    void aFilmThatCannotBeWrittenIsTold(FxRobot robot) throws Exception {
        train(robot, 5);
        film(robot, new FilmSpec(FilmSpec.Subject.TRAINING, 2, 120, Theme.LIGHT), folder.resolve("nowhere/f.gif"));
        await(() -> !model().notice().wordsProperty().getValue().isEmpty());
        assertTrue(model().notice().wordsProperty().getValue().contains("there is no folder"), model().notice().wordsProperty().getValue());
        assertFalse(page().jobs().get(0).running().getValue());
    }
}
