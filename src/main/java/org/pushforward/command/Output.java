package org.pushforward.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.pushforward.base.OneLine;

/** Results on standard output, for people as a table and for scripts as JSON. */
final class Output {

    private static final ObjectMapper MAPPER = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new SimpleModule().addSerializer(double.class, new FiniteNumber()).addSerializer(Double.class, new FiniteNumber())).build();

    private Output() {}

    /** NaN and the infinities have no place in JSON and become null, as they do in files. */
    private static final class FiniteNumber extends StdSerializer<Double> {

        private static final long serialVersionUID = 1;

        FiniteNumber() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
    }

    /** A line about a result, for people. @param note empty if there is nothing to say */
    static void printNote(PrintWriter err, String note) {
        if (!note.isEmpty()) {
            err.println(note);
        }
    }

    /** @param value records, lists and maps; their fields' names become snake_case */
    static void printJson(PrintWriter out, Object value) {
        try {
            out.println(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own results are not JSON", e);
        }
    }

    /** Prints a record as JSON, or as a table of its fields without those that are null. */
    static void printFields(PrintWriter out, Record value, boolean json) {
        if (json) {
            printJson(out, value);
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        MAPPER.<ObjectNode>valueToTree(value).properties().stream().filter(field -> !field.getValue().isNull())
                .forEach(field -> rows.add(List.of(field.getKey(), field.getValue().asText())));
        printTable(out, rows);
    }

    /**
     * Prints cells in columns as wide as their widest cell; the first row is the header. A cell stays on its line and moves no cursor, whatever the
     * file says that it comes from. Ends early if nothing more can be written.
     */
    static void printTable(PrintWriter out, List<List<String>> cells) {
        List<List<String>> rows = cells.stream().map(row -> row.stream().map(OneLine::of).toList()).toList();
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                line.append(row.get(c)).append(" ".repeat(widths[c] - row.get(c).length() + 2));
            }
            out.println(line.toString().stripTrailing());
            if (out.checkError()) {
                return;
            }
        }
    }
}
