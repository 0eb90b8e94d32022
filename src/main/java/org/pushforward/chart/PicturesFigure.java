package org.pushforward.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Small pictures in rows, each with its name below and a sign before it, as a figure: what the strips of the window show. */
public final class PicturesFigure {

    private static final double MARGIN = 12;
    private static final double TITLE = 26;
    private static final double SIDE = 112;
    private static final double NAME = 18;
    private static final double ROW_GAP = 14;
    private static final double GAP = 12;
    private static final double LINE = 16;
    private static final double SIZE = 11.5;
    private static final int MOST_IN_A_ROW = 7;

    /**
     * A picture among others.
     *
     * @param sign    between the one before and this one, as "=" or "→", in lines; may be empty
     * @param name    below it
     * @param picture what it shows; square
     */
    public record Cell(String sign, String name, PictureContent picture) {
    }

    private PicturesFigure() {}

    /**
     * @param axes  titles of what colours mean, with units; may be empty
     * @param words to be said below; may be empty
     * @param data  what the pictures show, in numbers
     */
    public static Figure of(String title, List<String> axes, List<Cell> cells, String words, List<DataTable> data) {
        List<Cell> shown = List.copyOf(cells);
        Recorder ruler = new Recorder(1, 1);
        Layout layout = Layout.of(ruler, title, shown, words);
        ruler.dispose();
        return new Figure(title, axes, data, layout.width(), layout.height(), (w, h, theme) -> record(title, shown, layout, w, h, theme));
    }

    /**
     * Where pictures stand.
     *
     * @param cell  width of one with its name
     * @param sign  width of the signs
     * @param lines of the words below
     */
    private record Layout(int columns, double cell, double sign, List<String> lines, double width, double height) {

        static Layout of(Recorder ruler, String title, List<Cell> cells, String words) {
            Font font = ChartFonts.regular(SIZE);
            double cell = SIDE;
            double sign = 0;
            for (Cell each : cells) {
                cell = Math.max(cell, FigureText.width(ruler, font, each.name()));
                for (String line : each.sign().split("\n")) {
                    sign = Math.max(sign, FigureText.width(ruler, font, line));
                }
            }
            cell = Math.ceil(cell);
            sign = Math.ceil(sign + GAP);
            // Rows of like lengths: eight pictures stand as four and four.
            int rows = Math.max(1, (cells.size() + MOST_IN_A_ROW - 1) / MOST_IN_A_ROW);
            int columns = Math.max(1, (cells.size() + rows - 1) / rows);
            double inner = Math.max(columns * (cell + sign) - (rows > 1 ? 0 : sign), FigureText.width(ruler, ChartFonts.bold(13), title));
            List<String> lines = words.isEmpty() ? List.of() : FigureText.lines(ruler, font, words, inner);
            double height = 2 * MARGIN + TITLE + rows * (SIDE + NAME) + (rows - 1) * ROW_GAP + (lines.isEmpty() ? 0 : 6 + LINE * lines.size());
            return new Layout(columns, cell, sign, lines, Math.ceil(2 * MARGIN + inner), Math.ceil(height));
        }
    }

    private static Recording record(String title, List<Cell> cells, Layout layout, double width, double height, Theme theme) {
        Recorder g2 = new Recorder(width, height);
        Palette palette = theme.palette();
        FigureText.ground(g2, width, height, palette.panel());
        // Whole at any size.
        double scale = Math.min(width / layout.width(), height / layout.height());
        g2.scale(scale, scale);
        Font font = ChartFonts.regular(SIZE);
        FigureText.draw(g2, title, ChartFonts.bold(13), palette.ink(), MARGIN, MARGIN + 13, 0);
        double y = MARGIN + TITLE;
        for (int i = 0; i < cells.size(); i++) {
            int column = i % layout.columns();
            if (i > 0 && column == 0) {
                y += SIDE + NAME + ROW_GAP;
            }
            double x = MARGIN + column * (layout.cell() + layout.sign());
            double left = x + (layout.cell() - SIDE) / 2;
            Cell cell = cells.get(i);
            g2.drawContent(cell.picture(), left, y, SIDE, theme);
            g2.setPaint(new Color(palette.hairline()));
            g2.setStroke(new BasicStroke(1));
            g2.draw(new Rectangle2D.Double(left, y, SIDE, SIDE));
            FigureText.draw(g2, cell.name(), font, palette.ink(), x + layout.cell() / 2, y + SIDE + 14, 0.5);
            // At the beginning of a row a sign would stand before nothing: it ends the row above.
            boolean begins = column == 0;
            drawSign(g2, cell.sign(), font, palette, begins ? MARGIN + layout.columns() * (layout.cell() + layout.sign()) - layout.sign() / 2
                    : x - layout.sign() / 2, (begins ? y - SIDE - NAME - ROW_GAP : y) + SIDE / 2);
        }
        double line = y + SIDE + NAME + 14;
        for (String each : layout.lines()) {
            FigureText.draw(g2, each, font, palette.muted(), MARGIN, line, 0);
            line += LINE;
        }
        return g2.recording();
    }

    private static void drawSign(Recorder g2, String sign, Font font, Palette palette, double x, double middle) {
        List<String> lines = new ArrayList<>(List.of(sign.split("\n")));
        double y = middle + 4 - LINE * (lines.size() - 1) / 2;
        for (String line : lines) {
            FigureText.draw(g2, line, font, palette.muted(), x, y, 0.5);
            y += LINE;
        }
    }
}
