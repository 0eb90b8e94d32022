package org.pushforward.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.AxisLabelLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;

/**
 * A plot with words on it instead of a legend: series are named in the margin at the right, at the height of their last values, and points and lines
 * beside themselves. The margin is as wide as the names need; where that would be much of the plot, they are written in short, and where it would
 * be nearly all of it, in lines above the plot.
 */
final class EndLabelPlot extends XYPlot {

    /** Size of the names' type, before any scale. */
    static final double LABEL_SIZE = 12;
    /** What a chart without data says where there is no room for more. */
    static final String NOTHING_YET = "Nothing yet.";
    /** Likewise where there never will be any, as its longer words end. */
    static final String NOTHING = "Nothing to draw.";

    private static final double DISTANCE = 6;
    private static final double NOTE_INSET = 4;
    /** Between words and a line where there is little room. */
    private static final double LEAST_INSET = 1;
    private static final double LEAST_MARGIN = 24;
    private static final double MESSAGE_SHARE = 0.94;
    /** What the axis below takes, in multiples of its type. */
    private static final double BELOW = 2.6;
    private static final double MARGIN_STEP = 8;
    private static final double TOP = 8;
    /** Of the plot's width: wider names are written in short. */
    private static final double MOST_MARGIN = 0.36;
    /** A narrower plot, before any scale, has the names above it. */
    private static final double LEAST_PLOT = 48;
    /** Lower, before any scale, it has no room for them. */
    private static final double LEAST_HEIGHT = 40;
    /** Of the chart's width: a screen may draw words a little wider than they are measured. */
    private static final double SURE = 0.96;
    /** Between two names in a line. */
    private static final double BETWEEN = 10;
    private static final double LINE = 1.15;
    /** Of the name of a line, in lines of type. */
    private static final double ROOM_OF_LINE = 2.5;
    /** Of a curve, across. */
    private static final double PIECE = 5;
    private static final double HALF_LINE = 1;
    private static final double EDGE = 6;
    private static final Font OTHER_FONT = ChartFonts.regular(1);
    /** That of nothing which is drawn: the next drawing begins with the ground, and what equals the last paint is skipped. */
    private static final Color OTHER_PAINT = new Color(1, 2, 3, 4);
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    /**
     * @param brief    the same where there is little room
     * @param value    where on the value axis the label would like to stand
     * @param optional whether it is left out where it cannot stand there
     */
    record EndLabel(String text, String brief, double value, Color colour, boolean optional) {

        EndLabel(String text, double value, Color colour) {
            this(text, text, value, colour, false);
        }
    }

    /**
     * The name of a point, or of a line that begins there.
     *
     * @param x        and {@code y} on the axes
     * @param distance from there to the words, in units of the layout
     * @param sides    that the words may stand on, the best one first
     */
    record PointLabel(String text, double x, double y, double distance, Color colour, Font font, List<LabelLayout.Side> sides) {
    }

    /** What names of points had better not cover. @param x and {@code y} on the axes; the radius in units of the layout */
    record Spot(double x, double y, double radius) {
    }

    private transient List<EndLabel> endLabels = List.of();
    private transient List<PointLabel> pointLabels = List.of();
    private transient List<Spot> spots = List.of();
    /** The series' names where they stand above the plot; empty where they stand in the margin. */
    private transient List<Placed> namesAbove = List.of();
    private transient DoubleUnaryOperator leftAlignment = DoubleUnaryOperator.identity();
    private transient DoubleUnaryOperator alignment = DoubleUnaryOperator.identity();
    private boolean alone;
    private String note = "";
    private String briefNote = "";
    private boolean curvesAreKeptFree;
    private Color noteColour = Color.BLACK;
    private transient Font endLabelFont = ChartFonts.regular(LABEL_SIZE);
    private double margin = LEAST_MARGIN;
    /** Where the message stood that there are no data; null for none. */
    private transient Rectangle2D message;
    private transient Rectangle2D dataArea = new Rectangle2D.Double();

    /** @param labels the ones that matter most first: where there is no room for all, they stay */
    void setEndLabels(List<EndLabel> labels) {
        endLabels = List.copyOf(labels);
    }

