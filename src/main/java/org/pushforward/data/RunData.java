package org.pushforward.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;

/**
 * All data of one run, a function of (spec, seed): the points it trains on, the points it is judged by, the units and the picture's frame.
 * Immutable and safe for use by several threads.
 *
 * <p>A built-in distribution gives as many fresh held-out points as are asked for. A point cloud, from a file or bundled, is shuffled by
 * the seed; four fifths train and the rest is held out. Built-in data are standardised by one common scale, so that
 * without padding it does not change a condition number; the coordinates of a cloud may have unlike units and are standardised one by one.
 */
public final class RunData {

    private static final double HELD_OUT_SHARE = 0.2;
    private static final double CLOUD_MARGIN = 0.15;

    private final DatasetSpec dataset;
    private final List<String> columns;
    private final String note;
    /** Null for data that come with the program. */
    private final CsvCloud cloud;
    private final Distribution distribution;
    private final Points training;
    private final Points heldOutCloud;
    /** Of all points of a cloud, turned: the least and the largest of each coordinate as two points; null for a distribution. */
    private final Points corners;
    private final Standardization standardization;
    private final long seed;

    /** @param cloud null for a distribution */
    private RunData(DatasetSpec dataset, CsvCloud cloud, Distribution distribution, Points training, Points heldOutCloud,
            Points corners, Standardization standardization, long seed) {
        this.dataset = dataset;
        this.columns = cloud == null ? List.of() : cloud.columns();
        this.note = cloud == null ? "" : cloud.note();
        this.cloud = cloud == null || BundledCsv.find(dataset.name()).isPresent() ? null : cloud;
        this.distribution = distribution;
        this.training = training;
        this.heldOutCloud = heldOutCloud;
        this.corners = corners;
        this.standardization = standardization;
        this.seed = seed;
    }

    /**
     * Draws or reads the data.
     *
     * @throws InvalidInputException if the spec's name is neither built in, nor bundled, nor a usable CSV file, or a setting is out of
     *         range
     */
    public static RunData of(DatasetSpec spec, long seed) {
        if (!mayHaveUnlikeUnits(spec)) {
            RandomGenerator random = new RandomStreams(seed).stream(Purpose.TRAINING_DATA);
            Distribution distribution = Datasets.create(spec);
            Points training = distribution.sample(spec.count(), random);
            return new RunData(spec, null, distribution, training, null, null, Standardization.isotropic(training), seed);
        }
        Optional<BundledCsv> bundled = BundledCsv.find(spec.name());
        return of(spec, bundled.isPresent() ? bundled.get().cloud() : readFile(spec), seed);
    }

    /**
     * The data of a point cloud that was read before; its file is not looked at.
     *
     * @param read what {@link #cloud} has of data with the same file and table
     * @throws InvalidInputException if a setting is out of range, or the points cannot be learned
     */
    public static RunData of(DatasetSpec spec, CsvCloud read, long seed) {
        Datasets.requireRotation(spec.rotation());
        RandomGenerator random = new RandomStreams(seed).stream(Purpose.TRAINING_DATA);
        Optional<BundledCsv> bundled = BundledCsv.find(spec.name());
        DatasetSpec dataset = bundled.isPresent() ? spec : spec.withTable(spec.table().withColumns(read.columns()));
        Points cloud = rotate(read.points(), spec.rotation());
        int[] order = shuffle(cloud.count(), random);
        int heldOut = heldOutOf(cloud.count());
        Points training = pick(cloud, order, heldOut, cloud.count());
        for (int coordinate = 0; coordinate < cloud.dimension(); coordinate++) {
            InvalidInputException.require(Standardization.spreads(training, coordinate),
                    "%s, column %s: the %,d points of seed %d that train differ there by less than 1e-12 of their size, which may be rounding: "
                            + "take a constant off them, or choose other columns",
                    spec.name(), read.columns().get(coordinate), training.count(), seed);
            double deviation = Standardization.deviation(training, coordinate);
            InvalidInputException.require(Standardization.isUsable(deviation),
                    "%s, column %s: the standard deviation is %s, and squares of so small numbers lose their digits: measure it in another unit",
                    spec.name(), read.columns().get(coordinate), deviation);
        }
        return new RunData(dataset, read, null, training, pick(cloud, order, 0, heldOut), corners(cloud),
                Standardization.perCoordinate(training), seed);
    }

    /** How many of the points of a cloud are held out; the others train. */
    public static int heldOutOf(int count) {
        return Math.max(2, (int) Math.round(HELD_OUT_SHARE * count));
    }

    /** Whether the coordinates of such data may have unlike units, so that each is standardised by a scale of its own: those of a point cloud. */
    public static boolean mayHaveUnlikeUnits(DatasetSpec spec) {
        return !Datasets.contains(spec.name());
    }

    /** Coordinates of the points of a spec, without padding; of a file whose columns are left to the reader, as many as it takes: two. */
    public static int dimension(DatasetSpec spec) {
        if (Datasets.contains(spec.name())) {
            return Datasets.dimension(spec);
        }
        return spec.table().columns().isEmpty() ? DatasetSpec.PLANE : spec.table().columns().size();
    }

