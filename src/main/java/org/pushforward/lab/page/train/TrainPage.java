package org.pushforward.lab.page.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.data.TableChoice;
import org.pushforward.film.Film;
import org.pushforward.film.FilmSpec;
import org.pushforward.instrument.PixelPool;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.instrument.place.DataSpaceInstrument;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.Job;
import org.pushforward.lab.control.Key;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.SavableRun;
import org.pushforward.lab.page.train.lens.LensBoard;
import org.pushforward.lab.page.train.lens.ProbeTracker;
import org.pushforward.lab.run.DatasetPicker;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.PathChoosers;
import org.pushforward.lab.run.RunFeed;
import org.pushforward.lab.run.RunKeys;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.run.TrainingService;
import org.pushforward.lab.session.Kept;
import org.pushforward.live.Workbench;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** Puts the Train page together: model, view, controller, and the two workers behind them. */
public final class TrainPage implements Page {

    /** Of one core, while the training wants both. */
    private static final double SHARE_WHILE_RUNNING = 0.14;
    /** A little over 30 pictures a second: each one makes the toolkit paint and hand over the whole window. */
    private static final long LEAST_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
    /** Beside lenses, whose own drawings delay a picture now and then. */
    private static final long LEAST_PERIOD_BESIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(27);

    private final TrainModel model;
    private final TrainCharts charts = new TrainCharts();
    private final TrainController controller;
    private final TrainView view;
    private final LensBoard lenses;
    private final ProbeTracker probe;
    private final Face face;
    private final InstrumentWorker<PictureRequest, DataSpaceFrame> pictures;
    private final Exits exits;
    private final FilmProgress filming = new FilmProgress();
    private Theme theme = Theme.LIGHT;
    private double deviceScale = 1;
    private boolean seen;
    private boolean begun;

    /**
     * How films and scripts leave the page.
     *
     * @param film   where to write a film
     * @param script where to write a script in Python
     * @param model  where to write the model that a copied script reads
     * @param maker  for films alone, which take long
     */
    public record Exits(Supplier<Optional<Path>> film, Supplier<Optional<Path>> script, Supplier<Optional<Path>> model, TaskExecutor maker) {
    }

    /** @param defaults the run that the page opens with */
    public TrainPage(TrainingConfig defaults, Workbench workbench, DatasetShelf shelf, TaskExecutor tasks, PathChoosers choosers, Exits exits) {
        this.exits = exits;
        model = new TrainModel(defaults, shelf);
        PixelPool pool = new PixelPool();
        LatestValue<DataSpaceFrame> frames = new LatestValue<>(FxThread.later(), this::show);
        pictures = new InstrumentWorker<>("pushforward-picture", new DataSpaceInstrument(pool), frames::offer);
        controller = new TrainController(model, charts,
                new RunsController.Surroundings(workbench, tasks, FxThread.later(), TrainingService::new, this::offer));
        view = new TrainView(model, controller, charts.all(), pool::giveBack);
        probe = new ProbeTracker(model.lens());
        probe.install(view.picture());
        Region transport = view.buildTransport();
        lenses = new LensBoard(model.lens(), view.buildDataSpace());
        controller.setLenses(lenses.choices());
        List<Key> keys = new ArrayList<>(RunKeys.of(controller).all());
        keys.addAll(Key.digits(lensChoices().size(), "choose a lens, in the order of the bar",
                place -> model.lens().choiceProperty().set(lensChoices().get(place))));
        face = new Face(transport, view.build(lenses), new TrainSettingsView(model, controller, choosers, this::sharing).build(), "train",
                model.statusProperty(), keys);
        InvalidationListener budget = observable -> setBudget();
        model.playingProperty().addListener(budget);
        model.speedProperty().addListener(budget);
        model.lens().choiceProperty().addListener(observable -> refreshSeen());
        model.lens().choiceProperty().addListener(budget);
        model.snapshotProperty().addListener((property, before, now) -> show(before, now));
        InvalidationListener style = observable -> setStyle();
        view.pictureSideProperty().addListener(style);
        model.densityShownProperty().addListener(style);
        model.samplesShownProperty().addListener(style);
        model.dataShownProperty().addListener(style);
    }

    /** On any thread. */
    private void offer(RunFeed.Seen seen) {
        PictureRequest request = seen.runs().get(0);
        PictureRequest.Style style = request.style();
        if (style != null && style.side() > 0) {
            pictures.offer(request);
        }
        if (style != null && request.snapshot() != null) {
            RunInput input = new RunInput(request.data(), request.snapshot(), request.running(), seen.focus(), style.theme(), style.scale());
            lenses.offer(input);
            probe.offer(input);
        }
    }

    /** Begins the first run, at rest, if that has not been done. */
    public void begin() {
        if (!begun) {
            begun = true;
            controller.begin();
        }
    }

