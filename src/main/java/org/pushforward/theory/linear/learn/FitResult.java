package org.pushforward.theory.linear.learn;

import java.util.List;
import org.pushforward.theory.linear.LinearCoupling;

/**
 * What a fit came to.
 *
 * @param factors  of the best restart, in the order of the product
 * @param error    of the best restart: the relative Frobenius norm of product minus target
 * @param curve    its error before the first step and after each
 * @param errors   of each restart at its end, in their order
 * @param finished whether it was not cancelled
 */
public record FitResult(List<LinearCoupling> factors, double error, double[] curve, double[] errors, boolean finished) {

    public FitResult {
        factors = List.copyOf(factors);
    }
}
