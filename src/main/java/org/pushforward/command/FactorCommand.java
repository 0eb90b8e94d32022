package org.pushforward.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.file.MatrixFile;
import org.pushforward.experiment.file.ResultFiles;
import org.pushforward.experiment.run.FactorFolder;
import org.pushforward.theory.linear.Ensemble;
import org.pushforward.theory.linear.Factorization;
import org.pushforward.theory.linear.Route;
import org.pushforward.theory.linear.Scales;
import org.pushforward.theory.linear.SquareMatrix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an invertible matrix as a product of couplings. */
@Command(name = "factor", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Writes an invertible matrix as a product of linear couplings on fixed halves, [[I, 0], [A, B]] and [[C, D], [0, I]] "
                + "in turns with diagonal B and C.",
            "DIR: factor_01.csv, factor_02.csv, ... in the order of the product (target = factor_01 * factor_02 * ...), target.csv, summary.json."})
final class FactorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "MATRIX.csv",
            description = "The matrix, a line for each row, or an array of numpy (MATRIX.npy); instead of --random.")
    private Path matrix;

    @Option(names = "--random", paramLabel = "KIND",
            description = "gauss, toeplitz, permutation, orthogonal or ill_conditioned; determinant positive.")
    private Ensemble random;

    @Option(names = "--size", paramLabel = "n", description = "Rows of a random matrix.")
    private Integer size;

    @Option(names = "--seed", paramLabel = "S", description = "Of a random matrix (1).")
    private Long seed;

    @Option(names = "--route", defaultValue = "stable",
            description = "lup (the paper's; 25 factors at most, its bound is 47), stable (12; 6 for a multiple of a rotation) or shortest (6 or "
                    + "fewer) "
                    + "(${DEFAULT-VALUE}). A product off by more than 1e-13 (stable) or 1e-9 (lup, shortest) of the matrix's norm is refused.")
    private Route route;

    @Option(names = "--factors", paramLabel = "N",
            description = "Factors of the stable route: an even number from 12 to 44. With 12 + 2k the singular values are shared out by their "
                    + "(2 + k)-th roots; the factors of the rotations keep their own condition numbers, 7.4 at most (12).")
    private Integer factors;

    @Option(names = "--allow-negative-scales", description = "Allow negative entries in B and C, and so a negative determinant.")
    private boolean negativeScales;

    @Option(names = "--out", required = true, paramLabel = "DIR",
            description = "The folder to write: new, empty, or that of a factorisation to replace.")
    private Path out;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Commands.checkOptions(spec.commandLine(), this::check);
        ResultFiles.requireNotInput(out, matrix);
        try (FactorFolder folder = new FactorFolder(out)) {
            SquareMatrix target = random == null ? MatrixFile.read(matrix) : random.draw(size, seed == null ? 1 : seed, 0);
            FactorFolder.Summary summary = folder.write(Factorization.of(target, route, negativeScales ? Scales.ANY_SIGN : Scales.POSITIVE,
                    factors == null ? Factorization.LEAST : factors));
            Output.printFields(spec.commandLine().getOut(), summary, json);
        }
        return 0;
    }

    private void check() {
        InvalidInputException.require(matrix == null != (random == null), "give either a MATRIX.csv or --random");
        InvalidInputException.require(random == null || size != null, "--random needs a --size");
        InvalidInputException.require(random != null || size == null, "--size is that of a --random matrix");
        InvalidInputException.require(random != null || seed == null, "--seed is that of a --random matrix: nothing about %s is random", matrix);
        if (size != null) {
            MatrixFile.requireEvenSize(size);
        }
        InvalidInputException.require(factors == null || route == Route.STABLE,
                "--factors is of the stable route: the %s route takes as many as it needs", route.title());
        if (factors != null) {
            Factorization.requireCount(factors);
        }
    }
}
