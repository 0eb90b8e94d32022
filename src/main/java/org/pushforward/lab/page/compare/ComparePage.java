package org.pushforward.lab.page.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import org.pushforward.chart.Theme;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.instrument.column.ColumnFrame;
import org.pushforward.instrument.column.ColumnPictures;
import org.pushforward.instrument.column.ColumnProbes;
import org.pushforward.instrument.column.CompareInput;
import org.pushforward.instrument.column.ProbeInput;
import org.pushforward.instrument.column.ProbedColumn;
import org.pushforward.instrument.place.PictureRequest;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.concurrent.LatestValue;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.Page;
import org.pushforward.lab.page.SavableRun;
import org.pushforward.lab.run.DatasetPicker;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.PathChoosers;
import org.pushforward.lab.run.RunFeed;
import org.pushforward.lab.run.RunKeys;
import org.pushforward.lab.run.RunsController;
import org.pushforward.lab.run.TrainingService;
import org.pushforward.lab.session.Kept;
import org.pushforward.live.Workbench;

/** Puts the Compare page together: model, view, controller, a training service for each column, and the workers behind them. */
public final class ComparePage implements Page {

    /** Of one core, while the training wants all. */
    private static final double SHARE_WHILE_RUNNING = 0.2;
    /** A little over 30 pictures a second, of one column after the other: each one makes the toolkit paint and hand over the whole window. */
    private static final long LEAST_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(28);
    private static final double PROBE_SHARE_WHILE_RUNNING = 0.02;
    /** As often as figures are shown while the columns train; at rest as often as a hand that drags can see. */
    private static final long PROBE_PERIOD_WHILE_RUNNING = TimeUnit.MILLISECONDS.toNanos(200);

    private final CompareModel model;
    private final CompareCharts charts = new CompareCharts();
    private final CompareController controller;
    private final CompareView view;
    private final Face face;
    private final InstrumentWorker<CompareInput, ColumnFrame> pictures;
    private final InstrumentWorker<ProbeInput, List<ProbedColumn>> probes;
    private final List<LatestValue<ColumnFrame>> frames;
    private Theme theme = Theme.LIGHT;
    private CompareInput offered;

    /**
     * @param comparison what the page opens with
     * @param train      takes a run to the Train page
     */
    public ComparePage(Comparison comparison, Workbench workbench, DatasetShelf shelf, TaskExecutor tasks, PathChoosers choosers,
            CompareController.Train train) {
        model = new CompareModel(comparison, shelf);
        ColumnPictures instrument = new ColumnPictures();
        frames = places().mapToObj(place -> new LatestValue<ColumnFrame>(FxThread.later(), this::show)).toList();
        pictures = new InstrumentWorker<>("pushforward-columns", instrument, frame -> frames.get(frame.place()).offer(frame));
        LatestValue<List<ProbedColumn>> probed = new LatestValue<>(FxThread.later(), this::show);
        probes = new InstrumentWorker<>("pushforward-compared-probe", new ColumnProbes(), probed::offer);
        controller = new CompareController(model, charts,
                new RunsController.Surroundings(workbench, tasks, FxThread.later(), TrainingService::new, this::offer), train);
        view = new CompareView(model, controller, charts, (pixels, place) -> instrument.recycle(place, pixels));
        face = new Face(view.transport(), view.build(), new CompareSettingsView(model, controller, choosers, this::sharing).build(), "compare",
                model.statusProperty(), RunKeys.of(controller).all());
        InvalidationListener budget = observable -> setBudget();
        model.playingProperty().addListener(budget);
        model.speedProperty().addListener(budget);
        view.pictureSideProperty().addListener(observable -> setStyle());
    }

    @Override
    public Optional<Notice> notice() {
        return Optional.of(model.notice());
    }

    @Override
    public List<PageAction> sharing() {
        List<PageAction> actions = new ArrayList<>();
        actions.add(PageAction.copyCommand(() -> controller.command().text(), model.notice()));
        for (ColumnModel column : model.runs()) {
            actions.add(PageAction.copy("Copy “" + column.heading() + "” as command",
                    "Copies a command line that makes the run of this column", null, column::command, model.notice()));
        }
        actions.add(PageAction.copyExperiment(controller::experiment, model.notice()));
        actions.add(PageAction.pasteExperiment(controller::pasteExperiment, model.notice()));
        return actions;
    }

    @Override
    public List<SavableRun> savable() {
        return model.runs().stream().map(column -> new SavableRun(column.heading(), () -> controller.state(column))).toList();
    }

    private static IntStream places() {
        return IntStream.range(0, Comparison.MOST);
    }

    /** On any thread, one at a time. */
    private void offer(RunFeed.Seen seen) {
        PictureRequest.Style style = seen.runs().get(0).style();
        if (style != null && style.side() > 0) {
            CompareInput input = new CompareInput(seen.runs(), seen.focus().shareOfLayers());
            // A probe that moves changes no picture.
            if (!input.equals(offered)) {
                offered = input;
                pictures.offer(input);
            }
        }
        if (seen.focus().probe() != null && seen.runs().stream().allMatch(run -> run.snapshot() != null)) {
            probes.offer(new ProbeInput(seen.focus().probe(), seen.runs().get(0).data().slice(),
                    seen.runs().stream().map(PictureRequest::snapshot).toList()));
        }
    }

    private void show(ColumnFrame frame) {
        controller.show(frame);
    }

    private void show(List<ProbedColumn> probed) {
        controller.show(probed);
    }

    /** Begins the first runs, at rest. */
    public void begin() {
        controller.begin();
    }

    public CompareModel model() {
        return model;
    }

    public CompareController actions() {
        return controller;
    }

    private void setBudget() {
        long period = model.isPlaying() ? model.speedProperty().get().betweenPictures().toNanos() / Comparison.MOST : 0;
        pictures.setBudget(model.isPlaying() ? SHARE_WHILE_RUNNING : 1, Math.max(period, LEAST_PERIOD_NANOS));
        probes.setBudget(model.isPlaying() ? PROBE_SHARE_WHILE_RUNNING : 1, model.isPlaying() ? PROBE_PERIOD_WHILE_RUNNING : LEAST_PERIOD_NANOS);
    }

    private void setStyle() {
        double deviceScale = PixelView.deviceScale(face.content());
        controller.setStyle(new PictureRequest.Style(view.pictureSideProperty().get(), theme, deviceScale * theme.scale(), true, true, true));
    }

    @Override
    public Optional<Kept> kept() {
        return Optional.of(controller);
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
        setStyle();
    }

    @Override
    public void setSeen(boolean seen) {
        pictures.setHidden(!seen);
        probes.setHidden(!seen);
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
        probes.end();
    }
}
