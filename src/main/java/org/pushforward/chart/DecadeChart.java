package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.pushforward.chart.CurveDataset.Curve;

/**
 * Quantities on two logarithmic axes, or one, or none: each a line through marks, named at its end; and, dashed in ink, what theory or a
 * floor says. For the window and for files.
 */
public final class DecadeChart implements LiveChart {

    private static final double MARK = 3.2;
    private static final double LINE = 1.8;
    private static final double RULE = 1.2;
    private static final double EDGE = 1.15;
    private static final double FIGURE_WIDTH = 640;
    private static final double FIGURE_HEIGHT = 380;
    /** More points are drawn small, and names need not keep clear of them. */
    private static final int MANY_POINTS = 500;
    private static final double SMALL_MARK = 1.3;
    private static final double FAINT_MARK = 2.2;
    private static final int FAINT_ALPHA = 110;
    /** What is nearer to zero, or larger, is left out. */
    private static final double LEAST = 1e-290;
    private static final double MOST = 1e290;

    /** Whose colour a line has. */
    public enum Hue {
        MODEL, DATA, ZERO, GAUSSIAN, NOISE, INK, NONE, FIRST, SECOND, THIRD, FOURTH;

        /** That of a run beside others. */
        static Hue of(SeriesTone tone) {
            return valueOf(tone.name());
        }

        private int in(Palette palette) {
            return switch (this) {
                case MODEL -> palette.model();
                case DATA -> palette.data();
                case ZERO -> palette.zero();
                case GAUSSIAN -> palette.gaussian();
                case NOISE -> palette.noise();
                case INK -> palette.ink();
                case NONE -> SeriesTone.NONE.colour(palette);
                case FIRST -> SeriesTone.FIRST.colour(palette);
                case SECOND -> SeriesTone.SECOND.colour(palette);
                case THIRD -> SeriesTone.THIRD.colour(palette);
                case FOURTH -> SeriesTone.FOURTH.colour(palette);
            };
        }
    }

    /** How a series is drawn. */
    public enum Form {
        /** A line through marks. */
        MARKED,
        /** A line without marks. */
        LINE,
        /** A dashed line: what theory or a floor says. */
        RULE,
        /** Marks without a line. */
        POINTS,
        /** Small pale marks without a line, which names may cover: single runs behind what summarises them. */
        FAINT;

        private boolean isLine() {
            return this != POINTS && this != FAINT;
        }
    }

    /** Which axes are logarithmic; on the others values may have any sign. */
    public enum Axes {
        BOTH_LOGARITHMIC, ACROSS_LOGARITHMIC, UP_LOGARITHMIC, PLAIN;

        private boolean isPlainAcross() {
            return this == UP_LOGARITHMIC || this == PLAIN;
        }

        private boolean isPlainUp() {
            return this == ACROSS_LOGARITHMIC || this == PLAIN;
        }
    }

    /**
     * A line, or points.
     *
     * @param name  at its end, and of its numbers
     * @param brief the same where there is little room; empty where nothing is written beside it
     * @param x     positive on a logarithmic axis; {@code y} likewise. Points that are not, or are no numbers, are left out
     * @param mark  null where it has none
     */
    public record Series(String name, String brief, double[] x, double[] y, Hue hue, Mark mark, Form form) {

        /** A line through marks, or without a mark a rule of theory. */
        public Series(String name, String brief, double[] x, double[] y, Hue hue, Mark mark) {
            this(name, brief, x, y, hue, mark, mark == null ? Form.RULE : Form.MARKED);
        }

        /** With a name that is short. */
        public Series(String name, double[] x, double[] y, Hue hue, Mark mark) {
            this(name, name, x, y, hue, mark);
        }

        /** A line that is drawn through, without marks. */
        public static Series line(String name, double[] x, double[] y, Hue hue) {
            return new Series(name, name, x, y, hue, null, Form.LINE);
        }

