package org.pushforward.theory.linear.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.pushforward.base.InvalidInputException;
import org.pushforward.theory.linear.Ensemble;

/**
 * The paper's figure: the error of K couplings fitted to random matrices, for growing K, over several matrices and restarts.
 *
 * @param layers   the numbers of couplings, in the order in which they are fitted
 * @param matrices how many are drawn; the same ones for every K
 * @param fit      what every fit shares; its number of layers is not used
 */
public record FitSweep(Ensemble ensemble, int size, List<Integer> layers, int matrices, FitSpec fit) {

    /** A fit is exact if its relative error is below this: far below what too few couplings reach, far above rounding. */
    public static final double EXACT = 1e-6;

    public FitSweep {
        InvalidInputException.require(size >= 2 && size % 2 == 0,
                "couplings need two equal halves: the size must be even and at least 2, not %d", size);
        InvalidInputException.require(matrices >= 1 && !layers.isEmpty(), "a sweep needs a matrix and a number of layers");
        layers = List.copyOf(layers);
    }

    /**
     * One K.
     *
     * @param errors of each matrix, the best of its restarts
     * @param exact  how many of these are exact
     */
    public record Row(int layers, double[] errors, MedianAndRange spread, int exact) {
    }

    /**
     * @param onRow     hears each row when it is done
     * @param cancelled asked after each step
     * @return the rows that were done, fewer if cancelled
     */
    public List<Row> run(Consumer<Row> onRow, BooleanSupplier cancelled) {
        FitListener listener = new FitListener() {
            @Override
            public boolean isCancelled() {
                return cancelled.getAsBoolean();
            }
        };
        List<Row> rows = new ArrayList<>();
        for (int k : layers) {
            FitSpec spec = fit.withLayers(k);
            double[] errors = new double[matrices];
            int exact = 0;
            for (int i = 0; i < matrices; i++) {
                FitResult result = LinearFit.run(ensemble.draw(size, fit.seed(), i), spec, listener);
                if (!result.finished()) {
                    return rows;
                }
                errors[i] = result.error();
                exact += errors[i] <= EXACT ? 1 : 0;
            }
            Row row = new Row(k, errors, MedianAndRange.of(errors), exact);
            rows.add(row);
            onRow.accept(row);
        }
        return rows;
    }
}
