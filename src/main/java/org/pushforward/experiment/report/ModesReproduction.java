package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.Numbers;
import org.pushforward.data.RunData;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.ConstructionFolder;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.DepthRuns;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Spread;
import org.pushforward.experiment.sweep.SweepFolder;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTable;
import org.pushforward.train.TrainingConfig;

/** The figure of the lower bound on depth: gaps of flows against their depth and the number of modes, from the table of a finished sweep. */
final class ModesReproduction implements Reproduction {

    private static final String PAPER = "the paper, lower bound on depth; fits illustrate it and prove nothing";

    /** Of all pairs of runs, to be nearly all. */
    private static final double NEARLY_ALL = 0.95;

    private final List<SweepRow> rows;

    /** @param rows of a sweep over modes, couplings, widths and seeds, one or more */
    ModesReproduction(List<SweepRow> rows) {
        this.rows = rows;
    }

    @Override
    public String id() {
        return "modes";
    }

    @Override
    public String title() {
        return "Depth against the number of modes";
    }

    @Override
    public Chapter run(Work work) {
        Path table = work.folder().resolve(SweepFolder.TABLE);
        SweepTable.write(rows, table);
        List<Integer> widths = DepthRuns.widths(rows);
        List<String> titles = new ArrayList<>();
        List<Path> depths = new ArrayList<>();
        for (int width : widths) {
            titles.add("width " + width);
            depths.add(picture(work, "depth-width-" + width, DepthRuns.of(rows, width).depth()));
        }
        Path perMode = picture(work, "per-mode", DepthRuns.of(rows, widths.get(0)).perMode());
        String command = "sweep assets/sweeps/" + ShippedSweep.MODES_AND_DEPTH.id() + ".json --out DIR";
        return new Chapter(List.of(setUp()), List.of(finding(command)),
                List.of(new PictureGrid("Every run is a point, one that diverged a cross; lines join medians over seeds.", titles,
                        List.of(new PictureGrid.Row("depth", depths))),
                        new PictureGrid("The same runs against L p / k, the parameters for each mode, which the bound counts: a form for each width. "
                                + "Single runs are faint, medians full; a run that diverged is a cross.",
                                List.of("gap against parameters for each mode"), List.of(new PictureGrid.Row("modes", List.of(perMode))))),
                List.of(table(widths)), List.of("Trained flows illustrate the bound and do not prove it: a large gap may be the training's fault. "
                        + "The chapter on sweeps makes a part of this figure here, and shows the plane, where the effect fails to show."),
                List.of(table), command);
    }

    private static Path picture(Work work, String name, Content content) {
        Path file = work.folder().resolve(name + ".png");
        ResultFiles.write(file, ConstructionFolder.picture(content));
        return file;
    }

    private String setUp() {
        TrainingConfig any = rows.get(0).config();
        return String.format(Locale.ROOT, "Mixtures of k Gaussians with a standard deviation of %s and means at random points of a sphere in %d "
                        + "dimensions; flows of L affine couplings on alternating halves, nets of %d hidden layers, a clamp of %s, %,d steps of "
                        + "Adam. "
                        + "%d runs that come with the program, %d of them diverged; the table here is theirs.",
                Numbers.chosen(any.dataset().noise()), RunData.dimension(any.dataset()), any.flow().depth(), Numbers.chosen(any.flow().clamp()),
                any.optimization().steps(), rows.size(), rows.stream().filter(SweepRow::diverged).count());
    }

    /**
     * The gap with the next larger number of modes over that with fewer, of the same depth, width and seed. That all pairs together lean one way says
     * nothing of a single depth and width, so the steps that lean the other way are named.
     */
    private Finding finding(String command) {
        Map<List<Integer>, TreeMap<Integer, Map<Long, Double>>> alike = new LinkedHashMap<>();
        for (SweepRow row : rows) {
            TrainingConfig config = row.config();
            // A gap at the floor or below has no ratio.
            double gap = row.diverged() || !(row.get(Metric.GAP) > 0) ? Double.NaN : row.get(Metric.GAP);
            alike.computeIfAbsent(List.of(config.flow().couplings(), config.flow().hidden()), key -> new TreeMap<>())
                    .computeIfAbsent(config.dataset().modes(), modes -> new LinkedHashMap<>()).put(config.seed(), gap);
        }
        List<double[]> groups = new ArrayList<>();
        List<String> otherwise = new ArrayList<>();
        for (Map.Entry<List<Integer>, TreeMap<Integer, Map<Long, Double>>> one : alike.entrySet()) {
            TreeMap<Integer, Map<Long, Double>> byModes = one.getValue();
            List<Double> ratios = new ArrayList<>();
            for (int modes : byModes.keySet()) {
                Integer more = byModes.higherKey(modes);
                if (more != null) {
                    List<Double> step = new ArrayList<>();
                    byModes.get(modes).forEach((seed, gap) -> step.add(byModes.get(more).getOrDefault(seed, Double.NaN) / gap));
                    long pairs = step.stream().filter(ratio -> !Double.isNaN(ratio)).count();
                    long greater = step.stream().filter(ratio -> ratio > 1).count();
                    if (2 * greater <= pairs && pairs > 0) {
                        otherwise.add(String.format(Locale.ROOT, "L = %d, width %d, k = %d to %d (%d of %d)", one.getKey().get(0),
                                one.getKey().get(1), modes, more, greater, pairs));
                    }
                    ratios.addAll(step);
                }
            }
            groups.add(ratios.stream().mapToDouble(Double::doubleValue).toArray());
        }
        PairedComparison comparison = PairedComparison.of(groups, 1);
        Verdict verdict = comparison.verdict(true);
        return new Finding("In eight dimensions the gap to a mixture grows from one number of modes to the next, in nearly all pairs of runs of one "
                + "depth, width and seed.", PAPER,
                "With the next larger number of modes the gap is larger in " + comparison.greater() + " of " + comparison.pairs()
                        + " pairs of runs. " + (otherwise.isEmpty() ? "At every depth and width it is so in most pairs"
                                : "It is not so in most pairs with " + String.join("; ", otherwise)) + ". " + comparison.words(),
                verdict == Verdict.AGREE && comparison.greater() < NEARLY_ALL * comparison.pairs() ? Verdict.UNDECIDED : verdict, command);
    }

    private Table table(List<Integer> widths) {
        List<Integer> couplings = rows.stream().map(row -> row.config().flow().couplings()).distinct().sorted().toList();
        List<Integer> modes = rows.stream().map(row -> row.config().dataset().modes()).distinct().sorted().toList();
        List<String> columns = new ArrayList<>(List.of("width", "modes k"));
        couplings.forEach(count -> columns.add("L = " + count));
        columns.add(Unconverged.COLUMN);
        List<List<String>> cells = new ArrayList<>();
        for (int width : widths) {
            for (int k : modes) {
                List<String> line = new ArrayList<>(List.of(Integer.toString(width), Integer.toString(k)));
                List<SweepRow> own = rows.stream()
                        .filter(row -> row.config().flow().hidden() == width && row.config().dataset().modes() == k).toList();
                for (int count : couplings) {
                    line.add(SweepStudy.cell(Spread.of(own.stream().filter(row -> row.config().flow().couplings() == count)
                            .mapToDouble(row -> row.get(Metric.GAP)).toArray())));
                }
                line.add(Unconverged.words(own));
                cells.add(line);
            }
        }
        return new Table("Gap in nats: median over seeds (lower to upper quartile), a run that diverged as it stood at its last good step. "
                + Unconverged.definition(rows), columns, cells);
    }
}
