package org.pushforward.lab.page.train;

import java.util.List;
import org.pushforward.chart.AlignedCharts;
import org.pushforward.chart.ConditionChart;
import org.pushforward.chart.Ghost;
import org.pushforward.chart.LikelihoodChart;
import org.pushforward.chart.RunChart;
import org.pushforward.chart.SpectrumChart;
import org.pushforward.chart.Theme;
import org.pushforward.conditioning.ClampRails;
import org.pushforward.data.Padding;
import org.pushforward.experiment.setting.SettingsChange;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.KappaUnits;
import org.pushforward.train.TrainingConfig;
import org.pushforward.train.TrainingSnapshot;

/**
 * The page's charts of a run's history, fed by the controller, shown by the view. When settings change, the run before stays on them as a ghost until
 * the next one that came to something takes its place.
 */
public final class TrainCharts {

    /** A run with fewer has no curve to remember. */
    private static final int LEAST_GHOST_ROWS = 4;

    private final LikelihoodChart likelihood = new LikelihoodChart();
    private final SpectrumChart spectrum = new SpectrumChart();
    private final ConditionChart condition = new ConditionChart();
    private TrainingConfig shownRun;
    private List<HistoryRow> shownRows = List.of();
    private TrainingConfig earlierRun;
    private List<HistoryRow> earlierRows = List.of();
    private Padding shownPadding;

    TrainCharts() {
        AlignedCharts.column(all());
    }

    /** From top to bottom. */
    public List<RunChart> all() {
        return List.of(likelihood, spectrum, condition);
    }

    void setTheme(Theme theme, double scale) {
        all().forEach(chart -> chart.setTheme(theme, scale));
    }

    void restart(TrainingConfig config) {
        if (shownRows.size() >= LEAST_GHOST_ROWS) {
            earlierRun = shownRun;
            earlierRows = shownRows;
        }
        if (config.equals(earlierRun)) {
            // The same run once more would hide it.
            earlierRun = null;
        }
        Ghost ghost = earlierRun == null ? null : new Ghost(earlierRows, isComparable(config), hasSameUnits(config),
                SettingsChange.words(earlierRun, config));
        shownRun = null;
        shownRows = List.of();
        likelihood.setHonesty(Double.NaN, config.padding());
        condition.setUnits(KappaUnits.headline(config.dataset()));
        all().forEach(chart -> chart.restart(config.steps(), ghost));
    }

    /** Whether the losses of the earlier run and of the next one stand for the same thing: how well one distribution is learned. */
    private boolean isComparable(TrainingConfig next) {
        return next.padding().hasDensity() && earlierRows.stream().noneMatch(HistoryRow::isUnbounded)
                && SettingsChange.isSameDistribution(earlierRun.dataset(), next.dataset());
    }

    /** Built-in data have one unit in common; of two tables nobody knows it. */
    private boolean hasSameUnits(TrainingConfig next) {
        boolean builtIn = KappaUnits.headline(earlierRun.dataset()) == KappaUnits.DATA && KappaUnits.headline(next.dataset()) == KappaUnits.DATA;
        return builtIn || earlierRun.dataset().name().equals(next.dataset().name());
    }

    /** Passes the history on if it is another one than is shown: grown, thinned, or that of an earlier step. */
    void show(TrainingSnapshot run) {
        boolean begun = run.config() != shownRun;
        if (begun) {
            shownRun = run.config();
        }
        boolean otherPadding = begun || !run.padding().equals(shownPadding);
        if (otherPadding) {
            shownPadding = run.padding();
            likelihood.setHonesty(run.floor(), shownPadding);
        }
        List<HistoryRow> rows = run.history();
        if (otherPadding || rows.size() != shownRows.size() || last(rows) != last(shownRows)) {
            if (shownRows.isEmpty() && !rows.isEmpty()) {
                showRails(run.model());
            }
            shownRows = rows;
            all().forEach(chart -> chart.show(rows));
        }
    }

    private static HistoryRow last(List<HistoryRow> rows) {
        return rows.isEmpty() ? null : rows.get(rows.size() - 1);
    }

    /** Once a run: the architecture sets it. Only learned layers would move it with every step, and go without. */
    private void showRails(FlowModel model) {
        if (model.spec().learnsMixing()) {
            spectrum.setVolumeRails(Double.NaN, Double.NaN);
        } else {
            ClampRails rails = ClampRails.of(new Flow(model));
            int last = model.spec().couplings();
            spectrum.setVolumeRails(rails.meanLow()[last], rails.meanHigh()[last]);
        }
    }
}
