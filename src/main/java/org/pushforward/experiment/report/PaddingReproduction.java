package org.pushforward.experiment.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.chart.Numbers;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.Spread;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepHistories;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepSummary;
import org.pushforward.fit.SlicedWasserstein;
import org.pushforward.flow.FlowSpec;
import org.pushforward.train.FitMeasure;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/** The padding experiment on synthetic data in the plane: the same flow with no, zero and Gaussian padding. */
final class PaddingReproduction implements Reproduction {

    private static final String SOURCE = "the authors' blog post, on synthetic data in the plane";
    private static final String OURS = "this program's question: a flow that has learned nothing is well conditioned";
    private static final int EXTRA = 2;
    private static final int SAMPLES = 5_000;
    private static final int DIRECTIONS = 128;
    private static final List<Padding> PADDINGS = List.of(Padding.none(), Padding.zero(EXTRA), Padding.gaussian(EXTRA));

    /** What is compared: a quantity of a triple of runs that differ in their padding only, larger than 1 if the claim holds for the triple. */
    private record Question(String claim, String words, ToDoubleFunction<Triple> ratio) {
    }

    /** The runs of one dataset and one seed, by padding. */
    private record Triple(Map<Padding.Kind, SweepRow> rows) {

        double get(Padding.Kind kind, Metric metric) {
            return rows.get(kind).diverged() ? Double.NaN : rows.get(kind).get(metric);
        }

        double ratio(Metric metric, Padding.Kind above, Padding.Kind below) {
            return get(above, metric) / get(below, metric);
        }
    }

    private static final List<Question> QUESTIONS = List.of(
            new Question("Zero padding makes the model very poorly conditioned.",
                    "the mean condition number with zero padding is larger than without padding",
                    triple -> triple.ratio(Metric.KAPPA_MEAN, Padding.Kind.ZERO, Padding.Kind.NONE)),
            new Question("Zero padding produces poor samples.",
                    "the sliced W2 distance of the samples with zero padding is larger than without padding",
                    triple -> triple.ratio(Metric.SLICED_W2, Padding.Kind.ZERO, Padding.Kind.NONE)),
            new Question("Gaussian padding frequently makes the model better conditioned.",
                    "the mean condition number without padding is larger than with Gaussian padding",
                    triple -> triple.ratio(Metric.KAPPA_MEAN, Padding.Kind.NONE, Padding.Kind.GAUSSIAN)),
            new Question("Gaussian padding frequently produces better samples.",
                    "the sliced W2 distance of the samples without padding is larger than with Gaussian padding",
                    triple -> triple.ratio(Metric.SLICED_W2, Padding.Kind.NONE, Padding.Kind.GAUSSIAN)),
            new Question("Without padding the condition number lies between those with zero and with Gaussian padding.",
                    "the mean condition number without padding lies between the two others "
                            + "(the smaller of its two distances, as a ratio, is above 1)",
                    triple -> Math.min(triple.ratio(Metric.KAPPA_MEAN, Padding.Kind.ZERO, Padding.Kind.NONE),
                            triple.ratio(Metric.KAPPA_MEAN, Padding.Kind.NONE, Padding.Kind.GAUSSIAN))));

    /** Two paddings of a triple of runs when they are equally far from the data: the first's condition number over the second's. */
    private record EqualQuestion(String claim, FitMeasure measure, Padding.Kind above, Padding.Kind below) {
    }

    private static final List<EqualQuestion> EQUAL_QUESTIONS = List.of(
            new EqualQuestion("At equal fit, zero padding still makes the model worse conditioned.", FitMeasure.W2, Padding.Kind.ZERO,
                    Padding.Kind.NONE),
            new EqualQuestion("At equal fit, Gaussian padding still makes the model better conditioned.", FitMeasure.GAP, Padding.Kind.NONE,
                    Padding.Kind.GAUSSIAN));

    private final Function<Boolean, Sweep> design;

    PaddingReproduction() {
        this(PaddingReproduction::sweep);
    }

    /** @param design the runs, given whether it is to be quick; every dataset with every padding and seed */
    PaddingReproduction(Function<Boolean, Sweep> design) {
        this.design = design;
    }

    @Override
    public String id() {
        return "padding";
    }

    @Override
    public String title() {
        return "Padding and conditioning in the plane";
    }

    /** Moons, a Swiss roll and so on, so that no one shape decides. */
    private static List<DatasetSpec> datasets() {
        List<DatasetSpec> datasets = new ArrayList<>();
        for (String name : List.of("moons", "swissroll", "rings2", "gaussians", "pinwheel", "checkerboard")) {
            DatasetSpec usual = Datasets.defaults(name);
            datasets.add(name.equals("gaussians") ? new DatasetSpec(name, usual.noise(), 4, 0, usual.count()) : usual);
        }
        return datasets;
    }

