package org.pushforward.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A table as a figure: names of the rows at the left, all else aligned at the right. */
public final class TableFigure {

    private static final double MARGIN = 12;
    private static final double GAP = 18;
    private static final double LINE = 20;
    private static final double TITLE = 26;
    private static final double SIZE = 12;

    private TableFigure() {}

    /** @param table as it is seen on the screen */
    public static Figure of(String title, DataTable table) {
        Recorder ruler = new Recorder(1, 1);
        Font font = ChartFonts.regular(SIZE);
        double width = GAP * (table.columns().size() - 1);
        for (DataTable.Column column : table.columns()) {
            width += columnWidth(ruler, font, column);
        }
        double whole = Math.ceil(2 * MARGIN + Math.max(width, FigureText.width(ruler, ChartFonts.bold(13), title)));
        double height = Math.ceil(2 * MARGIN + TITLE + LINE * (table.rows() + 1));
        ruler.dispose();
        return new Figure(title, List.of(), List.of(table), whole, height, (w, h, theme) -> record(title, table, w, h, whole, height, theme));
    }

    private static double columnWidth(Recorder g2, Font font, DataTable.Column column) {
        double width = FigureText.width(g2, font, column.name());
        for (int row = 0; row < column.size(); row++) {
            width = Math.max(width, FigureText.width(g2, font, column.text(row)));
        }
        return width;
    }

    private static Recording record(String title, DataTable table, double width, double height, double ownWidth, double ownHeight, Theme theme) {
        Recorder g2 = new Recorder(width, height);
        Palette palette = theme.palette();
        FigureText.ground(g2, width, height, palette.panel());
        // Whole at any size.
        double scale = Math.min(width / ownWidth, height / ownHeight);
        g2.scale(scale, scale);
        double right = width / scale - MARGIN;
        Font font = ChartFonts.regular(SIZE);
        FigureText.draw(g2, title, ChartFonts.bold(13), palette.ink(), MARGIN, MARGIN + 13, 0);
        double top = MARGIN + TITLE + SIZE;
        int last = table.columns().size() - 1;
        for (int c = last; c >= 0; c--) {
            DataTable.Column column = table.columns().get(c);
            double x = c == 0 ? MARGIN : right;
            double share = c == 0 ? 0 : 1;
            FigureText.draw(g2, column.name(), font, palette.muted(), x, top, share);
            for (int row = 0; row < column.size(); row++) {
                FigureText.draw(g2, column.text(row), font, c == 0 ? palette.muted() : palette.ink(), x, top + LINE * (row + 1), share);
            }
            right -= columnWidth(g2, font, column) + GAP;
        }
        g2.setPaint(new Color(palette.hairline()));
        g2.fill(new Rectangle2D.Double(MARGIN, top + 6, width / scale - 2 * MARGIN, 1));
        return g2.recording();
    }
}