        /** What is written beside it where there is room; of points the brief name, since what they are of is told elsewhere. */
        private String label() {
            return form.isLine() ? name : brief;
        }

        /** Marks alone, which nothing is written beside. */
        public static Series points(String name, double[] x, double[] y, Hue hue, Mark mark) {
            return new Series(name, "", x, y, hue, mark, Form.POINTS);
        }
    }

    /** A level right across: a floor, a bound. @param value positive */
    public record Level(String name, double value) {
    }

    /**
     * What the chart shows.
     *
     * @param across title of the axis below, with its unit
     * @param up     of the axis at the left
     */
    public record Content(String title, String across, String up, Axes axes, List<Series> series, List<Level> levels) {

        /** On two logarithmic axes. */
        public Content(String title, String across, String up, List<Series> series, List<Level> levels) {
            this(title, across, up, Axes.BOTH_LOGARITHMIC, series, levels);
        }

        /** @param plain whether the axis at the left is no logarithmic one */
        public Content(String title, String across, String up, boolean plain, List<Series> series, List<Level> levels) {
            this(title, across, up, plain ? Axes.ACROSS_LOGARITHMIC : Axes.BOTH_LOGARITHMIC, series, levels);
        }

        public Content {
            series = List.copyOf(series);
            levels = List.copyOf(levels);
        }
    }

    private final EndLabelPlot plot = new EndLabelPlot();
    private final JFreeChart chart;
    private final DecadeAxis across = new DecadeAxis(null);
    private final RoundAxis numbersAcross = RoundAxis.ofNumbers(null);
    private final DecadeAxis decades = new DecadeAxis(null);
    private final RoundAxis numbers = RoundAxis.ofNumbers(null);
    private final CurveDataset dataset = new CurveDataset();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    private Theme theme = Theme.LIGHT;
    private double fontScale = 1;
    private Content content;

    public DecadeChart(String title, String across, String up) {
        plot.setDomainAxis(this.across);
        plot.setRangeAxis(decades);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setDataset(dataset);
        plot.setRenderer(renderer);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.keepCurvesFree();
        renderer.setDefaultCreateEntities(false);
        // Piece by piece each would begin its dashes anew: many short ones are a solid line.
        renderer.setDrawSeriesLineAsPath(true);
        chart = new JFreeChart(null, null, plot, false);
        chart.setTitle(new SteadyTitle(title, ChartFonts.bold(13)));
        chart.setBorderVisible(false);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        decades.setAxisLineVisible(false);
        numbers.setAxisLineVisible(false);
        show(new Content(title, across, up, List.of(), List.of()));
    }

    @Override
    public JFreeChart chart() {
        return chart;
    }

    @Override
    public String title() {
        return content.title();
    }

    /** @param scale factor on type and lines beyond the theme's own */
    public void setTheme(Theme newTheme, double scale) {
        theme = newTheme;
        fontScale = scale * newTheme.scale();
        show(content);
    }

    @Override
    public Figure figure() {
        List<DataTable> tables = content.series().stream().map(series -> new DataTable(series.name().isEmpty() ? "rule" : series.name(), List.of(
                DataTable.Column.of(content.across(), series.x()), DataTable.Column.of(content.up(), series.y())))).toList();
        return new Figure(title(), List.of(content.across(), content.up()), tables, FIGURE_WIDTH, FIGURE_HEIGHT, this::record);
    }

    private Recording record(double width, double height, Theme look) {
        Theme before = theme;
        double scaleBefore = fontScale;
        Recorder g2 = new Recorder(width, height);
        try {
            alone(true);
            setTheme(look, 1);
            FigureText.ground(g2, width, height, look.palette().panel());
            draw(g2, width, height);
        } finally {
            alone(false);
            theme = before;
            fontScale = scaleBefore;
            show(content);
        }
        return g2.recording();
    }

    private void alone(boolean alone) {
        plot.setAlone(alone);
        ((SteadyTitle) chart.getTitle()).setAlone(alone);
    }

