package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Signed numbers as horizontal bars from a common zero, each with its name and its value, as a figure. */
public final class BarsFigure {

    private static final double MARGIN = 12;
    private static final double TITLE = 26;
    private static final double ROW = 20;
    private static final double THICKNESS = 10;
    private static final double BARS = 280;
    private static final double GAP = 10;
    private static final double AXIS = 40;
    private static final double SIZE = 11.5;

    private BarsFigure() {}

    /**
     * @param rows   what the bars' names count, for the axis at the left
     * @param names  of the bars, from the top down
     * @param axis   what the bars' lengths are, with the unit
     * @param values one for each name; one that is not finite has no bar
     * @param words  the values as they are read
     */
    public static Figure of(String title, String rows, List<String> names, String axis, double[] values, List<String> words) {
        Recorder ruler = new Recorder(1, 1);
        Font font = ChartFonts.regular(SIZE);
        double left = names.stream().mapToDouble(name -> FigureText.width(ruler, font, name)).max().orElse(0) + GAP + 18;
        double right = words.stream().mapToDouble(word -> FigureText.width(ruler, font, word)).max().orElse(0) + GAP;
        double width = Math.ceil(2 * MARGIN + Math.max(left + BARS + right, FigureText.width(ruler, ChartFonts.bold(13), title)));
        ruler.dispose();
        double height = Math.ceil(2 * MARGIN + TITLE + ROW * names.size() + AXIS);
        DataTable table = new DataTable("bars", List.of(DataTable.Column.of(rows, names), DataTable.Column.of(axis, values)));
        double[] shown = values.clone();
        return new Figure(title, List.of(rows, axis), List.of(table), width, height, (w, h, theme) -> {
            Recorder g2 = new Recorder(w, h);
            FigureText.ground(g2, w, h, theme.palette().panel());
            // Whole at any size.
            double scale = Math.min(w / width, h / height);
            g2.scale(scale, scale);
            double[] place = {MARGIN + left, width - MARGIN - right, MARGIN + TITLE};
            draw(g2, title, rows, names, axis, shown, words, place, theme.palette());
            return g2.recording();
        });
    }

    /** @param place left and right end of the bars, and their top */
    private static void draw(Recorder g2, String title, String rows, List<String> names, String axis, double[] values, List<String> words,
            double[] place, Palette palette) {
        Font font = ChartFonts.regular(SIZE);
        FigureText.draw(g2, title, ChartFonts.bold(13), palette.ink(), MARGIN, MARGIN + 13, 0);
        double reach = 0.1;
        for (double value : values) {
            reach = Double.isFinite(value) ? Math.max(reach, Math.abs(value)) : reach;
        }
        double middle = (place[0] + place[1]) / 2;
        double unit = (place[1] - place[0]) / 2 / reach;
        double bottom = place[2] + ROW * names.size();
        for (int i = 0; i < names.size(); i++) {
            double y = place[2] + ROW * i;
            FigureText.draw(g2, names.get(i), font, palette.muted(), place[0] - GAP, y + 14, 1);
            if (Double.isFinite(values[i])) {
                double length = Math.abs(values[i]) * unit;
                g2.setPaint(new Color(palette.model()));
                g2.fill(new Rectangle2D.Double(values[i] < 0 ? middle - length : middle, y + (ROW - THICKNESS) / 2, length, THICKNESS));
            }
            FigureText.draw(g2, words.get(i), font, palette.ink(), place[1] + GAP, y + 14, 0);
        }
        g2.setStroke(new BasicStroke(1));
        g2.setPaint(new Color(palette.hairline()));
        g2.draw(new Line2D.Double(place[0], bottom, place[1], bottom));
        g2.draw(new Line2D.Double(middle, place[2], middle, bottom));
        Ticks ticks = Ticks.linear(-reach, reach, 5);
        for (int i = 0; i < ticks.values().length; i++) {
            double x = middle + ticks.values()[i] * unit;
            g2.setPaint(new Color(palette.muted()));
            g2.draw(new Line2D.Double(x, bottom, x, bottom + 4));
            FigureText.draw(g2, ticks.labels().get(i), font, palette.muted(), x, bottom + 16, 0.5);
        }
        FigureText.draw(g2, ticks.title(axis), font, palette.ink(), middle, bottom + 33, 0.5);
        FigureText.drawUpward(g2, rows, font, palette.ink(), MARGIN + 10, (place[2] + bottom) / 2);
    }
}