    /** The file that the points of a run come from; empty for data that come with the program, and for names that no file can have. */
    public static Optional<Path> file(DatasetSpec spec) {
        boolean own = Datasets.contains(spec.name()) || BundledCsv.find(spec.name()).isPresent();
        try {
            return own ? Optional.empty() : Optional.of(Path.of(spec.name()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * A spec with the columns that are taken of its CSV file where it leaves them to the reader; any other as it is.
     *
     * @throws InvalidInputException if there is no such file, or it has no two columns of numbers
     */
    public static DatasetSpec withColumns(DatasetSpec spec) {
        if (Datasets.contains(spec.name()) || BundledCsv.find(spec.name()).isPresent() || !spec.table().columns().isEmpty()) {
            return spec;
        }
        PointTable table = PointTable.open(CsvPoints.path(spec.name()), spec.table().header());
        return spec.withTable(spec.table().withColumns(table.texts(table.choose(List.of()))));
    }

    private static Points corners(Points cloud) {
        int dimension = cloud.dimension();
        double[] values = new double[2 * dimension];
        Arrays.fill(values, 0, dimension, Double.POSITIVE_INFINITY);
        Arrays.fill(values, dimension, 2 * dimension, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < cloud.count(); i++) {
            for (int c = 0; c < dimension; c++) {
                values[c] = Math.min(values[c], cloud.get(i, c));
                values[dimension + c] = Math.max(values[dimension + c], cloud.get(i, c));
            }
        }
        return new Points(2, dimension, values);
    }

    /**
     * Refuses a name that looks like one of a dataset, and is neither that nor one of a file.
     *
     * @throws InvalidInputException one line with the names that there are
     */
    public static void requireKnown(DatasetSpec spec) {
        String name = spec.name();
        if (Datasets.contains(name) || BundledCsv.find(name).isPresent()) {
            return;
        }
        boolean looksLikeName = name.matches("[\\w-]*");
        InvalidInputException.require(!looksLikeName || CsvPoints.path(name).toFile().exists(),
                "there is no dataset %s: choose one of %s, %s, or give the path of a CSV file",
                name.isEmpty() ? "without a name" : name, String.join(", ", Datasets.names()), String.join(", ", BundledCsv.ids()));
    }

    private static CsvCloud readFile(DatasetSpec spec) {
        requireKnown(spec);
        return CsvPoints.read(CsvPoints.path(spec.name()), spec.table());
    }

    /** A cloud as a run with that rotation learns it: its first two coordinates turned about the origin, counter-clockwise. */
    public static Points rotate(Points points, double degrees) {
        if (degrees == 0) {
            return points;
        }
        double cosine = Math.cos(Math.toRadians(degrees));
        double sine = Math.sin(Math.toRadians(degrees));
        double[] values = points.values().clone();
        for (int i = 0; i < points.count(); i++) {
            values[points.dimension() * i] = cosine * points.get(i, 0) - sine * points.get(i, 1);
            values[points.dimension() * i + 1] = sine * points.get(i, 0) + cosine * points.get(i, 1);
        }
        return new Points(points.count(), points.dimension(), values);
    }

    /** Fisher and Yates. */
    private static int[] shuffle(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static Points pick(Points points, int[] order, int from, int to) {
        int dimension = points.dimension();
        double[] values = new double[dimension * (to - from)];
        for (int i = from; i < to; i++) {
            System.arraycopy(points.values(), dimension * order[i], values, dimension * (i - from), dimension);
        }
        return new Points(to - from, dimension, values);
    }

    /** The points as they were read, neither shuffled nor turned; empty for data that come with the program. */
    public Optional<CsvCloud> cloud() {
        return Optional.ofNullable(cloud);
    }

    /** What was asked for; for a CSV file with the columns that were taken, so that the same spec gives the same data again. */
    public DatasetSpec dataset() {
        return dataset;
    }

    /** The columns of the table that a point cloud was read from, one for each coordinate, as {@link CsvCloud} has them; none of a distribution. */
    public List<String> columns() {
        return columns;
    }

    /** One line on what was chosen among several possibilities when a file was read; empty where there was no choice. */
    public String note() {
        return note;
    }

    /** What these data are known by; the checksum is made anew with each call. */
    public DataIdentity identity() {
        return new DataIdentity(training.checksum(), standardization, columns);
    }

    /** Of all that is drawn. */
    public long seed() {
        return seed;
    }

    /** The points to train on, in data units. */
    public Points training() {
        return training;
    }

    /**
     * Points that are not among the training points, in data units; the same ones each time, and fewer are the beginning of more.
     *
     * @param count how many are wanted; a point cloud gives at most those that it has
     */
    public Points heldOut(int count) {
        if (distribution != null) {
            return distribution.sample(count, new RandomStreams(seed).stream(Purpose.HELD_OUT_DATA));
        }
        return heldOutCloud.first(count);
    }

    /** The distribution that the points come from; empty for a point cloud. */
    public Optional<Distribution> distribution() {
        return Optional.ofNullable(distribution);
    }

    /** The distribution where it is one in the plane; empty also for data of more coordinates. */
    public Optional<PlanarDataset> planar() {
        return distribution().flatMap(PlanarDataset::of);
    }

    /** Coordinates of a point, without padding. */
    public int dimension() {
        return training.dimension();
    }

    /** Entropy of the distribution in nats, NaN for a point cloud. The first call may take some tenths of a second. */
    public double floor() {
        return distribution == null ? Double.NaN : distribution.entropy();
    }

    /** Standard error of the floor in nats: 0 where it is an integral, NaN for a point cloud. */
    public double floorError() {
        return distribution == null ? Double.NaN : distribution.entropyError();
    }

    /** Computed from the training points alone. */
    public Standardization standardization() {
        return standardization;
    }

    /**
     * What a picture shows: a square in data units for a distribution. For a point cloud the ranges of its two coordinates, each with a
     * margin, since a common unit would flatten a cloud of minutes against degrees to a line.
     */
    public Window window() {
        return window(Axes.FIRST);
    }

    /** What a picture of two coordinates shows, see {@link #window()}. */
    public Window window(Axes axes) {
        return distribution != null ? distribution.window(axes) : Window.around(axes.of(corners), CLOUD_MARGIN);
    }
}