    private void draw(Graphics2D g2, double width, double height) {
        double margin = 12;
        chart.draw(g2, new Rectangle2D.Double(margin, margin, Math.max(1, width - 2 * margin), Math.max(1, height - 2 * margin)),
                new ChartRenderingInfo());
    }

    /** A PNG file's content. @param scale pixels per unit of the layout */
    public byte[] png(int width, int height, int scale) {
        BufferedImage image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setPaint(chart.getBackgroundPaint());
        g2.fillRect(0, 0, image.getWidth(), image.getHeight());
        g2.scale(scale, scale);
        draw(g2, width, height);
        g2.dispose();
        return PngImage.bytes(image);
    }

    public void show(Content newContent) {
        chart.setNotify(false);
        content = newContent;
        ValueAxis below = content.axes().isPlainAcross() ? numbersAcross : across;
        plot.setDomainAxis(below);
        plot.setRangeAxis(content.axes().isPlainUp() ? numbers : decades);
        style();
        List<Curve> curves = new ArrayList<>();
        List<EndLabelPlot.PointLabel> names = new ArrayList<>();
        List<EndLabelPlot.EndLabel> ends = new ArrayList<>();
        boolean together = endTogether();
        List<EndLabelPlot.Spot> spots = new ArrayList<>();
        ValueRange widths = new ValueRange(!content.axes().isPlainAcross());
        ValueRange heights = new ValueRange(!content.axes().isPlainUp());
        for (Series series : content.series()) {
            boolean faint = series.form() == Form.FAINT;
            int hue = series.hue().in(theme.palette());
            Color colour = faint ? new Color(Palette.withAlpha(hue, FAINT_ALPHA), true) : new Color(hue);
            double[][] shown = shown(series, content.axes());
            int index = curves.size();
            boolean many = !series.form().isLine() && shown[0].length > MANY_POINTS;
            curves.add(Curve.line(Integer.toString(index), shown[0], shown[1]));
            renderer.setSeriesPaint(index, colour);
            renderer.setSeriesStroke(index, stroke(series.form() == Form.RULE));
            renderer.setSeriesLinesVisible(index, series.form().isLine());
            renderer.setSeriesShapesVisible(index, series.mark() != null);
            renderer.setSeriesShape(index, (series.mark() == null ? Mark.CIRCLE : series.mark())
                    .shape((many ? SMALL_MARK : faint ? FAINT_MARK : MARK) * fontScale));
            for (int i = 0; i < shown[0].length; i++) {
                widths.include(shown[0][i]);
                heights.include(shown[1][i]);
                if (!many && !faint) {
                    spots.add(new EndLabelPlot.Spot(shown[0][i], shown[1][i], MARK * fontScale));
                }
            }
            if (shown[0].length > 0 && !series.brief().isEmpty()) {
                int last = shown[0].length - 1;
                // Beside single points there is room; lines that end in the midst of others are told apart by their colours.
                if (together || series.form() != Form.RULE && shown[0].length > 1) {
                    ends.add(new EndLabelPlot.EndLabel(series.label(), series.brief(), shown[1][last], colour, false));
                    continue;
                }
                names.add(new EndLabelPlot.PointLabel(series.label(), shown[0][last], shown[1][last], (MARK + 4) * fontScale, colour, font(11.5),
                        LabelLayout.ANY_SIDE));
            }
        }
        content.levels().forEach(level -> heights.include(level.value()));
        setRange(below, widths);
        if (below == across) {
            widen(across);
        }
        setRange(plot.getRangeAxis(), heights);
        plot.clearRangeMarkers();
        for (Level level : content.levels()) {
            plot.addRangeMarker(0, new ValueMarker(level.value(), new Color(theme.palette().ink()), stroke(true)), Layer.BACKGROUND, false);
            names.add(new EndLabelPlot.PointLabel(level.name(), below.getLowerBound(), level.value(), 4 * fontScale,
                    new Color(theme.palette().ink()), font(11.5), LabelLayout.ALONG));
        }
        dataset.replace(curves);
        plot.beginMargin();
        plot.setEndLabels(ends);
        plot.setPointLabels(names);
        plot.setSpots(spots);
        chart.setNotify(true);
    }

