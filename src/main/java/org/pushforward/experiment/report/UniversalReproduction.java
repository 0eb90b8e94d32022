package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.UniversalCurves;
import org.pushforward.chart.UniversalCurves.Quantity;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.ConstructionFolder;
import org.pushforward.experiment.run.TargetSource;
import org.pushforward.experiment.run.UniversalFolder;
import org.pushforward.fit.OptimalTransport.Measured;
import org.pushforward.theory.image.RingedPlanet;
import org.pushforward.theory.universal.Construction;
import org.pushforward.theory.universal.ConstructionSpec;
import org.pushforward.theory.universal.Measurement;
import org.pushforward.theory.universal.Price;
import org.pushforward.theory.universal.RoundOff;
import org.pushforward.theory.universal.RoundOffRow;
import org.pushforward.theory.universal.Target;
import org.pushforward.theory.universal.Variant;
import org.pushforward.theory.universal.learn.LearnedCouplings;
import org.pushforward.theory.universal.learn.LearnedCouplings.Distance;
import org.pushforward.theory.universal.learn.LearnedFlow;
import org.pushforward.train.TrainingConfig;

/** Few couplings suffice, at a price: the theorem's construction and one with two couplings, and which of their numbers pay. */
final class UniversalReproduction implements Reproduction {

    private static final String THEOREM = "the paper, on universal approximation";
    private static final String BLOG = "the paper and its blog post, on the conditioning of that construction";
    private static final String OURS = "this program's; not found in the literature we searched";
    private static final String ANNULUS = "annulus";
    private static final String LEARNED = "moons";
    private static final long SEED = 1;
    private static final int SEEDS = 3;
    private static final int QUICK_WIDTH = 16;
    /** How far a fitted exponent may be from that of theory. */
    private static final double NEAR = 0.15;
    private static final int PLANET_PIXELS = 256;
    private static final List<Integer> BITS = List.of(12, 16, 20, RoundOff.FLOAT_BITS, 30, RoundOff.DOUBLE_BITS);

    /** Rows of a target and variant. */
    private record Study(String target, Variant variant, List<Measurement> rows) {

        String command() {
            return "universal --target " + target + " --epsilon "
                    + String.join(",", rows.stream().map(row -> Double.toString(row.epsilon())).toList())
                    + " --variant " + variant.label() + " --points " + rows.get(0).points() + " --out DIR";
        }

        double slope(Quantity quantity) {
            return quantity.slope(rows).exponent();
        }

        String ends(ToDoubleFunction<Measurement> of) {
            return Numbers.brief(of.applyAsDouble(rows.get(0))) + " to " + Numbers.brief(of.applyAsDouble(rows.get(rows.size() - 1)));
        }

        double most(ToDoubleFunction<Measurement> of) {
            return rows.stream().mapToDouble(of).max().orElseThrow();
        }

        String name() {
            return variant.label() + "-" + target;
        }
    }

    @Override
    public String id() {
        return "few-couplings";
    }

    @Override
    public String title() {
        return "Few couplings: universal, at a price";
    }

