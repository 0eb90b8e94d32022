package org.pushforward.chart;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.train.EqualFit;
import org.pushforward.train.FitMeasure;

/**
 * The condition number against the fit along trainings, as the report and the window draw it: from the right, where all begin, to the left; with a
 * rule at the best fit that all reached, and each run's condition number there.
 */
public final class EqualFitCurves {

    /** A line. @param name short, beside its number */
    public record Run(String name, SeriesTone tone, Mark mark, EqualFit.Path path) {
    }

    private EqualFitCurves() {}

    /**
     * What the chart shows. Fits at or below the floor have no place on a logarithmic axis.
     *
     * @param kappa title of the axis of condition numbers
     * @param match of these runs, in their order
     */
    public static Content of(String title, FitMeasure measure, String kappa, List<Run> runs, EqualFit.Match match) {
        List<Series> lines = new ArrayList<>();
        List<Series> names = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = 1;
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            EqualFit.Path path = run.path();
            if (path.isEmpty()) {
                continue;
            }
            Hue hue = Hue.of(run.tone());
            lines.add(new Series("", path.fits(), path.kappas(), hue, Mark.POINT));
            for (double value : path.kappas()) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            boolean matched = match.exists() && match.fit() > 0;
            int last = path.fits().length - 1;
            double at = matched ? match.kappas()[i] : path.kappas()[last];
            names.add(new Series(run.name() + " " + Numbers.brief(at), new double[] {matched ? match.fit() : path.fits()[last]}, new double[] {at},
                    hue, run.mark()));
        }
        if (match.exists() && match.fit() > 0) {
            lines.add(new Series("", new double[] {match.fit(), match.fit()}, new double[] {low, high}, Hue.INK, null));
        }
        lines.addAll(names);
        return new Content(title, measure.words(), kappa, lines, List.of());
    }

    /** What became of the match, in one sentence. */
    public static String words(FitMeasure measure, EqualFit.Match match) {
        return match.exists() ? "At an equal " + measure.title() + " of " + Numbers.brief(match.fit()) + ", the best that all reached:"
                : "No common fit: two of these runs never were equally far from the data.";
    }
}
