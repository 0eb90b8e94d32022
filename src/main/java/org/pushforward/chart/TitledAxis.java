package org.pushforward.chart;

/** An axis whose title is shown as far as there is room for it. */
interface TitledAxis {

    /** What finds its labels and its title. */
    TickFit fit();

    /** @param room along the axis, in units of the layout */
    default void setTitleRoom(double room) {
        fit().setTitleRoom(room);
    }

    /** See {@link TickFit#setLabelledTo}. */
    default void setLabelledTo(double value) {
        fit().setLabelledTo(value);
    }
}
