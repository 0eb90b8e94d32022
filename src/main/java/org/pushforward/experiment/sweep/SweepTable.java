package org.pushforward.experiment.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.train.TrainingConfig;

/**
 * {@code sweep.csv}: one row for each ended run, in the order of their numbers. The columns are the same for all sweeps, so that tables can be put
 * below each other: {@code run}, {@code state} ({@code finished} or {@code diverged}), {@code seed}, every setting by its name, the steps that
 * were {@code done}, and every {@link Metric}; tables of earlier releases lack those that came later, which are NaN then. No column depends on how
 * fast or in which order runs were made. What is changed on the way of all runs alike ({@code interventions}) stands in the sweep's description only.
 * Where a run has learned a CSV file, two columns more say how that was read ({@link Settings#ofTable}).
 */
public final class SweepTable {

    private static final String FINISHED = "finished";
    private static final String DIVERGED = "diverged";

    private SweepTable() {}

    private static List<String> columns() {
        return Stream.of(Stream.of("run", "state", "seed"), Settings.names().stream(), Stream.of("done"),
                Metric.ALL.stream().map(Metric::label)).flatMap(names -> names).toList();
    }

    /** @throws InvalidInputException if the file cannot be written; what was there before is then still there */
    public static void write(List<SweepRow> rows, Path file) {
        List<SweepRow> ordered = rows.stream().sorted(Comparator.comparingInt(SweepRow::run)).toList();
        boolean ofTables = rows.stream().anyMatch(row -> !row.config().dataset().table().equals(TableChoice.DEFAULT));
        List<String> columns = Stream.concat(columns().stream(), ofTables ? columnsOfTables().stream() : Stream.of()).toList();
        CsvTable.write(file, columns, ordered.size(), (index, line) -> {
            SweepRow row = ordered.get(index);
            line.add(row.run()).add(row.diverged() ? DIVERGED : FINISHED).add(row.config().seed());
            Settings.byName(row.config()).values().forEach(value -> addSetting(value, line));
            line.add(row.steps());
            for (Metric metric : Metric.ALL) {
                line.add(row.get(metric));
            }
            if (ofTables) {
                Settings.ofTable(row.config()).values().forEach(line::add);
            }
        });
    }

    /** The columns that stand behind all others where a run has learned a CSV file. */
    private static List<String> columnsOfTables() {
        return List.copyOf(Settings.ofTable(TrainingConfig.defaults()).keySet());
    }

    /** Adds the value of a setting as a cell; null, which limits nothing, as infinity. */
    static void addSetting(JsonNode value, CsvTable.Line line) {
        if (value.isTextual()) {
            line.add(value.textValue());
        } else if (value.isIntegralNumber()) {
            line.add(value.longValue());
        } else {
            line.add(value.isNull() ? Double.POSITIVE_INFINITY : value.doubleValue());
        }
    }

    /** @throws InvalidInputException one line naming file and row, if it is missing or not such a table */
    public static List<SweepRow> read(Path file) {
        return read(CsvTable.read(file));
    }

    /**
     * As {@link #read(Path)}.
     *
     * @param source how refusals name the table
     */
    public static List<SweepRow> read(String source, InputStream in) throws IOException {
        return read(CsvTable.read(source, new InputStreamReader(in, StandardCharsets.UTF_8)));
    }

    private static List<SweepRow> read(CsvTable.Content table) {
        requireColumns(table);
        List<SweepRow> rows = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            rows.add(row(table, row));
        }
        return rows;
    }

    /** Says which column it is that is missing, or should not be there. */
    private static void requireColumns(CsvTable.Content table) {
        List<String> mayBeAbsent = Stream.concat(Metric.ALL.stream().filter(Metric::isLater).map(Metric::label), columnsOfTables().stream()).toList();
        List<String> expected = Stream.concat(columns().stream(), columnsOfTables().stream())
                .filter(name -> table.columns().contains(name) || !mayBeAbsent.contains(name)).toList();
        expected.forEach(table::column);
        for (int i = 0; i < table.columns().size(); i++) {
            boolean same = i < expected.size() && table.columns().get(i).equals(expected.get(i));
            InvalidInputException.require(same, "%s has not the columns of a sweep's table: the column %s should not stand at place %d",
                    table.source(), OneLine.quoted(table.columns().get(i)), i + 1);
        }
    }

    private static SweepRow row(CsvTable.Content table, int row) {
        List<String> cells = table.rows().get(row);
        Map<String, JsonNode> types = Settings.byName(TrainingConfig.defaults());
        ObjectNode tree = Settings.tree(TrainingConfig.defaults());
        for (Map.Entry<String, JsonNode> setting : types.entrySet()) {
            String name = setting.getKey();
            int column = table.column(name);
            JsonNode value = setting.getValue().isTextual() ? TextNode.valueOf(cells.get(column))
                    : setting.getValue().isIntegralNumber() ? LongNode.valueOf(whole(table, row, name)) : decimal(table.number(row, column));
            ((ObjectNode) tree.get(name.substring(0, name.indexOf('.')))).set(name.substring(name.indexOf('.') + 1), value);
        }
        for (String name : columnsOfTables()) {
            String cell = table.columns().contains(name) ? cells.get(table.column(name)) : "";
            if (!cell.isEmpty()) {
                ((ObjectNode) tree.get("dataset")).set(name.substring(name.indexOf('.') + 1), cell.startsWith("[") ? array(table, row, cell)
                        : TextNode.valueOf(cell));
            }
        }
        TrainingConfig config = Settings.read(JsonFields.of(table.where(row), tree), whole(table, row, "seed"));
        Map<Metric, Double> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.ALL) {
            int column = table.columns().indexOf(metric.label());
            metrics.put(metric, column < 0 ? Double.NaN : table.number(row, column));
        }
        String state = cells.get(table.column("state"));
        InvalidInputException.require(state.equals(FINISHED) || state.equals(DIVERGED), "%s: a run is %s or %s, not %s", table.where(row), FINISHED,
                DIVERGED, OneLine.quoted(state));
        long run = whole(table, row, "run");
        long done = whole(table, row, "done");
        InvalidInputException.require(run >= 1 && run <= Sweep.MOST_RUNS && done >= 0,
                "%s: runs are numbered from 1 to %,d and have done 0 steps or more, not run %d with %d", table.where(row),
                Sweep.MOST_RUNS, run, done);
        return new SweepRow((int) run, config, state.equals(DIVERGED), done, metrics);
    }

    private static JsonNode array(CsvTable.Content table, int row, String cell) {
        try {
            return Json.MAPPER.readTree(cell);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(table.where(row) + ": " + OneLine.quoted(cell) + " is no list of columns", e);
        }
    }

    private static JsonNode decimal(double value) {
        return Double.isInfinite(value) ? NullNode.instance : DoubleNode.valueOf(value);
    }

    private static long whole(CsvTable.Content table, int row, String name) {
        String cell = table.rows().get(row).get(table.column(name));
        try {
            return Long.parseLong(cell);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(table.where(row) + ", column " + name + ": " + OneLine.quoted(cell) + " is not a whole number", e);
        }
    }
}
