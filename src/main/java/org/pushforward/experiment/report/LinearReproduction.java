package org.pushforward.experiment.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.chart.FitFigure;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.RootChart;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;
import org.pushforward.theory.linear.Witness;
import org.pushforward.theory.linear.learn.FitListener;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.theory.linear.learn.FitSweep;
import org.pushforward.theory.linear.learn.LinearFit;
import org.pushforward.theory.linear.learn.MedianAndRange;
import org.pushforward.theory.linear.learn.Optimizer;

/** How many couplings make a matrix: the paper's figure of fits to random matrices, its bounds, and the exact routes over ensembles. */
final class LinearReproduction implements Reproduction {

    private static final String PAPER = "the paper, on linear maps";
    /** A random matrix counts as fitted well if less than this share of it is missed. */
    private static final double WELL = 0.05;
    private static final List<Optimizer> OPTIMIZERS = List.of(Optimizer.LBFGS, Optimizer.ADAM);
    private static final int LARGE = 32;
    private static final int MOST_DESCENDED = 8;
    private static final List<Ensemble> FITTED = List.of(Ensemble.GAUSS, Ensemble.TOEPLITZ);
    /** Of scales, for the pictures of roots. */
    private static final int DRAWS = 120;
    private static final List<Integer> MORE_FACTORS = List.of(12, 14, 16, 20);
    private static final List<Integer> WITNESS_LAYERS = List.of(3, 4, 5, 6);

    /**
     * What is computed.
     *
     * @param sizes     of the fitted matrices
     * @param layers    numbers of couplings that are fitted
     * @param matrices  for each size below {@value LinearReproduction#LARGE}, the same for every number of couplings
     * @param fit       of each of them; its number of layers is not used
     * @param factored  sizes of the matrices that the routes factor
     * @param factorings matrices of each ensemble and size
     * @param witness   fit of the witnesses
     * @param tradeOff  factors against conditioning
     */
    record Plan(List<Integer> sizes, List<Integer> layers, int matrices, FitSpec fit, List<Integer> factored, int factorings, FitSpec witness,
            TradeOffStudy.Plan tradeOff) {

        static Plan of(boolean quick) {
            FitSpec fit = FitSpec.of(1, 1);
            return quick
                    ? new Plan(List.of(4, 8), List.of(1, 2, 3, 4, 5, 6, 8), 3, fit.withSteps(500).withRestarts(3), List.of(8, 32), 5,
                            fit.withSteps(1500).withRestarts(6), TradeOffStudy.Plan.of(true))
                    : new Plan(List.of(4, 8, 16, 32, 64), List.of(1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16), 6, fit.withSteps(1500).withRestarts(4),
                            List.of(4, 8, 16, 32, 64), 20, fit.withSteps(3000).withRestarts(16), TradeOffStudy.Plan.of(false));
        }

        /** Half as many of the large ones: one fit to them takes as long as all to the small. */
        int matrices(int size) {
            return size < LARGE ? matrices : Math.max(1, matrices / 2);
        }

        FitSpec fit(int size) {
            return size < LARGE ? fit : fit.withRestarts(1);
        }

        /** Gradient descent takes long to get as far, so it has the small ones only. */
        List<Integer> sizes(Optimizer optimizer) {
            return optimizer == Optimizer.LBFGS ? sizes : sizes.stream().filter(size -> size <= MOST_DESCENDED).toList();
        }

        boolean hasLarge() {
            return sizes.stream().anyMatch(size -> size >= LARGE);
        }
    }

    /** The fits of one optimiser, ensemble and size: for each number of couplings the errors of all matrices. */
    private record Fits(Optimizer optimizer, Ensemble ensemble, int size, List<FitSweep.Row> rows) {
    }

    /** The best errors of a witness, by {@link #WITNESS_LAYERS}. */
    private record Tried(Witness witness, double[] errors) {
    }

    private final Plan quick;
    private final Plan full;

    LinearReproduction() {
        this(Plan.of(true), Plan.of(false));
    }

    LinearReproduction(Plan quick, Plan full) {
        this.quick = quick;
        this.full = full;
    }

    @Override
    public String id() {
        return "linear";
    }

    @Override
    public String title() {
        return "Linear maps as products of couplings";
    }

