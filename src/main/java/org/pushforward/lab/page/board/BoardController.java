package org.pushforward.lab.page.board;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepCost;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepProgress;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepRunner;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.experiment.sweep.SweepTrails;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.board.BoardModel.Table;
import org.pushforward.train.TrainingConfig;

/** Reads tables and makes sweeps in the background. For the window's thread. */
public final class BoardController {

    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(2);
    /** A shorter sitting says little about the machine: its first seconds go into compiling. */
    private static final double LEAST_SECONDS_FOR_PACE = 10;

    private final BoardModel model;
    private final TaskExecutor reading;
    private final TaskExecutor sweeping;
    private final Executor later;
    private final Consumer<TrainingConfig> inTrain;
    /** Whose runs are shown; null where that is not known, as of a table alone. */
    private Sweep shownSweep;
    /** The sweep that goes on; null at rest. */
    private SweepRunner runner;

    /**
     * @param reading  for short work
     * @param sweeping for the sweep alone, which may take hours
     * @param later    the window's thread
     * @param inTrain  opens a run in Train
     */
    BoardController(BoardModel model, TaskExecutor reading, TaskExecutor sweeping, Executor later, Consumer<TrainingConfig> inTrain) {
        this.model = model;
        this.reading = reading;
        this.sweeping = sweeping;
        this.later = later;
        this.inTrain = inTrain;
    }

    /** Makes the sweep that the settings describe; goes on with it if the folder holds the beginning of the same one. */
    public void run(Path folder) {
        try {
            begin(model.settings().toSweep(), folder);
        } catch (InvalidInputException e) {
            model.notice().report(e);
        }
    }

    /** Goes on with the sweep in a folder, whatever the settings say. */
    public void resume(Path folder) {
        if (model.isAtRest()) {
            reading.run(() -> SweepFile.read(folder.resolve(SweepFolder.EXPERIMENT)), sweep -> begin(sweep, folder), model.notice()::report);
        }
    }

    private void begin(Sweep sweep, Path folder) {
        if (!model.isAtRest()) {
            return;
        }
        shownSweep = sweep;
        model.beginSweep(folder);
        LatestValue<SweepProgress> newest = new LatestValue<>(later, model::show);
        SweepRunner begun = new SweepRunner(sweep, folder, model.settings().jobs(), BETWEEN_CHECKPOINTS, newest::offer);
        runner = begun;
        boolean fromTheBeginning = !Files.exists(folder.resolve(SweepFolder.EXPERIMENT));
        long begin = System.nanoTime();
        // Goes on with the same sweep, and refuses another: a person who chose its folder means that.
        sweeping.run(() -> begun.run(true), end -> {
            runner = null;
            model.endSweep(end);
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (fromTheBeginning && end.isComplete() && seconds >= LEAST_SECONDS_FOR_PACE) {
                double cost = sweep.runs().stream().mapToDouble(SweepCost::of).sum();
                model.settings().learnPace(cost / seconds / model.settings().jobs());
            }
        }, failure -> {
            runner = null;
            model.endSweep(null);
            model.forgetUnfinished();
            model.notice().report(failure);
        });
    }

    /** Ends the sweep at the next checkpoint of each run; it can be gone on with. */
    public void cancel() {
        if (runner != null) {
            runner.cancel();
            model.endSoon();
        }
    }

    /** Shows the table of a sweep. */
    public void open(Path csv) {
        if (model.isAtRest()) {
            read(() -> new Opened(SweepTable.read(csv), sweepOf(csv)), opened -> show(csv.toString(), opened));
        }
    }

    /** Shows the finished sweep that comes with the program. */
    public void openShipped() {
        if (model.isAtRest()) {
            read(() -> SweepTrails.shipped().map(rows -> new Opened(rows, SweepTrails.shippedSweep())), this::showShipped);
        }
    }

    private <T> void read(Callable<T> table, Consumer<T> shown) {
        model.beginReading();
        reading.run(table, rows -> {
            model.endReading();
            shown.accept(rows);
        }, failure -> {
            model.endReading();
            model.notice().report(failure);
        });
    }

    /** @param sweep that made the rows; null where that is not known */
    private record Opened(List<SweepRow> rows, Sweep sweep) {
    }

    /** The experiment that stands beside a sweep's table; null where there is none, or another file. */
    private static Sweep sweepOf(Path csv) {
        Path experiment = csv.resolveSibling(SweepFolder.EXPERIMENT);
        try {
            return Files.isRegularFile(experiment) ? SweepFile.read(experiment) : null;
        } catch (InvalidInputException e) {
            return null;
        }
    }

    /** The sweep whose runs are shown, if it is known. */
    Optional<Sweep> shownSweep() {
        return Optional.ofNullable(shownSweep);
    }

    private void showShipped(Optional<Opened> rows) {
        rows.ifPresentOrElse(shipped -> show("The sweep that comes with Pushforward", shipped),
                () -> show(Table.NONE.title(), new Opened(List.of(), null)));
    }

    private void show(String title, Opened opened) {
        // A sweep may have begun while the table was read.
        if (model.isAtRest()) {
            shownSweep = opened.sweep();
            model.setTable(new Table(title, opened.rows()));
        }
    }

    /** Opens a run that is shown in Train. @param run its index on the board */
    public void openRun(int run) {
        inTrain.accept(model.shownProperty().get().runs().get(run).config());
    }

    /** Leaves a folder that can be gone on with. */
    void end() {
        if (runner != null) {
            runner.cancel();
        }
    }
}
