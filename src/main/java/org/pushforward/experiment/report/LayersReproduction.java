package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.pushforward.base.RandomStreams;
import org.pushforward.base.RandomStreams.Purpose;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.chart.Mark;
import org.pushforward.chart.Numbers;
import org.pushforward.conditioning.FilamentPrice;
import org.pushforward.conditioning.FilamentPrices;
import org.pushforward.conditioning.LipschitzBound;
import org.pushforward.conditioning.LogDeterminant;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Points;
import org.pushforward.data.RunData;
import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;
import org.pushforward.engine.Team;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.run.ConstructionFolder;
import org.pushforward.experiment.run.FlowSamples;
import org.pushforward.flow.Certificate;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowFamily;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.LikelihoodGradient;
import org.pushforward.theory.padded.PaddedFlow;
import org.pushforward.theory.padded.PaddedRow;
import org.pushforward.theory.padded.PaddedSpec;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.theory.padded.PaddedVariant;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Variant;
import org.pushforward.train.Convergence;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.Trainer;
import org.pushforward.train.TrainingConfig;

/**
 * Layers that are no couplings: invertible leaky ones, whose stretching the parameters bound, with the unit that a gradient can train and with the
 * one that it cannot; and greedy ones, fitted without a gradient. What each flow costs in bits and in nats.
 */
final class LayersReproduction implements Reproduction {

    private static final String OURS = "this program's; not found in the literature we searched";
    private static final String PAPER = "the paper, lower bound on depth (the family)";
    private static final String DRAXLER = "Draxler et al. 2022, 2024";
    /** Nats that two gaps of 2,048 points must differ by, in standard errors. */
    private static final double ERRORS = 3;
    private static final int BOUND_SAMPLES = 8_192;
    private static final int DIFFERENCE_POINTS = 4_096;
    /** Of a bias, in the flow's units: many points cross a kink. */
    private static final double SHIFT = 0.05;
    /** Of a run's history; its last fifth tells whether it has converged. */
    private static final int ROWS = 20;
    /** Bins of depth at which greedy runs are told. */
    private static final List<Integer> DEPTHS = List.of(1, 2, 4, 8, 16, 32, 64, 128);

    /**
     * A trained flow, as in the file of raw numbers.
     *
     * @param gaussianGap    of the best single Gaussian, nats
     * @param sigmaMinMedian in standard units, as the bits need it; all other singular values are in data units
     * @param certifiedLeast bounds on every singular value, noise to data
     * @param seen           what samples alone show L to be at least; {@code certifiedMost} is what it is at most
     * @param price          the least gap of any flow of that L, see {@link FilamentPrices}, with its standard error
     * @param learned        see {@link Convergence}, as is {@code lateFall}
     */
    public record Row(String family, String dataset, int layers, long seed, int parameters, double gap, double gapError, double gaussianGap,
            double kappaMedian, double kappaMax, double sigmaMinMedian, double sigmaMin, double sigmaMaxSeen, double certifiedLeast,
            double certifiedMost, double seen, double price, double priceError, double learned, double lateFall) {

        Convergence convergence() {
            return new Convergence(learned, lateFall);
        }
    }

    /**
     * A depth of greedy runs, medians over seeds.
     *
     * @param sigmaMinMedian in standard units
     * @param notConverged   how many of them had not come to rest at this depth, in the words of {@link Unconverged}
     */
    public record Depth(String dataset, int layers, double gap, double gapError, double kappaMedian, double sigmaMinMedian, String notConverged) {
    }

    /** How well the gradient by the biases agrees with differences of the loss. */
    public record Agreement(String family, long seed, double cosine) {
    }

    @Override
    public String id() {
        return "layers-without-nets";
    }

    @Override
    public String title() {
        return "Layers without nets";
    }

