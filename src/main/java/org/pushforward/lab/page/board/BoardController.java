package org.pushforward.lab.page.board;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Numbers;
import org.pushforward.experiment.run.RunFile;
import org.pushforward.experiment.sweep.ConstructedRuns;
import org.pushforward.experiment.sweep.Shard;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepCost;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepHistories;
import org.pushforward.experiment.sweep.SweepPart;
import org.pushforward.experiment.sweep.SweepProgress;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.SavableRun;
import org.pushforward.lab.page.board.BoardModel.Table;
import org.pushforward.lab.run.SweepDriver;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Kept;
import org.pushforward.train.KappaUnits;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

/** Reads tables and makes sweeps in the background. For the window's thread. */
public final class BoardController {

    /** A shorter sitting says little about the machine: its first seconds go into compiling. */
    private static final double LEAST_SECONDS_FOR_PACE = 10;

    private final BoardModel model;
    private final TaskExecutor reading;
    private final SweepDriver driver;
    private final Train train;
    private final Supplier<Path> tables;
    /** The folder of the sweep whose runs are shown; null where it is not known, as of the sweep that comes with the program. */
    private Path shownFolder;
    /** Whether a table was asked for. */
    private boolean begun;
    /** How many tables were asked for: what is read late is not to take the place of what was asked for since. */
    private int asked;
    /** Under way, or made last; null before the first. */
    private Sweep sweeping;
    private Path sweepingIn;
    private Taken taken;
    /** Whose runs are shown; null where that is not known, as of a table alone. */
    private Sweep shownSweep;

    /** Takes a run to the Train page. */
    @FunctionalInterface
    public interface Train {

        /**
         * @param state where it stands, with what was filed of it; empty for its settings alone
         * @param told  what was taken, in one line
         */
        void open(TrainingConfig config, Optional<RunState> state, String told);
    }

    /** A run of the board as it was opened. */
    private record Taken(String title, TrainingConfig config, Optional<RunState> state, String told) {
    }

    /**
     * @param reading  for short work
     * @param sweeping for the sweep alone, which may take hours
     * @param later    the window's thread
     * @param train    opens a run in Train
     * @param tables   a folder for tables that come with runs
     */
    BoardController(BoardModel model, TaskExecutor reading, TaskExecutor sweeping, Executor later, Train train, Supplier<Path> tables) {
        this.model = model;
        this.reading = reading;
        driver = new SweepDriver(sweeping, later);
        this.train = train;
        this.tables = tables;
        model.alongTrainingProperty().addListener(observable -> readHistories());
        model.tableProperty().addListener(observable -> readHistories());
    }

    /** In the background, those that are not there yet; of a sweep under way more with each run that ends. */
    private void readHistories() {
        Path folder = shownFolder;
        List<SweepRow> rows = model.tableProperty().get().rows();
        SweepHistories known = model.histories();
        if (!model.alongTrainingProperty().get() || folder == null || rows.stream().allMatch(row -> known.ofRuns().containsKey(row.run()))) {
            return;
        }
        reading.run(() -> SweepHistories.read(folder, rows, known), read -> {
            // Another table may have been shown by now.
            if (folder.equals(shownFolder)) {
                model.setHistories(read);
            }
        }, failure -> {
            if (folder.equals(shownFolder)) {
                model.notice().report(failure);
            }
        });
    }

    /** Makes the sweep that the settings describe; goes on with it if the folder holds the beginning of the same one. */
    public void run(Path folder) {
        try {
            begin(model.settings().toSweep(), folder);
        } catch (InvalidInputException e) {
            model.notice().report(e);
        }
    }

    /**
     * Makes the sweep whose file's text was copied elsewhere, whatever the settings say.
     *
     * @param place asks for its new folder; empty if the person thinks better of it
     */
    void pasteExperiment(String text, Supplier<Optional<Path>> place) {
        if (!model.isAtRest()) {
            model.notice().tell("A sweep goes on: cancel it, or wait for its end, before another is pasted.");
            return;
        }
        try {
            Sweep sweep = SweepFile.read("what was pasted", text);
            place.get().ifPresent(folder -> begin(sweep, folder));
        } catch (InvalidInputException e) {
            model.notice().report(e);
        }
    }

    /** Goes on with the sweep in a folder, whatever the settings say. */
    public void resume(Path folder) {
        if (model.isAtRest()) {
            reading.run(() -> {
                Sweep sweep = SweepFile.read(folder.resolve(SweepFolder.EXPERIMENT));
                List<Shard> shards = SweepPart.shards(folder);
                // The folder of some parts is gone on with as these: the others are made elsewhere.
                return (Runnable) () -> begin(sweep, shards.isEmpty() ? List.of(Shard.WHOLE) : shards, folder);
            }, Runnable::run, model.notice()::report);
        }
    }

    private void begin(Sweep sweep, Path folder) {
        begin(sweep, List.of(Shard.WHOLE), folder);
    }

