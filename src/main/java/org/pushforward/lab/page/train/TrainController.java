package org.pushforward.lab.page.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.Padding;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.concurrent.WindowFailures;
import org.pushforward.lab.run.Memory;
import org.pushforward.lab.run.RunDriver;
import org.pushforward.lab.run.RunFeed;
import org.pushforward.lab.run.TrainActions;
import org.pushforward.lab.run.TrainSettings;
import org.pushforward.lab.run.Workbench;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.Timeline;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** Turns what a person wants into runs, and what the runs report into changes of the model. For the window's thread. */
public final class TrainController implements TrainActions {

    private final TrainModel model;
    private final TrainCharts charts;
    private final Workbench workbench;
    private final RunDriver driver;
    private final TaskExecutor tasks;
    private final Executor later;
    private final RunFeed feed;
    private PictureRequest.Style style;
    private TrainingConfig current;
    /** The run that was opened last, which may change something on its way; null before. */
    private TrainingConfig opened;
    /** Whether it is the current run that the driver has. */
    private boolean begun;
    private boolean restartPending;
    /** The run that the page shows could not begin or go on. */
    private boolean failed;
    private LearnedData data;
    private TrainingSnapshot newest;
    /** The run at the step that is looked back at; null while its present is shown. */
    private TrainingSnapshot past;
    private long figuresShown;

    /**
     * @param later runs something on the window's thread after what goes on now: several changes at once make one restart
     * @param feed  takes what picture and lenses are to show
     */
    TrainController(TrainModel model, TrainCharts charts, Workbench workbench, RunDriver driver, TaskExecutor tasks, Executor later,
            RunFeed feed) {
        this.model = model;
        this.charts = charts;
        this.workbench = workbench;
        this.driver = driver;
        this.tasks = tasks;
        this.later = later;
        this.feed = feed;
        TrainSettings settings = model.settings();
        InvalidationListener restart = observable -> restartSoon();
        settings.datasetProperty().addListener(restart);
        settings.restartingNumbers().forEach(setting -> setting.valueProperty().addListener(restart));
        settings.restartingChoices().forEach(setting -> setting.valueProperty().addListener(restart));
        settings.rate.valueProperty().addListener((property, old, rate) -> driver.setRate(rate.doubleValue()));
        settings.noiseLevel.valueProperty().addListener(observable -> passNoiseLevel());
        model.speedProperty().addListener((property, old, speed) -> {
            ask();
            driver.setSpeed(speed);
        });
        // Before the driver rests: its last snapshot must come to the window.
        model.playingProperty().addListener(observable -> ask());
        model.lens().focusProperty().addListener(observable -> ask());
    }

