package org.pushforward.lab.page.universal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import org.pushforward.chart.Theme;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.instrument.universal.CouplingsInstrument;
import org.pushforward.instrument.universal.CouplingsReading;
import org.pushforward.instrument.universal.CouplingsRequest;
import org.pushforward.instrument.universal.CouplingsRequest.Look;
import org.pushforward.instrument.universal.CurvesInstrument;
import org.pushforward.instrument.universal.CurvesReading;
import org.pushforward.instrument.universal.CurvesRequest;
import org.pushforward.instrument.universal.Targets;
import org.pushforward.lab.chart.PixelView;
import org.pushforward.lab.concurrent.FxThread;
import org.pushforward.lab.concurrent.InstrumentWorker;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.control.Job;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.control.PageAction;
import org.pushforward.lab.page.StudyPage;
import org.pushforward.lab.page.universal.CouplingsModel.Kind;
import org.pushforward.lab.run.DatasetPicker;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.session.Kept;

/** Puts the page together: model, view, controller, and the workers that make and measure couplings. */
public final class CouplingsPage extends StudyPage {

    private final CouplingsModel model;
    private final CouplingsController controller;
    private final CouplingsView view;
    private Theme theme = Theme.LIGHT;

    /**
     * @param points   asks a person for a CSV file
     * @param pictures asks a person for a picture
     * @param tasks    for trainings, which take long
     */
    public CouplingsPage(DatasetShelf shelf, Supplier<Optional<Path>> points, Supplier<Optional<Path>> pictures, TaskExecutor tasks) {
        model = new CouplingsModel(shelf);
        Targets targets = new Targets();
        InstrumentWorker<CouplingsRequest, CouplingsReading> maker = worker("pushforward-couplings", new CouplingsInstrument(targets), this::show);
        InstrumentWorker<CurvesRequest, CurvesReading> measurer = worker("pushforward-curves", new CurvesInstrument(targets), this::show);
        controller = new CouplingsController(model, maker::offer, measurer::offer, pictures, tasks, FxThread.later());
        view = new CouplingsView(model, controller);
        stand(new Face(view.buildTransport(), view.build(), new CouplingsSettingsView(model, controller, points).build(), "couplings",
                model.statusProperty(), view.keys()), Kept.of(model.cells(), model.views(), model::tell));
        view.pictureSideProperty().addListener(observable -> setLook());
    }

    private void show(CouplingsReading reading) {
        controller.show(reading);
    }

    private void show(CurvesReading reading) {
        controller.show(reading);
    }

    private void setLook() {
        int side = view.pictureSideProperty().get();
        if (side > 0) {
            controller.setLook(new Look(side, theme, PixelView.deviceScale(face().content()) * theme.scale()));
        }
    }

    /** Whether all that was asked for is shown. */
    public boolean isSettled() {
        CouplingsReading reading = model.readingProperty().get();
        CurvesReading curves = model.curvesProperty().get();
        return reading != null && reading.isFinal() && reading.request().equals(model.request(reading.request().look()))
                && curves != null && curves.isDone() && curves.request().equals(model.curvesRequest());
    }

    CouplingsModel model() {
        return model;
    }

    CouplingsController controller() {
        return controller;
    }

    /** Shows the curves without asking first. */
    public void showCurves() {
        model.guess.set(CouplingsModel.Guess.PASSED);
    }

    /** Shows what a preset has. */
    public void open(Exhibit.FewCouplings exhibit) {
        controller.halt();
        model.choose(exhibit);
    }

    @Override
    public List<PageAction> sharing() {
        return List.of(PageAction.copyCommand(() -> controller.command().text(), model.notice()));
    }

    @Override
    public Optional<Notice> notice() {
        return Optional.of(model.notice());
    }

    @Override
    public boolean learn(Path csv) {
        DatasetPicker.choose(face().content().getScene(), model.shelf(), card -> {
            model.data().choose(card);
            model.kind.set(Kind.DATA);
        }, model.notice(), csv, TableChoice.DEFAULT);
        return true;
    }

    @Override
    public List<Job> jobs() {
        return List.of(new Job("Training", model.learning, model.statusProperty(),
                Bindings.createDoubleBinding(() -> model.learned.get().done(), model.learned), controller::cancel));
    }

    @Override
    public void setTheme(Theme newTheme) {
        theme = newTheme;
        view.setTheme(newTheme);
        setLook();
    }

    @Override
    public void setSeen(boolean seen) {
        super.setSeen(seen);
        if (!seen) {
            controller.halt();
        }
    }

    @Override
    public void focusFirst() {
        view.focusPlay();
    }

    @Override
    public void end() {
        controller.end();
        super.end();
    }
}