    private void begin(Sweep sweep, List<Shard> shards, Path folder) {
        if (!model.isAtRest()) {
            return;
        }
        TableSource before = model.sourceProperty().get();
        sweeping = sweep;
        sweepingIn = folder;
        asked++;
        begun = true;
        ofSweep();
        // With the beginning, not with the first run that ends: that would be an edit by nobody.
        model.beginSweep(folder, shards, sweep.runs().stream().map(run -> KappaUnits.headline(run.dataset()))
                .filter(KappaUnits.STANDARD::equals).findAny().orElse(KappaUnits.DATA));
        boolean fromTheBeginning = !Files.exists(folder.resolve(SweepFolder.EXPERIMENT));
        long begin = System.nanoTime();
        // Goes on with the same sweep, and refuses another: a person who chose its folder means that.
        driver.begin(sweep, shards, folder, model.settings().jobs(), new SweepDriver.Watcher() {
            @Override
            public void show(SweepProgress now) {
                model.show(now);
            }

            @Override
            public void end(SweepProgress end) {
                model.endSweep(end);
                double seconds = (System.nanoTime() - begin) / 1e9;
                if (fromTheBeginning && end.isComplete() && seconds >= LEAST_SECONDS_FOR_PACE) {
                    double cost = sweep.runs().stream().mapToDouble(SweepCost::of).sum();
                    model.settings().learnPace(cost / seconds / model.settings().jobs());
                }
            }

            @Override
            public void fail(Throwable failure, boolean begun) {
                boolean shown = model.showsSweep();
                model.endSweep(null);
                // What failed on its way, as on a disk that is full, can be gone on with while it is there.
                if (!begun || !Files.isRegularFile(folder.resolve(SweepFolder.EXPERIMENT))) {
                    model.forgetUnfinished();
                }
                model.notice().report(failure);
                if (!begun && shown) {
                    // What was never begun takes nothing from the board.
                    reopen(before);
                }
            }
        });
    }

    private void ofSweep() {
        shownSweep = sweeping;
        shownFolder = sweepingIn;
        taken = null;
    }

    /** Ends the sweep at the next checkpoint of each run; it can be gone on with. */
    public void cancel() {
        if (driver.cancel()) {
            model.endSoon();
        }
    }

    /** Shows the table of a sweep. A sweep under way goes on in its folder, and is shown again when its own table is asked for. */
    public void open(Path csv) {
        model.forgetChoices();
        if (!showsSweepAgain(TableSource.of(csv))) {
            read(csv, model.notice()::report);
        }
    }

    /** @return whether this is the table of the sweep under way, which is shown as it stands */
    private boolean showsSweepAgain(TableSource source) {
        boolean again = model.isSweep(source);
        if (again) {
            asked++;
            ofSweep();
            model.showSweep();
        }
        return again;
    }

    private void read(Path csv, Consumer<Throwable> onFailure) {
        read(() -> Opened.of(csv), opened -> show(opened.part().isEmpty() ? csv.toString() : opened.part() + ": " + csv, opened,
                csv.toAbsolutePath().getParent(), TableSource.of(csv)), onFailure);
    }

    /** Shows a table that was shown before, as it was looked at then; the shipped one where it is gone. A sweep under way goes on in its folder. */
    void reopen(TableSource source) {
        model.keepChoices();
        if (showsSweepAgain(source)) {
            return;
        }
        model.sourceProperty().set(source);
        Consumer<Throwable> onFailure = failure -> {
            model.notice().report(failure);
            openShipped();
        };
        if (source.file() == null) {
            read(source.shipped(), onFailure);
        } else {
            read(source.file(), onFailure);
        }
    }

    /** The page is seen for the first time: reads what is to be shown, if nobody asked for another table before. */
    void begin() {
        if (!begun) {
            reopen(model.sourceProperty().get());
        }
    }

    /** What is undone and what is kept of the page. */
    Kept kept() {
        Cells settings = model.cells().add("table", model.sourceProperty()::get, this::reopen, TableSource::title, TableSource::text,
                TableSource::read).hear(model.sourceProperty());
        // Sessions of earlier releases have the table here.
        Cells views = new Cells().add("table", () -> null, this::reopen, null, null, TableSource::read)
                .add("hidden", model::hidden, model::hide, null, hidden -> String.join("\n", hidden),
                        text -> text.isEmpty() ? List.of() : List.of(text.split("\n")))
                .add("unfinished", () -> model.unfinished().orElse(null), model::setUnfinished, null, Path::toString, Path::of);
        return Kept.of(settings, views);
    }

    /** Shows the finished sweep that comes with the program first of all. */
    public void openShipped() {
        openShipped(ShippedSweep.DEPTH_BOARD);
    }

    /** Shows a finished sweep that comes with the program, as it is meant to be looked at. */
    public void openShipped(ShippedSweep shipped) {
        model.forgetChoices();
        read(shipped, model.notice()::report);
    }

    private void read(ShippedSweep shipped, Consumer<Throwable> onFailure) {
        read(() -> shipped.rows().map(rows -> new Opened(rows, shipped.sweep(), "", shipped.histories(), shipped.beside())),
                rows -> showShipped(shipped, rows),
                onFailure);
    }

