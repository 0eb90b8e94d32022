package org.pushforward.data;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Points as they were read from a CSV table.
 *
 * @param points  of as many dimensions as there are columns
 * @param columns what their coordinates are, by their names, or where they have none by their numbers from 1; as {@link TableChoice} takes them
 * @param note    one line on what was chosen among several possibilities; empty where there was one only
 */
public record CsvCloud(Points points, List<String> columns, String note) {

    public CsvCloud {
        columns = List.copyOf(columns);
    }

    /** How the table that {@link #write} writes is read. */
    public TableChoice choice() {
        return choice(columns);
    }

    /** As {@link #choice()}, of points of which the columns are known alone. */
    public static TableChoice choice(List<String> columns) {
        return new TableChoice(columns, TableChoice.Header.PRESENT);
    }

    /** Writes the points as a table with a header, which reads back to the same bits by {@link #choice}. The stream stays open. */
    public void write(OutputStream stream) throws IOException {
        Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        out.append(choice().typed()).append('\n');
        for (int i = 0; i < points.count(); i++) {
            for (int c = 0; c < points.dimension(); c++) {
                out.append(c == 0 ? "" : ",").append(Double.toString(points.get(i, c)));
            }
            out.append('\n');
        }
        out.flush();
    }
}
