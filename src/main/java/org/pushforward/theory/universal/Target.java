package org.pushforward.theory.universal;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.PlanarDataset;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.data.Standardization;
import org.pushforward.data.Window;
import org.pushforward.theory.image.Picture;

/**
 * What the couplings transport a Gaussian to: a law in the plane as a {@link DensityTable}, how to draw from it, and its optimal transport where that
 * is known in closed form. To make one takes up to a second; it is immutable and serves every epsilon.
 */
public final class Target {

    /** Cells along a coordinate of a dataset's table: at most a fifth of the standard deviation of the thinnest of them. */
    private static final int CELLS = 512;
    /** The same of a cloud's, whose points are spread over their cells. */
    private static final int FINE_CELLS = 1024;
    /** The table reaches further than a dataset's picture by this factor, so that what it leaves out is nothing. */
    private static final double REACH = 1.25;
    private static final double TAIL = 1e-9;
    private static final int SUBROWS = 16;
    private static final int BOARD = 4;
    /** The fewest points of a cloud, as for one to train on. */
    public static final int LEAST_POINTS = 10;
    public static final int LEAST_PIXELS = 2;
    public static final int MOST_PIXELS = 2048;
    /** Height of a picture in the plane. */
    public static final double PICTURE_HEIGHT = 2;

    /** The unit of what keeps its own: a dataset, a picture ({@value #PICTURE_HEIGHT} high), points that were painted. */
    public static final String OWN = "units of the target";
    private static final String STANDARD = "standard units";
    private static final String ANNULUS = "annulus";
    private static final double INNER = 0.6;
    private static final double OUTER = 1.4;

    /** Which end of a grey scale has the mass. */
    public enum Ink {
        LIGHT, DARK
    }

    /** A map of the plane. */
    @FunctionalInterface
    public interface PlaneMap {
        /** @param out where the image of (x1, x2) goes */
        void apply(double x1, double x2, double[] out);
    }

    private final String name;
    private final DensityTable table;
    private final String unit;
    private final PlanarDataset dataset;
    private final Points cloud;
    private final PlaneMap brenier;
    private final double entropy;
    private final double naturalEpsilon;

    private Target(String name, DensityTable table, String unit, PlanarDataset dataset, Points cloud, PlaneMap brenier, double entropy,
            double naturalEpsilon) {
        this.name = name;
        this.table = table;
        this.unit = unit;
        this.dataset = dataset;
        this.cloud = cloud;
        this.brenier = brenier;
        this.entropy = entropy;
        this.naturalEpsilon = naturalEpsilon;
    }

    /**
     * A dataset, bundled points or a CSV file, as everywhere by its spec. A dataset keeps its units; a cloud is given mean 0 and standard deviation 1
     * in each coordinate.
     *
     * @throws InvalidInputException if the spec's name is neither built in, nor bundled, nor a usable CSV file, or a setting is out of range
     */
    public static Target of(DatasetSpec spec) {
        if (!Datasets.contains(spec.name())) {
            RunData data = RunData.of(spec, 1);
            InvalidInputException.require(data.dimension() == 2, "%s has %d columns that are learned: few couplings are shown in the plane, choose "
                    + "two", spec.name(), data.dimension());
            Points held = data.heldOut(Integer.MAX_VALUE);
            Points rest = data.training();
            double[] all = Arrays.copyOf(rest.values(), rest.values().length + held.values().length);
            System.arraycopy(held.values(), 0, all, rest.values().length, held.values().length);
            return points(spec.name(), new Points(rest.count() + held.count(), 2, all));
        }
        PlanarDataset dataset = Datasets.planar(spec);
        if (spec.name().equals(ANNULUS)) {
            return new Target(ANNULUS, annulusTable(), OWN, dataset, null, Target::annulusBrenier, dataset.entropy(), Double.NaN);
        }
        return new Target(spec.name(), table(spec, dataset), OWN, dataset, null, null, dataset.entropy(), Double.NaN);
    }

    /**
     * The law of given points, each as likely as the others and spread over a cell of a thousandth of the cloud's width.
     *
     * @param cloud in any units; brought to mean 0 and standard deviation 1 in each coordinate; not modified
     * @throws InvalidInputException if there are fewer than {@value #LEAST_POINTS}, one is not finite, or they do not spread
     */
    public static Target points(String name, Points cloud) {
        return cloud(name, cloud, true);
    }

    /**
     * The same of points that a hand painted: they stay where they are, in the units of what they were painted on.
     *
     * @throws InvalidInputException as {@link #points}
     */
    public static Target painted(String name, Points cloud) {
        return cloud(name, cloud, false);
    }