    @Override
    public Chapter run(Work work) {
        Plan plan = work.quick() ? quick : full;
        // Its own folder, so that the full report does not take the quick one's numbers for its own.
        Path folder = work.folder().resolve(work.quick() ? "quick" : "full");
        ResultFiles.createFolder(folder);
        List<Fits> fits = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Optimizer optimizer : OPTIMIZERS) {
            for (Ensemble ensemble : FITTED) {
                for (int size : plan.sizes(optimizer)) {
                    Path file = folder.resolve("fits-" + name(optimizer, ensemble) + "-" + size + ".csv");
                    work.progress().accept(title() + ": fits to " + ensemble.title() + " matrices of " + size + " x " + size
                            + ", " + optimizer.title());
                    fits.add(new Fits(optimizer, ensemble, size, fits(optimizer, ensemble, size, plan, file)));
                    files.add(file);
                }
            }
        }
        List<PictureGrid.Row> pictures = OPTIMIZERS.stream().map(optimizer -> new PictureGrid.Row(optimizer.title(),
                FITTED.stream().map(ensemble -> picture(optimizer, ensemble, fits, folder)).toList())).toList();
        work.progress().accept(title() + ": the exact routes");
        List<List<String>> routes = new ArrayList<>();
        int mostOfLup = routes(plan, routes);
        work.progress().accept(title() + ": what more factors buy");
        Table longer = moreFactors(plan);
        work.progress().accept(title() + ": witnesses");
        List<Tried> witnesses = Stream.of(Witness.of(2).get(0), Witness.of(3).get(2)).map(witness -> tried(witness, plan)).toList();
        TradeOffStudy tradeOff = new TradeOffStudy(plan.tradeOff(), folder, words -> work.progress().accept(title() + ": " + words));
        files.add(tradeOff.file());
        PictureGrid grid = new PictureGrid("Relative Frobenius error of the product of K couplings, best of the restarts: median over matrices, and "
                + "a band from the least to the most. A dot marks the cliff: the fewest couplings at which the median is exact, to "
                + Numbers.brief(FitSweep.EXACT) + ". Upright lines mark what is proven to be enough for every matrix. The paper "
                + "describes a steep fall over few layers, far fewer than 47; with L-BFGS the fall "
                + "ends in a cliff at five or six couplings for small matrices, and is blurred where the optimiser does not get to the end.",
                FITTED.stream().map(Ensemble::title).toList(), pictures);
        List<PictureGrid> grids = new ArrayList<>(List.of(grid, roots(witnesses, folder)));
        grids.addAll(tradeOff.pictures());
        Table routeTable = new Table("The exact routes over ensembles, positive scales: least to most of the number of factors, the largest residual "
                + "(relative Frobenius norm), and the median and the largest condition number of a worst factor. A route refuses a product that "
                + "misses the matrix by more than " + Numbers.brief(Route.STABLE.tolerance()) + " (stable) or "
                + Numbers.brief(Route.SHORTEST.tolerance()) + " (the others). 47 is the paper's bound for its route; 12 and 6 are this project's.",
                List.of("ensemble", "size", "route", "factors", "largest residual", "worst κ, median", "worst κ, largest"), routes);
        List<String> setUp = new ArrayList<>(setUp(plan));
        setUp.add(tradeOff.setUp());
        return new Chapter(setUp, findings(fits, witnesses, mostOfLup, plan, work.quick()), grids,
                List.of(fitTable(fits, plan), routeTable, longer, tradeOff.table(), witnessTable(witnesses)), notes(), files,
                "fit-linear --size 8 --layers 6 --target gauss --out DIR");
    }

    private static String name(Optimizer optimizer, Ensemble ensemble) {
        return (optimizer == Optimizer.LBFGS ? "" : optimizer.name().toLowerCase(Locale.ROOT) + "-") + ensemble.name().toLowerCase(Locale.ROOT);
    }

    /** Those in the file, if there is one; else computed and written. */
    private static List<FitSweep.Row> fits(Optimizer optimizer, Ensemble ensemble, int size, Plan plan, Path file) {
        if (Files.exists(file)) {
            return read(CsvTable.read(file));
        }
        FitSpec fit = plan.fit(size).withOptimizer(optimizer);
        List<FitSweep.Row> rows = new FitSweep(ensemble, size, plan.layers(), plan.matrices(size), fit).run(row -> { }, () -> false);
        int matrices = plan.matrices(size);
        CsvTable.write(file, List.of("layers", "matrix", "error"), rows.size() * matrices, (i, line) -> line
                .add((long) rows.get(i / matrices).layers()).add((long) i % matrices).add(rows.get(i / matrices).errors()[i % matrices]));
        return rows;
    }

    private static List<FitSweep.Row> read(CsvTable.Content content) {
        double[] layers = content.numbers("layers");
        double[] errors = content.numbers("error");
        List<FitSweep.Row> rows = new ArrayList<>();
        for (int from = 0; from < layers.length;) {
            int to = from;
            while (to < layers.length && layers[to] == layers[from]) {
                to++;
            }
            double[] own = Arrays.copyOfRange(errors, from, to);
            int exact = (int) DoubleStream.of(own).filter(error -> error <= FitSweep.EXACT).count();
            rows.add(new FitSweep.Row((int) layers[from], own, MedianAndRange.of(own), exact));
            from = to;
        }
        return rows;
    }

    private static Path picture(Optimizer optimizer, Ensemble ensemble, List<Fits> fits, Path folder) {
        List<FitFigure.Curve> curves = fits.stream().filter(each -> each.optimizer() == optimizer && each.ensemble() == ensemble)
                .map(each -> new FitFigure.Curve(each.size(),
                each.rows().stream().mapToDouble(FitSweep.Row::layers).toArray(),
                each.rows().stream().mapToDouble(row -> row.spread().least()).toArray(),
                each.rows().stream().mapToDouble(row -> row.spread().median()).toArray(),
                each.rows().stream().mapToDouble(row -> row.spread().most()).toArray())).toList();
        Path file = folder.resolve("fits-" + name(optimizer, ensemble) + ".png");
        ResultFiles.write(file, new FitFigure("Relative error, " + ensemble.title() + " matrices", curves).png(560, 380, 2));
        return file;
    }

    /** @return the most factors that the paper's route took */
    private static int routes(Plan plan, List<List<String>> rows) {
        int mostOfLup = 0;
        for (Ensemble ensemble : Ensemble.values()) {
            for (int size : plan.factored()) {
                List<SquareMatrix> matrices = new ArrayList<>();
                for (int i = 0; i < plan.factorings(); i++) {
                    matrices.add(ensemble.draw(size, plan.fit().seed(), i));
                }
                for (Route route : Route.values()) {
                    List<Factorization> done = new ArrayList<>();
                    matrices.forEach(matrix -> addIfPossible(matrix, route, done));
                    rows.add(routeRow(ensemble, size, route, matrices.size(), done));
                    if (route == Route.LUP) {
                        mostOfLup = Math.max(mostOfLup, done.stream().mapToInt(Factorization::count).max().orElse(0));
                    }
                }
            }
        }
        return mostOfLup;
    }

    /** The stable route with further pairs. */
    private static Table moreFactors(Plan plan) {
        List<String> columns = new ArrayList<>(List.of("ensemble", "size", "κ of the matrix"));
        MORE_FACTORS.forEach(most -> columns.add(most + " factors"));
        List<List<String>> rows = new ArrayList<>();
        for (Ensemble ensemble : Ensemble.values()) {
            for (int size : plan.factored()) {
                List<SquareMatrix> matrices = IntStream.range(0, plan.factorings()).mapToObj(i -> ensemble.draw(size, plan.fit().seed(), i)).toList();
                List<String> row = new ArrayList<>(List.of(ensemble.title(), Integer.toString(size),
                        Numbers.brief(MedianAndRange.of(matrices.stream().mapToDouble(SquareMatrix::condition).toArray()).median())));
                for (int most : MORE_FACTORS) {
                    MedianAndRange worst = MedianAndRange.of(matrices.stream()
                            .mapToDouble(matrix -> Factorization.of(matrix, Route.STABLE, Scales.POSITIVE, most).accuracy()
                                    .worstCondition()).toArray());
                    row.add(Numbers.brief(worst.median()) + " [" + Numbers.brief(worst.most()) + "]");
                }
                rows.add(row);
            }
        }
        return new Table("What more factors buy: the worst condition number of a factor by the stable route, median [largest], over the same "
                + "matrices. 12 + 2k factors take the (2 + k)-th root of the singular values; multiples of rotations keep their 6.", columns, rows);
    }

    private static void addIfPossible(SquareMatrix matrix, Route route, List<Factorization> done) {
        try {
            done.add(Factorization.of(matrix, route, Scales.POSITIVE));
        } catch (InvalidInputException e) {
            // Beyond double precision; the table says how many there were.
            return;
        }
    }

    private static List<String> routeRow(Ensemble ensemble, int size, Route route, int matrices, List<Factorization> done) {
        List<String> row = new ArrayList<>(List.of(ensemble.title(), Integer.toString(size), route.title()));
        if (done.isEmpty()) {
            row.addAll(List.of("refused: beyond double precision", "–", "–", "–"));
            return row;
        }
        List<Factorization.Accuracy> accuracies = done.stream().map(Factorization::accuracy).toList();
        int least = done.stream().mapToInt(Factorization::count).min().orElseThrow();
        int most = done.stream().mapToInt(Factorization::count).max().orElseThrow();
        MedianAndRange conditions = MedianAndRange.of(accuracies.stream().mapToDouble(Factorization.Accuracy::worstCondition).toArray());
        row.add((least == most ? Integer.toString(most) : least + " – " + most)
                + (done.size() < matrices ? " (" + (matrices - done.size()) + " of " + matrices + " refused)" : ""));
        row.add(Numbers.brief(accuracies.stream().mapToDouble(Factorization.Accuracy::residual).max().orElseThrow()));
        row.add(Numbers.brief(conditions.median()));
        row.add(Numbers.brief(conditions.most()));
        return row;
    }

    private static Tried tried(Witness witness, Plan plan) {
        return new Tried(witness, WITNESS_LAYERS.stream().mapToDouble(layers -> LinearFit.run(witness.matrix(),
                plan.witness().withLayers(layers).withScales(witness.scales()), FitListener.SILENT).error()).toArray());
    }

    /** Why no fit with four couplings can succeed. */
    private static PictureGrid roots(List<Tried> witnesses, Path folder) {
        List<Path> pictures = new ArrayList<>();
        for (Tried tried : witnesses) {
            Path picture = folder.resolve("roots-" + tried.witness().matrix().size() + ".png");
            RootChart chart = new RootChart("Roots");
            chart.show(tried.witness().roots(DRAWS));
            ResultFiles.write(picture, chart.png(560, 320, 2));
            pictures.add(picture);
        }
        String reasons = witnesses.stream().map(tried -> OneLine.capital(tried.witness().name()) + ": " + tried.witness().reason())
                .collect(Collectors.joining(" "));
        return new PictureGrid("Why four couplings cannot make the witnesses. With P the upper left block of the matrix and S'' the Schur complement "
                + "of it, a product L U L U equals the matrix only if the blue roots, those of the characteristic polynomial of P⁻¹Λ, and the orange "
                + "roots, those of ΓS'', are the same for some diagonal Λ and Γ. Drawn are " + DRAWS + " random choices of each, with determinants "
                + "of 1 or -1, roots farther out than 2 left out. " + reasons
                + " With the halves exchanged, for U L U L, the two sets change places.",
                witnesses.stream().map(tried -> tried.witness().name()).toList(),
                List.of(new PictureGrid.Row("roots in the complex plane", pictures)));
    }

    private static List<Finding> findings(List<Fits> fits, List<Tried> witnesses, int mostOfLup, Plan plan, boolean quick) {
        int most = plan.layers().get(plan.layers().size() - 1);
        MedianAndRange reached = MedianAndRange.of(fits.stream().filter(each -> each.optimizer() == Optimizer.LBFGS)
                .mapToDouble(each -> each.rows().get(each.rows().size() - 1).spread().median()).toArray());
        boolean blocked = !witnesses.isEmpty()
                && witnesses.stream().allMatch(tried -> error(tried, 4) > FitSweep.EXACT && error(tried, 5) > FitSweep.EXACT);
        boolean made = !witnesses.isEmpty() && witnesses.stream().allMatch(tried -> error(tried, 6) <= FitSweep.EXACT);
        String tries = String.join("; ", witnesses.stream().map(tried -> tried.witness().name() + ", " + WITNESS_LAYERS.stream()
                .map(layers -> layers + ": " + Numbers.brief(error(tried, layers))).reduce((a, b) -> a + ", " + b).orElseThrow()).toList());
        return List.of(
                new Finding("Random Gaussian matrices can be fitted well without the full 47 layers: the upper bound is loose.", PAPER,
                        String.format(Locale.ROOT, "With %d couplings the median relative error lies between %s and %s over the sizes and ensembles.",
                                most, Numbers.brief(reached.least()), Numbers.brief(reached.most())),
                        reached.most() <= WELL ? Verdict.AGREE : reached.least() > WELL ? Verdict.DISAGREE : Verdict.UNDECIDED,
                        String.format(Locale.ROOT, "fit-linear --size %d --layers %d --steps %d --restarts %d --out DIR", plan.sizes().get(0), most,
                                plan.fit().steps(), plan.fit().restarts())),
                new Finding("Every matrix with a positive determinant is a product of at most 47 couplings.", PAPER,
                        "The paper's route took " + mostOfLup + " factors at most, over all ensembles and sizes of the table below.",
                        mostOfLup > 0 && mostOfLup <= Route.LUP.bound() ? Verdict.AGREE : Verdict.DISAGREE,
                        String.format(Locale.ROOT, "factor --random gauss --size %d --route lup --out DIR",
                                plan.factored().get(plan.factored().size() - 1))),
                new Finding("There are matrices that two pairs, four couplings, cannot make.", PAPER,
                        "Best relative errors of fits to matrices for which this is proven, by number of couplings: " + tries
                                + ". With five the error creeps down and the parameters run away; six are exact.",
                        blocked && made ? Verdict.AGREE : blocked || made ? Verdict.UNDECIDED : Verdict.DISAGREE,
                        "reproduce --out DIR" + (quick ? " --quick" : "")));
    }

    private static double error(Tried tried, int layers) {
        return tried.errors()[WITNESS_LAYERS.indexOf(layers)];
    }

    private static Table fitTable(List<Fits> fits, Plan plan) {
        List<String> columns = new ArrayList<>(List.of("optimiser", "ensemble", "size"));
        plan.layers().forEach(layers -> columns.add("K = " + layers));
        return new Table("Median relative error of the fits [how many of the matrices were fitted exactly, to "
                + Numbers.brief(FitSweep.EXACT) + "].",
                columns, fits.stream().map(each -> {
                    List<String> row = new ArrayList<>(List.of(each.optimizer().title(), each.ensemble().title(), Integer.toString(each.size())));
                    each.rows().forEach(line -> row.add(Numbers.brief(line.spread().median())
                            + (line.exact() > 0 ? " [" + line.exact() + "/" + line.errors().length + "]" : "")));
                    return row;
                }).toList());
    }

    private static Table witnessTable(List<Tried> witnesses) {
        List<String> columns = new ArrayList<>(List.of("witness", "scales", "needs"));
        WITNESS_LAYERS.forEach(layers -> columns.add("K = " + layers));
        return new Table("Best relative error of fits to matrices that provably need six couplings.", columns, witnesses.stream().map(tried -> {
            List<String> row = new ArrayList<>(List.of(tried.witness().name(), tried.witness().scales() == Scales.POSITIVE ? "positive" : "any sign",
                    Integer.toString(tried.witness().least())));
            Arrays.stream(tried.errors()).forEach(error -> row.add(Numbers.brief(error)));
            return row;
        }).toList());
    }

    private static List<String> setUp(Plan plan) {
        return List.of(String.format(Locale.ROOT, "Products of K linear couplings on fixed halves, with scales exp(s), fitted to %d random matrices "
                        + "of each ensemble and size by L-BFGS: %,d steps, %d restarts, the best kept%s. Those up to size %d by gradient descent "
                        + "too: as many steps of Adam at a rate of %s. The paper samples points and takes stochastic steps; here the "
                        + "mean over the points, the squared Frobenius distance, is minimised itself. Matrices with a negative determinant have the "
                        + "sign of a column changed, since couplings with positive scales cannot make them.", plan.matrices(), plan.fit().steps(),
                plan.fit().restarts(), plan.hasLarge() ? String.format(Locale.ROOT, "; from size %d on %d matrices and one start",
                        LARGE, plan.matrices(LARGE)) : "", MOST_DESCENDED, plan.fit().rate()),
                "As we recall the paper's experiment (not checked against its text): entries from N(0, 1), 1, 2, 4, 8 and 16 layers, sizes from 4 to "
                        + "64, and Toeplitz matrices as a second ensemble with somewhat higher error.");
    }

    private static List<String> notes() {
        return List.of("The bounds of 12 factors (stable route) and of 6 (shortest route), the four factors for a triangle and the proof "
                        + "that 6 are needed are this project's own; the literature was not searched. "
                        + "That 12 are the fewest for a worst condition near "
                        + "the square root of the matrix's is not claimed: a product of m factors needs only the m-th root.",
                "A fit that fails proves nothing by itself. That the witnesses need six couplings is proven by their characteristic polynomials; the "
                        + "fits show the same. For larger matrices errors at K of 6 and more are those of the optimiser: the shortest route shows "
                        + "that exact products exist.");
    }
}
