package org.pushforward.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pushforward.base.InvalidInputException;

/** The built-in distributions. Those of the plane that FFJORD (Grathwohl et al., 2019) or scikit-learn have too keep their units. */
public final class Datasets {

    public static final int DEFAULT_COUNT = 50_000;
    public static final int LEAST_COUNT = 10;
    public static final int MOST_COUNT = 1_000_000;
    /** Coordinates of a point, be it of a built-in dataset or of a table. */
    public static final int MOST_DIMENSIONS = 16;

    private static final String BLUR = "standard deviation of the isotropic Gaussian blur";

    private interface Builder {
        PlanarShape build(double noise, int modes);
    }

    private interface SpatialBuilder {
        SpatialShape build(DatasetSpec spec);
    }

    /** @param builder of a shape in the plane, null for one of more coordinates; @param spatial the other way round */
    private record Entry(DatasetInfo info, Builder builder, SpatialBuilder spatial) {
    }

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    static {
        add("moons", "Two moons", "Two half circles that reach into each other, as in scikit-learn.", BLUR, 0.1, 0.01, 0.5,
                (noise, modes) -> new NoisyCurves(List.of(
                        NoisyCurves.Curve.uniform(0, Math.PI, Math::cos, Math::sin),
                        NoisyCurves.Curve.uniform(0, Math.PI, t -> 1 - Math.cos(t), t -> 0.5 - Math.sin(t))), noise));
        add("rings2", "Two rings", "Two concentric rings of radius 1.5 and 3, as FFJORD's circles.", BLUR, 0.24, 0.02, 1,
                (noise, modes) -> new GaussianRings(noise, 1.5, 3));
        add("rings4", "Four rings", "Four concentric rings of radius 0.75 to 3, as FFJORD's rings.", BLUR, 0.08, 0.01, 0.5,
                (noise, modes) -> new GaussianRings(noise, 0.75, 1.5, 2.25, 3));
        addWithModes("gaussians", "Gaussians on a circle", "Equal Gaussians evenly spaced on a circle of radius 2.83.",
                "standard deviation of each Gaussian", 0.354, 0.05, 1.5, 8, 2, 32,
                (noise, modes) -> new GaussianWheel(modes, 2 * Math.sqrt(2), noise, noise, 0));
        addWithModes("pinwheel", "Pinwheel", "Elongated Gaussians on a circle, wound up about its centre into curved arms.",
                "standard deviation across an arm", 0.2, 0.05, 0.6, 5, 2, 12,
                (noise, modes) -> new GaussianWheel(modes, 2, 0.6, noise, 0.25));
        add("spirals", "Two spirals", "Two interleaved spirals of one and a half turns.", BLUR, 0.1, 0.02, 0.5,
                (noise, modes) -> new NoisyCurves(List.of(spiral(1), spiral(-1)), noise));
        add("checkerboard", "Checkerboard", "Uniform on the eight squares of one colour of a 4 x 4 board.", "", 0, 0, 0,
                (noise, modes) -> new Checkerboard());
        add("annulus", "Annulus", "Uniform between circles of radius 0.6 and 1.4: its optimal transport from a Gaussian is known in closed form.",
                "", 0, 0, 0, (noise, modes) -> new UniformAnnulus(0.6, 1.4));
        add("swissroll", "Swiss roll", "One spiral band of one and a half turns, scikit-learn's Swiss roll seen from the side.",
                BLUR, 0.2, 0.02, 1,
                (noise, modes) -> SwissRoll.curve(noise));
        add("banana", "Banana", "A Gaussian bent along a parabola.", "standard deviation across the parabola", 0.4, 0.05, 2,
                (noise, modes) -> new Banana(noise));
        add("funnel", "Funnel", "A Gaussian whose width grows exponentially along one axis, after Neal.",
                "width at the middle of the funnel", 0.5, 0.05, 1.5,
                (noise, modes) -> new Funnel(noise));
        addSpatial(new DatasetInfo("swiss", "Swiss roll in space", "A thin sheet in three dimensions, rolled up one and a half turns: x1 and x2 are "
                + "the roll, x3 the height along its axis.", BLUR, 0.1, 0.003, 1, 0, 0, 0, 3, 3, 3), spec -> new SwissRoll(spec.noise()));
        addSpatial(new DatasetInfo("sphere", "Gaussians on a sphere", "Equal round Gaussians with means drawn on the sphere of radius sqrt d, in d "
                + "dimensions: the mixtures of the lower bound on depth. Seeds vary training and sample; the mixture stays.",
                "standard deviation of each Gaussian", 0.25, 0.05, 1.5, 8, 2, 64, 8, 2,
                MOST_DIMENSIONS), spec -> new SphereGaussians(spec.dimension(), spec.modes(), spec.noise()));
    }

    private Datasets() {
    }

    private static void add(
            String name, String title, String description, String noiseMeaning, double defaultNoise, double minNoise, double maxNoise,
            Builder builder) {
        addWithModes(name, title, description, noiseMeaning, defaultNoise, minNoise, maxNoise, 0, 0, 0, builder);
    }