    /** What the end labels say. */
    List<String> endWords() {
        return endLabels.stream().map(EndLabel::text).toList();
    }

    /** @param labels the ones that matter most first */
    void setPointLabels(List<PointLabel> labels) {
        pointLabels = List.copyOf(labels);
    }

    List<PointLabel> pointLabels() {
        return pointLabels;
    }

    void setSpots(List<Spot> newSpots) {
        spots = List.copyOf(newSpots);
    }

    /** Words in the upper right corner, empty for none. @param brief where there is little room; where even these do not fit there are none */
    void setNote(String words, String brief, Color colour) {
        note = words;
        briefNote = brief;
        noteColour = colour;
    }

    /** Has names of points keep away from curves as far as they can; names of lines always do. */
    void keepCurvesFree() {
        curvesAreKeptFree = true;
    }

    void setEndLabelFont(Font font) {
        endLabelFont = font;
    }

    /** @param left and {@code right} give for a margin that this plot needs the one that it shares with others */
    void setAlignment(DoubleUnaryOperator left, DoubleUnaryOperator right) {
        leftAlignment = left;
        alignment = right;
    }

    /** Whether it is drawn for itself, as on paper, with the margins that it needs. */
    void setAlone(boolean newAlone) {
        alone = newAlone;
    }

    @Override
    protected AxisSpace calculateRangeAxisSpace(Graphics2D g2, Rectangle2D plotArea, AxisSpace known) {
        AxisSpace space = super.calculateRangeAxisSpace(g2, plotArea, known);
        space.setLeft(alone ? space.getLeft() : leftAlignment.applyAsDouble(space.getLeft()));
        return space;
    }

    /** Like a range the margin only grows while a run goes on; this begins another one. */
    void beginMargin() {
        margin = LEAST_MARGIN;
    }

    /** Where the data were drawn last; empty before. */
    Rectangle2D dataArea() {
        return dataArea;
    }

    /** Takes a place of an earlier drawing for that of the last one: where the window has drawn, not where paper has. */
    void setDataArea(Rectangle2D area) {
        dataArea = area;
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState parentState, PlotRenderingInfo info) {
        PlotRenderingInfo known = info != null ? info : new PlotRenderingInfo(new ChartRenderingInfo(null));
        boolean brief = reserve(g2, area, noteHeight(g2, area));
        message = null;
        ((TitledAxis) getDomainAxis()).setTitleRoom(titleRoom(g2, area));
        ((TitledAxis) getRangeAxis()).setTitleRoom(area.getHeight() - getInsets().getTop()
                - BELOW * getDomainAxis().getTickLabelFont().getSize2D());
        super.draw(g2, area, anchor, parentState, known);
        dataArea = known.getDataArea() == null ? new Rectangle2D.Double() : known.getDataArea();
        if (dataArea.isEmpty()) {
            return;
        }
        // FXGraphics2D loses font and paint with the clip that the plot has just given back, but skips what equals its last ones.
        g2.setFont(OTHER_FONT);
        g2.setPaint(OTHER_PAINT);
        List<Placed> ends = namesAbove.isEmpty() ? endLabels(brief) : namesAbove;
        List<Rectangle2D> words = new ArrayList<>(ends.stream().map(Placed::bounds).toList());
        if (message != null) {
            words.add(message);
        }
        drawAxisNote(g2, area.getMinX());
        boolean linesNamed = pointLabels.stream().anyMatch(label -> label.sides().equals(LabelLayout.ALONG));
        List<Rectangle2D> curves = linesNamed || curvesAreKeptFree || !note.isEmpty() ? curves() : List.of();
        drawPointLabels(g2, words, linesNamed || curvesAreKeptFree ? curves : List.of());
        g2.setFont(endLabelFont);
        ends.forEach(end -> write(end.words(), end.colour(), end.bounds().getMinX(), end.bounds().getCenterY(), TextAnchor.CENTER_LEFT, g2));
        drawNote(g2, words, curves);
    }

    /** For that of the axis below: to the edges of the chart, where it stands under the middle of the plot. */
    private double titleRoom(Graphics2D g2, Rectangle2D area) {
        double right = area.getWidth() - getInsets().getRight();
        if (getDomainAxis().getLabelLocation() != AxisLabelLocation.MIDDLE) {
            return right;
        }
        double middle = (calculateAxisSpace(g2, area).getLeft() + right) / 2;
        return Math.min(right, 2 * Math.min(middle, area.getWidth() - middle));
    }