    /** Makes a sweep that comes with the program. */
    public void run(ShippedSweep shipped, Path folder) {
        if (model.isAtRest()) {
            reading.run(shipped::sweep, sweep -> {
                begin(sweep, folder);
                model.look(shipped);
            }, model.notice()::report);
        }
    }

    private <T> void read(Callable<T> table, Consumer<T> shown, Consumer<Throwable> onFailure) {
        begun = true;
        asked++;
        int ticket = asked;
        model.beginReading();
        reading.run(table, rows -> {
            model.endReading();
            // A sweep may have begun, or another table have been asked for, while this one was read.
            if (ticket == asked) {
                shown.accept(rows);
            }
        }, failure -> {
            model.endReading();
            (ticket == asked ? onFailure : (Consumer<Throwable>) model.notice()::report).accept(failure);
        });
    }

    /**
     * A table that was read.
     *
     * @param sweep     that made the rows; null where that is not known
     * @param part      how much of the sweep the rows are, in words; empty for all of it, and where that is not known
     * @param histories that came with the table; those in the folders of runs are read when they are to be seen
     * @param beside    flows from a formula on the same law
     */
    private record Opened(List<SweepRow> rows, Sweep sweep, String part, SweepHistories histories, Optional<ConstructedRuns> beside) {

        static final Opened NOTHING = new Opened(List.of(), null, "", SweepHistories.NONE, Optional.empty());

        /** With the experiment that stands beside the table, where there is one. */
        static Opened of(Path csv) {
            SweepFolder.Made made = SweepFolder.made(csv);
            SweepHistories histories = made.hasTable() ? SweepHistories.beside(csv) : SweepHistories.NONE;
            try {
                String part = made.sweep() == null ? "" : SweepPart.of(csv.toAbsolutePath().getParent(), made.sweep(), made.rows()).words();
                return new Opened(made.rows(), made.sweep(), part, histories, Optional.empty());
            } catch (InvalidInputException e) {
                if (!made.hasTable()) {
                    throw e;
                }
                // A file of shards that is none: the table is shown all the same.
                return new Opened(made.rows(), null, "", histories, Optional.empty());
            }
        }
    }

    /** What can be sent out: the sweep of the settings, and the one whose runs are shown, where there are such. */
    SendOutModel sendOut() {
        Optional<Sweep> described = Optional.empty();
        try {
            described = Optional.of(model.settings().toSweep());
        } catch (InvalidInputException e) {
            // The one that is shown can be sent all the same.
            if (shownSweep == null) {
                throw e;
            }
        }
        return new SendOutModel(described, shownSweep());
    }

    /** The sweep whose runs are shown, if it is known. */
    Optional<Sweep> shownSweep() {
        return Optional.ofNullable(shownSweep);
    }

    private void showShipped(ShippedSweep sweep, Optional<Opened> rows) {
        rows.ifPresentOrElse(shipped -> {
            if (!model.keepsChoices()) {
                model.look(sweep);
            }
            show(sweep.title() + ", as it comes with Pushforward", shipped, null, TableSource.of(sweep));
        },
                () -> show(Table.NONE.title(), Opened.NOTHING, null, TableSource.of(sweep)));
    }

    private void show(String title, Opened opened, Path folder, TableSource source) {
        model.sourceProperty().set(source);
        shownSweep = opened.sweep();
        shownFolder = folder;
        taken = null;
        model.setTable(new Table(title, opened.rows()), opened.histories(), opened.beside());
    }

    /** Opens a run that is shown in Train, with all that is filed of it. @param run its index on the board */
    public void openRun(int run) {
        SweepRow row = model.shownProperty().get().runs().get(run);
        Path folder = shownFolder;
        reading.run(() -> take(row, folder), opened -> {
            taken = opened;
            train.open(opened.config(), opened.state(), opened.told());
        }, model.notice()::report);
    }

    private Taken take(SweepRow row, Path folder) {
        String title = "run " + row.run();
        try {
            InvalidInputException.require(folder != null, "this sweep came without the files of its runs");
            Path path = SweepFolder.run(folder, row.run()).path();
            InvalidInputException.require(Files.isDirectory(path), "there is no folder %s", path);
            RunFile.Opened opened = RunFile.find(path, tables.get());
            InvalidInputException.require(opened.config().withDataset(row.config().dataset()).equals(row.config()), "%s holds another run", path);
            RunState state = opened.state();
            return new Taken(title, opened.config(), Optional.of(state), "Run " + row.run() + " as it was filed: weights at step "
                    + Numbers.count(state.step()) + ", " + Numbers.count(state.history().size())
                    + " rows of history. Steps before that were not filed. Undo brings back what Train had.");
        } catch (InvalidInputException e) {
            return new Taken(title, row.config(), Optional.empty(), "The settings of run " + row.run() + " alone: " + e.getMessage()
                    + ". Play makes the same run again.");
        }
    }

    /** The run that was opened last, if its files are there. */
    List<SavableRun> savable() {
        Taken last = taken;
        return last == null || last.state().isEmpty() ? List.of()
                : List.of(new SavableRun(last.title(), () -> CompletableFuture.completedFuture(last.state())));
    }

    /** Leaves a folder that can be gone on with. */
    void end() {
        driver.cancel();
    }
}
