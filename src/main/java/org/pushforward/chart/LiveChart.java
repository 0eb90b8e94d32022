package org.pushforward.chart;

import org.jfree.chart.JFreeChart;

/** A chart that a window shows while it changes. It tells its listeners of a change once, when all of it is done. */
public interface LiveChart {

    JFreeChart chart();

    String title();
}
