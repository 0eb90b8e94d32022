package org.pushforward.fit;

/**
 * Kullback-Leibler divergence KL(true || model), the integral of p log(p / q), by the midpoint rule on a grid. What lies outside of the grid's window
 * is left out, so how much that is comes along.
 *
 * @param value           nats; infinite if the model has no mass in a cell where the truth has some
 * @param resolutionError nats: how much less remains on the grid of half the resolution, whose cells hold the mean densities of 2 x 2 cells. Never
 *                        below 0 (the log-sum inequality); what is too fine for twice the cell shows here, and of that some may be too fine for the
 *                        cell. NaN where the value is infinite
 * @param trueOutside     mass of the truth that the grid does not account for: 1 less its integral; below 0 where the cells overestimate it
 * @param modelOutside    likewise of the model
 * @param uncovered       mass of the truth in cells without any of the model, which makes the value infinite
 */
public record GridKl(double value, double resolutionError, double trueOutside, double modelOutside, double uncovered) {

    /** @throws IllegalArgumentException unless both grids are of the same window and the same even numbers of columns and rows */
    public static GridKl of(DensityGrid truth, DensityGrid model) {
        truth.requireSameCells(model);
        if (truth.columns() % 2 != 0 || truth.rows() % 2 != 0) {
            throw new IllegalArgumentException(truth.columns() + " x " + truth.rows() + " cells cannot be halved");
        }
        double value = 0;
        double half = 0;
        double uncovered = 0;
        for (int row = 0; row < truth.rows(); row += 2) {
            for (int column = 0; column < truth.columns(); column += 2) {
                double p = 0;
                double q = 0;
                for (int cell = 0; cell < 4; cell++) {
                    double logP = truth.get(column + cell % 2, row + cell / 2);
                    double logQ = model.get(column + cell % 2, row + cell / 2);
                    p += Math.exp(logP);
                    q += Math.exp(logQ);
                    value += term(Math.exp(logP), logP - logQ);
                    uncovered += logQ == Double.NEGATIVE_INFINITY ? Math.exp(logP) : 0;
                }
                half += term(p, Math.log(p) - Math.log(q));
            }
        }
        double area = truth.cellArea();
        // Cells twice as large may hold something of the model where the value is infinite; that says nothing about a resolution.
        double resolutionError = Double.isInfinite(value) ? Double.NaN : Math.max(0, (value - half) * area);
        return new GridKl(value * area, resolutionError, 1 - truth.integral(), 1 - model.integral(), uncovered * area);
    }

    /** p times a logarithm, which is 0 where p is. */
    private static double term(double p, double log) {
        return p == 0 ? 0 : p * log;
    }
}
