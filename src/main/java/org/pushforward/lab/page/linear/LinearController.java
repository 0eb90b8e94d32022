package org.pushforward.lab.page.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.Theme;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.instrument.matrix.FitProgress;
import org.pushforward.instrument.matrix.LinearReading;
import org.pushforward.instrument.matrix.MatrixKind;
import org.pushforward.instrument.matrix.MatrixRequest;
import org.pushforward.instrument.matrix.MatrixText;
import org.pushforward.instrument.matrix.MotionFrame;
import org.pushforward.instrument.matrix.MotionRequest;
import org.pushforward.lab.concurrent.PageJob;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.concurrent.WindowFailures;
import org.pushforward.lab.page.linear.LinearModel.CostProgress;
import org.pushforward.lab.page.linear.LinearModel.Job;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.SquareMatrix;
import org.pushforward.theory.linear.learn.FitListener;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.theory.linear.learn.LinearFit;
import org.pushforward.theory.linear.learn.TradeOff;

/** Has matrices factored and couplings fitted, off the JavaFX thread, and brings the outcomes to the model. For the JavaFX thread. */
final class LinearController {

    /** A hand does not hit round numbers; this grid has minus the identity on it. */
    private static final double DRAG_GRID = 20;
    /** Larger matrices are not for reading. */
    private static final int LARGEST_TEXT = 12;
    private static final long BETWEEN_REPORTS = TimeUnit.MILLISECONDS.toNanos(80);
    private static final int COST_STEPS = 400;
    private static final int COST_RESTARTS = 3;

    private final LinearModel model;
    private final Consumer<MatrixRequest> factorer;
    private final Consumer<MotionRequest> painter;
    private final PageJob running;
    private int side;
    private Theme theme = Theme.LIGHT;
    private double scale = 1;
    private boolean dragging;
    private boolean telling;
    private boolean costsWanted;

    /**
     * @param factorer takes matrices to be factored, of which only the newest counts
     * @param painter  takes moments to be drawn, likewise
     * @param tasks    for fits, which take seconds
     * @param window   the thread of the model
     */
    LinearController(LinearModel model, Consumer<MatrixRequest> factorer, Consumer<MotionRequest> painter, TaskExecutor tasks, Executor window) {
        this.model = model;
        this.factorer = factorer;
        this.painter = painter;
        running = new PageJob(tasks, window, () -> model.setJob(Job.NONE));
        model.settings().onMatrix(this::askForMatrix);
        // The same matrix: what is known of its fits stays.
        model.settings().pairs.valueProperty().addListener(observable -> factorer.accept(model.settings().request(dragging)));
        model.settings().route.valueProperty().addListener(observable -> {
            model.refreshCount();
            paint();
        });
        model.steps().positionProperty().addListener(observable -> paint());
    }

    /** Asks for the first matrix; what was fitted to it before is there already, if anything was. */
    void begin() {
        factorer.accept(model.settings().request(dragging));
    }

    private void askForMatrix() {
        if (!telling) {
            Job ended = model.getJob();
            // Before the job ends: a fit that is cut short by another matrix is no result.
            model.fitProperty().set(FitProgress.NONE);
            model.costsProperty().set(CostProgress.NONE);
            endJob();
            model.notice().dismiss();
            if (ended != Job.NONE) {
                model.notice().inform("Cancelled: " + words(ended) + " was of the matrix before.");
            }
            factorer.accept(model.settings().request(dragging));
        }
    }

    /** Takes a matrix that was factored, unless another has been asked for. */
    void show(LinearReading reading) {
        // While the hand moves, every matrix on the way is worth seeing.
        if (!isAskedFor(reading.request()) && !dragging) {
            return;
        }
        if (reading.matrix() != null && reading.request().kind() != MatrixKind.OWN) {
            tell(reading.matrix());
        }
        model.setReading(reading);
        paint();
        if (costsWanted) {
            costsWanted = false;
            compareCostsOrCancel();
        }
    }

    private boolean isAskedFor(MatrixRequest request) {
        MatrixRequest now = model.settings().request(request.dragged());
        return request.equals(now) || request.kind() != MatrixKind.OWN && request.equals(now.withText(request.text()));
    }

    /** Puts a matrix into the text, to be read and to be changed from there. */
    private void tell(SquareMatrix matrix) {
        telling = true;
        model.settings().text.set(matrix.size() <= LARGEST_TEXT ? MatrixText.format(matrix) : "");
        telling = false;
    }

