package org.pushforward.theory.universal;

import java.util.ArrayList;
import java.util.List;

/**
 * What a coordinate means digit by digit: levels from coarse to fine, each of which cuts the line into intervals. Below the last level stands what is
 * left of the coordinate that was squeezed in, down to where floating point ends.
 */
public interface NumberLine {

    /** The lower end of what is used of the line. */
    double low();

    /** The upper end. */
    double high();

    /** Levels, at least 1. */
    int levels();

    /** What the intervals of a level are: "bands", "digits", "slots". */
    String name(int level);

    /** What a level holds: "x₁, coarsely". */
    String holds(int level);

    /** The interval of a level in which a value lies; for a value beyond the ends the first or the last. */
    Place place(int level, double value);

    /** The intervals of all levels in which a value lies. */
    default List<Place> places(double value) {
        List<Place> places = new ArrayList<>();
        for (int level = 0; level < levels(); level++) {
            places.add(place(level, value));
        }
        return places;
    }

    /**
     * The intervals of a level that a stretch of the line meets, in order.
     *
     * @param most as many as are worth drawing
     * @return empty where there are more than that
     */
    default List<Place> within(int level, double from, double to, int most) {
        List<Place> places = new ArrayList<>();
        double value = Math.max(from, low());
        double end = Math.min(to, high());
        while (value <= end) {
            Place place = place(level, value);
            if (places.size() == most) {
                return List.of();
            }
            places.add(place);
            value = beyond(level, place, value, end);
        }
        return places;
    }

    /**
     * The least value that belongs to a later interval. It may lie well above the upper end of this one, which may round to itself, or be followed by
     * a gap whose values count as its own: so it is searched for, and not stepped to from number to number, of which a gap may have 10^15.
     *
     * @param value in this interval, or counted as its own
     * @return infinity where there is none up to the end
     */
    private double beyond(int level, Place place, double value, double end) {
        double next = Math.nextUp(Math.max(value, place.high()));
        if (next > end || place(level, next).low() > place.low()) {
            return next;
        }
        if (!(place(level, end).low() > place.low())) {
            return Double.POSITIVE_INFINITY;
        }
        double own = next;
        double later = end;
        while (Math.nextUp(own) < later) {
            double middle = own + (later - own) / 2;
            if (middle <= own || middle >= later) {
                middle = Math.nextUp(own);
            }
            if (place(level, middle).low() > place.low()) {
                later = middle;
            } else {
                own = middle;
            }
        }
        return later;
    }

    /** Bits of a number that are used to tell the finest intervals apart. */
    default double bits() {
        return Math.log((high() - low()) / finest()) / Math.log(2);
    }

    /** The narrowest interval of the last level that has to be told from its neighbours. */
    double finest();
}