    static Sweep sweep(boolean quick) {
        TrainingConfig usual = TrainingConfig.defaults();
        TrainingConfig base = usual.withInstruments(new HistorySpec(100, 2048, 512));
        if (quick) {
            FlowSpec flow = usual.flow();
            Optimization optimization = usual.optimization();
            base = base.withFlow(new FlowSpec(6, 32, flow.depth(), flow.activation(), flow.clamp()))
                    .withOptimization(new Optimization(1500, optimization.batch(), optimization.rate(), Schedule.COSINE, optimization.clip(),
                            Precision.FLOAT));
        }
        return new Sweep(base, List.of(Factor.datasets(datasets()), Factor.paddings(PADDINGS)),
                LongStream.rangeClosed(1, quick ? 3 : 5).boxed().toList());
    }

    @Override
    public Chapter run(Work work) {
        Sweep sweep = design.apply(work.quick());
        SweepStudy study = SweepStudy.make(work, "sweep", sweep);
        List<SweepRow> rows = study.rows();
        work.progress().accept("pictures");
        PaddingHistories histories = new PaddingHistories(SweepHistories.read(study.folder(), rows, SweepHistories.NONE));
        PaddingFigures figures = new PaddingFigures(study, histories.histories(), work.folder().resolve("figures"));
        Map<DatasetSpec, List<Triple>> triples = triples(rows);
        List<Finding> findings = new ArrayList<>(findings(triples, study.words()));
        findings.addAll(equalFindings(triples, histories, study.words()));
        return new Chapter(setUp(sweep, triples.size()), findings, List.of(figures.grid()),
                List.of(table(rows), comparisons(triples), equalFit(triples, histories)),
                notes(), study.files(), study.words());
    }

    /** By dataset, in the order of the sweep; one for each seed. */
    private static Map<DatasetSpec, List<Triple>> triples(List<SweepRow> rows) {
        Map<DatasetSpec, Map<Long, Map<Padding.Kind, SweepRow>>> sorted = new LinkedHashMap<>();
        for (SweepRow row : rows) {
            sorted.computeIfAbsent(row.config().dataset(), dataset -> new LinkedHashMap<>())
                    .computeIfAbsent(row.config().seed(), seed -> new EnumMap<>(Padding.Kind.class)).put(row.config().padding().kind(), row);
        }
        Map<DatasetSpec, List<Triple>> triples = new LinkedHashMap<>();
        sorted.forEach((dataset, bySeed) -> triples.put(dataset, bySeed.values().stream().map(Triple::new).toList()));
        return triples;
    }

    private static List<Finding> findings(Map<DatasetSpec, List<Triple>> triples, String command) {
        List<Finding> findings = new ArrayList<>();
        for (Question question : QUESTIONS) {
            PairedComparison comparison = compare(triples, question.ratio());
            String measured = String.format(Locale.ROOT, "In %d of %d pairs of runs (same dataset, same seed) %s. ", comparison.greater(),
                    comparison.pairs(), question.words()) + comparison.words()
                    + leftOutWords(triples.values().stream().mapToInt(List::size).sum() - comparison.pairs());
            findings.add(new Finding(question.claim(), SOURCE, measured, comparison.verdict(true), command));
        }
        return findings;
    }

    private static List<Finding> equalFindings(Map<DatasetSpec, List<Triple>> triples, PaddingHistories histories, String command) {
        int all = triples.values().stream().mapToInt(List::size).sum();
        return EQUAL_QUESTIONS.stream().map(question -> {
            ToDoubleFunction<Triple> ratio = triple -> histories.ratio(triple.rows(), question.measure(), HistoryMetric.KAPPA_MEAN,
                    question.above(), question.below());
            PairedComparison comparison = compare(triples, ratio);
            String measured = String.format(Locale.ROOT,
                    "Mean κ read where both runs of a pair were equally far from the data for the first time, by "
                            + "the %s, at the best that both reached: with %s it is above that with %s in %d of %d pairs. ",
                    question.measure().title(), question.above().phrase(), question.below().phrase(), comparison.greater(),
                    comparison.pairs()) + comparison.words()
                    + (all == comparison.pairs() ? "" : String.format(Locale.ROOT,
                            " Left out: %d, without a common fit: a run diverged, or never left the place where it began.",
                            all - comparison.pairs()));
            return new Finding(question.claim(), OURS, measured, comparison.verdict(true), command);
        }).toList();
    }

