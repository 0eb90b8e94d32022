package org.pushforward.experiment.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pushforward.chart.Numbers;
import org.pushforward.experiment.run.SeparationFolder;
import org.pushforward.experiment.run.SeparationFolder.Summary;
import org.pushforward.theory.separation.DepthBound;
import org.pushforward.theory.separation.SampledW1;
import org.pushforward.theory.separation.Separation;

/** What the paper's lower bound on depth rests on, measured: distances on spheres, codebooks of mixtures, and the shallow generator. */
final class SeparationReproduction implements Reproduction {

    private static final String PAPER = "the paper, lower bound on depth";
    private static final long SEED = 1;
    private static final int POINTS = 256;
    private static final int WORDS = 30;
    private static final double SIGMA = 0.25;
    private static final double RAMP = 1e-3;
    private static final double NARROW = 1e-4;
    /** A deviation beyond so many standard errors is no accident. */
    private static final double ERRORS = 4;
    /** The matched distance is constant if it does not go under a share of the mean distance as d grows. */
    private static final double SHARE = 0.4;
    /** The divergence goes with the ramp's width if a tenth of the one leaves less than a fifth of the other. */
    private static final double SHRINKS = 0.2;

    /** One measurement. */
    private record Row(Separation.Spec spec, Summary summary) {

        String command() {
            return String.format(Locale.ROOT, "separate --dimension %d --components %d --ramp %s --seed %d", spec.dimension(), spec.components(),
                    spec.ramp(), spec.seed());
        }
    }

    @Override
    public String id() {
        return "separation";
    }

    @Override
    public String title() {
        return "What the lower bound on depth counts";
    }

    @Override
    public Chapter run(Work work) {
        List<Separation.Spec> specs = new ArrayList<>();
        for (int dimension : work.quick() ? List.of(2, 8, 32) : List.of(2, 8, 32, 128)) {
            specs.add(new Separation.Spec(dimension, 16, POINTS, WORDS, SIGMA, RAMP, SEED));
        }
        specs.add(new Separation.Spec(8, 8, POINTS, WORDS, SIGMA, RAMP, SEED));
        specs.add(new Separation.Spec(8, 32, POINTS, WORDS, SIGMA, RAMP, SEED));
        specs.add(new Separation.Spec(8, 16, POINTS, WORDS, SIGMA, NARROW, SEED));
        List<Row> rows = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        Path pictures = null;
        for (Separation.Spec spec : specs) {
            work.progress().accept(String.format(Locale.ROOT, "d = %d, k = %d", spec.dimension(), spec.components()));
            Path own = work.folder().resolve(String.format(Locale.ROOT, "d%d-k%d-w%s", spec.dimension(), spec.components(), spec.ramp()));
            Separation separation = Separation.of(spec);
            DepthBound bound = DepthBound.of(spec.dimension(), spec.components());
            // Finished folders hold the same bits: the numbers are cheap, the writing is not.
            if (!Files.exists(own)) {
                try (SeparationFolder folder = new SeparationFolder(own)) {
                    folder.write(separation, bound);
                }
            }
            pictures = pictures == null && spec.dimension() == 8 ? own : pictures;
            rows.add(new Row(spec, Summary.of(separation, bound, null, separation.sampledW1())));
            files.add(own);
        }
        PictureGrid grid = new PictureGrid("Left: the law of the distance of two uniform points on a sphere, exactly, for growing dimensions; the "
                + "upright line is the square root of 2. Right: how many maps the counting asks for, by the size of a net against that of a family "
                + "of mixtures, as sets of points that are sure to exist with all distances above 1; a line ends where there are too few. The "
                + "constants of the argument are not known here, so only how the lines rise means something.", List.of("distances",
                "counting"),
                List.of(new PictureGrid.Row("depth bound", List.of(pictures.resolve("distances.png"), pictures.resolve("counting.png")))));
        return new Chapter(List.of(String.format(Locale.ROOT, "The bound compares two numbers: how many mixtures of k Gaussians, with means on a "
                + "sphere, are far from each other, and how many flows of L maps are. Here are its parts: %,d random pairs of points, %d random "
                + "sets of k out of %d points, and a generator with 2 (k - 1) ReLU units whose law is the mixture up to the mass of its ramps of "
                + "width w; components have a standard deviation of %s with means at radius √d.", Separation.PAIRS, WORDS, POINTS, SIGMA)),
                findings(rows), List.of(grid), List.of(table(rows), samples(rows)), List.of("That the net is smaller than the family is an "
                        + "argument about all flows of a size; nothing here is trained, and no training could prove it. KL is estimated with as "
                        + "many points of each component, by the generator's density in closed form.",
                        "The size of a codebook as words counts the order of the means; as sets, which is what mixtures are, it is smaller."),
                files, rows.get(1).command() + " --out DIR");
    }

