package org.pushforward.lab.page.augmented;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import org.pushforward.chart.Theme;
import org.pushforward.instrument.constructed.ConstructionReading;
import org.pushforward.instrument.constructed.ConstructionRequest;
import org.pushforward.instrument.constructed.Family;
import org.pushforward.instrument.constructed.MeasuredRows;
import org.pushforward.instrument.constructed.MeasuredRows.Study;
import org.pushforward.instrument.constructed.StageFrame;
import org.pushforward.instrument.constructed.StageRequest;
import org.pushforward.lab.concurrent.PageJob;
import org.pushforward.lab.concurrent.TaskExecutor;

/** Has constructions made, drawn and measured, off the JavaFX thread, and brings the outcomes to the model. For the JavaFX thread. */
final class AugmentedController {

    private final AugmentedModel model;
    private final Consumer<ConstructionRequest> maker;
    private final Consumer<StageRequest> painter;
    private final TaskExecutor tasks;
    private final PageJob measuring;
    /** What is being measured; null at rest. */
    private Study study;
    private final AtomicBoolean ended = new AtomicBoolean();
    private boolean othersAsked;
    private int side;
    private Theme theme = Theme.LIGHT;
    private double scale = 1;

    AugmentedController(AugmentedModel model, Consumer<ConstructionRequest> maker, Consumer<StageRequest> painter, TaskExecutor tasks,
            Executor window) {
        this.model = model;
        this.maker = maker;
        this.painter = painter;
        this.tasks = tasks;
        measuring = new PageJob(tasks, window, () -> {
            study = null;
            model.shareProperty().set(AugmentedModel.AT_REST);
        });
        InvalidationListener ask = observable -> ask();
        model.construction.valueProperty().addListener(ask);
        model.target.valueProperty().addListener(ask);
        model.sigma.valueProperty().addListener(ask);
        model.velocity.valueProperty().addListener(ask);
        model.steps.valueProperty().addListener(ask);
        model.scratch.valueProperty().addListener(ask);
        model.map.valueProperty().addListener(ask);
        model.scheme.valueProperty().addListener(ask);
        model.predictionsProperty().addListener(observable -> measure());
        model.curves.valueProperty().addListener(observable -> measureOthers());
        model.progress().positionProperty().addListener(observable -> paint());
    }

    void begin() {
        ask();
        measureOthers();
    }

    private void ask() {
        maker.accept(model.request());
        Study wanted = Study.of(model.request());
        if (study != null && !study.equals(wanted)) {
            measuring.end();
        }
        model.refreshRows();
        measure();
    }

    void show(ConstructionReading reading) {
        model.show(reading);
        paint();
        measure();
    }

    void setStyle(int newSide, Theme newTheme, double newScale) {
        side = newSide;
        theme = newTheme;
        scale = newScale;
        paint();
    }

    private void paint() {
        ConstructionReading reading = model.readingProperty().get();
        if (side > 0 && reading != null && !reading.stages().isEmpty()) {
            painter.accept(new StageRequest(reading, model.progress().getPosition(), side, theme, scale));
        }
    }

    /** Measures what is chosen, once somebody has said what to expect, unless that is done or under way. */
    void measure() {
        ConstructionReading reading = model.readingProperty().get();
        boolean made = reading != null && reading.refusal().isEmpty() && reading.request().equals(model.request());
        if (!made || study != null || !model.predictionsProperty().get().containsKey(model.construction.get()) || model.refreshRows()) {
            return;
        }
        Study wanted = Study.of(model.request());
        study = wanted;
        model.shareProperty().set(0);
        measuring.<Double, MeasuredRows>begin((reports, left) -> MeasuredRows.of(wanted, share -> {
            reports.accept(share);
            return !left.getAsBoolean();
        }), model.shareProperty()::set, model::take, failure -> model.notice().report("The curves were not measured", failure));
    }

    /** Measures the families without padding, once somebody wants to see them; a second or two. */
    private void measureOthers() {
        if (model.curves.get() == AugmentedModel.Curves.FAMILIES && !othersAsked) {
            othersAsked = true;
            tasks.run(() -> Family.withoutPadding(ended::get), model.othersProperty()::set, failure -> {
                othersAsked = false;
                if (!(failure instanceof CancellationException)) {
                    model.notice().report("The families without padding were not measured", failure);
                }
            });
        }
    }

    void end() {
        ended.set(true);
        measuring.end();
    }

    /** A person ends the measurement. */
    void cancelMeasuring() {
        if (model.isMeasuring()) {
            measuring.end();
            model.notice().inform("Measuring cancelled: nothing of it is shown.");
        }
    }

    void measureOrCancel() {
        if (model.isMeasuring()) {
            cancelMeasuring();
        } else {
            measure();
        }
    }

    /** Whether all that was asked for is shown, and nothing runs. */
    boolean isSettled() {
        ConstructionReading reading = model.readingProperty().get();
        StageFrame frame = model.frameProperty().get();
        boolean painted = frame != null && frame.request().reading() == reading
                && frame.request().position() == model.progress().getPosition();
        boolean others = model.curves.get() != AugmentedModel.Curves.FAMILIES || !model.othersProperty().get().isEmpty();
        return reading != null && reading.request().equals(model.request()) && !model.isMeasuring() && others
                && (!reading.refusal().isEmpty() || painted);
    }
}