    /** The curves and the lines across as they are drawn, in pieces that are as long as a letter is wide at most. */
    private List<Rectangle2D> curves() {
        List<Rectangle2D> pieces = new ArrayList<>();
        for (int set = 0; set < getDatasetCount(); set++) {
            XYDataset dataset = getDataset(set);
            for (int series = 0; dataset != null && series < dataset.getSeriesCount(); series++) {
                for (int i = 1; i < dataset.getItemCount(series); i++) {
                    addPieces(pieces, place(dataset.getXValue(series, i - 1), dataset.getYValue(series, i - 1)),
                            place(dataset.getXValue(series, i), dataset.getYValue(series, i)));
                }
            }
        }
        for (double y : linesAcross(dataArea)) {
            addPieces(pieces, new Point2D.Double(dataArea.getMinX(), y), new Point2D.Double(dataArea.getMaxX(), y));
        }
        return pieces;
    }

    /** Their heights in the picture. */
    private double[] linesAcross(Rectangle2D area) {
        return markers(ValueMarker.class).mapToDouble(line -> getRangeAxis().valueToJava2D(line.getValue(), area, RectangleEdge.LEFT)).toArray();
    }

    private <M extends Marker> Stream<M> markers(Class<M> kind) {
        return Stream.of(Layer.values()).map(this::getRangeMarkers).filter(Objects::nonNull).flatMap(Collection::stream)
                .filter(kind::isInstance).map(kind::cast);
    }

    /** Of a straight line that may leave the plot, or be nowhere. */
    private void addPieces(List<Rectangle2D> pieces, Point2D one, Point2D other) {
        Point2D from = one.getX() > other.getX() ? other : one;
        Point2D to = one.getX() > other.getX() ? one : other;
        double left = Math.max(dataArea.getMinX(), from.getX());
        double right = Math.min(dataArea.getMaxX(), to.getX());
        double slope = to.getX() > from.getX() ? (to.getY() - from.getY()) / (to.getX() - from.getX()) : 0;
        // What is not a number is nowhere, and fails both.
        if (!(left <= right) || !Double.isFinite(slope)) {
            return;
        }
        int count = slope == 0 || left == right ? 1 : (int) Math.ceil((right - left) / PIECE);
        for (int i = 0; i < count; i++) {
            double x = left + i * (right - left) / count;
            double next = left + (i + 1) * (right - left) / count;
            double y = from.getY() + (x - from.getX()) * slope;
            double nextY = to.getX() > from.getX() ? from.getY() + (next - from.getX()) * slope : to.getY();
            double top = Math.max(dataArea.getMinY(), Math.min(y, nextY)) - HALF_LINE;
            double bottom = Math.min(dataArea.getMaxY(), Math.max(y, nextY)) + HALF_LINE;
            if (bottom > top) {
                pieces.add(new Rectangle2D.Double(x, top, Math.max(2 * HALF_LINE, next - x), bottom - top));
            }
        }
    }

    /** What the labels of the value axis leave out, above it, where the axis has no title to tell it. */
    private void drawAxisNote(Graphics2D g2, double chartLeft) {
        if (getRangeAxis() instanceof RoundAxis axis && !axis.note().isEmpty() && axis.getLabel() == null) {
            Font font = axis.getTickLabelFont();
            g2.setFont(font);
            write(axis.note(), (Color) axis.getTickLabelPaint(), chartLeft, dataArea.getMinY() - TOP, TextAnchor.BOTTOM_LEFT, g2);
        }
    }

