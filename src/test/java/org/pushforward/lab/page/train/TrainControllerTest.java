package org.pushforward.lab.page.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.chart.Theme;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.concurrent.PostponedTaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.FakeDriver;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.RunFeed;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.run.Snapshots;
import org.pushforward.lab.run.Speed;
import org.pushforward.lab.run.TableModel;
import org.pushforward.lab.session.Memento;
import org.pushforward.lab.session.UndoStack;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.live.DatasetCard;
import org.pushforward.live.DrivenRun;
import org.pushforward.live.Workbench;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

class TrainControllerTest {

    private final Workbench workbench = new CoreWorkbench();
    private final DatasetShelf shelf = new DatasetShelf(workbench, new CurrentThreadTaskExecutor());
    private final TrainModel model = new TrainModel(TrainingConfig.defaults(), shelf);
    private final FakeDriver driver = new FakeDriver();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<RunFeed.Seen> seen = new ArrayList<>();
    private final TrainController controller = new TrainController(model, new TrainCharts(),
            new RunsController.Surroundings(workbench, new CurrentThreadTaskExecutor(), later::add,
                    (starter, publisher, onFailure) -> driver, seen::add));

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() {
        controller.begin();
    }

    private void runLater() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    private void see(TrainingSnapshot newest) {
        controller.see(0, newest);
        runLater();
    }

    private static TrainingSnapshot snapshot(TrainingConfig config, long step, String divergence) {
        return Snapshots.of(config, step, List.of(), divergence);
    }

    @Test
    void opensAtRestWithTheDefaultRun() {
        assertEquals(List.of(TrainingConfig.defaults()), driver.begun);
        assertFalse(driver.isPlaying());
    }

    @Test
    void playAndPauseTakeTurns() {
        controller.playOrPause();
        assertTrue(driver.isPlaying() && model.isPlaying());
        controller.playOrPause();
        assertFalse(driver.isPlaying() || model.isPlaying());
    }

    @Test
    void theRateGoesOnAndEverythingElseRestarts() {
        model.settings().rate.set(1e-3);
        runLater();
        assertEquals(1, driver.begun.size());
        assertEquals(List.of("rate 0.001"), driver.calls);
        model.settings().number("flow.couplings").set(4);
        runLater();
        assertEquals(2, driver.begun.size());
        assertEquals(4, driver.current().flow().couplings());
    }

    @Test
    void theNoiseOfThePaddingGoesOnItsKindRestarts() {
        model.settings().padding.set(Padding.Kind.GAUSSIAN);
        // Of the run that is to come: the one at work has no padding.
        model.settings().noiseLevel.set(0.5);
        runLater();
        assertEquals(Padding.gaussian(2, 0.5), driver.current().padding());
        assertEquals(List.of(), driver.calls);
        model.settings().noiseLevel.set(0.25);
        runLater();
        assertEquals(2, driver.begun.size());
        assertEquals(List.of("padding noise 0.25"), driver.calls);
        model.settings().paddingDimensions.set(3);
        runLater();
        assertEquals(3, driver.begun.size());
    }

    @Test
    void severalChangesAtOnceMakeOneRestartThatGoesOnPlaying() {
        controller.playOrPause();
        model.settings().number("flow.couplings").set(4);
        model.settings().number("flow.hidden").set(32);
        model.settings().padding.set(Padding.Kind.ZERO);
        runLater();
        assertEquals(2, driver.begun.size());
        assertEquals(Padding.zero(2), driver.current().padding());
        assertTrue(driver.isPlaying());
    }

    @Test
    void resetKeepsTheSeedAndNewSeedChangesNothingElse() {
        controller.reset();
        assertEquals(driver.begun.get(0), driver.current());
        controller.newSeed();
        runLater();
        assertNotEquals(driver.begun.get(0).seed(), driver.current().seed());
        assertEquals(driver.begun.get(0), driver.current().withSeed(driver.begun.get(0).seed()));
    }

