package org.pushforward.experiment.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.pushforward.chart.ConstructionCurves;
import org.pushforward.chart.DecadeChart;
import org.pushforward.chart.Numbers;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.ConstructionFolder;
import org.pushforward.theory.padded.PaddedFlow;
import org.pushforward.theory.padded.PaddedRow;
import org.pushforward.theory.padded.PaddedSpec;
import org.pushforward.theory.padded.PaddedTarget;
import org.pushforward.theory.padded.PaddedVariant;
import org.pushforward.theory.splitting.PlaneMap;
import org.pushforward.theory.splitting.Scheme;
import org.pushforward.theory.splitting.Splitting;

/** Padding as scratch space, constant and Gaussian, and the partition of d - 1 against 1 with linear layers: by construction, without training. */
final class ScratchReproduction implements Reproduction {

    private static final String OURS = "this program's; not found in the literature we searched";
    private static final long SEED = 1;
    /** What a slope may differ from the order of its scheme. */
    private static final double SLOPE = .1;
    private static final double ROUNDING = 1e-12;
    /** From one noise of constant padding to the next. */
    private static final double TENTH = 10;
    /** What one of these steps may differ from its limit: in the likelihood, and by share in singular values. */
    private static final double NATS = .02;
    private static final double SHARE = .05;

    @Override
    public String id() {
        return "padding-as-scratch-space";
    }

    @Override
    public String title() {
        return "Padding as scratch space";
    }

    /** Rows of a target and variant, with the command that gives them. */
    private record Study(PaddedTarget target, PaddedVariant variant, List<Double> sigmas, List<Integer> couplings, List<PaddedRow> rows) {

        static Study of(PaddedTarget target, PaddedVariant variant, List<Double> sigmas, List<Integer> couplings, int points) {
            return new Study(target, variant, sigmas, couplings, PaddedSpec.all(target, variant, sigmas, couplings).stream()
                    .map(spec -> PaddedRow.of(new PaddedFlow(spec), points, SEED, share -> true)).toList());
        }

        String name() {
            return word(variant) + "-" + word(target);
        }

        String command() {
            return String.format(Locale.ROOT, "padded --target %s --variant %s --sigma %s%s --out DIR", word(target), word(variant), join(sigmas),
                    variant == PaddedVariant.TWO ? "" : " --couplings " + join(couplings));
        }

        PaddedRow last() {
            return rows.get(rows.size() - 1);
        }

        String each(ToDoubleFunction<PaddedRow> value) {
            return String.join(", ", rows.stream().map(row -> Numbers.brief(value.applyAsDouble(row))).toList());
        }

