package org.pushforward.experiment.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.train.TrainingConfig;

/**
 * {@code summary.csv}: the seeds of each combination of settings summarised, one row for each combination and metric. Its columns are the settings
 * that differ between rows of the sweep, {@code metric}, {@code diverged} (runs that stopped before their time, whose numbers are left out), then
 * {@code count}, {@code mean}, {@code sd}, {@code q1}, {@code median}, {@code q3} as in {@link Spread}.
 */
public final class SweepSummary {

    /**
     * Runs with the same settings but for the seed.
     *
     * @param config   their settings, with the seed of the first
     * @param rows     one or more, by number
     */
    public record Group(TrainingConfig config, List<SweepRow> rows) {

        /** The spread of a metric over the runs that did not diverge. */
        public Spread spread(Metric metric) {
            return Spread.of(rows.stream().filter(row -> !row.diverged()).mapToDouble(row -> row.get(metric)).toArray());
        }

        public long diverged() {
            return rows.stream().filter(SweepRow::diverged).count();
        }
    }

    private SweepSummary() {}

    /** Gathers the runs that differ in the seed only, in the order of the first of each. */
    public static List<Group> groups(List<SweepRow> rows) {
        Map<TrainingConfig, List<SweepRow>> groups = new LinkedHashMap<>();
        for (SweepRow row : rows) {
            groups.computeIfAbsent(row.config().withSeed(0), settings -> new ArrayList<>()).add(row);
        }
        return groups.values().stream().map(group -> new Group(group.get(0).config(), List.copyOf(group))).toList();
    }

    /** @throws org.pushforward.base.InvalidInputException if the file cannot be written; what was there before is then still there */
    public static void write(List<SweepRow> rows, Path file) {
        List<Group> groups = groups(rows);
        List<Map<String, JsonNode>> settings = groups.stream().map(group -> Settings.byName(group.config())).toList();
        List<String> varied = Settings.names().stream().filter(name -> {
            Set<JsonNode> values = new LinkedHashSet<>();
            settings.forEach(group -> values.add(group.get(name)));
            return values.size() > 1;
        }).toList();
        List<Map<String, String>> tables = groups.stream().map(group -> Settings.ofTable(group.config())).toList();
        boolean tablesVary = tables.stream().distinct().count() > 1;
        List<Metric> metrics = Metric.ALL;
        List<String> columns = Stream.of(varied.stream(), tablesVary ? tables.get(0).keySet().stream() : Stream.<String>of(),
                Stream.of("metric", "diverged", "count", "mean", "sd", "q1", "median", "q3")).flatMap(names -> names).toList();
        CsvTable.write(file, columns, groups.size() * metrics.size(), (index, line) -> {
            int group = index / metrics.size();
            Metric metric = metrics.get(index % metrics.size());
            Spread spread = groups.get(group).spread(metric);
            varied.forEach(name -> SweepTable.addSetting(settings.get(group).get(name), line));
            if (tablesVary) {
                tables.get(group).values().forEach(line::add);
            }
            line.add(metric.label()).add(groups.get(group).diverged()).add(spread.count()).add(spread.mean()).add(spread.sd()).add(spread.q1())
                    .add(spread.median()).add(spread.q3());
        });
    }
}
