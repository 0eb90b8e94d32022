package org.pushforward.lab.page.train.lens;

import org.pushforward.conditioning.Ellipse;
import org.pushforward.conditioning.Ellipses;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.Points;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.flow.Flow;
import org.pushforward.flow.LayerTrace;

/**
 * One point through the whole flow. Arrays are nobody's to write to.
 *
 * @param ends       the point at both ends
 * @param path       from noise to data: where the point stands with 0, 1, ... K couplings passed, in data units
 * @param logDet     log |det dz/dx|, nats
 * @param logDensity of the padded point under the flow, nats
 * @param terms      what the log-det is made of
 * @param jacobian   dz/dx, {@code D * D}, row-major
 * @param sigma      its singular values, largest first
 * @param ellipse    what the Jacobian makes of the unit circle in the plane of the first two coordinates, projected on the first two
 */
record ProbePass(ProbeEnds ends, Points path, double logDet, double logDensity, ProbeTerms terms, double[] jacobian, double[] sigma, Ellipse ellipse) {

    /** @param flow with the couplings scaled as they are to be */
    static ProbePass of(Flow flow, ProbePoint probe) {
        ProbeEnds ends = ProbeEnds.of(flow, probe);
        int d = flow.dimension();
        LayerTrace trace = flow.trace(ends.x(), 1, true);
        int last = trace.couplings();
        double[] jacobian = trace.jacobians()[last];
        double[] sigma = new double[d];
        new SingularValues(d).compute(jacobian, 1, sigma);
        double[][] stages = flow.inverseStages(ends.z(), 1);
        double[] path = new double[2 * stages.length];
        for (int s = 0; s < stages.length; s++) {
            path[2 * s] = stages[s][0];
            path[2 * s + 1] = stages[s][1];
        }
        return new ProbePass(ends, new Points(stages.length, 2, path), trace.logDets()[last][0], DensityEstimators.joint(flow, ends.x())[0],
                ProbeTerms.of(flow, trace), jacobian, sigma, Ellipses.inNoise(flow, ends.x(), 1)[0]);
    }

    int dimension() {
        return sigma.length;
    }

    /** Condition number of the Jacobian. */
    double kappa() {
        return sigma[0] / sigma[sigma.length - 1];
    }

    /** log |det| once more, from the singular values. */
    double logDetOfJacobian() {
        double sum = 0;
        for (double s : sigma) {
            sum += Math.log(s);
        }
        return sum;
    }
}