    private static List<Finding> findings(List<Row> rows) {
        double worst = rows.stream().mapToDouble(row -> row.summary.deviations()).max().orElseThrow();
        List<Row> dimensions = rows.stream().filter(row -> row.spec.components() == 16 && row.spec.ramp() == RAMP
                && row.spec.dimension() > 2).toList();
        double share = dimensions.stream().mapToDouble(row -> row.summary.matchedMin() / row.summary.exactMeanDistance()).min().orElseThrow();
        boolean rises = dimensions.size() > 1;
        for (int i = 1; i < dimensions.size(); i++) {
            rises &= dimensions.get(i).summary.matchedMean() > dimensions.get(i - 1).summary.matchedMean();
        }
        boolean bounded = rows.stream().allMatch(row -> row.summary.kl() <= row.summary.klBound() + ERRORS * row.summary.klError());
        Row wide = dimensions.get(0);
        Row narrow = rows.get(rows.size() - 1);
        boolean shrinks = narrow.summary.kl() + ERRORS * narrow.summary.klError() < SHRINKS * wide.summary.klBound();
        return List.of(
                new Finding("Random points on a sphere in many dimensions are at nearly one distance from each other.", PAPER,
                        "Mean distances agree with the exact ones, " + String.join(", ", dimensions.stream().map(row -> "d = " + row.spec.dimension()
                                + ": " + Numbers.brief(row.summary.exactMeanDistance())).toList()) + ", to within " + Numbers.brief(worst)
                                + " standard errors; their spread falls like 1/√(2d).",
                        worst < ERRORS ? Verdict.AGREE : Verdict.DISAGREE, dimensions.get(dimensions.size() - 1).command()),
                new Finding("Many mixtures exist that are at a constant distance from each other.", PAPER,
                        "Least and mean matched distance of " + WORDS + " random sets of 16 out of " + POINTS + " points, on the unit sphere: "
                                + String.join("; ", dimensions.stream().map(row -> "d = " + row.spec.dimension() + ": "
                                + Numbers.brief(row.summary.matchedMin()) + ", " + Numbers.brief(row.summary.matchedMean())).toList())
                                + ". That is " + Numbers.brief(share) + " of the mean distance or more, and grows with d.",
                        share > SHARE && rises ? Verdict.AGREE : share > SHARE || rises ? Verdict.UNDECIDED : Verdict.DISAGREE,
                        dimensions.get(0).command()),
                new Finding("A generator with one hidden layer of ReLU units makes such a mixture, nearly.", PAPER,
                        String.format(Locale.ROOT, "KL(mixture || generator) at d = 8, k = 16: %s nats for ramps of %s, %s for %s; in each row of "
                                + "the table it is at most -mean log(k p), %s and %s there, and W1 is at most %s and %s radii. They are not zero: "
                                + "ramps have mass.",
                                Numbers.brief(wide.summary.kl()), RAMP, Numbers.brief(narrow.summary.kl()), NARROW,
                                Numbers.brief(wide.summary.klBound()), Numbers.brief(narrow.summary.klBound()),
                                Numbers.brief(wide.summary.generatorW1Bound()), Numbers.brief(narrow.summary.generatorW1Bound())),
                        bounded && shrinks ? Verdict.AGREE : bounded || shrinks ? Verdict.UNDECIDED : Verdict.DISAGREE, narrow.command()));
    }

    /** What the means prove of W1 beside what samples show. */
    private static Table samples(List<Row> rows) {
        return new Table("W1 of the two nearest mixtures of each codebook, in radii: what their means prove, and what samples show by exact "
                + "assignment, the mean of " + SampledW1.DRAWS + " pairs of samples ± one standard error. Samples show too much on average, by no "
                + "more than twice what two samples of one mixture show.",
                List.of("d", "k", "means: at least", "at most", "samples", "of one mixture", "samples: at least"),
                rows.stream().filter(row -> row.spec.ramp() == RAMP).map(row -> List.of(Integer.toString(row.spec.dimension()),
                        Integer.toString(row.spec.components()), Numbers.brief(row.summary.w1Least()), Numbers.brief(row.summary.matchedMin()),
                        Numbers.uncertain(row.summary.w1Samples(), row.summary.w1SamplesError()),
                        Numbers.uncertain(row.summary.w1SameLaw(), row.summary.w1SameLawError()),
                        Numbers.brief(Math.max(0, row.summary.w1Samples() - 2 * row.summary.w1SameLaw())))).toList());
    }

    private static Table table(List<Row> rows) {
        return new Table("Distances on the unit sphere; sizes of codebooks as powers of two, guaranteed by counting; KL in nats ± one standard "
                + "error.",
                List.of("d", "k", "w", "mean distance", "exact", "matched, least", "mean", "W1 at least", "words", "sets", "KL", "bound"),
                rows.stream().map(row -> List.of(Integer.toString(row.spec.dimension()), Integer.toString(row.spec.components()),
                        Double.toString(row.spec.ramp()), Numbers.brief(row.summary.meanDistance()) + " ± " + Numbers.brief(row.summary
                                .standardError()),
                        Numbers.brief(row.summary.exactMeanDistance()), Numbers.brief(row.summary.matchedMin()),
                        Numbers.brief(row.summary.matchedMean()), Numbers.brief(row.summary.w1Least()), Numbers.brief(row.summary.log2Codebook()),
                        Numbers.brief(row.summary.log2Sets()), Numbers.brief(row.summary.kl()) + " ± " + Numbers.brief(row.summary.klError()),
                        Numbers.brief(row.summary.klBound()))).toList());
    }
}
