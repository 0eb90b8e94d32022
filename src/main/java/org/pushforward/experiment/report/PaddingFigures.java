package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.EqualFitCurves;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.Mark;
import org.pushforward.chart.PaddingCurves;
import org.pushforward.chart.PictureFiles;
import org.pushforward.chart.SeriesTone;
import org.pushforward.chart.Theme;
import org.pushforward.data.CsvPoints;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.sweep.Spread;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepHistories;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.train.EqualFit;
import org.pushforward.train.FitMeasure;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;

/**
 * For each dataset: the data, the samples with each padding (of the first seed), and the condition number along the runs, against the step and at
 * equal fit.
 */
final class PaddingFigures {

    private static final int SIDE = 400;
    private static final int DOTS = 2000;

    private final Path sweep;
    private final SweepHistories histories;
    private final Map<DatasetSpec, List<SweepRow>> rows = new LinkedHashMap<>();
    private final Path folder;

    /** @param folder for the pictures */
    PaddingFigures(SweepStudy sweep, SweepHistories histories, Path folder) {
        this.sweep = sweep.folder();
        this.histories = histories;
        this.folder = folder;
        sweep.rows().forEach(row -> rows.computeIfAbsent(row.config().dataset(), dataset -> new ArrayList<>()).add(row));
    }

    /** Draws all pictures. */
    PictureGrid grid() {
        ResultFiles.createFolder(folder);
        List<PictureGrid.Row> lines = new ArrayList<>();
        rows.forEach((dataset, ofDataset) -> {
            List<Path> pictures = new ArrayList<>();
            pictures.add(dots(dataset, ofDataset.get(0).config().seed(), null, "data"));
            for (Padding.Kind kind : Padding.Kind.values()) {
                SweepRow first = ofDataset.stream().filter(row -> row.config().padding().kind() == kind).findFirst().orElseThrow();
                Points samples = CsvPoints.readAll(run(first).finished(RunFolder.SAMPLES));
                pictures.add(dots(dataset, first.config().seed(), samples.first(DOTS), Json.label(kind)));
            }
            pictures.add(curves(dataset, ofDataset));
            pictures.add(equalFit(dataset, ofDataset, FitMeasure.GAP));
            pictures.add(equalFit(dataset, ofDataset, FitMeasure.W2));
            lines.add(new PictureGrid.Row(Datasets.info(dataset.name()).title(), pictures));
        });
        List<String> columns = new ArrayList<>(List.of("data"));
        for (Padding.Kind kind : Padding.Kind.values()) {
            columns.add("samples, " + kind.phrase());
        }
        columns.addAll(List.of("mean condition number", "at equal gap", "at equal sliced W2"));
        String caption = String.format(Locale.ROOT, "%,d points of the data and as many samples of the flow of the first seed, and the mean "
                + "condition number along training: the median over seeds, and a band from the lower to the upper quartile. Then the same against "
                + "how far the flow was from the data, from right to left as it learns: medians over seeds, and where the dashed line stands, "
                + "the best fit that all lines reach, their condition numbers. Zero padding has no gap. A title names the padding that has no "
                + "line: half of its runs or more diverged, or never left where they began.",
                DOTS);
        return new PictureGrid(caption, columns, lines);
    }

    private RunFolder run(SweepRow row) {
        return SweepFolder.run(sweep, row.run());
    }

    /** @param samples null for the data themselves */
    private Path dots(DatasetSpec dataset, long seed, Points samples, String name) {
        RunData data = RunData.of(dataset, seed);
        HeatMap ground = new HeatMap(data.window(), 1, new double[1]);
        Path file = folder.resolve(dataset.name() + "-" + name + ".png");
        ResultFiles.write(file, PictureFiles.dataSpace(ground, 1, samples == null ? data.heldOut(DOTS) : null, samples, Theme.LIGHT, SIDE));
        return file;
    }

    private Path curves(DatasetSpec dataset, List<SweepRow> ofDataset) {
        List<PaddingCurves.Band> bands = new ArrayList<>();
        for (Padding.Kind kind : Padding.Kind.values()) {
            List<List<HistoryRow>> ofKind = of(ofDataset, kind).filter(row -> !row.diverged()).map(histories::of).toList();
            if (!ofKind.isEmpty()) {
                bands.add(band(kind, ofKind));
            }
        }
        Path file = folder.resolve(dataset.name() + "-condition.png");
        ResultFiles.write(file, new PaddingCurves("κ, mean over points", bands).png(400, 380, 2));
        return file;
    }

    /** Medians over seeds; of those paddings that have the measure. */
    private Path equalFit(DatasetSpec dataset, List<SweepRow> ofDataset, FitMeasure measure) {
        List<EqualFitCurves.Run> runs = new ArrayList<>();
        for (Padding.Kind kind : Padding.Kind.values()) {
            if (measure == FitMeasure.GAP && of(ofDataset, kind).noneMatch(row -> row.config().padding().hasDensity())) {
                continue;
            }
            runs.add(new EqualFitCurves.Run(PaddingCurves.name(kind), SeriesTone.of(kind), Mark.of(kind.ordinal()), EqualFit.median(
                    of(ofDataset, kind).map(row -> histories.path(row, measure, HistoryMetric.KAPPA_MEAN)).toList())));
        }
        Path file = folder.resolve(dataset.name() + "-equal-" + measure.name().toLowerCase(Locale.ROOT) + ".png");
        DecadeChart.Content content = EqualFitCurves.of(measure, null,
                List.of(EqualFitCurves.Group.of(runs, EqualFitCurves.least(measure, ofDataset.get(0).yardstick()))));
        DecadeChart chart = new DecadeChart(content.title(), content.across(), content.up());
        chart.show(content);
        ResultFiles.write(file, chart.png(400, 380, 2));
        return file;
    }

    private static Stream<SweepRow> of(List<SweepRow> rows, Padding.Kind kind) {
        return rows.stream().filter(row -> row.config().padding().kind() == kind);
    }

    /** Runs with the same settings have their rows at the same steps. */
    private static PaddingCurves.Band band(Padding.Kind kind, List<List<HistoryRow>> ofKind) {
        double[] steps = ofKind.get(0).stream().mapToDouble(HistoryRow::step).toArray();
        double[][] edges = new double[3][steps.length];
        for (int i = 0; i < steps.length; i++) {
            int at = i;
            Spread spread = Spread.of(ofKind.stream().mapToDouble(rows -> rows.get(at).get(HistoryMetric.KAPPA_MEAN)).toArray());
            edges[0][i] = spread.q1();
            edges[1][i] = spread.median();
            edges[2][i] = spread.q3();
        }
        return new PaddingCurves.Band(kind, steps, edges[0], edges[1], edges[2]);
    }
}
