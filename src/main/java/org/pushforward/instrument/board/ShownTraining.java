package org.pushforward.instrument.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.EqualFitCurves;
import org.pushforward.chart.PaddingCurves;
import org.pushforward.chart.SeriesTone;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.SweepHistories;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepSummary;
import org.pushforward.experiment.sweep.SweepTrails;
import org.pushforward.train.EqualFit;
import org.pushforward.train.FitMeasure;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.TrainingConfig;

/**
 * The runs of a sweep along their training: the condition number against the fit, medians over seeds. Settings that differ in their padding alone are
 * compared where all came to the same fit; in a sweep of one padding, those of one dataset.
 *
 * @param content for the chart
 * @param caption one sentence or more; empty where nothing is known
 */
public record ShownTraining(DecadeChart.Content content, String caption) {

    /** @param rows a sweep's; its datasets have the same forms whatever is left out */
    public static ShownTraining of(List<SweepRow> rows, SweepHistories histories, ShownRuns.View view) {
        SweepTrails.Axes axes = view.axes();
        FitMeasure measure = ShownRuns.isOfSamples(axes.distance()) ? FitMeasure.W2 : FitMeasure.GAP;
        HistoryMetric kappa = HistoryMetric.valueOf(axes.conditioning().label().toUpperCase(Locale.ROOT));
        RunForms forms = new RunForms(rows, axes.across());
        List<SweepRow> shown = rows.stream().filter(row -> view.shows(row, forms)).toList();
        boolean paddings = ShownRuns.paddings(rows).size() > 1;
        Map<Object, List<SweepSummary.Group>> sets = new LinkedHashMap<>();
        for (SweepSummary.Group group : SweepSummary.groups(shown)) {
            TrainingConfig config = group.config().withSeed(0);
            sets.computeIfAbsent(paddings ? config.withPadding(Padding.none()) : config.dataset(), set -> new ArrayList<>()).add(group);
        }
        boolean depths = varies(shown.stream().map(row -> row.config().flow().couplings()).toList());
        boolean datasets = varies(shown.stream().map(row -> row.config().dataset()).toList());
        List<EqualFitCurves.Group> groups = new ArrayList<>();
        for (List<SweepSummary.Group> set : sets.values()) {
            List<EqualFitCurves.Run> runs = new ArrayList<>();
            for (SweepSummary.Group group : set) {
                TrainingConfig config = group.config();
                if (measure == FitMeasure.GAP && !config.padding().hasDensity()
                        || group.rows().stream().allMatch(row -> histories.of(row).isEmpty())) {
                    // There is nothing that could be drawn, and the caption says so.
                    continue;
                }
                List<String> name = new ArrayList<>();
                if (paddings || !depths && !datasets) {
                    name.add(PaddingCurves.name(config.padding().kind()));
                }
                if (depths) {
                    name.add("K = " + config.flow().couplings());
                }
                if (datasets) {
                    name.add(ShownRuns.title(config.dataset().name()));
                }
                runs.add(new EqualFitCurves.Run(String.join(", ", name), SeriesTone.of(config.padding().kind()), forms.mark(config),
                        EqualFit.median(group.rows().stream().map(row -> histories.path(row, measure, kappa)).toList())));
            }
            groups.add(EqualFitCurves.Group.of(runs, EqualFitCurves.least(measure, set.get(0).rows().get(0).yardstick())));
        }
        return new ShownTraining(EqualFitCurves.of(measure, ShownRuns.conditioning(axes.conditioning()), groups),
                caption(shown, histories, measure, groups));
    }

    private static boolean varies(List<?> values) {
        return values.stream().distinct().count() > 1;
    }

    private static String caption(List<SweepRow> shown, SweepHistories histories, FitMeasure measure, List<EqualFitCurves.Group> groups) {
        if (histories.ofRuns().isEmpty()) {
            return "";
        }
        List<String> words = new ArrayList<>(List.of("Dashed: the best " + measure.title() + " that all lines reach."));
        long lacking = shown.stream().filter(row -> histories.of(row).isEmpty()).count();
        if (lacking > 0) {
            words.add(lacking + (lacking == 1 ? " run is" : " runs are") + " not there with a history.");
        }
        if (measure == FitMeasure.GAP && shown.stream().anyMatch(row -> !row.config().padding().hasDensity())) {
            words.add("Zero padding has no gap: choose sliced W₂.");
        }
        long apart = groups.stream().filter(group -> group.runs().size() > 1 && !group.match().exists()).count();
        if (apart > 0 && lacking == 0) {
            words.add(apart + " without a common fit.");
        }
        return String.join(" ", words) + ShownRuns.unconverged(shown);
    }
}
