package org.pushforward.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.CsvPoints;
import org.pushforward.data.PointTable;
import org.pushforward.data.Points;
import org.pushforward.data.TableChoice;
import org.pushforward.engine.NumpyFile;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.flow.FlowModel;

/**
 * Points that a model is to read, as a table has them. With a header the names tell which column is which coordinate: those of {@link
 * PointFile#names}, or what the columns were called that the model learned, then {@code p1, p2, ...} for padding. Row numbers are passed over.
 * Without a header the order tells, unless the first column may be row numbers. So it does in an array of numpy, a file called {@code .npy}.
 */
public final class ModelPoints {

    private final FlowModel model;
    private final PointTable table;

    private ModelPoints(FlowModel model, PointTable table) {
        this.model = model;
        this.table = table;
    }

    /** What the data coordinates of a model are called in files of points: {@link PointFile#names}, unless these are its columns in another order. */
    private static List<String> names(FlowModel model) {
        return isInOtherOrder(model) ? model.columns() : plain(model);
    }

    private static List<String> plain(FlowModel model) {
        return PointFile.names(model.dataDimension());
    }

    private static boolean isInOtherOrder(FlowModel model) {
        List<String> columns = model.columns();
        return IntStream.range(0, columns.size()).anyMatch(i -> plain(model).contains(columns.get(i)) && plain(model).indexOf(columns.get(i)) != i);
    }

    /**
     * Reads points with the data coordinates alone, or with the padding behind them.
     *
     * @throws InvalidInputException one line, if the file is no table of such points
     */
    static Points read(FlowModel model, Path file) {
        if (NumpyFile.isNamed(file)) {
            return readArray(model, file);
        }
        PointTable table = PointTable.open(file, TableChoice.Header.AUTO);
        if (!table.hasHeader() && isNamed(model) && Set.copyOf(table.firstLines().get(0)).containsAll(model.columns())) {
            table = PointTable.open(file, TableChoice.Header.PRESENT);
        }
        return new ModelPoints(model, table).read(file);
    }

    /** An array of numpy has no names: the order of its columns counts. */
    private static Points readArray(FlowModel model, Path file) {
        NumpyFile.Array array = NumpyFile.readTable(file);
        int count = array.shape()[0];
        InvalidInputException.require(count <= CsvPoints.MOST_POINTS, "%s has more than %,d points: take a part of it", file, CsvPoints.MOST_POINTS);
        requireWidth(model, array.shape()[1], file);
        return new Points(count, array.shape()[1], array.values());
    }

    private static void requireWidth(FlowModel model, int width, Path file) {
        InvalidInputException.require(width == model.dataDimension() || width == model.dimension(), "%s has %d columns, but this model takes %s",
                file, width, model.dimension() == model.dataDimension() ? model.dataDimension()
                        : model.dataDimension() + ", or " + model.dimension() + " with the padding");
    }

    /** Whether the columns have names that are not just their numbers, be the names numbers themselves. */
    private static boolean isNamed(FlowModel model) {
        return !model.columns().isEmpty() && model.columns().stream().noneMatch(name -> name.matches("\\d{1,3}"));
    }

    private Points read(Path file) {
        if (table.hasHeader()) {
            return table.read(byName(file));
        }
        int width = table.width();
        requireWidth(model, width, file);
        // With so many columns as only the padding accounts for, the first may as well number the lines.
        InvalidInputException.require(width == model.dataDimension() || table.lines() < 2 || !table.isBesideTheData(0),
                "%s, column 1 counts the lines: take it out if it is row numbers, or give the table the header %s,%s", file,
                String.join(",", names(model)), String.join(",", padding()));
        return table.read(IntStream.range(0, width).toArray());
    }

    /** @return the column of each coordinate */
    private int[] byName(Path file) {
        int[] columns = new int[model.dimension()];
        Arrays.fill(columns, -1);
        for (int c = 0; c < table.width(); c++) {
            int coordinate = coordinate(table.name(c));
            if (coordinate >= 0) {
                InvalidInputException.require(columns[coordinate] < 0, "%s has two columns for %s", file, words(coordinate));
                columns[coordinate] = c;
            } else {
                InvalidInputException.require(table.isBesideTheData(c),
                        "%s, column %s: no coordinate of this model is called so: it takes %s (without a header their order counts)", file,
                        table.label(c), known());
            }
        }
        int needed = IntStream.range(model.dataDimension(), columns.length).allMatch(i -> columns[i] < 0) ? model.dataDimension() : columns.length;
        for (int i = 0; i < needed; i++) {
            InvalidInputException.require(columns[i] >= 0, "%s has no column %s: this model takes %s", file, words(i), known());
        }
        return Arrays.copyOf(columns, needed);
    }

    /** @return -1 for a name of none */
    private int coordinate(String name) {
        if (isPaddingBesideTheData(name)) {
            return model.dataDimension() + padding().indexOf(name);
        }
        int known = model.columns().indexOf(name);
        if (known < 0 && !isInOtherOrder(model)) {
            known = plain(model).indexOf(name);
        }
        return known < 0 && padding().contains(name) ? model.dataDimension() + padding().indexOf(name) : known;
    }

    /** Where a column of the data is called as one of the padding is: in a table that has the plain names, as we write them, it is the padding's. */
    private boolean isPaddingBesideTheData(String name) {
        List<String> header = IntStream.range(0, table.width()).mapToObj(table::name).toList();
        return padding().contains(name) && !isInOtherOrder(model) && header.containsAll(plain(model));
    }

    private List<String> padding() {
        return padding(model, model.padding().dimensions());
    }

    /** What the padding coordinates are called in files of points. @param count how many of them are written */
    private static List<String> padding(FlowModel model, int count) {
        // Data columns that keep their own names in the file may be called as the padding is.
        boolean taken = isInOtherOrder(model) && model.columns().stream().anyMatch(name -> name.matches("p\\d+"));
        return CsvTable.numbered(taken ? "padding_" : "p", count);
    }

    /** What the columns of a file of a model's points are called. @param dimension the data's, or with the padding */
    static List<String> header(FlowModel model, int dimension) {
        List<String> header = new ArrayList<>(names(model));
        header.addAll(padding(model, dimension - model.dataDimension()));
        return header;
    }

    private String words(int coordinate) {
        return coordinate < model.dataDimension() ? names(model).get(coordinate) : padding().get(coordinate - model.dataDimension());
    }

    private String known() {
        List<String> known = new ArrayList<>(List.of(String.join(", ", names(model))));
        if (!model.columns().isEmpty() && !model.columns().equals(names(model))) {
            known.add(String.join(", ", model.columns()));
        }
        return String.join(" or ", known) + (padding().isEmpty() ? "" : ", and maybe " + String.join(", ", padding()));
    }
}
