package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Form;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.chart.Mark;
import org.pushforward.chart.Numbers;
import org.pushforward.data.DatasetSpec;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.ConstructionFolder;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.DepthRuns;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.ShippedSweep;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepSummary;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.TrainingConfig;

/**
 * The sweeps that come with the program, in smaller size: thin data, few samples, and the number of modes against depth in eight dimensions and in
 * the plane, where it does not show as long as the Gaussians keep their width.
 */
final class SweepsReproduction implements Reproduction {

    private static final String SEEDS = "the paper's introduction and the authors' blog post, on data near a lower dimension";
    private static final String PAPER = "the paper, lower bound on depth; fits illustrate it and prove nothing";
    private static final String OURS = "this program's question; the texts leave it open";
    private static final String MODES_AND_DEPTH = "modes, couplings, width";
    /** Standard errors that an exponent must be away from zero. */
    private static final double ERRORS = 2;
    /** Standard deviation times modes of Gaussians on the circle that keep apart, however many: with 8 they are those of the shipped sweep. */
    private static final double NARROWING = 2;

    /**
     * How much of the shipped sweeps is made.
     *
     * @param thinSteps   steps of a run on thin data
     * @param steps       of all others
     * @param thinSeeds   how many on thin data
     * @param seeds       with few points
     * @param thicknesses noise of the thin data, falling
     * @param counts      of training points, growing; the last one tells what the flow leaves by itself
     * @param sphere      modes, depths and widths in eight dimensions
     * @param wheel       in the plane
     */
    record Plan(int thinSteps, int steps, int thinSeeds, int seeds, List<Double> thicknesses, List<Integer> counts, Modes sphere, Modes wheel) {

        static Plan of(boolean quick) {
            Modes wheel = new Modes(List.of(4, 32), List.of(1, 2), List.of(16), 3);
            return quick ? new Plan(250, 250, 2, 3, List.of(.3, .03, .003), List.of(100, 300, 1_000),
                    new Modes(List.of(4, 16), List.of(1, 2, 4), List.of(16), 2), wheel)
                    : new Plan(800, 600, 3, 3, List.of(.3, .1, .03, .01, .003), List.of(100, 300, 1_000, 50_000),
                    new Modes(List.of(4, 8, 16, 32), List.of(1, 2, 4, 8), List.of(16, 32), 5), wheel);
        }

        /** The deepest flows that there are in both, since one coupling is no depth yet. */
        int sharedCouplings() {
            return sphere.couplings.stream().filter(wheel.couplings::contains).max(Integer::compare).orElseThrow();
        }

        private Sweep reduced(ShippedSweep shipped, int runSteps, int runSeeds, Function<TrainingConfig, TrainingConfig> change, Factor... factors) {
            TrainingConfig base = shipped.sweep().base();
            Optimization usual = base.optimization();
            HistorySpec instruments = base.instruments();
            return new Sweep(change.apply(base.withOptimization(new Optimization(runSteps, usual.batch(), usual.rate(), usual.schedule(),
                    usual.clip(),
                    usual.precision())).withInstruments(new HistorySpec(Math.max(1, runSteps / 10), instruments.heldOut(), instruments.points()))),
                    List.of(factors), LongStream.rangeClosed(1, runSeeds).boxed().toList());
        }

        Sweep thin() {
            return reduced(ShippedSweep.THIN_DATA, thinSteps, thinSeeds, base -> base, Factor.of("dataset.noise", thicknesses.toArray()));
        }

        Sweep samples() {
            return reduced(ShippedSweep.SAMPLES_NEEDED, steps, seeds, base -> base, Factor.of("dataset.count", counts.toArray()));
        }

        Sweep onSphere() {
            return modes(ShippedSweep.MODES_AND_DEPTH, sphere, Factor.of("dataset.modes", sphere.modes.toArray()));
        }

        Sweep onWheel() {
            return modes(ShippedSweep.MODES_IN_THE_PLANE, wheel, Factor.of("dataset.modes", wheel.modes.toArray()));
        }

        Sweep onNarrowingWheel() {
            DatasetSpec usual = ShippedSweep.MODES_IN_THE_PLANE.sweep().base().dataset();
            return modes(ShippedSweep.MODES_IN_THE_PLANE, wheel,
                    Factor.datasets(wheel.modes.stream().map(k -> usual.withModes(k).withNoise(NARROWING / k)).toList()));
        }

        private Sweep modes(ShippedSweep shipped, Modes part, Factor data) {
            return reduced(shipped, steps, part.seeds, base -> base, data, Factor.of("flow.hidden", part.widths.toArray()),
                    Factor.of("flow.couplings", part.couplings.toArray()));
        }
    }

