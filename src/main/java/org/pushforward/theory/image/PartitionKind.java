package org.pushforward.theory.image;

import org.pushforward.base.RandomStreams;
import org.pushforward.theory.linear.Route;

/** A map of pictures that flows use to partition their coordinates. */
public enum PartitionKind {
    CHECKERBOARD("checkerboard"),
    CHANNEL_WISE("channel-wise"),
    SQUEEZE("squeeze"),
    CONVOLUTION("1 × 1");

    private final String title;

    PartitionKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** What goes in: the sample picture, squeezed where the map works on channels, of which three have no two equal halves. */
    public Picture picture() {
        Picture sample = SamplePicture.read();
        return this == CHANNEL_WISE || this == CONVOLUTION
                ? ImageRun.direct(sample, ImagePermutation.squeeze(sample.height(), sample.width())) : sample;
    }

    /**
     * The map of the sample picture.
     *
     * @param seed  of a convolution's parameters
     * @param route by which a convolution is factored
     */
    public ImageMap map(long seed, Route route) {
        Picture picture = picture();
        return switch (this) {
            case CHECKERBOARD -> ImagePermutation.checkerboard(picture.height(), picture.width());
            case CHANNEL_WISE -> ImagePermutation.channelHalves(picture.channels());
            case SQUEEZE -> ImagePermutation.squeeze(picture.height(), picture.width());
            case CONVOLUTION -> Convolution.random(picture.channels(), route,
                    new RandomStreams(seed).stream(RandomStreams.Purpose.INITIAL_WEIGHTS, picture.channels(), 0));
        };
    }
}
