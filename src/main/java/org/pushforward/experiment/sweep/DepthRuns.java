package org.pushforward.experiment.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Form;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.chart.Estimate;
import org.pushforward.chart.Mark;
import org.pushforward.chart.Numbers;
import org.pushforward.conditioning.KappaErrors;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.SweepTrails.Across;
import org.pushforward.experiment.sweep.SweepTrails.Point;
import org.pushforward.train.Convergence;

/**
 * Trained flows of a sweep over modes, couplings and widths, as the depth bound would sort them.
 *
 * @param runs     of the width that is looked at
 * @param diverged among them
 * @param depth    gap against couplings: every seed, and medians joined
 * @param perMode  gap against parameters for each mode, of all widths: medians, and behind them every seed
 * @param words    what is seen, in sentences
 * @param easiest  median gap over seeds of the deepest flows at the fewest modes, nats, with its standard error
 * @param hardest  likewise at the most modes
 */
public record DepthRuns(int runs, int diverged, Content depth, Content perMode, String words, Estimate easiest, Estimate hardest) {

    private static final List<Hue> HUES = List.of(Hue.MODEL, Hue.DATA, Hue.GAUSSIAN, Hue.ZERO, Hue.INK, Hue.NOISE);
    private static final String GAP = "gap to the entropy floor, nats";

    /** @param width of the conditioners that the first chart shows */
    public static DepthRuns of(List<SweepRow> rows, int width) {
        List<Point> points = SweepTrails.points(rows, new SweepTrails.Axes(Across.PARAMETERS_PER_MODE, Metric.KAPPA_P95, Metric.GAP));
        List<Point> own = points.stream().filter(point -> width(point) == width).toList();
        List<Integer> modes = own.stream().map(point -> point.dataset().modes()).distinct().sorted().toList();
        int diverged = (int) own.stream().filter(point -> point.row().diverged()).count();
        Estimate first = Estimate.NONE;
        Estimate last = Estimate.NONE;
        if (!modes.isEmpty()) {
            first = deepest(own, modes.get(0));
            last = deepest(own, modes.get(modes.size() - 1));
        }
        return new DepthRuns(own.size(), diverged, depth(own, modes, width), perMode(points), words(own, modes, width, diverged), first, last);
    }

    /** The widths of the runs, ascending. */
    public static List<Integer> widths(List<SweepRow> rows) {
        return rows.stream().map(row -> row.config().flow().hidden()).distinct().sorted().toList();
    }

    private static int width(Point point) {
        return point.row().config().flow().hidden();
    }

    /** Over seeds, whose scatter has that of the held-out points in it; of one seed there is this alone. */
    private static Estimate deepest(List<Point> own, int modes) {
        List<Point> all = own.stream().filter(point -> point.dataset().modes() == modes).toList();
        int couplings = all.stream().mapToInt(Point::couplings).max().orElse(0);
        List<Point> seeds = all.stream().filter(point -> point.couplings() == couplings).toList();
        double[] gaps = seeds.stream().mapToDouble(Point::distance).filter(Double::isFinite).sorted().toArray();
        double error = gaps.length > 1 ? KappaErrors.ofQuantile(gaps, 0.5)
                : seeds.stream().mapToDouble(point -> point.row().get(Metric.GAP_ERROR)).filter(Double::isFinite).findFirst().orElse(Double.NaN);
        return gaps.length == 0 ? Estimate.NONE : Estimate.of(median(seeds), error);
    }

    /** Median gaps by couplings. */
    private static TreeMap<Integer, Double> medians(List<Point> points, int modes) {
        TreeMap<Integer, Double> medians = new TreeMap<>();
        points.stream().filter(point -> point.dataset().modes() == modes).collect(Collectors.groupingBy(Point::couplings))
                .forEach((couplings, seeds) -> medians.put(couplings, median(seeds)));
        return medians;
    }

    private static double median(List<Point> seeds) {
        return Spread.of(seeds.stream().mapToDouble(Point::distance).toArray()).median();
    }