    /** Two quick changes, of which the first is to data that are not there: the second must not be paused and called failed for it. */
    @Test
    void aFailureOfDataThatNobodyWantsAnyMoreIsNotThatOfThePresentRun() {
        PostponedTaskExecutor data = new PostponedTaskExecutor();
        TrainModel late = new TrainModel(TrainingConfig.defaults(), shelf);
        TrainController own = new TrainController(late, new TrainCharts(),
                new RunsController.Surroundings(workbench, data, later::add, (starter, publisher, onFailure) -> driver, seen::add));
        own.begin();
        data.doAll();
        DatasetCard first = late.settings().datasetProperty().get();
        late.settings().choose(shelf.card(new DatasetSpec(folder.resolve("none.csv").toString(), 0, 0, 0, 0)));
        runLater();
        late.settings().choose(first);
        runLater();
        data.doLast();
        own.playOrPause();
        data.doAll();
        assertTrue(late.isPlaying());
        assertEquals("", late.notice().wordsProperty().getValue());
        assertEquals("Starting the engine…", late.statusProperty().get());
    }

    @Test
    void aFailureToPutRunsAsideThatNobodyWantsAnyMoreIsNotThatOfThePresentRun() {
        Memento before = controller.memento();
        driver.answer = new CompletableFuture<>();
        controller.newSeed();
        runLater();
        controller.restore(before);
        controller.newSeed();
        runLater();
        controller.playOrPause();
        driver.answer.completeExceptionally(new OutOfMemoryError("as if"));
        runLater();
        assertTrue(model.isPlaying());
        assertEquals("", model.notice().wordsProperty().getValue());
    }

    @Test
    void aDatasetBringsItsOwnNoiseAndModes() {
        DatasetCard pinwheel = shelf.cards().stream().filter(card -> card.name().equals("pinwheel")).findFirst().orElseThrow();
        model.settings().choose(pinwheel);
        runLater();
        assertEquals(2, driver.begun.size());
        assertEquals(pinwheel.preset().noise(), driver.current().dataset().noise());
        assertEquals(pinwheel.preset().modes(), driver.current().dataset().modes());
    }

