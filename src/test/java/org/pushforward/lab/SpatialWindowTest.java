package org.pushforward.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pushforward.Slow;
import org.pushforward.chart.Figure;
import org.pushforward.data.Axes;
import org.pushforward.data.Padding;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.flow.FlowFamily;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.lab.control.FigureMenu;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.export.Exports;
import org.pushforward.lab.page.board.BoardPage;
import org.pushforward.lab.page.compare.ComparePage;
import org.pushforward.lab.page.library.LibraryPage;
import org.pushforward.lab.page.train.TrainPage;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DatasetCard;
import org.pushforward.train.TrainingConfig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Data of 3, 8 and 16 coordinates through all lenses, of flows of every family, on Compare, from the Board and from the Library: two of them are
 * shown, others can be chosen, no words lie upon each other, and nothing is printed or thrown.
 */
@NeedsDisplay
@Slow("trains on several datasets and looks through all lenses at each")
class SpatialWindowTest extends ListeningWindow {

    private static final int STEPS = 12;
    private static final int LAYERS = 6;

    @TempDir
    private Path folder;

    @Override
    @Start
    void start(Stage stage) {
        start(stage, 1280, 720);
    }

    private static DatasetCard built(String name) {
        return new CoreWorkbench().datasets().stream().filter(card -> card.name().equals(name)).findFirst().orElseThrow();
    }

    /** A table of so many columns. */
    private DatasetCard table(int columns) throws IOException {
        Random random = new Random(1);
        String header = IntStream.range(0, columns).mapToObj(c -> "c" + c).collect(Collectors.joining(","));
        StringBuilder rows = new StringBuilder(header + "\n");
        for (int i = 0; i < 300; i++) {
            double common = random.nextGaussian();
            rows.append(IntStream.range(0, columns).mapToObj(c -> Double.toString((c + 1) * (common + random.nextGaussian())))
                    .collect(Collectors.joining(","))).append('\n');
        }
        Path file = Files.writeString(folder.resolve("columns-" + columns + ".csv"), rows);
        return DatasetCard.ofFile(file.toString(), new TableChoice(List.of(header.split(",")), TableChoice.Header.AUTO));
    }

    private void train(FxRobot robot, DatasetCard card, Padding.Kind padding) throws TimeoutException {
        train(robot, card, padding, FlowFamily.COUPLINGS);
    }

    private void train(FxRobot robot, DatasetCard card, Padding.Kind padding, FlowFamily family) throws TimeoutException {
        robot.interact(() -> {
            train().settings().choice("flow.family").set(family);
            train().settings().number("flow.couplings").set(LAYERS);
            train().settings().padding.set(padding);
            train().settings().choose(card);
            train().settings().stopAt.set(STEPS);
        });
        await(() -> train().getSnapshot() != null && train().getSnapshot().config().dataset().name().equals(card.name())
                && train().getSnapshot().config().padding().kind() == padding && train().getSnapshot().config().flow().family() == family
                && train().getSnapshot().step() == 0);
        play(robot);
    }

    /** Goes on to the end of the run. */
    private void play(FxRobot robot) throws TimeoutException {
        robot.interact(composition.page(TrainPage.class).actions()::playOrPause);
        await(() -> train().getSnapshot().isFinished() || train().getSnapshot().divergence() != null);
    }

    /** Looks through each lens; what it shows is taken away as pictures and numbers, and the run as a command and as an experiment. */
    private void takeAwayFromAllLenses(FxRobot robot, String where) throws TimeoutException {
        Exports exports = new Exports(folder);
        TrainPage page = composition.page(TrainPage.class);
        int taken = 0;
        for (LensChoice lens : page.lensChoices()) {
            onWindow(() -> train().lens().choiceProperty().set(lens));
            await(page::isSettled);
            requireSound(robot, where + ", " + lens.title());
            List<FigureMenu> figures = figures(robot);
            taken += figures.size();
            for (FigureMenu figure : figures) {
                Exports.Files[] files = new Exports.Files[1];
                onWindow(() -> files[0] = exports.save(figure, 320, 240, 1, ""));
                String what = where + ", " + lens.title() + ": " + files[0].figure().title();
                for (Path file : List.of(files[0].png(), files[0].svg(), files[0].pdf())) {
                    assertTrue(file.toFile().length() > 500, what + ", " + file);
                }
                for (int i = 0; i < files[0].data().size(); i++) {
                    assertEquals(files[0].figure().data().get(i).rows(), CsvTable.read(files[0].data().get(i)).rows().size(), what);
                }
            }
            requireSilent(where + ", taken from " + lens.title());
        }
        // The lens of the padding shows words alone where there is none.
        assertTrue(taken > 2 * page.lensChoices().size(), where + ": " + taken + " figures");
        TrainingConfig run = train().getSnapshot().repeating();
        assertEquals(CommandText.train(run).text(), page.sharing().stream().filter(PageAction::isCommand).findFirst().orElseThrow().text().get());
        assertEquals(run, ExperimentFile.read("the clipboard", ExperimentFile.text(run)));
        robot.interact(() -> train().lens().choiceProperty().set(LensChoice.DATA_SPACE));
    }

