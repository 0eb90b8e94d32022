package org.pushforward.instrument;

import org.pushforward.flow.Flow;

/**
 * Both ends of the probe's way: where a person put it, and what the flow makes of that.
 *
 * @param x data units, padding included; nobody may write to it
 * @param z noise; nobody may write to it
 */
public record ProbeEnds(double[] x, double[] z) {

    /** @param flow with the couplings scaled as they are to be */
    public static ProbeEnds of(Flow flow, ProbePoint probe) {
        double[] given = probe.coordinates(flow.dimension());
        double[] image = new double[flow.dimension()];
        if (probe.space() == ProbePoint.Space.DATA) {
            flow.forward(given, 1, image, new double[1]);
            return new ProbeEnds(given, image);
        }
        flow.inverse(given, 1, image);
        return new ProbeEnds(image, given);
    }

    public double[] in(ProbePoint.Space space) {
        return space == ProbePoint.Space.DATA ? x : z;
    }
}