    @Test
    void everyDatasetOfThePickerBegins() {
        for (DatasetCard card : List.copyOf(shelf.cards())) {
            model.settings().choose(card);
            runLater();
            assertEquals("", model.notice().wordsProperty().getValue(), card.name());
            assertEquals(card.name(), driver.current().dataset().name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2\n", "a,b\nc,d\ne,f\n", "1,2\n3,NaN\n4,5\n6,7\n1,1\n1,2\n1,3\n1,4\n1,5\n1,6\n1,7\n", "1,2\n3,Infinity\n"})
    void anUnusableFileIsSpokenOfAndTheRunKept(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("points.csv"), content);
        TableModel table = new TableModel(shelf, file, TableChoice.DEFAULT);
        table.learn(model.settings()::choose);
        runLater();
        assertTrue(table.noticeProperty().get().contains("points.csv"), table.noticeProperty().get());
        assertEquals(1, driver.begun.size());
    }

    @Test
    void aUsableFileIsLearned() throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < 50; i++) {
            text.append(Math.cos(i)).append(',').append(Math.sin(3 * i)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("mine.csv"), text);
        new TableModel(shelf, file, TableChoice.DEFAULT).learn(model.settings()::choose);
        runLater();
        assertEquals(file.toString(), driver.current().dataset().name());
        assertEquals(List.of("x", "y"), driver.current().dataset().table().columns());
        assertEquals("mine.csv", model.settings().datasetProperty().get().title());
        assertEquals("", model.notice().wordsProperty().getValue());
    }

    @Test
    void snapshotsOfAnOldRunAreIgnored() {
        TrainingConfig old = driver.current();
        see(snapshot(old, 0, null));
        model.settings().number("flow.couplings").set(4);
        runLater();
        see(snapshot(old, 7, null));
        assertNull(model.getSnapshot());
    }

    @Test
    void aDivergedRunSaysSoAndStandsUntilItIsPlayedAgain() {
        controller.playOrPause();
        see(snapshot(driver.current(), 12, "The loss stopped being finite."));
        assertFalse(model.isPlaying());
        assertEquals("The loss stopped being finite.", model.notice().wordsProperty().getValue());
        assertTrue(model.statusProperty().get().startsWith("Diverged"));
        controller.playOrPause();
        assertEquals(1, driver.begun.size());
        assertTrue(driver.isPlaying());
    }

    private List<HistoryRow> history(long steps, LongToDoubleFunction gap) {
        return LongStream.rangeClosed(0, 20).map(i -> i * steps / 20).mapToObj(step -> new HistoryRow(step, new double[2][5])
                .with(HistoryMetric.GAP, gap.applyAsDouble(step)).with(HistoryMetric.GAP_ERROR, 0.01).with(HistoryMetric.NLL, gap.applyAsDouble(step))
                .with(HistoryMetric.RATE, 1)).toList();
    }

    @Test
    void aRunThatEndsBeforeItHasConvergedSaysSo() {
        TrainingConfig config = driver.current();
        long steps = config.optimization().steps();
        controller.playOrPause();
        see(Snapshots.of(config, steps, history(steps, step -> 2.0 - 1.0 * step / steps), null));
        assertTrue(model.statusProperty().get().contains(" Not converged: still falling. "), model.statusProperty().get());
        controller.playOrPause();
        see(Snapshots.of(driver.current(), steps, history(steps, step -> 2.0 - Math.min(1, 2.0 * step / steps)), null));
        assertTrue(model.statusProperty().get().startsWith("Finished: ") && !model.statusProperty().get().contains("onverged"),
                model.statusProperty().get());
    }

    @Test
    void playAfterTheEndBeginsTheSameRunAgain() {
        controller.playOrPause();
        see(snapshot(driver.current(), driver.current().optimization().steps(), null));
        assertFalse(model.isPlaying());
        controller.playOrPause();
        assertEquals(2, driver.begun.size());
        assertEquals(driver.begun.get(0), driver.current());
        assertTrue(driver.isPlaying());
    }

    @Test
    void picturesAreAskedForOnceTheirSizeIsKnownAndShowTheNewestSnapshot() {
        assertTrue(seen.stream().allMatch(input -> input.runs().get(0).style() == null));
        PictureRequest.Style style = new PictureRequest.Style(200, Theme.LIGHT, 1, true, true, true);
        controller.setStyle(style);
        assertSame(style, picture().style());
        assertNull(drawn());
        TrainingSnapshot newest = snapshot(driver.current(), 3, null);
        see(newest);
        assertSame(newest, drawn());
    }

    private PictureRequest picture() {
        return seen.get(seen.size() - 1).runs().get(0);
    }

    private TrainingSnapshot drawn() {
        return picture().snapshot();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "The loss stopped being finite."})
    void theLastSnapshotOfARunReachesPictureAndWindow(String divergence) {
        controller.setStyle(new PictureRequest.Style(200, Theme.LIGHT, 1, true, true, true));
        see(snapshot(driver.current(), 0, null));
        controller.playOrPause();
        for (int step = 1; step < 20; step++) {
            see(snapshot(driver.current(), step, null));
        }
        assertEquals(19, drawn().step());
        TrainingSnapshot last = divergence.isEmpty() ? snapshot(driver.current(), driver.current().optimization().steps(), null)
                : snapshot(driver.current(), 20, divergence);
        see(last);
        assertSame(last, drawn());
        assertSame(last, model.getSnapshot());
        assertFalse(model.isPlaying());
    }

    @Test
    void theSnapshotThatARunIsPausedAtReachesPictureAndWindow() {
        controller.setStyle(new PictureRequest.Style(200, Theme.LIGHT, 1, true, true, true));
        see(snapshot(driver.current(), 0, null));
        controller.playOrPause();
        see(snapshot(driver.current(), 1, null));
        controller.playOrPause();
        TrainingSnapshot last = snapshot(driver.current(), 8, null);
        see(last);
        assertSame(last, drawn());
        assertSame(last, model.getSnapshot());
        assertFalse(picture().running());
    }

    @Test
    void lensesReadTheRunAsItIsShown() {
        controller.setStyle(new PictureRequest.Style(200, Theme.LIGHT, 1, true, true, true));
        model.lens().choiceProperty().set(new LensChoice("layers", "Layers", ""));
        controller.playOrPause();
        for (int step = 0; step < 3; step++) {
            TrainingSnapshot newest = snapshot(driver.current(), step, null);
            see(newest);
            assertSame(newest, drawn());
            assertTrue(picture().running());
        }
        model.lens().shareOfLayersProperty().set(0.5);
        assertEquals(0.5, seen.get(seen.size() - 1).focus().shareOfLayers());
        assertEquals(2, drawn().step());
    }