    void show(MotionFrame frame) {
        model.setFrame(frame);
    }

    /** @param newScale device pixels per pixel of the layout, times the theme's factor */
    void setStyle(int newSide, Theme newTheme, double newScale) {
        side = newSide;
        theme = newTheme;
        scale = newScale;
        paint();
    }

    private void paint() {
        if (side > 0 && model.isPictured()) {
            Factorization shown = model.shown();
            LinearReading reading = model.getReading();
            painter.accept(new MotionRequest(reading.matrix(), shown == null ? List.of() : shown.factors(), reading.picture(),
                    model.steps().getPosition(), dragging, side, theme, scale));
        }
    }

    /**
     * The image of one unit vector is being dragged; the matrix becomes the person's own. Entries are rounded, so that round ones are met.
     *
     * @param column 0 or 1
     */
    void drag(int column, double x, double y) {
        LinearReading reading = model.getReading();
        if (reading == null || reading.matrix() == null || reading.matrix().size() != 2) {
            return;
        }
        dragging = true;
        model.steps().last();
        double[] entries = reading.matrix().values().clone();
        entries[column] = Math.rint(x * DRAG_GRID) / DRAG_GRID;
        entries[2 + column] = Math.rint(y * DRAG_GRID) / DRAG_GRID;
        type(MatrixText.format(new SquareMatrix(2, entries)));
    }

    /** The hand lets go. */
    void drop() {
        if (dragging) {
            dragging = false;
            // Once more, with axes that may change.
            askForMatrix();
        }
    }

    /** A text that a person typed becomes the matrix. */
    void type(String text) {
        boolean asked = text.equals(model.settings().text.get());
        telling = model.settings().kind.get() != MatrixKind.OWN && !asked;
        model.settings().kind.set(MatrixKind.OWN);
        telling = false;
        model.settings().text.set(text);
    }

    /** The command that gives the factors of the chosen route. @throws InvalidInputException if there is no matrix */
    CommandText factorCommand() {
        return factorCommand(model.settings().route.get());
    }

    /** The command that gives the factors of a route. @throws InvalidInputException if there is no matrix */
    CommandText factorCommand(Route route) {
        LinearSettings settings = model.settings();
        return CommandText.factor(matrix(), route, Factorization.LEAST + 2 * settings.pairs.getInt(), settings.scales.get());
    }

    /**
     * The command that makes the fit that is shown, whatever the settings have become since; before there is one, that which the settings describe.
     *
     * @throws InvalidInputException if there is no matrix
     */
    CommandText fitCommand() {
        FitSpec shown = model.fitProperty().get().spec();
        return CommandText.fitLinear(matrix(), shown == null ? model.settings().fit() : shown);
    }

    private CommandText.Matrix matrix() {
        LinearReading reading = model.getReading();
        InvalidInputException.require(reading != null && reading.matrix() != null, "there is no matrix: type one, or choose a kind");
        Ensemble law = reading.request().kind().ensemble();
        return law == null ? new CommandText.Matrix.Entries(reading.matrix())
                : new CommandText.Matrix.Drawn(law, reading.request().size(), reading.request().seed());
    }

    /** The same settings with another seed. */
    void newSeed() {
        model.settings().seed.nextSeed();
    }

    /** Fits couplings to the matrix; ends the fit if one is under way. */
    void fitOrCancel() {
        if (model.getJob() == Job.FIT) {
            endJob();
            return;
        }
        SquareMatrix target = target();
        if (target == null) {
            return;
        }
        FitSpec spec = model.settings().fit();
        beginJob(Job.FIT);
        model.fitProperty().set(new FitProgress(spec, List.of(), FitProgress.Stand.GOES_ON));
        running.<FitProgress, FitProgress>begin((reports, ended) -> {
            FitReport report = new FitReport(spec, ended, reports);
            LinearFit.run(target, spec, report);
            return report.progress(true);
        }, model.fitProperty()::set, fit -> {
            model.fitProperty().set(fit);
            if (!model.isFitKept()) {
                model.notice().inform("This fit is shown, but undo and the next start do not have it: it has more than "
                        + Numbers.count(LinearModel.MOST_ERRORS) + " steps.");
            }
        }, this::fail);
    }

    /** Gathers the errors on the thread that fits. */
    private static final class FitReport implements FitListener {

        private final FitSpec spec;
        private final BooleanSupplier stop;
        private final Consumer<FitProgress> reports;
        private final List<FitProgress.Curve> curves = new ArrayList<>();
        private long last = System.nanoTime();

