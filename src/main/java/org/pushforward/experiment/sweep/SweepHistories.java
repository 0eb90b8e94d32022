package org.pushforward.experiment.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.run.HistoryFile;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.train.EqualFit;
import org.pushforward.train.FitMeasure;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/**
 * The histories of a sweep's runs, as far as their files are there.
 *
 * @param ofRuns by the numbers of the runs
 */
public record SweepHistories(Map<Integer, List<HistoryRow>> ofRuns) {

    public static final SweepHistories NONE = new SweepHistories(Map.of());

    /** Of a table: what runs are compared by at equal fit. */
    private static final List<HistoryMetric> METRICS = List.of(HistoryMetric.PADDING_NOISE, HistoryMetric.GAP, HistoryMetric.GAP_ERROR,
            HistoryMetric.DISTANCE, HistoryMetric.KAPPA_MEAN, HistoryMetric.KAPPA_P50, HistoryMetric.KAPPA_P95, HistoryMetric.KAPPA_STANDARD_MEAN,
            HistoryMetric.KAPPA_STANDARD_P50, HistoryMetric.KAPPA_STANDARD_P95);
    /** Of a table: more than a chart shows, and a third of the bytes. */
    private static final MathContext DIGITS = new MathContext(6);

    public SweepHistories {
        ofRuns = Map.copyOf(ofRuns);
    }

    /**
     * Reads those of ended runs.
     *
     * @param folder of the sweep
     * @param known  read before from the same folder, and not read again
     * @throws org.pushforward.base.InvalidInputException one line naming the file, if one that is there cannot be read
     */
    public static SweepHistories read(Path folder, List<SweepRow> rows, SweepHistories known) {
        Map<Integer, List<HistoryRow>> all = new HashMap<>(known.ofRuns());
        for (SweepRow row : rows) {
            Path file = SweepFolder.run(folder, row.run()).finished(RunFolder.HISTORY);
            if (!all.containsKey(row.run()) && Files.isRegularFile(file)) {
                all.put(row.run(), HistoryFile.read(file, row.config().padding()));
            }
        }
        return new SweepHistories(all);
    }

    /**
     * Writes those of a sweep as one table, a line for each row of each history: {@code run}, {@code step}, and what runs are compared by at equal
     * fit, to six digits. All of it stands in the runs' own files.
     *
     * @param folder of the sweep
     * @param rows   of the runs
     * @throws org.pushforward.base.InvalidInputException one line, if a history cannot be read or the table not be written
     */
    public static void write(Path folder, List<SweepRow> rows, Path file) {
        SweepHistories all = read(folder, rows, NONE);
        List<Map.Entry<Integer, HistoryRow>> lines = new ArrayList<>();
        rows.stream().sorted(Comparator.comparingInt(SweepRow::run))
                .forEach(row -> all.of(row).forEach(line -> lines.add(Map.entry(row.run(), line))));
        List<String> columns = Stream.concat(Stream.of("run", "step"), METRICS.stream().map(HistoryMetric::label)).toList();
        CsvTable.write(file, columns, lines.size(), (index, line) -> {
            HistoryRow row = lines.get(index).getValue();
            line.add(lines.get(index).getKey()).add(row.step());
            METRICS.forEach(metric -> line.add(rounded(row.get(metric))));
        });
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }

    /**
     * Those that stand beside a table of runs: of NAME.csv in NAME-histories.csv.
     *
     * @return {@link #NONE} where there is no such file
     * @throws org.pushforward.base.InvalidInputException one line, if there is one and it is no such table
     */
    public static SweepHistories beside(Path table) {
        Path file = table.resolveSibling(table.getFileName().toString().replaceFirst("(\\.csv)?$", "-histories.csv"));
        return Files.isRegularFile(file) ? read(CsvTable.read(file)) : NONE;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param source how refusals name the table
     * @throws org.pushforward.base.InvalidInputException one line, if it is no such table
     */
    static SweepHistories read(String source, InputStream in) throws IOException {
        return read(CsvTable.read(source, new InputStreamReader(in, StandardCharsets.UTF_8)));
    }

    private static SweepHistories read(CsvTable.Content table) {
        Map<Integer, List<HistoryRow>> all = new HashMap<>();
        for (int i = 0; i < table.rows().size(); i++) {
            Map<HistoryMetric, Double> values = new EnumMap<>(HistoryMetric.class);
            for (HistoryMetric metric : METRICS) {
                values.put(metric, table.number(i, table.column(metric.label())));
            }
            all.computeIfAbsent((int) table.number(i, table.column("run")), run -> new ArrayList<>())
                    .add(new HistoryRow((long) table.number(i, table.column("step")), values, new double[0][], new double[0]));
        }
        return new SweepHistories(all);
    }

    /** In the order of the steps; empty where it is not known. */
    public List<HistoryRow> of(SweepRow row) {
        return ofRuns.getOrDefault(row.run(), List.of());
    }

    /** The condition number against the fit along a run; empty of one that diverged. */
    public EqualFit.Path path(SweepRow row, FitMeasure measure, HistoryMetric kappa) {
        return EqualFit.Path.of(row.diverged() ? List.of() : of(row), measure, reading -> reading.get(kappa), row.yardstick().error());
    }
}
