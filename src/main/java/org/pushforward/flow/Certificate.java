package org.pushforward.flow;

import java.util.Arrays;
import java.util.Optional;
import org.pushforward.data.Standardization;

/**
 * Bounds on the singular values of the Jacobian dz/dx, data (with its padding, in data units) to noise, that hold at every point, from the parameters
 * alone. So 1 / {@code least} is a Lipschitz constant of the way from noise to data.
 *
 * <p>For leaky layers they are products over the parts: the affine maps have singular values e^s, the units slopes from a to 1, the standardisation
 * 1 / scale. They hold to rounding, and need not be reached, since the parts' directions need not meet.
 *
 * @param least    no singular value is less
 * @param greatest none is more
 */
public record Certificate(double least, double greatest) {

    /** That of a flow; empty for couplings and greedy layers, whose shears have no bound that the parameters show. */
    public static Optional<Certificate> of(FlowModel model) {
        return switch (model.spec().family()) {
            case COUPLINGS, GREEDY -> Optional.empty();
            case LEAKY, LEAKY_HARD -> Optional.of(ofLeaky(model));
        };
    }

    private static Certificate ofLeaky(FlowModel model) {
        FlowLayout layout = FlowLayout.of(model);
        Standardization standardization = model.standardization();
        double[] scale = Arrays.copyOf(standardization.scale(), model.dimension());
        Arrays.fill(scale, standardization.scale().length, scale.length, 1);
        double low = -Math.log(Arrays.stream(scale).max().orElseThrow());
        double high = -Math.log(Arrays.stream(scale).min().orElseThrow());
        int layers = model.spec().couplings();
        for (int k = 0; k <= layers; k++) {
            double[] logScales = BoundedAffine.logScales(layout.affine(k), model.spec().clamp(), model.parameters());
            low += logScales[0];
            high += logScales[1];
        }
        low += layers * Math.log(LeakyUnit.of(model.spec().family()).slope());
        return new Certificate(Math.exp(low), Math.exp(high));
    }

    /** No condition number is more. */
    public double kappa() {
        return greatest / least;
    }
}
