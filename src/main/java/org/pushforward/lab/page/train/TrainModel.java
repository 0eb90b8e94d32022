package org.pushforward.lab.page.train;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Padding;
import org.pushforward.instrument.KappaFigures;
import org.pushforward.instrument.LearnedData;
import org.pushforward.instrument.LikelihoodWords;
import org.pushforward.instrument.place.DataSpaceFrame;
import org.pushforward.lab.run.DatasetShelf;
import org.pushforward.lab.run.RunModel;
import org.pushforward.lab.run.RunsModel;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;
import org.pushforward.train.WithoutData;

/** The truth of the Train page: that of a page with a single run, its picture and its figures. Knows no node. For one thread. */
public final class TrainModel extends RunsModel<RunModel> {

    private final BooleanProperty densityShown = new SimpleBooleanProperty(this, "densityShown", true);
    private final BooleanProperty samplesShown = new SimpleBooleanProperty(this, "samplesShown", true);
    private final BooleanProperty dataShown = new SimpleBooleanProperty(this, "dataShown", true);
    private final ReadOnlyObjectWrapper<TrainingSnapshot> snapshot = new ReadOnlyObjectWrapper<>(this, "snapshot");
    private final ReadOnlyObjectWrapper<LearnedData> data = new ReadOnlyObjectWrapper<>(this, "data");
    private final ReadOnlyObjectWrapper<DataSpaceFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ReadOnlyObjectWrapper<Figures> figures = new ReadOnlyObjectWrapper<>(this, "figures");

    /**
     * @param defaults the run that the page opens with
     * @param shelf    the datasets of the picker, that of the defaults among them
     */
    public TrainModel(TrainingConfig defaults, DatasetShelf shelf) {
        super(defaults, shelf, true);
        figures.set(Figures.before(defaults));
        snapshot.addListener((property, old, now) -> {
            if (now != null) {
                figures.set(Figures.of(now));
            }
        });
    }

    /** Takes over the settings of a run. Data that no card stands for are a file, which gets a card. */
    public void choose(TrainingConfig config) {
        settings().choose(config, shelf().card(config.dataset()));
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

    /** The run as it is shown: as it was last seen, or as it stood at an earlier step; null while one begins. */
    public ReadOnlyObjectProperty<TrainingSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public TrainingSnapshot getSnapshot() {
        return snapshot.get();
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

    void setFrame(DataSpaceFrame newFrame) {
        frame.set(newFrame);
    }

    @Override
    public void beginRuns(List<RunModel> runs) {
        super.beginRuns(runs);
        RunModel run = runs.get(0);
        snapshot.bind(run.snapshotProperty());
        data.bind(run.dataProperty());
        figures.set(Figures.before(run.config()));
    }

    @Override
    public void refresh(boolean isPast) {
        super.refresh(isPast);
        if (!isPast && getSnapshot().isDiverged()) {
            notice().stand(getSnapshot().divergence());
        }
    }

    /**
     * The numbers under the picture, as they are shown.
     *
     * @param nllName what the loss is called: with padding not every loss is the data's
     * @param gapName likewise
     * @param gapHelp how it comes from the loss and the floor of the same points, with its error; empty for nothing
     */
    public record Figures(String step, String stepsPerSecond, String nllName, Estimate nll, String gapName, Estimate gap, String gapHelp,
            KappaFigures kappa) {

        static Figures before(TrainingConfig config) {
            return new Figures("0", "–", "NLL, nats", Estimate.NONE, "gap, nats", Estimate.NONE, "", KappaFigures.before(config.dataset()));
        }

        static Figures of(TrainingSnapshot run) {
            if (run.config().dataset().equals(WithoutData.UNKNOWN)) {
                // Nobody knows how many steps have made it.
                Figures none = before(run.config());
                return new Figures("–", none.stepsPerSecond, none.nllName, none.nll, none.gapName, none.gap, none.gapHelp, none.kappa);
            }
            HistoryRow row = run.history().isEmpty() ? null : run.history().get(run.history().size() - 1);
            Padding padding = run.padding();
            // The padding may have been moved since the row was read; what the numbers are is the row's.
            boolean unbounded = row == null ? !padding.hasDensity() : row.isUnbounded();
            String nllName = "NLL, nats";
            String gapName = "gap, nats";
            Estimate nll = row == null ? Estimate.NONE : LikelihoodWords.nll(row);
            Estimate gap = row == null ? Estimate.NONE : LikelihoodWords.gap(row);
            if (unbounded) {
                // A loss without a lower bound means nothing beside a floor.
                nllName = "NLL";
                nll = Estimate.exact("unbounded");
                gapName = "gap";
                gap = Estimate.NONE;
            } else if (padding.kind() != Padding.Kind.NONE) {
                nllName = "NLL, at most";
                gapName = "gap, at most";
            }
            return new Figures(Numbers.count(run.step()), run.stepsPerSecond() > 0 ? Numbers.brief(run.stepsPerSecond()) : "–",
                    nllName, nll, gapName, gap, row == null ? "" : LikelihoodWords.of(row, run.floor()),
                    row == null ? KappaFigures.before(run.config().dataset()) : KappaFigures.of(run.config().dataset(), padding, row));
        }

        /** One sentence for a screen reader. */
        public String sentence() {
            return "Step " + step + ", " + nllName + " " + nll.text() + ", " + gapName + " " + gap.text() + ". " + kappa.sentence();
        }
    }
}
