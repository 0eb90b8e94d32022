package org.pushforward.lab.run;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.pushforward.chart.Numbers;
import org.pushforward.lab.control.Notice;
import org.pushforward.train.Convergence;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * The truth of a page that trains, whether one run or several side by side: settings, transport, the runs as they were last seen, and what is said
 * about them. What only the {@link RunsController} does to it is marked as its. Knows no node. For one thread.
 *
 * @param <R> what the page has of each run
 */
public class RunsModel<R extends RunModel> {

    private final DatasetShelf shelf;
    private final TrainSettings settings;
    private final LensModel lens = new LensModel();
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(this, "speed", Speed.NORMAL);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
    private final ReadOnlyObjectWrapper<List<R>> runs = new ReadOnlyObjectWrapper<>(this, "runs", List.of());
    private final ReadOnlyObjectWrapper<Memory> memory = new ReadOnlyObjectWrapper<>(this, "memory", Memory.NONE);
    private final ReadOnlyBooleanWrapper lookingBack = new ReadOnlyBooleanWrapper(this, "lookingBack", false);
    private final ReadOnlyObjectWrapper<Long> shownStep = new ReadOnlyObjectWrapper<>(this, "shownStep", 0L);
    private final Notice notice = new Notice();
    private final ReadOnlyStringWrapper over = new ReadOnlyStringWrapper(this, "over", "");
    private final ReadOnlyStringWrapper whyNoStep = new ReadOnlyStringWrapper(this, "whyNoStep", "");
    private final ReadOnlyStringWrapper whyNoReset = new ReadOnlyStringWrapper(this, "whyNoReset", "");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "Starting the engine…");
    private boolean failed;

    /**
     * @param defaults what the settings begin with
     * @param shelf    the datasets of the picker, that of the defaults among them
     * @param live     see {@link TrainSettings}
     */
    public RunsModel(TrainingConfig defaults, DatasetShelf shelf, boolean live) {
        this.shelf = shelf;
        this.settings = new TrainSettings(defaults, shelf.card(defaults.dataset()), live);
    }

    public DatasetShelf shelf() {
        return shelf;
    }

    /** What the runs have in common. */
    public TrainSettings settings() {
        return settings;
    }

    /** What the pictures of all runs are turned to. */
    public LensModel lens() {
        return lens;
    }

    public ObjectProperty<Speed> speedProperty() {
        return speed;
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    public boolean isPlaying() {
        return playing.get();
    }

    /** By their places; a new list whenever they begin. */
    public ReadOnlyObjectProperty<List<R>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    public List<R> runs() {
        return runs.get();
    }

    /** What all runs can be looked back at together. */
    public ReadOnlyObjectProperty<Memory> memoryProperty() {
        return memory.getReadOnlyProperty();
    }

    /** Whether an earlier step is shown. */
    public ReadOnlyBooleanProperty lookingBackProperty() {
        return lookingBack.getReadOnlyProperty();
    }

    public boolean isLookingBack() {
        return lookingBack.get();
    }

    /** The step that is shown, of the run that is furthest; 0 while they begin. */
    public ObservableValue<Long> shownStepProperty() {
        return shownStep.getReadOnlyProperty();
    }

    public Notice notice() {
        return notice;
    }

    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether each run has begun. */
    public boolean hasBegun() {
        return !runs().isEmpty() && runs().stream().allMatch(run -> run.newest() != null);
    }

    /** Whether no run has anything left to do. */
    public boolean isFinished() {
        return hasBegun() && runs().stream().noneMatch(RunModel::canGoOn);
    }

    /** Why no run can be trained: the data are not to be had. Empty where they are there. */
    public ReadOnlyStringProperty whyNoDataProperty() {
        return lens.whyNoDataProperty();
    }

    public boolean hasData() {
        return whyNoDataProperty().get().isEmpty();
    }

    void setWhyNoData(String why) {
        lens.setWhyNoData(why);
        refreshStatus();
    }

    void setPlaying(boolean newPlaying) {
        playing.set(newPlaying);
        refreshStatus();
    }

    void setMemory(Memory newMemory) {
        memory.set(newMemory);
    }

    /** For the controller: runs begin, and nothing of the old ones is to be seen any more. */
    public void beginRuns(List<R> newRuns) {
        lookingBack.set(false);
        memory.set(Memory.NONE);
        shownStep.set(0L);
        lens.setWhyNoData("");
        notice.dismiss();
        runs.set(newRuns);
        refreshStatus();
    }

    /** For the controller: brings what is shown up to date with the runs. */
    public void refresh(boolean isPast) {
        lookingBack.set(isPast);
        runs().forEach(RunModel::refresh);
        shownStep.set(runs().stream().map(RunModel::wanted).filter(Objects::nonNull).mapToLong(TrainingSnapshot::step).max().orElse(0));
        refreshStatus();
    }

    /** How the runs came to an end, for the end of a sentence; empty while one of them can go on. */
    ReadOnlyStringProperty overProperty() {
        return over.getReadOnlyProperty();
    }

    /** Why no step can be taken, in one sentence; empty where one can. */
    public ReadOnlyStringProperty whyNoStepProperty() {
        return whyNoStep.getReadOnlyProperty();
    }

    /** Why there is nothing to reset, in one sentence; empty where there is. */
    public ReadOnlyStringProperty whyNoResetProperty() {
        return whyNoReset.getReadOnlyProperty();
    }

    /** Whether a finished run has come to rest, in one sentence; empty where it has, and where that is not known. */
    private static String unconverged(RunModel run) {
        boolean likely = run.newest().padding().hasDensity();
        double error = likely || !run.hasData() || run.dataProperty().get() == null ? Double.NaN : run.dataProperty().get().yardstick().error();
        return Convergence.of(run.newest().history(), error).state().sentence();
    }

    /** @param nowFailed whether what was to begin last could not, or not go on */
    void setFailed(boolean nowFailed) {
        if (failed != nowFailed) {
            failed = nowFailed;
            refreshStatus();
        }
    }

    private void refreshStatus() {
        String noData = whyNoDataProperty().get();
        over.set(!isFinished() ? "" : runs().stream().anyMatch(run -> run.newest().isDiverged()) ? "the run has diverged." : "the run is finished.");
        whyNoStep.set(!hasData() ? noData : over.get().isEmpty() ? "" : "There is no step to take: " + over.get());
        boolean atBegin = hasBegun() && runs().stream().allMatch(run -> run.newest().step() == 0);
        whyNoReset.set(!hasData() ? noData : atBegin ? "There is nothing to reset: no step was taken yet." : "");
        if (!hasBegun()) {
            status.set(failed ? "Not begun: change a setting, or undo." : "Starting the engine…");
            return;
        }
        boolean alone = runs().size() == 1;
        String step = Numbers.count(shownStep.get());
        String steps = "step " + step + " of " + Numbers.count(runs().get(0).config().steps());
        long diverged = runs().stream().filter(run -> run.newest().isDiverged()).count();
        String tail = alone || diverged == 0 ? "" : diverged == 1 ? " One column has diverged." : " " + diverged + " columns have diverged.";
        if (lookingBack.get()) {
            status.set("Looking back at step " + step + "."
                    + (hasData() ? " Play goes on from step " + Numbers.count(memory.get().newest()) + "." : ""));
        } else if (!hasData()) {
            status.set(runs().get(0).from().orElseThrow().isModelAlone() ? "A model alone: it is looked at, not trained."
                    : "At " + steps + ", without its data: it is looked at, not trained.");
        } else if (alone && diverged == 1) {
            status.set("Diverged at " + steps);
        } else if (isFinished()) {
            String state = alone ? unconverged(runs().get(0)) : "";
            status.set("Finished: " + steps + "." + tail + (state.isEmpty() ? "" : " " + state)
                    + " Play starts over, and so does any change, even of “Stop at”.");
        } else if (playing.get()) {
            status.set(alone ? "Training: " + steps : "Training " + runs().size() + " columns: " + steps + "." + tail);
        } else {
            status.set(shownStep.get() == 0 ? "Ready. Press Space to train." : "Paused at " + steps + (alone ? "" : "." + tail));
        }
    }
}
