package org.pushforward.instrument.fit;

import org.pushforward.chart.Numbers;
import org.pushforward.data.Padding;

/** Where the flow's density in the plane comes from; its kind of padding decides. */
public enum FitDensity {

    /** Without padding the flow's density is the data's. */
    EXACT,
    /** The padding is integrated out by importance weights: its logarithm is biased low, so a gap from it is an upper bound in expectation. */
    WEIGHTED,
    /** The flow has none: smoothed from samples. */
    KERNEL;

    static FitDensity of(Padding padding) {
        return !padding.hasDensity() ? KERNEL : padding.dimensions() == 0 ? EXACT : WEIGHTED;
    }

    /** In a few words. */
    public String words(FitResolution resolution) {
        return switch (this) {
            case EXACT -> "exact density";
            case WEIGHTED -> "importance-weighted density, " + resolution.draws() + " draws";
            case KERNEL -> "kernel estimate from " + Numbers.count(resolution.kernelSamples()) + " samples";
        };
    }
}
