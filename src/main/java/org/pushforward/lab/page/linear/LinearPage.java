package org.pushforward.lab.page.linear;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.matrix.FactorInstrument;
import org.pushforward.instrument.matrix.LinearReading;
import org.pushforward.instrument.matrix.MatrixRequest;
import org.pushforward.instrument.matrix.MotionFrame;
import org.pushforward.instrument.matrix.MotionInstrument;
import org.pushforward.instrument.matrix.MotionRequest;
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

/** Puts the Linear maps page together: model, view, controller, and the two workers that factor and draw. */
public final class LinearPage extends StudyPage {

    private static final long LEAST_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

    private final LinearModel model = new LinearModel();
    private final LinearController controller;
    private final LinearView view;
    private final StepClock clock;
    private Theme theme = Theme.LIGHT;

    /** @param tasks for fits, which take seconds and longer, so that nothing else should wait for them */
    public LinearPage(TaskExecutor tasks) {
        InstrumentWorker<MatrixRequest, LinearReading> factorer = worker("pushforward-factors", new FactorInstrument(), this::show);
        InstrumentWorker<MotionRequest, MotionFrame> painter = worker("pushforward-motion", new MotionInstrument(), this::show);
        painter.setBudget(1, LEAST_PERIOD_NANOS);
        controller = new LinearController(model, factorer::offer, painter::offer, tasks, FxThread.later());
        view = new LinearView(model, controller);
        stand(new Face(view.buildTransport(), view.build(), new LinearSettingsView(model, controller).build(), "linear",
                model.statusProperty(), view.keys()), Kept.of(model.cells(), model.steps().cells(), model::tell));
        clock = new StepClock(model.steps());
        view.pictureSideProperty().addListener(observable -> setStyle());
    }

    private void show(LinearReading reading) {
        controller.show(reading);
    }

    private void show(MotionFrame frame) {
        controller.show(frame);
    }

    @Override
    public Optional<Notice> notice() {
        return Optional.of(model.notice());
    }

    @Override
    public List<PageAction> sharing() {
        return List.of(PageAction.copyCommand(() -> controller.factorCommand().text(), model.notice()),
                PageAction.copy("Copy fit as command", "Copies a command line that fits so many couplings to the matrix", null,
                        () -> controller.fitCommand().text(), model.notice()));
    }

    /** Shows a matrix as a person would type it. */
    public void showOwn(String rows) {
        controller.type(rows);
    }

    /** Looks for well-conditioned products beside the routes as soon as there is a matrix. */
    public void compareCosts() {
        controller.compareCostsOnceThere();
    }

    /** Whether all that was asked for is shown. */
    public boolean isSettled() {
        return controller.isSettled();
    }

    private void setStyle() {
        controller.setStyle(view.pictureSideProperty().get(), theme, PixelView.deviceScale(face().content()) * theme.scale());
    }

    @Override
    public List<Job> jobs() {
        ObservableValue<String> status = model.statusProperty();
        return List.of(new Job("Fit", model.jobProperty().map(job -> job != LinearModel.Job.NONE), status,
                Bindings.createDoubleBinding(model::shareOfJob, status, model.jobProperty()), controller::cancelJob));
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
