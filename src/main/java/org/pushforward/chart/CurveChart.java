package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLabelLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A chart of curves and bands: its construction, look and ranges. The value axis may widen but never shrinks while a run goes on. Curves are named at
 * their ends. The chart tells its listeners once of each change.
 */
public abstract class CurveChart implements LiveChart {

    /** What the labels of the value axis take of every chart, and of every picture, so that those above each other line up. */
    public static final double VALUE_LABELS = 47;

    /** In multiples of the axis's length: the rasteriser does not like numbers without bound. */
    private static final double FAR = 1000;
    private static final double FIGURE_WIDTH = 640;
    private static final double FIGURE_HEIGHT = 380;
    private static final double FIGURE_MARGIN = 12;

    private final JFreeChart chart;
    private final EndLabelPlot plot;
    private final RoundAxis domainAxis;
    private final ValueAxis valueAxis;
    private final ValueRange range;
    private final CurveDataset dataset = new CurveDataset();
    private final BandRenderer renderer = new BandRenderer();
    private final boolean logarithmic;
    private Theme theme = Theme.LIGHT;
    private double fontScale = 1;
    private boolean urgent = true;
    private List<String> drawnLabels = List.of();

    /**
     * @param domain      what runs along the axis below, with its unit; counted in whole numbers
     * @param logarithmic whether the value axis is
     */
    CurveChart(String title, String domain, boolean logarithmic) {
        this.logarithmic = logarithmic;
        this.range = new ValueRange(logarithmic);
        domainAxis = RoundAxis.ofCounts(domain);
        valueAxis = logarithmic ? new DecadeAxis(null) : RoundAxis.ofNumbers(null);
        plot = new EndLabelPlot();
        plot.setOrientation(PlotOrientation.VERTICAL);
        plot.setDomainAxis(domainAxis);
        plot.setRangeAxis(valueAxis);
        plot.setDataset(dataset);
        plot.setRenderer(renderer);
        chart = new JFreeChart(null, null, plot, false);
        chart.setTitle(new SteadyTitle(title, ChartFonts.bold(13)));
        styleOnce();
        applyTheme();
    }

    @Override
    public final JFreeChart chart() {
        return chart;
    }

    @Override
    public final String title() {
        return chart.getTitle().getText();
    }

    /** The title of a figure, which nothing else explains. */
    String figureTitle() {
        return title();
    }

    /** What the value axis shows, with its unit, where there is room for an axis title. The words in parentheses are the title's alone. */
    String valueTitle() {
        return title().replaceFirst(" \\(.*\\)$", "");
    }

    /** What runs along the axis below, with its unit, where there is room for all of it. */
    String domainTitle() {
        return domainAxis.title() == null ? "" : domainAxis.title();
    }

    /** The figure, with a title at the value axis too: on paper there is room for it. */
    @Override
    public final Figure figure() {
        String domain = domainTitle();
        return new Figure(figureTitle(), List.of(domain, valueTitle()), tables(domain, valueTitle()), FIGURE_WIDTH, FIGURE_HEIGHT, this::record);
    }

    /**
     * What is shown, in numbers.
     *
     * @param domain what runs along the axis, with its unit
     * @param value  what the curves show, with its unit
     */
    List<DataTable> tables(String domain, String value) {
        return dataset.tables(domain, value);
    }

    private Recording record(double width, double height, Theme look) {
        Theme before = theme;
        double scaleBefore = fontScale;
        boolean urgentBefore = urgent;
        String shownTitle = title();
        String domainBefore = domainAxis.title();
        String domain = domainTitle();
        Recorder g2 = new Recorder(width, height);
        chart.setNotify(false);
        try {
            theme = look;
            fontScale = look.scale();
            applyTheme();
            chart.getTitle().setText(figureTitle());
            domainAxis.setLabel(domain.isEmpty() ? null : domain);
            valueAxis.setLabel(valueTitle());
            valueAxis.setLabelFont(ChartFonts.regular(11.5 * fontScale));
            valueAxis.setLabelPaint(new Color(look.palette().muted()));
            valueAxis.setLabelInsets(new RectangleInsets(0, 0, 0, 4 * fontScale));
            refresh();
            plot.setFixedRangeAxisSpace(null);
            FigureText.ground(g2, width, height, look.palette().panel());
            chart.draw(g2, new Rectangle2D.Double(FIGURE_MARGIN, FIGURE_MARGIN, Math.max(1, width - 2 * FIGURE_MARGIN),
                    Math.max(1, height - 2 * FIGURE_MARGIN)), new ChartRenderingInfo(null));
        } finally {
            valueAxis.setLabel(null);
            chart.getTitle().setText(shownTitle);
            domainAxis.setLabel(domainBefore);
            theme = before;
            fontScale = scaleBefore;
            applyTheme();
            refresh();
            urgent = urgentBefore;
            chart.setNotify(true);
        }
        return g2.recording();
    }

