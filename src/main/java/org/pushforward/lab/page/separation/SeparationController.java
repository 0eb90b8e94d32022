package org.pushforward.lab.page.separation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import org.pushforward.experiment.sweep.Shard;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepProgress;
import org.pushforward.instrument.separation.SeparationReading;
import org.pushforward.instrument.separation.SeparationRequest;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.separation.SeparationModel.Source;
import org.pushforward.lab.run.SweepDriver;
import org.pushforward.theory.separation.Part;

/** Has the counting measured, tables read and the sweep made, off the JavaFX thread, and brings the outcomes to the model. For the JavaFX thread. */
final class SeparationController {

    private final SeparationModel model;
    private final Consumer<SeparationRequest> measurer;
    private final TaskExecutor reading;
    private final SweepDriver driver;
    private final Supplier<Optional<Path>> place;
    private final Set<Source> asked = EnumSet.noneOf(Source.class);
    private boolean begun;

    /**
     * @param measurer takes what is to be shown, of which only the newest counts
     * @param reading  for short work
     * @param sweeping for sweeps alone
     * @param window   the thread of the model
     * @param place    asks a person for the folder of a sweep
     */
    SeparationController(SeparationModel model, Consumer<SeparationRequest> measurer, TaskExecutor reading, TaskExecutor sweeping, Executor window,
            Supplier<Optional<Path>> place) {
        this.model = model;
        this.measurer = measurer;
        this.reading = reading;
        driver = new SweepDriver(sweeping, window);
        this.place = place;
        model.cells().onChange(this::ask);
        InvalidationListener runs = observable -> askForRuns();
        model.part.valueProperty().addListener(runs);
        model.source.valueProperty().addListener(runs);
        model.folder.addListener(observable -> {
            // That of a sweep that begins here is told as it goes on.
            if (!model.isSweeping()) {
                readMade();
            }
        });
    }

    private void readMade() {
        asked.remove(Source.OWN);
        model.forgetMade();
        askForRuns();
    }

    /** To be called when the page is seen for the first time. */
    void begin() {
        begun = true;
        ask();
        askForRuns();
    }

    private void ask() {
        SeparationReading shown = model.readingProperty().get();
        // The runs need nothing of it.
        if (begun && model.part.get() != Part.DEPTH && (shown == null || !shown.request().equals(model.request()))) {
            measurer.accept(model.request());
        }
    }

    private void askForRuns() {
        Source source = model.source.get();
        Path folder = model.folder.get();
        boolean known = source.shipped() != null || folder != null;
        if (!begun || model.part.get() != Part.DEPTH || model.hasRows(source) || !known || !asked.add(source)) {
            return;
        }
        if (source.shipped() != null) {
            reading.run(() -> source.shipped().rows().orElse(List.of()), rows -> model.take(source, rows), model.notice()::report);
        } else {
            reading.run(() -> made(folder), found -> {
                // Another folder may have been named meanwhile.
                if (found.isPresent() && folder.equals(model.folder.get()) && !model.hasRows(Source.OWN)) {
                    model.takeMade(found.get().rows(), found.get().sweep());
                }
            }, failure -> {
                if (folder.equals(model.folder.get())) {
                    model.notice().report(failure);
                }
            });
        }
    }

    /** Runs that were made here; empty where there is no sweep. */
    private static Optional<SweepFolder.Made> made(Path folder) {
        Path table = folder.resolve(SweepFolder.TABLE);
        return Files.exists(table) || Files.isRegularFile(folder.resolve(SweepFolder.EXPERIMENT)) ? Optional.of(SweepFolder.made(table))
                : Optional.empty();
    }

    /** Makes the sweep in a folder that a person names, goes on with the last one if it was cancelled, or ends the one that is under way. */
    void runOrCancel() {
        if (model.isSweeping()) {
            cancel();
        } else {
            place.get().ifPresent(folder -> run(model.extent.get().sweep(), folder));
        }
    }

    /** Makes a sweep; goes on with it if the folder holds the beginning of the same one. */
    void run(Sweep sweep, Path folder) {
        if (model.isSweeping()) {
            return;
        }
        Path before = model.folder.get();
        Source looked = model.source.get();
        model.beginSweep(folder, sweep);
        driver.begin(sweep, List.of(Shard.WHOLE), folder, SweepDriver.jobs(), new SweepDriver.Watcher() {
            @Override
            public void show(SweepProgress now) {
                model.show(now);
            }

            @Override
            public void end(SweepProgress end) {
                model.endSweep(end);
            }

            @Override
            public void fail(Throwable failure, boolean begun) {
                model.endSweep(null);
                if (!begun) {
                    // It takes nothing from what was made before.
                    model.folder.set(before);
                    readMade();
                    model.source.set(looked);
                }
                model.notice().report(failure);
            }
        });
    }

    /** Ends the sweep at the next checkpoint of each run; it can be gone on with. */
    void cancel() {
        if (driver.cancel()) {
            model.progressProperty().set("Ending at the next checkpoints…");
        }
    }

    /** Whether all that was asked for is shown. */
    boolean isSettled() {
        if (model.part.get() == Part.DEPTH) {
            return model.runsProperty().get() != null || model.source.get() == Source.OWN;
        }
        SeparationReading shown = model.readingProperty().get();
        return shown != null && shown.request().equals(model.request()) && shown.isFinal();
    }

    void end() {
        driver.cancel();
    }
}