    @Override
    public Chapter run(Work work) {
        Path folder = work.folder().resolve(work.quick() ? "quick" : "full");
        ResultFiles.createFolder(folder);
        int points = work.quick() ? 20_000 : 100_000;
        List<Double> epsilons = work.quick() ? List.of(0.2, 0.1, 0.05, 0.025, 0.0125) : List.of(0.2, 0.1, 0.05, 0.025, 0.0125, 0.00625);
        Target annulus = Target.of(Datasets.defaults(ANNULUS));
        List<Study> studies = new ArrayList<>();
        for (Variant variant : Variant.values()) {
            studies.add(study(work, annulus, variant, epsilons, points));
        }
        for (String other : List.of(LEARNED, "gaussians")) {
            Target target = Target.of(Datasets.defaults(other));
            studies.add(study(work, target, Variant.TWO, epsilons, points));
            studies.add(study(work, target, Variant.COMPANDED, epsilons, points));
        }
        DatasetSpec moons = Datasets.defaults(LEARNED);
        Target law = Target.of(moons);
        List<LearnedFlow> learned = new ArrayList<>();
        Map<Long, Distance> written = new LinkedHashMap<>();
        for (long seed = 1; seed <= (work.quick() ? 1 : SEEDS); seed++) {
            work.progress().accept(title() + ": trained flows, seed " + seed);
            // The wide ones take most of the time.
            List<TrainingConfig> configs = LearnedCouplings.configs(moons, seed).stream()
                    .filter(config -> !work.quick() || config.flow().hidden() <= QUICK_WIDTH).toList();
            LearnedCouplings.Judge judge = new LearnedCouplings.Judge(LearnedCouplings.data(moons, seed));
            learned.addAll(LearnedCouplings.train(configs, judge, progress -> { }, () -> false).flows());
            written.put(seed, judge.distance(Construction.of(law, ConstructionSpec.of(Variant.TWO, epsilons.get(epsilons.size() - 1)))));
        }
        work.progress().accept(title() + ": arithmetic with fewer bits");
        List<RoundOffRow> bits = bits(annulus, epsilons.subList(1, epsilons.size()));
        List<Path> files = new ArrayList<>();
        List<PictureGrid.Row> pictures = new ArrayList<>();
        for (Study study : studies) {
            Path file = folder.resolve(study.name() + ".csv");
            ConstructionFolder.writeRows(study.rows(), file);
            files.add(file);
            if (study.target().equals(ANNULUS)) {
                Map<String, DecadeChart.Content> curves = UniversalCurves.of(study.variant(), Price.BOTH, study.rows(), annulus.unit(),
                        annulus.entropy());
                pictures.add(new PictureGrid.Row(study.variant().title(), List.of("w2", "conditioning", "likelihood").stream().map(name -> {
                    Path picture = folder.resolve(study.name() + "-" + name + ".png");
                    ResultFiles.write(picture, ConstructionFolder.picture(curves.get(name)));
                    return picture;
                }).toList()));
            }
        }
        Path file = folder.resolve("bits.csv");
        ConstructionFolder.writeRows(bits, file);
        files.add(file);
        Path flows = folder.resolve("learned.csv");
        ConstructionFolder.writeRows(learned, flows);
        files.add(flows);
        Study two = find(studies, LEARNED, Variant.TWO);
        double entropy = law.entropy();
        Path gaps = folder.resolve("learned.png");
        ResultFiles.write(gaps, ConstructionFolder.picture(UniversalCurves.gaps(Variant.TWO, two.rows(), law.unit(), entropy, learned)));
        List<Finding> findings = findings(studies, bits);
        findings.add(learned(two, entropy, learned, written));
        return new Chapter(setUp(points), findings, List.of(
                new PictureGrid("The annulus by each construction, with fitted exponents; dashed: theory.",
                        List.of("W₂", "conditioning", "likelihood"), pictures), painted(work, folder),
                new PictureGrid("Moons, written down and learned: gap against W₂. A mark is a training; W₂ of these is that of 1,000 "
                        + "samples, and W₂ of the couplings that are written down a bound by the formula.",
                        List.of("gap against W₂"), List.of(new PictureGrid.Row("two couplings; two and three trained", List.of(gaps))))),
                List.of(table(studies), learnedTable(learned), bitsTable(bits)), notes(), files, studies.get(0).command());
    }

    private Study study(Work work, Target target, Variant variant, List<Double> epsilons, int points) {
        work.progress().accept(title() + ": " + variant.phrase() + ", " + target.name());
        Measurement.Sample sample = Measurement.Sample.of(target, points, SEED);
        return new Study(target.name(), variant, epsilons.stream().map(epsilon ->
                Measurement.of(Construction.of(target, ConstructionSpec.of(variant, epsilon)), sample, () -> false)).toList());
    }

    private static List<RoundOffRow> bits(Target annulus, List<Double> epsilons) {
        Measurement.Sample sample = Measurement.Sample.of(annulus, 10_000, SEED);
        List<RoundOffRow> rows = new ArrayList<>();
        for (double epsilon : epsilons) {
            Construction construction = Construction.of(annulus, ConstructionSpec.of(Variant.COMPANDED, epsilon));
            BITS.forEach(number -> rows.add(RoundOffRow.of(construction, sample, new RoundOff(number))));
        }
        return rows;
    }

