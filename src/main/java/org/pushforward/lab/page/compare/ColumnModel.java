package org.pushforward.lab.page.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pushforward.chart.ComparedRun;
import org.pushforward.chart.SeriesTone;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.column.ColumnFrame;
import org.pushforward.instrument.column.ProbedColumn;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** One column: a run as it was last seen, and what is said about it. For the window's thread. */
public final class ColumnModel {

    private final int place;
    private final String heading;
    private final String name;
    private final SeriesTone tone;
    private final TrainingConfig config;
    private final List<ComparedRun.Distance> distances = new ArrayList<>();
    private final ReadOnlyObjectWrapper<TrainingSnapshot> snapshot = new ReadOnlyObjectWrapper<>(this, "snapshot");
    private final ReadOnlyObjectWrapper<LearnedData> data = new ReadOnlyObjectWrapper<>(this, "data");
    private final ReadOnlyObjectWrapper<DataSpaceFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ReadOnlyObjectWrapper<ColumnFigures> figures;
    private final ReadOnlyObjectWrapper<ProbedColumn> probed = new ReadOnlyObjectWrapper<>(this, "probed");
    private ProbedColumn newestProbed;
    private String layer = "";
    private TrainingSnapshot newest;
    private TrainingSnapshot past;

    ColumnModel(Comparison comparison, int place, TrainingConfig config) {
        String level = comparison.levels().get(place);
        this.place = place;
        this.heading = comparison.factor().heading(level);
        this.name = comparison.factor().name(level);
        this.tone = comparison.factor().tone(level, place);
        this.config = config;
        figures = new ReadOnlyObjectWrapper<>(this, "figures", ColumnFigures.before(config));
    }

    /** From the left, counted from 0. */
    public int place() {
        return place;
    }

    public String heading() {
        return heading;
    }

    public SeriesTone tone() {
        return tone;
    }

    public TrainingConfig config() {
        return config;
    }

    /** The run as it is shown; null while it begins. */
    public ReadOnlyObjectProperty<TrainingSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** The data of the run, or null while they are made. */
    public ReadOnlyObjectProperty<LearnedData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<DataSpaceFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** Where on their way from noise the samples of the frame stand, in words; empty at the data. */
    String layer() {
        return layer;
    }

    public ReadOnlyObjectProperty<ColumnFigures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** What the flow makes of the probe; null where there is none, or nothing is known of it yet. */
    ReadOnlyObjectProperty<ProbedColumn> probedProperty() {
        return probed.getReadOnlyProperty();
    }

    /** The run as it stands, whatever is shown; null while it begins. */
    TrainingSnapshot newest() {
        return newest;
    }

    /** What is to be shown: the run as it stood, or as it stands. */
    TrainingSnapshot wanted() {
        return past != null ? past : newest;
    }

    /** The run at the step that is looked back at; null while its present is shown. */
    TrainingSnapshot past() {
        return past;
    }

    boolean canGoOn() {
        return newest == null || !newest.isFinished() && !newest.isDiverged();
    }

    void setData(LearnedData newData) {
        data.set(newData);
    }

    void setNewest(TrainingSnapshot run) {
        newest = run;
    }

    void setPast(TrainingSnapshot then) {
        past = then;
    }

    void setFrame(ColumnFrame newFrame) {
        layer = newFrame.layer();
        frame.set(newFrame.frame());
    }

    /** @param reading null where there is no probe any more */
    void setProbed(ProbedColumn reading) {
        newestProbed = reading;
    }

    /** Takes a measurement of the samples; one that stands at an earlier step than the last is of a run that has gone back since. */
    void add(ComparedRun.Distance distance) {
        distances.removeIf(other -> other.step() >= distance.step());
        distances.add(distance);
    }

    void forgetDistancesAfter(long step) {
        distances.removeIf(other -> other.step() > step);
    }

    /** Brings what is shown up to date. */
    void refresh() {
        probed.set(newestProbed);
        TrainingSnapshot run = wanted();
        if (run != null && run != snapshot.get()) {
            snapshot.set(run);
            figures.set(ColumnFigures.of(run));
        }
    }

    /** For the common charts. */
    ComparedRun compared() {
        TrainingSnapshot run = wanted();
        return new ComparedRun(name, tone, config.padding(), run == null ? List.of() : run.history(),
                run == null ? List.of() : distances.stream().filter(distance -> distance.step() <= run.step()).toList());
    }
}
