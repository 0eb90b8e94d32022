package org.pushforward.lab.page.augmented;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.instrument.constructed.ConstructionInstrument;
import org.pushforward.instrument.constructed.ConstructionReading;
import org.pushforward.instrument.constructed.ConstructionRequest;
import org.pushforward.instrument.constructed.Family;
import org.pushforward.instrument.constructed.StageFrame;
import org.pushforward.instrument.constructed.StageInstrument;
import org.pushforward.instrument.constructed.StageRequest;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.Job;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.StudyPage;
import org.pushforward.lab.product.StepClock;
import org.pushforward.lab.session.Kept;

/** Puts the page together: model, view, controller, and the two workers that make constructions and draw them. */
public final class AugmentedPage extends StudyPage {

    private static final long LEAST_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

    private final AugmentedModel model;
    private final AugmentedController controller;
    private final AugmentedView view;
    private final StepClock clock;
    private Theme theme = Theme.LIGHT;

    /**
     * @param trained the run of the person's own, to stand beside the constructions; as it is then
     * @param tasks   for measurements, which take seconds and longer, so that nothing else should wait for them
     */
    public AugmentedPage(Supplier<Optional<Family>> trained, TaskExecutor tasks) {
        model = new AugmentedModel(trained);
        InstrumentWorker<ConstructionRequest, ConstructionReading> maker = worker("pushforward-constructions", new ConstructionInstrument(),
                this::show);
        InstrumentWorker<StageRequest, StageFrame> painter = worker("pushforward-stages", new StageInstrument(), model::show);
        painter.setBudget(1, LEAST_PERIOD_NANOS);
        controller = new AugmentedController(model, maker::offer, painter::offer, tasks, FxThread.later());
        view = new AugmentedView(model, controller);
        stand(new Face(view.buildTransport(), view.build(), view.buildSettings(), "augmented", model.statusProperty(), view.keys()),
                Kept.of(model.cells(), model.views()));
        clock = new StepClock(model.progress());
        view.pictureSideProperty().addListener(observable -> setStyle());
    }

    private void show(ConstructionReading reading) {
        controller.show(reading);
    }

    @Override
    public Optional<Notice> notice() {
        return Optional.of(model.notice());
    }

    @Override
    public List<PageAction> sharing() {
        return List.of(PageAction.copyCommand(() -> model.rowsCommand().text(), model.notice()),
                PageAction.copy("Copy the picture as command", "Copies a command line that writes the points of the picture after each coupling",
                        null, () -> model.pictureCommand().text(), model.notice()));
    }

    /** Shows what a preset has. */
    public void open(Exhibit.Padded exhibit) {
        model.choose(exhibit.spec());
    }

    /** Says what to expect of the construction that is chosen, so that its curves are measured and shown. */
    public void predict(String answer) {
        model.predict(answer);
    }

    /** Whether all that was asked for is shown, and nothing is being measured. */
    public boolean isSettled() {
        return controller.isSettled();
    }

    private void setStyle() {
        controller.setStyle(view.pictureSideProperty().get(), theme, PixelView.deviceScale(face().content()) * theme.scale());
    }

    @Override
    public List<Job> jobs() {
        return List.of(new Job("Measuring", model.shareProperty().map(share -> share.doubleValue() >= 0), model.statusProperty(),
                model.shareProperty(), controller::cancelMeasuring));
    }

    @Override
    public void setTheme(Theme newTheme) {
        theme = newTheme;
        view.setTheme(newTheme);
        setStyle();
    }

    @Override
    public void setSeen(boolean seen) {
        clock.setSeen(seen);
        super.setSeen(seen);
        if (seen) {
            // The run on Train may have gone on meanwhile, or be another.
            view.refreshCharts();
        }
    }

    @Override
    protected void begin() {
        controller.begin();
    }

    @Override
    public void focusFirst() {
        view.controls().focusPlay();
    }

    @Override
    public void end() {
        controller.end();
        super.end();
    }
}
