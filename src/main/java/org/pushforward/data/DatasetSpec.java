package org.pushforward.data;

/**
 * Which data a run learns, as a value.
 *
 * @param name     a built-in name of {@link Datasets}, or the path of a CSV point cloud
 * @param noise    the generator's noise (its meaning is the generator's own); ignored for a CSV
 * @param modes    number of components where the generator has such; ignored elsewhere
 * @param rotation rotation of the data about the origin, degrees counter-clockwise
 * @param count    number of training points, drawn once per seed; ignored for a CSV
 * @param table    how a CSV file is read; the default for all else
 * @param dimension number of coordinates where the generator leaves it to be chosen; {@value #PLANE} elsewhere, without meaning. How many
 *                 coordinates the points have says {@link RunData#dimension}
 */
public record DatasetSpec(String name, double noise, int modes, double rotation, int count, TableChoice table, int dimension) {

    /** What a dimension is that nobody has chosen. */
    public static final int PLANE = 2;

    /**
     * What else a generator refuses it refuses when it is made; how large a flow is that learns it, is asked long before that.
     *
     * @throws org.pushforward.base.InvalidInputException if the generator leaves the dimension to be chosen, and not so
     */
    public DatasetSpec {
        Datasets.requireDimension(name, dimension);
    }

    /** Data whose number of coordinates is not to be chosen. */
    public DatasetSpec(String name, double noise, int modes, double rotation, int count, TableChoice table) {
        this(name, noise, modes, rotation, count, table, PLANE);
    }

    /** Data that are no CSV file, or one that is read as it comes. */
    public DatasetSpec(String name, double noise, int modes, double rotation, int count) {
        this(name, noise, modes, rotation, count, TableChoice.DEFAULT);
    }

    public DatasetSpec withTable(TableChoice value) {
        return new DatasetSpec(name, noise, modes, rotation, count, value, dimension);
    }

    public DatasetSpec withNoise(double value) {
        return new DatasetSpec(name, value, modes, rotation, count, table, dimension);
    }

    public DatasetSpec withModes(int value) {
        return new DatasetSpec(name, noise, value, rotation, count, table, dimension);
    }

    public DatasetSpec withCount(int value) {
        return new DatasetSpec(name, noise, modes, rotation, value, table, dimension);
    }

    public DatasetSpec withName(String value) {
        return new DatasetSpec(value, noise, modes, rotation, count, table, dimension);
    }
}
