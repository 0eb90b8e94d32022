package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.pushforward.data.Padding;

/**
 * Many runs as a scatter on two logarithmic axes, how far a flow is from its data over how badly it is conditioned. A colour and a dash stand for a
 * padding, a form for a dataset; trails lead from few couplings to many, with the
 * quartiles of the seeds as bars. What has no distance has lanes of its own above the scale, one for each
 * form.
 */
public final class RunScatter implements LiveChart {

    private static final double RUN = 3.2;
    private static final double STOP = 4.6;
    private static final double GUIDE = 1.2;
    /** Beyond the end of a guide its name has room, up to this factor. */
    private static final double NAME_ROOM = 1.6;
    private static final int RUN_ALPHA = 110;
    private static final int FRONT_ALPHA = 150;
    private static final int SPREAD_ALPHA = 150;
    /** Height of a lane as a share of the scale below, for type at its usual size. */
    private static final double LANE = 0.075;
    /** What is nearer to zero, or larger, stands at an end of its axis. */
    private static final double LEAST = 1e-290;
    private static final double MOST = 1e290;
    /** A point stands away from the edge by this factor. */
    private static final double MARGIN = 1.12;
    private static final double KEY_SIZE = 11.5;
    private static final double KEY_LEFT = 14;
    private static final double KEY_TOP = 40;
    private static final double KEY_LINE = 18;
    private static final double KEY_SIGN = 26;
    private static final double KEY_GAP = 6;
    private static final double FIGURE_WIDTH = 720;
    private static final double FIGURE_HEIGHT = 480;

    /**
     * A run.
     *
     * @param x    condition number, positive
     * @param y    distance, positive; NaN for a place in the lanes
     * @param kind its colour
     * @param mark its form
     */
    public record Point(double x, double y, Padding.Kind kind, Mark mark) {
    }

    /**
     * Runs summarised.
     *
     * @param median of its colour and form
     * @param left   lower quartile of the condition numbers, {@code right} the upper one
     * @param low    lower quartile of the distances, {@code high} the upper one; mean nothing where the median has no distance
     * @param name   beside it; may be empty
     */
    public record Stop(Point median, double left, double right, double low, double high, String name) {
    }

    /** A line through the medians of runs, and their quartiles as bars. @param stops one or more, alike in colour and form */
    public record Trail(List<Stop> stops) {

        public Trail {
            stops = List.copyOf(stops);
        }
    }

    /**
     * A dashed line that says what theory expects: a power of what is across.
     *
     * @param name  at its end
     * @param x     where it begins, {@code y} likewise; positive
     * @param to    where it ends, across; positive, and less than {@code x}
     * @param power of x that it goes like
     */
    public record Guide(String name, double x, double y, double to, double power) {

        /** Where it ends, up. */
        public double end() {
            return y * Math.pow(to / x, power);
        }
    }

    /**
     * What the chart shows.
     *
     * @param across title of the axis of condition numbers, with its unit
     * @param up     of the axis of distances
     * @param lane   what it means to be above the scale
     * @param fronts lines that nothing is better than, each from left to right
     * @param guides lines of theory
     */
    public record Content(String across, String up, String lane, List<Point> runs, List<Trail> trails, List<List<Point>> fronts,
            List<Guide> guides) {

        public Content {
            runs = List.copyOf(runs);
            trails = List.copyOf(trails);
            fronts = List.copyOf(fronts);
            guides = List.copyOf(guides);
        }

        /** Without a line of theory. */
        public Content(String across, String up, String lane, List<Point> runs, List<Trail> trails, List<List<Point>> fronts) {
            this(across, up, lane, runs, trails, fronts, List.of());
        }

        /** The stops of all trails, one trail after the other. */
        public List<Stop> stops() {
            return trails.stream().flatMap(trail -> trail.stops().stream()).toList();
        }
    }

    private final EndLabelPlot plot = new EndLabelPlot();
    private final JFreeChart chart;
    private final DecadeAxis across = new DecadeAxis(null);
    private final DecadeAxis up = new DecadeAxis(null);
    private final CurveDataset dataset = new CurveDataset();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    private Theme theme = Theme.LIGHT;
    private Content content = new Content("condition number", "distance", "", List.of(), List.of(), List.of());
    /** All that can be pointed at: runs, then stops. */
    private List<Point> points = List.of();
    /** The lanes by their forms, from the lowest up. */
    private List<Mark> lanes = List.of();
    private Range heights = new Range(0.01, 1);
    private Map<Padding.Kind, String> paddings = Map.of();
    private Map<Mark, String> datasets = Map.of();

