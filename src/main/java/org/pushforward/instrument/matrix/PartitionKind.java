package org.pushforward.instrument.matrix;

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

    /** Whether it works on the channels of the squeezed picture: three channels have no two equal halves. */
    boolean needsSqueeze() {
        return this == CHANNEL_WISE || this == CONVOLUTION;
    }
}
