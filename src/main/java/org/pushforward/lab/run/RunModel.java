package org.pushforward.lab.run;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pushforward.instrument.LearnedData;
import org.pushforward.live.ReadFile;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** One of the runs of a page: as it stands, and as it is shown. For the window's thread. */
public class RunModel {

    private final int place;
    private final TrainingConfig config;
    private final ReadOnlyObjectWrapper<LearnedData> data = new ReadOnlyObjectWrapper<>(this, "data");
    private final ReadOnlyObjectWrapper<TrainingSnapshot> snapshot = new ReadOnlyObjectWrapper<>(this, "snapshot");
    private Optional<RunState> from = Optional.empty();
    private Optional<ReadFile> file = Optional.empty();
    private TrainingSnapshot newest;
    private TrainingSnapshot past;

    /** @param place among the runs of the page, counted from 0 */
    public RunModel(int place, TrainingConfig config) {
        this.place = place;
        // A copy of its own: one more snapshot of an old run may be on its way, and that is told by whose settings it carries.
        this.config = config.withSeed(config.seed());
    }

    public int place() {
        return place;
    }

    /** The very one that the snapshots of this run carry, and those of no other. */
    public TrainingConfig config() {
        return config;
    }

    /** What it goes on from; empty for step 0, and for a run with data once it has begun. */
    public Optional<RunState> from() {
        return from;
    }

    /** Whether it can be trained: its data are there. */
    public boolean hasData() {
        return from.map(RunState::hasData).orElse(true);
    }

    void setFrom(Optional<RunState> state) {
        from = state;
    }

    /** It has begun: from now on it is what trains it that knows how it stands. What it went on from may be tens of megabytes. */
    void begun() {
        from = from.filter(state -> !state.hasData());
    }

    /** @param read the file that its points come from, as it was when they were read */
    void setFile(Optional<ReadFile> read) {
        file = read;
    }

    /** Why a command of its settings does not make this run, in a line without its full stop; empty where it does. Looks at the file. */
    public Optional<String> whyOther() {
        Optional<String> without = from.filter(state -> !state.hasData()).map(state -> state.withoutData().reason().replaceFirst("\\.$", ""));
        return without.isPresent() ? without : file.flatMap(ReadFile::whyOther).map(why -> why + ": save the run instead");
    }

    /** The data of the run, or null while they are made. */
    public ReadOnlyObjectProperty<LearnedData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /** The run as it is shown; null while it begins. */
    public ReadOnlyObjectProperty<TrainingSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** The run as it stands, whatever is shown; null while it begins. */
    public TrainingSnapshot newest() {
        return newest;
    }

    /** The run at the step that is looked back at; null while its present is shown. */
    TrainingSnapshot past() {
        return past;
    }

    /** What is to be shown: the run as it stood, or as it stands. */
    protected TrainingSnapshot wanted() {
        return past != null ? past : newest;
    }

    /** Whether nothing newer is known than what is shown. */
    protected boolean isShown() {
        return wanted() == snapshot.get();
    }

    public boolean canGoOn() {
        return hasData() && (newest == null || !newest.isFinished() && !newest.isDiverged());
    }

    void setData(LearnedData newData) {
        data.set(newData);
    }

    public void setNewest(TrainingSnapshot run) {
        newest = run;
    }

    void setPast(TrainingSnapshot then) {
        past = then;
    }

    /** Brings what is shown up to date. */
    protected void refresh() {
        if (wanted() != null) {
            snapshot.set(wanted());
        }
    }
}
