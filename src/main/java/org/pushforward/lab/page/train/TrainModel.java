package org.pushforward.lab.page.train;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Padding;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.KappaFigures;
import org.pushforward.lab.run.LensModel;
import org.pushforward.lab.run.Memory;
import org.pushforward.lab.run.Speed;
import org.pushforward.lab.run.TrainSettings;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** The truth of the Train page: settings, the run as it was last seen, and what is said about it. Knows no node. For one thread. */
public final class TrainModel {

    private final TrainSettings settings;
    private final DatasetShelf shelf;
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(this, "speed", Speed.NORMAL);
    private final BooleanProperty densityShown = new SimpleBooleanProperty(this, "densityShown", true);
    private final BooleanProperty samplesShown = new SimpleBooleanProperty(this, "samplesShown", true);
    private final BooleanProperty dataShown = new SimpleBooleanProperty(this, "dataShown", true);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
    private final LensModel lens = new LensModel();
    private final ReadOnlyObjectWrapper<Memory> memory = new ReadOnlyObjectWrapper<>(this, "memory", Memory.NONE);
    private final ReadOnlyBooleanWrapper lookingBack = new ReadOnlyBooleanWrapper(this, "lookingBack", false);
    private final ReadOnlyObjectWrapper<TrainingSnapshot> snapshot = new ReadOnlyObjectWrapper<>(this, "snapshot");
    private final ObservableValue<Long> shownStep = snapshot.map(TrainingSnapshot::step).orElse(0L);
    private final ReadOnlyObjectWrapper<LearnedData> data = new ReadOnlyObjectWrapper<>(this, "data");
    private final ReadOnlyObjectWrapper<DataSpaceFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ReadOnlyObjectWrapper<Figures> figures = new ReadOnlyObjectWrapper<>(this, "figures");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "Starting the engine…");

    /**
     * @param defaults the run that the page opens with
     * @param shelf    the datasets of the picker, that of the defaults among them
     */
    public TrainModel(TrainingConfig defaults, DatasetShelf shelf) {
        this.shelf = shelf;
        this.settings = new TrainSettings(defaults, shelf.card(defaults.dataset()));
        figures.set(Figures.before(defaults));
    }

    public TrainSettings settings() {
        return settings;
    }

    public DatasetShelf shelf() {
        return shelf;
    }

    /** Takes over the settings of a run. Data that no card stands for are a file, which gets a card. */
    public void choose(TrainingConfig config) {
        settings.choose(config, shelf.card(config.dataset()));
    }

    public ObjectProperty<Speed> speedProperty() {
        return speed;
    }

    public BooleanProperty densityShownProperty() {
        return densityShown;
    }

    public BooleanProperty samplesShownProperty() {
        return samplesShown;
    }

    public BooleanProperty dataShownProperty() {
        return dataShown;
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    public boolean isPlaying() {
        return playing.get();
    }

    /** What the lenses are turned to. */
    public LensModel lens() {
        return lens;
    }

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

    /** The run as it is shown: as it was last seen, or as it stood at an earlier step; null while one begins. */
    public ReadOnlyObjectProperty<TrainingSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public TrainingSnapshot getSnapshot() {
        return snapshot.get();
    }

    /** The step that is shown, 0 while a run begins. */
    public ObservableValue<Long> shownStepProperty() {
        return shownStep;
    }

    /** The data of the run, or null while they are made. */
    public ReadOnlyObjectProperty<LearnedData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<DataSpaceFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Figures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** Empty, or what went wrong and what to do. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    void setPlaying(boolean newPlaying) {
        playing.set(newPlaying);
        refreshStatus();
    }

    void setFrame(DataSpaceFrame newFrame) {
        frame.set(newFrame);
    }

    void setData(LearnedData newData) {
        data.set(newData);
    }

    void setNotice(String words) {
        notice.set(words);
    }

    public void dismissNotice() {
        notice.set("");
    }

    void setMemory(Memory newMemory) {
        memory.set(newMemory);
        refreshStatus();
    }

    /** A run begins: nothing of the old one is to be seen any more. */
    void beginRun(TrainingConfig config) {
        lookingBack.set(false);
        memory.set(Memory.NONE);
        snapshot.set(null);
        figures.set(Figures.before(config));
        notice.set("");
        refreshStatus();
    }

    /** Shows the run as it stood. */
    void showPast(TrainingSnapshot past) {
        lookingBack.set(true);
        snapshot.set(past);
        figures.set(Figures.of(past));
        refreshStatus();
    }

    /** Shows the run as it stands. */
    void show(TrainingSnapshot newest) {
        lookingBack.set(false);
        snapshot.set(newest);
        figures.set(Figures.of(newest));
        if (newest.isDiverged()) {
            playing.set(false);
            notice.set(newest.divergence());
        } else if (newest.isFinished()) {
            playing.set(false);
        }
        refreshStatus();
    }

    private void refreshStatus() {
        TrainingSnapshot now = snapshot.get();
        if (now == null) {
            status.set("Starting the engine…");
            return;
        }
        String steps = "step " + Numbers.count(now.step()) + " of " + Numbers.count(now.config().optimization().steps());
        if (lookingBack.get()) {
            status.set("Looking back at step " + Numbers.count(now.step()) + ". Play goes on from step " + Numbers.count(memory.get().newest()) + ".");
        } else if (now.isDiverged()) {
            status.set("Diverged at " + steps);
        } else if (now.isFinished()) {
            status.set("Finished: " + steps + ". Reset, change a setting, or raise “Stop at”.");
        } else if (playing.get()) {
            status.set("Training: " + steps);
        } else {
            status.set(now.step() == 0 ? "Ready. Press Space to train." : "Paused at " + steps);
        }
    }

    /**
     * The numbers under the picture, as they are shown.
     *
     * @param nllName what the loss is called: with padding not every loss is the data's
     * @param gapName likewise
     */
    public record Figures(String step, String stepsPerSecond, String nllName, String nll, String gapName, String gap, KappaFigures kappa) {

        static Figures before(TrainingConfig config) {
            return new Figures("0", "–", "NLL, nats", "–", "gap, nats", "–", KappaFigures.before(config.dataset()));
        }

        static Figures of(TrainingSnapshot run) {
            HistoryRow row = run.history().isEmpty() ? null : run.history().get(run.history().size() - 1);
            Padding padding = run.padding();
            // The padding may have been moved since the row was read; what the numbers are is the row's.
            boolean unbounded = row == null ? !padding.hasDensity() : row.isUnbounded();
            String nllName = "NLL, nats";
            String gapName = "gap, nats";
            String nll = row == null ? "–" : Numbers.fixed(row.nll(), 2);
            String gap = row == null ? "–" : Numbers.fixed(row.gap(), 3);
            if (unbounded) {
                // A loss without a lower end means nothing beside a floor.
                nllName = "NLL";
                nll = "unbounded";
                gapName = "gap";
                gap = "–";
            } else if (padding.kind() != Padding.Kind.NONE) {
                nllName = "NLL, upper bound";
                gapName = "gap, upper bound";
            }
            return new Figures(Numbers.count(run.step()), run.stepsPerSecond() > 0 ? Numbers.brief(run.stepsPerSecond()) : "–",
                    nllName, nll, gapName, gap,
                    row == null ? KappaFigures.before(run.config().dataset()) : KappaFigures.of(run.config().dataset(), padding, row));
        }

        /** One sentence for a screen reader. */
        public String sentence() {
            return "Step " + step + ", " + nllName + " " + nll + ", " + gapName + " " + gap + ". " + kappa.sentence();
        }
    }
}