    @Test
    void anEarlierStepStaysInPictureAndLensesWhateverThePresentDoes() {
        controller.setStyle(new PictureRequest.Style(200, Theme.LIGHT, 1, true, true, true));
        controller.playOrPause();
        try (DrivenRun run = workbench.startBeside(driver.current(), Optional.empty(), 1)) {
            driver.timeline = run.timeline();
            while (run.snapshot().step() < 9) {
                run.step(1);
            }
            see(run.snapshot());
            // The first step is the last one before it that is kept.
            controller.lookBack(6);
            assertFalse(driver.isPlaying());
            run.step(1);
            see(run.snapshot());
            assertEquals(0, drawn().step());
            assertEquals(0, model.getSnapshot().step());
            assertTrue(model.isLookingBack());
            controller.lookAtPresent();
            assertEquals(10, drawn().step());
            assertEquals(10, model.getSnapshot().step());
            assertEquals(10, model.memoryProperty().get().newest());
            controller.lookBack(4);
            controller.continueFromHere();
            assertEquals("continue from 0", driver.calls.get(0));
            // Before the run has gone back, too: what is dropped is shown no more.
            assertEquals(0, drawn().step());
            assertEquals(0, model.getSnapshot().step());
            run.continueFrom(0, () -> false);
            see(run.snapshot());
            assertEquals(0, drawn().step());
            assertEquals(0, model.memoryProperty().get().newest());
            assertFalse(model.isLookingBack());
        }
    }

    private static RunState standing(TrainingConfig config, long step) {
        return RunState.of(config, new Checkpoint(step, new double[1], new double[1], new double[1], Interventions.NONE), List.of());
    }

    @Test
    void aRunThatHasFailedGoesOnFromWhereItIsKnownToHaveStood() {
        see(snapshot(driver.current(), 9, null));
        driver.state = Optional.of(standing(driver.current(), 8));
        controller.fail(0, new OutOfMemoryError("as if"));
        assertEquals(List.of(8L), controller.runs().join().stream().map(RunState::step).toList());
        controller.playOrPause();
        assertTrue(driver.isPlaying());
        assertEquals(8, driver.from.orElseThrow().step());
        controller.fail(0, new OutOfMemoryError("as if"));
        controller.step();
        assertFalse(driver.isPlaying());
        assertEquals(8, driver.from.orElseThrow().step());
        assertEquals(3, driver.begun.size());
        controller.reset();
        assertEquals(Optional.empty(), driver.from);
    }

    @Test
    void aRunThatHasFailedIsTakenUpBeforeItGoesBack() {
        try (DrivenRun run = workbench.startBeside(driver.current(), Optional.empty(), 1)) {
            driver.timeline = run.timeline();
            see(snapshot(driver.current(), 9, null));
            driver.state = Optional.of(standing(driver.current(), 8));
            controller.fail(0, new OutOfMemoryError("as if"));
            controller.lookBack(4);
            controller.continueFromHere();
            runLater();
            assertEquals(List.of(), driver.calls);
            assertEquals(8, driver.from.orElseThrow().step());
            see(snapshot(driver.current(), 8, null));
            assertEquals(List.of("continue from 0"), driver.calls);
        }
    }

    /** It answers between two steps, and much can happen until then. */
    @Test
    void aRunThatIsStillBeingPutAsideIsKeptWhateverIsDoneMeanwhile() {
        UndoStack undo = new UndoStack(later::add);
        undo.add(controller, () -> { });
        runLater();
        CompletableFuture<Optional<RunState>> late = new CompletableFuture<>();
        RunState stood = standing(driver.current(), 9);
        driver.answer = late;
        controller.reset();
        runLater();
        driver.answer = null;
        undo.undo();
        runLater();
        // It is taken up again, and what is kept of the page now is it.
        CompletableFuture<List<RunState>> kept = controller.runs();
        assertFalse(kept.isDone());
        controller.newSeed();
        runLater();
        undo.undo();
        runLater();
        int begun = driver.begun.size();
        late.complete(Optional.of(stood));
        runLater();
        assertEquals(List.of(stood), kept.join());
        assertEquals(begun + 1, driver.begun.size());
        assertSame(stood, driver.from.orElseThrow());
    }

    @Test
    void aStepThatIsStillToBeLookedBackAtIsKept() {
        assertNull(controller.views().texts().get("step"));
        controller.views().setTexts(Map.of("step", "6"));
        assertEquals("6", controller.views().texts().get("step"));
        controller.reset();
        assertNull(controller.views().texts().get("step"), "it was of other runs");
    }

    @Test
    void speedReachesTheDriver() {
        model.speedProperty().set(Speed.SLOW);
        assertEquals(List.of("speed SLOW"), driver.calls);
    }