    /**
     * Mixtures with more and more modes.
     *
     * @param modes     ascending; the least and the largest number are compared
     * @param couplings depths at which they are
     * @param widths    of the nets; the first is that of the charts that have room for one
     * @param seeds     how many
     */
    record Modes(List<Integer> modes, List<Integer> couplings, List<Integer> widths, int seeds) {
    }

    private final Function<Boolean, Plan> design;

    SweepsReproduction() {
        this(Plan::of);
    }

    /** @param design how much is made, given whether it is to be quick */
    SweepsReproduction(Function<Boolean, Plan> design) {
        this.design = design;
    }

    @Override
    public String id() {
        return "sweeps";
    }

    @Override
    public String title() {
        return "Thin data, few samples, many modes";
    }

    @Override
    public Chapter run(Work work) {
        Plan plan = design.apply(work.quick());
        String size = work.quick() ? "quick" : "full";
        SweepStudy thin = SweepStudy.make(work, size + "-thin-data", plan.thin());
        SweepStudy samples = SweepStudy.make(work, size + "-samples-needed", plan.samples());
        SweepStudy sphere = SweepStudy.make(work, size + "-sphere-by-depth", plan.onSphere());
        SweepStudy wheel = SweepStudy.make(work, size + "-wheel", plan.onWheel());
        SweepStudy narrowing = SweepStudy.make(work, size + "-narrowing-wheel", plan.onNarrowingWheel());
        List<Path> pictures = List.of(picture(work, "thin-data", thinCurves(thin.rows())),
                picture(work, "samples-needed", sampleCurves(samples.rows())),
                picture(work, "modes", modeCurves(plan, sphere.rows(), wheel.rows(), narrowing.rows())));
        DepthRuns runs = DepthRuns.of(sphere.rows(), plan.sphere().widths().get(0));
        List<Path> depths = List.of(picture(work, "depth", runs.depth()), picture(work, "per-mode", runs.perMode()));
        List<Path> files = new ArrayList<>();
        List.of(thin, samples, sphere, wheel, narrowing).forEach(study -> files.addAll(study.files()));
        return new Chapter(setUp(plan), List.of(thinFinding(thin), samplesFinding(plan, samples),
                modesFinding(plan.sphere(), sphere, "In eight dimensions a flow of a given depth is the farther from a mixture the more modes it "
                        + "has.", PAPER, true),
                modesFinding(plan.wheel(), wheel, "In the plane, on a circle that more and more Gaussians of one width fill, that does not show.",
                        OURS, false),
                modesFinding(plan.wheel(), narrowing, "On that circle it does show where the Gaussians are the narrower the more there are, so "
                        + "that they never fill it.", OURS, true)),
                List.of(new PictureGrid("Medians over seeds, and every seed, faint; a run that diverged is a cross. Dashed: the thickness itself, "
                        + "and one over it, through the thickest data; the gap with the most points.",
                        List.of("thin data", "samples needed", "modes, one depth"), List.of(new PictureGrid.Row("sweeps", pictures))),
                        new PictureGrid("Gaussians on a sphere in eight dimensions. Every seed is a point and a run that diverged a cross; lines and "
                                + "full marks are medians. " + runs.words(), List.of("gap against depth", "gap against parameters for each mode"),
                                List.of(new PictureGrid.Row("modes", depths)))),
                List.of(table("Thin data: a Swiss roll in space by its thickness.", "thickness", thin.rows(),
                                row -> Numbers.brief(row.dataset().noise())),
                        table("Two moons by the number of training points.", "points", samples.rows(), row -> Numbers.count(row.dataset().count())),
                        table("Gaussians on a sphere in eight dimensions.", MODES_AND_DEPTH, sphere.rows(), SweepsReproduction::modesAndDepth),
                        table("Gaussians of one width on a circle in the plane.", MODES_AND_DEPTH, wheel.rows(), SweepsReproduction::modesAndDepth),
                        table("Gaussians on that circle that narrow like 1 / k.", MODES_AND_DEPTH, narrowing.rows(),
                                SweepsReproduction::modesAndDepth)),
                notes(), files, "sweep assets/sweeps/" + ShippedSweep.THIN_DATA.id() + ".json --out DIR");
    }

    private static Path picture(Work work, String name, Content content) {
        Path file = work.folder().resolve(name + ".png");
        ResultFiles.write(file, ConstructionFolder.picture(content));
        return file;
    }