    /**
     * Starts the axes over, with nothing on them.
     *
     * @param last the axis below goes from 0 to there
     */
    final void begin(double last) {
        change(() -> {
            range.reset();
            domainAxis.setRange(0, last);
            plot.beginMargin();
        });
    }

    /** Moves the end of the axis below. */
    final void setDomainEnd(double last) {
        setDomain(0, last);
    }

    /** Moves both ends of the axis below. */
    final void setDomain(double first, double last) {
        domainAxis.setRange(first, last);
    }

    @Override
    public final void drawAgain() {
        urgent = true;
        chart.fireChartChanged();
    }

    /** Changes the words for what the chart shows. */
    final void setTitle(String words) {
        chart.getTitle().setText(words);
    }

    /** Changes the words for what runs along the axis below. */
    final void setDomainTitle(String words) {
        domainAxis.setLabel(words);
    }

    final double domainLength() {
        return domainAxis.getRange().getLength();
    }

    /**
     * Whether what has changed since the last drawing is to be seen at once. What grows by less than a pixel may wait for more of it, unless a label
     * says something else: figures beside the chart say the same.
     *
     * @see #drawn
     */
    @Override
    public final boolean isUrgent() {
        return urgent || !plot.endWords().equals(drawnLabels);
    }

    @Override
    public void drawn() {
        urgent = false;
        drawnLabels = plot.endWords();
    }

    /** Does what changes the content, draws up the content and tells the listeners once. */
    final void change(Runnable what) {
        urgent = true;
        changeAtLeisure(what);
    }

    /** Likewise where it hardly shows. */
    final void changeAtLeisure(Runnable what) {
        chart.setNotify(false);
        what.run();
        refresh();
        chart.setNotify(true);
    }

    /** @param scale factor on type and lines beyond the theme's own */
    public final void setTheme(Theme newTheme, double scale) {
        change(() -> {
            theme = newTheme;
            fontScale = scale * newTheme.scale();
            applyTheme();
        });
    }

    /** The curves in the order of drawing, and the labels at their ends; widens {@code range} for all that must be seen. */
    abstract Content content(Look look);

    /** Names what the chart will show, while there is nothing to show. */
    abstract String promise();

    final ValueRange range() {
        return range;
    }

    final EndLabelPlot plot() {
        return plot;
    }

    /** A curve with the colours of its line and of its band; {@code band} is null for a bare line. */
    record StyledCurve(CurveDataset.Curve curve, Color line, Color band, Stroke stroke) {
    }

    record Content(List<StyledCurve> curves, List<EndLabelPlot.EndLabel> labels) {

        static final Content NOTHING = new Content(List.of(), List.of());
    }

    /** What a chart needs to know of the theme. */
    record Look(Palette palette, double scale) {

        Color colour(int argb) {
            return new Color(argb, true);
        }

        Color faded(int argb, int alpha) {
            return new Color(Palette.withAlpha(argb, alpha), true);
        }

