package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.pushforward.chart.DecadeChart.Content;
import org.pushforward.chart.DecadeChart.Hue;
import org.pushforward.chart.DecadeChart.Series;
import org.pushforward.chart.Mark;
import org.pushforward.chart.Numbers;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.data.TableChoice;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.ConstructionFolder;
import org.pushforward.experiment.run.Metric;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepSummary;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/**
 * What learned 1x1 layers are worth: at equal parameters against fixed halves and random permutations, and how many times as many couplings on fixed
 * halves come as close to the data.
 */
final class PartitionReproduction implements Reproduction {

    private static final String PAPER = "the paper and its blog post, on the choice of the partition";
    private static final String BLOG = "the authors' blog post: \"a GLOW-style linear layer could make your network between 5 and 47 times smaller\"";
    private static final String OURS = "this program's question";
    private static final int DIMENSION = 8;
    private static final int MODES = 16;
    private static final double NOISE = 0.25;
    /** Units of a conditioner beside a learned layer, which has numbers of its own. */
    private static final int HIDDEN = 16;
    /** Units elsewhere, so that the couplings have as many trained numbers, to within 4 %. */
    private static final int WIDER = 17;
    /** Times as many couplings: what the blog post says at least. */
    private static final double TIMES_LEAST = 5;
    /** And at most, which so few couplings as are trained here cannot test. */
    private static final int TIMES_MOST = 47;

    /**
     * What is trained.
     *
     * @param steps of each run
     * @param batch points of each step
     * @param seeds how many
     * @param equal numbers of couplings at which the partitions are compared
     * @param more  of couplings on fixed halves besides, ascending, above all of these; a number of couplings is judged where five times as many
     *              are among them
     */
    record Plan(int steps, int batch, int seeds, List<Integer> equal, List<Integer> more) {

        static Plan of(boolean quick) {
            return quick ? new Plan(200, 128, 3, List.of(2, 4), List.of(12)) : new Plan(800, 128, 5, List.of(2, 4), List.of(8, 16, 24));
        }

        Sweep sweep() {
            TrainingConfig usual = TrainingConfig.defaults();
            FlowSpec flow = usual.flow();
            List<FlowSpec> flows = new ArrayList<>();
            for (Partition partition : Partition.values()) {
                int hidden = partition == Partition.LINEAR ? HIDDEN : WIDER;
                List<Integer> couplings = new ArrayList<>(equal);
                couplings.addAll(partition == Partition.HALVES ? more : List.of());
                couplings.forEach(count -> flows.add(new FlowSpec(count, hidden, flow.depth(), flow.activation(), flow.clamp(), partition,
                        flow.coupling())));
            }
            TrainingConfig base = usual.withDataset(new DatasetSpec("sphere", NOISE, MODES, 0, Datasets.DEFAULT_COUNT, TableChoice.DEFAULT,
                    DIMENSION))
                    .withOptimization(new Optimization(steps, batch, usual.optimization().rate(), Schedule.COSINE, usual.optimization().clip(),
                            Precision.FLOAT)).withInstruments(new HistorySpec(Math.max(1, steps / 10), 2_048, 256));
            return new Sweep(base, List.of(Factor.flows(flows)), LongStream.rangeClosed(1, seeds).boxed().toList());
        }
    }

    private final Function<Boolean, Plan> design;

    PartitionReproduction() {
        this(Plan::of);
    }

    /** @param design what is trained, given whether it is to be quick */
    PartitionReproduction(Function<Boolean, Plan> design) {
        this.design = design;
    }

    @Override
    public String id() {
        return "partition";
    }

    @Override
    public String title() {
        return "Is it power or is it algorithm?";
    }

    @Override
    public Chapter run(Work work) {
        Plan plan = design.apply(work.quick());
        SweepStudy study = SweepStudy.make(work, work.quick() ? "quick" : "full", plan.sweep());
        Gaps gaps = new Gaps(study.rows());
        Path picture = work.folder().resolve("partition.png");
        ResultFiles.write(picture, ConstructionFolder.picture(curves(study.rows())));
        return new Chapter(setUp(plan), List.of(equal(plan, gaps, study), mixing(plan, gaps, study), times(plan, gaps, study)),
                List.of(new PictureGrid("The gap against the number of trained parameters, medians over seeds; a mark is a number of couplings.",
                        List.of("gap against parameters"), List.of(new PictureGrid.Row("partitions", List.of(picture))))),
                List.of(table(study.rows())), notes(), study.files(), study.words());
    }

