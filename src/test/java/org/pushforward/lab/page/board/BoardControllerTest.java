package org.pushforward.lab.page.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.experiment.sweep.SweepTrails;
import org.pushforward.instrument.board.Rows;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.PostponedTaskExecutor;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.session.Kept;
import org.pushforward.train.TrainingConfig;

/** Sweeps of the page are those of the command line: they can be cancelled and gone on with, and a click opens the very run. */
class BoardControllerTest {

    @TempDir
    Path folder;

    private final SweepSettings settings = new SweepSettings(TrainingConfig.defaults(), 2);
    private final BoardModel model = new BoardModel(settings);
    private final PostponedTaskExecutor sweeping = new PostponedTaskExecutor();
    private final List<TrainingConfig> opened = new ArrayList<>();
    private final BoardController controller =
            new BoardController(model, new CurrentThreadTaskExecutor(), sweeping, Runnable::run,
                    (config, state, told) -> opened.add(config), () -> folder);

    private void chooseSmallSweep() {
        settings.paddings.set(List.of(Padding.Kind.NONE, Padding.Kind.ZERO));
        settings.levels("flow.couplings").set(List.of(1, 2));
        settings.levels("flow.hidden").set(List.of(8));
        settings.seeds.set(1);
        settings.steps.set(10);
    }

    private List<SweepRow> rows() {
        return model.tableProperty().get().rows();
    }

    @Test
    void runsAppearOnTheBoardAndTheirTableIsThatOfTheFolder() {
        chooseSmallSweep();
        controller.run(folder);
        assertEquals(BoardModel.State.RUNNING, model.stateProperty().get());
        sweeping.doAll();
        assertEquals("", model.notice().wordsProperty().getValue());
        assertTrue(model.isAtRest());
        assertFalse(model.resumableProperty().get());
        assertEquals(1, model.shareProperty().get());
        assertEquals(settings.toSweep().runs(), rows().stream().map(SweepRow::config).toList());
        List<SweepRow> swept = rows();
        controller.open(folder.resolve(SweepFolder.TABLE));
        assertEquals(swept.stream().map(SweepRow::config).toList(), rows().stream().map(SweepRow::config).toList());
    }

    @Test
    void runsAreShownAlongTheirTrainingIfTheirFilesAreHere() {
        chooseSmallSweep();
        model.alongTrainingProperty().set(true);
        controller.run(folder);
        sweeping.doAll();
        assertFalse(model.emptyProperty().get());
        assertEquals(4, model.histories().ofRuns().size());
        assertTrue(model.trainingProperty().get().content().title().startsWith("κ against gap"), model.trainingProperty().get().content().title());
        controller.open(folder.resolve(SweepFolder.TABLE));
        assertEquals(4, model.histories().ofRuns().size());
        // Of the tables that come with the program some came without their runs, and say so.
        controller.openShipped(ShippedSweep.THIN_DATA);
        model.alongTrainingProperty().set(true);
        assertTrue(model.emptyProperty().get());
        assertTrue(model.emptyWordsProperty().get().startsWith("This table came without"), model.emptyWordsProperty().get());
        model.alongTrainingProperty().set(false);
        assertFalse(model.emptyProperty().get());
        assertEquals("", model.notice().wordsProperty().getValue());
    }

    @Test
    void aSweepIsCopiedAndPasted() {
        chooseSmallSweep();
        String text = SweepFile.text(settings.toSweep());
        settings.seeds.set(2);
        controller.pasteExperiment("{\"format\": \"poem\"}", () -> {
            throw new AssertionError("what is none asks for no folder");
        });
        assertFalse(model.notice().wordsProperty().getValue().isEmpty());
        assertTrue(model.isAtRest());
        controller.pasteExperiment(text, () -> Optional.of(folder.resolve("pasted")));
        assertEquals(BoardModel.State.RUNNING, model.stateProperty().get());
        controller.pasteExperiment(text, () -> {
            throw new AssertionError("one sweep at a time");
        });
        sweeping.doAll();
        assertEquals(4, rows().size());
        assertEquals(text, SweepFile.text(controller.shownSweep().orElseThrow()));
    }