    /** In as many lines as it needs, off the lines across; where there is no room for them in brief, and where there is none for that, nothing. */
    @Override
    protected void drawNoDataMessage(Graphics2D g2, Rectangle2D area) {
        if (getNoDataMessage() == null) {
            return;
        }
        Font font = getNoDataMessageFont();
        double line = LINE * font.getSize2D();
        boolean never = getNoDataMessage().toLowerCase(Locale.ROOT).endsWith(NOTHING.toLowerCase(Locale.ROOT));
        for (String words : List.of(getNoDataMessage(), never ? NOTHING : NOTHING_YET)) {
            List<String> lines = FigureText.lines(g2, font, words, MESSAGE_SHARE * area.getWidth());
            double width = lines.stream().mapToDouble(each -> width(each, font)).max().orElse(0);
            double height = lines.size() * line;
            OptionalDouble middle = width <= area.getWidth() ? middle(area, height) : OptionalDouble.empty();
            if (middle.isPresent()) {
                message = new Rectangle2D.Double(area.getCenterX() - width / 2, middle.getAsDouble() - height / 2, width, height);
                // The plot has just set a clip, and with one before it FXGraphics2D has lost its font, as in draw.
                g2.setFont(OTHER_FONT);
                g2.setPaint(OTHER_PAINT);
                // The grid goes on behind the words' place: the lines that it is kept off are others.
                g2.setPaint(getBackgroundPaint());
                g2.fill(new Rectangle2D.Double(message.getX() - NOTE_INSET, message.getY(), width + 2 * NOTE_INSET, height));
                g2.setFont(font);
                for (int i = 0; i < lines.size(); i++) {
                    write(lines.get(i), (Color) getNoDataMessagePaint(), area.getCenterX() - width(lines.get(i), font) / 2,
                            message.getMinY() + (i + 0.5) * line, TextAnchor.CENTER_LEFT, g2);
                }
                return;
            }
        }
    }

    /** That of the plot, or as near to it as words have room beside the lines across; empty where they have none. */
    private OptionalDouble middle(Rectangle2D area, double height) {
        double[] lines = DoubleStream.concat(Arrays.stream(linesAcross(area)), Arrays.stream(edges(area))).toArray();
        double centre = area.getCenterY();
        for (double inset : new double[] {NOTE_INSET, LEAST_INSET}) {
            double away = height / 2 + inset;
            OptionalDouble place = DoubleStream.concat(DoubleStream.of(centre),
                    Arrays.stream(lines).flatMap(line -> DoubleStream.of(line - away, line + away)))
                    .filter(y -> y - height / 2 >= area.getMinY() && y + height / 2 <= area.getMaxY())
                    .filter(y -> Arrays.stream(lines).noneMatch(line -> Math.abs(line - y) < 0.999 * away)).boxed()
                    .min(Comparator.comparingDouble(y -> Math.abs(y - centre))).map(OptionalDouble::of).orElse(OptionalDouble.empty());
            if (place.isPresent()) {
                return place;
            }
        }
        return OptionalDouble.empty();
    }

    /** Of the bands across. */
    private double[] edges(Rectangle2D area) {
        return markers(IntervalMarker.class).flatMap(band -> Stream.of(band.getStartValue(), band.getEndValue()))
                .mapToDouble(value -> getRangeAxis().valueToJava2D(value, area, RectangleEdge.LEFT)).toArray();
    }

    /** In the margin as well, unless a label stands there; farther to the left where curves would lie below it. */
    private void drawNote(Graphics2D g2, List<Rectangle2D> words, List<Rectangle2D> curves) {
        double height = LINE * endLabelFont.getSize2D();
        double left = dataArea.getMinX() + NOTE_INSET;
        for (String text : note.isEmpty() ? List.<String>of() : List.of(note, briefNote)) {
            double width = width(text, endLabelFont);
            double right = dataArea.getMaxX() + getInsets().getRight();
            while (right - width >= left) {
                Rectangle2D place = new Rectangle2D.Double(right - width, dataArea.getMinY(), width, height);
                if (Stream.concat(words.stream(), curves.stream()).noneMatch(place::intersects)) {
                    write(text, noteColour, right, dataArea.getMinY(), TextAnchor.TOP_RIGHT, g2);
                    return;
                }
                right = right > dataArea.getMaxX() - NOTE_INSET ? dataArea.getMaxX() - NOTE_INSET : right - height;
            }
        }
    }

    private static void write(String words, Color colour, double x, double y, TextAnchor anchor, Graphics2D g2) {
        g2.setPaint(colour);
        TextUtils.drawAlignedString(words, g2, (float) x, (float) y, anchor);
    }

