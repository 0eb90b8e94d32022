package org.pushforward.experiment.setting;

import org.pushforward.data.DatasetInfo;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;

/** What goes without saying where somebody names a dataset or a kind of padding and says no more; and what has no meaning then. */
public final class Implied {

    /** The setting that chooses the data. */
    public static final String DATASET = "dataset.name";
    /** The setting that chooses the kind of padding. */
    public static final String PADDING = "padding.kind";

    private Implied() {}

    /** A built-in dataset as it comes; for any other name a cloud of points, which has no noise, modes, dimension or count to choose. */
    public static DatasetSpec dataset(String name) {
        return Datasets.contains(name) ? Datasets.defaults(name) : new DatasetSpec(name, 0, 0, 0, 0);
    }

    /** A kind of padding as it comes. */
    public static Padding padding(Padding.Kind kind) {
        return Padding.of(kind, Padding.USUAL_DIMENSIONS, 1);
    }

    /** Whether a setting has a meaning for a dataset; the command line refuses it where it has none. */
    public static boolean counts(Setting setting, DatasetSpec dataset) {
        DatasetInfo info = Datasets.contains(dataset.name()) ? Datasets.info(dataset.name()) : null;
        return switch (setting.name()) {
            case "dataset.noise", "dataset.count" -> info != null;
            case "dataset.dimension" -> info != null && info.hasDimension();
            case "dataset.modes" -> info != null && info.hasModes();
            default -> true;
        };
    }
}