    public RunScatter() {
        plot.setDomainAxis(across);
        plot.setRangeAxis(up);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setDataset(dataset);
        plot.setRenderer(renderer);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        renderer.setDefaultCreateEntities(false);
        chart = new JFreeChart(null, ChartFonts.bold(13), plot, false);
        chart.setBorderVisible(false);
        up.setAxisLineVisible(false);
        show(content);
    }

    @Override
    public JFreeChart chart() {
        return chart;
    }

    @Override
    public String title() {
        return "Depth board";
    }

    public void setTheme(Theme newTheme) {
        theme = newTheme;
        show(content);
    }

    /**
     * What colours and forms stand for, for those who take the figure away: beside the chart the window has a key of its own.
     *
     * @param newPaddings names, in the order in which they are told
     * @param newDatasets likewise
     */
    public void setKey(Map<Padding.Kind, String> newPaddings, Map<Mark, String> newDatasets) {
        paddings = new LinkedHashMap<>(newPaddings);
        datasets = new LinkedHashMap<>(newDatasets);
    }

    @Override
    public Figure figure() {
        List<DataTable> tables = new ArrayList<>(List.of(table("runs", content.runs())));
        if (!content.trails().isEmpty()) {
            tables.add(stops());
        }
        return new Figure(title(), List.of(content.across(), content.up()), tables, FIGURE_WIDTH, FIGURE_HEIGHT, this::record);
    }

    private DataTable table(String name, List<Point> all) {
        return new DataTable(name, List.of(DataTable.Column.of("padding", all.stream().map(point -> point.kind().name().toLowerCase(Locale.ROOT))
                        .toList()),
                DataTable.Column.of("dataset", all.stream().map(point -> datasets.getOrDefault(point.mark(),
                        point.mark().name().toLowerCase(Locale.ROOT))).toList()),
                DataTable.Column.of(content.across(), all.stream().mapToDouble(Point::x).toArray()),
                DataTable.Column.of(content.up(), all.stream().mapToDouble(Point::y).toArray())));
    }

    private DataTable stops() {
        List<Stop> all = content.stops();
        List<DataTable.Column> columns = new ArrayList<>(table("", all.stream().map(Stop::median).toList()).columns());
        columns.add(0, DataTable.Column.of("name", all.stream().map(Stop::name).toList()));
        columns.add(DataTable.Column.of(content.across() + ", lower quartile", all.stream().mapToDouble(Stop::left).toArray()));
        columns.add(DataTable.Column.of(content.across() + ", upper quartile", all.stream().mapToDouble(Stop::right).toArray()));
        columns.add(DataTable.Column.of(content.up() + ", lower quartile", all.stream().mapToDouble(Stop::low).toArray()));
        columns.add(DataTable.Column.of(content.up() + ", upper quartile", all.stream().mapToDouble(Stop::high).toArray()));
        return new DataTable("medians and quartiles", columns);
    }

    private Recording record(double width, double height, Theme look) {
        Theme before = theme;
        Rectangle2D areaBefore = plot.dataArea();
        Recorder g2 = new Recorder(width, height);
        try {
            setTheme(look);
            FigureText.ground(g2, width, height, look.palette().panel());
            FigureText.draw(g2, title(), ChartFonts.bold(13), look.palette().ink(), 14, 22, 0);
            double top = 26 + drawKey(g2, width, look.palette());
            chart.draw(g2, new Rectangle2D.Double(0, top, width, Math.max(1, height - top)), new ChartRenderingInfo(null));
        } finally {
            setTheme(before);
            // Where the window has drawn, not where paper has.
            plot.setDataArea(areaBefore);
        }
        return g2.recording();
    }

