package org.pushforward.lab.page.separation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.instrument.separation.SeparationInstrument;
import org.pushforward.instrument.separation.SeparationReading;
import org.pushforward.instrument.separation.SeparationRequest;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.Job;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.StudyPage;
import org.pushforward.lab.session.Kept;

/** Puts the page together: model, view, controller, and the worker that measures. */
public final class SeparationPage extends StudyPage {

    private final SeparationModel model = new SeparationModel();
    private final SeparationController controller;
    private final SeparationView view;

    /**
     * @param reading  for short work
     * @param sweeping for sweeps alone, which may take long
     * @param place    asks a person where a sweep's folder shall be
     */
    public SeparationPage(TaskExecutor reading, TaskExecutor sweeping, Supplier<Optional<Path>> place) {
        InstrumentWorker<SeparationRequest, SeparationReading> measurer = worker("pushforward-separation", new SeparationInstrument(), model::show);
        controller = new SeparationController(model, measurer::offer, reading, sweeping, FxThread.later(), place);
        view = new SeparationView(model, controller);
        stand(new Face(view.buildTransport(), view.build(), new SeparationSettingsView(model).build(), "separation", model.statusProperty(),
                view.keys()), Kept.of(model.cells(), model.views()));
    }

    /** Shows what a preset has. */
    public void open(Exhibit.Bound exhibit) {
        model.choose(exhibit);
    }

    /** Whether all that was asked for is shown. */
    public boolean isSettled() {
        return controller.isSettled();
    }

    /** Makes the sweep of the Depth part, as it is chosen, without asking where. */
    public void runSweep(Path folder) {
        controller.run(model.extent.get().sweep(), folder);
    }

    /** Whether a sweep is under way. */
    public boolean isSweeping() {
        return model.isSweeping();
    }

    @Override
    public List<PageAction> sharing() {
        return List.of(PageAction.copyCommand(() -> model.command().text(), model.notice()));
    }

    @Override
    public Optional<Notice> notice() {
        return Optional.of(model.notice());
    }

    @Override
    public List<Job> jobs() {
        return List.of(new Job("Sweep", model.shareProperty().map(share -> share.doubleValue() >= 0), model.progressProperty(),
                model.shareProperty(), controller::cancel));
    }

    @Override
    public void setTheme(Theme theme) {
        view.setTheme(theme);
    }

    @Override
    protected void begin() {
        controller.begin();
    }

    @Override
    public void focusFirst() {
        view.focusFirst();
    }

    @Override
    public void end() {
        controller.end();
        super.end();
    }
}