        Stroke solid(double width) {
            return new BasicStroke((float) (width * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }

        Stroke dashed(double width, double dash, double gap) {
            float[] pattern = {(float) (dash * scale), (float) (gap * scale)};
            return new BasicStroke((float) (width * scale), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
        }
    }

    /** A line across the chart that theory draws; {@link #lineLabel} names it. */
    static ValueMarker theoryLine(double value, Look look) {
        return new ValueMarker(value, look.colour(look.palette().ink()), look.dashed(1, 4, 4));
    }

    /** The name of a line, where it begins: below it, where curves that strive for a floor do not come, unless there is no room. */
    final EndLabelPlot.PointLabel lineLabel(String name, double value, Look look) {
        return pointLabel(name, domainAxis.getLowerBound(), value, 3, look.colour(look.palette().ink()), LabelLayout.ALONG, look);
    }

    /** @param distance from the point to its name, before any scale */
    static EndLabelPlot.PointLabel pointLabel(
            String name, double x, double y, double distance, Color colour, List<LabelLayout.Side> sides, Look look) {
        return new EndLabelPlot.PointLabel(name, x, y, distance * look.scale(), colour, ChartFonts.regular(EndLabelPlot.LABEL_SIZE * look.scale()),
                sides);
    }

    final Look look() {
        return new Look(theme.palette(), fontScale);
    }

    private void refresh() {
        Content content = content(look());
        List<CurveDataset.Curve> curves = new ArrayList<>();
        for (StyledCurve styled : content.curves()) {
            // A line stops where there is no number; a band would not.
            for (CurveDataset.Curve part : styled.band() == null ? List.of(styled.curve()) : styled.curve().parts()) {
                int series = curves.size();
                curves.add(part);
                renderer.setSeriesPaint(series, styled.line());
                renderer.setSeriesFillPaint(series, styled.band() == null ? new Color(0, true) : styled.band());
                renderer.setSeriesStroke(series, styled.stroke());
            }
        }
        dataset.replace(curves);
        plot.setEndLabels(content.labels());
        plot.setNoDataMessage(promise());
        if (range.isEmpty()) {
            valueAxis.setRange(logarithmic ? 1 : 0, logarithmic ? 100 : 1);
        } else {
            valueAxis.setRange(range.low(), range.high());
        }
        limitCurves();
        // The same for all charts, so that those above each other share their step axis.
        AxisSpace valueLabels = new AxisSpace();
        valueLabels.setLeft(VALUE_LABELS * fontScale);
        plot.setFixedRangeAxisSpace(valueLabels);
    }

    /** A curve may leave the chart, but not for where nobody can draw. */
    private void limitCurves() {
        double low = valueAxis.getLowerBound();
        double high = valueAxis.getUpperBound();
        if (logarithmic) {
            dataset.setLimits(Double.MIN_NORMAL, Double.MAX_VALUE);
        } else {
            dataset.setLimits(low - FAR * (high - low), high + FAR * (high - low));
        }
    }

    private void styleOnce() {
        // The workaround draws text as outlines of its glyphs, which costs the window more than all curves. For all charts of the process.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
        chart.setBorderVisible(false);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeMinorGridlinesVisible(false);
        plot.setRangeZeroBaselineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        valueAxis.setAxisLineVisible(false);
        domainAxis.setLabelLocation(AxisLabelLocation.HIGH_END);
    }

    private void applyTheme() {
        Palette palette = theme.palette();
        Color ink = new Color(palette.ink());
        Color muted = new Color(palette.muted());
        Color hairline = new Color(palette.hairline());
        Color panel = new Color(palette.panel());
        chart.setBackgroundPaint(panel);
        chart.setAntiAlias(true);
        TextTitle title = chart.getTitle();
        title.setFont(ChartFonts.bold(13 * fontScale));
        title.setPaint(ink);
        title.setPadding(0, 0, 6 * fontScale, 0);
        plot.setBackgroundPaint(panel);
        plot.setRangeGridlinePaint(hairline);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setNoDataMessageFont(ChartFonts.regular(13 * fontScale));
        plot.setNoDataMessagePaint(muted);
        plot.setEndLabelFont(ChartFonts.regular(EndLabelPlot.LABEL_SIZE * fontScale));
        for (ValueAxis axis : new ValueAxis[] {domainAxis, valueAxis}) {
            axis.setTickLabelFont(ChartFonts.regular(11.5 * fontScale));
            axis.setTickLabelPaint(muted);
            axis.setAxisLinePaint(hairline);
        }
        domainAxis.setLabelFont(ChartFonts.regular(11.5 * fontScale));
        domainAxis.setLabelPaint(muted);
        domainAxis.setLabelInsets(new RectangleInsets(0, 0, 0, 0));
        domainAxis.setTickLabelInsets(new RectangleInsets(3 * fontScale, 2, 0, 2));
        // For an axis at the left JFreeChart takes the distance to the plot from the left inset.
        valueAxis.setTickLabelInsets(new RectangleInsets(0, 5 * fontScale, 0, 3 * fontScale));
    }
}