        FitReport(FitSpec spec, BooleanSupplier stop, Consumer<FitProgress> reports) {
            this.spec = spec;
            this.stop = stop;
            this.reports = reports;
        }

        @Override
        public void step(int restart, int step, double error) {
            while (curves.size() <= restart) {
                curves.add(new FitProgress.Curve());
            }
            curves.get(restart).add(error);
            long now = System.nanoTime();
            if (now - last >= BETWEEN_REPORTS) {
                last = now;
                reports.accept(progress(false));
            }
        }

        @Override
        public boolean isCancelled() {
            return stop.getAsBoolean();
        }

        FitProgress progress(boolean ended) {
            return new FitProgress(spec, curves.stream().map(FitProgress.Curve::copy).toList(),
                    ended ? FitProgress.Stand.DONE : FitProgress.Stand.GOES_ON);
        }
    }

    /** Fits well-conditioned products of several lengths; ends that if it is under way. */
    void compareCostsOrCancel() {
        if (model.getJob() == Job.COSTS) {
            cancelJob();
            return;
        }
        SquareMatrix target = target();
        if (target == null) {
            return;
        }
        FitSpec spec = model.settings().fit().withSteps(COST_STEPS).withRestarts(COST_RESTARTS);
        beginJob(Job.COSTS);
        running.<CostProgress, List<TradeOff.Point>>begin((reports, ended) -> costs(target, spec, ended, reports), model.costsProperty()::set,
                fits -> model.costsProperty().set(new CostProgress(fits, 0)), this::fail);
    }

    /** Begins that now, or when the first matrix comes. */
    void compareCostsOnceThere() {
        if (model.getReading() != null) {
            compareCostsOrCancel();
        } else {
            costsWanted = true;
        }
    }

    /** Whether the matrix asked for and its picture are shown, and nothing runs. */
    boolean isSettled() {
        LinearReading reading = model.getReading();
        return reading != null && isAskedFor(reading.request()) && model.frameProperty().get() != null
                && model.getJob() == Job.NONE;
    }

    private static List<TradeOff.Point> costs(SquareMatrix target, FitSpec spec, BooleanSupplier stop, Consumer<CostProgress> reports) {
        FitListener listener = new FitListener() {
            @Override
            public boolean isCancelled() {
                return stop.getAsBoolean();
            }
        };
        List<TradeOff.Point> fits = new ArrayList<>();
        for (int layers : LinearSettings.costLayers()) {
            reports.accept(new CostProgress(fits, layers));
            TradeOff.Point fit = TradeOff.fit(target, spec.withLayers(layers), listener);
            if (stop.getAsBoolean()) {
                return fits;
            }
            fits.add(fit);
        }
        return fits;
    }

    /** @return the matrix that couplings can be fitted to; null if there is none */
    private SquareMatrix target() {
        LinearReading reading = model.getReading();
        return reading == null || reading.matrix() == null || reading.matrix().size() % 2 != 0 ? null : reading.matrix();
    }

    private void beginJob(Job job) {
        model.notice().dismiss();
        // One at a time: what makes way says how far it came.
        cancelJob();
        model.setJob(job);
    }

    /** Ends what runs in the background, if something does. */
    void cancelJob() {
        boolean costs = model.getJob() == Job.COSTS;
        if (model.getJob() != Job.NONE) {
            endJob();
        }
        if (costs) {
            List<TradeOff.Point> done = model.costsProperty().get().fits();
            model.costsProperty().set(new CostProgress(done, 0));
            model.notice().inform("Cancelled: products of " + done.size() + " of " + LinearSettings.costLayers().size()
                    + " lengths were looked for.");
        }
    }

    private void endJob() {
        running.end();
        FitProgress fit = model.fitProperty().get();
        if (!fit.ended()) {
            model.fitProperty().set(fit.cancelled());
        }
    }

    private void fail(Throwable failure) {
        Job failed = model.getJob();
        if (failed == Job.COSTS) {
            model.costsProperty().set(new CostProgress(model.costsProperty().get().fits(), 0));
        } else {
            model.fitProperty().set(model.fitProperty().get().failed());
        }
        String words = words(failed);
        model.notice().tell(OneLine.capital(words) + " failed: " + WindowFailures.words(failure));
    }

    private static String words(Job job) {
        return job == Job.COSTS ? "the comparison of costs" : "the fit";
    }

    void end() {
        endJob();
    }
}
