package org.pushforward.lab.page.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.beans.InvalidationListener;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.column.ColumnFrame;
import org.pushforward.instrument.column.MeasuredDistance;
import org.pushforward.instrument.column.ProbedColumn;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.concurrent.WindowFailures;
import org.pushforward.lab.run.Memory;
import org.pushforward.lab.run.Pace;
import org.pushforward.lab.run.RunDriver;
import org.pushforward.lab.run.RunFeed;
import org.pushforward.lab.run.TrainSettings;
import org.pushforward.lab.run.Workbench;
import org.pushforward.train.KappaUnits;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** Turns what a person wants into runs, one for each column, and what the runs report into changes of the model. For the window's thread. */
public final class CompareController implements CompareActions {

    /** So long without a picture that they could have come with, figures and curves come by themselves. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final CompareModel model;
    private final CompareCharts charts;
    private final Workbench workbench;
    private final IntFunction<RunDriver> driverOf;
    private final List<RunDriver> drivers = new ArrayList<>();
    private final TaskExecutor tasks;
    private final Executor later;
    private final RunFeed feed;
    private final Consumer<TrainingConfig> train;
    /** Of the present runs; read by the threads of training when they begin one. */
    private volatile Pace pace = new Pace(Comparison.LEAST);
    private PictureRequest.Style style;
    private boolean restartPending;
    private boolean failed;
    /** The step that all columns are to come to stand at; -1 while they go on or stand there. */
    private long haltingAt = -1;
    private long standingAt;
    private boolean lookingBack;
    private long figuresShown;

    /**
     * @param driverOf    makes the driver of a column, counted from 0
     * @param later       runs something on the window's thread after what goes on now: several changes at once make one restart
     * @param feed        takes what the instruments are to read
     * @param train       takes a run to the Train page
     */
    CompareController(CompareModel model, CompareCharts charts, Workbench workbench, IntFunction<RunDriver> driverOf, TaskExecutor tasks,
            Executor later, RunFeed feed, Consumer<TrainingConfig> train) {
        this.model = model;
        this.charts = charts;
        this.workbench = workbench;
        this.driverOf = driverOf;
        this.tasks = tasks;
        this.later = later;
        this.feed = feed;
        this.train = train;
        TrainSettings settings = model.settings();
        InvalidationListener restart = observable -> restartSoon();
        settings.datasetProperty().addListener(restart);
        settings.restartingNumbers().forEach(setting -> setting.valueProperty().addListener(restart));
        settings.restartingChoices().forEach(setting -> setting.valueProperty().addListener(restart));
        // On the Train page these go on; columns would get them at different steps, and no file could say so.
        settings.rate.valueProperty().addListener(restart);
        settings.noiseLevel.valueProperty().addListener(restart);
        model.levelsProperty().addListener(restart);
        model.lens().focusProperty().addListener(observable -> ask());
        model.lens().probeProperty().addListener((property, old, probe) -> forgetProbed(probe));
        // Before the drivers rest: their last snapshots must come to the window.
        model.playingProperty().addListener(observable -> ask());
        model.speedProperty().addListener((property, old, speed) -> {
            ask();
            drivers.forEach(driver -> driver.setSpeed(speed));
        });
    }

    /** The pace of the present runs. From any thread. */
    Pace pace() {
        return pace;
    }

    /** Begins the first runs, at rest. */
    public void begin() {
        restart(false);
    }

    /** The view wants pictures like this from now on. */
    void setStyle(PictureRequest.Style newStyle) {
        style = newStyle;
        ask();
    }

    @Override
    public void playOrPause() {
        if (failed || !model.isPlaying() && model.isFinished()) {
            // Nothing is left to play; the only sense of the key is the same runs again.
            restart(true);
            return;
        }
        setPlaying(!model.isPlaying());
    }

    @Override
    public void step() {
        if (failed) {
            restart(false);
        } else if (model.isPlaying()) {
            setPlaying(false);
        } else if (haltingAt < 0 && model.hasBegun()) {
            lookAtPresent();
            standingAt++;
            pace.haltAt(standingAt);
            drivers().forEach(RunDriver::step);
        }
    }

    @Override
    public void reset() {
        restart(false);
    }

    @Override
    public void newSeed() {
        if (model.factorProperty().get() == VariedFactor.SEED) {
            List<Long> seeds = model.levelsProperty().get().stream().map(Long::valueOf).toList();
            long beyond = seeds.stream().mapToLong(seed -> seed).max().orElseThrow() - seeds.stream().mapToLong(seed -> seed).min().orElseThrow() + 1;
            model.setLevels(seeds.stream().map(seed -> Long.toString(seed + beyond)).toList());
        } else {
            model.settings().seed.set(model.settings().seed.get() % 999_999_999 + 1);
        }
    }

    @Override
    public void openInTrain(ColumnModel column) {
        // The Train page's run is to have the cores, and the columns wait where they are.
        setPlaying(false);
        train.accept(column.config());
    }

