package org.pushforward.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;

/**
 * Reads points from a CSV file, or from an array of numpy: a cloud to learn from, or a table of any number of columns. {@link PointTable} has the
 * rules.
 */
public final class CsvPoints {

    public static final int LEAST_POINTS = 10;
    /** Of the numbers of a table, and of all others that somebody gives to compute with. */
    public static final double LARGEST = Cell.LARGEST;
    /** Of a file, one that is read and one that is written. */
    public static final int MOST_POINTS = 5_000_000;

    private CsvPoints() {
    }

    /**
     * Reads the chosen columns, two unless others are named, as a cloud to learn from.
     *
     * @throws InvalidInputException one line naming the file, the line and what is wrong, if the file is not a usable point cloud
     */
    public static CsvCloud read(Path file, TableChoice choice) {
        return read(PointTable.open(file, choice.header()), choice);
    }

    /** The points of {@link #read(Path, TableChoice)} where the reader chooses. */
    public static Points read(Path file) {
        return read(file, TableChoice.DEFAULT).points();
    }

    static CsvCloud read(TextSource source, TableChoice choice) {
        return read(PointTable.open(source, choice.header()), choice);
    }

    private static CsvCloud read(PointTable table, TableChoice choice) {
        int[] columns = table.choose(choice.columns());
        Points points = table.read(columns);
        InvalidInputException.require(points.count() >= LEAST_POINTS, "%s has %d point%s, at least %d are needed",
                table.source(), points.count(), points.count() == 1 ? "" : "s", LEAST_POINTS);
        for (int coordinate = 0; coordinate < columns.length; coordinate++) {
            requireSpread(points, coordinate, table.source(), table.label(columns[coordinate]));
        }
        return new CsvCloud(points, table.texts(columns), table.note(columns, choice));
    }

    /**
     * Reads every column; one point is enough.
     *
     * @return of as many dimensions as the file has columns
     * @throws InvalidInputException one line naming the file, the line and what is wrong, if it is not a table of finite numbers
     */
    public static Points readAll(Path file) {
        PointTable table = PointTable.openStrictly(file);
        return table.read(IntStream.range(0, table.width()).toArray());
    }

    /** The path of that name; a name that no path can have is reported as a missing file. */
    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("there is no file " + OneLine.quoted(name), e);
        }
    }

    /** One value that differs is no spread: whether it is among the points that train is the seed's whim. */
    private static void requireSpread(Points points, int coordinate, String file, String column) {
        double usual = points.get(0, coordinate);
        int others = differing(points, coordinate, usual);
        if (others == points.count() - 1) {
            usual = points.get(1, coordinate);
            others = differing(points, coordinate, usual);
        }
        if (others <= 1) {
            throw new InvalidInputException(String.format(Locale.ROOT,
                    "%s, column %s: every value%s is %s, but points to learn must spread: choose other columns",
                    file, column, others == 1 ? " but one" : "", usual));
        }
    }

    private static int differing(Points points, int coordinate, double value) {
        int count = 0;
        for (int i = 0; i < points.count(); i++) {
            count += points.get(i, coordinate) == value ? 0 : 1;
        }
        return count;
    }
}