    /** Begins the first run, at rest. */
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
        TrainingSnapshot run = model.getSnapshot();
        if (failed) {
            restart(true);
            return;
        }
        if (!model.isPlaying() && run != null && run.isFinished()) {
            // Nothing is left to play; the only sense of the key is the same run again.
            restart(true);
            return;
        }
        setPlaying(!model.isPlaying());
    }

    @Override
    public void step() {
        if (failed) {
            restart(false);
            return;
        }
        model.setPlaying(false);
        driver.step();
    }

    @Override
    public void reset() {
        restart(false);
    }

    @Override
    public void newSeed() {
        // Successive seeds are as good as random ones and can be told over the telephone.
        model.settings().seed.set(model.settings().seed.get() % 999_999_999 + 1);
    }

    @Override
    public void openExperiment(Path file) {
        tasks.run(() -> {
            TrainingConfig read = ExperimentFile.read(file);
            TrainingConfig config = read.withDataset(workbench.withColumns(read.dataset()));
            // A file whose data are not to be had must not cost the run that is shown.
            workbench.data(config.dataset(), config.seed());
            return config;
        }, this::open, this::report);
    }

    /** Makes a run the page's own, at rest at its first step. */
    void open(TrainingConfig config) {
        opened = config;
        model.choose(config);
        restart(false);
    }

    @Override
    public void saveExperiment(Path file) {
        TrainingConfig config;
        try {
            config = asItStands();
        } catch (InvalidInputException e) {
            report(e);
            return;
        }
        tasks.run(() -> {
            ExperimentFile.write(config, file);
            return file;
        }, written -> { }, this::report);
    }

    /** The run with all that was moved by hand along it; while another one is about to begin, that one. */
    private TrainingConfig asItStands() {
        TrainingConfig chosen = chosen();
        return begun && !restartPending && newest != null ? current.withInterventions(newest.interventions()) : chosen;
    }

    /** The run that the settings describe: the opened one with all that it changes on its way, until somebody changes a setting. */
    private TrainingConfig chosen() {
        TrainingConfig config = model.settings().toConfig();
        return opened != null && config.equals(opened.withInterventions(Interventions.NONE)) ? opened : config;
    }

    @Override
    public void lookBack(long step) {
        Optional<Timeline> timeline = driver.timeline();
        if (newest == null || timeline.isEmpty() || timeline.get().steps().isEmpty()) {
            return;
        }
        if (model.isPlaying()) {
            setPlaying(false);
        }
        past = newest.at(timeline.get().atOrBefore(Math.max(0, step)));
        remember();
        model.showPast(past);
        charts.show(past);
        ask();
    }

    @Override
    public void lookAtPresent() {
        if (past != null) {
            past = null;
            showFigures();
            ask();
        }
    }

    @Override
    public void continueFromHere() {
        if (past != null) {
            long step = past.step();
            Intervention inForce = past.inForce();
            past = null;
            ask();
            driver.continueFrom(step);
            // What was moved after that step is no part of what follows, and the settings say so.
            model.settings().rate.set(inForce.rate());
            if (isPaddingNoisy()) {
                model.settings().noiseLevel.set(inForce.paddingNoise());
            }
            model.dismissNotice();
        }
    }

    private void setPlaying(boolean playing) {
        if (playing) {
            lookAtPresent();
        }
        model.setPlaying(playing);
        driver.setPlaying(playing);
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
        try {
            // The very same run once more is another run: one more snapshot of the old one may be on its way.
            current = copy(chosen());
        } catch (InvalidInputException e) {
            report(e);
            return;
        }
        TrainingConfig config = current;
        data = null;
        begun = false;
        newest = null;
        past = null;
        failed = false;
        model.beginRun(config);
        model.setPlaying(playing);
        charts.restart(config);
        tasks.run(() -> workbench.data(config.dataset(), config.seed()), made -> {
            if (config == current) {
                data = made;
                model.setData(made);
                ask();
                driver.begin(config, model.isPlaying());
                begun = true;
                // These may have been moved while the data were being drawn; they go on, they do not restart.
                double rate = model.settings().rate.get();
                if (rate != config.optimization().rate()) {
                    driver.setRate(rate);
                }
                if (model.settings().noiseLevel.get() != config.padding().noiseLevel()) {
                    passNoiseLevel();
                }
            }
        }, failure -> {
            if (config == current) {
                // What the driver still has is not what the page shows.
                driver.end();
            }
            fail(failure);
        });
    }

    private static TrainingConfig copy(TrainingConfig config) {
        return config.withSeed(config.seed());
    }

    /** To the run that the settings describe, if it has begun: another one may have no padding. */
    private void passNoiseLevel() {
        if (begun && !restartPending && isPaddingNoisy()) {
            driver.setPaddingNoise(model.settings().noiseLevel.get());
        }
    }

    private boolean isPaddingNoisy() {
        return current.padding().kind() == Padding.Kind.GAUSSIAN;
    }

    /** Says that the run could not begin or go on; the next wish to play or step begins it anew. */
    public void fail(Throwable failure) {
        failed = true;
        report(failure);
    }

    /** Takes a run's newest snapshot. */
    public void show(TrainingSnapshot snapshot) {
        // One more snapshot of the old run may be on its way when a new one begins.
        if (snapshot.config() != current) {
            return;
        }
        newest = snapshot;
        if (past != null) {
            // One more snapshot of the present, made before the run paused.
            return;
        }
        // While pictures are coming, figures and curves change together with one: a pulse of their own would paint the window once more.
        boolean carried = style != null && model.lens().choiceProperty().get().showsDataSpace();
        if (!model.isPlaying() || !carried || snapshot.isFinished() || snapshot.isDiverged() || snapshot.step() == 0) {
            showFigures();
        }
    }

    /** Takes a finished picture. */
    public void show(DataSpaceFrame frame) {
        model.setFrame(frame);
        if (past == null && newest != null && newest != model.getSnapshot() && System.nanoTime() - figuresShown >= RunFeed.FIGURES_NANOS) {
            showFigures();
        }
    }

    private void showFigures() {
        figuresShown = System.nanoTime();
        remember();
        model.show(newest);
        charts.show(newest);
    }

    /** Says in words that something did not work; a run that goes on is paused. */
    public void report(Throwable failure) {
        setPlaying(false);
        model.setNotice(WindowFailures.words(failure));
    }

    /** Notes what can be looked back at. */
    private void remember() {
        driver.timeline().ifPresent(timeline ->
                model.setMemory(new Memory(newest.step(), timeline.steps(), timeline.bytes(), timeline.budget())));
    }

    private void ask() {
        if (current != null) {
            boolean playing = model.isPlaying();
            feed.ask(new RunFeed.Wanted(List.of(new RunFeed.Watched(current, data, past, playing)), style,
                    model.lens().focusProperty().get(), !playing || !model.speedProperty().get().betweenSteps().isZero()));
        }
    }

    /** Ends the run. */
    public void end() {
        driver.end();
    }
}