    /** Whether all lines end at one place at the right, so that the margin beside it can name rules and single points as well. */
    private boolean endTogether() {
        double[] lasts = content.series().stream().map(series -> shown(series, content.axes())[0]).filter(x -> x.length > 0)
                .mapToDouble(x -> x[x.length - 1]).toArray();
        return Arrays.stream(lasts).distinct().count() == 1 && Arrays.stream(lasts).allMatch(last -> content.series().stream()
                .flatMapToDouble(series -> Arrays.stream(shown(series, content.axes())[0])).allMatch(x -> x <= last));
    }

    private static double[][] shown(Series series, Axes axes) {
        int count = 0;
        double[] x = new double[series.x().length];
        double[] y = new double[series.x().length];
        for (int i = 0; i < x.length; i++) {
            if (isShown(series.x()[i], axes.isPlainAcross()) && isShown(series.y()[i], axes.isPlainUp())) {
                x[count] = series.x()[i];
                y[count] = series.y()[i];
                count++;
            }
        }
        return new double[][] {Arrays.copyOf(x, count), Arrays.copyOf(y, count)};
    }

    private static boolean isShown(double value, boolean plain) {
        return plain ? Math.abs(value) <= MOST : value >= LEAST && value <= MOST;
    }

    private static void setRange(ValueAxis axis, ValueRange range) {
        axis.setRange(range.isEmpty() ? .1 : range.low(), range.isEmpty() ? 1 : range.high());
    }

    /** A mark at the end of the axis would be cut in half. */
    private static void widen(DecadeAxis axis) {
        axis.setRange(axis.getLowerBound() / EDGE, axis.getUpperBound() * EDGE);
    }

    private BasicStroke stroke(boolean rule) {
        return rule ? new BasicStroke((float) (RULE * fontScale), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                new float[] {(float) (5 * fontScale), (float) (4 * fontScale)}, 0) : new BasicStroke((float) (LINE * fontScale));
    }

    private Font font(double size) {
        return ChartFonts.regular(size * fontScale);
    }

    private void style() {
        Palette palette = theme.palette();
        Color panel = new Color(palette.panel());
        Color muted = new Color(palette.muted());
        chart.setBackgroundPaint(panel);
        chart.setAntiAlias(true);
        chart.getTitle().setText(content.title());
        chart.getTitle().setFont(ChartFonts.bold(13 * fontScale));
        chart.getTitle().setPaint(new Color(palette.ink()));
        chart.getTitle().setPadding(0, 0, 6 * fontScale, 0);
        plot.setBackgroundPaint(panel);
        plot.setRangeGridlinePaint(new Color(palette.hairline()));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        for (ValueAxis axis : List.of(across, numbersAcross, decades, numbers)) {
            axis.setLabelFont(font(11.5));
            axis.setLabelPaint(muted);
            axis.setTickLabelFont(font(11.5));
            axis.setTickLabelPaint(muted);
            axis.setAxisLinePaint(new Color(palette.hairline()));
        }
        plot.getDomainAxis().setTickLabelInsets(new RectangleInsets(4 * fontScale, 2, 2 * fontScale, 2));
        plot.getRangeAxis().setTickLabelInsets(new RectangleInsets(0, 4 * fontScale, 0, 6 * fontScale));
        plot.getDomainAxis().setLabel(content.across());
        plot.getRangeAxis().setLabel(content.up());
        plot.setEndLabelFont(font(EndLabelPlot.LABEL_SIZE));
        plot.setNoDataMessage("The figures will appear here.");
        plot.setNoDataMessageFont(font(13));
        plot.setNoDataMessagePaint(muted);
    }
}