    @Override
    public Chapter run(Work work) {
        Path folder = work.folder().resolve(work.quick() ? "quick" : "full");
        ResultFiles.createFolder(folder);
        List<Long> seeds = LongStream.rangeClosed(1, work.quick() ? 2 : 4).boxed().toList();
        int steps = work.quick() ? 600 : 1_500;
        List<Row> rows = new ArrayList<>();
        for (DatasetSpec dataset : List.of(Datasets.defaults("moons"), Datasets.defaults("rings2"), pair())) {
            for (FlowFamily family : List.of(FlowFamily.LEAKY, FlowFamily.LEAKY_HARD)) {
                work.progress().accept(title() + ": " + dataset.name() + ", " + family.phrase());
                for (int layers : dataset.name().equals("gaussians") ? List.of(4) : work.quick() ? List.of(8) : List.of(8, 16)) {
                    seeds.forEach(seed -> rows.add(train(config(dataset, family, layers, steps, seed))));
                }
            }
        }
        work.progress().accept(title() + ": gradients against differences");
        List<Agreement> agreements = new ArrayList<>();
        for (FlowFamily family : List.of(FlowFamily.LEAKY, FlowFamily.LEAKY_HARD)) {
            seeds.forEach(seed -> agreements.add(new Agreement(family.label(), seed,
                    cosine(config(Datasets.defaults("moons"), family, 8, steps, seed)))));
        }
        List<Depth> depths = new ArrayList<>();
        for (DatasetSpec dataset : List.of(Datasets.defaults("moons"), three())) {
            work.progress().accept(title() + ": greedy layers, " + dataset.name());
            depths.addAll(greedy(dataset, work.quick() ? 32 : 128, work.quick() ? List.of(1L) : seeds));
        }
        work.progress().accept(title() + ": kinetic couplings");
        List<PaddedRow> kinetic = PaddedSpec.all(PaddedTarget.MIXTURE3, PaddedVariant.KINETIC, List.of(.5),
                work.quick() ? List.of(4, 16) : List.of(4, 8, 16, 32, 64)).stream()
                .map(spec -> PaddedRow.of(new PaddedFlow(spec), work.quick() ? 500 : 4_000, 1, share -> true)).toList();
        Map<String, Content> curves = curves(rows, depths, kinetic, few(work));
        List<Path> pictures = new ArrayList<>();
        curves.forEach((name, content) -> {
            Path file = folder.resolve(name + ".png");
            ResultFiles.write(file, ConstructionFolder.picture(content));
            pictures.add(file);
        });
        List<Path> files = List.of(write("trained", rows, folder), write("gradients", agreements, folder), write("greedy", depths, folder),
                write("kinetic", kinetic, folder));
        return new Chapter(setUp(steps, seeds.size()), findings(rows, agreements, depths, kinetic, steps), List.of(new PictureGrid(
                "Depth by greedy layers, of which each is a coupling, and by kinetic couplings; and what flows cost: bits of a mantissa for the way "
                + "to the data and back against nats lost, of the two couplings by the median over points of the data, of all others by the mean.",
                curves.values().stream().map(Content::title).toList(), List.of(new PictureGrid.Row("layers", pictures)))),
                List.of(table(rows), depthTable(depths)), notes(), files, command(config(Datasets.defaults("moons"), FlowFamily.LEAKY, 8, steps, 1)));
    }

    private static DatasetSpec pair() {
        return new DatasetSpec("gaussians", Datasets.info("gaussians").defaultNoise(), 2, 0, Datasets.DEFAULT_COUNT);
    }

    /** The law of {@link PaddedTarget#MIXTURE3} up to scale and a turn, so that greedy layers and kinetic couplings have one task. */
    static DatasetSpec three() {
        return new DatasetSpec("gaussians", 2 * Math.sqrt(2) * .5 / 1.2, 3, 0, Datasets.DEFAULT_COUNT);
    }

    static TrainingConfig config(DatasetSpec dataset, FlowFamily family, int layers, int steps, long seed) {
        TrainingConfig base = TrainingConfig.defaults();
        return base.withDataset(dataset).withFlow(base.flow().withCouplings(layers).withClamp(1).withFamily(family).plain()).withSeed(seed)
                .withOptimization(new Optimization(steps, 256, 1e-2, Schedule.COSINE, 5, Precision.FLOAT))
                .withInstruments(new HistorySpec(Math.max(1, steps / ROWS), 2_048, 256));
    }

    private static TrainingConfig greedyConfig(DatasetSpec dataset, int layers, long seed) {
        TrainingConfig base = TrainingConfig.defaults();
        return base.withDataset(dataset).withFlow(base.flow().withCouplings(layers).withFamily(FlowFamily.GREEDY).plain()).withSeed(seed);
    }

