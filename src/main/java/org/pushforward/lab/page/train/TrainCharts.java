package org.pushforward.lab.page.train;

import java.util.List;
import org.pushforward.chart.ConditionChart;
import org.pushforward.chart.LikelihoodChart;
import org.pushforward.chart.RunChart;
import org.pushforward.chart.SpectrumChart;
import org.pushforward.chart.Theme;
import org.pushforward.data.Padding;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/** The page's charts of a run's history, fed by the controller, shown by the view. */
public final class TrainCharts {

    private final LikelihoodChart likelihood = new LikelihoodChart();
    private final SpectrumChart spectrum = new SpectrumChart();
    private final ConditionChart condition = new ConditionChart();
    private TrainingConfig shownRun;
    private Padding shownPadding;
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
        if (run.config() != shownRun || !run.padding().equals(shownPadding)) {
            shownRun = run.config();
            shownPadding = run.padding();
            shownRows = 0;
            likelihood.setHonesty(run.floor(), shownPadding);
        }
        if (run.history().size() != shownRows) {
            shownRows = run.history().size();
            all().forEach(chart -> chart.show(run.history()));
        }
    }
}
