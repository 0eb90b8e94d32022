package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pushforward.chart.HeatMap;
import org.pushforward.chart.PaddingCurves;
import org.pushforward.chart.PictureFiles;
import org.pushforward.chart.Theme;
import org.pushforward.data.CsvPoints;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.Json;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.RunFolder;
import org.pushforward.experiment.sweep.Spread;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRow;

/** For each dataset: the data, the samples with each padding (of the first seed), and the condition number along the runs. */
final class PaddingFigures {

    private static final int SIDE = 400;
    private static final int DOTS = 2000;

    private final Path sweep;
    private final Map<DatasetSpec, List<SweepRow>> rows = new LinkedHashMap<>();
    private final Path folder;

    /** @param folder for the pictures */
    PaddingFigures(Path sweep, List<SweepRow> rows, Path folder) {
        this.sweep = sweep;
        this.folder = folder;
        rows.forEach(row -> this.rows.computeIfAbsent(row.config().dataset(), dataset -> new ArrayList<>()).add(row));
    }

    /** The padding in words. */
    static String name(Padding.Kind kind) {
        return switch (kind) {
            case NONE -> "no padding";
            case ZERO -> "zero padding";
            case GAUSSIAN -> "Gaussian padding";
        };
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
            lines.add(new PictureGrid.Row(Datasets.info(dataset.name()).title(), pictures));
        });
        List<String> columns = new ArrayList<>(List.of("data"));
        for (Padding.Kind kind : Padding.Kind.values()) {
            columns.add("samples, " + name(kind));
        }
        columns.add("mean condition number");
        String caption = String.format(Locale.ROOT, "%,d points of the data and as many samples of the flow of the first seed, and the mean "
                + "condition number along training: the median over seeds, and a band from the lower to the upper quartile.", DOTS);
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
            List<CsvTable.Content> histories = ofDataset.stream().filter(row -> row.config().padding().kind() == kind && !row.diverged())
                    .map(row -> CsvTable.read(run(row).finished(RunFolder.HISTORY))).toList();
            if (!histories.isEmpty()) {
                bands.add(band(kind, histories));
            }
        }
        Path file = folder.resolve(dataset.name() + "-condition.png");
        ResultFiles.write(file, new PaddingCurves("κ, mean over points", bands).png(400, 380, 2));
        return file;
    }

    /** Runs with the same settings have their rows at the same steps. */
    private static PaddingCurves.Band band(Padding.Kind kind, List<CsvTable.Content> histories) {
        double[] steps = histories.get(0).numbers("step");
        List<double[]> values = histories.stream().map(history -> history.numbers("kappa_mean")).toList();
        double[][] edges = new double[3][steps.length];
        for (int i = 0; i < steps.length; i++) {
            int at = i;
            Spread spread = Spread.of(values.stream().mapToDouble(column -> column[at]).toArray());
            edges[0][i] = spread.q1();
            edges[1][i] = spread.median();
            edges[2][i] = spread.q3();
        }
        return new PaddingCurves.Band(kind, steps, edges[0], edges[1], edges[2]);
    }
}
