package org.pushforward.data;

import org.pushforward.base.InvalidInputException;

/**
 * The two coordinates of the data that a picture shows, the first one to the right and the second one upward.
 *
 * @param first  from 0
 * @param second from 0, another one
 */
public record Axes(int first, int second) {

    /** Those of data in the plane, and what is shown of others at first. */
    public static final Axes FIRST = new Axes(0, 1);

    public Axes {
        InvalidInputException.require(first >= 0 && second >= 0 && first != second, "a picture shows two coordinates, not %d and %d",
                first + 1, second + 1);
    }

    /** Whether points of a dimension have both coordinates. */
    public boolean fit(int dimension) {
        return first < dimension && second < dimension;
    }

    /** These, or {@link #FIRST} for points that do not have them. */
    public Axes within(int dimension) {
        return fit(dimension) ? this : FIRST;
    }

    /** The coordinate that an axis shows. @param axis 0 or 1 */
    public int get(int axis) {
        return axis == 0 ? first : second;
    }

    /** The two coordinates alone; the points themselves where they have no others in another order. */
    public Points of(Points points) {
        if (points.dimension() == 2 && equals(FIRST)) {
            return points;
        }
        double[] values = new double[2 * points.count()];
        for (int i = 0; i < points.count(); i++) {
            values[2 * i] = points.get(i, first);
            values[2 * i + 1] = points.get(i, second);
        }
        return new Points(points.count(), 2, values);
    }

    /** That of the two coordinates alone. */
    public Standardization of(Standardization all) {
        return new Standardization(new double[] {all.mean()[first], all.mean()[second]}, new double[] {all.scale()[first], all.scale()[second]});
    }

    /** As "x₁, x₂". */
    public String words() {
        return name(first) + ", " + name(second);
    }

    private static String name(int coordinate) {
        StringBuilder name = new StringBuilder("x");
        Integer.toString(coordinate + 1).chars().forEach(digit -> name.append((char) (digit - '0' + '₀')));
        return name.toString();
    }
}