    /** Entries from left to right below the title, in as many lines as they need. @return height of the lines */
    private double drawKey(Recorder g2, double width, Palette palette) {
        Font font = ChartFonts.regular(KEY_SIZE);
        double x = KEY_LEFT;
        double y = KEY_TOP;
        for (Map.Entry<Padding.Kind, String> entry : paddings.entrySet()) {
            Shape line = new Line2D.Double(0, 0, KEY_SIGN, 0);
            double right = x + KEY_SIGN + KEY_GAP + FigureText.width(g2, font, entry.getValue());
            if (right > width) {
                x = KEY_LEFT;
                y += KEY_LINE;
            }
            g2.setPaint(new Color(palette.of(entry.getKey())));
            g2.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, SeriesTone.of(entry.getKey()).dash(), 0));
            g2.draw(AffineTransform.getTranslateInstance(x, y - 4).createTransformedShape(line));
            x = entry(g2, entry.getValue(), font, palette, x + KEY_SIGN + KEY_GAP, y);
        }
        for (Map.Entry<Mark, String> entry : datasets.entrySet()) {
            if (x + 2 * STOP + KEY_GAP + FigureText.width(g2, font, entry.getValue()) > width) {
                x = KEY_LEFT;
                y += KEY_LINE;
            }
            g2.setPaint(new Color(palette.ink()));
            g2.fill(AffineTransform.getTranslateInstance(x + STOP, y - 4).createTransformedShape(entry.getKey().shape(STOP)));
            x = entry(g2, entry.getValue(), font, palette, x + 2 * STOP + KEY_GAP, y);
        }
        return paddings.isEmpty() && datasets.isEmpty() ? 0 : y - KEY_TOP + KEY_LINE;
    }

    private static double entry(Recorder g2, String name, Font font, Palette palette, double x, double y) {
        FigureText.draw(g2, name, font, palette.ink(), x, y, 0);
        return x + FigureText.width(g2, font, name) + 2.5 * KEY_GAP;
    }

    public void show(Content newContent) {
        chart.setNotify(false);
        content = newContent;
        points = Stream.concat(content.runs().stream(), content.stops().stream().map(Stop::median)).toList();
        setRanges();
        style();
        List<CurveDataset.Curve> curves = new ArrayList<>();
        drawFronts(curves);
        drawGuides(curves);
        drawRuns(curves);
        drawTrails(curves);
        drawSpreads(curves);
        dataset.replace(curves);
        plot.setPointLabels(names());
        plot.setSpots(spots());
        chart.setNotify(true);
    }

    /**
     * The run or stop nearest to a place in the last drawing. Of a run and a stop at one place it is the run.
     *
     * @param radius farther ones do not count
     * @return an index of the content's runs; from their number on, of its stops
     */
    public OptionalInt nearest(double x, double y, double radius) {
        int nearest = -1;
        double least = radius * radius;
        for (int i = 0; i < points.size() && isDrawn(); i++) {
            double squared = place(i).distanceSq(x, y);
            if (nearest < 0 ? squared <= least : squared < least) {
                least = squared;
                nearest = i;
            }
        }
        return nearest < 0 ? OptionalInt.empty() : OptionalInt.of(nearest);
    }

    /** Whether there is a drawing. */
    public boolean isDrawn() {
        return !plot.dataArea().isEmpty();
    }

    /** Where a run or stop stands in the last drawing, of which there must be one. @param index as {@link #nearest} returns it */
    public Point2D place(int index) {
        Point point = points.get(index);
        Rectangle2D area = plot.dataArea();
        return new Point2D.Double(across.valueToJava2D(onAxis(point.x(), across), area, RectangleEdge.BOTTOM),
                up.valueToJava2D(height(point), area, RectangleEdge.LEFT));
    }

    private void setRanges() {
        List<Mark> marks = new ArrayList<>();
        for (Point run : content.runs()) {
            if (!Double.isFinite(run.y()) && !marks.contains(run.mark())) {
                marks.add(run.mark());
            }
        }
        lanes = marks;
        // Medians lie among their runs; what has no runs is a trail alone.
        Range widths = range(points.stream().mapToDouble(Point::x).toArray(), 1, 100);
        heights = range(DoubleStream.concat(points.stream().mapToDouble(Point::y), content.guides().stream()
                .mapToDouble(guide -> guide.end() < guide.y() ? guide.end() / NAME_ROOM : guide.end() * NAME_ROOM)).toArray(), 0.01, 1);
        across.setRange(widths);
        up.setRange(heights.getLowerBound(), lanes.isEmpty() ? heights.getUpperBound() : above(lanes.size() + 0.8));
        up.setLabelledTo(heights.getUpperBound());
    }

    /** From and to 1, 2 or 5 times a power of ten around all values with a place, at least a decade; {@code low} and {@code high} without any. */
    private static Range range(double[] values, double low, double high) {
        DoubleSummaryStatistics all = Arrays.stream(values).filter(value -> value >= LEAST && value <= MOST).summaryStatistics();
        if (all.getCount() == 0) {
            return new Range(low, high);
        }
        double bottom = 1 / ValueRange.niceStep(MARGIN / all.getMin());
        return new Range(bottom, Math.max(10 * bottom, ValueRange.niceStep(MARGIN * all.getMax())));
    }

    /** What no logarithmic axis can show stands at its end. */
    private static double onAxis(double value, DecadeAxis axis) {
        return Math.max(axis.getLowerBound(), Math.min(axis.getUpperBound(), value));
    }

    /** @return the value so many lanes above the scale */
    private double above(double count) {
        return heights.getUpperBound() * Math.pow(heights.getUpperBound() / heights.getLowerBound(), LANE * theme.scale() * count);
    }

    private double height(Point point) {
        return Double.isFinite(point.y()) ? Math.max(heights.getLowerBound(), Math.min(heights.getUpperBound(), point.y()))
                : above(lanes.indexOf(point.mark()) + 0.5);
    }

    private void drawFronts(List<CurveDataset.Curve> curves) {
        for (List<Point> front : content.fronts()) {
            Color faded = new Color(Palette.withAlpha(theme.palette().ink(), FRONT_ALPHA), true);
            begin(curves, front, faded, new BasicStroke((float) (1.2 * theme.scale())), null);
        }
    }

    private void drawGuides(List<CurveDataset.Curve> curves) {
        BasicStroke dashes = new BasicStroke((float) (GUIDE * theme.scale()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                new float[] {(float) (5 * theme.scale()), (float) (4 * theme.scale())}, 0);
        for (Guide guide : content.guides()) {
            begin(curves, List.of(new Point(guide.x(), guide.y(), null, null), new Point(guide.to(), guide.end(), null, null)),
                    new Color(theme.palette().ink()), dashes, null);
        }
    }

    /** Each colour and form is a series: a renderer asks by series. */
    private void drawRuns(List<CurveDataset.Curve> curves) {
        Map<Point, List<Point>> alike = new LinkedHashMap<>();
        for (Point run : content.runs()) {
            alike.computeIfAbsent(new Point(0, 0, run.kind(), run.mark()), key -> new ArrayList<>()).add(run);
        }
        alike.forEach((key, runs) -> {
            Color faded = new Color(Palette.withAlpha(colour(key.kind()), RUN_ALPHA), true);
            begin(curves, runs, faded, null, key.mark());
        });
    }

    private void drawTrails(List<CurveDataset.Curve> curves) {
        for (Trail trail : content.trails()) {
            Point first = trail.stops().get(0).median();
            Color colour = new Color(colour(first.kind()));
            int series = curves.size();
            begin(curves, trail.stops().stream().map(Stop::median).toList(), colour, stroke(first.kind()), first.mark());
            renderer.setSeriesShape(series, first.mark().shape(STOP * theme.scale()));
        }
    }

    /** The ends of the trails first: they say which way a trail leads. */
    private List<EndLabelPlot.PointLabel> names() {
        List<EndLabelPlot.PointLabel> names = new ArrayList<>();
        if (!lanes.isEmpty()) {
            names.add(name(content.lane(), across.getLowerBound(), above(lanes.size() / 2.0), 12.5, theme.palette().muted(),
                    List.of(LabelLayout.Side.RIGHT)));
        }
        for (Guide guide : content.guides()) {
            // On the side that the line does not run through.
            names.add(name(guide.name(), onAxis(guide.to(), across), onAxis(guide.end(), up), 11, theme.palette().ink(), guide.end() < guide.y()
                    ? List.of(LabelLayout.Side.LOWER_RIGHT, LabelLayout.Side.BELOW) : List.of(LabelLayout.Side.UPPER_RIGHT, LabelLayout.Side.ABOVE)));
        }
        for (Trail trail : content.trails()) {
            names.add(name(trail.stops().get(0)));
            if (trail.stops().size() > 1) {
                names.add(name(trail.stops().get(trail.stops().size() - 1)));
            }
        }
        for (Trail trail : content.trails()) {
            for (int i = 1; i < trail.stops().size() - 1; i++) {
                names.add(name(trail.stops().get(i)));
            }
        }
        return names.stream().filter(name -> !name.text().isEmpty()).toList();
    }

    private EndLabelPlot.PointLabel name(Stop stop) {
        Point median = stop.median();
        return name(stop.name(), onAxis(median.x(), across), height(median), 11, theme.palette().ink(),
                Double.isFinite(median.y()) ? LabelLayout.ANY_SIDE : LabelLayout.IN_A_ROW);
    }

    private EndLabelPlot.PointLabel name(String words, double x, double y, double size, int colour, List<LabelLayout.Side> sides) {
        return new EndLabelPlot.PointLabel(words, x, y, (STOP + 1) * theme.scale(), new Color(colour), font(size), sides);
    }

    private List<EndLabelPlot.Spot> spots() {
        Stream<EndLabelPlot.Spot> runs = content.runs().stream().map(run -> spot(run, RUN));
        return Stream.concat(content.stops().stream().map(stop -> spot(stop.median(), STOP)), runs).toList();
    }

    private EndLabelPlot.Spot spot(Point point, double radius) {
        return new EndLabelPlot.Spot(onAxis(point.x(), across), height(point), radius * theme.scale());
    }

    /** A cross of two bars at each stop; what has no distance has the one across. */
    private void drawSpreads(List<CurveDataset.Curve> curves) {
        Point gap = new Point(Double.NaN, 0, null, null);
        for (Trail trail : content.trails()) {
            List<Point> bars = new ArrayList<>();
            for (Stop stop : trail.stops()) {
                Point median = stop.median();
                bars.addAll(List.of(at(stop.left(), median.y(), median), at(stop.right(), median.y(), median), gap));
                if (!Double.isNaN(median.y())) {
                    bars.addAll(List.of(at(median.x(), stop.low(), median), at(median.x(), stop.high(), median), gap));
                }
            }
            Color faded = new Color(Palette.withAlpha(colour(trail.stops().get(0).median().kind()), SPREAD_ALPHA), true);
            begin(curves, bars, faded, new BasicStroke((float) (1.2 * theme.scale()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND), null);
        }
    }

    private static Point at(double x, double y, Point like) {
        return new Point(x, y, like.kind(), like.mark());
    }

    /** @param stroke null for points alone; {@code mark} null for a line alone */
    private void begin(List<CurveDataset.Curve> curves, List<Point> points, Color colour, Stroke stroke, Mark mark) {
        int series = curves.size();
        curves.add(CurveDataset.Curve.line(Integer.toString(series), points.stream().mapToDouble(point -> onAxis(point.x(), across)).toArray(),
                points.stream().mapToDouble(this::height).toArray()));
        renderer.setSeriesPaint(series, colour);
        renderer.setSeriesLinesVisible(series, stroke != null);
        renderer.setSeriesStroke(series, stroke == null ? new BasicStroke() : stroke);
        renderer.setSeriesShapesVisible(series, mark != null);
        renderer.setSeriesShape(series, (mark == null ? Mark.CIRCLE : mark).shape(RUN * theme.scale()));
    }

    private int colour(Padding.Kind kind) {
        return theme.palette().of(kind);
    }

    /** The lengths of a trail's strokes and spaces, for a key: solid, dashed, dotted. */
    public static double[] dashes(Padding.Kind kind) {
        return switch (kind) {
            case NONE -> new double[0];
            case ZERO -> new double[] {7, 4};
            case GAUSSIAN -> new double[] {2, 3};
        };
    }

    private Stroke stroke(Padding.Kind kind) {
        double[] dashes = dashes(kind);
        float[] pattern = dashes.length == 0 ? null : new float[dashes.length];
        for (int i = 0; i < dashes.length; i++) {
            pattern[i] = (float) (dashes[i] * theme.scale());
        }
        return new BasicStroke((float) (1.8 * theme.scale()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
    }

    private Font font(double size) {
        return ChartFonts.regular(size * theme.scale());
    }

    private void style() {
        Palette palette = theme.palette();
        double scale = theme.scale();
        Color panel = new Color(palette.panel());
        Color muted = new Color(palette.muted());
        Color hairline = new Color(palette.hairline());
        chart.setBackgroundPaint(panel);
        chart.setPadding(new RectangleInsets(8 * scale, 0, 0, 16));
        plot.setBackgroundPaint(panel);
        plot.setRangeGridlinePaint(hairline);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        for (DecadeAxis axis : List.of(across, up)) {
            axis.setLabelFont(font(12.5));
            axis.setLabelPaint(muted);
            axis.setTickLabelFont(font(11.5));
            axis.setTickLabelPaint(muted);
            axis.setAxisLinePaint(hairline);
        }
        across.setTickLabelInsets(new RectangleInsets(4 * scale, 2, 2 * scale, 2));
        up.setTickLabelInsets(new RectangleInsets(0, 4 * scale, 0, 6 * scale));
        across.setLabel(content.across());
        up.setLabel(content.up());
        plot.clearRangeMarkers();
        if (!lanes.isEmpty()) {
            plot.addRangeMarker(0, new ValueMarker(heights.getUpperBound(), muted, new BasicStroke(1)), Layer.BACKGROUND, false);
        }
        plot.setNoDataMessage("No runs to show.");
        plot.setNoDataMessageFont(font(13));
        plot.setNoDataMessagePaint(muted);
    }
}