    static Row train(TrainingConfig config) {
        try (Trainer trainer = new Trainer(config, Team.threadsFor(2))) {
            while (!trainer.isFinished() && trainer.advance(64)) {
                // The run goes to its end.
            }
            List<HistoryRow> history = trainer.snapshot(0).history();
            HistoryRow end = history.get(history.size() - 1);
            // There is a gap, so no distance of samples is asked.
            Convergence convergence = Convergence.of(history, Double.NaN);
            FlowModel model = trainer.model();
            Certificate certificate = Certificate.of(model).orElseThrow();
            Points samples = FlowSamples.draw(new Flow(model), BOUND_SAMPLES, config.seed());
            double[][] sigma = end.sigmaQuantiles();
            FilamentPrice price = FilamentPrices.of(trainer.data().heldOut(BOUND_SAMPLES), model.dataDimension(),
                    model.standardization().mean()).at(1 / certificate.least());
            return new Row(config.flow().family().label(), config.dataset().name(), config.flow().couplings(), config.seed(),
                    model.parameters().length, end.gap(), end.get(HistoryMetric.GAP_ERROR), gaussianGap(trainer.data()),
                    end.get(HistoryMetric.KAPPA_P50), end.get(HistoryMetric.KAPPA_MAX), end.get(HistoryMetric.SIGMA_LEAST_STANDARD_P50),
                    end.get(HistoryMetric.SIGMA_MIN), sigma[0][sigma[0].length - 1], 1 / certificate.greatest(), 1 / certificate.least(),
                    LipschitzBound.of(samples, model.dataDimension(), model.standardization().mean()).value(),
                    price.nats(), price.error(), convergence.learned(), convergence.lateFall());
        }
    }