    @Test
    void cancelledSweepIsGoneOnWith(@TempDir Path undisturbed) throws IOException {
        chooseSmallSweep();
        controller.run(folder);
        controller.cancel();
        assertEquals(BoardModel.State.ENDING, model.stateProperty().get());
        sweeping.doAll();
        assertTrue(model.isAtRest());
        assertTrue(model.resumableProperty().get());
        assertEquals(0, rows().size());
        assertTrue(model.progressProperty().get().startsWith("Cancelled after 0 of 4 runs"), model.progressProperty().get());
        assertTrue(model.statusProperty().get().contains("Resume goes on"), model.statusProperty().get());
        assertEquals(model.statusProperty().get(), model.emptyWordsProperty().get());
        controller.resume(model.unfinished().orElseThrow());
        sweeping.doAll();
        assertEquals(4, SweepTable.read(folder.resolve(SweepFolder.TABLE)).size());
        controller.run(undisturbed);
        sweeping.doAll();
        assertEquals(Files.readString(undisturbed.resolve(SweepFolder.TABLE)), Files.readString(folder.resolve(SweepFolder.TABLE)));
    }

    /** Another day: a board that is made anew, of what the session kept of this one. */
    private BoardModel back(Map<String, String> settingsTexts, Map<String, String> viewsTexts) {
        BoardModel other = new BoardModel(new SweepSettings(TrainingConfig.defaults(), 2));
        BoardController again = new BoardController(other, new CurrentThreadTaskExecutor(), sweeping, Runnable::run,
                (config, state, told) -> opened.add(config), () -> folder);
        Kept kept = again.kept();
        kept.open(settingsTexts, List.of());
        kept.views().setTexts(viewsTexts);
        again.begin();
        assertEquals("", other.notice().wordsProperty().getValue());
        return other;
    }

    private BoardModel back() {
        Kept kept = controller.kept();
        return back(kept.settings().texts(), kept.views().texts());
    }

    private static List<TrainingConfig> configs(BoardModel board) {
        return board.tableProperty().get().rows().stream().map(SweepRow::config).toList();
    }

    @Test
    void theBoardComesBackWithWhatItShowed() throws IOException {
        controller.begin();
        assertEquals(configs(model), configs(back()), "the depth board, which nobody asked for");
        chooseSmallSweep();
        controller.run(folder);
        sweeping.doAll();
        model.setShown(Padding.Kind.ZERO, false);
        model.across.set(SweepTrails.Across.COUPLINGS);
        BoardModel other = back();
        assertEquals(4, rows().size());
        assertEquals(configs(model), configs(other));
        assertEquals(2, other.shownProperty().get().runs().size());
        assertEquals(List.of("ZERO"), other.hidden());
        assertEquals(SweepTrails.Across.COUPLINGS, other.across.get());
        Files.delete(folder.resolve(SweepFolder.TABLE));
        assertEquals(configs(model), configs(back()), "it was killed before it wrote its table");
        controller.openShipped(ShippedSweep.THIN_DATA);
        other = back();
        assertEquals(model.tableProperty().get().title(), other.tableProperty().get().title());
        assertEquals(configs(model), configs(other));
        assertEquals(ShippedSweep.THIN_DATA.axes().across(), other.across.get());
        // To be shown as it is meant to be looked at is not to be shown as the one before was.
        controller.openShipped();
        assertEquals(ShippedSweep.DEPTH_BOARD.axes().across(), model.across.get());
        assertEquals(ShippedSweep.DEPTH_BOARD.axes().distance(), model.distance.get());
    }

