package org.pushforward.conditioning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;

/**
 * How much couplings stretch where the noise is near 0: what their {@link CouplingCertificate} says and what points show.
 *
 * @param halfWidth no coordinate of the noise is farther from 0
 * @param atMost    certified Lipschitz constant there, noise to data, data units; infinite where no number holds it
 * @param seen      largest stretching at points of it: the truth lies between both. Infinite where the flow leaves the range of numbers
 */
public record BoxStretch(double halfWidth, double atMost, double seen) {

    /** In the plane 99.5 % of the noise is in that box. */
    private static final double WIDEST = 3;
    private static final double[] HALF_WIDTHS = {0.01, 0.1, 1, WIDEST};
    static final int POINTS = 128;
    /** Multiplications that there is time for: some tenths of a second. Nets of 8 couplings with two layers of 64 units take a hundredth of them. */
    private static final double MOST_WORK = 1e8;

    /**
     * Of boxes from the narrowest to the widest.
     *
     * @param flow of the model
     * @return empty where the layers are no couplings, or their nets too large
     */
    public static List<BoxStretch> of(FlowModel model, Flow flow) {
        CouplingCertificate certificate = CouplingCertificate.of(model).orElse(null);
        if (certificate == null || HALF_WIDTHS.length * certificate.work() > MOST_WORK) {
            return List.of();
        }
        List<BoxStretch> stretches = new ArrayList<>();
        double seen = 0;
        for (double half : HALF_WIDTHS) {
            // The narrower boxes are parts of it.
            seen = Math.max(seen, seen(flow, half));
            stretches.add(new BoxStretch(half, certificate.around(half).greatest(), seen));
        }
        return stretches;
    }

    private static double seen(Flow flow, double half) {
        int size = flow.dimension();
        double[] noise = new SplittableRandom(1).doubles((long) POINTS * size, -half, half).toArray();
        return Arrays.stream(SteepestStretch.at(flow, size, noise, POINTS)).max().orElseThrow();
    }
}