    /** Makes a run the page's own, at rest at its first step. */
    public void open(TrainingConfig config) {
        begun = true;
        controller.open(config);
    }

    @Override
    public Optional<Notice> notice() {
        return Optional.of(model.notice());
    }

    @Override
    public List<PageAction> sharing() {
        return List.of(PageAction.copyCommand(controller::command, model.notice()),
                PageAction.copyExperiment(controller::experiment, model.notice()),
                PageAction.pasteExperiment(controller::pasteExperiment, model.notice()),
                new PageAction("Copy as Python…", "Saves the model and copies a script of numpy alone that evaluates and samples it", null,
                        () -> exits.model().get().ifPresent(file -> controller.copyAsPython(file))),
                new PageAction("Save as Python…", "Saves a script of numpy alone that evaluates and samples the flow, and its model beside it",
                        null, () -> exits.script().get().ifPresent(controller::saveAsPython)),
                new PageAction("Film…", "Makes an animated GIF of the training or of the layers", null, this::askForFilm));
    }

    @Override
    public List<SavableRun> savable() {
        return model.runs().isEmpty() ? List.of() : List.of(controller.savable());
    }

    @Override
    public List<Job> jobs() {
        return List.of(filming.job());
    }

    private void askForFilm() {
        if (filming.runningProperty().get()) {
            model.notice().inform("A film is being made: wait for it, or cancel it in the status bar.");
            return;
        }
        FilmDialog.show(face.content().getScene(), theme, exits.film(), this::film);
    }

    /** Makes a film in the background. @param frames whether its frames are to be files too, see {@link Film#framesBeside} */
    public void film(FilmSpec spec, Path file, boolean frames) {
        controller.film(spec, file, frames, filming, exits.maker());
    }

    /** Makes a run the page's own, at rest where it stands. */
    public void open(RunState run) {
        begun = true;
        controller.open(run);
    }

    public TrainModel model() {
        return model;
    }

    /** The lenses that there are, in the order of the chooser. */
    public List<LensChoice> lensChoices() {
        return lenses.choices();
    }

    /** Whether the lenses show all there is to be seen of what they read last. */
    public boolean isSettled() {
        return lenses.isSettled();
    }

    public TrainController actions() {
        return controller;
    }

    private void show(TrainingSnapshot before, TrainingSnapshot now) {
        if (before == null && now != null) {
            lenses.restart();
            model.lens().couplingsProperty().set(now.config().flow().couplings());
            model.lens().familyProperty().set(now.config().flow().family());
        }
    }

    private void show(DataSpaceFrame frame) {
        controller.show(frame);
    }

    private void setBudget() {
        boolean alone = model.lens().choiceProperty().get().equals(LensChoice.DATA_SPACE);
        long period = model.isPlaying() ? model.speedProperty().get().betweenPictures().toNanos() : 0;
        lenses.setRunning(model.isPlaying());
        pictures.setBudget(model.isPlaying() ? SHARE_WHILE_RUNNING : 1, Math.max(period, alone ? LEAST_PERIOD_NANOS : LEAST_PERIOD_BESIDE_NANOS));
    }

    private void setStyle() {
        int side = view.pictureSideProperty().get();
        Scene scene = face.content().getScene();
        if (scene != null && scene.getWindow() != null) {
            deviceScale = scene.getWindow().getRenderScaleX();
        }
        controller.setStyle(new PictureRequest.Style(side, theme, deviceScale * theme.scale(), model.densityShownProperty().get(),
                model.samplesShownProperty().get(), model.dataShownProperty().get()));
    }

    @Override
    public Optional<Kept> kept() {
        return Optional.of(controller);
    }

    @Override
    public List<Region> chosenParts() {
        return lenses.parts();
    }

    @Override
    public Face face() {
        return face;
    }

    @Override
    public String moment() {
        return "seen at step " + model.shownStepProperty().getValue();
    }

    @Override
    public void setTheme(Theme newTheme) {
        theme = newTheme;
        model.shelf().setTheme(newTheme);
        charts.setTheme(newTheme, 1);
        view.setTheme(newTheme);
        lenses.setTheme(newTheme);
        setStyle();
    }

    private void refreshSeen() {
        pictures.setHidden(!seen || !model.lens().choiceProperty().get().showsDataSpace());
        lenses.setSeen(seen);
        probe.setSeen(seen && model.lens().choiceProperty().get().showsDataSpace());
    }

    @Override
    public void setSeen(boolean seen) {
        this.seen = seen;
        refreshSeen();
        if (seen) {
            begin();
        }
    }

    @Override
    public boolean learn(Path csv) {
        DatasetPicker.choose(face.content().getScene(), model.shelf(), model.settings()::choose, model.notice(), csv, TableChoice.DEFAULT);
        return true;
    }

    @Override
    public void focusFirst() {
        view.focusPlay();
    }

    @Override
    public void end() {
        controller.end();
        pictures.end();
        lenses.end();
        probe.end();
    }
}
