package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pushforward.data.Points;
import org.pushforward.experiment.file.CsvTable;

/**
 * Points of any dimension as CSV, one per line: the data coordinates as {@link #names} calls them, then any padding coordinates {@code p1, p2, ...};
 * or in the same order as an array of numpy, where the file is called {@code .npy}. {@link ModelPoints} reads them.
 */
public final class PointFile {

    private static final List<String> FEW = List.of("x", "y", "z");

    private PointFile() {}

    /** What data coordinates are called that have no names of their own: x, y, z, or from four of them on x1, x2, ... */
    static List<String> names(int dimension) {
        return dimension <= FEW.size() ? FEW.subList(0, dimension) : CsvTable.numbered("x", dimension);
    }

    /**
     * @param points    the first {@code dimension} coordinates of each are written
     * @param dimension of the data, or with the padding behind them
     * @param data      how many of them are the data's
     * @throws org.pushforward.base.InvalidInputException if the file cannot be written; what was there before is then still there
     */
    public static void write(Points points, int dimension, int data, Path file) {
        List<String> columns = new ArrayList<>(names(data));
        columns.addAll(CsvTable.numbered("p", dimension - data));
        write(points, columns, file);
    }

    /** As above. @param columns names of the coordinates that are written */
    static void write(Points points, List<String> columns, Path file) {
        CsvTable.write(file, columns, points.count(), (row, line) -> line.add(points.values(), row * points.dimension(), columns.size()));
    }
}