    private static Target cloud(String name, Points cloud, boolean standardized) {
        InvalidInputException.require(cloud.count() >= LEAST_POINTS, "%s: %d point%s, at least %d are needed", name, cloud.count(),
                cloud.count() == 1 ? "" : "s", LEAST_POINTS);
        double[] values = cloud.values().clone();
        for (int i = 0; i < values.length; i++) {
            InvalidInputException.require(Double.isFinite(values[i]), "%s: coordinate %d of point %d is %s", name, i % 2 + 1, i / 2 + 1, values[i]);
        }
        // Points that do not spread are refused in any unit.
        Standardization standardization = Standardization.perCoordinate(cloud);
        if (standardized) {
            standardization.apply(values, cloud.count(), 2);
        }
        Points points = new Points(cloud.count(), 2, values);
        Window box = box(values);
        double[] masses = new double[FINE_CELLS * FINE_CELLS];
        for (int i = 0; i < points.count(); i++) {
            masses[cell(values[2 * i + 1], box.minY(), box.height()) * FINE_CELLS + cell(values[2 * i], box.minX(), box.width())]++;
        }
        return new Target(name, new DensityTable(box, FINE_CELLS, FINE_CELLS, masses), standardized ? STANDARD : OWN, null, points, null, Double.NaN,
                Double.NaN);
    }

