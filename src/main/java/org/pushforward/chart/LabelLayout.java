package org.pushforward.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where words on a chart stand: never upon one another, never beyond their bounds, and at the same place for the same chart. */
final class LabelLayout {

    /** Sides of a point, from the one that a label likes best. */
    static final List<Side> ANY_SIDE = List.of(Side.values());
    /** For a label that names a line where it begins: below it, where curves that strive for a floor do not come. */
    static final List<Side> ALONG = List.of(Side.LOWER_RIGHT, Side.UPPER_RIGHT, Side.LOWER_LEFT, Side.UPPER_LEFT);

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
     * A label of a point.
     *
     * @param distance from the point to the label
     * @param sides    that it may stand on, the best one first
     */
    record Wanted(double x, double y, double distance, double width, double height, List<Side> sides) {

        private Rectangle2D on(Side side) {
            // At a corner the distance is kept along the diagonal.
            double gap = side.across != 0 && side.down != 0 ? 0.7 * distance : distance;
            double left = x + side.across * (gap + width / 2) - width / 2;
            double top = y + side.down * (gap + height / 2) - height / 2;
            return new Rectangle2D.Double(left, top, width, height);
        }
    }

    /** Between two labels beside each other: "4" and "2" with less than that are 42. */
    static final double APART = 3;

    private LabelLayout() {}

    /**
     * Places labels beside their points, one after the other: each on the first of its sides where it lies within the bounds, covers no other label
     * and nothing that is taken; if there is none, on the one where it covers least of what is taken.
     *
     * @param labels the ones that matter most first
     * @param taken  what labels had better not cover, such as the marks of points
     * @param words  what stands there already, and is not to be touched
     * @return for each label its place; null where it would lie upon another one or beyond the bounds whatever the side
     */
    static Rectangle2D[] beside(
            List<Wanted> labels, List<? extends Rectangle2D> taken, List<? extends Rectangle2D> words, Rectangle2D bounds) {
        Rectangle2D[] places = new Rectangle2D[labels.size()];
        List<Rectangle2D> placed = new ArrayList<>(words);
        for (int i = 0; i < places.length; i++) {
            Wanted label = labels.get(i);
            long least = Long.MAX_VALUE;
            for (Side side : label.sides()) {
                Rectangle2D place = label.on(side);
                Rectangle2D room = new Rectangle2D.Double(place.getX() - APART, place.getY(), place.getWidth() + 2 * APART, place.getHeight());
                if (bounds.contains(place) && placed.stream().noneMatch(room::intersects)) {
                    long covered = taken.stream().filter(place::intersects).count();
                    if (covered < least) {
                        least = covered;
                        places[i] = place;
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
