package org.pushforward.theory.image;

import java.util.List;
import org.pushforward.theory.linear.LinearCoupling;

/** A linear map of pictures that treats many vectors alike: one for each channel, or one for each pixel. */
public sealed interface ImageMap permits ImagePermutation, Convolution {

    /** What the vectors are. */
    enum Axis {
        /** The pixels of a channel: height times width coordinates, row by row. */
        PIXELS,
        /** The channels of a pixel. */
        CHANNELS
    }

    String name();

    /** One or two sentences. */
    String meaning();

    Axis axis();

    /** The number of coordinates of a vector. */
    int size();

    /** How many times as many channels the result has; it has as many fewer pixels. */
    int channelFactor();

    /** The image of one vector, directly. */
    double[] apply(double[] vector);

    /** log |det| for one vector, in nats, from the map's own parameters. */
    double logDet();

    /** The map as couplings on fixed halves, in the order of the product. */
    List<LinearCoupling> factors();
}