    /**
     * A picture as density: the grey value of a pixel, or 1 less that value, is its mass where it is opaque, and its row a band. It is
     * {@value #PICTURE_HEIGHT} high, with the origin in its middle. What is transparent has no mass, whichever end of the scale has it.
     *
     * @param picture of one channel, from 0 (black) to 1 (white), or with a second one, the opacity, from 0 (transparent) to 1
     * @throws InvalidInputException if it is too small, too large, or has no mass
     */
    public static Target picture(String name, Picture picture, Ink ink) {
        requirePixels(name, picture.width(), picture.height());
        int columns = picture.width();
        int rows = picture.height();
        double[] masses = new double[columns * rows];
        double sum = 0;
        double opaque = 0;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double grey = Math.min(Math.max(picture.get(0, y, x), 0), 1);
                double opacity = picture.channels() == 1 ? 1 : Math.min(Math.max(picture.get(1, y, x), 0), 1);
                double mass = opacity * (ink == Ink.LIGHT ? grey : 1 - grey);
                masses[(rows - 1 - y) * columns + x] = mass;
                sum += mass;
                opaque += opacity;
            }
        }
        InvalidInputException.require(opaque > 0, "%s is transparent all over, so there is no density to paint: take another picture", name);
        InvalidInputException.require(sum > 0, "%s is %s %s, so there is no density to paint: %s", name, ink == Ink.LIGHT ? "black" : "white",
                opaque < masses.length ? "where it is not transparent" : "all over",
                ink == Ink.LIGHT ? "take another picture, or let dark be dense" : "take another picture, or let light be dense");
        double half = PICTURE_HEIGHT / 2 * columns / rows;
        DensityTable table = new DensityTable(new Window(-half, half, -PICTURE_HEIGHT / 2, PICTURE_HEIGHT / 2), columns, rows, masses);
        return new Target(name, table, OWN, null, null, null, table.entropy(), PICTURE_HEIGHT / rows);
    }

    /** @throws InvalidInputException for a picture of such a size that it is of no use here */
    public static void requirePixels(String name, int width, int height) {
        InvalidInputException.require(width >= LEAST_PIXELS && height >= LEAST_PIXELS, 
                "%s is a picture of %d x %d pixels: at least %d x %d are needed", name, width, height, LEAST_PIXELS, LEAST_PIXELS);
        InvalidInputException.require(width <= MOST_PIXELS && height <= MOST_PIXELS,
                "%s is a picture of %,d x %,d pixels: scale it down to %,d x %,d or less", name, width, height, MOST_PIXELS, MOST_PIXELS);
    }

    private static Window box(double[] values) {
        double[] low = {values[0], values[1]};
        double[] high = low.clone();
        for (int i = 0; i < values.length; i++) {
            low[i % 2] = Math.min(low[i % 2], values[i]);
            high[i % 2] = Math.max(high[i % 2], values[i]);
        }
        // Half a cell more, so that the outermost points are in the middle of theirs.
        double x = (high[0] - low[0]) / (FINE_CELLS - 1) / 2;
        double y = (high[1] - low[1]) / (FINE_CELLS - 1) / 2;
        return new Window(low[0] - x, high[0] + x, low[1] - y, high[1] + y);
    }

    private static int cell(double value, double from, double width) {
        return Math.min(Math.max((int) ((value - from) / width * FINE_CELLS), 0), FINE_CELLS - 1);
    }

    private static DensityTable table(DatasetSpec spec, PlanarDataset dataset) {
        if (spec.name().equals("checkerboard") && spec.rotation() % 90 == 0) {
            // The density is constant on the squares: their table is exact.
            Window board = new Window(-BOARD, BOARD, -BOARD, BOARD);
            return DensityTable.of(board, BOARD, BOARD, (x, y) -> Math.exp(dataset.logDensity(x, y)));
        }
        Window picture = dataset.window();
        double x = (picture.minX() + picture.maxX()) / 2;
        double y = (picture.minY() + picture.maxY()) / 2;
        double half = REACH * picture.width() / 2;
        Window window = new Window(x - half, x + half, y - half, y + half);
        return DensityTable.of(window, CELLS, CELLS, (a, b) -> Math.exp(dataset.logDensity(a, b)));
    }

    /** Each row by {@value #SUBROWS} chords, whose ends are exact. */
    private static DensityTable annulusTable() {
        Window window = new Window(-OUTER, OUTER, -OUTER, OUTER);
        double cell = 2 * OUTER / CELLS;
        double[] masses = new double[CELLS * CELLS];
        for (int r = 0; r < CELLS; r++) {
            for (int s = 0; s < SUBROWS; s++) {
                double b = -OUTER + (r + (s + 0.5) / SUBROWS) * cell;
                double out = Math.sqrt(OUTER * OUTER - b * b);
                double in = Math.sqrt(Math.max(0, INNER * INNER - b * b));
                for (int c = 0; c < CELLS; c++) {
                    double a = -OUTER + c * cell;
                    masses[r * CELLS + c] += overlap(a, a + cell, -out, -in) + overlap(a, a + cell, in, out);
                }
            }
        }
        return new DensityTable(window, CELLS, CELLS, masses);
    }

    private static double overlap(double from, double to, double low, double high) {
        return Math.max(0, Math.min(to, high) - Math.max(from, low));
    }

    /** phi(x) = x/|x| sqrt(r0^2 + (r1^2 - r0^2)(1 - exp(-|x|^2/2))): radial and increasing, so the gradient of a convex function. */
    private static void annulusBrenier(double x1, double x2, double[] out) {
        double radius = Math.hypot(x1, x2);
        double image = Math.sqrt(INNER * INNER - (OUTER * OUTER - INNER * INNER) * Math.expm1(-0.5 * radius * radius));
        out[0] = radius > 0 ? x1 / radius * image : INNER;
        out[1] = radius > 0 ? x2 / radius * image : 0;
    }

    /** As it was asked for. */
    public String name() {
        return name;
    }

    public DensityTable table() {
        return table;
    }

    /** Of its coordinates, for axes: {@link #OWN}, or "standard units" for a cloud that was brought to standard deviation 1. */
    public String unit() {
        return unit;
    }

    /** The optimal (Brenier) transport of N(0, I), where it is known in closed form. */
    public Optional<PlaneMap> brenier() {
        return Optional.ofNullable(brenier);
    }

    /** Of the law, in nats; NaN for a cloud of points, which has none. */
    public double entropy() {
        return entropy;
    }

    /** Whether only a sample is known of the law, so that below the distance of its points epsilon means nothing. */
    public boolean isSampleLimited() {
        return cloud != null;
    }

    /** The epsilon at which every row of pixels is a band; NaN where there are no pixels. */
    public double naturalEpsilon() {
        return naturalEpsilon;
    }

    private boolean hasTails() {
        return dataset != null && brenier == null && table.rows() == CELLS;
    }

    /** Independent points of the law; a cloud gives its own points, drawn with replacement. */
    public Points sample(int count, RandomGenerator random) {
        if (dataset != null) {
            return dataset.sample(count, random);
        }
        double[] values = new double[2 * count];
        for (int i = 0; i < count; i++) {
            if (cloud != null) {
                System.arraycopy(cloud.values(), 2 * random.nextInt(cloud.count()), values, 2 * i, 2);
            } else {
                table.draw(random, values, 2 * i);
            }
        }
        return new Points(count, 2, values);
    }

    /** Where the second coordinate's mass begins: that of a dataset with tails but for 1e-9 of it, else the table's edge, so that rows stay bands. */
    double lowest() {
        return hasTails() ? table.quantile(TAIL) : table.window().minY();
    }

    double highest() {
        return hasTails() ? table.quantile(1 - TAIL) : table.window().maxY();
    }
}
