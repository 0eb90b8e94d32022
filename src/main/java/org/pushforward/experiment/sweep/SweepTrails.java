package org.pushforward.experiment.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.experiment.run.Metric;
import org.pushforward.train.TrainingConfig;

/**
 * How close flows come to their data against how badly conditioned they are: the runs of a sweep as points, by default the gap to the entropy floor
 * over the 95 % quantile of the condition number.
 */
public final class SweepTrails {

    private static final String SHIPPED = "/org/pushforward/assets/sweeps/depth-board.csv";
    private static final String SHIPPED_SWEEP = "/org/pushforward/assets/sweeps/depth-board.json";

    /**
     * What the board's axes say.
     *
     * @param conditioning across: a summary of the condition number
     * @param distance     up: how far the flow is from its data; less is better
     */
    public record Axes(Metric conditioning, Metric distance) {

        public static final Axes DEFAULT = new Axes(Metric.KAPPA_P95, Metric.GAP);
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
     * The runs that differ in nothing but their couplings and seeds, from few couplings to many.
     *
     * @param config what they share; its couplings and its seed mean nothing
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

    /** The runs that have a place on the board, in the order of the rows: those that did not diverge and have a condition number. */
    public static List<Point> points(List<SweepRow> rows, Axes axes) {
        return rows.stream().filter(row -> !row.diverged()).map(row -> new Point(row, axes)).filter(point -> Double.isFinite(point.kappa())).toList();
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
        Map<TrainingConfig, Map<Integer, List<Point>>> sorted = new LinkedHashMap<>();
        for (Point point : points) {
            sorted.computeIfAbsent(shared(point.row().config()), trail -> new TreeMap<>())
                    .computeIfAbsent(point.couplings(), stop -> new ArrayList<>()).add(point);
        }
        List<Trail> trails = new ArrayList<>();
        sorted.forEach((config, byCouplings) -> {
            List<Stop> stops = new ArrayList<>();
            byCouplings.forEach((couplings, runs) -> stops.add(new Stop(runs)));
            trails.add(new Trail(config, List.copyOf(stops)));
        });
        return trails;
    }

    /** The same settings for all runs that differ in couplings and seed only. */
    private static TrainingConfig shared(TrainingConfig config) {
        return config.withSeed(0).withFlow(config.flow().withCouplings(1));
    }

    /** The rows of the finished sweep that comes with the program; empty in a build without it. See {@code assets/sweeps/README.md}. */
    public static Optional<List<SweepRow>> shipped() {
        try (InputStream stream = SweepTrails.class.getResourceAsStream(SHIPPED)) {
            return stream == null ? Optional.empty() : Optional.of(SweepTable.read("the shipped sweep", stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sweep that {@link #shipped} is of. */
    public static Sweep shippedSweep() {
        try (InputStream stream = SweepTrails.class.getResourceAsStream(SHIPPED_SWEEP)) {
            return SweepFile.read("the shipped sweep", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
