package org.pushforward.chart;

import org.jfree.chart.JFreeChart;

/** A chart that a window shows while it changes. It tells its listeners once of each change, when all of it is done. */
public interface LiveChart {

    JFreeChart chart();

    String title();

    /** Whether what has changed since the last drawing is to be seen at once. */
    default boolean isUrgent() {
        return true;
    }

    /** To be told when the chart was drawn. */
    default void drawn() {
    }
}
