package org.pushforward.lab.page.universal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import org.pushforward.base.InputFile;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.instrument.universal.CouplingsInstrument;
import org.pushforward.instrument.universal.CouplingsReading;
import org.pushforward.instrument.universal.CouplingsRequest;
import org.pushforward.instrument.universal.CouplingsRequest.Look;
import org.pushforward.instrument.universal.CurvesInstrument;
import org.pushforward.instrument.universal.CurvesReading;
import org.pushforward.instrument.universal.CurvesRequest;
import org.pushforward.lab.concurrent.PageJob;
import org.pushforward.lab.concurrent.TaskExecutor;
import org.pushforward.lab.page.universal.CouplingsModel.Side;
import org.pushforward.live.ReadFile;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.learn.LearnedCouplings;
import org.pushforward.theory.universal.learn.LearnedCouplings.Progress;

/** Has couplings made and measured, and flows trained, off the JavaFX thread, and brings the outcomes to the model. For the JavaFX thread. */
final class CouplingsController {

    /** Epsilon falls by so much from one picture to the next while it plays. */
    private static final double FALL = 0.94;

    private final CouplingsModel model;
    private final Consumer<CouplingsRequest> couplings;
    private final Consumer<CurvesRequest> curves;
    private final Supplier<Optional<Path>> pictures;
    private final PageJob learning;
    private Look look;
    /** The target and the seed that were asked for last: with these again no file is read. */
    private List<Object> asked = List.of();
    /** What the target was read from, as it was then. */
    private Optional<ReadFile> read = Optional.empty();

    /**
     * @param couplings takes what is to be shown, of which only the newest counts
     * @param curves    takes what is to be measured at every epsilon, likewise
     * @param pictures  asks a person for a picture
     * @param tasks     for trainings, which take long
     * @param window    the thread of the model
     */
    CouplingsController(CouplingsModel model, Consumer<CouplingsRequest> couplings, Consumer<CurvesRequest> curves,
            Supplier<Optional<Path>> pictures, TaskExecutor tasks, Executor window) {
        this.model = model;
        this.couplings = couplings;
        this.curves = curves;
        this.pictures = pictures;
        learning = new PageJob(tasks, window, () -> model.learning.set(false));
        InvalidationListener other = observable -> {
            forgetFlows();
            askForAll();
        };
        model.kind.valueProperty().addListener(other);
        model.seed.valueProperty().addListener(other);
        model.data().datasetProperty().addListener(other);
        InvalidationListener all = observable -> askForAll();
        model.variant.valueProperty().addListener(all);
        model.price.valueProperty().addListener(all);
        model.ink.valueProperty().addListener(all);
        model.picture.addListener(all);
        model.painted.addListener(all);
        InvalidationListener one = observable -> askForCouplings();
        model.epsilon.valueProperty().addListener(one);
        model.bits.valueProperty().addListener(one);
        model.probe1.valueProperty().addListener(one);
        model.probe2.valueProperty().addListener(one);
    }

    /** @param newLook of the pictures from now on */
    void setLook(Look newLook) {
        boolean first = look == null;
        if (!newLook.equals(look)) {
            look = newLook;
            if (first) {
                askForAll();
            } else {
                askForCouplings();
            }
        }
    }

    /** They are of other data. */
    private void forgetFlows() {
        // Before the training ends: what is cut short by other data is no result.
        model.learned.set(Progress.NONE);
        end();
    }

    private void askForAll() {
        if (look != null) {
            List<Object> now = List.of(model.target(), model.seed.getLong());
            if (!now.equals(asked)) {
                asked = now;
                read = model.targetFile().map(ReadFile::of);
            }
            askForCouplings();
            curves.accept(model.curvesRequest());
        }
    }

    private void askForCouplings() {
        if (look != null) {
            couplings.accept(model.request(look));
        }
    }

    void show(CouplingsReading reading) {
        model.show(reading);
        // Only what was seen makes room for the next: so the picture keeps up with the number.
        if (model.playing.get() && reading.request().spec().equals(model.spec()) && !reading.isRefused()) {
            goOn();
        }
    }