    /** @return what is needed above the plot for the note of the value axis */
    private double noteHeight(Graphics2D g2, Rectangle2D area) {
        if (getRangeAxis() instanceof RoundAxis axis && axis.getLabel() == null) {
            axis.refreshTicks(g2, new AxisState(), area, RectangleEdge.LEFT);
            return axis.note().isEmpty() ? 0 : LINE * axis.getTickLabelFont().getSize2D();
        }
        return 0;
    }

    /** Makes room at the right for the labels, and above the plot; like a range it grows in steps. @return whether they are written in short */
    private boolean reserve(Graphics2D g2, Rectangle2D area, double above) {
        double width = area.getWidth();
        double scale = endLabelFont.getSize2D() / LABEL_SIZE;
        double full = widest(EndLabel::text);
        boolean brief = full > MOST_MARGIN * width;
        double needed = DISTANCE + (brief ? widest(EndLabel::brief) : full) / scale;
        margin = Math.max(margin, endLabels.isEmpty() ? 0 : MARGIN_STEP * Math.ceil(needed / MARGIN_STEP));
        // In short the names need less than they did in full.
        double wanted = brief ? Math.max(LEAST_MARGIN, MARGIN_STEP * Math.ceil(needed / MARGIN_STEP)) : margin;
        double top = TOP * scale + above;
        namesAbove = List.of();
        if (!endLabels.isEmpty() && width - calculateAxisSpace(g2, area).getLeft() - wanted * scale < LEAST_PLOT * scale) {
            List<Placed> names = namesAbove(area);
            double lines = names.isEmpty() ? 0 : names.get(names.size() - 1).bounds().getMaxY() - area.getMinY();
            double height = area.getHeight() - top - BELOW * getDomainAxis().getTickLabelFont().getSize2D();
            if (!names.isEmpty() && height - lines >= LEAST_HEIGHT * scale) {
                namesAbove = names;
                top += lines;
                wanted = LEAST_MARGIN;
            }
        }
        setInsets(new RectangleInsets(top, 0, 0, (alone ? wanted : alignment.applyAsDouble(wanted)) * scale), false);
        return brief;
    }

    /** One after the other, in as many lines as they need; none where one of them is wider than the chart. */
    private List<Placed> namesAbove(Rectangle2D area) {
        double line = LINE * endLabelFont.getSize2D();
        double x = area.getMinX();
        double y = area.getMinY();
        List<Placed> names = new ArrayList<>();
        for (EndLabel label : endLabels) {
            if (Double.isFinite(label.value())) {
                String words = width(label.text(), endLabelFont) <= SURE * area.getWidth() ? label.text() : label.brief();
                double width = width(words, endLabelFont);
                if (width > SURE * area.getWidth()) {
                    return List.of();
                }
                if (x > area.getMinX() && x + width > area.getMaxX()) {
                    x = area.getMinX();
                    y += line;
                }
                names.add(new Placed(words, label.colour(), new Rectangle2D.Double(x, y, width, line)));
                x += width + BETWEEN * endLabelFont.getSize2D() / LABEL_SIZE;
            }
        }
        return names;
    }

    private double widest(Function<EndLabel, String> words) {
        return endLabels.stream().mapToDouble(label -> width(words.apply(label), endLabelFont)).max().orElse(0);
    }

    private static double width(String words, Font font) {
        return font.getStringBounds(words, MEASURE).getWidth();
    }

    private record Placed(String words, Color colour, Rectangle2D bounds) {
    }