    @Override
    public void openExperiment(Path file) {
        tasks.run(() -> {
            Comparison read = Comparison.of(SweepFile.read(file));
            return new Comparison(read.base().withDataset(workbench.withColumns(read.base().dataset())), read.factor(), read.levels());
        }, comparison -> {
            model.take(comparison);
            restart(false);
        }, this::report);
    }

    @Override
    public void saveExperiment(Path file) {
        Sweep sweep;
        try {
            sweep = model.comparison().sweep();
        } catch (InvalidInputException e) {
            report(e);
            return;
        }
        tasks.run(() -> {
            SweepFile.write(sweep, file);
            return file;
        }, written -> { }, this::report);
    }

    @Override
    public void playTo(long step) {
        lookAtPresent();
        haltingAt = Math.max(step, standingAt);
        pace.haltAt(haltingAt);
        model.setPlaying(true);
        ask();
        drivers().forEach(driver -> driver.setPlaying(true));
        settle();
    }

    private List<RunDriver> drivers() {
        return drivers.subList(0, model.columns().size());
    }

    private void setPlaying(boolean playing) {
        if (playing) {
            lookAtPresent();
            haltingAt = -1;
            pace.release();
            drivers().forEach(driver -> driver.setPlaying(true));
        }
        boolean halts = !playing && model.isPlaying();
        model.setPlaying(playing);
        if (halts) {
            haltingAt = pace.halt();
        }
        settle();
    }

    /** Puts the drivers to rest once all columns stand at the same step. */
    private void settle() {
        boolean together = model.columns().stream()
                .allMatch(column -> !column.canGoOn() || column.newest() != null && column.newest().step() == haltingAt);
        if (haltingAt >= 0 && together) {
            standingAt = haltingAt;
            haltingAt = -1;
            drivers().forEach(driver -> driver.setPlaying(false));
            model.setPlaying(false);
            refresh();
        }
    }

    private void restartSoon() {
        if (!restartPending) {
            restartPending = true;
            later.execute(() -> {
                if (restartPending) {
                    restart(model.isPlaying());
                }
            });
        }
    }

    private void restart(boolean playing) {
        restartPending = false;
        Comparison comparison;
        List<TrainingConfig> runs;
        try {
            comparison = model.comparison();
            runs = comparison.runs();
        } catch (InvalidInputException e) {
            report(e);
            return;
        }
        failed = false;
        lookingBack = false;
        haltingAt = -1;
        standingAt = 0;
        while (drivers.size() < runs.size()) {
            drivers.add(driverOf.apply(drivers.size()));
            drivers.get(drivers.size() - 1).setSpeed(model.speedProperty().get());
        }
        drivers.forEach(RunDriver::end);
        List<ColumnModel> columns = new ArrayList<>();
        for (int place = 0; place < runs.size(); place++) {
            columns.add(new ColumnModel(comparison, place, runs.get(place)));
        }
        model.beginRuns(columns);
        model.setPlaying(playing);
        charts.restart(comparison.base().optimization().steps(), KappaUnits.headline(comparison.base().dataset()));
        tasks.run(() -> data(runs), data -> {
            if (model.columns() == columns) {
                charts.setFloorKnown(data.get(0).distribution().isPresent());
                pace = new Pace(runs.size());
                haltingAt = -1;
                if (!model.isPlaying()) {
                    pace.halt();
                }
                for (int place = 0; place < runs.size(); place++) {
                    columns.get(place).setData(data.get(place));
                }
                ask();
                for (int place = 0; place < runs.size(); place++) {
                    drivers.get(place).begin(runs.get(place), model.isPlaying());
                }
            }
        }, this::fail);
    }

    /** The data of each run; window and colours are those of the first, so that all pictures compare. */
    private List<LearnedData> data(List<TrainingConfig> runs) {
        Map<Long, LearnedData> bySeed = new HashMap<>();
        List<LearnedData> all = new ArrayList<>();
        for (TrainingConfig run : runs) {
            LearnedData own = bySeed.computeIfAbsent(run.seed(), seed -> workbench.data(run.dataset(), seed));
            LearnedData first = all.isEmpty() ? own : all.get(0);
            all.add(new LearnedData(own.points(), own.heldOut(), first.window(), first.densityCeiling(), own.distribution()));
        }
        return all;
    }

    /** Says that a column could not begin or go on; the others go on without it. The next wish to play or step begins all anew. */
    void fail(int place, Throwable failure) {
        pace.leave(place);
        fail(failure);
    }

    private void fail(Throwable failure) {
        failed = true;
        report(failure);
    }

