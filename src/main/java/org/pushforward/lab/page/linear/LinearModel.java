package org.pushforward.lab.page.linear;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.pushforward.chart.Numbers;
import org.pushforward.instrument.matrix.FitProgress;
import org.pushforward.instrument.matrix.LinearReading;
import org.pushforward.instrument.matrix.MotionFrame;
import org.pushforward.instrument.matrix.RouteReading;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.product.StepModel;
import org.pushforward.lab.session.Cells;
import org.pushforward.lab.session.Edits;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Stage;
import org.pushforward.theory.linear.learn.TradeOff;

/** What the Linear maps page shows. Knows no node; changed on the JavaFX thread. */
final class LinearModel {

    /**
     * How the fits for the cost of few factors stand.
     *
     * @param fits    that are done, by number of factors
     * @param current number of factors that is being fitted, 0 if none is
     */
    record CostProgress(List<TradeOff.Point> fits, int current) {

        static final CostProgress NONE = new CostProgress(List.of(), 0);

        CostProgress {
            fits = List.copyOf(fits);
        }
    }

    /** Of a fit that comes back when it is undone, and with the next start: longer ones, each of megabytes, would fill the memory. */
    static final int MOST_ERRORS = 100_000;

    /** What runs in the background. */
    enum Job { NONE, FIT, COSTS }

    private final LinearSettings settings = new LinearSettings();
    private final StepModel steps = new StepModel();
    private final ReadOnlyObjectWrapper<LinearReading> reading = new ReadOnlyObjectWrapper<>(this, "reading");
    private final ReadOnlyObjectWrapper<MotionFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ObjectProperty<FitProgress> fit = new SimpleObjectProperty<>(this, "fit", FitProgress.NONE);
    private final ObjectProperty<CostProgress> costs = new SimpleObjectProperty<>(this, "costs", CostProgress.NONE);
    private final ReadOnlyObjectWrapper<Job> job = new ReadOnlyObjectWrapper<>(this, "job", Job.NONE);
    private final Notice notice = new Notice();
    private final StringBinding status = Bindings.createStringBinding(this::statusWords, reading, steps.positionProperty(),
            settings.route.valueProperty(), fit, costs, job);

    LinearSettings settings() {
        return settings;
    }

    /** What is undone and kept: the settings, and what was fitted to their matrix. */
    Cells cells() {
        // Behind the settings, which forget them when they are set.
        return settings.cells()
                .addResult("fit", "the fit", this::endedFit, fit::set, () -> isFitKept() ? KeptFits.text(fit.get()) : null, KeptFits::fit)
                .addResult("costs", "the comparison of costs", this::endedCosts, costs::set, () -> KeptFits.text(costs.get()), KeptFits::costs);
    }

    /** Each fit that ends is an edit. */
    void tell(Edits edits) {
        fit.addListener(observable -> {
            if (endedFit() != FitProgress.NONE) {
                edits.changed("fit");
            }
        });
        costs.addListener(observable -> {
            if (endedCosts() != CostProgress.NONE) {
                edits.changed("comparison of costs");
            }
        });
    }

    private FitProgress endedFit() {
        FitProgress now = fit.get();
        return now.ended() && !now.errors().isEmpty() && isFitKept() ? now : FitProgress.NONE;
    }

    /** Whether the fit is not too long to come back. */
    boolean isFitKept() {
        return fit.get().errors().stream().mapToLong(curve -> curve.length).sum() <= MOST_ERRORS;
    }

    private CostProgress endedCosts() {
        CostProgress now = costs.get();
        return now.current() == 0 && !now.fits().isEmpty() ? now : CostProgress.NONE;
    }

    StepModel steps() {
        return steps;
    }

    /** Null until the first matrix is factored. */
    ReadOnlyObjectProperty<LinearReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    LinearReading getReading() {
        return reading.get();
    }

    /** A new reading: the factors of the chosen route, or of the first that has any. */
    void setReading(LinearReading newReading) {
        reading.set(newReading);
        refreshCount();
    }

    void refreshCount() {
        Factorization shown = shown();
        steps.setCount(shown == null ? 0 : shown.count());
    }

    /** The factors that are shown: those of the chosen route; null if it has none. */
    Factorization shown() {
        RouteReading chosen = reading.get() == null ? null : reading.get().of(settings.route.get());
        return chosen == null ? null : chosen.factorization();
    }

    /** Whether a route has made the matrix that is shown. */
    boolean isDone(Route route) {
        RouteReading made = reading.get() == null ? null : reading.get().of(route);
        return made != null && made.isDone();
    }

    /** Whether there is something to draw: factors, or a matrix of the plane, which is drawn whether or not it has any. */
    boolean isPictured() {
        LinearReading now = reading.get();
        return shown() != null || now != null && now.matrix() != null && now.matrix().size() == 2;
    }

    ReadOnlyObjectProperty<MotionFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    void setFrame(MotionFrame newFrame) {
        frame.set(newFrame);
    }

    ObjectProperty<FitProgress> fitProperty() {
        return fit;
    }

    ObjectProperty<CostProgress> costsProperty() {
        return costs;
    }

    /** The routes and the fits, for the chart of costs. */
    List<TradeOff.Point> points() {
        List<TradeOff.Point> points = new ArrayList<>();
        if (reading.get() != null) {
            reading.get().routes().stream().filter(RouteReading::isDone).map(RouteReading::point).forEach(points::add);
        }
        points.addAll(costs.get().fits());
        return points;
    }

    ReadOnlyObjectProperty<Job> jobProperty() {
        return job.getReadOnlyProperty();
    }

    Job getJob() {
        return job.get();
    }

    void setJob(Job newJob) {
        job.set(newJob);
    }

    /** Of the work in the background that is done, 0 to 1. */
    double shareOfJob() {
        return switch (job.get()) {
            case FIT -> fit.get().share();
            case COSTS -> costs.get().fits().size() / (double) LinearSettings.costLayers().size();
            case NONE -> 0;
        };
    }

    /** What went wrong in the background. */
    Notice notice() {
        return notice;
    }

    ObservableValue<String> statusProperty() {
        return status;
    }

    private String statusWords() {
        String running = switch (job.get()) {
            case FIT -> fit.get().words();
            case COSTS -> "Looking for well-conditioned products of " + costs.get().current() + " couplings.";
            case NONE -> "";
        };
        if (!running.isEmpty()) {
            return running;
        }
        Factorization shown = shown();
        if (shown == null) {
            RouteReading chosen = reading.get() == null ? null : reading.get().of(settings.route.get());
            return reading.get() == null ? "Factoring" : chosen == null ? "No factors to show" : chosen.refusal();
        }
        Route route = shown.route();
        return route.title() + ": " + shown.count() + " factors, at most " + shown.bound() + "; no " + shown.count() + " have a worst κ below "
                + Numbers.brief(reading.get().of(route).leastWorst()) + " · " + stageWords();
    }

    /** What the factor that is acting does, as a part of the product. */
    String stageWords() {
        Factorization shown = shown();
        int factor = steps.factor();
        if (shown == null || factor < 0 || factor >= shown.count()) {
            return shown == null ? "" : "Nothing has acted yet: press Space.";
        }
        return shown.stages().stream().filter(stage -> stage.first() <= factor && factor <= stage.last()).reduce((first, second) -> second)
                .map(Stage::meaning).orElse(shown.factors().get(factor).kind() + " coupling");
    }
}
