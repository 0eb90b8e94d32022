package org.pushforward.lab.page.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.pushforward.base.Choice;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Padding;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.LensModel;
import org.pushforward.lab.run.Memory;
import org.pushforward.lab.run.Speed;
import org.pushforward.lab.run.TrainSettings;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** The truth of the Compare page. Knows no node. For one thread. */
public final class CompareModel {

    private final DatasetShelf shelf;
    private final TrainSettings settings;
    private final ObjectProperty<VariedFactor> factor = new SimpleObjectProperty<>(this, "factor", VariedFactor.PADDING);
    /** Of each factor, so that one that is chosen again has those that it had. */
    private final Map<VariedFactor, List<String>> levelsOf = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<String>> levels = new ReadOnlyObjectWrapper<>(this, "levels", VariedFactor.PADDING.defaults());
    private final ReadOnlyStringWrapper levelsNotice = new ReadOnlyStringWrapper(this, "levelsNotice", "");
    private final LensModel lens = new LensModel();
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(this, "speed", Speed.NORMAL);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
    private final ReadOnlyObjectWrapper<List<ColumnModel>> columns = new ReadOnlyObjectWrapper<>(this, "columns", List.of());
    private final ReadOnlyObjectWrapper<Memory> memory = new ReadOnlyObjectWrapper<>(this, "memory", Memory.NONE);
    private final ReadOnlyBooleanWrapper lookingBack = new ReadOnlyBooleanWrapper(this, "lookingBack", false);
    private final ReadOnlyObjectWrapper<Long> shownStep = new ReadOnlyObjectWrapper<>(this, "shownStep", 0L);
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "Starting the engine…");

    /** @param comparison what the page opens with */
    public CompareModel(Comparison comparison, DatasetShelf shelf) {
        this.shelf = shelf;
        this.settings = new TrainSettings(comparison.base(), shelf.card(comparison.base().dataset()));
        factor.addListener((property, old, now) -> changeFactor(old, now));
        take(comparison);
    }

    public DatasetShelf shelf() {
        return shelf;
    }

    /** What the columns have in common; what is varied is taken from the levels instead. */
    public TrainSettings settings() {
        return settings;
    }

    public ObjectProperty<VariedFactor> factorProperty() {
        return factor;
    }

    /** One for each column. */
    public ReadOnlyObjectProperty<List<String>> levelsProperty() {
        return levels.getReadOnlyProperty();
    }

    /** Empty, or what is wrong with the levels that were wanted last. */
    public ReadOnlyStringProperty levelsNoticeProperty() {
        return levelsNotice.getReadOnlyProperty();
    }

    /** Takes other levels if they make a comparison; else leaves them as they are and says why. */
    public void setLevels(List<String> wanted) {
        try {
            new Comparison(settings.toConfig(), factor.get(), wanted).runs();
        } catch (InvalidInputException e) {
            levelsNotice.set(e.getMessage());
            return;
        }
        levelsNotice.set("");
        levelsOf.put(factor.get(), List.copyOf(wanted));
        levels.set(List.copyOf(wanted));
    }

    /** Takes levels as they are typed, with commas or spaces between them. */
    public void enterLevels(String text) {
        setLevels(Arrays.stream(text.strip().split("[,;\\s]+")).filter(word -> !word.isEmpty()).toList());
    }

    private void changeFactor(VariedFactor old, VariedFactor now) {
        if (now.needsPadding()) {
            // Dimensions and level of the columns that have padding are the settings'.
            settings.padding.set(Padding.Kind.GAUSSIAN);
        } else if (old.needsPadding()) {
            settings.padding.set(Padding.Kind.NONE);
        }
        settings.seed.appliesProperty().set(now != VariedFactor.SEED);
        levelsNotice.set("");
        levels.set(levelsOf.getOrDefault(now, now.defaults()));
    }

    /** Takes over a comparison. */
    public void take(Comparison comparison) {
        TrainingConfig base = comparison.base();
        settings.choose(comparison.factor().needsPadding() && base.padding().kind() != Padding.Kind.GAUSSIAN
                ? base.withPadding(Padding.gaussian(Math.max(2, base.padding().dimensions()))) : base, shelf.card(base.dataset()));
        levelsOf.put(comparison.factor(), comparison.levels());
        Choice kind = settings.padding.get();
        factor.set(comparison.factor());
        settings.padding.set(kind);
        levels.set(comparison.levels());
        levelsNotice.set("");
    }

    /** What the settings describe. */
    public Comparison comparison() {
        return new Comparison(settings.toConfig(), factor.get(), levels.get());
    }

    /** What the pictures of all columns are turned to. */
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

    /** From left to right; a new list for each comparison that begins. */
    public ReadOnlyObjectProperty<List<ColumnModel>> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    public List<ColumnModel> columns() {
        return columns.get();
    }

    /** What all columns can be looked back at together. */
    public ReadOnlyObjectProperty<Memory> memoryProperty() {
        return memory.getReadOnlyProperty();
    }

    /** Whether an earlier step is shown. */
    public ReadOnlyBooleanProperty lookingBackProperty() {
        return lookingBack.getReadOnlyProperty();
    }

    /** The step that is shown, of the column that is furthest. */
    public ObservableValue<Long> shownStepProperty() {
        return shownStep.getReadOnlyProperty();
    }

    /** Empty, or what went wrong and what to do. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    public void dismissNotice() {
        notice.set("");
    }

    /** Whether each column has begun. */
    public boolean hasBegun() {
        return !columns().isEmpty() && columns().stream().allMatch(column -> column.newest() != null);
    }

    /** Whether no column has anything left to do. */
    public boolean isFinished() {
        return hasBegun() && columns().stream().noneMatch(ColumnModel::canGoOn);
    }

    void setPlaying(boolean newPlaying) {
        playing.set(newPlaying);
        refreshStatus();
    }

    void setNotice(String words) {
        notice.set(words);
    }

    void setMemory(Memory newMemory) {
        memory.set(newMemory);
    }

    /** Runs begin: nothing of the old ones is to be seen any more. */
    void beginRuns(List<ColumnModel> newColumns) {
        lookingBack.set(false);
        memory.set(Memory.NONE);
        shownStep.set(0L);
        notice.set("");
        // Beside the deepest flow the slider has a stop for each coupling; the others follow by their shares.
        lens.couplingsProperty().set(newColumns.stream().mapToInt(column -> column.config().flow().couplings()).max().orElse(1));
        columns.set(newColumns);
        refreshStatus();
    }

    /** Brings what is shown up to date with the columns. */
    void refresh(boolean isPast) {
        lookingBack.set(isPast);
        columns().forEach(ColumnModel::refresh);
        shownStep.set(columns().stream().map(ColumnModel::wanted).filter(run -> run != null).mapToLong(TrainingSnapshot::step).max().orElse(0));
        refreshStatus();
    }

    private void refreshStatus() {
        if (!hasBegun()) {
            status.set("Starting the engine…");
            return;
        }
        String steps = "step " + Numbers.count(shownStep.get()) + " of " + Numbers.count(columns().get(0).config().optimization().steps());
        long diverged = columns().stream().filter(column -> column.newest().isDiverged()).count();
        String tail = diverged == 0 ? "" : diverged == 1 ? " One column has diverged." : " " + diverged + " columns have diverged.";
        if (lookingBack.get()) {
            status.set("Looking back at step " + Numbers.count(shownStep.get()) + ". Play goes on from step "
                    + Numbers.count(memory.get().newest()) + ".");
        } else if (isFinished()) {
            status.set("Finished: " + steps + "." + tail + " Reset, change a setting, or raise “Stop at”.");
        } else if (playing.get()) {
            status.set("Training " + columns().size() + " columns: " + steps + "." + tail);
        } else {
            status.set(shownStep.get() == 0 ? "Ready. Press Space to train." : "Paused at " + steps + "." + tail);
        }
    }
}