    private static PairedComparison compare(Map<DatasetSpec, List<Triple>> triples, ToDoubleFunction<Triple> ratio) {
        return PairedComparison.of(triples.values().stream().map(group -> group.stream().mapToDouble(ratio).toArray()).toList(), 1);
    }

    /** Pairs without a ratio are mostly ones that went wrong, so a verdict without them must say so. */
    private static String leftOutWords(int pairs) {
        return pairs == 0 ? "" : String.format(Locale.ROOT, " Left out: %d, where a run diverged or its number is out of range.", pairs);
    }

    /** Every comparison of two paddings by every quantity, the ones behind the findings and those beside them. */
    private static Table comparisons(Map<DatasetSpec, List<Triple>> triples) {
        List<List<String>> rows = new ArrayList<>();
        for (Padding.Kind[] pair : PAIRS) {
            for (Metric metric : List.of(Metric.KAPPA_MEAN, Metric.KAPPA_P50, Metric.KAPPA_P95, Metric.SLICED_W2)) {
                ToDoubleFunction<Triple> ratio = triple -> triple.ratio(metric, pair[0], pair[1]);
                PairedComparison comparison = compare(triples, ratio);
                List<String> byDataset = new ArrayList<>();
                triples.forEach((dataset, group) -> byDataset.add(Datasets.info(dataset.name()).title() + " "
                        + group.stream().filter(triple -> ratio.applyAsDouble(triple) > 1).count()));
                rows.add(List.of(pair[0].phrase() + " / " + pair[1].phrase(), TITLES.get(metric),
                        comparison.greater() + " of " + comparison.pairs(), Numbers.brief(comparison.ratio()),
                        Numbers.brief(comparison.low()) + " – " + Numbers.brief(comparison.high()), comparison.pWords(),
                        String.join(", ", byDataset)));
            }
        }
        return new Table("Ratios of two paddings over pairs of runs with the same dataset and seed: in how many it is above 1, its median, a 95 % "
                + "bootstrap interval of that (datasets are drawn anew, then seeds within them), the two-sided sign test, and in how many pairs "
                + "of each dataset it is above 1.",
                List.of("ratio", "of", "above 1", "median", "95 % interval", "sign test", "by dataset"), rows);
    }

    private static Table equalFit(Map<DatasetSpec, List<Triple>> triples, PaddingHistories histories) {
        List<List<String>> rows = new ArrayList<>();
        for (Padding.Kind[] pair : PAIRS) {
            for (FitMeasure measure : List.of(FitMeasure.GAP, FitMeasure.W2)) {
                if (measure == FitMeasure.GAP && pair[0] == Padding.Kind.ZERO) {
                    continue;
                }
                for (HistoryMetric kappa : List.of(HistoryMetric.KAPPA_MEAN, HistoryMetric.KAPPA_P50, HistoryMetric.KAPPA_P95)) {
                    PairedComparison comparison = compare(triples, triple -> histories.ratio(triple.rows(), measure, kappa, pair[0], pair[1]));
                    Spread fits = Spread.of(triples.values().stream().flatMap(List::stream)
                            .mapToDouble(triple -> histories.match(triple.rows(), measure, kappa, pair[0], pair[1]).fit()).toArray());
                    rows.add(List.of(pair[0].phrase() + " / " + pair[1].phrase(), measure.title(), SweepStudy.cell(fits),
                            TITLES.get(Metric.of(kappa)), comparison.greater() + " of " + comparison.pairs(),
                            Numbers.brief(comparison.ratio()),
                            Numbers.brief(comparison.low()) + " – " + Numbers.brief(comparison.high()), comparison.pWords()));
                }
            }
        }
        return new Table("The same at equal fit: κ of both runs of a pair where each came, for the first time, to the best fit that both reached "
                + "(median over pairs, with quartiles); linear between readings in the fit and the logarithm of κ. A sliced W2 is not read below "
                + "what two samples of the data have. Pairs without a common fit are left out.",
                List.of("ratio", "equal", "matched at", "of", "above 1", "median", "95 % interval", "sign test"), rows);
    }

    private static final Padding.Kind[][] PAIRS = {{Padding.Kind.ZERO, Padding.Kind.NONE}, {Padding.Kind.NONE, Padding.Kind.GAUSSIAN},
        {Padding.Kind.ZERO, Padding.Kind.GAUSSIAN}};