    @Test
    void isSeenThroughAllLensesByTwoOfItsCoordinates(FxRobot robot) throws IOException, TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        assertFalse(robot.lookup("#axes-across").query().isVisible() && robot.lookup("#axes-across").query().getParent().isVisible());
        train(robot, built("swiss"), Padding.Kind.GAUSSIAN);
        assertTrue(robot.lookup("#axes-across").query().getParent().isVisible());
        throughAllLenses(robot, "swiss, padded");
        train(robot, built("sphere"), Padding.Kind.NONE);
        robot.interact(() -> train().lens().probeProperty().set(new ProbePoint(ProbePoint.Space.DATA, 0.5, 0.5)));
        throughAllLenses(robot, "sphere");
        robot.interact(() -> robot.lookup("#axes-across").queryAs(ChoiceBox.class).getSelectionModel().select(5));
        await(() -> train().dataProperty().get().slice().axes().equals(new Axes(5, 1)));
        assertNull(train().lens().probeProperty().get(), "it stood at a place of other coordinates");
        robot.interact(() -> robot.lookup("#axes-up").queryAs(ChoiceBox.class).getSelectionModel().select(5));
        await(() -> train().dataProperty().get().slice().axes().equals(new Axes(1, 5)));
        takeAwayFromAllLenses(robot, "sphere by x2, x6");
        train(robot, table(16), Padding.Kind.ZERO);
        throughAllLenses(robot, "16 columns");
        train(robot, built("moons"), Padding.Kind.NONE);
        assertEquals(Axes.FIRST, train().dataProperty().get().slice().axes());
        assertFalse(robot.lookup("#axes-across").query().getParent().isVisible());
        requireSound(robot, "the plane again");
    }

    @ParameterizedTest
    @EnumSource(value = FlowFamily.class, mode = EnumSource.Mode.EXCLUDE, names = "COUPLINGS")
    void isSeenThroughAllLensesWhateverTheLayersAre(FlowFamily family, FxRobot robot) throws TimeoutException {
        robot.interact(() -> composition.show(TrainPage.class));
        train(robot, built("swiss"), Padding.Kind.GAUSSIAN, family);
        assertEquals(family, train().getSnapshot().model().spec().family());
        throughAllLenses(robot, "swiss, padded, " + family);
        train(robot, built("sphere"), Padding.Kind.NONE, family);
        robot.interact(() -> train().lens().probeProperty().set(new ProbePoint(ProbePoint.Space.DATA, 0.5, 0.5)));
        throughAllLenses(robot, "sphere, " + family);
        TrainPage page = composition.page(TrainPage.class);
        robot.interact(() -> {
            train().lens().choiceProperty().set(page.lensChoices().stream().filter(lens -> lens.title().equals("Conditioning")).findFirst()
                    .orElseThrow());
        });
        await(page::isSettled);
        // The words beside the maps are in the scene once they are laid out.
        await(() -> robot.lookup(".leak-layer").tryQuery().isPresent());
        robot.interact(() -> robot.lookup(".leak-layer").queryAs(CheckBox.class).setSelected(true));
        await(page::isSettled);
        requireSound(robot, "leak, " + family);
        Figure leak = figures(robot).stream().map(FigureMenu::figure).filter(figure -> figure.title().startsWith("Mass left between two parts that"))
                .findFirst().orElseThrow();
        assertEquals(family.leaks(), leak.data().stream().anyMatch(table -> table.name().equals("certified")));
    }

    /** The shipped sweep of the depth bound has runs of 8 coordinates. */
    @Test
    void aRunOfTheBoardIsClickedAndSeen(FxRobot robot) throws TimeoutException {
        BoardPage board = open(robot, BoardPage.class, page -> !page.model().tableProperty().get().rows().isEmpty());
        robot.interact(() -> board.controller().openShipped(ShippedSweep.MODES_AND_DEPTH));
        await(() -> board.model().tableProperty().get().rows().get(0).config().dataset().name().equals("sphere"));
        requireSound(robot, "Board, modes and depth");
        robot.interact(board::focusFirst);
        // No run can be picked before the first drawing of the chart; the ring is where the picked one is.
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            robot.push(KeyCode.RIGHT);
            return ring(robot).isPresent();
        });
        robot.clickOn(ring(robot).orElseThrow());
        await(() -> window.getTitle().endsWith("Train") && train().getSnapshot() != null
                && train().getSnapshot().config().dataset().name().equals("sphere"));
        assertEquals(8, train().getSnapshot().model().dataDimension());
        TrainingConfig opened = train().settings().toConfig();
        assertTrue(board.model().tableProperty().get().rows().stream().anyMatch(row -> row.config().equals(opened)), opened.toString());
        robot.interact(() -> train().settings().stopAt.set(STEPS));
        await(() -> train().getSnapshot() != null && train().getSnapshot().config().steps() == STEPS && train().getSnapshot().step() == 0);
        play(robot);
        throughAllLenses(robot, "a run of the Board");
    }

    private static Optional<Node> ring(FxRobot robot) {
        return robot.lookup(node -> seen(node) && node.getStyleClass().contains("board-ring")).queryAll().stream().findFirst();
    }

    @Test
    void thinDataOfTheLibraryAreOpenedAndSeen(FxRobot robot) throws TimeoutException {
        LibraryPage library = open(robot, LibraryPage.class, LibraryPage::isSettled);
        for (boolean good : new boolean[] {true, false}) {
            robot.interact(() -> {
                composition.show(LibraryPage.class);
                library.model().choose(library.model().presets().stream().filter(preset -> preset.id().equals("failures/thin-data")).findFirst()
                        .orElseThrow());
            });
            await(library::isSettled);
            requireSound(robot, "Library, thin data");
            robot.interact(() -> {
                if (good) {
                    library.model().openGood();
                } else {
                    library.model().openBad();
                }
            });
            double thickness = good ? 0.3 : 0.003;
            await(() -> window.getTitle().endsWith("Train") && train().getSnapshot() != null
                    && train().getSnapshot().config().dataset().name().equals("swiss")
                    && train().getSnapshot().config().dataset().noise() == thickness);
            robot.interact(() -> train().settings().stopAt.set(STEPS));
            await(() -> train().getSnapshot() != null && train().getSnapshot().config().steps() == STEPS && train().getSnapshot().step() == 0);
            play(robot);
            throughAllLenses(robot, "thin data, " + thickness);
        }
    }

    @Test
    void isCompared(FxRobot robot) throws TimeoutException {
        ComparePage page = composition.page(ComparePage.class);
        robot.interact(() -> composition.show(ComparePage.class));
        await(() -> page.model().hasBegun());
        robot.interact(() -> page.model().settings().choose(built("sphere")));
        await(() -> page.model().hasBegun() && page.model().runs().stream().allMatch(run -> run.newest() != null
                && run.newest().config().dataset().name().equals("sphere")));
        robot.interact(() -> page.actions().playTo(STEPS));
        await(() -> page.model().shownStepProperty().getValue() == STEPS && !page.model().isPlaying());
        robot.interact(() -> page.model().lens().probeProperty().set(new ProbePoint(ProbePoint.Space.DATA, 0.5, 0.5)));
        requireSound(robot, "Compare");
        robot.interact(() -> page.model().lens().axesProperty().set(new Axes(7, 3)));
        await(() -> page.model().runs().stream().allMatch(run -> run.dataProperty().get().slice().axes().equals(new Axes(7, 3))));
        requireSound(robot, "Compare by x8, x4");
    }
}
