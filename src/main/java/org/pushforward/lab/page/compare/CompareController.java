package org.pushforward.lab.page.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepFile;
import org.pushforward.experiment.sweep.VariedFactor;
import org.pushforward.instrument.ProbePoint;
import org.pushforward.instrument.column.ColumnFrame;
import org.pushforward.instrument.column.ProbedColumn;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.run.RunFeed;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.session.Cells;
import org.pushforward.live.ReadFile;
import org.pushforward.live.Workbench;
import org.pushforward.train.KappaUnits;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

/** What the Compare page does beyond what all pages with runs do: its columns are measured, and the comparison comes from and goes to a file. */
public final class CompareController extends RunsController<ColumnModel> {

    /** So long without a picture that they could have come with, figures and curves come by themselves. */
    private static final long PATIENCE_NANOS = 2 * RunFeed.FIGURES_NANOS;

    private final CompareModel model;
    private final CompareCharts charts;
    private final Workbench workbench;
    private final TaskExecutor tasks;
    private final Executor later;
    private final Train train;

    /** Takes runs to the Train page. */
    @FunctionalInterface
    public interface Train {

        /**
         * @param config of the run
         * @param state  where it stands; empty for its beginning
         */
        void open(TrainingConfig config, Optional<RunState> state);
    }

    /** @param train takes a run to the Train page */
    CompareController(CompareModel model, CompareCharts charts, Surroundings around, Train train) {
        super(model, Comparison.MOST, around);
        this.model = model;
        this.charts = charts;
        workbench = around.workbench();
        tasks = around.tasks();
        later = around.later();
        this.train = train;
        restartOn(model.levelsProperty());
        model.lens().probeProperty().addListener((property, old, probe) -> forgetProbed(probe));
    }

    @Override
    protected List<TrainingConfig> chosenRuns() {
        return model.comparison().runs();
    }

    @Override
    protected ColumnModel runOf(int place, TrainingConfig config) {
        return new ColumnModel(model.comparison(), place, config);
    }

    @Override
    public Cells settings() {
        return model.cells();
    }

    @Override
    protected void onRestart() {
        TrainingConfig base = model.comparison().base();
        charts.restart(base.steps(), KappaUnits.headline(base.dataset()));
    }

    @Override
    protected void onBegun() {
        charts.setFloorKnown(model.runs().get(0).dataProperty().get().distribution().isPresent());
        charts.setYardsticks(model.runs().stream().map(run -> run.dataProperty().get().yardstick()).toList());
    }

    @Override
    protected void showCharts() {
        charts.show(model.runs().stream().map(ColumnModel::compared).toList());
    }

    @Override
    protected long patienceNanos() {
        return PATIENCE_NANOS;
    }

    @Override
    protected boolean isOver() {
        return model.isFinished();
    }

    @Override
    public void newSeed() {
        if (model.factorProperty().get() == VariedFactor.SEED) {
            List<Long> seeds = model.levelsProperty().get().stream().map(Long::valueOf).toList();
            long beyond = seeds.stream().mapToLong(seed -> seed).max().orElseThrow() - seeds.stream().mapToLong(seed -> seed).min().orElseThrow() + 1;
            model.setLevels(seeds.stream().map(seed -> Long.toString(seed + beyond)).toList());
        } else {
            super.newSeed();
        }
    }

    /** The run of a column as it stands, whole; empty if it has not begun. Comes on any thread. */
    CompletableFuture<Optional<RunState>> state(ColumnModel column) {
        // Another comparison may have taken the place of its own.
        return model.runs().contains(column) ? stateOf(column) : CompletableFuture.completedFuture(Optional.empty());
    }

    /** Gives the Train page a run of its own that stands where a column stands and has its past. */
    public void openInTrain(ColumnModel column) {
        // The Train page's run is to have the cores, and the columns wait where they are.
        onceStanding(() -> stateOf(column).whenComplete((state, failure) -> later.execute(() -> {
            if (failure == null) {
                train.open(column.config(), state);
            } else {
                report(failure);
            }
        })));
    }

    /** Reads a comparison from the file of an experiment and begins it. */
    public void openExperiment(Path file) {
        openExperiment(() -> SweepFile.read(file));
    }

    private void openExperiment(Supplier<Sweep> reader) {
        tasks.run(() -> {
            Comparison read = Comparison.of(reader.get());
            Comparison comparison = new Comparison(read.base().withDataset(workbench.withColumns(read.base().dataset())), read.factor(),
                    read.levels());
            // A file whose data are not to be had must not cost the columns that are shown.
            comparison.runs().forEach(config -> workbench.data(config.dataset(), config.seed()));
            return comparison;
        }, comparison -> {
            tell("opened comparison");
            model.take(comparison);
            restart(false);
        }, this::report);
    }

    /** As {@link #openExperiment}, of the text of such a file. */
    void pasteExperiment(String text) {
        openExperiment(() -> SweepFile.read("what was pasted", text));
    }

    /**
     * The command that makes the runs of all columns; with a comment where their data are others by now.
     *
     * @throws InvalidInputException if there are no such runs
     */
    CommandText command() {
        return CommandText.sweep(model.comparison().sweep()).withNote(whyOther().orElse(""));
    }

    /** The comparison as the text of its file; the page tells where its data are others by now. @throws InvalidInputException if there is none */
    String experiment() {
        String text = SweepFile.text(model.comparison().sweep());
        tellOfOtherData("The experiment that was copied");
        return text;
    }

    /** Says so where what was taken away does not make the runs. */
    private void tellOfOtherData(String taken) {
        whyOther().ifPresent(why -> model.notice().tell(why + ". " + taken + " makes others, or none."));
    }

    /** Why the settings of the comparison do not make its runs, in a line; empty where they do. */
    private Optional<String> whyOther() {
        return isRestartPending() ? workbench.fileOf(model.comparison().base().dataset(), Optional.empty()).flatMap(ReadFile::whyOther)
                : model.runs().stream().flatMap(run -> run.whyOther().stream()).findFirst();
    }

    /** Writes the comparison as an experiment, of which the command line makes the same runs. */
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
        }, written -> tellOfOtherData("The experiment in " + file.getFileName()), this::report);
    }

    /** Takes a finished picture. */
    void show(ColumnFrame frame) {
        if (frame.place() < model.runs().size()) {
            model.runs().get(frame.place()).setFrame(frame);
            onPicture();
        }
    }

    /** Takes what was read at the probe. */
    void show(List<ProbedColumn> probed) {
        // Removed meanwhile.
        if (model.lens().probeProperty().get() == null) {
            return;
        }
        for (int place = 0; place < Math.min(probed.size(), model.runs().size()); place++) {
            ColumnModel column = model.runs().get(place);
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
            model.runs().forEach(column -> column.setProbed(null));
            refresh();
        }
    }
}
