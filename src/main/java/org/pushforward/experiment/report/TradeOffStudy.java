package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.TradeOffFigure;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.learn.FitListener;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.theory.linear.learn.MedianAndRange;
import org.pushforward.theory.linear.learn.TradeOff;

/** Number of factors against worst condition number, over all ensembles: pictures, a table, and its numbers in a file. */
final class TradeOffStudy {

    static final String TABLE = "trade-off.csv";

    private static final List<Ensemble> GENERAL = List.of(Ensemble.GAUSS, Ensemble.TOEPLITZ, Ensemble.ILL_CONDITIONED);
    private static final List<Ensemble> WELL_CONDITIONED = List.of(Ensemble.PERMUTATION, Ensemble.ORTHOGONAL);

    /**
     * What is computed.
     *
     * @param size     of the matrices
     * @param matrices of each ensemble
     * @param layers   numbers of factors to fit, ascending
     * @param fit      as {@link TradeOff#fit} takes it; its number of layers is not used
     */
    record Plan(int size, int matrices, List<Integer> layers, FitSpec fit) {

        static Plan of(boolean quick) {
            FitSpec fit = FitSpec.of(1, 1);
            return quick ? new Plan(4, 3, List.of(4, 5, 6, 8, 10, 12), fit.withSteps(150).withRestarts(2))
                    : new Plan(8, 5, List.of(4, 5, 6, 7, 8, 10, 12), fit.withSteps(400).withRestarts(4));
        }
    }

    private final Plan plan;
    private final Path folder;
    private final Map<Ensemble, List<TradeOff.Summary>> summaries = new LinkedHashMap<>();

    /**
     * Computes it and writes the table's file.
     *
     * @param folder   for the file and the pictures
     * @param progress told of each ensemble
     */
    TradeOffStudy(Plan plan, Path folder, Consumer<String> progress) {
        this.plan = plan;
        this.folder = folder;
        for (Ensemble ensemble : Ensemble.values()) {
            progress.accept("factors against conditioning, " + ensemble.title() + " matrices");
            List<TradeOff.Summary> own = new ArrayList<>();
            TradeOff.over(ensemble, plan.size(), plan.matrices(), plan.layers(), plan.fit(), own::add, FitListener.SILENT);
            summaries.put(ensemble, own);
        }
        write();
    }

    Path file() {
        return folder.resolve(TABLE);
    }

    private record Row(Ensemble ensemble, TradeOff.Summary summary) {

        String product() {
            return summary.route() == null ? "fit" : summary.route().title();
        }
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        summaries.forEach((ensemble, own) -> own.forEach(summary -> rows.add(new Row(ensemble, summary))));
        return rows;
    }

    private void write() {
        List<Row> rows = rows();
        CsvTable.write(file(), List.of("ensemble", "product", "factors_least", "factors_median", "factors_most", "residual_least", "residual_median",
                "residual_most", "condition_least", "condition_median", "condition_most"), rows.size(), (i, line) -> {
                    line.add(rows.get(i).ensemble().title()).add(rows.get(i).product());
                    TradeOff.Summary summary = rows.get(i).summary();
                    for (MedianAndRange spread : List.of(summary.count(), summary.residual(), summary.worstCondition())) {
                        line.add(spread.least()).add(spread.median()).add(spread.most());
                    }
                });
    }

    String setUp() {
        return String.format(Locale.ROOT, "Factors against conditioning: %d matrices of %d x %d of each ensemble by every route that does not "
                + "refuse them, and fits that minimise residual and parameters together, "
                + "the weight on these falling in five rounds of %d steps of L-BFGS, then refined; "
                + "the best of %d restarts.", plan.matrices(), plan.size(), plan.size(), plan.fit().steps(), plan.fit().restarts());
    }

    /** Two grids: matrices of any condition, and those that are perfectly conditioned themselves. */
    List<PictureGrid> pictures() {
        String marks = "Worst condition number of a factor against the number of factors. Points: the exact routes, medians over matrices, with bars "
                + "from the least to the most. Line and band: fits, likewise; a number of couplings is left out where the median fit is not exact; "
                + "the band may hold single ones that are not.";
        return List.of(grid(GENERAL, marks + " Ill-conditioned matrices have a condition number of 1e8, which small parameters cannot make: the fits "
                        + "give up on the smallest singular values, and the table shows the residual that they leave."),
                grid(WELL_CONDITIONED, "The same for matrices that are perfectly conditioned themselves."));
    }

    private PictureGrid grid(List<Ensemble> ensembles, String caption) {
        List<Path> pictures = new ArrayList<>();
        for (Ensemble ensemble : ensembles) {
            Path picture = folder.resolve("trade-off-" + ensemble.name().toLowerCase(Locale.ROOT) + ".png");
            ResultFiles.write(picture, new TradeOffFigure("Worst κ of a factor, " + ensemble.title(), summaries.get(ensemble)).png(400, 300, 2));
            pictures.add(picture);
        }
        return new PictureGrid(caption, ensembles.stream().map(Ensemble::title).toList(),
                List.of(new PictureGrid.Row("factors against conditioning", pictures)));
    }

    Table table() {
        return new Table("Number of factors against worst condition number of a factor, over the matrices of each ensemble.",
                List.of("ensemble", "product", "factors", "residual, median", "residual, largest", "worst κ, median", "worst κ, least – largest"),
                rows().stream().map(row -> {
                    TradeOff.Summary summary = row.summary();
                    MedianAndRange count = summary.count();
                    MedianAndRange condition = summary.worstCondition();
                    String factors = Numbers.brief(count.least()) + (count.least() == count.most() ? "" : " – " + Numbers.brief(count.most()));
                    return List.of(row.ensemble().title(), row.product(), factors, Numbers.brief(summary.residual().median()),
                            Numbers.brief(summary.residual().most()), Numbers.brief(condition.median()),
                            Numbers.brief(condition.least()) + " – " + Numbers.brief(condition.most()));
                }).toList());
    }
}