    private static Content depth(List<Point> own, List<Integer> modes, int width) {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < modes.size(); i++) {
            int k = modes.get(i);
            Hue hue = HUES.get(i % HUES.size());
            List<Point> seeds = own.stream().filter(point -> point.dataset().modes() == k).toList();
            TreeMap<Integer, Double> medians = medians(own, k);
            series.add(points("k = " + k + ", seeds", seeds.stream().filter(point -> !point.row().diverged()).toList(), hue, Mark.CIRCLE));
            series.add(points("k = " + k + ", diverged", seeds.stream().filter(point -> point.row().diverged()).toList(), hue, Mark.CROSS));
            series.add(new Series("k = " + k, "k = " + k, medians.keySet().stream().mapToDouble(Integer::intValue).toArray(),
                    medians.values().stream().mapToDouble(Double::doubleValue).toArray(), hue, null, Form.LINE));
        }
        return new Content("Gap against depth, width " + width + ": every seed, medians joined", "couplings L", GAP, series, List.of());
    }

    private static Series points(String name, List<Point> points, Hue hue, Mark mark) {
        return Series.points(name, points.stream().mapToDouble(Point::couplings).toArray(),
                points.stream().mapToDouble(Point::distance).toArray(), hue, mark);
    }

    private static Content perMode(List<Point> points) {
        List<Integer> modes = points.stream().map(point -> point.dataset().modes()).distinct().sorted().toList();
        List<Integer> widths = List.copyOf(new TreeSet<>(points.stream().map(DepthRuns::width).toList()));
        List<Series> medians = new ArrayList<>();
        List<Series> seeds = new ArrayList<>();
        for (int i = 0; i < modes.size(); i++) {
            Hue hue = HUES.get(i % HUES.size());
            for (int j = 0; j < widths.size(); j++) {
                int k = modes.get(i);
                int width = widths.get(j);
                List<Point> own = points.stream().filter(point -> point.dataset().modes() == k && width(point) == width).toList();
                TreeMap<Double, Double> middle = new TreeMap<>();
                own.stream().collect(Collectors.groupingBy(Point::across)).forEach((across, runs) -> middle.put(across, median(runs)));
                double[] x = middle.keySet().stream().mapToDouble(Double::doubleValue).toArray();
                double[] y = middle.values().stream().mapToDouble(Double::doubleValue).toArray();
                // The colour is named once, at the widest nets, whose points lie farthest to the right.
                String name = "k = " + k + ", width " + width;
                medians.add(new Series(name, j == widths.size() - 1 ? "k = " + k : "", x, y, hue, Mark.of(j), Form.POINTS));
                seeds.add(perMode(name + ", seeds", own.stream().filter(point -> !point.row().diverged()).toList(), hue, Mark.of(j), Form.FAINT));
                seeds.add(perMode(name + ", diverged", own.stream().filter(point -> point.row().diverged()).toList(), hue, Mark.CROSS, Form.POINTS));
            }
        }
        StringBuilder title = new StringBuilder("Gap against L p / k, medians");
        for (int j = 0; j < widths.size(); j++) {
            title.append(j == 0 ? ": " : ", ").append(List.of("●", "▲", "■", "◆").get(j % 4)).append("\u00a0width\u00a0").append(widths.get(j));
        }
        // What comes first is drawn on top.
        medians.addAll(seeds);
        return new Content(title.toString(), "parameters for each mode, L p / k", GAP, medians, List.of());
    }

    private static Series perMode(String name, List<Point> points, Hue hue, Mark mark, Form form) {
        return new Series(name, "", points.stream().mapToDouble(Point::across).toArray(), points.stream().mapToDouble(Point::distance).toArray(),
                hue, mark, form);
    }

    private static String words(List<Point> own, List<Integer> modes, int width, int diverged) {
        String proof = "Trained flows illustrate the bound and do not prove it: a large gap may be the training's fault.";
        if (own.isEmpty()) {
            return "No run with conditioners of width " + width + " has ended yet. " + proof;
        }
        List<Integer> rising = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int couplings : new TreeSet<>(own.stream().map(Point::couplings).toList())) {
            double[] gaps = modes.stream().map(k -> medians(own, k).get(couplings)).mapToDouble(gap -> gap == null ? Double.NaN : gap).toArray();
            boolean rises = true;
            for (int i = 1; i < gaps.length; i++) {
                rises &= gaps[i] > gaps[i - 1];
            }
            (rises ? rising : others).add(couplings);
        }
        DatasetSpec data = own.get(0).dataset();
        StringBuilder seen = new StringBuilder(RunData.dimension(data) == 2 ? "k Gaussians on a circle in the plane"
                : "k Gaussians at random points of a sphere in d = " + RunData.dimension(data));
        seen.append(", σ = ").append(Numbers.chosen(data.noise())).append(" whatever k. ");
        if (modes.size() > 1 && !rising.isEmpty()) {
            seen.append("With L = ").append(list(rising)).append(" the median gap grows from each k to the next. ");
        }
        if (modes.size() > 1 && !others.isEmpty()) {
            seen.append("With L = ").append(list(others)).append(" it does not: there the effect fails to show. ");
        }
        if (RunData.dimension(data) > 2) {
            seen.append("It fails to show in the plane, where modes close to a ring: choose d = 2 at the side. ");
        }
        if (diverged > 0) {
            seen.append(diverged).append(diverged == 1 ? " run" : " runs").append(" diverged (crosses, where they have a gap). ");
        }
        List<SweepRow> rows = own.stream().map(Point::row).toList();
        int not = SweepRow.unconverged(rows).size();
        if (not > 0) {
            seen.append(not).append(not == 1 ? " run" : " runs").append(" of ").append(Numbers.count(rows.size())).append(" had not converged. ");
        }
        if (rows.stream().allMatch(row -> row.convergence().state() == Convergence.State.UNKNOWN)) {
            seen.append("Whether they had converged is not known. ");
        }
        return seen.append(proof).toString();
    }

    private static String list(List<Integer> numbers) {
        return numbers.stream().map(number -> Numbers.count(number)).collect(Collectors.joining(", "));
    }
}
