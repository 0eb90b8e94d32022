package org.pushforward.chart;

import java.util.ArrayList;
import java.util.List;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.train.EqualFit;
import org.pushforward.train.FitMeasure;
import org.pushforward.train.KappaUnits;

/**
 * The condition number against the fit along trainings, as the report and the window draw it: from the right, where all begin, to the left; with a
 * dashed rule at the best fit that all lines of a group reached, and each run's condition number there. A run that came no nearer to its data, or
 * that diverged, has no line; the title says which.
 */
public final class EqualFitCurves {

    /** What is compared where nothing else is chosen: the paper's statistic. */
    private static final String KAPPA = "κ, mean over points (no unit)";
    /** More lines cannot be named. */
    private static final int MOST_NAMED = 8;
    /** Nor more runs in the title. */
    private static final int MOST_IN_TITLE = 2;

    /** A line. @param name short, beside its number. @param path empty where it has been measured, and there is no line all the same */
    public record Run(String name, SeriesTone tone, Mark mark, EqualFit.Path path) {
    }

    /** Runs that are compared with each other. @param match of their paths, in their order */
    public record Group(List<Run> runs, EqualFit.Match match) {

        /** @param least as {@link EqualFit.Match#of} takes it */
        public static Group of(List<Run> runs, double least) {
            return new Group(List.copyOf(runs), EqualFit.Match.of(runs.stream().map(Run::path).toList(), least));
        }
    }

    private EqualFitCurves() {}

    /**
     * What the chart shows. Fits at or below the floor have no place on a logarithmic axis.
     *
     * @param kappa title of the axis of condition numbers
     */
    public static Content of(FitMeasure measure, String kappa, List<Group> groups) {
        List<Series> lines = new ArrayList<>();
        List<Series> names = new ArrayList<>();
        boolean named = groups.stream().mapToInt(group -> group.runs().size()).sum() <= MOST_NAMED;
        for (Group group : groups) {
            EqualFit.Match match = group.match();
            boolean matched = match.exists() && match.fit() > 0;
            double low = Double.POSITIVE_INFINITY;
            double high = 0;
            for (int i = 0; i < group.runs().size(); i++) {
                Run run = group.runs().get(i);
                EqualFit.Path path = run.path();
                if (path.isEmpty()) {
                    continue;
                }
                Hue hue = Hue.of(run.tone());
                lines.add(new Series(run.name(), "", path.fits(), path.kappas(), hue, Mark.POINT));
                int last = path.fits().length - 1;
                double kappaThere = matched ? match.kappas()[i] : path.kappas()[last];
                if (Double.isNaN(kappaThere)) {
                    continue;
                }
                low = Math.min(low, kappaThere);
                high = Math.max(high, kappaThere);
                String name = run.name() + " " + Numbers.brief(kappaThere);
                names.add(new Series(name, named ? name : "", new double[] {matched ? match.fit() : path.fits()[last]}, new double[] {kappaThere},
                        hue,
                        run.mark()));
            }
            if (matched) {
                // So high that it is seen where all have one condition number.
                lines.add(new Series("equal " + measure.title(), "", new double[] {match.fit(), match.fit()}, new double[] {low / 1.3, high * 1.3},
                        Hue.INK, null));
            }
        }
        lines.addAll(names);
        return new Content(title(measure, groups), measure.words(), kappa, lines, List.of());
    }

    private static String title(FitMeasure measure, List<Group> groups) {
        return alone(measure, groups) + lineless(groups.stream().flatMap(group -> group.runs().stream()).toList());
    }

    /** What has no line is none of those that reached the common fit. */
    private static String lineless(List<Run> runs) {
        List<String> names = runs.stream().filter(run -> run.path().isEmpty()).map(Run::name).toList();
        return names.isEmpty() || names.size() == runs.size() ? "" : "; no line: "
                + (names.size() <= MOST_IN_TITLE ? String.join(" and ", names) : names.size() + " of " + runs.size());
    }

    private static String alone(FitMeasure measure, List<Group> groups) {
        List<Group> matched = groups.stream().filter(group -> group.match().exists()).toList();
        return groups.size() == 1 && matched.size() == 1 ? "κ at an equal " + measure.title() + " of " + Numbers.brief(matched.get(0).match().fit())
                : matched.isEmpty() && groups.stream().anyMatch(group -> group.runs().size() > 1)
                ? "κ against " + measure.title() + ": no common fit" : "κ against " + measure.title();
    }

    /**
     * Runs beside each other so far.
     *
     * @param yardstick what their distances are read against
     */
    public static Content compared(List<ComparedRun> compared, KappaUnits units, Yardstick yardstick) {
        FitMeasure measure = FitMeasure.shared(compared.stream().map(ComparedRun::rows).toList());
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            ComparedRun run = compared.get(i);
            // At its first row a run has no line yet.
            if (run.rows().size() > 1) {
                runs.add(new Run(run.name(), run.tone(), Mark.of(i),
                        EqualFit.Path.of(run.rows(), measure, row -> units.of(row).mean(), yardstick.error())));
            }
        }
        return of(measure, units == KappaUnits.DATA ? KAPPA : KAPPA + ", " + units.words(),
                List.of(Group.of(runs, least(measure, yardstick))));
    }

    /** Nearer than the data are to themselves no distance can tell. */
    public static double least(FitMeasure measure, Yardstick yardstick) {
        return measure == FitMeasure.W2 ? yardstick.median() : Double.NaN;
    }
}
