package org.pushforward.chart;

import java.util.List;

/**
 * Something seen that can be taken away: a picture of vectors in any size, and the numbers that it shows. Needs no toolkit.
 *
 * @param title  what it shows
 * @param axes   titles of its axes, legend included, with their units; empty for a table
 * @param data   what it shows in numbers: series that share an axis, points, the cells of a map
 * @param width  in the units of the layout, in which type has its nominal size
 * @param height likewise
 * @param painter draws it
 */
public record Figure(String title, List<String> axes, List<DataTable> data, double width, double height, Painter painter) {

    /** Draws a figure at any size. */
    @FunctionalInterface
    public interface Painter {

        /**
         * On the thread that owns what is drawn: that of the window for its charts. Quick; what is slow is done with the {@link Recording}.
         *
         * @param width  in the units of the layout
         * @param height likewise
         */
        Recording record(double width, double height, Theme theme);
    }

    public Figure {
        axes = List.copyOf(axes);
        // A table without rows is none: there is nothing to take.
        data = data.stream().filter(table -> table.rows() > 0).toList();
    }

    public Recording record(Theme theme) {
        return painter.record(width, height, theme);
    }
}