    private static void addWithModes(
            String name, String title, String description, String noiseMeaning, double defaultNoise, double minNoise, double maxNoise,
            int defaultModes, int minModes, int maxModes, Builder builder) {
        DatasetInfo info = new DatasetInfo(
                name, title, description, noiseMeaning, defaultNoise, minNoise, maxNoise, defaultModes, minModes, maxModes);
        ENTRIES.put(name, new Entry(info, builder, null));
    }

    private static void addSpatial(DatasetInfo info, SpatialBuilder builder) {
        ENTRIES.put(info.name(), new Entry(info, null, builder));
    }

    /** FFJORD's spiral: the angle t = 3 pi sqrt(u) with u uniform, so that points spread about evenly along the arm; radius t / 3. */
    private static NoisyCurves.Curve spiral(int sign) {
        double last = 3 * Math.PI;
        return new NoisyCurves.Curve(0, last, t -> -sign * t * Math.cos(t) / 3, t -> sign * t * Math.sin(t) / 3,
                t -> 2 * t / (last * last), u -> last * Math.sqrt(u));
    }

    /** All names, in the order in which a picker shows them. */
    public static List<String> names() {
        return List.copyOf(ENTRIES.keySet());
    }

    /** The names of those in the plane, likewise. */
    public static List<String> planarNames() {
        return ENTRIES.values().stream().map(Entry::info).filter(DatasetInfo::isPlanar).map(DatasetInfo::name).toList();
    }

    public static boolean contains(String name) {
        return ENTRIES.containsKey(name);
    }

    /** @throws InvalidInputException for an unknown name */
    public static DatasetInfo info(String name) {
        return entry(name).info;
    }

    /**
     * The dataset with its usual noise and modes, unrotated, with {@value #DEFAULT_COUNT} training points.
     *
     * @throws InvalidInputException for an unknown name
     */
    public static DatasetSpec defaults(String name) {
        DatasetInfo info = info(name);
        return new DatasetSpec(name, info.defaultNoise(), info.defaultModes(), 0, DEFAULT_COUNT, TableChoice.DEFAULT,
                info.hasDimension() ? info.dimension() : DatasetSpec.PLANE);
    }

    /**
     * Makes the distribution; cheap, the entropy is computed when first asked for. Modes are ignored where a dataset has none to choose.
     *
     * @throws InvalidInputException for an unknown name, or a noise, number of modes, rotation or count outside its range
     */
    public static Distribution create(DatasetSpec spec) {
        Entry entry = entry(spec.name());
        DatasetInfo info = entry.info;
        if (info.hasNoise()) {
            InvalidInputException.require(spec.noise() >= info.minNoise() && spec.noise() <= info.maxNoise(),
                    "the noise of %s lies between %s and %s, not %s", info.name(), info.minNoise(), info.maxNoise(), spec.noise());
        } else {
            InvalidInputException.require(spec.noise() == 0, "%s has no noise: set noise to 0, not %s", info.name(), spec.noise());
        }
        if (info.hasModes()) {
            InvalidInputException.require(spec.modes() >= info.minModes() && spec.modes() <= info.maxModes(),
                    "%s takes %d to %d modes, not %d", info.name(), info.minModes(), info.maxModes(), spec.modes());
        }
        requireRotation(spec.rotation());
        InvalidInputException.require(spec.count() >= LEAST_COUNT && spec.count() <= MOST_COUNT,
                "the number of training points lies between %,d and %,d, not %,d", LEAST_COUNT, MOST_COUNT, spec.count());
        return entry.spatial != null ? new RotatedSpace(entry.spatial.build(spec), spec.rotation())
                : new RotatedShape(entry.builder.build(spec.noise(), spec.modes()), spec.rotation());
    }

    /**
     * As {@link #create}, where a dataset in the plane is needed.
     *
     * @throws InvalidInputException also for one of more coordinates
     */
    public static PlanarDataset planar(DatasetSpec spec) {
        Distribution created = create(spec);
        return PlanarDataset.of(created).orElseThrow(() -> new InvalidInputException(
                spec.name() + " has " + created.dimension() + " coordinates where data in the plane are needed: choose one of "
                        + String.join(", ", planarNames())));
    }

    /** Coordinates of the points of a built-in dataset. */
    static int dimension(DatasetSpec spec) {
        DatasetInfo info = info(spec.name());
        return info.hasDimension() ? spec.dimension() : info.dimension();
    }

    /** Refuses what no built-in dataset of the name has; of any other name nothing. @throws InvalidInputException one line */
    static void requireDimension(String name, int dimension) {
        Entry entry = ENTRIES.get(name);
        if (entry != null && entry.info.hasDimension()) {
            InvalidInputException.require(dimension >= entry.info.minDimension() && dimension <= entry.info.maxDimension(),
                    "%s has %d to %d dimensions, not %d", name, entry.info.minDimension(), entry.info.maxDimension(), dimension);
        }
    }

    static void requireRotation(double rotation) {
        InvalidInputException.require(Double.isFinite(rotation), "the rotation is a number of degrees, not %s", rotation);
    }

    private static Entry entry(String name) {
        Entry entry = ENTRIES.get(name);
        InvalidInputException.require(entry != null, "there is no dataset %s: choose one of %s", name, String.join(", ", ENTRIES.keySet()));
        return entry;
    }
}