    /** The gap of the normal distribution with the data's mean and covariance: what a linear flow can come to. */
    static double gaussianGap(RunData data) {
        Points points = data.training();
        int n = points.count();
        int d = points.dimension();
        double[] mean = new double[d];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < d; c++) {
                mean[c] += points.get(i, c) / n;
            }
        }
        double[] covariance = new double[d * d];
        for (int i = 0; i < n; i++) {
            for (int r = 0; r < d; r++) {
                for (int c = 0; c < d; c++) {
                    covariance[r * d + c] += (points.get(i, r) - mean[r]) * (points.get(i, c) - mean[c]) / n;
                }
            }
        }
        return 0.5 * d * Math.log(2 * Math.PI * Math.E) + 0.5 * LogDeterminant.byElimination(covariance, d) - data.floor();
    }

    /** At the start of a run: the cosine of the gradient by all biases with central differences of the loss at the same points. */
    private static double cosine(TrainingConfig config) {
        RunData data = RunData.of(config.dataset(), config.seed());
        FlowLayout layout = new FlowLayout(config.flow(), 2);
        double[] initial = layout.initialParameters(new RandomStreams(config.seed()).stream(Purpose.INITIAL_WEIGHTS));
        double[] values = data.heldOut(DIFFERENCE_POINTS).values().clone();
        data.standardization().apply(values, DIFFERENCE_POINTS, 2);
        Block points = Block.allocate(Precision.DOUBLE, DIFFERENCE_POINTS, 2);
        for (int i = 0; i < DIFFERENCE_POINTS; i++) {
            points.set(i, values[2 * i]);
            points.set(DIFFERENCE_POINTS + i, values[2 * i + 1]);
        }
        int[] all = new int[DIFFERENCE_POINTS];
        Arrays.setAll(all, i -> i);
        Block parameters = Block.allocate(Precision.DOUBLE, layout.parameterCount(), 1);
        LikelihoodGradient gradient = new LikelihoodGradient(layout, parameters, DIFFERENCE_POINTS, 1);
        loss(gradient, parameters, initial, points, all);
        Block slopes = Block.allocate(Precision.DOUBLE, layout.parameterCount(), 1);
        slopes.pullFrom(gradient.gradient(0));
        double product = 0;
        double squares = 0;
        double differenceSquares = 0;
        for (int layer = 0; layer <= config.flow().couplings(); layer++) {
            for (int c = 0; c < 2; c++) {
                int at = layout.affine(layer).bias() + c;
                double[] moved = initial.clone();
                moved[at] += SHIFT;
                double up = loss(gradient, parameters, moved, points, all);
                moved[at] -= 2 * SHIFT;
                double difference = (up - loss(gradient, parameters, moved, points, all)) / (2 * SHIFT);
                product += difference * slopes.get(at);
                squares += slopes.get(at) * slopes.get(at);
                differenceSquares += difference * difference;
            }
        }
        return product / Math.sqrt(squares * differenceSquares);
    }

    private static double loss(LikelihoodGradient gradient, Block parameters, double[] values, Block points, int[] all) {
        for (int i = 0; i < values.length; i++) {
            parameters.set(i, values[i]);
        }
        parameters.push();
        gradient.load(points, all, new RandomStreams(1).stream(Purpose.PADDING), 0);
        return gradient.evaluate(1.0 / all.length, 0) / all.length;
    }

    private static List<Depth> greedy(DatasetSpec dataset, int layers, List<Long> seeds) {
        List<List<HistoryRow>> histories = new ArrayList<>();
        for (long seed : seeds) {
            try (Trainer trainer = new Trainer(greedyConfig(dataset, layers, seed), Team.threadsFor(2))) {
                while (!trainer.isFinished() && trainer.advance()) {
                    // Each step fits a layer and is a row of the history.
                }
                histories.add(trainer.snapshot(0).history());
            }
        }
        return DEPTHS.stream().filter(depth -> depth <= layers).map(depth -> new Depth(dataset.name(), depth,
                median(histories, depth, HistoryRow::gap), median(histories, depth, row -> row.get(HistoryMetric.GAP_ERROR)),
                median(histories, depth, row -> row.get(HistoryMetric.KAPPA_P50)),
                median(histories, depth, row -> row.get(HistoryMetric.SIGMA_LEAST_STANDARD_P50)),
                Unconverged.counted(histories.stream().map(rows -> Convergence.of(rows.stream().filter(row -> row.step() <= depth).toList(),
                        Double.NaN)).toList()))).toList();
    }

    private static double median(List<List<HistoryRow>> histories, long depth, ToDoubleFunction<HistoryRow> value) {
        double[] values = histories.stream().flatMap(List::stream).filter(row -> row.step() == depth).mapToDouble(value).sorted().toArray();
        return values.length == 0 ? Double.NaN : (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    /** Two couplings from a formula, without padding: the dear end of the scale. */
    private static List<Measurement> few(Work work) {
        Target annulus = Target.of(Datasets.defaults("annulus"));
        Measurement.Sample sample = Measurement.Sample.of(annulus, work.quick() ? 1_000 : 5_000, 1);
        return List.of(.2, .1, .05, .025).stream()
                .map(epsilon -> Measurement.of(Construction.of(annulus, ConstructionSpec.of(Variant.TWO, epsilon)), sample, () -> false)).toList();
    }

    private static Map<String, Content> curves(List<Row> rows, List<Depth> depths, List<PaddedRow> kinetic, List<Measurement> few) {
        List<Series> gaps = new ArrayList<>();
        List<Series> kappas = new ArrayList<>();
        List<Series> prices = new ArrayList<>();
        for (String dataset : depths.stream().map(Depth::dataset).distinct().toList()) {
            List<Depth> own = depths.stream().filter(depth -> depth.dataset().equals(dataset)).toList();
            String name = "greedy, " + dataset;
            Hue hue = dataset.equals("moons") ? Hue.MODEL : Hue.ZERO;
            double[] across = own.stream().mapToDouble(Depth::layers).toArray();
            double[] gap = own.stream().mapToDouble(Depth::gap).toArray();
            gaps.add(new Series(name, across, gap, hue, Mark.of(gaps.size())));
            kappas.add(new Series(name, across, own.stream().mapToDouble(Depth::kappaMedian).toArray(), hue, Mark.of(kappas.size())));
            prices.add(new Series(name, gap, own.stream().mapToDouble(depth -> RoundOff.bitsNeeded(depth.sigmaMinMedian())).toArray(), hue,
                    Mark.of(prices.size())));
        }
        double[] couplings = kinetic.stream().mapToDouble(PaddedRow::affineCouplings).toArray();
        double[] kineticGap = kinetic.stream().mapToDouble(PaddedRow::gap).toArray();
        gaps.add(new Series("kinetic", couplings, kineticGap, Hue.GAUSSIAN, Mark.of(gaps.size())));
        kappas.add(new Series("kinetic", couplings, kinetic.stream().mapToDouble(PaddedRow::kappaMedian).toArray(), Hue.GAUSSIAN,
                Mark.of(kappas.size())));
        prices.add(new Series("kinetic", kineticGap, kinetic.stream().mapToDouble(row -> RoundOff.bitsNeeded(row.sigmaMinMedian())).toArray(),
                Hue.GAUSSIAN, Mark.of(prices.size())));
        double entropy = Target.of(Datasets.defaults("annulus")).entropy();
        prices.add(new Series("two couplings, median", few.stream().mapToDouble(row -> row.dataNllMedian() - entropy).toArray(),
                few.stream().mapToDouble(row -> RoundOff.bitsNeeded(row.sigmaMinMedian())).toArray(), Hue.INK, Mark.of(prices.size())));
        List<Row> smooth = rows.stream().filter(row -> row.family().equals(FlowFamily.LEAKY.label()) && row.gap() > 0).toList();
        // Runs of other data and seeds are no curve: each is a mark of its own, and the first one has the name.
        Mark leaky = Mark.of(prices.size());
        for (Row row : smooth) {
            prices.add(new Series(row == smooth.get(0) ? "leaky" : "", new double[] {row.gap()},
                    new double[] {RoundOff.bitsNeeded(row.sigmaMinMedian())}, Hue.DATA, leaky));
        }
        Map<String, Content> curves = new LinkedHashMap<>();
        curves.put("gap", new Content("Gap against depth", "affine couplings", "nats", gaps, List.of()));
        curves.put("kappa", new Content("Condition number against depth", "affine couplings", "median κ", kappas, List.of()));
        curves.put("bits-and-nats", new Content("Bits for noise → data → noise, and nats lost", "gap, nats", "mantissa, bits", true, prices,
                List.of()));
        return curves;
    }

    private static List<Finding> findings(List<Row> rows, List<Agreement> agreements, List<Depth> depths, List<PaddedRow> kinetic, int steps) {
        boolean within = rows.stream().allMatch(row -> row.sigmaMin() >= row.certifiedLeast() * (1 - 1e-9)
                && row.sigmaMaxSeen() <= row.certifiedMost() * (1 + 1e-9));
        boolean honest = rows.stream().allMatch(row -> row.seen() <= row.certifiedMost()
                && row.price() <= row.gap() + 4 * Math.hypot(row.gapError(), row.priceError()));
        List<Row> pair = rows.stream().filter(row -> row.dataset().equals("gaussians") && row.family().equals(FlowFamily.LEAKY.label())).toList();
        double tight = pair.stream().mapToDouble(row -> row.seen() / row.certifiedMost()).max().orElse(Double.NaN);
        List<Finding> findings = new ArrayList<>();
        findings.add(hard(rows, agreements, steps));
        findings.add(new Finding("Nets of invertible leaky layers are a family with a Lipschitz constant that the parameters show: no singular value "
                + "leaves the certificate.", PAPER + "; the certificate is " + OURS,
                "In " + rows.size() + " trained flows singular values at 256 held-out points each lay within it; κ was " + range(rows, row -> true,
                        Row::kappaMedian) + " at half of the points, and never above what is certified, " + range(rows, row -> true,
                        row -> row.certifiedMost() / row.certifiedLeast()) + ".", within ? Verdict.AGREE : Verdict.DISAGREE,
                command(config(Datasets.defaults("moons"), FlowFamily.LEAKY, 8, steps, 1))));
        findings.add(new Finding("Samples alone bound the Lipschitz constant from below, and the certificate bounds the gap from below: a filament "
                + "between modes has a price in nats.", OURS,
                (honest ? "In every one of " : "Not in every one of ") + rows.size() + " flows the bound by " + Numbers.count(BOUND_SAMPLES)
                        + " samples was below the certified constant and the price below the gap. Two Gaussians: samples show "
                        + Numbers.brief(tight) + " of the certified constant at best, and the price is " + range(pair, row -> true, Row::price)
                        + " of a gap of " + range(pair, row -> true, Row::gap) + " nats. A certificate that is far from what a flow uses, as of many "
                        + "layers, gives a price near 0.", honest ? Verdict.AGREE : Verdict.DISAGREE,
                command(config(pair(), FlowFamily.LEAKY, 4, steps, 1))));
        findings.add(greedyFinding(depths, kinetic));
        return findings;
    }

    /** To learn is to come nearer than the best single Gaussian. */
    static Finding hard(List<Row> rows, List<Agreement> agreements, int steps) {
        Predicate<Row> smooth = row -> row.family().equals(FlowFamily.LEAKY.label());
        List<Row> moons = rows.stream().filter(row -> row.dataset().equals("moons") && row.layers() == 8).toList();
        long worse = moons.stream().filter(smooth).filter(row -> moons.stream().filter(smooth.negate())
                .anyMatch(other -> other.seed() == row.seed() && other.gap() > row.gap() + ERRORS * (row.gapError() + other.gapError()))).count();
        long pairs = moons.stream().filter(smooth).count();
        Predicate<Row> learned = row -> row.gap() < row.gaussianGap() - ERRORS * row.gapError();
        long smoothLearned = moons.stream().filter(smooth.and(learned)).count();
        long hardLearned = moons.stream().filter(smooth.negate().and(learned)).count();
        double smoothCosine = agreements.stream().filter(each -> each.family().equals(FlowFamily.LEAKY.label())).mapToDouble(Agreement::cosine).min()
                .orElseThrow();
        double hardCosine = agreements.stream().filter(each -> each.family().equals(FlowFamily.LEAKY_HARD.label())).mapToDouble(Agreement::cosine)
                .max().orElseThrow();
        return new Finding("Nets of leaky ReLU do not learn by likelihood; with a rounded kink they do.", OURS,
                "Two moons, 8 layers, 54 parameters: gap " + range(moons, smooth, Row::gap) + " nats with the smooth unit, "
                        + range(moons, smooth.negate(), Row::gap) + " with the leaky ReLU, " + Numbers.brief(moons.get(0).gaussianGap())
                        + " for the best single Gaussian. " + smoothLearned + " of " + pairs + " runs with the smooth unit came nearer than that, "
                        + hardLearned + " of " + pairs + " with the leaky ReLU; with the same seed the smooth one is ahead in " + worse + " of "
                        + pairs + ". Why: the cosine of the gradient by the biases with differences of the loss over steps of " + SHIFT
                        + " is at least " + Numbers.brief(smoothCosine) + " with the smooth unit and at most " + Numbers.brief(hardCosine)
                        + " with the leaky ReLU, whose log-det jumps at kinks where its gradient is blind.",
                smoothLearned == pairs && hardLearned == 0 && worse == pairs && hardCosine < smoothCosine ? Verdict.AGREE
                        : smoothLearned == 0 || hardLearned == pairs || worse == 0 ? Verdict.DISAGREE : Verdict.UNDECIDED,
                command(config(Datasets.defaults("moons"), FlowFamily.LEAKY_HARD, 8, steps, 1)));
    }

    private static Finding greedyFinding(List<Depth> depths, List<PaddedRow> kinetic) {
        // On the law that the kinetic couplings make, up to scale.
        List<Depth> greedy = depths.stream().filter(depth -> depth.dataset().equals(three().name())).toList();
        Depth first = greedy.get(0);
        Depth last = greedy.get(greedy.size() - 1);
        Depth best = greedy.stream().min((one, other) -> Double.compare(one.gap(), other.gap())).orElseThrow();
        PaddedRow shallow = kinetic.get(0);
        PaddedRow deep = kinetic.get(kinetic.size() - 1);
        boolean greedyWorse = last.kappaMedian() > 2 * best.kappaMedian() || last.kappaMedian() > 2 * first.kappaMedian();
        boolean kineticBetter = deep.gap() - shallow.gap() + ERRORS * Math.hypot(deep.gapError(), shallow.gapError()) < 0
                && deep.kappaMedian() < shallow.kappaMedian();
        return new Finding("Layers that are fitted greedily learn without a gradient, but depth ruins their conditioning; depth by kinetic couplings "
                + "heals it.", "greedy layers: " + DRAXLER + "; the pair of curves is " + OURS,
                String.format(Locale.ROOT, "Three Gaussians, the same law up to scale. Greedy, depths %s: gap %s, least at depth %d; median κ %s. "
                        + "Kinetic, with padding, %s couplings: gap %s; median κ %s.", each(greedy, depth -> Integer.toString(depth.layers())),
                        each(greedy, depth -> Numbers.brief(depth.gap())), best.layers(), each(greedy, depth -> Numbers.brief(depth.kappaMedian())),
                        each(kinetic, row -> Integer.toString(row.affineCouplings())), each(kinetic, row -> Numbers.brief(row.gap())),
                        each(kinetic, row -> Numbers.brief(row.kappaMedian()))),
                greedyWorse && kineticBetter ? Verdict.AGREE : greedyWorse || kineticBetter ? Verdict.UNDECIDED : Verdict.DISAGREE,
                command(greedyConfig(three(), last.layers(), 1)));
    }

    private static <T> String each(List<T> values, Function<T, String> words) {
        return String.join(", ", values.stream().map(words).toList());
    }

    private static String range(List<Row> rows, Predicate<Row> which, ToDoubleFunction<Row> value) {
        double[] values = rows.stream().filter(which).mapToDouble(value).sorted().toArray();
        String low = Numbers.brief(values[0]);
        String high = Numbers.brief(values[values.length - 1]);
        return low.equals(high) ? low : low + " to " + high;
    }

    /** Without the program's name, which the page puts before it. */
    private static String command(TrainingConfig config) {
        return CommandText.train(config).text(CommandText.NAME).substring(CommandText.NAME.length() + 1).replaceFirst("--out \\S+", "--out DIR");
    }

    private static Path write(String name, List<? extends Record> rows, Path folder) {
        Path file = folder.resolve(name + ".csv");
        ConstructionFolder.writeRows(rows, file);
        return file;
    }

    private static Table table(List<Row> rows) {
        return new Table("Trained leaky layers, clamp 1: every run. L is the Lipschitz constant of noise to data in data units, from samples "
                + "at least, certified at most; the price is the least gap of any flow with that L. " + Unconverged.OF_EACH,
                List.of("unit", "dataset", "layers", "seed", "parameters", "gap, nats", "one Gaussian", "κ median", "κ largest", "κ certified",
                        "L, samples", "L, certified", "price", Unconverged.COLUMN),
                rows.stream().map(row -> List.of(row.family().equals(FlowFamily.LEAKY.label()) ? "smooth" : "leaky ReLU", row.dataset(),
                        Integer.toString(row.layers()), Long.toString(row.seed()), Integer.toString(row.parameters()),
                        Numbers.brief(row.gap()) + " ± " + Numbers.brief(row.gapError()), Numbers.brief(row.gaussianGap()),
                        Numbers.brief(row.kappaMedian()), Numbers.brief(row.kappaMax()),
                        Numbers.brief(row.certifiedMost() / row.certifiedLeast()), Numbers.brief(row.seen()), Numbers.brief(row.certifiedMost()),
                        Numbers.uncertain(row.price(), row.priceError()), Unconverged.word(row.convergence()))).toList());
    }

    private static Table depthTable(List<Depth> depths) {
        return new Table("Greedy layers, medians over seeds. The bits are those of a mantissa with which half of the points come from noise to "
                + "data and back to within " + Numbers.brief(RoundOff.RETURN) + ", in units of the noise. "
                + Unconverged.DEFINITION + " Here that is counted in layers, and only the part of a run up to this depth is looked at.",
                List.of("dataset", "layers", "gap, nats", "κ median", "bits", Unconverged.COLUMN),
                depths.stream().map(depth -> List.of(depth.dataset(), Integer.toString(depth.layers()), Numbers.brief(depth.gap()) + " ± "
                        + Numbers.brief(depth.gapError()), Numbers.brief(depth.kappaMedian()),
                        Numbers.fixed(RoundOff.bitsNeeded(depth.sigmaMinMedian()), 1), depth.notConverged())).toList());
    }

    private static List<String> setUp(int steps, int seeds) {
        return List.of(String.format(Locale.ROOT, "A leaky layer turns, stretches each axis by a factor that the clamp bounds, turns again, shifts, "
                + "and bends each coordinate: with a slope of 0.3 or 1 (leaky ReLU), or with a smooth unit between these slopes. Trained as "
                + "couplings are, %,d steps of Adam, batch 256, rate 0.01, %d seeds; every run is shown.", steps, seeds),
                "A greedy layer makes the mean 0 and the variance 1 along one direction given the coordinate along another, the best of 24 pairs, "
                + "in 40 bins, and is never changed again: a step for each layer, and no gradient.");
    }

    private static List<String> notes() {
        return List.of("The differences of the loss are taken at the start of the runs, at " + Numbers.count(DIFFERENCE_POINTS)
                        + " held-out points, over a step that carries many points across a kink.",
                "Kinetic couplings have Gaussian padding and are made from the formula of the law; greedy layers see samples alone. The two show "
                        + "what depth may do, not which is the better method.",
                "Bits follow from the median of the least singular value by a law measured of constructions, see the chapter on few couplings.");
    }
}