    /** Takes a run's newest snapshot. */
    void show(int place, TrainingSnapshot run) {
        // One more snapshot of an old run may be on its way when a new one begins.
        if (place >= model.columns().size() || run.config() != model.columns().get(place).config()) {
            return;
        }
        ColumnModel column = model.columns().get(place);
        boolean wentOn = column.canGoOn();
        column.setNewest(run);
        if (wentOn != column.canGoOn()) {
            ask();
        }
        if (model.isPlaying() && model.isFinished()) {
            model.setPlaying(false);
            standingAt = pace.halt();
        }
        settle();
        if (!model.isPlaying() || System.nanoTime() - figuresShown >= PATIENCE_NANOS) {
            refresh();
        }
    }

    /** Takes a finished picture. */
    void show(ColumnFrame frame) {
        if (frame.place() < model.columns().size()) {
            model.columns().get(frame.place()).setFrame(frame);
            // Figures and curves change together with a picture: a pulse of their own would paint the window once more.
            if (System.nanoTime() - figuresShown >= RunFeed.FIGURES_NANOS) {
                refresh();
            }
        }
    }

    /** Takes a measurement. */
    void show(MeasuredDistance measured) {
        if (measured.place() < model.columns().size() && model.columns().get(measured.place()).config() == measured.config()) {
            if (measured.place() == 0) {
                charts.setReachable(measured.reachable());
            }
            if (measured.distance() != null) {
                model.columns().get(measured.place()).add(measured.distance());
            }
            if (!model.isPlaying()) {
                refresh();
            }
        }
    }

    /** Takes what was read at the probe. */
    void show(List<ProbedColumn> probed) {
        // Removed meanwhile.
        if (model.lens().probeProperty().get() == null) {
            return;
        }
        for (int place = 0; place < Math.min(probed.size(), model.columns().size()); place++) {
            ColumnModel column = model.columns().get(place);
            if (probed.get(place).config() == column.config()) {
                column.setProbed(probed.get(place));
            }
        }
        if (!model.isPlaying()) {
            refresh();
        }
    }

    private void forgetProbed(ProbePoint probe) {
        if (probe == null && model.hasBegun()) {
            model.columns().forEach(column -> column.setProbed(null));
            refresh();
        }
    }

    private void refresh() {
        figuresShown = System.nanoTime();
        remember();
        model.refresh(lookingBack);
        charts.show(model.columns().stream().map(ColumnModel::compared).toList());
    }

    /** Notes what all columns can look back at. A column that has diverged does not keep the others from later steps. */
    private void remember() {
        TreeSet<Long> common = null;
        long newest = 0;
        long bytes = 0;
        long budget = 0;
        for (ColumnModel column : model.columns()) {
            Optional<Timeline> timeline = drivers.get(column.place()).timeline();
            if (timeline.isEmpty() || column.newest() == null) {
                return;
            }
            newest = Math.max(newest, column.newest().step());
            bytes += timeline.get().bytes();
            budget += timeline.get().budget();
            if (common == null) {
                common = new TreeSet<>(timeline.get().steps());
            } else if (!column.newest().isDiverged()) {
                common.retainAll(timeline.get().steps());
            }
        }
        model.setMemory(new Memory(newest, List.copyOf(common), bytes, budget));
    }

    @Override
    public void lookBack(long step) {
        if (!model.hasBegun()) {
            return;
        }
        setPlaying(false);
        for (ColumnModel column : model.columns()) {
            Optional<Timeline> timeline = drivers.get(column.place()).timeline();
            if (timeline.isPresent() && !timeline.get().steps().isEmpty()) {
                long reached = Math.min(Math.max(0, step), column.newest().step());
                column.setPast(column.newest().at(timeline.get().atOrBefore(reached)));
            }
        }
        lookingBack = true;
        refresh();
        ask();
    }

    @Override
    public void lookAtPresent() {
        if (lookingBack) {
            lookingBack = false;
            model.columns().forEach(column -> column.setPast(null));
            refresh();
            ask();
        }
    }

    @Override
    public void continueFromHere() {
        if (!lookingBack || haltingAt >= 0) {
            return;
        }
        standingAt = model.shownStepProperty().getValue();
        pace.haltAt(standingAt);
        lookingBack = false;
        for (ColumnModel column : model.columns()) {
            column.setPast(null);
            if (column.newest().step() >= standingAt) {
                column.forgetDistancesAfter(standingAt);
                drivers.get(column.place()).continueFrom(standingAt);
            }
        }
        ask();
        model.dismissNotice();
    }

    /** Says in words that something did not work; runs that go on are paused. */
    void report(Throwable failure) {
        setPlaying(false);
        model.setNotice(WindowFailures.words(failure));
    }

    private void ask() {
        boolean playing = model.isPlaying();
        feed.ask(new RunFeed.Wanted(model.columns().stream()
                .map(column -> new RunFeed.Watched(column.config(), column.dataProperty().get(), column.past(), playing && column.canGoOn())).toList(),
                style, model.lens().focusProperty().get(), !playing || haltingAt >= 0 || !model.speedProperty().get().betweenSteps().isZero()));
    }

    /** Ends all runs. */
    public void end() {
        drivers.forEach(RunDriver::end);
    }
}