        /** With its standard error. */
        String each(ToDoubleFunction<PaddedRow> value, ToDoubleFunction<PaddedRow> error) {
            return String.join(", ", rows.stream().map(row -> Numbers.uncertain(value.applyAsDouble(row), error.applyAsDouble(row))).toList());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String join(List<?> values) {
        return String.join(",", values.stream().map(Object::toString).toList());
    }

    @Override
    public Chapter run(Work work) {
        Path folder = work.folder().resolve(work.quick() ? "quick" : "full");
        ResultFiles.createFolder(folder);
        int points = work.quick() ? 2_000 : PaddedRow.POINTS;
        List<Study> studies = new ArrayList<>();
        study(work, studies, PaddedTarget.SQRT5, PaddedVariant.TWO, List.of(.5, .2, .1, .05, .02), List.of(2), points);
        study(work, studies, PaddedTarget.LOGISTIC2, PaddedVariant.TWO, List.of(.5, .2, .05, .01), List.of(2), points);
        study(work, studies, PaddedTarget.LOGISTIC, PaddedVariant.KINETIC, List.of(1.0), List.of(2, 4, 8, 16), points);
        study(work, studies, PaddedTarget.MIXTURE3, PaddedVariant.KINETIC, List.of(.5), work.quick() ? List.of(8, 16, 32) : List.of(8, 16, 32, 64),
                points);
        study(work, studies, PaddedTarget.SQRT5, PaddedVariant.SCRATCH, List.of(1.0, .1, .01, .001), List.of(2), points);
        work.progress().accept(title() + ": maps of the plane between rotations");
        Splitting splitting = Splitting.of(PlaneMap.CUBIC, null, null);
        List<Splitting.Row> steps = new ArrayList<>();
        for (Scheme scheme : Scheme.values()) {
            for (int count : work.quick() ? List.of(4, 8, 16, 32) : List.of(4, 8, 16, 32, 64, 128)) {
                steps.add(splitting.measure(scheme, count, share -> true));
            }
        }
        List<Path> files = new ArrayList<>();
        List<PictureGrid.Row> pictures = new ArrayList<>();
        for (Study study : studies) {
            files.add(write(study.name(), study.rows(), folder));
            Map<String, DecadeChart.Content> curves = ConstructionCurves.padded(study.target(), study.rows());
            DecadeChart.Content second = study.variant() == PaddedVariant.SCRATCH ? curves.get("nll") : curves.get("gap");
            pictures.add(new PictureGrid.Row(study.target().title() + ", " + study.variant().title(),
                    List.of(picture(study.name() + "-kappa", curves.get("kappa"), folder), picture(study.name() + "-gap", second, folder))));
        }
        files.add(write("splitting", steps, folder));
        Map<String, DecadeChart.Content> curves = ConstructionCurves.splitting(splitting, steps);
        pictures.add(new PictureGrid.Row("between rotations", List.of(picture("splitting-kappa", curves.get("kappa"), folder),
                picture("splitting-error", curves.get("error"), folder))));
        return new Chapter(setUp(points), findings(studies, steps), List.of(new PictureGrid("Conditioning, and what is bought by it. With constant "
                + "padding the likelihood of data and padding together stands in the place of the gap.",
                List.of("condition number", "gap, NLL, error"), pictures)),
                studies.stream().map(ScratchReproduction::table).toList(), notes(), files, studies.get(0).command());
    }

    private void study(Work work, List<Study> studies, PaddedTarget target, PaddedVariant variant, List<Double> sigmas, List<Integer> couplings,
            int points) {
        work.progress().accept(title() + ": " + variant.title() + ", " + target.title());
        studies.add(Study.of(target, variant, sigmas, couplings, points));
    }

    private static Path write(String name, List<? extends Record> rows, Path folder) {
        Path file = folder.resolve(name + ".csv");
        ConstructionFolder.writeRows(rows, file);
        return file;
    }

    private static Path picture(String name, DecadeChart.Content content, Path folder) {
        Path file = folder.resolve(name + ".png");
        ResultFiles.write(file, ConstructionFolder.picture(content));
        return file;
    }

    private static List<Finding> findings(List<Study> studies, List<Splitting.Row> steps) {
        Study root = studies.get(0);
        Study pair = studies.get(1);
        Study kinetic = studies.get(2);
        Study mixture = studies.get(3);
        Study scratch = studies.get(4);
        double stays = pair.rows().get(0).kappaMedian() / pair.last().kappaMedian();
        PaddedRow few = kinetic.rows().get(0);
        PaddedRow more = kinetic.rows().get(2);
        double steep = Math.log(few.gap() / more.gap()) / Math.log(4);
        double steepError = Math.hypot(few.gapError() / few.gap(), more.gapError() / more.gap()) / Math.log(4);
        PaddedRow shallow = mixture.rows().get(0);
        PaddedRow rough = scratch.rows().get(scratch.rows().size() - 2);
        PaddedRow fine = scratch.last();
        double nats = rough.nll() - fine.nll();
        double least = rough.sigmaMinMedian() / fine.sigmaMinMedian();
        double kappa = fine.kappaMedian() / rough.kappaMedian();
        boolean scales = Math.abs(nats - Math.log(TENTH)) <= NATS && Math.abs(least / TENTH - 1) <= SHARE && Math.abs(kappa / TENTH - 1) <= SHARE;
        return List.of(
                new Finding("Two affine couplings with Gaussian padding are as well conditioned as the transport allows, however small the noise: "
                        + "for "
                        + "exp(−x²/2) / cosh 2x the limit of κ is at most √5.", OURS,
                        "Largest κ for σ of " + join(root.sigmas()) + ": " + root.each(PaddedRow::kappaMax) + "; gap " + root.each(PaddedRow::gap)
                                + " nats.", root.last().kappaMax() <= Math.sqrt(5) ? Verdict.AGREE : Verdict.DISAGREE, root.command()),
                new Finding("With the matched encoder the bound on the gap goes to 0 with the noise; with N(0, I) it does not.", OURS,
                        "Bound for σ of " + join(pair.sigmas()) + ": " + pair.each(PaddedRow::gap, PaddedRow::gapError) + " matched, "
                                + pair.each(PaddedRow::gapStandard, PaddedRow::gapStandardError) + " with N(0, I) (± is one standard error); median "
                                + "κ " + pair.each(PaddedRow::kappaMedian) + ".",
                        Verdict.all(Verdict.below(pair.last().gap(), pair.last().gapError(), 1e-3),
                                Verdict.below(-pair.last().gapStandard(), pair.last().gapStandardError(), -.1), Verdict.of(stays < 1.5)),
                        pair.command()),
                new Finding("Kinetic couplings: the gap falls like the fourth power of the number of steps, and the condition number stays.", OURS,
                        String.format(Locale.ROOT, "Slope between K = 2 and 8: %s; gap %s (± is one standard error); largest κ %s.",
                                Numbers.uncertain(-steep, steepError), kinetic.each(PaddedRow::gap, PaddedRow::gapError),
                                kinetic.each(PaddedRow::kappaMax)),
                        Verdict.all(Verdict.below(-steep, steepError, -3.5), Verdict.of(kinetic.last().kappaMax() <= 4.5)), kinetic.command()),
                new Finding("For separated modes depth buys both: gap and condition number fall together.", OURS,
                        "Three Gaussians, K of " + join(mixture.couplings()) + ": gap " + mixture.each(PaddedRow::gap) + ", largest κ "
                                + mixture.each(PaddedRow::kappaMax) + ".",
                        Verdict.all(Verdict.below(mixture.last().gap() - shallow.gap(), Math.hypot(mixture.last().gapError(), shallow.gapError()), 0),
                                Verdict.of(mixture.last().kappaMax() < shallow.kappaMax())), mixture.command()),
                new Finding("With constant padding the law of data and padding has no density: the likelihood grows without bound as the padding's "
                        + "noise goes to 0, by n log 10 nats for each tenth; the smallest singular value falls like the noise, and κ grows like one "
                        + "over it.",
                        "follows from the paper; derived here",
                        String.format(Locale.ROOT, "For σ of %s: NLL %s; median of the smallest singular value %s; median κ %s. Over the last tenth "
                                + "the NLL falls by %.3f nats (log 10 is 2.303), the singular value to a share of %.3f, and κ grows %.2f times.",
                                join(scratch.sigmas()), scratch.each(PaddedRow::nll), scratch.each(PaddedRow::sigmaMinMedian),
                                scratch.each(PaddedRow::kappaMedian), nats, 1 / least, kappa), scales ? Verdict.AGREE : Verdict.DISAGREE,
                        scratch.command()),
                splitting(steps));
    }

    private static Finding splitting(List<Splitting.Row> rows) {
        double[] slopes = new double[Scheme.values().length];
        for (Scheme scheme : Scheme.values()) {
            List<Splitting.Row> own = rows.stream().filter(row -> row.scheme().equals(word(scheme)) && row.steps() >= 8).toList();
            Splitting.Row first = own.get(0);
            Splitting.Row last = own.get(own.size() - 1);
            slopes[scheme.ordinal()] = Math.log(first.error() / last.error()) / Math.log((double) last.steps() / first.steps());
        }
        double residual = rows.get(0).fieldResidual();
        boolean agree = Math.abs(slopes[0] - 1) <= SLOPE && Math.abs(slopes[1] - 2) <= SLOPE && residual < ROUNDING;
        return new Finding("Couplings of one coordinate with linear layers between them come near to the flow of any smooth field: a polynomial "
                + "field of degree m is exactly a sum over m + 1 directions, and splitting has the order of its scheme.",
                "universality: Teshima et al. 2020; the exact sum is " + OURS,
                String.format(Locale.ROOT, "Cubic field, 4 directions: residual %s; slopes %.2f (Lie) and %.2f (Strang); largest κ %s with the most "
                        + "steps.", Numbers.brief(residual), slopes[0], slopes[1], Numbers.brief(rows.get(rows.size() - 1).kappaMax())),
                agree ? Verdict.AGREE : Verdict.DISAGREE, "splitting --scheme strang --out DIR");
    }

    private static Table table(Study study) {
        return new Table(study.target().title() + ": " + study.variant().description() + ". To repeat it: " + study.command(),
                List.of("σ", "K", "affine couplings", "gap, nats", "± standard error", "W₂ at most", "samples tell from", "κ median", "κ 99.9 %",
                        "κ largest", "σ min", "round trip"),
                study.rows().stream().map(row -> List.of(Numbers.brief(row.sigma()), Integer.toString(row.couplings()),
                        Integer.toString(row.affineCouplings()), Numbers.brief(row.gap()), Numbers.brief(row.gapError()), Numbers.brief(row.w2()),
                        Numbers.brief(row.w2Limit()), Numbers.brief(row.kappaMedian()), Numbers.brief(row.kappaHigh()), Numbers.brief(row.kappaMax()),
                        Numbers.brief(row.sigmaMin()), Numbers.brief(row.roundTrip()))).toList());
    }

    private static List<String> setUp(int points) {
        return List.of(String.format(Locale.ROOT, "Maps made coupling by coupling from formulae, measured at %,d points of noise and as many of "
                + "the data. "
                + "Nothing is trained. The gap is a mean of log p - log q with the ratio q / p as a control variate; W2 is that of samples, and "
                + "never printed below what tells them from samples of the data: three standard deviations above the median of nine.", points));
    }

    private static List<String> notes() {
        return List.of("That a gap goes to 0 with padding is a claim about data with the padding of an encoder, a bound on that of the data "
                + "alone. It "
                        + "needs a transport that is smooth with a bounded derivative: for an annulus there is none at the origin.",
                "κ of the logistic law grows slowly with the number of points, since its tails are heavier than a Gaussian's; for modes far apart "
                        + "the largest κ is the price of the separation, and is not bounded over all targets.",
                "The largest κ of a finite number of points is an extreme: below the largest everywhere.");
    }
}