    void show(CurvesReading reading) {
        model.show(reading);
    }

    private void goOn() {
        double next = model.epsilon.get() * FALL;
        if (next < CouplingsModel.LEAST_EPSILON) {
            model.epsilon.set(CouplingsModel.LEAST_EPSILON);
            model.playing.set(false);
        } else {
            model.epsilon.set(rounded(next));
        }
    }

    /** To three digits, as a person would type it. */
    private static double rounded(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 2);
        return Math.rint(value / unit) * unit;
    }

    /** Lets epsilon fall from where it is, from its largest value if it is at its least; or halts it. */
    void playOrPause() {
        if (model.playing.get()) {
            model.playing.set(false);
            return;
        }
        model.playing.set(true);
        if (model.epsilon.get() <= CouplingsModel.LEAST_EPSILON * 1.001) {
            model.epsilon.set(CouplingsModel.MOST_EPSILON);
        } else {
            goOn();
        }
    }

    void halt() {
        model.playing.set(false);
    }

    /** Another picture of a person's own. */
    void choosePicture() {
        pictures.get().ifPresent(path -> {
            model.picture.set(InputFile.absolute(path));
            model.kind.set(CouplingsModel.Kind.PICTURE);
        });
    }

    /** One step of the magnifying glass. */
    void zoom(int steps) {
        model.zoom.set(model.zoom.get() + steps);
    }

    /** Trains flows to be compared with; ends that if it is under way. */
    void learnOrCancel() {
        if (model.learning.get()) {
            cancel();
            return;
        }
        try {
            DatasetSpec dataset = model.dataset();
            model.notice().dismiss();
            model.side.set(Side.LEARNED);
            model.learned.set(Progress.NONE);
            model.learning.set(true);
            long seed = model.seed.getLong();
            learning.<Progress, Progress>begin((reports, ended) -> LearnedCouplings.train(dataset, LearnedCouplings.data(dataset, seed), reports,
                    ended), model.learned::set, model.learned::set, model.notice()::report);
        } catch (InvalidInputException e) {
            model.notice().report(e);
        }
    }

    /**
     * The command that measures what is shown.
     *
     * @throws InvalidInputException for points painted by hand, which stand in no file
     */
    CommandText command() {
        return CommandText.universal(target(), ink(), model.spec(), model.bits.getInt(), CouplingsInstrument.POINTS, model.seed.getLong())
                .withNote(note());
    }

    /**
     * The command that measures the rows behind the curves.
     *
     * @param flows whether the trained flows are shown beside them: it trains these too, if there are any
     * @throws InvalidInputException as {@link #command()}
     */
    CommandText curvesCommand(boolean flows) {
        return CommandText.universalCurves(target(), ink(), model.spec(), CurvesInstrument.EPSILONS, CouplingsInstrument.POINTS,
                flows && !model.learned.get().flows().isEmpty(), model.seed.getLong()).withNote(note());
    }

    /** That the target is another by now; empty where it is not. */
    private String note() {
        return read.flatMap(ReadFile::whyOther).orElse("");
    }

    private DatasetSpec target() {
        InvalidInputException.require(model.kind.get() != CouplingsModel.Kind.PAINTED,
                "points painted by hand stand in no file that a command could read: choose a picture or data");
        return isPicture() ? new DatasetSpec(model.pictureName(), 0, 0, 0, 0) : model.dataset();
    }

    private Target.Ink ink() {
        return isPicture() ? model.ink.get() : Target.Ink.LIGHT;
    }

    private boolean isPicture() {
        return model.kind.get() == CouplingsModel.Kind.PICTURE;
    }

    /** Ends the training of flows, if there is one; those that are done stay. */
    void cancel() {
        if (model.learning.get()) {
            end();
            model.notice().inform("Training cancelled: " + model.learned.get().flows().size() + " of " + LearnedCouplings.COUNT
                    + " flows were done and are shown.");
        }
    }

    void end() {
        learning.end();
    }
}
