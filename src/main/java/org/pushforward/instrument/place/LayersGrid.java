package org.pushforward.instrument.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pushforward.data.Axes;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.flow.Flow;

/**
 * A coordinate grid that couplings carry along from the noise. Where none is at work it is regular in the plane of the picture, with lines half a
 * standard unit apart; padding coordinates are 0 there, and those of the data that are not shown at their means. It is the image of a sheet:
 * with more than two coordinates it may lie over itself.
 */
final class LayersGrid {

    /** Standard units from the middle, in halves: where all but a few of a thousand points begin. */
    private static final int LINES_TO_A_SIDE = 6;
    private static final double SPACING = 0.5;
    /** Segments this far outside the window, in windows, are not looked at. */
    private static final double OUTSIDE = 0.25;
    /** Where a map stretches without bound, lines could not be fine enough. */
    private static final int MOST_POINTS = 8_000;

    private final Flow flow;
    private final double[] factors;
    private final Window window;
    private final Axes axes;
    private final double[] origin;
    private final double[] across;
    private final double[] up;

    /** Points of a line in the noise's plane, and where they are carried to. */
    private record Line(double[] u, double[] v, double[] xy) {

        int count() {
            return u.length;
        }

        Line part(int from, int count) {
            return new Line(Arrays.copyOfRange(u, from, from + count), Arrays.copyOfRange(v, from, from + count),
                    Arrays.copyOfRange(xy, 2 * from, 2 * (from + count)));
        }
    }

    private LayersGrid(Flow flow, double[] factors, Window window, Axes axes) {
        this.flow = flow;
        this.factors = factors;
        this.window = window;
        this.axes = axes;
        int d = flow.dimension();
        origin = new double[d];
        across = new double[d];
        up = new double[d];
        spanPlane();
    }

    /**
     * @param factors  of the couplings at the place, as {@link Flow#setScales} takes them; the flow's scales afterwards
     * @param window   of the picture, in data units
     * @param axes     the two coordinates that it shows
     * @param segments that each cell's side is cut into at first
     * @param rounds   how often segments that are longer than {@code longest} are halved
     * @param longest  share of the window's width
     * @return lines in data units, x and y in turn
     */
    static double[][] carried(Flow flow, double[] factors, Window window, Axes axes, int segments, int rounds, double longest) {
        LayersGrid grid = new LayersGrid(flow, factors, window, axes);
        List<Line> lines = grid.regular(segments);
        for (int round = 0; round < rounds; round++) {
            lines = grid.refined(lines, longest * window.width());
        }
        return lines.stream().map(Line::xy).toArray(double[][]::new);
    }

    /** Without couplings the flow is affine: three points tell the noise of the whole plane. */
    private void spanPlane() {
        int d = flow.dimension();
        Standardization standardization = flow.standardization();
        double[] corners = new double[3 * d];
        corners[d + axes.first()] = 1;
        corners[2 * d + axes.second()] = 1;
        standardization.undo(corners, 3, d);
        double[] z = new double[3 * d];
        flow.setScales(new double[factors.length]);
        flow.forward(corners, 3, z, new double[3]);
        flow.setScales(factors);
        for (int c = 0; c < d; c++) {
            origin[c] = z[c];
            across[c] = z[d + c] - z[c];
            up[c] = z[2 * d + c] - z[c];
        }
    }

    private List<Line> regular(int segments) {
        int lines = 2 * LINES_TO_A_SIDE + 1;
        int count = 2 * LINES_TO_A_SIDE * segments + 1;
        double[] along = new double[lines * count];
        double[] fixed = new double[lines * count];
        for (int i = 0; i < along.length; i++) {
            along[i] = SPACING * ((double) (i % count) / segments - LINES_TO_A_SIDE);
            fixed[i] = SPACING * (i / count - LINES_TO_A_SIDE);
        }
        List<Line> all = new ArrayList<>();
        for (Line family : List.of(carried(along, fixed), carried(fixed, along))) {
            for (int line = 0; line < lines; line++) {
                all.add(family.part(line * count, count));
            }
        }
        return all;
    }

    private Line carried(double[] u, double[] v) {
        return new Line(u, v, carry(u, v));
    }

    /** @return x and y in turn */
    private double[] carry(double[] u, double[] v) {
        int d = flow.dimension();
        double[] points = new double[u.length * d];
        for (int i = 0; i < u.length; i++) {
            for (int c = 0; c < d; c++) {
                points[i * d + c] = origin[c] + u[i] * across[c] + v[i] * up[c];
            }
        }
        flow.inverse(points, u.length, points);
        double[] xy = new double[2 * u.length];
        for (int i = 0; i < u.length; i++) {
            xy[2 * i] = points[i * d + axes.first()];
            xy[2 * i + 1] = points[i * d + axes.second()];
        }
        return xy;
    }

    private List<Line> refined(List<Line> lines, double longest) {
        int room = MOST_POINTS - lines.stream().mapToInt(Line::count).sum();
        List<boolean[]> halved = new ArrayList<>();
        double[] u = new double[Math.max(0, room)];
        double[] v = new double[Math.max(0, room)];
        int added = 0;
        for (Line line : lines) {
            boolean[] here = new boolean[line.count()];
            for (int i = 1; i < line.count() && added < room; i++) {
                here[i] = isTooLong(line.xy(), i, longest);
                if (here[i]) {
                    u[added] = (line.u()[i - 1] + line.u()[i]) / 2;
                    v[added++] = (line.v()[i - 1] + line.v()[i]) / 2;
                }
            }
            halved.add(here);
        }
        // All at once: a flow is fastest with many points.
        Line middles = carried(Arrays.copyOf(u, added), Arrays.copyOf(v, added));
        List<Line> finer = new ArrayList<>();
        int next = 0;
        for (int l = 0; l < lines.size(); l++) {
            Line merged = merged(lines.get(l), halved.get(l), middles, next);
            next += merged.count() - lines.get(l).count();
            finer.add(merged);
        }
        return finer;
    }

    private boolean isTooLong(double[] xy, int end, double longest) {
        double x = xy[2 * end];
        double y = xy[2 * end + 1];
        double startX = xy[2 * end - 2];
        double startY = xy[2 * end - 1];
        return Math.hypot(x - startX, y - startY) > longest && (isNear(x, y) || isNear(startX, startY));
    }

    private boolean isNear(double x, double y) {
        double mx = OUTSIDE * window.width();
        double my = OUTSIDE * window.height();
        return x > window.minX() - mx && x < window.maxX() + mx && y > window.minY() - my && y < window.maxY() + my;
    }

    /**
     * @param halved  whether the segment that ends at a point gets a point in its middle
     * @param middles those points, of this line from {@code next} on
     */
    private static Line merged(Line line, boolean[] halved, Line middles, int next) {
        int added = 0;
        for (boolean half : halved) {
            added += half ? 1 : 0;
        }
        int count = line.count() + added;
        Line result = new Line(new double[count], new double[count], new double[2 * count]);
        int at = 0;
        int middle = next;
        for (int i = 0; i < line.count(); i++) {
            if (halved[i]) {
                copy(middles, middle++, result, at++);
            }
            copy(line, i, result, at++);
        }
        return result;
    }

    private static void copy(Line from, int i, Line to, int at) {
        to.u()[at] = from.u()[i];
        to.v()[at] = from.v()[i];
        to.xy()[2 * at] = from.xy()[2 * i];
        to.xy()[2 * at + 1] = from.xy()[2 * i + 1];
    }
}