    private PictureGrid painted(Work work, Path folder) {
        work.progress().accept(title() + ": a picture");
        Target planet = Target.picture(TargetSource.PLANET, RingedPlanet.picture(PLANET_PIXELS), Target.Ink.LIGHT);
        List<Double> epsilons = List.of(0.1, 0.03, planet.naturalEpsilon());
        List<Path> pictures = epsilons.stream().map(epsilon -> {
            Path picture = folder.resolve("planet-" + epsilon + ".png");
            ResultFiles.write(picture, UniversalFolder.painted(Construction.of(planet, ConstructionSpec.of(Variant.TWO, epsilon)), SEED));
            return picture;
        }).toList();
        return new PictureGrid("A picture of 256 x 256 pixels as a density, painted out of a Gaussian by two affine couplings: 2.6 million samples, "
                + "counted pixel by pixel. On the right a band is a row of pixels. universal --target planet --epsilon 0.1,0.03,0.0078125 --out DIR",
                epsilons.stream().map(epsilon -> "ε = " + epsilon).toList(), List.of(new PictureGrid.Row("two couplings", pictures)));
    }

    private static Study find(List<Study> studies, String target, Variant variant) {
        return studies.stream().filter(study -> study.target().equals(target) && study.variant() == variant).findFirst().orElseThrow();
    }

    private static boolean near(double slope, double expected) {
        return Math.abs(slope - expected) <= NEAR;
    }

    private static String slopeWords(double slope) {
        return Numbers.fixed(slope, 2);
    }

