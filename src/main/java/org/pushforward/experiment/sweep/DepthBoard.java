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
import org.pushforward.train.TrainingConfig;

/**
 * How close flows come to their data against how badly conditioned they are: the runs of a sweep as points, gap to the entropy floor over the 95 %
 * quantile of the condition number.
 */
public final class DepthBoard {

    private static final String SHIPPED = "/org/pushforward/assets/sweeps/depth-board.csv";

    /**
     * A run on the board. The gap is NaN where the padding has no density or the floor is unknown.
     *
     * @param row what the run came to
     */
    public record Point(SweepRow row) {

        public double gap() {
            return row.get(Metric.GAP);
        }

        /** 95 % quantile of the condition number. */
        public double kappa() {
            return row.get(Metric.KAPPA_P95);
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

        public long seed() {
            return row.config().seed();
        }

        private boolean dominates(Point other) {
            return gap() <= other.gap() && kappa() <= other.kappa() && (gap() < other.gap() || kappa() < other.kappa());
        }
    }

    /**
     * A stop along a trail: the medians over the runs with so many couplings.
     *
     * @param gap  NaN where there is none
     * @param runs how many
     */
    public record Stop(int couplings, double kappa, double gap, int runs) {
    }

    /**
     * The runs with one padding on one dataset, from few couplings to many.
     *
     * @param stops one or more, ascending
     */
    public record Trail(Padding padding, DatasetSpec dataset, List<Stop> stops) {
    }

    private DepthBoard() {}

    /** The runs that have a place on the board, in the order of the rows: those that did not diverge and have a condition number. */
    public static List<Point> points(List<SweepRow> rows) {
        return rows.stream().filter(row -> !row.diverged()).map(Point::new).filter(point -> Double.isFinite(point.kappa())).toList();
    }

    /**
     * The points that no other is better than: none has a smaller gap and no larger condition number, or the other way round. Points without a gap
     * are not compared. Meant for the points of one dataset; gaps of different datasets say little about each other.
     *
     * @return by condition number, ascending
     */
    public static List<Point> paretoFront(List<Point> points) {
        List<Point> compared = points.stream().filter(point -> Double.isFinite(point.gap())).toList();
        return compared.stream().filter(point -> compared.stream().noneMatch(other -> other.dominates(point)))
                .sorted(Comparator.comparingDouble(Point::kappa)).toList();
    }

    /** The trails through the points, in the order in which their first points come. */
    public static List<Trail> trails(List<Point> points) {
        Map<TrainingConfig, Map<Integer, List<Point>>> sorted = new LinkedHashMap<>();
        for (Point point : points) {
            TrainingConfig key = TrainingConfig.defaults().withPadding(point.padding()).withDataset(point.dataset());
            sorted.computeIfAbsent(key, trail -> new TreeMap<>()).computeIfAbsent(point.couplings(), stop -> new ArrayList<>()).add(point);
        }
        List<Trail> trails = new ArrayList<>();
        sorted.forEach((key, byCouplings) -> {
            List<Stop> stops = new ArrayList<>();
            byCouplings.forEach((couplings, runs) -> stops.add(new Stop(couplings,
                    Spread.of(runs.stream().mapToDouble(Point::kappa).toArray()).median(),
                    Spread.of(runs.stream().mapToDouble(Point::gap).toArray()).median(), runs.size())));
            trails.add(new Trail(key.padding(), key.dataset(), List.copyOf(stops)));
        });
        return trails;
    }

    /** The rows of the finished sweep that comes with the program; empty in a build without it. See {@code assets/sweeps/README.md}. */
    public static Optional<List<SweepRow>> shipped() {
        try (InputStream stream = DepthBoard.class.getResourceAsStream(SHIPPED)) {
            return stream == null ? Optional.empty() : Optional.of(SweepTable.read("the shipped sweep", stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