    @Test
    void aSessionOfAnEarlierReleaseHasItsTableAmongTheViews() {
        chooseSmallSweep();
        controller.run(folder);
        sweeping.doAll();
        BoardModel other = back(Map.of(), Map.of("table", folder.resolve(SweepFolder.TABLE).toString(), "hidden", "ZERO"));
        assertEquals(configs(model), configs(other));
        assertEquals(List.of("ZERO"), other.hidden());
        // Without a table it was the depth board.
        assertEquals(List.of("ZERO"), back(Map.of(), Map.of("hidden", "ZERO")).hidden());
    }

    /** What a session hid counts for its own table, not for one that a person opens afterwards. */
    @Test
    void whatASessionHidIsNotHiddenOfAnotherTable() {
        chooseSmallSweep();
        controller.run(folder);
        sweeping.doAll();
        controller.openShipped();
        controller.kept().open(Map.of(), List.of());
        controller.kept().views().setTexts(Map.of("hidden", "ZERO"));
        assertEquals(List.of("ZERO"), model.hidden());
        controller.open(folder.resolve(SweepFolder.TABLE));
        assertEquals(List.of(), model.hidden());
        assertEquals(4, model.shownProperty().get().runs().size());
    }

    @Test
    void aNewSessionBeginsWithTheDepthBoard() {
        Kept kept = controller.kept();
        Map<String, Object> settingsFirst = kept.settings().values();
        Map<String, Object> viewsFirst = kept.views().values();
        controller.begin();
        assertEquals(settingsFirst, kept.settings().values());
        List<TrainingConfig> first = configs(model);
        chooseSmallSweep();
        controller.run(folder.resolve("whole"));
        sweeping.doAll();
        controller.run(folder.resolve("cancelled"));
        controller.cancel();
        sweeping.doAll();
        assertTrue(model.resumableProperty().get());
        model.setShown(Padding.Kind.ZERO, false);
        kept.beginAnew(settingsFirst);
        kept.views().setValues(viewsFirst);
        assertEquals(first, configs(model));
        assertEquals(List.of(), model.hidden());
        assertFalse(model.resumableProperty().get());
        assertEquals(settingsFirst, kept.settings().values());
        assertEquals(viewsFirst, kept.views().values());
    }

    @Test
    void aNewSessionLeavesASweepThatGoesOnAndItCanBeCancelledAndGoneOnWith() {
        Kept kept = controller.kept();
        Map<String, Object> settingsFirst = kept.settings().values();
        Map<String, Object> viewsFirst = kept.views().values();
        controller.begin();
        List<TrainingConfig> first = configs(model);
        chooseSmallSweep();
        controller.run(folder);
        kept.beginAnew(settingsFirst);
        kept.views().setValues(viewsFirst);
        assertFalse(model.isAtRest());
        assertEquals(first, configs(model));
        controller.cancel();
        sweeping.doAll();
        assertEquals(first, configs(model));
        controller.resume(model.unfinished().orElseThrow());
        sweeping.doAll();
        assertEquals(4, rows().size());
    }

    /** A sweep that is refused leaves what was looked at. */
    @Test
    void whatWasNeverBegunTakesNothingFromTheBoard() throws IOException {
        controller.begin();
        List<TrainingConfig> first = configs(model);
        chooseSmallSweep();
        controller.run(Files.writeString(folder.resolve("file"), "mine").resolve("sweep"));
        sweeping.doAll();
        assertFalse(model.notice().wordsProperty().getValue().isEmpty());
        assertEquals(first, configs(model));
        assertEquals(first, configs(back()));
    }