    @Test
    void thumbnailsOfAllDatasetsAreDrawn() {
        shelf.begin();
        assertEquals(shelf.cards().size(), shelf.thumbnails().size());
    }

    /** The run as it stands after somebody has moved the rate along it. */
    private static TrainingSnapshot moved(TrainingSnapshot run, Interventions by) {
        return new TrainingSnapshot(run.config(), run.step(), run.model(), run.history(), run.floor(), run.trainNll(), run.stepsPerSecond(),
                run.divergence(), by);
    }

    @Test
    void aSavedExperimentOpensAsTheSameRunAtRest() {
        model.settings().padding.set(Padding.Kind.GAUSSIAN);
        model.settings().noiseLevel.set(0.5);
        model.settings().number("flow.clamp").set(1.5);
        model.settings().seed.set(7);
        runLater();
        TrainingConfig saved = driver.current();
        Path file = folder.resolve("mine.json");
        controller.saveExperiment(file);
        assertEquals(saved, ExperimentFile.read(file));
        model.settings().padding.set(Padding.Kind.NONE);
        model.settings().number("flow.clamp").set(4);
        runLater();
        controller.playOrPause();
        controller.openExperiment(file);
        runLater();
        assertEquals(saved, driver.current());
        assertFalse(driver.isPlaying());
        assertEquals("", model.notice().wordsProperty().getValue());
    }

    @Test
    void whatWasMovedByHandIsSavedAndRepeatedUntilASettingIsChanged() {
        Interventions byHand = new Interventions(List.of(new Intervention(40, 1e-3, 0)));
        model.settings().rate.set(1e-3);
        see(moved(snapshot(driver.current(), 90, null), byHand));
        Path file = folder.resolve("moved.json");
        controller.saveExperiment(file);
        TrainingConfig saved = TrainingConfig.defaults().withInterventions(byHand);
        assertEquals(saved, ExperimentFile.read(file));
        controller.openExperiment(file);
        assertEquals(saved, driver.current());
        controller.reset();
        assertEquals(saved, driver.current());
        model.settings().number("flow.couplings").set(4);
        runLater();
        assertEquals(Interventions.NONE, driver.current().interventions());
    }

    @Test
    void changesThatHaveNotBegunYetAreSaved() {
        see(snapshot(driver.current(), 90, null));
        model.settings().number("flow.couplings").set(5);
        Path file = folder.resolve("changed.json");
        controller.saveExperiment(file);
        assertEquals(5, ExperimentFile.read(file).flow().couplings());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"seed\"     | \"sed\"",
        "\"tanh\"     | \"cosh\"",
        "\"moons\"    | \"no-such-file.csv\"",
        "{            | ",
        "\"couplings\": 8 | \"couplings\": 0",
    })
    void anUnusableExperimentGivesANoticeAndChangesNothing(String part, String instead) throws IOException {
        Path file = folder.resolve("torn.json");
        controller.saveExperiment(file);
        String whole = Files.readString(file);
        assertTrue(whole.contains(part), whole);
        Files.writeString(file, whole.replace(part, instead == null ? "" : instead));
        controller.openExperiment(file);
        runLater();
        assertEquals(1, model.notice().wordsProperty().getValue().lines().count());
        assertEquals(List.of(TrainingConfig.defaults()), driver.begun);
        assertEquals(TrainingConfig.defaults(), model.settings().toConfig());
    }

    @Test
    void aPlaceThatCannotBeWrittenGivesANoticeAndKeepsTheRun() {
        controller.saveExperiment(folder.resolve("missing").resolve("a.json"));
        assertFalse(model.notice().wordsProperty().getValue().isEmpty());
        assertEquals(1, driver.begun.size());
    }

    static Stream<Throwable> errors() {
        return Stream.of(new OutOfMemoryError("Java heap space"), new StackOverflowError(), new NoClassDefFoundError("a/B"),
                new IllegalStateException("no"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aRunThatFailsStopsWithANoticeAndBeginsAnew(Throwable failure) {
        controller.playOrPause();
        controller.fail(0, failure);
        assertFalse(model.isPlaying() || driver.isPlaying());
        assertEquals(1, model.notice().wordsProperty().getValue().lines().count(), model.notice().wordsProperty().getValue());
        controller.playOrPause();
        assertTrue(driver.isPlaying());
        assertEquals(2, driver.begun.size());
        assertEquals("", model.notice().wordsProperty().getValue());
    }
}
