package org.pushforward.data;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import org.pushforward.base.InvalidInputException;

/**
 * How a person wants a CSV table to be read, where they say so.
 *
 * @param columns two columns or more, each by its name in the header or by its number from 1 as text (a name comes before a number); empty for the
 *                reader's own choice, see {@link PointTable}
 * @param header  whether the first line is a header
 */
public record TableChoice(List<String> columns, Header header) {

    /** Whether the first line of a table names its columns. */
    public enum Header {
        /** The columns below it tell, see {@link PointTable}. */
        AUTO,
        PRESENT,
        ABSENT
    }

    private static final String TOO_FEW_OR_MANY = "points to learn have 2 to %d columns, such as x,y, not %d";

    /** Leaves everything to the reader. */
    public static final TableChoice DEFAULT = new TableChoice(List.of(), Header.AUTO);

    public TableChoice {
        columns = List.copyOf(columns);
        InvalidInputException.require(columns.isEmpty() || isEnough(columns), TOO_FEW_OR_MANY, Datasets.MOST_DIMENSIONS, columns.size());
        InvalidInputException.require(columns.stream().noneMatch(String::isBlank), "a column is named by its name or its number, not by nothing");
    }

    /**
     * Columns as a person types them: divided by commas, a name that has a comma in double quotes.
     *
     * @throws InvalidInputException if they are too few or too many
     */
    public static List<String> columns(String typed) {
        CellReader reader = new CellReader(new StringReader(typed), "columns", Delimiter.COMMA, 1);
        List<String> columns = reader.next() ? List.copyOf(reader.cells()) : List.of();
        InvalidInputException.require(isEnough(columns), TOO_FEW_OR_MANY, Datasets.MOST_DIMENSIONS, columns.size());
        return columns;
    }

    private static boolean isEnough(List<String> columns) {
        return columns.size() >= 2 && columns.size() <= Datasets.MOST_DIMENSIONS;
    }

    /** The columns as {@link #columns(String)} reads them. */
    public String typed() {
        return columns.stream().map(name -> name.indexOf(',') >= 0 || name.indexOf('"') >= 0 || name.startsWith("#")
                ? '"' + name.replace("\"", "\"\"") + '"' : name).collect(Collectors.joining(","));
    }

    public TableChoice withColumns(List<String> value) {
        return new TableChoice(value, header);
    }
}
