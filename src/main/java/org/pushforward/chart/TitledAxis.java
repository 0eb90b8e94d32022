package org.pushforward.chart;

/** An axis whose title is shown as far as there is room for it. */
interface TitledAxis {

    /** @param room along the axis, in units of the layout */
    void setTitleRoom(double room);
}
