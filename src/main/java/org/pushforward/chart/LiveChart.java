package org.pushforward.chart;

import org.jfree.chart.JFreeChart;

/** A chart that a window shows while it changes. It tells its listeners once of each change, when all of it is done. */
public interface LiveChart {

    JFreeChart chart();

    String title();

    /** What it shows now, to be taken away. On the thread that the chart belongs to, as is the drawing of the figure. */
    Figure figure();

    /** Has it drawn again, as it is. */
    default void drawAgain() {
        chart().fireChartChanged();
    }

    /** Whether what has changed since the last drawing is to be seen at once. */
    default boolean isUrgent() {
        return true;
    }

    /** To be told when the chart was drawn. */
    default void drawn() {
    }
}