    private List<Placed> endLabels(boolean brief) {
        double line = LINE * endLabelFont.getSize2D();
        List<EndLabel> shown = new ArrayList<>(fitting(endLabels, dataArea.getHeight(), line));
        shown.sort(Comparator.comparingDouble(EndLabel::value).reversed());
        double[] y = places(shown, line);
        for (int i = y.length - 1; i >= 0; i--) {
            if (shown.get(i).optional() && Math.abs(y[i] - wish(shown.get(i))) > line / 2) {
                shown.remove(i);
                y = places(shown, line);
            }
        }
        double x = dataArea.getMaxX() + DISTANCE * endLabelFont.getSize2D() / LABEL_SIZE;
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            EndLabel label = shown.get(i);
            String words = brief ? label.brief() : label.text();
            placed.add(new Placed(words, label.colour(), new Rectangle2D.Double(x, y[i] - line / 2, width(words, endLabelFont), line)));
        }
        return placed;
    }

    private double[] places(List<EndLabel> labels, double line) {
        double[] wishes = labels.stream().mapToDouble(this::wish).toArray();
        return LabelLayout.apart(wishes, line, dataArea.getMinY(), dataArea.getMaxY());
    }

    private double wish(EndLabel label) {
        double y = getRangeAxis().valueToJava2D(label.value(), dataArea, RectangleEdge.LEFT);
        // A logarithmic axis has no place for what is not positive.
        return Double.isNaN(y) ? dataArea.getMaxY() : Math.max(dataArea.getMinY(), Math.min(dataArea.getMaxY(), y));
    }

    /** @return those that can be placed, as many as there is room for; the first of them rather than the last */
    static List<EndLabel> fitting(List<EndLabel> labels, double height, double line) {
        return labels.stream().filter(label -> Double.isFinite(label.value())).limit(1 + (long) (height / line)).toList();
    }

    /**
     * @param words  what stands there already; the labels that are drawn are added
     * @param curves that are not to be covered
     */
    private void drawPointLabels(Graphics2D g2, List<Rectangle2D> words, List<Rectangle2D> curves) {
        if (pointLabels.isEmpty()) {
            return;
        }
        double x0 = dataArea.getMinX();
        double y0 = dataArea.getMinY();
        // To the edge of the chart's margin, not of the plot: a point at the end of the axis is named beside itself. Where there is a margin; and not
        // to its last pixels, since a screen may draw words a little wider than they are measured.
        Rectangle2D bounds = new Rectangle2D.Double(x0, y0, dataArea.getWidth() + Math.max(0, getInsets().getRight() - EDGE), dataArea.getHeight());
        List<Rectangle2D> taken = new ArrayList<>(curves);
        for (Spot spot : spots) {
            Point2D at = place(spot.x(), spot.y());
            taken.add(new Rectangle2D.Double(at.getX() - spot.radius(), at.getY() - spot.radius(), 2 * spot.radius(), 2 * spot.radius()));
        }
        List<PointLabel> shown = new ArrayList<>();
        // In a low plot there is room for few names of lines.
        double lines = dataArea.getHeight() / (ROOM_OF_LINE * LINE * endLabelFont.getSize2D());
        for (PointLabel label : pointLabels) {
            boolean along = label.sides().equals(LabelLayout.ALONG);
            if (dataArea.outcode(place(label.x(), label.y())) == 0 && (!along || lines >= 1)) {
                shown.add(label);
                lines -= along ? 1 : 0;
            }
        }
        Rectangle2D[] places = LabelLayout.beside(shown.stream().map(this::wanted).toList(), taken, words, bounds);
        for (int i = 0; i < places.length; i++) {
            if (places[i] != null) {
                words.add(places[i]);
                g2.setFont(shown.get(i).font());
                write(shown.get(i).text(), shown.get(i).colour(), places[i].getMinX(), places[i].getCenterY(), TextAnchor.CENTER_LEFT, g2);
            }
        }
    }

    private LabelLayout.Wanted wanted(PointLabel label) {
        Point2D at = place(label.x(), label.y());
        return new LabelLayout.Wanted(at.getX(), at.getY(), label.distance(), width(label.text(), label.font()), LINE * label.font().getSize2D(),
                label.sides(), label.sides().equals(LabelLayout.ALONG) ? dataArea.getWidth() : 0);
    }

    /** Where a point of the axes lies in the last drawing, within a pixel of the plot where rounding put it outside. */
    private Point2D place(double x, double y) {
        double across = getDomainAxis().valueToJava2D(x, dataArea, RectangleEdge.BOTTOM);
        double up = getRangeAxis().valueToJava2D(y, dataArea, RectangleEdge.LEFT);
        return new Point2D.Double(inside(across, dataArea.getMinX(), dataArea.getMaxX()), inside(up, dataArea.getMinY(), dataArea.getMaxY()));
    }

    private static double inside(double value, double least, double most) {
        return value < least && value > least - 1 ? least : value > most && value < most + 1 ? most : value;
    }
}
