package org.pushforward.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /**
     * That of a flow; empty for couplings and greedy layers, whose shears have no bound that holds everywhere. For couplings on a box of noise see
     * {@code conditioning.CouplingCertificate}.
     */
    public static Optional<Certificate> of(FlowModel model) {
        List<Certificate> stages = stages(model);
        return stages.isEmpty() ? Optional.empty() : Optional.of(stages.get(stages.size() - 1));
    }

    /**
     * Those of the maps from the data to the flow's units and to what stands after each layer, the whole flow last; empty where there is none.
     */
    public static List<Certificate> stages(FlowModel model) {
        return switch (model.spec().family()) {
            case COUPLINGS, GREEDY -> List.of();
            case LEAKY, LEAKY_HARD -> stagesOfLeaky(model);
        };
    }

    private static List<Certificate> stagesOfLeaky(FlowModel model) {
        FlowLayout layout = FlowLayout.of(model);
        Standardization standardization = model.standardization();
        double[] scale = Arrays.copyOf(standardization.scale(), model.dimension());
        Arrays.fill(scale, standardization.scale().length, scale.length, 1);
        double low = -Math.log(Arrays.stream(scale).max().orElseThrow());
        double high = -Math.log(Arrays.stream(scale).min().orElseThrow());
        int layers = model.spec().couplings();
        List<Certificate> stages = new ArrayList<>(List.of(new Certificate(Math.exp(low), Math.exp(high))));
        for (int k = 0; k < layers; k++) {
            // The map after the last layer belongs to it.
            for (int map = k; map <= (k == layers - 1 ? layers : k); map++) {
                double[] logScales = BoundedAffine.logScales(layout.affine(map), model.spec().clamp(), model.parameters());
                low += logScales[0];
                high += logScales[1];
            }
            low += Math.log(LeakyUnit.of(model.spec().family()).slope());
            stages.add(new Certificate(Math.exp(low), Math.exp(high)));
        }
        return stages;
    }

    /** No condition number is more. */
    public double kappa() {
        return greatest / least;
    }
}
