package org.pushforward.instrument.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.Mark;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.RunScatter;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.ConstructedRuns;
import org.pushforward.experiment.sweep.Spread;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTrails;
import org.pushforward.fit.SampleDistance.Yardstick;
import org.pushforward.train.Convergence;
import org.pushforward.train.KappaUnits;
import org.pushforward.train.TrainingConfig;

/**
 * The runs of a sweep as they are shown on the board.
 *
 * @param runs    those that have a place, in the order of the content's runs
 * @param stops   of the trails, in the order of the content's stops
 * @param content for the chart
 * @param caption one sentence or more: how many runs there are, and which of them have no place, and why
 * @param beside  of flows from a formula, which are the last of the content's stops: what each of them is, in lines
 * @param key     what colours and forms stand for
 */
public record ShownRuns(List<SweepRow> runs, List<SweepTrails.Stop> stops, RunScatter.Content content, String caption, List<String> beside,
        BoardKey key) {

    private static final int MOST_NAMED_TRAILS = 4;

    /**
     * What is to be shown.
     *
     * @param axes     of the board
     * @param fronts   whether with the runs that no other is better than
     * @param forms    names that are left out, see {@link RunForms}: of datasets, numbers of modes, widths
     * @param paddings that are left out
     */
    public record View(SweepTrails.Axes axes, boolean fronts, Set<String> forms, Set<Padding.Kind> paddings) {

        boolean shows(SweepRow row, RunForms all) {
            TrainingConfig config = row.config();
            return !forms.contains(all.form(config)) && !forms.contains(all.beside(config)) && !paddings.contains(config.padding().kind());
        }
    }

    /** @param rows a sweep's; its datasets have the same forms whatever is left out */
    public static ShownRuns of(List<SweepRow> rows, View view) {
        return of(rows, Optional.empty(), view);
    }

    /** As above. @param constructed flows from a formula on the same law, which have a place over depth */
    public static ShownRuns of(List<SweepRow> rows, Optional<ConstructedRuns> constructed, View view) {
        RunForms forms = new RunForms(rows, view.axes().across());
        List<SweepTrails.Point> points = SweepTrails.points(rows, view.axes()).stream().filter(point -> view.shows(point.row(), forms)).toList();
        // A logarithmic scale has no place for what is not positive: a gap that is within its error of zero.
        List<SweepTrails.Point> placed = points.stream().filter(point -> !(point.distance() <= 0)).toList();
        List<RunScatter.Point> runs = placed.stream()
                .map(point -> place(point.across(), point.distance(), point.row(), forms)).toList();
        List<SweepTrails.Trail> found = SweepTrails.trails(placed);
        boolean few = found.size() <= MOST_NAMED_TRAILS;
        List<RunScatter.Trail> trails = new ArrayList<>(found.stream().map(trail -> drawn(trail, few, forms)).toList());
        Optional<ConstructedRuns> known = constructed.filter(flows -> hasPlace(flows, view.axes()));
        Optional<ConstructedRuns> beside = known.filter(flows -> !view.forms().contains(flows.title()));
        beside.ifPresent(flows -> trails.add(drawn(flows, view.axes().distance(), forms.beyond())));
        List<List<RunScatter.Point>> fronts = view.fronts() && view.axes().across() == SweepTrails.Across.CONDITIONING ? fronts(placed, forms)
                : List.of();
        RunScatter.Content content = new RunScatter.Content(across(view.axes()), distance(view.axes().distance()),
                lane(placed), runs, trails, fronts, ThicknessGuide.of(view.axes(), found));
        List<SweepTrails.Stop> stops = found.stream().flatMap(trail -> trail.stops().stream()).toList();
        return new ShownRuns(placed.stream().map(SweepTrails.Point::row).toList(), stops, content,
                caption(rows, points.size() - placed.size(), notMeasured(rows, view), view.axes())
                        + yardsticks(placed.stream().map(SweepTrails.Point::row).toList(), view.axes().distance())
                        + beside.map(flows -> " Beside them " + flows.title() + " from a formula.").orElse(""),
                beside.map(flows -> flows.stops().stream().map(stop -> words(flows, stop)).toList()).orElse(List.of()),
                BoardKey.of(rows, forms, known.map(ConstructedRuns::title)));
    }

    /** Whether flows from a formula have a place over these axes: over depth, where they have what is up. */
    private static boolean hasPlace(ConstructedRuns flows, SweepTrails.Axes axes) {
        return axes.across() == SweepTrails.Across.COUPLINGS && flows.stops().stream().allMatch(stop -> stop.get(axes.distance()) > 0);
    }

    /** The key has the name. There are no seeds, so no quartiles either; the errors are told at the points. */
    private static RunScatter.Trail drawn(ConstructedRuns flows, Metric up, Mark mark) {
        return new RunScatter.Trail(flows.stops().stream().map(stop -> {
            double y = stop.get(up);
            return new RunScatter.Stop(new RunScatter.Point(stop.couplings(), y, Padding.Kind.GAUSSIAN, mark), stop.couplings(), stop.couplings(),
                    y, y, "");
        }).toList());
    }

    private static String words(ConstructedRuns flows, ConstructedRuns.Stop stop) {
        return Numbers.count(stop.couplings()) + " " + flows.title() + ", Gaussian padding\ngap at most "
                + Estimate.of(stop.gap(), stop.gapError()).text() + " nats, κ median "
                + Estimate.of(stop.kappaMedian(), stop.kappaMedianError()).text() + "\nFrom a formula, without training.";
    }

    /** Where many trails run through each other, only their ends are named; in the lanes there is room. */
    private static RunScatter.Trail drawn(SweepTrails.Trail trail, boolean few, RunForms forms) {
        List<RunScatter.Stop> stops = new ArrayList<>();
        for (int i = 0; i < trail.stops().size(); i++) {
            SweepTrails.Stop stop = trail.stops().get(i);
            boolean named = few || Double.isNaN(stop.distance()) || i == 0 || i == trail.stops().size() - 1;
            Spread across = stop.places();
            Spread up = stop.distances();
            RunScatter.Point median = new RunScatter.Point(across.median(), up.median(), trail.padding().kind(),
                    forms.mark(stop.runs().get(0).row().config()));
            stops.add(new RunScatter.Stop(median, across.q1(), across.q3(), up.q1(), up.q3(),
                    named ? name(stop, i == trail.stops().size() - 1, forms) : ""));
        }
        return new RunScatter.Trail(stops);
    }

    /** On a trail over the condition number its couplings; over a setting the axis says these, and the last stop says what has no form. */
    private static String name(SweepTrails.Stop stop, boolean last, RunForms forms) {
        SweepTrails.Point any = stop.runs().get(0);
        String couplings = Integer.toString(stop.couplings());
        return any.axes().across() == SweepTrails.Across.CONDITIONING ? couplings : last ? forms.beside(any.row().config()) : "";
    }

    /** Whether it makes a difference in which units the condition number is told, and both are known of some run. */
    public static boolean hasStandardUnits(List<SweepRow> rows) {
        return rows.stream().anyMatch(row -> !Double.isNaN(row.get(Metric.KAPPA_STANDARD_P95))
                && (row.config().padding().kind() != Padding.Kind.NONE || RunData.mayHaveUnlikeUnits(row.config().dataset())));
    }

    /**
     * The sliced W₂ by which runs are compared: that of their histories, as everywhere in the window. Where some of them come from a release that did
     * not measure it, the one that all have: of {@code samples.csv}.
     */
    public static Metric sampleDistance(List<SweepRow> rows) {
        return rows.stream().allMatch(row -> row.diverged() || Double.isNaN(row.get(Metric.SLICED_W2)) || !Double.isNaN(row.get(Metric.DISTANCE)))
                ? Metric.DISTANCE : Metric.SLICED_W2;
    }

    /** Whether it is one of the two sliced W₂. */
    static boolean isOfSamples(Metric metric) {
        return metric == Metric.DISTANCE || metric == Metric.SLICED_W2;
    }

    /** Those to begin with: data units, unless there are clouds of which the condition number is known in standard units. */
    public static KappaUnits headline(List<SweepRow> rows) {
        return rows.stream().filter(row -> !Double.isNaN(row.get(Metric.KAPPA_STANDARD_P95)))
                .map(row -> KappaUnits.headline(row.config().dataset())).filter(KappaUnits.STANDARD::equals).findAny().orElse(KappaUnits.DATA);
    }

    /** What the runs have in common that have no gap. */
    private static String lane(List<SweepTrails.Point> points) {
        List<SweepTrails.Point> without = points.stream().filter(point -> Double.isNaN(point.distance())).toList();
        boolean unbounded = without.stream().anyMatch(point -> !point.padding().hasDensity());
        boolean unknown = without.stream().anyMatch(point -> point.padding().hasDensity());
        return unbounded && unknown ? "no gap: unbounded, or the floor is unknown" : unknown ? "no gap: the floor is unknown" : "no gap: unbounded";
    }

    /** Gaps of different datasets say little about each other, so each has a front of its own. */
    private static List<List<RunScatter.Point>> fronts(List<SweepTrails.Point> points, RunForms forms) {
        List<List<RunScatter.Point>> fronts = new ArrayList<>();
        for (DatasetSpec dataset : new LinkedHashSet<>(points.stream().map(SweepTrails.Point::dataset).toList())) {
            List<RunScatter.Point> front = SweepTrails.paretoFront(points.stream().filter(point -> point.dataset().equals(dataset)).toList()).stream()
                    .map(point -> place(point.kappa(), point.distance(), point.row(), forms)).toList();
            if (front.size() > 1) {
                fronts.add(front);
            }
        }
        return fronts;
    }

    private static RunScatter.Point place(double across, double distance, SweepRow row, RunForms forms) {
        Mark mark = row.diverged() ? Mark.CROSS : forms.mark(row.config());
        return new RunScatter.Point(across, distance, row.config().padding().kind(), mark);
    }

    /** The paddings that there are. */
    static Set<Padding.Kind> paddings(List<SweepRow> rows) {
        Set<Padding.Kind> kinds = EnumSet.noneOf(Padding.Kind.class);
        rows.forEach(row -> kinds.add(row.config().padding().kind()));
        return kinds;
    }

    /** Indices of the runs from the least condition number to the largest. */
    public int[] fromLeft() {
        return IntStream.range(0, runs.size()).boxed()
                .sorted(Comparator.comparingDouble(run -> content.runs().get(run).x())).mapToInt(Integer::intValue).toArray();
    }

    private static String caption(List<SweepRow> rows, int notPositive, long notMeasured, SweepTrails.Axes axes) {
        long diverged = rows.stream().filter(SweepRow::diverged).count();
        StringBuilder words = new StringBuilder(rows.size() == 1 ? "1 run." : Numbers.count(rows.size()) + " runs.");
        if (diverged > 0) {
            words.append(' ').append(diverged).append(axes.across() == SweepTrails.Across.CONDITIONING ? " diverged and have no place."
                    : " diverged: a cross shows each as it stood at its last good step.");
        }
        if (notPositive > 0) {
            words.append(' ').append(notPositive)
                    .append(" came out at the floor or below it, as happens by chance near it: a logarithmic scale has no place for them.");
        }
        if (notMeasured > 0) {
            words.append(" Of ").append(notMeasured).append(notMeasured == 1 ? " run" : " runs").append(" κ in standard units was not measured: ")
                    .append(notMeasured == 1 ? "it has no place." : "they have no place.");
        }
        return words + unconverged(rows);
    }

    /** What the distances are read against, as a further sentence: from the least to the largest of samples of the data themselves. */
    private static String yardsticks(List<SweepRow> rows, Metric distance) {
        if (distance != Metric.DISTANCE) {
            return "";
        }
        double low = rows.stream().mapToDouble(row -> row.yardstick().low()).filter(Double::isFinite).min().orElse(Double.NaN);
        double high = rows.stream().mapToDouble(row -> row.yardstick().high()).filter(Double::isFinite).max().orElse(Double.NaN);
        return high >= low ? " Samples of the data: " + Numbers.brief(low) + " to " + Numbers.brief(high) + "." : "";
    }

    /** How many of the runs had not come to rest, as a further sentence; nothing where all had, or it is not known of any. */
    static String unconverged(List<SweepRow> rows) {
        long known = rows.stream().filter(row -> row.convergence().state() != Convergence.State.UNKNOWN).count();
        int not = SweepRow.unconverged(rows).size();
        return not == 0 ? "" : " Not converged: " + Numbers.count(not) + " of " + Numbers.count(known) + ".";
    }

    /** How many runs have no place because an earlier release made them, which did not measure this. */
    private static long notMeasured(List<SweepRow> rows, View view) {
        Metric metric = view.axes().conditioning();
        return !metric.isLater() || view.axes().across() != SweepTrails.Across.CONDITIONING ? 0 : rows.stream()
                .filter(row -> !row.diverged() && Double.isNaN(row.get(metric)) && !Double.isNaN(row.get(Metric.KAPPA_P95))).count();
    }

    /** What one of the runs was and came to, or a stop, in lines. @param index of a run; from their number on, of a stop */
    public String words(int index) {
        int stop = index - runs.size();
        return stop < 0 ? words(runs.get(index)) : stop < stops.size() ? words(stops.get(stop)) : beside.get(stop - stops.size());
    }

    private static String words(SweepTrails.Stop stop) {
        TrainingConfig config = stop.runs().get(0).row().config();
        return subject(config) + "\n" + layers(config) + "\n" + spread(stop)
                + unconverged(stop.runs().stream().map(SweepTrails.Point::row).toList()).replaceFirst(" ", "\n");
    }

    /** "K = 8, width 64", or "K = 8, leaky layers", which have no net. */
    private static String layers(TrainingConfig config) {
        return "K = " + config.flow().couplings() + ", "
                + (config.flow().family().couples() ? "width " + config.flow().hidden() : config.flow().family().phrase());
    }

    /** The medians of a stop, with the quartiles where there are several runs. */
    private static String spread(SweepTrails.Stop stop) {
        SweepTrails.Axes axes = stop.runs().get(0).axes();
        Metric summary = axes.conditioning();
        String kappa = "κ " + statistic(summary) + (summary.isLater() ? ", standard units, " : " ");
        Spread kappas = stop.kappas();
        Spread distances = stop.distances();
        String across = kappa + Numbers.brief(kappas.median()) + " (" + Numbers.brief(kappas.q1()) + " to " + Numbers.brief(kappas.q3()) + ")";
        String up = name(axes.distance()) + Numbers.brief(distances.median()) + " ("
                + Numbers.brief(distances.q1()) + " to " + Numbers.brief(distances.q3()) + ")";
        return "Medians (quartiles) of " + stop.runs().size() + " seeds:\n" + (distances.count() == 0 ? "" : up + ", ") + across;
    }

    private static String name(Metric metric) {
        return metric == Metric.GAP ? "gap " : metric == Metric.DISTANCE ? "sliced W₂ "
                : metric == Metric.SLICED_W2 ? "sliced W₂ of 5,000 samples " : metric == Metric.SIGMA_MIN ? "σ min " : "κ ";
    }

    private static String subject(TrainingConfig config) {
        Padding padding = config.padding();
        return data(config.dataset()) + ", " + padding.kind().phrase() + (padding.kind() == Padding.Kind.NONE ? "" : ", " + dimensions(padding))
                + (padding.kind() != Padding.Kind.GAUSSIAN || padding.noiseLevel() == 1 ? ""
                : ", noise level " + Numbers.chosen(padding.noiseLevel()));
    }

    /** Of more than two coordinates with what makes them. */
    private static String data(DatasetSpec dataset) {
        if (!Datasets.contains(dataset.name()) || RunData.dimension(dataset) == 2) {
            return title(dataset.name());
        }
        return title(dataset.name()) + " (" + RunData.dimension(dataset) + " dimensions, "
                + (Datasets.info(dataset.name()).hasModes() ? dataset.modes() + " modes, " : "") + "noise " + Numbers.chosen(dataset.noise()) + ")";
    }

    private String words(SweepRow row) {
        Padding padding = row.config().padding();
        String gap = !padding.hasDensity() ? "no gap: unbounded"
                : Double.isNaN(row.get(Metric.GAP)) ? "no gap: the floor is unknown"
                : (padding.kind() == Padding.Kind.GAUSSIAN ? "gap at most " : "gap ") + estimate(row, Metric.GAP) + " nats";
        String seeds = stops.stream().filter(stop -> stop.runs().size() > 1 && stop.runs().stream().anyMatch(point -> point.row() == row))
                .map(stop -> "\n" + spread(stop)).findFirst().orElse("");
        return subject(row.config())
                + "\n" + layers(row.config()) + ", " + Numbers.count(row.steps())
                + " steps, seed " + row.config().seed()
                + "\n" + gap + ", " + distance(row)
                + kappas(row)
                + seeds
                + (row.convergence().state().isUnconverged() ? "\n" + row.convergence().state().sentence() : "")
                + (row.diverged() ? "\nDiverged after " + Numbers.count(row.steps()) + " steps: this is its last good one." : "")
                + "\nClick to open this run in Train.";
    }

    /** As Train and Compare show it, with that of 19 of 20 samples of the data; of an earlier release the one that it measured. */
    private static String distance(SweepRow row) {
        double distance = row.get(Metric.DISTANCE);
        if (Double.isNaN(distance)) {
            return name(Metric.SLICED_W2) + Numbers.brief(row.get(Metric.SLICED_W2));
        }
        Yardstick yardstick = row.yardstick();
        return name(Metric.DISTANCE) + Numbers.brief(distance) + (Double.isNaN(yardstick.median()) ? ""
                : " (data: " + Numbers.brief(yardstick.low()) + " to " + Numbers.brief(yardstick.high()) + ")");
    }

    /** One line where both are the same number or that of the whole map is meant; two for a cloud. */
    private static String kappas(SweepRow row) {
        String whole = kappas(row, Metric.KAPPA_P50, Metric.KAPPA_MEAN, Metric.KAPPA_P95);
        if (KappaUnits.headline(row.config().dataset()) == KappaUnits.DATA) {
            return "\nκ " + whole;
        }
        boolean measured = !Double.isNaN(row.get(Metric.KAPPA_STANDARD_P95));
        return "\nκ in standard units " + (measured ? kappas(row, Metric.KAPPA_STANDARD_P50, Metric.KAPPA_STANDARD_MEAN, Metric.KAPPA_STANDARD_P95)
                : "not measured") + "\nκ in data units " + whole;
    }

    private static String kappas(SweepRow row, Metric median, Metric mean, Metric high) {
        return "median " + estimate(row, median) + ", mean " + estimate(row, mean) + ", 95 % " + estimate(row, high);
    }

    /** With its standard error over the held-out points, where the release that made the run measured it. */
    private static String estimate(SweepRow row, Metric metric) {
        return Estimate.of(row.get(metric), metric.error().map(row::get).orElse(Double.NaN)).text();
    }

    private static String dimensions(Padding padding) {
        return padding.dimensions() == 1 ? "1 dimension" : padding.dimensions() + " dimensions";
    }

    /** A dataset's name for people. */
    public static String title(String name) {
        if (Datasets.contains(name)) {
            return Datasets.info(name).title();
        }
        for (BundledCsv cloud : BundledCsv.values()) {
            if (cloud.id().equals(name)) {
                return cloud.title();
            }
        }
        return name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
    }

    static String conditioning(Metric metric) {
        return "condition number κ" + (metric.isLater() ? " in standard units, " : ", ") + statistic(metric) + (isTail(metric) ? " quantile" : "")
                + " over held-out points (no unit)";
    }

    private static boolean isTail(Metric metric) {
        return metric == Metric.KAPPA_P95 || metric == Metric.KAPPA_STANDARD_P95;
    }

    /** Which summary of a condition number a metric is. */
    private static String statistic(Metric metric) {
        return isTail(metric) ? "95 %" : metric == Metric.KAPPA_P50 || metric == Metric.KAPPA_STANDARD_P50 ? "median" : "mean";
    }

    private static String across(SweepTrails.Axes axes) {
        return axes.across() == SweepTrails.Across.CONDITIONING ? conditioning(axes.conditioning()) : axes.across().words();
    }

    static String distance(Metric metric) {
        if (metric == Metric.SIGMA_MIN) {
            return "smallest singular value, noise → data, data units";
        }
        if (metric == Metric.GAP) {
            return "gap to the floor, nats (Gaussian: at most)";
        }
        return metric == Metric.DISTANCE ? "sliced W₂ between samples and data, data units"
                : metric == Metric.SLICED_W2 ? "sliced W₂ of 5,000 samples, data units" : conditioning(metric);
    }
}