    /** The exponent of a positive number as a power of the thickness, over all runs, with its standard error. */
    private static SimpleRegression powers(List<SweepRow> rows, Metric metric) {
        SimpleRegression line = new SimpleRegression();
        rows.stream().filter(row -> !row.diverged() && row.get(metric) > 0)
                .forEach(row -> line.addData(Math.log(row.config().dataset().noise()), Math.log(row.get(metric))));
        return line;
    }

    private static Finding thinFinding(SweepStudy study) {
        SimpleRegression sigma = powers(study.rows(), Metric.SIGMA_MIN);
        SimpleRegression kappa = powers(study.rows(), Metric.KAPPA_P50);
        boolean sigmaFalls = sigma.getSlope() - ERRORS * sigma.getSlopeStdErr() > 0;
        boolean kappaGrows = kappa.getSlope() + ERRORS * kappa.getSlopeStdErr() < 0;
        boolean neither = sigma.getSlope() + ERRORS * sigma.getSlopeStdErr() < 0 && kappa.getSlope() - ERRORS * kappa.getSlopeStdErr() > 0;
        List<SweepRow> rows = study.rows();
        return new Finding("Data that are nearly of a lower dimension make the flow nearly singular.", SEEDS,
                String.format(Locale.ROOT, "Over thicknesses of %s to %s the least singular value goes like the thickness to the power %s ± %s, the "
                        + "median κ to the power %s ± %s (standard errors of a line through %d runs). A flow that fits has 1 and -1; these come to a "
                        + "gap of %s nats at the thinnest (median), so they have not got so far.",
                        Numbers.brief(rows.get(0).config().dataset().noise()), Numbers.brief(rows.get(rows.size() - 1).config().dataset().noise()),
                        Numbers.fixed(sigma.getSlope(), 2), Numbers.fixed(sigma.getSlopeStdErr(), 2), Numbers.fixed(kappa.getSlope(), 2),
                        Numbers.fixed(kappa.getSlopeStdErr(), 2), sigma.getN(), Numbers.brief(last(rows).spread(Metric.GAP).median())),
                sigmaFalls && kappaGrows ? Verdict.AGREE : neither ? Verdict.DISAGREE : Verdict.UNDECIDED, study.words());
    }

    private static SweepSummary.Group last(List<SweepRow> rows) {
        List<SweepSummary.Group> groups = SweepSummary.groups(rows);
        return groups.get(groups.size() - 1);
    }

    private static Finding samplesFinding(Plan plan, SweepStudy study) {
        List<double[]> groups = new ArrayList<>();
        for (int i = 1; i < plan.counts().size(); i++) {
            int few = plan.counts().get(i - 1);
            int more = plan.counts().get(i);
            groups.add(ratios(plan.seeds(), study.rows(), config -> config.dataset().count() == few, config -> config.dataset().count() == more));
        }
        PairedComparison comparison = PairedComparison.of(groups, 1);
        String gaps = String.join(", ", SweepSummary.groups(study.rows()).stream().map(group -> Numbers.count(group.config().dataset().count())
                + " points: " + Numbers.brief(group.spread(Metric.GAP).median())).toList());
        return new Finding("More training points bring a flow closer to the data that they were drawn from.", OURS,
                "Median gap in nats, " + gaps + ". With the fewer points of two neighbouring numbers it is larger in " + comparison.greater() + " of "
                        + comparison.pairs() + " pairs of runs (same seed). " + comparison.words(), comparison.verdict(true), study.words());
    }

    /** The gap with many modes over that with few, at the same depth, width and seed. */
    private static Finding modesFinding(Modes plan, SweepStudy study, String claim, String source, boolean grows) {
        int few = plan.modes().get(0);
        int many = plan.modes().get(plan.modes().size() - 1);
        List<double[]> groups = new ArrayList<>();
        for (int width : plan.widths()) {
            for (int couplings : plan.couplings()) {
                Predicate<TrainingConfig> own = config -> config.flow().hidden() == width && config.flow().couplings() == couplings;
                groups.add(ratios(plan.seeds(), study.rows(), own.and(config -> config.dataset().modes() == many),
                        own.and(config -> config.dataset().modes() == few)));
            }
        }
        PairedComparison comparison = PairedComparison.of(groups, 1);
        // That an effect does not show is that it does not grow: less is as good as no more.
        Verdict measured = comparison.verdict(true);
        Verdict verdict = grows ? measured : measured == Verdict.AGREE ? Verdict.DISAGREE : measured == Verdict.DISAGREE ? Verdict.AGREE : measured;
        return new Finding(claim, source, String.format(Locale.ROOT, "With %d modes the gap is larger than with %d in %d of %d pairs of runs (same "
                + "seed, %s couplings of width %s). ", many, few, comparison.greater(), comparison.pairs(), list(plan.couplings(), " or "),
                list(plan.widths(), " or ")) + comparison.words(), verdict, study.words());
    }

