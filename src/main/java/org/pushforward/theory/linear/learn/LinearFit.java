package org.pushforward.theory.linear.learn;

import com.github.lbfgs4j.liblbfgs.Lbfgs;
import com.github.lbfgs4j.liblbfgs.LbfgsConstant.LBFGS_Param;
import com.github.lbfgs4j.liblbfgs.LbfgsConstant.ReturnValue;
import com.github.lbfgs4j.liblbfgs.MutableDouble;
import java.util.Arrays;
import java.util.Locale;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.MemoryLimit;
import org.pushforward.base.RandomStreams;
import org.pushforward.data.CsvPoints;
import org.pushforward.engine.Adam;
import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;
import org.pushforward.theory.linear.LinearCoupling.Kind;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * Fits a product of K couplings to a matrix: the paper's experiment on linear maps, without the sampling noise, since the mean over the points is
 * known in closed form. The same settings give the same bits.
 */
public final class LinearFit {

    private static final double SPREAD = 0.5;
    private static final int MEMORY = 20;
    private static final long MEGABYTE = 1 << 20;
    private static final int VECTORS_OF_LBFGS = 7;
    private static final int VECTORS_OF_ADAM = 4;
    private static final int MOST_LINE_SEARCH_STEPS = 40;
    private static final double SMALLEST_GRADIENT = 1e-14;
    private static final double LEAST_ENTRY = 1e-50;

    private final SquareMatrix target;
    private final FitSpec spec;
    private final FitListener listener;

    /** @throws InvalidInputException one line, if it takes more memory than there is */
    private LinearFit(SquareMatrix target, FitSpec spec, FitListener listener) {
        MemoryLimit.requireRoom(String.format(Locale.ROOT, "a fit of %d couplings to %d rows by %s", spec.layers(), target.size(),
                spec.optimizer().title()), bytes(target.size(), spec));
        this.target = target;
        this.spec = spec;
        this.listener = listener;
    }

    /**
     * @throws InvalidInputException if the target has no equal halves, or is so small that squares of the error relative to it overflow, or so large
     *         that its own do
     */
    public static FitResult run(SquareMatrix target, FitSpec spec, FitListener listener) {
        InvalidInputException.require(target.size() % 2 == 0, "couplings need two equal halves: the size must be even, not %d", target.size());
        double largest = Arrays.stream(target.values()).map(Math::abs).max().orElse(0);
        InvalidInputException.require(largest > 0, "every entry of the matrix is 0: no error can be relative to it, so take another");
        InvalidInputException.require(largest >= LEAST_ENTRY, "no entry of the matrix is larger than %s, and errors relative to it overflow: "
                + "multiply it by a power of ten first", largest);
        InvalidInputException.require(largest <= CsvPoints.LARGEST, "an entry of the matrix is %s, and squares of entries larger than %s overflow: "
                + "divide it by a power of ten first", largest, CsvPoints.LARGEST);
        return new LinearFit(target, spec, listener).run();
    }

    /** What a fit takes at a time: the best run so far and the one that goes on, and what the optimiser remembers. */
    private static long bytes(int size, FitSpec spec) {
        long half = size / 2;
        long parameters = spec.layers() * (half * half + half);
        long products = spec.layers() + 2L;
        long runs = spec.restarts() > 1 ? 2 : 1;
        // Parameters and gradient of a run; of L-BFGS pairs of the past and some vectors, of Adam values, slopes and two moments.
        long vectors = 2 * runs + (spec.optimizer() == Optimizer.LBFGS ? 2L * MEMORY + VECTORS_OF_LBFGS : VECTORS_OF_ADAM);
        return vectors * taken(Double.BYTES * parameters) + runs * products * taken((long) Double.BYTES * size * size);
    }

    /** What an array takes: of larger ones the usual collector gives each whole megabytes of its own. */
    private static long taken(long bytes) {
        return bytes < MEGABYTE / 2 ? bytes : (bytes + MEGABYTE - 1) / MEGABYTE * MEGABYTE;
    }