    /** An empty board is claimed when it is known to be one. */
    @Test
    void theBoardIsReadBeforeItIsCalledEmpty() {
        PostponedTaskExecutor reading = new PostponedTaskExecutor();
        BoardController slow = new BoardController(model, reading, sweeping, Runnable::run,
                    (config, state, told) -> opened.add(config), () -> folder);
        String empty = model.emptyWordsProperty().get();
        slow.openShipped();
        assertTrue(model.readingProperty().get());
        assertTrue(model.emptyWordsProperty().get().startsWith("Reading"), model.emptyWordsProperty().get());
        assertTrue(model.statusProperty().get().startsWith("Reading"), model.statusProperty().get());
        reading.doAll();
        assertFalse(model.readingProperty().get());
        assertEquals(225, rows().size());
        slow.open(folder.resolve("none.csv"));
        reading.doAll();
        assertFalse(model.readingProperty().get());
        assertFalse(model.notice().wordsProperty().getValue().isEmpty());
        assertEquals(empty, model.emptyWordsProperty().get());
    }

    @Test
    void historiesOfATableThatIsShownNoMoreAreNotComplainedOf() throws IOException {
        chooseSmallSweep();
        controller.run(folder);
        sweeping.doAll();
        Files.writeString(folder.resolve("runs/00001/history.csv"), "spoiled");
        BoardModel other = new BoardModel(settings);
        PostponedTaskExecutor reading = new PostponedTaskExecutor();
        BoardController slow = new BoardController(other, reading, sweeping, Runnable::run, (config, state, told) -> opened.add(config),
                () -> folder);
        slow.open(folder.resolve(SweepFolder.TABLE));
        reading.doAll();
        other.alongTrainingProperty().set(true);
        reading.doAll();
        assertTrue(other.notice().wordsProperty().getValue().contains("history.csv"), other.notice().wordsProperty().getValue());
        other.notice().dismiss();
        other.alongTrainingProperty().set(false);
        other.alongTrainingProperty().set(true);
        slow.openShipped(ShippedSweep.THIN_DATA);
        reading.doLast();
        reading.doAll();
        assertEquals("", other.notice().wordsProperty().getValue());
    }

    /** Out of the box, with one law and the couplings across; another table is without. */
    @Test
    void greedyLayersAreShownBesideKineticCouplings() {
        controller.openShipped(ShippedSweep.GREEDY_DEPTH);
        assertEquals(SweepTrails.Across.COUPLINGS, model.across.get());
        assertEquals(2, model.shownProperty().get().content().trails().size());
        assertTrue(model.shownProperty().get().content().up().startsWith("condition number κ, median"), model.shownProperty().get().content().up());
        assertEquals("kinetic couplings", model.shownProperty().get().key().constructed().orElseThrow());
        model.alongTrainingProperty().set(true);
        assertTrue(model.shownProperty().get().key().constructed().isEmpty());
        model.alongTrainingProperty().set(false);
        controller.openShipped(ShippedSweep.SAMPLES_NEEDED);
        model.across.set(SweepTrails.Across.COUPLINGS);
        assertTrue(model.shownProperty().get().key().constructed().isEmpty());
        assertFalse(model.shownProperty().get().caption().contains("kinetic"), model.shownProperty().get().caption());
    }

    /** They come with the table, and go with it. */
    @Test
    void shippedHistoriesAreThereWithoutAnyFolder() {
        controller.openShipped(ShippedSweep.PADDING_AT_EQUAL_FIT);
        assertTrue(model.alongTrainingProperty().get());
        assertFalse(model.emptyProperty().get());
        assertFalse(model.trainingProperty().get().content().series().isEmpty());
        // The first table of all has them, too, and is shown in the same way.
        controller.openShipped();
        assertTrue(model.alongTrainingProperty().get() && !model.emptyProperty().get());
        assertFalse(model.trainingProperty().get().content().series().isEmpty());
        controller.openShipped(ShippedSweep.THIN_DATA);
        model.alongTrainingProperty().set(true);
        assertTrue(model.emptyProperty().get());
        for (ShippedSweep along : List.of(ShippedSweep.DEPTH_BOARD, ShippedSweep.PADDING_AT_EQUAL_FIT)) {
            assertTrue(model.emptyWordsProperty().get().contains(along.title()), model.emptyWordsProperty().get());
        }
    }

