package org.pushforward.experiment.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.experiment.run.Metric;
import org.pushforward.flow.FlowLayout;
import org.pushforward.train.TrainingConfig;

/**
 * How close flows come to their data against how badly conditioned they are: the runs of a sweep as points, by default the gap to the entropy floor
 * over the 95 % quantile of the condition number.
 */
public final class SweepTrails {

    /** What the board's axis across says of a run, and along what a trail leads. */
    public enum Across {

        /** A summary of the condition number; a trail leads from few couplings to many. */
        CONDITIONING("κ", ""),
        COUPLINGS("Depth", "couplings K (layers)"),
        /** All of the flow's parameters over the number of modes: what the lower bound on depth counts. A trail leads along the couplings. */
        PARAMETERS_PER_MODE("Parameters a mode", "parameters for each mode, K p / k"),
        NOISE("Noise", "noise of the data (thickness), data units"),
        POINTS("Points", "training points");

        private final String title;
        private final String words;

        Across(String title, String words) {
            this.title = title;
            this.words = words;
        }

        /** In a menu. */
        public String title() {
            return title;
        }

        /** Of the axis, with the unit; empty for the condition number, whose summary says it. */
        public String words() {
            return words;
        }

        /** What orders the stops of a trail. */
        private double along(TrainingConfig config) {
            return switch (this) {
                case CONDITIONING, COUPLINGS, PARAMETERS_PER_MODE -> config.flow().couplings();
                case NOISE -> config.dataset().noise();
                case POINTS -> config.dataset().count();
            };
        }

        /** The same settings for all runs of a trail. */
        private TrainingConfig shared(TrainingConfig config) {
            TrainingConfig seedless = config.withSeed(0);
            return switch (this) {
                case CONDITIONING, COUPLINGS, PARAMETERS_PER_MODE -> seedless.withFlow(config.flow().withCouplings(1));
                case NOISE -> seedless.withDataset(config.dataset().withNoise(1));
                case POINTS -> seedless.withDataset(config.dataset().withCount(1));
            };
        }
    }

    /**
     * What the board's axes say.
     *
     * @param across       of settings or of the condition number
     * @param conditioning which summary of the condition number that is
     * @param distance     up: how far the flow is from its data, less being better; or how it is conditioned
     */
    public record Axes(Across across, Metric conditioning, Metric distance) {

        public static final Axes DEFAULT = new Axes(Metric.KAPPA_P95, Metric.GAP);

        /** Over the condition number. */
        public Axes(Metric conditioning, Metric distance) {
            this(Across.CONDITIONING, conditioning, distance);
        }
    }

    /**
     * A run on the board.
     *
     * @param row what the run came to
     */
    public record Point(SweepRow row, Axes axes) {

        /** How far the flow is from its data. A gap is NaN where the padding has no density or the floor is unknown. */
        public double distance() {
            return row.get(axes.distance());
        }

        /** The summary of the condition number. */
        public double kappa() {
            return row.get(axes.conditioning());
        }

        /** What the axis across says. */
        public double across() {
            TrainingConfig config = row.config();
            return switch (axes.across()) {
                case CONDITIONING -> kappa();
                case PARAMETERS_PER_MODE -> (double) new FlowLayout(config.flow(),
                        RunData.dimension(config.dataset()) + config.padding().dimensions()).parameterCount() / Math.max(1, config.dataset().modes());
                case COUPLINGS, NOISE, POINTS -> axes.across().along(config);
            };
        }

        public Padding padding() {
            return row.config().padding();
        }

        public DatasetSpec dataset() {
            return row.config().dataset();
        }

        public int couplings() {
            return row.config().flow().couplings();
        }

        private boolean dominates(Point other) {
            return distance() <= other.distance() && kappa() <= other.kappa() && (distance() < other.distance() || kappa() < other.kappa());
        }
    }

    /**
     * A stop along a trail: the runs that differ in the seed only, summarised.
     *
     * @param runs one or more
     */
    public record Stop(List<Point> runs) {

        public Stop {
            runs = List.copyOf(runs);
        }

        public int couplings() {
            return runs.get(0).couplings();
        }

        /** Of the condition numbers. */
        public Spread kappas() {
            return Spread.of(runs.stream().mapToDouble(Point::kappa).toArray());
        }

        /** Of what the axis across says. */
        public Spread places() {
            return Spread.of(runs.stream().mapToDouble(Point::across).toArray());
        }

        /** Where it stands among the stops of its trail: couplings, noise or points. */
        public double along() {
            return runs.get(0).axes().across().along(runs.get(0).row().config());
        }

        /** Of the distances; counts none where there are none. */
        public Spread distances() {
            return Spread.of(runs.stream().mapToDouble(Point::distance).toArray());
        }

        /** The median of the condition numbers. */
        public double kappa() {
            return kappas().median();
        }

        /** The median of the distances, NaN where there are none. */
        public double distance() {
            return distances().median();
        }
    }

    /**
     * The runs that differ in nothing but their seeds and one setting, mostly their couplings, from little of it to much.
     *
     * @param config what they share; its seed and that setting mean nothing
     * @param stops  one or more, ascending
     */
    public record Trail(TrainingConfig config, List<Stop> stops) {

        public Padding padding() {
            return config.padding();
        }

        public DatasetSpec dataset() {
            return config.dataset();
        }
    }

    private SweepTrails() {}

    /** As {@link #points(List, Axes)}, with the default axes. */
    public static List<Point> points(List<SweepRow> rows) {
        return points(rows, Axes.DEFAULT);
    }

    /**
     * The runs that have a place on the board, in the order of the rows. Over the condition number those that did not diverge and have one; over a
     * setting all, those that diverged as they stood at their last good step.
     */
    public static List<Point> points(List<SweepRow> rows, Axes axes) {
        return rows.stream().filter(row -> axes.across() != Across.CONDITIONING || !row.diverged()).map(row -> new Point(row, axes))
                .filter(point -> Double.isFinite(point.across())).toList();
    }

    /**
     * The points that no other is better than: none has a smaller distance and no larger condition number, or the other way round. Points without
     * a distance are not compared. Meant for the points of one dataset; gaps of different datasets say little about each other.
     *
     * @return by condition number, ascending
     */
    public static List<Point> paretoFront(List<Point> points) {
        List<Point> compared = points.stream().filter(point -> Double.isFinite(point.distance())).toList();
        return compared.stream().filter(point -> compared.stream().noneMatch(other -> other.dominates(point)))
                .sorted(Comparator.comparingDouble(Point::kappa)).toList();
    }

    /** The trails through the points, in the order in which their first points come. */
    public static List<Trail> trails(List<Point> points) {
        Map<TrainingConfig, Map<Double, List<Point>>> sorted = new LinkedHashMap<>();
        for (Point point : points) {
            Across across = point.axes().across();
            sorted.computeIfAbsent(across.shared(point.row().config()), trail -> new TreeMap<>())
                    .computeIfAbsent(across.along(point.row().config()), stop -> new ArrayList<>()).add(point);
        }
        List<Trail> trails = new ArrayList<>();
        sorted.forEach((config, alongIt) -> {
            List<Stop> stops = new ArrayList<>();
            alongIt.forEach((along, runs) -> stops.add(new Stop(runs)));
            trails.add(new Trail(config, List.copyOf(stops)));
        });
        return trails;
    }
}
