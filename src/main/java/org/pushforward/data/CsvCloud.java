package org.pushforward.data;

import java.util.List;

/**
 * Points in the plane as they were read from a CSV table.
 *
 * @param points  of two dimensions
 * @param columns the two columns that they are, by their names, or where they have none by their numbers from 1; as {@link TableChoice} takes them
 * @param note    one line on what was chosen among several possibilities; empty where there was one only
 */
public record CsvCloud(Points points, List<String> columns, String note) {

    public CsvCloud {
        columns = List.copyOf(columns);
    }
}
