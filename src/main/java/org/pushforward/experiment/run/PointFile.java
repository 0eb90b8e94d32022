package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pushforward.data.Points;
import org.pushforward.experiment.file.CsvTable;

/**
 * Points of any dimension as CSV, one per line: the data coordinates {@code x, y}, then any padding coordinates {@code p1, p2, ...}.
 * {@link ModelPoints} reads them.
 */
public final class PointFile {

    private PointFile() {}

    /**
     * @param points the first {@code dimension} coordinates of each are written
     * @throws org.pushforward.base.InvalidInputException if the file cannot be written; what was there before is then still there
     */
    public static void write(Points points, int dimension, Path file) {
        List<String> columns = new ArrayList<>(List.of("x", "y"));
        columns.addAll(CsvTable.numbered("p", dimension - 2));
        write(points, columns, file);
    }

    /** As above. @param columns names of the coordinates that are written */
    static void write(Points points, List<String> columns, Path file) {
        CsvTable.write(file, columns, points.count(), (row, line) -> line.add(points.values(), row * points.dimension(), columns.size()));
    }
}