    private static List<Finding> findings(List<Study> studies, List<RoundOffRow> bits) {
        Study naive = find(studies, ANNULUS, Variant.NAIVE);
        Study refined = find(studies, ANNULUS, Variant.REFINED);
        Study companded = find(studies, ANNULUS, Variant.COMPANDED);
        Study two = find(studies, ANNULUS, Variant.TWO);
        List<Study> twos = List.of(two, find(studies, LEARNED, Variant.TWO), find(studies, "gaussians", Variant.TWO));
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("Three affine couplings come as close in W₂ as one likes to a law of bounded support.", THEOREM,
                "On the annulus the bound of W₂ falls from " + refined.ends(Measurement::w2) + " (equal cells, exponent "
                        + slopeWords(refined.slope(Quantity.W2)) + "), from " + companded.ends(Measurement::w2) + " (companded, "
                        + slopeWords(companded.slope(Quantity.W2)) + "), from " + naive.ends(Measurement::w2) + " (naive, "
                        + slopeWords(naive.slope(Quantity.W2)) + "). These are instances, with the theorem's idea and our constants.",
                Verdict.of(near(refined.slope(Quantity.W2), 1) && near(companded.slope(Quantity.W2), 1) && near(naive.slope(Quantity.W2), 1)),
                companded.command()));
        findings.add(new Finding("The smallest singular value of the construction goes to 0 with epsilon (in the blog post's words it scales like "
                + "1/epsilon, which we read as a slip for its inverse).", BLOG,
                "σ min ~ ε^" + slopeWords(refined.slope(Quantity.SIGMA_MIN)) + " (equal cells, from " + refined.ends(Measurement::sigmaMinMedian)
                        + ") and ε^" + slopeWords(naive.slope(Quantity.SIGMA_MIN)) + " (naive).",
                Verdict.of(near(refined.slope(Quantity.SIGMA_MIN), 1) && near(naive.slope(Quantity.SIGMA_MIN), 2)), refined.command()));
        double kappa = Math.max(refined.most(Measurement::kappaMedian), companded.most(Measurement::kappaMedian));
        findings.add(new Finding("The condition number need not grow: both singular values fall together, and the determinant pays.", OURS,
                "Median κ stays below " + Numbers.brief(naive.most(Measurement::kappaMedian)) + " (naive) and " + Numbers.brief(kappa)
                        + " (refined, companded) at every ε, while |det J| falls like ε^" + slopeWords(refined.slope(Quantity.DET)) + " and ε^"
                        + slopeWords(naive.slope(Quantity.DET)) + ".",
                Verdict.of(naive.most(Measurement::kappaMedian) < 2 && kappa < 10), refined.command()));
        findings.add(new Finding("Two affine couplings suffice, and need no optimal transport; one cannot.", OURS,
                String.join("; ", twos.stream().map(study -> study.target() + ": W₂ from " + study.ends(Measurement::w2) + ", exponent "
                        + slopeWords(study.slope(Quantity.W2))).toList()) + ". One coupling leaves a Gaussian marginal, which is the argument.",
                Verdict.of(twos.stream().allMatch(study -> near(study.slope(Quantity.W2), 1))), two.command()));
        findings.add(new Finding("Two couplings pay in κ, which grows like 1/epsilon.", OURS, "κ from " + two.ends(Measurement::kappaMedian)
                + ", exponent " + slopeWords(two.slope(Quantity.KAPPA)) + ".", Verdict.of(near(two.slope(Quantity.KAPPA), -1)), two.command()));
        findings.add(new Finding("What converges in W₂ diverges in likelihood: that is why the theorem does not help training.", OURS,
                "The median NLL of the data rises from " + two.ends(Measurement::dataNllMedian) + " nats (two couplings, ε^"
                        + slopeWords(two.slope(Quantity.NLL)) + ") and from " + refined.ends(Measurement::dataNllMedian) + " (equal cells, ε^"
                        + slopeWords(refined.slope(Quantity.NLL)) + "); the annulus has an entropy of 1.61.",
                Verdict.of(near(two.slope(Quantity.NLL), -2) && refined.slope(Quantity.NLL) < -2), two.command()));
        DoubleSummaryStatistics ratios = bits.stream().filter(row -> row.misread() == 0).mapToDouble(row -> row.roundTripMedian() / row.law())
                .summaryStatistics();
        findings.add(new Finding("Inverting loses .13 u / σ min, u the unit of the arithmetic.", OURS,
                ratios.getCount() == 0 ? "With no number of bits all digits are read as written."
                        : "Measured over that, " + Numbers.fixed(ratios.getMin(), 2) + " to " + Numbers.fixed(ratios.getMax(), 2) + " times, where "
                        + "all digits are read as written (12 to 52 bits).", roundTrips(ratios),
                "universal --target annulus --epsilon 0.1,0.05 --variant companded --bits 12,16,20,23,30,52 --points 10000 --out DIR"));
        return findings;
    }

    /** @param ratios of errors to those expected; of none there is nothing to agree with */
    static Verdict roundTrips(DoubleSummaryStatistics ratios) {
        return ratios.getCount() == 0 ? Verdict.UNDECIDED : Verdict.of(ratios.getMin() > 0.5 && ratios.getMax() < 2);
    }

    /**
     * What trained flows are beside couplings that are written down.
     *
     * @param written by seed, W2 of the finest of these, by the samples that the flows of that seed are judged by
     */
    private static Finding learned(Study two, double entropy, List<LearnedFlow> learned, Map<Long, Distance> written) {
        Measurement last = two.rows().get(two.rows().size() - 1);
        double least = two.rows().stream().mapToDouble(row -> row.dataNllMedian() - entropy).min().orElseThrow();
        DoubleSummaryStatistics gaps = learned.stream().mapToDouble(LearnedFlow::gap).summaryStatistics();
        DoubleSummaryStatistics kappas = learned.stream().mapToDouble(LearnedFlow::kappaMedian).summaryStatistics();
        DoubleSummaryStatistics distances = learned.stream().mapToDouble(LearnedFlow::w2AtMost).summaryStatistics();
        DoubleSummaryStatistics same = written.values().stream().mapToDouble(distance -> distance.measured().value()).summaryStatistics();
        long told = learned.stream().filter(flow -> isFarther(flow, written.get(flow.seed()))).count();
        return new Finding("As many couplings, trained by likelihood, find another balance: a small gap and a moderate κ, and a W₂ that samples "
                + "tell from that of couplings that are written down.", OURS,
                "Moons, " + learned.size() + " trainings of 2 and 3 couplings, widths "
                        + learned.stream().map(LearnedFlow::width).distinct().map(String::valueOf).collect(Collectors.joining(" and "))
                        + ": gap " + Numbers.fixed(gaps.getMin(), 3) + " to "
                        + Numbers.fixed(gaps.getMax(), 3) + " nats, median κ " + Numbers.brief(kappas.getMin()) + " to "
                        + Numbers.brief(kappas.getMax())
                        + ". W₂ of 1,000 samples is " + Numbers.brief(distances.getMin()) + " to " + Numbers.brief(distances.getMax())
                        + "; of couplings that are written down, ε = " + last.epsilon() + ", by the same samples " + Numbers.brief(same.getMin())
                        + " to " + Numbers.brief(same.getMax()) + ", where samples of the data themselves are "
                        + Numbers.brief(learned.get(0).w2Floor()) + " apart. " + told + " of the trainings are farther by more than three standard "
                        + "errors. By the formula W₂ of the couplings that are written down is at most " + Numbers.brief(last.w2())
                        + ", at a median gap of " + Numbers.brief(least)
                        + " nats or more. This is of these trainings, not of all that could be done.",
                learnedVerdict(learned, written, least), two.command().replace(" --out DIR", " --learned --out DIR"));
    }

    /** Like is compared with like: samples with samples. @param least gap of the couplings that are written down, nats */
    static Verdict learnedVerdict(List<LearnedFlow> learned, Map<Long, Distance> written, double least) {
        return Verdict.all(learned.stream().flatMap(flow -> Stream.of(Verdict.below(-flow.gap(), flow.gapError(), 0),
                Verdict.below(flow.gap(), flow.gapError(), least),
                isFarther(flow, written.get(flow.seed())) ? Verdict.AGREE : Verdict.UNDECIDED)).toArray(Verdict[]::new));
    }

    private static boolean isFarther(LearnedFlow flow, Distance written) {
        return new Distance(new Measured(flow.w2(), flow.w2Floor(), flow.w2FloorSpread()), flow.w2Error()).isFartherThan(written);
    }

    private static Table learnedTable(List<LearnedFlow> learned) {
        return new Table("Flows of two and three couplings that were trained on moons, 1,200 steps each. " + Unconverged.OF_EACH,
                List.of("flow", "seed", "gap, nats", "W₂ of samples, data units", "sampling floor ± spread", "κ, median", "κ, 95 %",
                        Unconverged.COLUMN),
                learned.stream().map(flow -> List.of(flow.name(), Long.toString(flow.seed()),
                        Numbers.fixed(flow.gap(), 3) + " ± " + Numbers.fixed(flow.gapError(), 3),
                        Double.isNaN(flow.w2()) ? "not told from the floor" : Numbers.uncertain(flow.w2(), flow.w2Error()),
                        Numbers.brief(flow.w2Floor()) + " ± " + Numbers.brief(flow.w2FloorSpread()),
                        Numbers.brief(flow.kappaMedian()), Numbers.brief(flow.kappaHigh()), Unconverged.word(flow.convergence()))).toList());
    }

    private static Table table(List<Study> studies) {
        return new Table("All constructions: from the largest to the smallest ε, and the fitted exponent. The snake and the ramps have κ without "
                + "bound by design: their couplings are Lipschitz instead.",
                List.of("target", "construction", "W₂", "exponent", "σ min, median", "κ, median", "entropy lost, nats", "NLL, median"),
                studies.stream().map(study -> List.of(study.target(), study.variant().phrase(), study.ends(Measurement::w2),
                        slopeWords(study.slope(Quantity.W2)), study.ends(Measurement::sigmaMinMedian), study.ends(Measurement::kappaMedian),
                        study.ends(Measurement::entropyLost), study.ends(Measurement::dataNllMedian))).toList());
    }

    private static Table bitsTable(List<RoundOffRow> bits) {
        return new Table("Three companded couplings of the annulus in arithmetic with fewer bits: share of points with a digit misread, and W₂. 23 "
                + "bits are float. The breaking point of double is not reachable: it would need a table of some 10¹⁵ entries.",
                List.of("ε", "bits", "misread", "W₂", "round trip, median"), bits.stream().map(row -> List.of(Double.toString(row.epsilon()),
                        Integer.toString(row.mantissaBits()), Numbers.brief(row.misread()), Numbers.brief(row.w2()),
                        Numbers.brief(row.roundTripMedian()))).toList());
    }

    private static List<String> setUp(int points) {
        return List.of("Couplings that are written down rather than trained: one coordinate is hidden in the low-order digits of the other, and read "
                + "from there. Each is a bijection of the plane, so inverse and density are exact everywhere; only continuity fails at jumps.",
                String.format(Locale.ROOT, "Measured at %,d points of noise and as many of the data. W₂ is bounded from above by the root mean "
                        + "square of the distance to an exact transport at the same noise; singular values are those of noise → data.", points));
    }

    private static List<String> notes() {
        return List.of("The paper's own constants were not available to us; what is measured are constructions with its idea.",
                "No statement about the best σ min follows, and none is known to us.",
                "At equal W₂ two couplings have the larger σ min and determinant, three refined ones the smaller κ: which number pays is a choice.");
    }
}
