package org.pushforward.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.MatrixFile;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.FactorFolder;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;
import org.pushforward.theory.linear.learn.FitListener;
import org.pushforward.theory.linear.learn.FitResult;
import org.pushforward.theory.linear.learn.FitSpec;
import org.pushforward.theory.linear.learn.LinearFit;
import org.pushforward.theory.linear.learn.Optimizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits couplings to a matrix. */
@Command(name = "fit-linear", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Fits a product of linear couplings to a matrix: a random one, as the paper does, or that of a file.",
            "DIR: error.csv (the relative error of each step), factor_01.csv, ... in the order of the product, target.csv, summary.json."})
final class FitLinearCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "MATRIX.csv",
            description = "The matrix, a line for each row, or an array of numpy (MATRIX.npy); instead of --size and --target.")
    private Path file;

    @Option(names = "--size", paramLabel = "n", description = "Rows of a random matrix, even.")
    private Integer size;

    @Option(names = "--layers", required = true, paramLabel = "K", description = "Number of couplings.")
    private int layers;

    @Option(names = "--target", paramLabel = "KIND",
            description = "gauss, toeplitz, permutation, orthogonal or ill_conditioned (gauss).")
    private Ensemble target;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", description = "Of the matrix and the initial parameters (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--optimizer", defaultValue = "lbfgs", description = "lbfgs or adam (${DEFAULT-VALUE}).")
    private Optimizer optimizer;

    @Option(names = "--steps", defaultValue = "1000", paramLabel = "N", description = "Steps of each restart (${DEFAULT-VALUE}).")
    private int steps;

    @Option(names = "--restarts", defaultValue = "4", description = "From other initial parameters; the best is kept (${DEFAULT-VALUE}).")
    private int restarts;

    @Option(names = "--rate", paramLabel = "R", description = "Of adam (" + FitSpec.USUAL_RATE + ").")
    private Double rate;

    @Option(names = "--allow-negative-scales", description = "Allow negative scales.")
    private boolean negativeScales;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write: new, empty, or that of a fit to replace.")
    private Path out;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        FitSpec fit = Commands.fromOptions(spec.commandLine(), this::fit);
        ResultFiles.requireNotInput(out, file);
        try (FactorFolder folder = new FactorFolder(out)) {
            SquareMatrix matrix = matrix();
            FitResult result = LinearFit.run(matrix, fit, new Report());
            Output.printFields(spec.commandLine().getOut(), folder.write(matrix, fit, result), json);
        }
        return 0;
    }

    private SquareMatrix matrix() {
        if (file == null) {
            return (target == null ? Ensemble.GAUSS : target).draw(size, seed, 0);
        }
        SquareMatrix matrix = MatrixFile.read(file);
        MatrixFile.requireEvenSize(matrix.size());
        return matrix;
    }

    private FitSpec fit() {
        InvalidInputException.require(file == null != (size == null), "give either a MATRIX.csv or the --size of a random matrix");
        InvalidInputException.require(file == null || target == null, "--target is the law of a random matrix: it has no meaning for %s", file);
        InvalidInputException.require(rate == null || optimizer == Optimizer.ADAM, "--rate is of adam: lbfgs finds its own steps");
        if (size != null) {
            MatrixFile.requireEvenSize(size);
        }
        return new FitSpec(layers, negativeScales ? Scales.ANY_SIGN : Scales.POSITIVE, optimizer, steps, restarts,
                rate == null ? FitSpec.USUAL_RATE : rate, seed);
    }

    /** A line a second. */
    private final class Report implements FitListener {

        private static final long BETWEEN = 1_000_000_000;

        private long last = System.nanoTime();

        @Override
        public void step(int restart, int step, double error) {
            long now = System.nanoTime();
            if (now - last >= BETWEEN) {
                last = now;
                spec.commandLine().getErr().println(
                        String.format(Locale.ROOT, "restart %d of %d   step %,d of %,d   error %.3g", restart + 1, restarts, step, steps, error));
            }
        }
    }
}