    /** The gaps of a sweep by partition, couplings and seed; NaN of a run that diverged. */
    private static final class Gaps {

        private record Key(Partition partition, int couplings, long seed) {
        }

        private final Map<Key, Double> gaps = new LinkedHashMap<>();

        Gaps(List<SweepRow> rows) {
            for (SweepRow row : rows) {
                FlowSpec flow = row.config().flow();
                gaps.put(new Key(flow.partition(), flow.couplings(), row.config().seed()), row.diverged() ? Double.NaN : row.get(Metric.GAP));
            }
        }

        double of(Partition partition, int couplings, long seed) {
            return gaps.get(new Key(partition, couplings, seed));
        }
    }

    private static double[] ratios(Plan plan, int couplings, Gaps gaps, Partition above, Partition below) {
        return LongStream.rangeClosed(1, plan.seeds()).mapToDouble(seed -> gaps.of(above, couplings, seed) / gaps.of(below, couplings, seed))
                .toArray();
    }

    private static Finding compare(String claim, String source, Partition above, Plan plan, Gaps gaps, SweepStudy study) {
        PairedComparison comparison = PairedComparison.of(plan.equal().stream()
                .map(couplings -> ratios(plan, couplings, gaps, above, Partition.LINEAR)).toList(), 1);
        return new Finding(claim, source,
                String.format(Locale.ROOT, "In %d of %d pairs of runs (same number of couplings, parameters to within 4 %%, "
                + "same seed) the gap on %s is larger than with learned 1×1 layers. ", comparison.greater(), comparison.pairs(), above.phrase())
                + comparison.words(), comparison.verdict(true), study.words());
    }

    private static Finding equal(Plan plan, Gaps gaps, SweepStudy study) {
        return compare("At equal parameters, learned 1×1 layers bring a flow closer to its data than fixed halves do.", PAPER, Partition.HALVES, plan,
                gaps, study);
    }

    private static Finding mixing(Plan plan, Gaps gaps, SweepStudy study) {
        return compare("It is that these layers are learned: random permutations in their place do less.", OURS, Partition.PERMUTATIONS, plan, gaps,
                study);
    }

