package org.pushforward.lab.page.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.column.ProbeInput;
import org.pushforward.instrument.column.ProbedColumn;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.run.CoreWorkbench;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.FakeDriver;
import org.pushforward.lab.run.Snapshots;
import org.pushforward.train.TrainingConfig;

class CompareControllerTest {

    private static final ProbePoint PROBE = new ProbePoint(ProbePoint.Space.DATA, 0.5, -0.25);

    private final CoreWorkbench workbench = new CoreWorkbench();
    private final CompareModel model = new CompareModel(Comparisons.paddings(), new DatasetShelf(workbench, new CurrentThreadTaskExecutor()));
    private final List<FakeDriver> drivers = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<ProbeInput> probes = new ArrayList<>();
    private final List<TrainingConfig> opened = new ArrayList<>();
    private final CompareController controller = new CompareController(model, new CompareCharts(), workbench, this::driver,
            new CurrentThreadTaskExecutor(), later::add, input -> { }, probes::add, opened::add);

    private FakeDriver driver(int place) {
        drivers.add(new FakeDriver());
        return drivers.get(place);
    }

    @BeforeEach
    void begin() {
        controller.begin();
        showStep(0);
    }

    private void showStep(long step) {
        for (ColumnModel column : model.columns()) {
            controller.show(column.place(), Snapshots.of(column.config(), step, List.of(), null));
        }
    }

    private List<ProbedColumn> readings() {
        return model.columns().stream().map(column -> new ProbedColumn(column.config(), new double[] {1, 2}, 3, 3)).toList();
    }

    @Test
    void aColumnThatIsOpenedInTrainPausesAll() {
        controller.playOrPause();
        assertTrue(model.isPlaying());
        assertTrue(drivers.stream().allMatch(FakeDriver::isPlaying));
        controller.openInTrain(model.columns().get(1));
        assertEquals(List.of(model.columns().get(1).config()), opened);
        assertFalse(model.isPlaying());
        assertTrue(drivers.stream().noneMatch(FakeDriver::isPlaying));
    }

    @Test
    void onePointIsReadInAllColumnsAtWhatTheyShow() {
        showStep(7);
        assertEquals(List.of(), probes);
        model.lens().probeProperty().set(PROBE);
        assertEquals(1, probes.size());
        assertSame(PROBE, probes.get(0).probe());
        assertEquals(model.columns().stream().map(ColumnModel::newest).toList(), probes.get(0).runs());
        showStep(8);
        assertEquals(List.of(8L, 8L, 8L), probes.get(probes.size() - 1).runs().stream().map(run -> run.step()).toList());
    }

    @Test
    void whatIsReadIsShownUntilTheProbeIsRemoved() {
        model.lens().probeProperty().set(PROBE);
        List<ProbedColumn> readings = readings();
        controller.show(readings);
        assertEquals(readings, model.columns().stream().map(column -> column.probedProperty().get()).toList());
        model.lens().probeProperty().set(null);
        controller.show(readings);
        assertTrue(model.columns().stream().allMatch(column -> column.probedProperty().get() == null));
    }

    @Test
    void readingsOfOldRunsStayOut() {
        model.lens().probeProperty().set(PROBE);
        List<ProbedColumn> old = readings();
        model.settings().number("flow.couplings").set(3);
        while (!later.isEmpty()) {
            later.remove().run();
        }
        controller.show(old);
        model.columns().forEach(column -> assertNull(column.probedProperty().get(), column.heading()));
    }

    @Test
    void aColumnThatFailsByAnErrorStopsAllWithANoticeAndTheyBeginAnew() {
        controller.playOrPause();
        controller.fail(1, new StackOverflowError());
        assertFalse(model.isPlaying());
        assertTrue(model.noticeProperty().get().startsWith("unexpected failure: calls went too deep"), model.noticeProperty().get());
        controller.playOrPause();
        assertTrue(model.isPlaying());
        assertEquals("", model.noticeProperty().get());
    }
}
