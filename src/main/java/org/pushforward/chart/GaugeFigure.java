package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.pushforward.fit.SampleDistance.Yardstick;

/** The distance of a flow's samples on a scale of which 1 is the median of what samples of the data themselves have, as a figure. */
public final class GaugeFigure {

    /** Times the data's own: the end of the scale; what lies beyond is shown there. */
    public static final int SPAN = 4;

    private static final double MARGIN = 12;
    private static final double WIDTH = 460;
    private static final double TITLE = 30;
    private static final double ROW = 22;
    private static final double BOTTOM = 40;
    private static final double DOT = 4.5;
    private static final double SIZE = 11.5;
    /** How opaque it is, of 255. */
    private static final int BAND = 64;
    private static final String AXIS = "sliced W₂ of the flow over the median of the data's own (no unit)";

    private GaugeFigure() {}

    /** @param distance in data units; NaN before the first */
    public static Figure of(String title, double distance, Yardstick yardstick) {
        DataTable table = new DataTable("distances", List.of(
                DataTable.Column.of("what", List.of("flow", "data against data, median", "data against data, least of 39",
                        "data against data, largest of 39")),
                DataTable.Column.of("sliced W₂, data units", new double[] {distance, yardstick.median(), yardstick.low(), yardstick.high()}),
                DataTable.Column.of("over the data's median (no unit)", new double[] {distance / yardstick.median(), 1,
                        yardstick.low() / yardstick.median(), yardstick.high() / yardstick.median()})));
        double height = 2 * MARGIN + TITLE + 2 * ROW + BOTTOM;
        return new Figure(title, List.of(AXIS), List.of(table), WIDTH, height, (w, h, theme) -> {
            Recorder g2 = new Recorder(w, h);
            FigureText.ground(g2, w, h, theme.palette().panel());
            // Whole at any size.
            double scale = Math.min(w / WIDTH, h / height);
            g2.scale(scale, scale);
            draw(g2, title, distance, yardstick, theme.palette());
            return g2.recording();
        });
    }

    private static void draw(Recorder g2, String title, double distance, Yardstick yardstick, Palette palette) {
        Font font = ChartFonts.regular(SIZE);
        FigureText.draw(g2, title, ChartFonts.bold(13), palette.ink(), MARGIN, MARGIN + 13, 0);
        double left = MARGIN + 6;
        double right = WIDTH - MARGIN - 12;
        double unit = (right - left) / SPAN;
        double top = MARGIN + TITLE;
        double bottom = top + 2 * ROW;
        double multiple = distance / yardstick.median();
        if (Double.isFinite(multiple)) {
            double low = yardstick.low() / yardstick.median() * unit;
            double high = yardstick.high() / yardstick.median() * unit;
            g2.setPaint(new Color(Palette.withAlpha(palette.data(), BAND), true));
            g2.fill(new Rectangle2D.Double(left + low, top, high - low, 2 * ROW));
            g2.setStroke(new BasicStroke(1.5f));
            g2.setPaint(new Color(palette.muted()));
            g2.draw(new Line2D.Double(left + unit, top, left + unit, bottom));
            FigureText.draw(g2, "data against data", font, palette.muted(), left + high + 6, bottom - 7, 0);
            drawFlow(g2, multiple, left, unit, top + ROW / 2, font, palette);
        }
        g2.setStroke(new BasicStroke(1));
        g2.setPaint(new Color(palette.muted()));
        g2.draw(new Line2D.Double(left, bottom, right, bottom));
        for (int i = 0; i <= SPAN; i++) {
            double x = left + i * unit;
            g2.setPaint(new Color(palette.muted()));
            g2.draw(new Line2D.Double(x, bottom, x, bottom + 4));
            FigureText.draw(g2, Integer.toString(i), font, palette.muted(), x, bottom + 16, 0.5);
        }
        FigureText.draw(g2, AXIS, font, palette.ink(), (left + right) / 2, bottom + 33, 0.5);
    }

    private static void drawFlow(Recorder g2, double multiple, double left, double unit, double y, Font font, Palette palette) {
        boolean beyond = multiple > SPAN;
        double x = left + Math.min(SPAN, multiple) * unit;
        g2.setPaint(new Color(palette.model()));
        if (beyond) {
            Path2D arrow = new Path2D.Double();
            arrow.moveTo(x - 2 * DOT, y - DOT);
            arrow.lineTo(x, y);
            arrow.lineTo(x - 2 * DOT, y + DOT);
            arrow.closePath();
            g2.fill(arrow);
        } else {
            g2.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
        }
        String words = "flow " + Numbers.brief(multiple) + " ×";
        double wide = FigureText.width(g2, font, words);
        FigureText.draw(g2, words, font, palette.ink(), left + nameStart(multiple, DOT, 6, wide, unit), y + 4, 0);
    }

    /**
     * Where the name of the flow begins: beside its mark, at the right where there is room, and not across the line of the data at 1.
     *
     * @param multiple where the mark stands; beyond {@value #SPAN}, or not a number, it is an arrow at the end
     * @param radius   of the mark
     * @param gap      from the mark, or the line, to the name
     * @param wide     the name
     * @param unit     from 0 to 1
     * @return from 0
     */
    public static double nameStart(double multiple, double radius, double gap, double wide, double unit) {
        double end = SPAN * unit;
        boolean onScale = multiple <= SPAN;
        double mark = multiple * unit;
        double right = mark + radius + gap;
        double left = (onScale ? mark - radius : end - 2 * radius) - gap - wide;
        if (!onScale || right + wide > end) {
            return left;
        }
        boolean across = right < unit + gap && right + wide > unit - gap;
        if (!across) {
            return right;
        }
        return left >= 0 && left + wide <= unit - gap ? left : unit + gap;
    }
}
