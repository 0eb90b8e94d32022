package org.pushforward.instrument.point;

import org.pushforward.conditioning.Ellipse;
import org.pushforward.conditioning.Ellipses;
import org.pushforward.conditioning.RoundTrip;
import org.pushforward.conditioning.SingularValues;
import org.pushforward.data.Axes;
import org.pushforward.data.Points;
import org.pushforward.data.Slice;
import org.pushforward.fit.DensityEstimators;
import org.pushforward.flow.Flow;
import org.pushforward.flow.LayerTrace;
import org.pushforward.instrument.ProbeEnds;
import org.pushforward.instrument.ProbePoint;

/**
 * One point through the whole flow. Arrays are nobody's to write to.
 *
 * @param ends          the point at both ends
 * @param path          from noise to data: where the point stands with 0, 1, ... K couplings passed, in data units
 * @param logDet        log |det dz/dx|, nats
 * @param logDensity    of the padded point under the flow, nats
 * @param terms         what the log-det is made of
 * @param jacobian      dz/dx, {@code D * D}, row-major
 * @param sigma         its singular values (data -> noise), largest first
 * @param kappaStandard condition number of the flow in standard units
 * @param digitsLost    there and back in float64, as {@link RoundTrip#digitsLost} measures it
 * @param ellipse       what the Jacobian makes of the unit circle in the plane of the two coordinates that pictures show, projected on these
 */
public record ProbePass(ProbeEnds ends, Points path, double logDet, double logDensity, ProbeTerms terms, double[] jacobian, double[] sigma,
        double kappaStandard, double digitsLost, Ellipse ellipse) {

    /** @param flow with the couplings scaled as they are to be */
    static ProbePass of(Flow flow, ProbePoint probe, Slice slice) {
        int d = flow.dimension();
        Axes axes = slice.axes();
        // A pass of one point costs what one of a chunk does, so each is made once.
        double[] x = probe.space() == ProbePoint.Space.DATA ? probe.coordinates(slice, d) : ProbeEnds.of(flow, probe, slice).x();
        LayerTrace trace = flow.trace(x, 1, true);
        int last = trace.couplings();
        double[] z = probe.space() == ProbePoint.Space.DATA ? trace.states()[last] : probe.coordinates(slice, d);
        double[] jacobian = trace.jacobians()[last];
        double[] sigma = new double[d];
        new SingularValues(d).compute(jacobian, 1, sigma);
        double kappaStandard = new SingularValues(d).conditionNumbers(jacobian.clone(), 1, flow.standardization())[0];
        double[][] stages = flow.inverseStages(z, 1);
        double[] path = new double[2 * stages.length];
        for (int s = 0; s < stages.length; s++) {
            path[2 * s] = stages[s][axes.first()];
            path[2 * s + 1] = stages[s][axes.second()];
        }
        double logDet = trace.logDets()[last][0];
        return new ProbePass(new ProbeEnds(x, z, axes), new Points(stages.length, 2, path), logDet,
                logDet + DensityEstimators.standardNormal(z, 0, d), ProbeTerms.of(flow, trace), jacobian, sigma, kappaStandard,
                RoundTrip.digitsLost(flow, x, 1)[0],
                Ellipses.inNoise(z, jacobian, axes));
    }

    public int dimension() {
        return sigma.length;
    }

    /** Condition number of the Jacobian, in data units. */
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