    @Test
    void foldersOfOtherSweepsAreRefusedInWords() {
        chooseSmallSweep();
        controller.run(folder);
        sweeping.doAll();
        settings.seeds.set(2);
        controller.run(folder);
        sweeping.doAll();
        assertTrue(model.notice().wordsProperty().getValue().contains("another sweep"), model.notice().wordsProperty().getValue());
        assertTrue(model.isAtRest());
    }

    @Test
    void resumingWhereNothingBeganIsRefusedInWords() {
        controller.resume(folder);
        assertFalse(model.notice().wordsProperty().getValue().isEmpty());
        assertTrue(model.isAtRest());
    }

    /** Settings that no run can have are refused where they are read: the board is at rest all the while. */
    @Test
    void aSweepThatNoFlowCanLearnIsRefusedInWords() throws IOException {
        Sweep good = Sweep.of(TrainingConfig.defaults().withDataset(Datasets.defaults("sphere")));
        String bad = SweepFile.text(good).replaceFirst("\"dimension\" *: *8", "\"dimension\": 1");
        String words = "sphere has 2 to 16 dimensions, not 1";
        controller.pasteExperiment(bad, () -> {
            throw new AssertionError("what is none asks for no folder");
        });
        assertTrue(model.notice().wordsProperty().getValue().contains(words), model.notice().wordsProperty().getValue());
        assertTrue(model.isAtRest());
        model.notice().dismiss();
        Files.writeString(folder.resolve(SweepFolder.EXPERIMENT), bad);
        controller.resume(folder);
        assertTrue(model.notice().wordsProperty().getValue().contains(words), model.notice().wordsProperty().getValue());
        assertTrue(model.isAtRest());
    }

    @Test
    void emptyChoiceIsRefusedInWords() {
        settings.datasets.set(List.of());
        controller.run(folder);
        assertTrue(model.notice().wordsProperty().getValue().contains("Datasets"));
        assertTrue(model.isAtRest());
    }

    @Test
    void clickOpensTheRunWithItsSettingsAndSeedWhateverIsHidden() {
        SweepRow zero = Rows.row(3, "moons", Padding.zero(2), Double.NaN, 9000);
        SweepRow none = Rows.row(4, "rings2", Padding.none(), 0.1, 30);
        model.setTable(new BoardModel.Table("two runs", List.of(zero, none)));
        controller.openRun(0);
        model.setShown(Padding.Kind.ZERO, false);
        controller.openRun(0);
        assertEquals(List.of(zero.config(), none.config()), opened);
    }

    @Test
    void anotherTableIsShownWhole() {
        model.setTable(new BoardModel.Table("first", List.of(Rows.row(1, "moons", Padding.zero(2), Double.NaN, 9000))));
        model.setShown(Padding.Kind.ZERO, false);
        assertEquals(0, model.shownProperty().get().runs().size());
        model.setTable(new BoardModel.Table("second", List.of(Rows.row(2, "moons", Padding.zero(2), Double.NaN, 8000))));
        assertEquals(1, model.shownProperty().get().runs().size());
    }

    @Test
    void aSweepThatFailsByAnErrorIsAtRestAndAnotherCanBegin() {
        chooseSmallSweep();
        boolean[] failing = {true};
        BoardController failed = new BoardController(model, new CurrentThreadTaskExecutor(), new TaskExecutor() {
            @Override
            public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
                new CurrentThreadTaskExecutor().run(() -> {
                    if (failing[0]) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return work.call();
                }, onSuccess, onFailure);
            }
        }, Runnable::run,
                    (config, state, told) -> opened.add(config), () -> folder);
        failed.run(folder.resolve("sweep"));
        assertTrue(model.isAtRest());
        assertTrue(model.notice().wordsProperty().getValue().startsWith("not enough memory"), model.notice().wordsProperty().getValue());
        failing[0] = false;
        failed.run(folder.resolve("sweep"));
        assertEquals("", model.notice().wordsProperty().getValue());
        assertEquals(settings.toSweep().runs().size(), rows().size());
    }
}
