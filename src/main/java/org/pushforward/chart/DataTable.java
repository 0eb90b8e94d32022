package org.pushforward.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The numbers that a figure shows, column by column; for any thread. */
public final class DataTable {

    private final String name;
    private final int rows;
    /** Null once the columns are made. */
    private Supplier<List<Column>> maker;
    private List<Column> columns;

    /**
     * @param name    what its cells are, with their unit in parentheses where there is one
     * @param numbers null for texts; NaN is a number that is none
     * @param texts   null for numbers
     */
    public record Column(String name, double[] numbers, List<String> texts) {

        public static Column of(String name, double[] numbers) {
            return new Column(name, numbers.clone(), null);
        }

        public static Column of(String name, List<String> texts) {
            return new Column(name, null, List.copyOf(texts));
        }

        public int size() {
            return numbers != null ? numbers.length : texts.size();
        }

        /** Whether all its numbers are whole, as steps and counts are. */
        public boolean isWhole() {
            return numbers != null && Arrays.stream(numbers).allMatch(value -> value == Math.rint(value) && Math.abs(value) < 1e15);
        }

        /** A cell as text: the shortest decimal that reads back as the same number. */
        public String text(int row) {
            if (texts != null) {
                return texts.get(row);
            }
            double value = numbers[row];
            return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /**
     * @param name    what they are, as in "samples"
     * @param columns of equal lengths
     */
    public DataTable(String name, List<Column> columns) {
        this(name, columns.isEmpty() ? 0 : columns.get(0).size(), null);
        this.columns = checked(columns);
    }

    private DataTable(String name, int rows, Supplier<List<Column>> maker) {
        this.name = name;
        this.rows = rows;
        this.maker = maker;
    }

    /**
     * A table whose numbers take long to make: a menu needs its name and its length alone.
     *
     * @param maker of its columns, of so many rows; asked once, by whoever first wants them
     */
    public static DataTable later(String name, int rows, Supplier<List<Column>> maker) {
        return new DataTable(name, rows, maker);
    }

    private List<Column> checked(List<Column> made) {
        for (Column column : made) {
            if (column.size() != rows) {
                throw new IllegalArgumentException("column " + column.name() + " has " + column.size() + " rows, not " + rows);
            }
        }
        return List.copyOf(made);
    }

    public String name() {
        return name;
    }

    public synchronized List<Column> columns() {
        if (columns == null) {
            columns = checked(maker.get());
            maker = null;
        }
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Coordinates of points. @param names of the columns, with units; as many of the coordinates are taken */
    public static DataTable points(String name, List<String> names, double[] values, int dimension) {
        int count = values.length / dimension;
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            double[] column = new double[count];
            for (int i = 0; i < count; i++) {
                column[i] = values[i * dimension + c];
            }
            columns.add(new Column(names.get(c), column, null));
        }
        return new DataTable(name, columns);
    }

    /** Values over the plane, one row for each cell, with its centre. @param value what they are, with its unit */
    public static DataTable grid(String name, String across, String up, String value, HeatMap map) {
        double[] centres = HeatMap.centres(map.window(), map.size());
        DataTable places = points(name, List.of(across, up), centres, 2);
        List<Column> columns = new ArrayList<>(places.columns());
        columns.add(Column.of(value, map.values()));
        return new DataTable(name, columns);
    }

    /** Cells as they are read on the screen. @param head names of the columns */
    public static DataTable texts(String name, List<String> head, List<List<String>> rows) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < head.size(); c++) {
            int column = c;
            columns.add(Column.of(head.get(c), rows.stream().map(row -> row.get(column)).toList()));
        }
        return new DataTable(name, columns);
    }

    /** What a menu says of it: "samples (2,000 rows)". */
    public String words() {
        return name + " (" + Numbers.count(rows()) + (rows() == 1 ? " row)" : " rows)");
    }

    /** The table to be pasted: names first, tabulators between cells. */
    public String tabbed() {
        List<Column> all = columns();
        StringBuilder text = new StringBuilder(all.stream().map(Column::name).collect(Collectors.joining("\t")));
        for (int row = 0; row < rows(); row++) {
            String[] cells = new String[all.size()];
            for (int c = 0; c < cells.length; c++) {
                cells[c] = all.get(c).text(row).replaceAll("[\t\r\n]", " ");
            }
            text.append('\n').append(String.join("\t", Arrays.asList(cells)));
        }
        return text.append('\n').toString();
    }
}
