package org.pushforward.lab.page.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.instrument.board.Rows;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.train.TrainingConfig;

/** Sweeps of the page are those of the command line: they can be cancelled and gone on with, and a click opens the very run. */
class BoardControllerTest {

    /** Keeps work until it is asked for, so that something can happen before. */
    private static final class Postponed implements TaskExecutor {

        private final Deque<Runnable> waiting = new ArrayDeque<>();

        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> onSuccess, Consumer<? super Throwable> onFailure) {
            waiting.add(() -> new CurrentThreadTaskExecutor().run(work, onSuccess, onFailure));
        }

        void doAll() {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }
    }

    @TempDir
    Path folder;

    private final SweepSettings settings = new SweepSettings(TrainingConfig.defaults(), 2);
    private final BoardModel model = new BoardModel(settings);
    private final Postponed sweeping = new Postponed();
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
        // The table that comes with the program came without its runs, and says so.
        controller.openShipped();
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

    /** An empty board is claimed when it is known to be one. */
    @Test
    void theBoardIsReadBeforeItIsCalledEmpty() {
        Postponed reading = new Postponed();
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

    /** They come with the table, and go with it. */
    @Test
    void shippedHistoriesAreThereWithoutAnyFolder() {
        controller.openShipped(ShippedSweep.PADDING_AT_EQUAL_FIT);
        assertTrue(model.alongTrainingProperty().get());
        assertFalse(model.emptyProperty().get());
        assertFalse(model.trainingProperty().get().content().series().isEmpty());
        controller.openShipped();
        assertTrue(model.alongTrainingProperty().get() && model.emptyProperty().get());
        assertTrue(model.emptyWordsProperty().get().contains(ShippedSweep.PADDING_AT_EQUAL_FIT.title()), model.emptyWordsProperty().get());
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
