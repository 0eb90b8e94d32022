package org.pushforward.lab.page.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pushforward.experiment.sweep.Comparisons;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.column.ProbedColumn;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.FakeDriver;
import org.pushforward.lab.run.RunFeed;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.run.Snapshots;
import org.pushforward.live.CoreWorkbench;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.Interventions;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

class CompareControllerTest {

    private static final ProbePoint PROBE = new ProbePoint(ProbePoint.Space.DATA, 0.5, -0.25);

    private final CoreWorkbench workbench = new CoreWorkbench();
    private final CompareModel model = new CompareModel(Comparisons.paddings(), new DatasetShelf(workbench, new CurrentThreadTaskExecutor()));
    private final List<FakeDriver> drivers = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<RunFeed.Seen> seen = new ArrayList<>();
    private final List<TrainingConfig> opened = new ArrayList<>();
    private final CompareController controller = new CompareController(model, new CompareCharts(),
            new RunsController.Surroundings(workbench, new CurrentThreadTaskExecutor(), later::add,
                    (starter, publisher, onFailure) -> driver(), seen::add),
            (config, state) -> opened.add(config));

    private FakeDriver driver() {
        FakeDriver driver = new FakeDriver();
        drivers.add(driver);
        return driver;
    }

    private void runLater() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    @BeforeEach
    void begin() {
        controller.begin();
        showStep(0);
    }

    private void showStep(long step) {
        for (ColumnModel column : model.runs()) {
            controller.see(column.place(), Snapshots.of(column.config(), step, List.of(), null));
        }
        runLater();
    }

    private RunFeed.Seen newest() {
        return seen.get(seen.size() - 1);
    }

    private List<ProbedColumn> readings() {
        return model.runs().stream().map(column -> new ProbedColumn(column.config(), new double[] {1, 2}, 3, 3)).toList();
    }

    @Test
    void aComparisonWhoseDataAreNotToBeHadCostsNoColumn() {
        List<ColumnModel> columns = List.copyOf(model.runs());
        String text = controller.experiment().replace("\"moons\"", "\"/nowhere/points.csv\"");
        assertTrue(text.contains("points.csv"), text);
        controller.pasteExperiment(text);
        runLater();
        assertEquals(columns, model.runs());
        assertTrue(model.notice().wordsProperty().getValue().contains("points.csv"), model.notice().wordsProperty().getValue());
    }

    @Test
    void aColumnThatIsOpenedInTrainPausesAll() {
        controller.playOrPause();
        assertTrue(model.isPlaying());
        assertTrue(drivers.stream().allMatch(FakeDriver::isPlaying));
        controller.openInTrain(model.runs().get(1));
        runLater();
        assertEquals(List.of(model.runs().get(1).config()), opened);
        assertFalse(model.isPlaying());
        assertTrue(drivers.stream().noneMatch(FakeDriver::isPlaying));
    }

    @Test
    void onePointIsReadInAllColumnsAtWhatTheyShow() {
        showStep(7);
        assertTrue(seen.stream().allMatch(input -> input.focus().probe() == null));
        model.lens().probeProperty().set(PROBE);
        assertSame(PROBE, newest().focus().probe());
        assertEquals(model.runs().stream().map(ColumnModel::newest).toList(), newest().runs().stream().map(PictureRequest::snapshot).toList());
        showStep(8);
        assertSame(PROBE, newest().focus().probe());
        assertEquals(List.of(8L, 8L, 8L), newest().runs().stream().map(run -> run.snapshot().step()).toList());
    }

    @Test
    void whatIsReadIsShownUntilTheProbeIsRemoved() {
        model.lens().probeProperty().set(PROBE);
        List<ProbedColumn> readings = readings();
        controller.show(readings);
        assertEquals(readings, model.runs().stream().map(column -> column.probedProperty().get()).toList());
        model.lens().probeProperty().set(null);
        controller.show(readings);
        assertTrue(model.runs().stream().allMatch(column -> column.probedProperty().get() == null));
    }

    @Test
    void readingsOfOldRunsStayOut() {
        model.lens().probeProperty().set(PROBE);
        List<ProbedColumn> old = readings();
        model.settings().number("flow.couplings").set(3);
        runLater();
        controller.show(old);
        model.runs().forEach(column -> assertNull(column.probedProperty().get(), column.heading()));
    }

    private static RunState standing(ColumnModel column, long step) {
        return RunState.of(column.config(), new Checkpoint(step, new double[1], new double[1], new double[1], Interventions.NONE), List.of());
    }

    private List<Long> begunFrom() {
        return drivers.stream().map(driver -> driver.from.map(RunState::step).orElse(0L)).toList();
    }

    /** As where its flow asks for more memory than there is. */
    @Test
    void aColumnThatCouldNotBeginCostsTheOthersNothing() {
        for (int place : new int[] {0, 2}) {
            drivers.get(place).state = Optional.of(standing(model.runs().get(place), 7));
        }
        List<RunState> kept = controller.runs().join();
        assertEquals(List.of(model.runs().get(0).config(), model.runs().get(2).config()), kept.stream().map(RunState::config).toList());
        controller.open(controller.settings().texts(), kept);
        runLater();
        assertEquals(3, model.runs().size());
        assertEquals(List.of(7L, 0L, 7L), begunFrom());
        assertEquals("", model.notice().wordsProperty().getValue());
    }

    @Test
    void aColumnThatFailsByAnErrorStopsAllWithANoticeAndTheyGoOnFromWhereTheyStood() {
        controller.playOrPause();
        for (ColumnModel column : model.runs()) {
            drivers.get(column.place()).state = Optional.of(standing(column, 7 + column.place()));
        }
        controller.fail(1, new StackOverflowError());
        assertFalse(model.isPlaying());
        assertTrue(model.notice().wordsProperty().getValue().startsWith("unexpected failure: calls went too deep"),
                model.notice().wordsProperty().getValue());
        controller.playOrPause();
        assertTrue(model.isPlaying());
        assertEquals("", model.notice().wordsProperty().getValue());
        assertEquals(List.of(7L, 8L, 9L), begunFrom());
        assertTrue(drivers.stream().allMatch(FakeDriver::isPlaying));
    }
}
