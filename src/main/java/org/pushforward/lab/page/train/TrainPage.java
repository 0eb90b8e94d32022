package org.pushforward.lab.page.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.RunInput;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.instrument.place.DataSpaceInstrument;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.Info;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.train.lens.ConditioningLens;
import org.pushforward.lab.page.train.lens.FitLens;
import org.pushforward.lab.page.train.lens.LayersLens;
import org.pushforward.lab.page.train.lens.Lens;
import org.pushforward.lab.page.train.lens.LensBoard;
import org.pushforward.lab.page.train.lens.PaddingLens;
import org.pushforward.lab.page.train.lens.ProbeLens;
import org.pushforward.lab.page.train.lens.ProbeTracker;
import org.pushforward.lab.page.train.lens.RoundTripLens;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.LensChoice;
import org.pushforward.lab.run.PathChoosers;
import org.pushforward.lab.run.RunFeed;
import org.pushforward.lab.run.RunKeys;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.run.TrainingService;
import org.pushforward.lab.run.Workbench;
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
    private final Region transport;
    private final Region content;
    private final Region settings;
    private final InstrumentWorker<PictureRequest, DataSpaceFrame> pictures;
    private Theme theme = Theme.LIGHT;
    private double deviceScale = 1;
    private boolean seen;
    private boolean begun;

    /** @param defaults the run that the page opens with */
    public TrainPage(TrainingConfig defaults, Workbench workbench, DatasetShelf shelf, TaskExecutor tasks, PathChoosers choosers) {
        model = new TrainModel(defaults, shelf);
        DataSpaceInstrument instrument = new DataSpaceInstrument();
        LatestValue<DataSpaceFrame> frames = new LatestValue<>(FxThread.later(), this::show);
        pictures = new InstrumentWorker<>("pushforward-picture", instrument, frames::offer);
        controller = new TrainController(model, charts,
                new RunsController.Surroundings(workbench, tasks, FxThread.later(), TrainingService::new, this::offer));
        view = new TrainView(model, controller, charts.all(), instrument::recycle);
        probe = new ProbeTracker(model.lens());
        probe.install(view.picture());
        transport = view.buildTransport();
        lenses = new LensBoard(model.lens(), lenses(), view.buildDataSpace());
        content = view.build(lenses);
        settings = new TrainSettingsView(model, controller, choosers).build();
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

    /** In the order of the chooser. */
    private List<Lens<?>> lenses() {
        return List.of(
                new LayersLens(model.lens()),
                new ConditioningLens(() -> lenses.readAgain(LensChoice.CONDITIONING)),
                new RoundTripLens(() -> lenses.readAgain(LensChoice.ROUND_TRIP)),
                new ProbeLens(model.lens()),
                new PaddingLens(model.lens()),
                new FitLens(() -> lenses.readAgain(LensChoice.FIT)));
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
        }
    }

    private void show(DataSpaceFrame frame) {
        controller.show(frame);
    }

    private void setBudget() {
        boolean alone = model.lens().choiceProperty().get() == LensChoice.DATA_SPACE;
        long period = model.isPlaying() ? model.speedProperty().get().betweenPictures().toNanos() : 0;
        lenses.setRunning(model.isPlaying());
        pictures.setBudget(model.isPlaying() ? SHARE_WHILE_RUNNING : 1, Math.max(period, alone ? LEAST_PERIOD_NANOS : LEAST_PERIOD_BESIDE_NANOS));
    }

    private void setStyle() {
        int side = view.pictureSideProperty().get();
        if (content.getScene() != null && content.getScene().getWindow() != null) {
            deviceScale = content.getScene().getWindow().getRenderScaleX();
        }
        controller.setStyle(new PictureRequest.Style(side, theme, deviceScale * theme.scale(), model.densityShownProperty().get(),
                model.samplesShownProperty().get(), model.dataShownProperty().get()));
    }

    @Override
    public Region transport() {
        return transport;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public Region settings() {
        return settings;
    }

    @Override
    public Info info() {
        return TrainInfo.INFO;
    }

    @Override
    public ObservableValue<String> status() {
        return model.statusProperty();
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
    public List<Key> keys() {
        List<Key> keys = new ArrayList<>(RunKeys.LIST);
        keys.add(new Key("1 to " + lensChoices().size(), "choose a lens, in the order of the bar"));
        return keys;
    }

    @Override
    public boolean onKey(KeyEvent key) {
        return RunKeys.handle(key, controller) || !key.isShortcutDown() && !key.isAltDown() && chooseLens(key.getText());
    }

    /** @return whether the text is the digit of a lens */
    private boolean chooseLens(String digit) {
        List<LensChoice> choices = lensChoices();
        int index = digit.matches("[1-9]") ? Integer.parseInt(digit) - 1 : choices.size();
        if (index >= choices.size()) {
            return false;
        }
        model.lens().choiceProperty().set(choices.get(index));
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