    private static String list(List<Integer> numbers, String last) {
        int n = numbers.size();
        String end = Numbers.count(numbers.get(n - 1));
        return n == 1 ? end : String.join(", ", numbers.subList(0, n - 1).stream().map(Numbers::count).toList()) + last + end;
    }

    private static double[] ratios(int seeds, List<SweepRow> rows, Predicate<TrainingConfig> above, Predicate<TrainingConfig> below) {
        return LongStream.rangeClosed(1, seeds).mapToDouble(seed -> gap(rows, above, seed) / gap(rows, below, seed)).toArray();
    }

    private static double gap(List<SweepRow> rows, Predicate<TrainingConfig> which, long seed) {
        SweepRow row = rows.stream().filter(each -> which.test(each.config()) && each.config().seed() == seed).findFirst().orElseThrow();
        // A gap at the floor or below has no ratio.
        return row.diverged() || !(row.get(Metric.GAP) > 0) ? Double.NaN : row.get(Metric.GAP);
    }

    private static double[] medians(List<SweepSummary.Group> groups, Metric metric) {
        return groups.stream().mapToDouble(group -> group.spread(metric).median()).toArray();
    }

    private static Content thinCurves(List<SweepRow> rows) {
        List<SweepSummary.Group> groups = SweepSummary.groups(rows);
        double[] thickness = groups.stream().mapToDouble(group -> group.config().dataset().noise()).toArray();
        double[] kappa = medians(groups, Metric.KAPPA_P50);
        double[] sigma = medians(groups, Metric.SIGMA_MIN);
        double[] thin = {thickness[0], thickness[thickness.length - 1]};
        List<Series> series = new ArrayList<>(List.of(
                new Series("κ", thickness, kappa, Hue.DATA, Mark.SQUARE), new Series("σ min", thickness, sigma, Hue.ZERO, Mark.TRIANGLE),
                new Series("1 / thickness", thin, new double[] {kappa[0], kappa[0] * thin[0] / thin[1]}, Hue.INK, null),
                new Series("thickness", thin, new double[] {sigma[0], sigma[0] * thin[1] / thin[0]}, Hue.INK, null)));
        addSeeds(series, rows, config -> config.dataset().noise(), Metric.KAPPA_P50, series.get(0));
        addSeeds(series, rows, config -> config.dataset().noise(), Metric.SIGMA_MIN, series.get(1));
        return new Content("κ and σ min against thickness", "thickness, data units", "κ: no unit; σ min: data units", series, List.of());
    }

    /** Every run, faint behind the medians; one that diverged is a cross. @param medians whose colour and form they have */
    private static void addSeeds(List<Series> series, List<SweepRow> rows, ToDoubleFunction<TrainingConfig> across, Metric up, Series medians) {
        for (boolean diverged : new boolean[] {false, true}) {
            List<SweepRow> own = rows.stream().filter(row -> row.diverged() == diverged).toList();
            series.add(new Series(medians.name() + (diverged ? ", diverged" : ", seeds"), "",
                    own.stream().mapToDouble(row -> across.applyAsDouble(row.config())).toArray(),
                    own.stream().mapToDouble(row -> row.get(up)).toArray(),
                    medians.hue(), diverged ? Mark.CROSS : medians.mark(), diverged ? Form.POINTS : Form.FAINT));
        }
    }

    private static Content sampleCurves(List<SweepRow> rows) {
        List<SweepSummary.Group> groups = SweepSummary.groups(rows);
        double[] counts = groups.stream().mapToDouble(group -> group.config().dataset().count()).toArray();
        double[] gaps = medians(groups, Metric.GAP);
        List<Series> series = new ArrayList<>(List.of(new Series("gap", counts, gaps, Hue.MODEL, Mark.CIRCLE),
                new Series("with the most", new double[] {counts[0], counts[counts.length - 1]},
                        new double[] {gaps[gaps.length - 1], gaps[gaps.length - 1]}, Hue.INK, null)));
        addSeeds(series, rows, config -> config.dataset().count(), Metric.GAP, series.get(0));
        return new Content("Gap against training points", "training points", "gap to the floor, nats", series, List.of());
    }