    /**
     * How many times as many couplings on fixed halves have a gap, linear between those that were trained in the logarithms of both.
     *
     * @param couplings that have the gap with learned layers
     * @return 1 where as many do; infinite where the most that were trained do not
     */
    static double times(int[] halves, double[] gaps, int couplings, double gap) {
        if (Double.isNaN(gap) || Arrays.stream(gaps).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        int first = 0;
        while (first < halves.length && gaps[first] > gap) {
            first++;
        }
        if (first == halves.length) {
            return Double.POSITIVE_INFINITY;
        }
        double reached = halves[first];
        if (first > 0 && gap > 0 && gaps[first] > 0) {
            double share = Math.log(gaps[first - 1] / gap) / Math.log(gaps[first - 1] / gaps[first]);
            reached = Math.exp((1 - share) * Math.log(halves[first - 1]) + share * Math.log(halves[first]));
        }
        return Math.max(1, reached / couplings);
    }

    private static Finding times(Plan plan, Gaps gaps, SweepStudy study) {
        int[] halves = Stream.concat(plan.equal().stream(), plan.more().stream()).mapToInt(count -> count).toArray();
        int most = halves[halves.length - 1];
        List<double[]> groups = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<String> left = new ArrayList<>();
        int beyond = 0;
        for (int couplings : plan.equal()) {
            double[] times = LongStream.rangeClosed(1, plan.seeds()).mapToDouble(seed -> times(halves,
                    Arrays.stream(halves).mapToDouble(count -> gaps.of(Partition.HALVES, count, seed)).toArray(), couplings,
                    gaps.of(Partition.LINEAR, couplings, seed))).toArray();
            double bound = (double) most / couplings;
            words.add("K = " + couplings + ": " + String.join(", ", Arrays.stream(times).sorted()
                    .mapToObj(value -> Double.isInfinite(value) ? "more than " + Numbers.brief(bound) : Numbers.brief(value)).toList()));
            if (bound < TIMES_LEAST) {
                // Only what is below could be known here: to count it would decide by what was trained.
                left.add("K = " + couplings);
                continue;
            }
            beyond += (int) Arrays.stream(times).filter(Double::isInfinite).count();
            double[] known = Arrays.stream(times).map(value -> Math.min(value, bound)).toArray();
            groups.add(Arrays.stream(known).map(value -> value / TIMES_LEAST).toArray());
        }
        PairedComparison comparison = PairedComparison.of(groups, 1);
        return new Finding("A learned linear layer makes a network between 5 and 47 times smaller.", BLOG,
                "So many times as many couplings on fixed halves, of as many parameters each, have the gap of K couplings with learned 1×1 layers, "
                + "by "
                        + "seed: " + String.join("; ", words) + ". Above " + Numbers.brief(TIMES_LEAST) + " in " + comparison.greater() + " of "
                        + comparison.pairs() + "." + (beyond == 0 ? "" : " None of the deeper flows came as close in " + beyond + ".")
                        + (left.isEmpty() ? "" : " Not counted: " + String.join(", ", left) + ", where fewer than " + Numbers.brief(TIMES_LEAST)
                        + " times as many couplings were trained.")
                        + " Sign test against " + Numbers.brief(TIMES_LEAST) + ": " + comparison.pWords() + ". The claim is of what can be "
                        + "represented in the worst case; this is of flows that were trained, and of the lower end alone: that it is "
                        + TIMES_MOST + " at most is not tested, since no more than " + Numbers.chosen((double) most / plan.equal().get(0))
                        + " times as many couplings were trained.",
                comparison.verdict(true), study.words());
    }

    private static int trained(TrainingConfig config) {
        return new FlowLayout(config.flow(), RunData.dimension(config.dataset())).trainedCount();
    }

    private static Content curves(List<SweepRow> rows) {
        List<Series> series = new ArrayList<>();
        for (Partition partition : Partition.values()) {
            List<SweepSummary.Group> groups = SweepSummary.groups(rows).stream().filter(group -> group.config().flow().partition() == partition)
                    .toList();
            series.add(new Series(partition.phrase(), partition.title(), groups.stream().mapToDouble(group -> trained(group.config())).toArray(),
                    groups.stream().mapToDouble(group -> group.spread(Metric.GAP).median()).toArray(),
                    switch (partition) {
                        case HALVES -> Hue.MODEL;
                        case PERMUTATIONS -> Hue.NOISE;
                        case LINEAR -> Hue.DATA;
                    }, Mark.of(partition.ordinal())));
        }
        return new Content("Gap against parameters, by partition", "trained parameters", "gap to the floor, nats", series, List.of());
    }

    private static Table table(List<SweepRow> rows) {
        return new Table("Median over seeds (lower to upper quartile). " + Unconverged.DEFINITION,
                List.of("partition", "couplings", "units", "trained parameters", "gap, nats", "κ median", Unconverged.COLUMN),
                SweepSummary.groups(rows).stream().map(group -> List.of(group.config().flow().partition().phrase(),
                        Integer.toString(group.config().flow().couplings()), Integer.toString(group.config().flow().hidden()),
                        Numbers.count(trained(group.config())), SweepStudy.cell(group.spread(Metric.GAP)),
                        SweepStudy.cell(group.spread(Metric.KAPPA_P50)),
                        Unconverged.words(group.rows()))).toList());
    }

    private static List<String> setUp(Plan plan) {
        return List.of(String.format(Locale.ROOT, "Mixtures of %d Gaussians with means on a sphere in %d dimensions, standard deviation %s; affine "
                + "couplings with conditioners of two hidden layers of %d units beside learned layers and %d elsewhere, which makes the numbers of "
                + "trained parameters alike to within 4 %%; Adam for %,d steps of %d points, %d seeds. With learned or permuted partitions every "
                + "coupling transforms the second half, on fixed halves they take turns.", MODES, DIMENSION, NOISE, HIDDEN, WIDER, plan.steps(),
                plan.batch(), plan.seeds()));
    }

    private static List<String> notes() {
        return List.of("Every 1×1 layer is itself a product of couplings on fixed halves, 47 at most, so learned layers add a bounded amount of "
                + "depth "
                + "and nothing that depth could not do: in that sense what they gain at equal parameters is a matter of how such flows train, not of "
                + "what they can represent.",
                "What is compared is flows after so many steps, not the best that each could come to; the last column of the table says how many "
                + "were "
                + "still falling.");
    }
}