    private FitResult run() {
        double[] errors = new double[spec.restarts()];
        Run best = null;
        for (int restart = 0; restart < spec.restarts(); restart++) {
            Run run = new Run(restart);
            if (spec.optimizer() == Optimizer.ADAM) {
                run.adam();
            } else {
                run.lbfgs(0, spec.steps());
            }
            errors[restart] = run.error;
            // NaN, of a run that left the range of numbers, is the largest here.
            if (best == null || Double.compare(run.error, best.error) < 0) {
                best = run;
            }
            if (listener.isCancelled()) {
                return best.result(Arrays.copyOf(errors, restart + 1), false);
            }
        }
        return best.result(errors, true);
    }

    /**
     * Fits with a weight on the size of the parameters that falls step by step, so that among the products that come close a well-conditioned one is
     * found; L-BFGS throughout.
     *
     * @param penalties falling
     */
    static FitResult withPenalties(SquareMatrix target, FitSpec spec, int restart, double[] penalties, FitListener listener) {
        Run run = new LinearFit(target, spec, listener).new Run(restart);
        for (double penalty : penalties) {
            if (!listener.isCancelled()) {
                run.lbfgs(penalty, spec.steps());
            }
        }
        return run.result(new double[] {run.error}, !listener.isCancelled());
    }

    /** From one set of initial parameters. */
    private final class Run {

        private final int restart;
        private final CouplingProduct product;
        private final double[] parameters;
        private final double[] gradient;
        private double[] curve = new double[1];
        private int length;
        private double error;

        Run(int restart) {
            this.restart = restart;
            product = new CouplingProduct(target, spec.layers(), restart % 2 == 0 ? Kind.LOWER : Kind.UPPER, spec.scales());
            parameters = product.initialParameters(SPREAD,
                    new RandomStreams(spec.seed()).stream(RandomStreams.Purpose.INITIAL_WEIGHTS, spec.layers(), restart));
            gradient = new double[parameters.length];
            error = Math.sqrt(product.loss(parameters, 0, gradient));
            record(error);
        }

        private void record(double newError) {
            if (length == curve.length) {
                curve = Arrays.copyOf(curve, 2 * length);
            }
            curve[length++] = newError;
            error = newError;
            if (length > 1) {
                listener.step(restart, length - 1, newError);
            }
        }

        FitResult result(double[] errors, boolean finished) {
            return new FitResult(product.factors(parameters), error, Arrays.copyOf(curve, length), errors, finished);
        }

        void adam() {
            Block values = Block.allocate(Precision.DOUBLE, parameters.length, 1);
            Block slopes = Block.allocate(Precision.DOUBLE, parameters.length, 1);
            for (int i = 0; i < parameters.length; i++) {
                values.set(i, parameters[i]);
            }
            Adam adam = new Adam(values);
            for (int step = 1; step <= spec.steps() && !listener.isCancelled(); step++) {
                product.loss(parameters, 0, gradient);
                for (int i = 0; i < gradient.length; i++) {
                    slopes.set(i, gradient[i]);
                }
                adam.step(step, spec.rate(), slopes, 1, 0, parameters.length);
                for (int i = 0; i < parameters.length; i++) {
                    parameters[i] = values.get(i);
                }
                record(Math.sqrt(product.loss(parameters, 0, gradient)));
            }
        }

        /** Goes on from the parameters as they are; a line search that finds nothing better ends it, too. */
        void lbfgs(double penalty, int steps) {
            LBFGS_Param settings = Lbfgs.defaultParams();
            settings.m = MEMORY;
            settings.epsilon = SMALLEST_GRADIENT;
            settings.max_iterations = steps;
            settings.max_linesearch = MOST_LINE_SEARCH_STEPS;
            double[] x = parameters.clone();
            Lbfgs.lbfgs(x.length, x, new MutableDouble(), (instance, at, slopes, n, step) -> product.loss(at, penalty, slopes),
                    (instance, at, slopes, value, norm, slope, step, n, k, searches) -> {
                        System.arraycopy(at, 0, parameters, 0, at.length);
                        // Without the penalty's part.
                        record(penalty == 0 ? Math.sqrt(value) : Math.sqrt(Math.max(0, value - penaltyPart(penalty))));
                        return listener.isCancelled() ? ReturnValue.LBFGS_STOP : ReturnValue.LBFGS_SUCCESS;
                    }, null, settings);
        }

        private double penaltyPart(double penalty) {
            double squares = 0;
            for (double parameter : parameters) {
                squares += parameter * parameter;
            }
            return penalty * squares / parameters.length;
        }
    }
}
