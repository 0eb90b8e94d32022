package org.pushforward.chart;

import java.awt.Shape;
import java.awt.geom.Path2D;

/** The form of a point, where its colour already says something else. */
public enum Mark {
    CIRCLE(polygon(24, 1, 0)),
    TRIANGLE(polygon(3, 1.3, -90)),
    SQUARE(polygon(4, 1.25, 45)),
    DIAMOND(polygon(4, 1.3, 0)),
    PENTAGON(polygon(5, 1.2, -90)),
    WEDGE(polygon(3, 1.3, 90)),
    STAR(star()),
    /** Of what went wrong; no dataset has it. */
    CROSS(cross()),
    /** Where a line has many readings; no dataset has it. */
    POINT(polygon(12, 0.5, 0));

    private final double[] outline;

    Mark(double[] outline) {
        this.outline = outline;
    }

    /** @param index from 0; after the last one the first comes again, without the cross */
    public static Mark of(int index) {
        return values()[index % CROSS.ordinal()];
    }

    /** @return a closed polygon about the origin, of about one unit's radius: x0, y0, x1, y1, ..., y down; the caller's own */
    public double[] outline() {
        return outline.clone();
    }

    Shape shape(double radius) {
        Path2D.Double path = new Path2D.Double();
        for (int i = 0; i < outline.length; i += 2) {
            if (i == 0) {
                path.moveTo(radius * outline[i], radius * outline[i + 1]);
            } else {
                path.lineTo(radius * outline[i], radius * outline[i + 1]);
            }
        }
        path.closePath();
        return path;
    }

    /** @param begin degrees */
    private static double[] polygon(int corners, double radius, double begin) {
        double[] outline = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            place(outline, i, radius, begin + 360.0 * i / corners);
        }
        return outline;
    }

    private static double[] star() {
        double[] outline = new double[20];
        for (int i = 0; i < 10; i++) {
            place(outline, i, i % 2 == 0 ? 1.4 : 0.6, 36 * i - 90);
        }
        return outline;
    }

    private static double[] cross() {
        double[] outline = new double[24];
        for (int arm = 0; arm < 4; arm++) {
            double begin = 45 + 90 * arm;
            place(outline, 3 * arm, 1.5, begin - 12);
            place(outline, 3 * arm + 1, 1.5, begin + 12);
            place(outline, 3 * arm + 2, 0.45, begin + 45);
        }
        return outline;
    }

    private static void place(double[] outline, int corner, double radius, double degrees) {
        outline[2 * corner] = radius * Math.cos(Math.toRadians(degrees));
        outline[2 * corner + 1] = radius * Math.sin(Math.toRadians(degrees));
    }
}
