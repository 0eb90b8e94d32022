package org.pushforward.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.pushforward.conditioning.Ellipse;
import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.data.Window;

/**
 * What a picture of pixels is painted from: immutable, so that it can be painted again in any size and in the colours of any theme, on any thread,
 * and written down in numbers.
 */
public final class PictureContent {

    /** Paints a picture. */
    @FunctionalInterface
    public interface Painter {

        /**
         * @param side  pixels along each side
         * @param scale pixels per unit of the layout, times the theme's factor
         * @return {@code side * side} opaque ARGB from the top row down
         */
        int[] paint(int side, Theme theme, double scale);
    }

    /** Nothing shown yet. */
    public static final PictureContent NOTHING = new PictureContent((side, theme, scale) -> {
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, theme.palette().ground());
        return pixels;
    }, List::of);

    /** Of the discs of points. */
    private static final double PAINTED = 1.7;

    private final Painter painter;
    private final Supplier<List<DataTable>> data;

    /** @param data what is shown, in numbers; asked for only when somebody wants them */
    public PictureContent(Painter painter, Supplier<List<DataTable>> data) {
        this.painter = painter;
        this.data = data;
    }

    public int[] paint(int side, Theme theme, double scale) {
        return painter.paint(side, theme, scale);
    }

    public List<DataTable> data() {
        return data.get();
    }

    /** This picture with points that a hand painted on it. @param window what it shows. @param points of the plane, not modified */
    public PictureContent painted(Window window, Points points) {
        return new PictureContent((side, theme, scale) -> {
            int[] pixels = paint(side, theme, scale).clone();
            new Dots(side, window, theme.palette().ground(), PAINTED * scale).discs(points, 0, 1, theme.palette().data(), pixels);
            return pixels;
        }, () -> {
            List<DataTable> tables = new ArrayList<>(data());
            tables.add(cloud("painted points", "y", points));
            return tables;
        });
    }

    /**
     * A picture as {@link DataPicture} composes it.
     *
     * @param density null where none is shown
     * @param lines   each x and y in turn; may be empty
     * @param data    null where they are not shown
     * @param samples null where they are not shown
     */
    public static PictureContent ofData(Window window, HeatMap density, double ceiling, double[][] lines, Points data, Points samples) {
        return ofData(window, Axes.FIRST, density, ceiling, lines, data, samples);
    }

    /** As above. @param axes the two coordinates of points that the window shows */
    public static PictureContent ofData(Window window, Axes axes, HeatMap density, double ceiling, double[][] lines, Points data, Points samples) {
        return new PictureContent((side, theme, scale) -> {
            DataPicture picture = new DataPicture(side, window, axes, theme, scale);
            picture.setDensity(density, ceiling);
            picture.setLines(lines);
            picture.setData(data);
            int[] pixels = new int[side * side];
            picture.compose(samples == null ? null : samples.values(), samples == null ? 0 : samples.dimension(),
                    samples == null ? 0 : samples.count(), pixels);
            return pixels;
        }, () -> {
            List<DataTable> tables = new ArrayList<>();
            if (samples != null) {
                tables.add(cloud("samples", samples));
            }
            if (data != null) {
                tables.add(cloud("data points", data));
            }
            if (density != null) {
                DataTable grid = DataTable.grid("density grid", along(axes.first()), along(axes.second()), "density, per unit²", density);
                List<DataTable.Column> columns = new ArrayList<>(grid.columns());
                columns.add(DataTable.Column.of("log density, nats", Arrays.stream(density.values()).map(Math::log).toArray()));
                tables.add(new DataTable(grid.name(), columns));
            }
            if (lines.length > 0) {
                tables.add(lines("grid lines", lines, axes));
            }
            return tables;
        });
    }

    /** All coordinates of points, padding behind them. */
    public static DataTable cloud(String name, Points points) {
        return cloud(name, "x", points);
    }

    /** @param letter of the coordinates */
    public static DataTable cloud(String name, String letter, Points points) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < points.dimension(); c++) {
            names.add(letter + Numbers.subscript(c + 1));
        }
        return DataTable.points(name, names, Arrays.copyOf(points.values(), points.count() * points.dimension()), points.dimension());
    }

    private static String along(int coordinate) {
        return "x" + Numbers.subscript(coordinate + 1) + ", data units";
    }

    private static DataTable lines(String name, double[][] lines, Axes axes) {
        int corners = Arrays.stream(lines).mapToInt(line -> line.length / 2).sum();
        double[] which = new double[corners];
        double[] x = new double[corners];
        double[] y = new double[corners];
        int at = 0;
        for (int i = 0; i < lines.length; i++) {
            for (int c = 0; c + 1 < lines[i].length; c += 2) {
                which[at] = i + 1;
                x[at] = lines[i][c];
                y[at++] = lines[i][c + 1];
            }
        }
        return new DataTable(name, List.of(new DataTable.Column("line", which, null), new DataTable.Column(along(axes.first()), x, null),
                new DataTable.Column(along(axes.second()), y, null)));
    }

    /**
     * A picture as {@link FieldPicture} paints it.
     *
     * @param quantity what the field is, for its column
     * @param numbers  the field as it is written down; asked for only when somebody does that
     * @param points   null for none
     * @param drawn    at most so many of them
     * @param ellipses null for none
     * @param borders  of two parts of the plane, as {@link FieldPicture#drawBorders} takes them; null for none
     * @param axes     the two coordinates of points that the field's window shows
     */
    public static PictureContent ofField(String quantity, HeatMap field, Supplier<HeatMap> numbers, ColourMap map, double low, double high,
            boolean smooth, Points points, int drawn, Ellipse[] ellipses, double[][] borders, Axes axes) {
        Points shown = points == null ? null : points.first(Math.min(drawn, points.count()));
        return new PictureContent((side, theme, scale) -> {
            FieldPicture picture = new FieldPicture(side, field.window(), theme, scale);
            picture.paint(field, map, low, high, smooth);
            if (shown != null) {
                picture.drawData(shown.values(), shown.dimension(), shown.count(), axes);
            }
            if (ellipses != null) {
                picture.drawEllipses(ellipses, (int) Math.sqrt(ellipses.length));
            }
            if (borders != null) {
                picture.drawBorders(borders);
            }
            return picture.pixels();
        }, () -> {
            List<DataTable> tables = new ArrayList<>();
            tables.add(DataTable.later("map", field.values().length, () -> DataTable.grid("map", "across", "up", quantity, numbers.get()).columns()));
            if (shown != null) {
                tables.add(cloud("data points", shown));
            }
            if (ellipses != null) {
                tables.add(ellipses(ellipses));
            }
            if (borders != null) {
                tables.add(lines("borders of A and B", borders, axes));
            }
            return tables;
        });
    }

    private static DataTable ellipses(Ellipse[] all) {
        return new DataTable("ellipses", List.of(DataTable.Column.of("centre across", Arrays.stream(all).mapToDouble(Ellipse::centerX).toArray()),
                DataTable.Column.of("centre up", Arrays.stream(all).mapToDouble(Ellipse::centerY).toArray()),
                DataTable.Column.of("semi-major axis", Arrays.stream(all).mapToDouble(Ellipse::semiMajor).toArray()),
                DataTable.Column.of("semi-minor axis", Arrays.stream(all).mapToDouble(Ellipse::semiMinor).toArray()),
                DataTable.Column.of("angle, radians", Arrays.stream(all).mapToDouble(Ellipse::angle).toArray())));
    }
}
