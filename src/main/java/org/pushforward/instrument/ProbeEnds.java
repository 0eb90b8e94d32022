package org.pushforward.instrument;

import org.pushforward.data.Axes;
import org.pushforward.data.Slice;
import org.pushforward.flow.Flow;

/**
 * Both ends of the probe's way: where a person put it, and what the flow makes of that.
 *
 * @param x data units, padding included; nobody may write to it
 * @param z noise; nobody may write to it
 * @param axes the two coordinates that pictures show
 */
public record ProbeEnds(double[] x, double[] z, Axes axes) {

    /** @param flow with the couplings scaled as they are to be */
    public static ProbeEnds of(Flow flow, ProbePoint probe, Slice slice) {
        double[] given = probe.coordinates(slice, flow.dimension());
        double[] image = new double[flow.dimension()];
        if (probe.space() == ProbePoint.Space.DATA) {
            flow.forward(given, 1, image, new double[1]);
            return new ProbeEnds(given, image, slice.axes());
        }
        flow.inverse(given, 1, image);
        return new ProbeEnds(image, given, slice.axes());
    }

    /** The two coordinates that a picture of the space shows. */
    public double[] in(ProbePoint.Space space) {
        double[] all = space == ProbePoint.Space.DATA ? x : z;
        return new double[] {all[axes.first()], all[axes.second()]};
    }
}