    /** Those of the tables. */
    private static final Map<Metric, String> TITLES = Map.of(Metric.KAPPA_MEAN, "κ, mean over points", Metric.KAPPA_P50, "κ, median over points",
            Metric.KAPPA_P95, "κ, 95 % quantile", Metric.SLICED_W2, "sliced W2, 5,000 samples");

    private static Table table(List<SweepRow> rows) {
        List<List<String>> cells = new ArrayList<>();
        String dataset = "";
        for (SweepSummary.Group group : SweepSummary.groups(rows)) {
            TrainingConfig config = group.config();
            String title = Datasets.info(config.dataset().name()).title();
            if (!title.equals(dataset)) {
                cells.add(List.of(title, "the data themselves", "", "", "", SweepStudy.cell(dataDistances(config.dataset(), group.rows())), "0", ""));
                dataset = title;
            }
            List<String> line = new ArrayList<>(List.of("", config.padding().kind().phrase()));
            for (Metric metric : List.of(Metric.KAPPA_MEAN, Metric.KAPPA_P50, Metric.KAPPA_P95, Metric.SLICED_W2)) {
                line.add(SweepStudy.cell(group.spread(metric)));
            }
            line.add(config.padding().hasDensity() ? SweepStudy.cell(group.spread(Metric.GAP)) : "unbounded");
            line.add(Unconverged.words(group.rows()));
            cells.add(line);
        }
        return new Table("Median over seeds (lower to upper quartile): the condition number κ of the Jacobian over held-out points, the sliced "
                + "2-Wasserstein distance between samples and held-out points in data units, and the gap to the entropy floor in nats (with Gaussian "
                + "padding an upper bound). The rows of the data themselves say what the distance is between two clouds of as many points of the "
                + "same distribution: a flow that comes down to it cannot be told from the data by this distance. "
                + Unconverged.DEFINITION,
                List.of("dataset", "padding", "κ mean", "κ median", "κ 95 %", "sliced W2, 5,000 samples", "gap", Unconverged.COLUMN), cells);
    }

    private static Spread dataDistances(DatasetSpec dataset, List<SweepRow> rows) {
        return Spread.of(rows.stream().mapToDouble(row -> {
            long seed = row.config().seed();
            RunData data = RunData.of(dataset, seed);
            return new SlicedWasserstein(2, DIRECTIONS, new RandomStreams(seed).stream(Purpose.FIT))
                    .distance(data.training().first(SAMPLES), data.heldOut(SAMPLES));
        }).toArray());
    }

    private static List<String> setUp(Sweep sweep, int datasets) {
        TrainingConfig base = sweep.base();
        return List.of(String.format(Locale.ROOT, "Datasets, paddings and seeds: %d x 3 x %d = %d runs of a flow with %d affine couplings on "
                        + "alternating halves, conditioners with %d hidden layers of %d units (%s), log-scales bounded by %s; Adam for %,d steps of "
                        + "%d points at a rate of %s that falls along a cosine. Padding adds %d coordinates: zeros, or standard normal noise that is "
                        + "drawn afresh in each step.",
                datasets, sweep.seeds().size(), sweep.runs().size(), base.flow().couplings(), base.flow().depth(), base.flow().hidden(),
                base.flow().activation().label(), base.flow().clamp(), base.optimization().steps(), base.optimization().batch(),
                base.optimization().rate(), EXTRA),
                "Runs with the same seed have the same data and the same batches; they are compared in pairs. The authors' exact settings for the "
                        + "plane are not published in the sources that we have; these are ours.",
                "We read \"frequently\" as: more often than not. A verdict needs both the sign test over all pairs (5 %) and the bootstrap interval "
                        + "of the median ratio, which allows for pairs of one dataset being more alike than those of two (and is still "
                        + "somewhat narrow for so few datasets); where they do not both decide, it is undecided.");
    }

    private static List<String> notes() {
        return List.of("A flow that has learned nothing can be perfectly conditioned: the identity has κ = 1. So read κ beside "
                        + "the gap and the samples.",
                "That is what the comparison at equal fit allows for. It reads κ along the trainings, so it says nothing of how either would end; "
                + "and "
                        + "the gap with Gaussian padding is an upper bound, so at an equal gap that flow may be the nearer one.",
                "The condition number is that of the Jacobian of the whole flow, padding coordinates included, and its mean over points is "
                        + "the authors' statistic. A few points between the parts of the data can decide it, which is why the median and the 95 % "
                        + "quantile stand beside it.",
                "With zero padding the padded points have no density: the likelihood grows while the flow presses the empty directions "
                        + "flat, until the bounds on the log-scales stop it. No gap is given for it, and how badly it is conditioned depends on "
                        + "these bounds and on how long it trains.");
    }
}
