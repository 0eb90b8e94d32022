package org.pushforward.lab.page.train;

import java.util.List;
import org.pushforward.chart.ConditionChart;
import org.pushforward.chart.LikelihoodChart;
import org.pushforward.chart.RunChart;
import org.pushforward.chart.SpectrumChart;
import org.pushforward.chart.Theme;
import org.pushforward.conditioning.ClampRails;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.Partition;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** The page's charts of a run's history, fed by the controller, shown by the view. */
public final class TrainCharts {

    private final LikelihoodChart likelihood = new LikelihoodChart();
    private final SpectrumChart spectrum = new SpectrumChart();
    private final ConditionChart condition = new ConditionChart();
    private TrainingConfig shownRun;
    private int shownRows;

    /** From top to bottom. */
    public List<RunChart> all() {
        return List.of(likelihood, spectrum, condition);
    }

    void setTheme(Theme theme, double scale) {
        all().forEach(chart -> chart.setTheme(theme, scale));
    }

    void restart(TrainingConfig config) {
        shownRun = null;
        shownRows = 0;
        likelihood.setHonesty(Double.NaN, config.padding());
        all().forEach(chart -> chart.restart(config.optimization().steps()));
    }

    /** Passes the history on if it has grown. */
    void show(TrainingSnapshot run) {
        if (run.config() != shownRun) {
            shownRun = run.config();
            shownRows = 0;
            likelihood.setHonesty(run.floor(), run.config().padding());
        }
        if (run.history().size() != shownRows) {
            if (shownRows == 0) {
                showRail(run.model());
            }
            shownRows = run.history().size();
            all().forEach(chart -> chart.show(run.history()));
        }
    }

    /** Once a run: the architecture sets it. Only learned layers would move it with every step, and go without. */
    private void showRail(FlowModel model) {
        boolean fixed = model.spec().partition() != Partition.LINEAR;
        spectrum.setVolumeRail(fixed ? ClampRails.of(new Flow(model)).meanLow()[model.spec().couplings()] : Double.NaN);
    }
}
