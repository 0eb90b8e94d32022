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
            if (!places.isEmpty() && place.low() <= places.get(places.size() - 1).low()) {
                // The upper end of an interval may round to itself.
                value = Math.nextUp(Math.max(value, place.high()));
                continue;
            }
            places.add(place);
            value = Math.nextUp(Math.max(place.high(), value));
        }
        return places;
    }

    /** Bits of a number that are used to tell the finest intervals apart. */
    default double bits() {
        return Math.log((high() - low()) / finest()) / Math.log(2);
    }

    /** The narrowest interval of the last level that has to be told from its neighbours. */
    double finest();
}