    private static Content modeCurves(Plan plan, List<SweepRow> sphere, List<SweepRow> wheel, List<SweepRow> narrowing) {
        int couplings = plan.sharedCouplings();
        List<Series> series = new ArrayList<>();
        addModes(series, "sphere, d = 8", of(sphere, couplings, plan.sphere()), Hue.MODEL, Mark.CIRCLE);
        addModes(series, "circle, d = 2", of(wheel, couplings, plan.wheel()), Hue.GAUSSIAN, Mark.SQUARE);
        addModes(series, "circle, narrowing", of(narrowing, couplings, plan.wheel()), Hue.DATA, Mark.TRIANGLE);
        return new Content("Gap against modes, K = " + couplings, "modes", "gap to the floor, nats", series, List.of());
    }

    /** Runs of one depth and the first width. */
    private static List<SweepRow> of(List<SweepRow> rows, int couplings, Modes part) {
        return rows.stream().filter(row -> row.config().flow().couplings() == couplings && row.config().flow().hidden() == part.widths().get(0))
                .toList();
    }

    private static void addModes(List<Series> series, String name, List<SweepRow> own, Hue hue, Mark mark) {
        List<SweepSummary.Group> groups = SweepSummary.groups(own);
        Series medians = new Series(name, groups.stream().mapToDouble(group -> group.config().dataset().modes()).toArray(),
                medians(groups, Metric.GAP), hue, mark);
        series.add(medians);
        addSeeds(series, own, config -> config.dataset().modes(), Metric.GAP, medians);
    }

    private static String modesAndDepth(TrainingConfig config) {
        return config.dataset().modes() + ", " + config.flow().couplings() + ", " + config.flow().hidden();
    }

    private static Table table(String caption, String column, List<SweepRow> rows, Function<TrainingConfig, String> name) {
        return new Table(caption + " Median over seeds (lower to upper quartile). " + Unconverged.DEFINITION,
                List.of(column, "gap, nats", "κ median", "σ min", "diverged", Unconverged.COLUMN),
                SweepSummary.groups(rows).stream().map(group -> List.of(name.apply(group.config()), SweepStudy.cell(group.spread(Metric.GAP)),
                        SweepStudy.cell(group.spread(Metric.KAPPA_P50)), SweepStudy.cell(group.spread(Metric.SIGMA_MIN)),
                        Long.toString(group.diverged()), Unconverged.words(group.rows()))).toList());
    }

    private static List<String> setUp(Plan plan) {
        return List.of(String.format(Locale.ROOT,
                "The sweeps of assets/sweeps, with fewer levels and shorter runs: %,d steps and %d seeds on thin data, %,d "
                + "steps elsewhere, with %d seeds for few points, %d for modes on a sphere and %d on a circle. The whole ones are shown on the Board "
                + "and made by sweep assets/sweeps/NAME.json.", plan.thinSteps(), plan.thinSeeds(), plan.steps(), plan.seeds(),
                plan.sphere().seeds(), plan.wheel().seeds()),
                "What is smaller: depth against modes on the sphere comes with the program for " + size(ShippedSweep.MODES_AND_DEPTH.sweep())
                + ", here for " + size(plan.onSphere()) + "; on the circle for " + size(ShippedSweep.MODES_IN_THE_PLANE.sweep()) + ", here for "
                + size(plan.onWheel()) + ".",
                "Thickness is the standard deviation of the noise around a sheet. Modes are Gaussians with means on a sphere of radius √8 in eight "
                + "dimensions (standard deviation " + plan.onSphere().base().dataset().noise() + "), where there is room for all of them; or evenly "
                + "on a circle in the plane: all of a standard deviation of " + plan.onWheel().base().dataset().noise() + ", with which 32 of them "
                + "nearly close to a ring, or of " + Numbers.chosen(NARROWING) + " / k, narrower the more there are. The means are the same for "
                + "every seed: the seeds vary training and sample, the mixture stays.");
    }

    /** How large a sweep over modes, depths and widths is. */
    private static String size(Sweep sweep) {
        return "k = " + levels(sweep, config -> config.dataset().modes()) + ", L = " + levels(sweep, config -> config.flow().couplings())
                + ", width " + levels(sweep, config -> config.flow().hidden()) + ", " + Numbers.count(sweep.base().optimization().steps())
                + " steps and " + sweep.seeds().size() + " seeds";
    }

    private static String levels(Sweep sweep, Function<TrainingConfig, Integer> level) {
        return list(sweep.combinations().stream().map(level).distinct().sorted().toList(), ", ");
    }

    private static List<String> notes() {
        return List.of("Fits of a few flows say how these flows came out after so many steps. That a deeper or longer one would not do better is "
                + "not shown by any of them.");
    }
}
