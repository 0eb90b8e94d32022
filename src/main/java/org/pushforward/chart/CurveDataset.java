package org.pushforward.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jfree.data.xy.AbstractIntervalXYDataset;

/** Curves with bands over a common x axis. Replaced as a whole with one event, because every event may cost a drawing. */
final class CurveDataset extends AbstractIntervalXYDataset {

    /**
     * @param key   what it is, in the numbers that a figure gives
     * @param low   and {@code high}: edges of the band around {@code y}; the same array as {@code y} for a bare line
     * @param edges what the edges are, lower and upper
     */
    record Curve(String key, double[] x, double[] low, double[] y, double[] high, List<String> edges) {

        Curve(String key, double[] x, double[] low, double[] y, double[] high) {
            this(key, x, low, y, high, List.of(key + ", lower edge", key + ", upper edge"));
        }

        static Curve line(String key, double[] x, double[] y) {
            return new Curve(key, x, y, y, y);
        }

        /** The pieces of it that are numbers; itself if all is. */
        List<Curve> parts() {
            List<Curve> parts = new ArrayList<>();
            int begin = 0;
            for (int i = 0; i <= x.length; i++) {
                if (i == x.length || Double.isNaN(low[i] + y[i] + high[i])) {
                    if (begin == 0 && i == x.length) {
                        return List.of(this);
                    }
                    if (i > begin) {
                        parts.add(new Curve(key, Arrays.copyOfRange(x, begin, i), Arrays.copyOfRange(low, begin, i),
                                Arrays.copyOfRange(y, begin, i), Arrays.copyOfRange(high, begin, i), edges));
                    }
                    begin = i + 1;
                }
            }
            return parts;
        }
    }

    private transient List<Curve> curves = new ArrayList<>();
    private double least = Double.NEGATIVE_INFINITY;
    private double most = Double.POSITIVE_INFINITY;

    /** Values beyond these are given as them; NaN stays. */
    void setLimits(double newLeast, double newMost) {
        least = newLeast;
        most = newMost;
    }

    private double limited(double value) {
        return Math.max(least, Math.min(most, value));
    }

    void replace(List<Curve> replacement) {
        curves = List.copyOf(replacement);
        fireDatasetChanged();
    }

    /**
     * All curves in numbers: one table with a column for each where they share their places along the axis, else one row for each point of each.
     *
     * @param domain what runs along the axis, with its unit
     * @param value  what the curves show, with its unit
     */
    List<DataTable> tables(String domain, String value) {
        if (curves.isEmpty()) {
            return List.of(new DataTable("curves", List.of(DataTable.Column.of(domain, new double[0]), DataTable.Column.of(value, new double[0]))));
        }
        double[] first = curves.get(0).x();
        boolean shared = curves.stream().allMatch(curve -> Arrays.equals(curve.x(), first));
        return List.of(shared ? wide(domain, value, first) : tall(domain, value));
    }

    private DataTable wide(String domain, String value, double[] places) {
        // What is the edge of a band and a line of its own is one column.
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put(domain, places);
        for (Curve curve : curves) {
            columns.put(curve.key() + ": " + value, curve.y());
            if (curve.low() != curve.y()) {
                columns.put(curve.edges().get(0) + ": " + value, curve.low());
            }
            if (curve.high() != curve.y()) {
                columns.put(curve.edges().get(1) + ": " + value, curve.high());
            }
        }
        return new DataTable("curves", columns.entrySet().stream().map(column -> DataTable.Column.of(column.getKey(), column.getValue())).toList());
    }

    private DataTable tall(String domain, String value) {
        List<String> names = new ArrayList<>();
        for (Curve curve : curves) {
            names.addAll(Collections.nCopies(curve.x().length, curve.key()));
        }
        List<DataTable.Column> columns = new ArrayList<>(List.of(DataTable.Column.of("curve", names), joined(domain, Curve::x),
                joined(value, Curve::y)));
        if (curves.stream().anyMatch(curve -> curve.low() != curve.y() || curve.high() != curve.y())) {
            columns.add(joined("lower edge", Curve::low));
            columns.add(joined("upper edge", Curve::high));
        }
        return new DataTable("curves", columns);
    }

    private DataTable.Column joined(String name, Function<Curve, double[]> part) {
        return new DataTable.Column(name, curves.stream().map(part).flatMapToDouble(Arrays::stream).toArray(), null);
    }

    @Override
    public int getSeriesCount() {
        return curves.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return curves.get(series).key();
    }

    @Override
    public int getItemCount(int series) {
        return curves.get(series).x().length;
    }

    @Override
    public double getXValue(int series, int item) {
        return curves.get(series).x()[item];
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public double getYValue(int series, int item) {
        return limited(curves.get(series).y()[item]);
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }

    @Override
    public Number getStartX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public double getStartXValue(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getEndX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public double getEndXValue(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getStartY(int series, int item) {
        return getStartYValue(series, item);
    }

    @Override
    public double getStartYValue(int series, int item) {
        return limited(curves.get(series).low()[item]);
    }

    @Override
    public Number getEndY(int series, int item) {
        return getEndYValue(series, item);
    }

    @Override
    public double getEndYValue(int series, int item) {
        return limited(curves.get(series).high()[item]);
    }
}
