package org.pushforward.experiment.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.pushforward.chart.DecadeChart;
import org.pushforward.data.Points;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.theory.constructed.ConstructedFlow;

/**
 * Constructed flows and what was measured of them, as a folder: {@code rows.csv}, a picture of each curve, and for each row, from 1 on,
 * {@code points_N.csv}: points of noise, and where they are after each coupling.
 */
public final class ConstructionFolder extends ClaimedFolder {

    public static final int POINTS = 10_000;
    /** The files of points of one folder have fewer of them rather than more numbers than this all together, some 50 MB. */
    static final int MOST_NUMBERS = 2_500_000;

    private static final String ROWS = "rows.csv";
    /** The pictures of this and of all earlier releases, see {@link org.pushforward.chart.ConstructionCurves}. */
    private static final Pattern NAMES = Pattern.compile("rows\\.csv|points_[1-9]\\d*\\.csv|(gap|w2|kappa|sigma_min|nll|error)\\.png");
    private static final int WIDTH = 560;
    private static final int HEIGHT = 380;

    /**
     * Claims a folder before any work is done for it.
     *
     * @throws org.pushforward.base.InvalidInputException if it could not be written, or another process is doing it
     */
    public ConstructionFolder(Path path) {
        super(path, ROWS, NAMES);
    }

    /**
     * Writes everything.
     *
     * @param rows     records of one kind; their components are the columns
     * @param flows    one for each row
     * @param noise    for a flow, the points to follow
     * @param pictures by the name of the file without its end
     * @throws org.pushforward.base.InvalidInputException if the folder cannot be written; what was there before is then still there
     */
    public void write(List<? extends Record> rows, List<ConstructedFlow> flows, List<Points> noise, Map<String, DecadeChart.Content> pictures) {
        folder.write(path -> {
            int[] counts = counts(flows.stream().mapToInt(ConstructionFolder::columns).toArray());
            for (int i = 0; i < flows.size(); i++) {
                writePoints(flows.get(i), noise.get(i), Math.min(counts[i], noise.get(i).count()), path.resolve("points_" + (i + 1) + ".csv"));
            }
            pictures.forEach((name, content) -> ResultFiles.write(path.resolve(name + ".png"), picture(content)));
            writeRows(rows, path.resolve(ROWS));
        });
    }

    /** A picture as a PNG file's content. */
    public static byte[] picture(DecadeChart.Content content) {
        DecadeChart chart = new DecadeChart(content.title(), content.across(), content.up());
        chart.show(content);
        return chart.png(WIDTH, HEIGHT, 2);
    }

    /** Writes records of one kind as a table. */
    public static void writeRows(List<? extends Record> rows, Path file) {
        RecordComponent[] components = rows.get(0).getClass().getRecordComponents();
        CsvTable.write(file, Arrays.stream(components).map(component -> snake(component.getName())).toList(), rows.size(), (row, line) -> {
            for (RecordComponent component : components) {
                Object value = value(component, rows.get(row));
                if (value == null) {
                    line.add("");
                } else if (value instanceof Double number) {
                    line.add(number.doubleValue());
                } else if (value instanceof Integer number) {
                    line.add(number.longValue());
                } else {
                    line.add(value.toString());
                }
            }
        });
    }

    private static Object value(RecordComponent component, Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a row that is no public record", e);
        }
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static int columns(ConstructedFlow flow) {
        return (flow.steps().size() + 1) * flow.dimension();
    }

    /**
     * How many points each file gets: {@link #POINTS}, and where these would be more than {@link #MOST_NUMBERS} numbers the largest files have fewer.
     *
     * @param columns of each file
     * @return likewise; one point at least
     */
    static int[] counts(int... columns) {
        int[] counts = new int[columns.length];
        List<Integer> smallestFirst = IntStream.range(0, columns.length).boxed().sorted(Comparator.comparingInt(i -> columns[i])).toList();
        long left = MOST_NUMBERS;
        int files = columns.length;
        for (int i : smallestFirst) {
            // What the smaller ones leave of an equal share is there for the larger.
            counts[i] = (int) Math.max(1, Math.min(POINTS, left / files / columns[i]));
            left -= (long) counts[i] * columns[i];
            files--;
        }
        return counts;
    }

    /** Columns x1, x2, ..., then c1_x1, c1_x2, ... after the first coupling, and so on. */
    private static void writePoints(ConstructedFlow flow, Points noise, int count, Path file) {
        int d = flow.dimension();
        int stages = flow.steps().size() + 1;
        List<String> columns = new ArrayList<>(CsvTable.numbered("x", d));
        for (int k = 1; k < stages; k++) {
            columns.addAll(CsvTable.numbered("c" + k + "_x", d));
        }
        CsvTable.write(file, columns, count, (row, line) -> line.add(flow.stages(ConstructedFlow.row(noise, row)), 0, stages * d));
    }
}
