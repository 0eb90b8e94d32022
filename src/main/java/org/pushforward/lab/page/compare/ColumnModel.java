package org.pushforward.lab.page.compare;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pushforward.chart.ComparedRun;
import org.pushforward.chart.SeriesTone;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.sweep.Comparison;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.column.ColumnFigures;
import org.pushforward.instrument.column.ColumnFrame;
import org.pushforward.instrument.column.ProbedColumn;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.lab.run.RunModel;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** One column: a run as it was last seen, and what is said about it. For the window's thread. */
public final class ColumnModel extends RunModel {

    private final String heading;
    private final String name;
    private final SeriesTone tone;
    private final ReadOnlyObjectWrapper<DataSpaceFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ReadOnlyObjectWrapper<ColumnFigures> figures;
    private final ReadOnlyObjectWrapper<ProbedColumn> probed = new ReadOnlyObjectWrapper<>(this, "probed");
    private ProbedColumn newestProbed;
    /** Whether something was measured since it was last shown. */
    private boolean measured;
    private String words = "";
    private String brief = "";

    ColumnModel(Comparison comparison, int place, TrainingConfig config) {
        super(place, config);
        String level = comparison.levels().get(place);
        this.heading = comparison.factor().heading(level);
        this.name = comparison.factor().name(level);
        this.tone = comparison.factor().tone(level, place);
        figures = new ReadOnlyObjectWrapper<>(this, "figures", ColumnFigures.before(config));
    }

    public String heading() {
        return heading;
    }

    public SeriesTone tone() {
        return tone;
    }

    public ReadOnlyObjectProperty<DataSpaceFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** Where on their way from noise the samples of the frame stand, or what density is shown. @param little whether there is little room */
    String words(boolean little) {
        return little ? brief : words;
    }

    public ReadOnlyObjectProperty<ColumnFigures> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    /** What the flow makes of the probe; null where there is none, or nothing is known of it yet. */
    ReadOnlyObjectProperty<ProbedColumn> probedProperty() {
        return probed.getReadOnlyProperty();
    }

    /** The command line of this column's run, whatever the others are; with a comment where its data are others by now. */
    String command() {
        return CommandText.train(config()).withNote(whyOther().orElse("")).text();
    }

    /** {@link #command}, and at which step its picture stands; empty before the first picture. */
    String repeat() {
        DataSpaceFrame shown = frame.get();
        return shown == null ? "" : command() + (shown.step() < 0 ? "" : "  # seen at step " + shown.step());
    }

    void setFrame(ColumnFrame newFrame) {
        words = newFrame.words();
        brief = newFrame.brief();
        frame.set(newFrame.frame());
    }

    /** @param reading null where there is no probe any more */
    void setProbed(ProbedColumn reading) {
        newestProbed = reading;
        measured = true;
    }

    @Override
    protected boolean isShown() {
        return super.isShown() && !measured;
    }

    @Override
    protected void refresh() {
        measured = false;
        probed.set(newestProbed);
        TrainingSnapshot before = snapshotProperty().get();
        super.refresh();
        TrainingSnapshot now = snapshotProperty().get();
        if (now != before) {
            LearnedData data = hasData() ? dataProperty().get() : null;
            figures.set(ColumnFigures.of(now, data == null ? Double.NaN : data.yardstick().error()));
        }
    }

    /** For the common charts. */
    ComparedRun compared() {
        TrainingSnapshot run = wanted();
        return new ComparedRun(name, tone, config().padding(), run == null ? List.of() : run.history());
    }
}
