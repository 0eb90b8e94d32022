package org.pushforward.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where words on a chart stand: never upon one another, never beyond their bounds, and at the same place for the same chart. Names of lines never lie
 * upon a curve either.
 */
final class LabelLayout {

    /** Sides of a point, from the one that a label likes best. */
    static final List<Side> ANY_SIDE = List.of(Side.values());
    /** For a label that names a line, where it begins or farther along: below it, where curves that strive for a floor do not come. */
    static final List<Side> ALONG = List.of(Side.LOWER_RIGHT, Side.UPPER_RIGHT, Side.LOWER_LEFT, Side.UPPER_LEFT);

    /** For a label of a point in one of several narrow rows: it is left out where it would cover a mark, most likely one of the next row. */
    static final List<Side> IN_A_ROW = List.of(Side.ABOVE, Side.UPPER_RIGHT, Side.UPPER_LEFT, Side.RIGHT, Side.LEFT);

    /** Where a label stands, seen from its point. */
    enum Side {
        UPPER_RIGHT(1, -1),
        RIGHT(1, 0),
        LOWER_RIGHT(1, 1),
        ABOVE(0, -1),
        BELOW(0, 1),
        UPPER_LEFT(-1, -1),
        LEFT(-1, 0),
        LOWER_LEFT(-1, 1);

        private final int across;
        private final int down;

        Side(int across, int down) {
            this.across = across;
            this.down = down;
        }
    }

    /**
     * A label of a point, or of a level line through it.
     *
     * @param distance from the point to the label
     * @param sides    that it may stand on, the best one first
     * @param along    how far along its line it may be moved, to both sides; 0 for the label of a point
     */
    record Wanted(double x, double y, double distance, double width, double height, List<Side> sides, double along) {

        Wanted(double x, double y, double distance, double width, double height, List<Side> sides) {
            this(x, y, distance, width, height, sides, 0);
        }

        private Rectangle2D on(Side side, double moved, double away) {
            // At a corner the distance is kept along the diagonal.
            double gap = side.across != 0 && side.down != 0 ? 0.7 * distance : distance;
            double left = x + moved + side.across * (gap + width / 2) - width / 2;
            double top = y + side.down * (gap + away + height / 2) - height / 2;
            return new Rectangle2D.Double(left, top, width, height);
        }

        /** Where it may stand, the best place first: near its line rather than where that begins. */
        private List<Rectangle2D> places() {
            List<Rectangle2D> places = new ArrayList<>();
            int moves = along > 0 ? MOVES : 0;
            for (double away = 0; away <= (along > 0 ? MOST_AWAY * height : 0); away += AWAY * height) {
                for (int move = 0; move <= 2 * moves; move++) {
                    // To the right, to the left, farther to the right, ...
                    int times = (move + 1) / 2 * (move % 2 == 1 ? 1 : -1);
                    for (Side side : sides) {
                        places.add(on(side, times == 0 ? 0 : times * along / moves, away));
                    }
                }
            }
            return places;
        }
    }

    /** Between two labels beside each other: "4" and "2" with less than that are 42. */
    static final double APART = 3;

    /** Of a label of a line, along it. */
    private static final int MOVES = 24;
    /** From its line, in heights of the label. */
    private static final double AWAY = 0.75;
    private static final double MOST_AWAY = 1.5;

    private LabelLayout() {}

    /**
     * Places labels beside their points, one after the other: each on the first of its sides where it lies within the bounds, covers no other label
     * and nothing that is taken; if there is none, on the one where it covers least of what is taken. A label of a line is moved along it, and then
     * away from it, until it covers nothing. One {@link #IN_A_ROW} covers nothing either.
     *
     * @param labels the ones that matter most first
     * @param taken  what labels had better not cover, such as the marks of points
     * @param words  what stands there already, and is not to be touched
     * @return for each label its place; null where it would lie upon another one or beyond the bounds whatever the side, for one of a line
     *         or in a row upon anything that is taken
     */
    static Rectangle2D[] beside(
            List<Wanted> labels, List<? extends Rectangle2D> taken, List<? extends Rectangle2D> words, Rectangle2D bounds) {
        Rectangle2D[] places = new Rectangle2D[labels.size()];
        List<Rectangle2D> placed = new ArrayList<>(words);
        for (int i = 0; i < places.length; i++) {
            Wanted label = labels.get(i);
            long least = label.along() > 0 || label.sides().equals(IN_A_ROW) ? 1 : Long.MAX_VALUE;
            for (Rectangle2D place : label.places()) {
                Rectangle2D room = new Rectangle2D.Double(place.getX() - APART, place.getY(), place.getWidth() + 2 * APART, place.getHeight());
                if (bounds.contains(place) && placed.stream().noneMatch(room::intersects)) {
                    long covered = taken.stream().filter(place::intersects).count();
                    if (covered < least) {
                        least = covered;
                        places[i] = place;
                    }
                    if (least == 0) {
                        break;
                    }
                }
            }
            if (places[i] != null) {
                placed.add(places[i]);
            }
        }
        return places;
    }

    /**
     * Moves positions along an edge apart.
     *
     * @param wishes ascending, not modified
     * @param line   from one to the next at least
     * @return within the bounds, as long as {@code (wishes.length - 1) * line} is no more than they are apart
     */
    static double[] apart(double[] wishes, double line, double least, double most) {
        double[] y = Arrays.copyOf(wishes, wishes.length);
        for (int i = 1; i < y.length; i++) {
            y[i] = Math.max(y[i], y[i - 1] + line);
        }
        for (int i = y.length - 1; i >= 0; i--) {
            double limit = i == y.length - 1 ? most : y[i + 1] - line;
            y[i] = Math.min(y[i], limit);
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(y[i], i == 0 ? least : y[i - 1] + line);
        }
        return y;
    }
}
