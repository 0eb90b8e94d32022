package org.pushforward.instrument.place;

import org.pushforward.chart.PictureContent;

/**
 * A finished picture of the data space.
 *
 * @param pixels  {@code side * side} opaque ARGB from the top row down; handed over, given back when a newer one is shown, see {@link
 *                org.pushforward.instrument.PixelPool}
 * @param step    of the run whose samples it shows; -1 where it shows data alone
 * @param method  how the density was obtained; empty where none is shown
 * @param origin  likewise, with the number of draws or samples
 * @param awaited whether a density of this run is being computed and none is shown yet
 * @param ceiling the density at the upper end of the colour map
 * @param content what it was painted from
 */
public record DataSpaceFrame(int[] pixels, int side, long step, String method, String origin, boolean awaited, double ceiling,
        PictureContent content) {

    /** What is to be said of the density below the picture; empty for nothing. */
    public String words() {
        return awaited ? "density: computing…" : origin.isEmpty() ? "" : "density: " + origin;
    }

    /** Without numbers, for where there is little room. */
    public String briefWords() {
        return method.equals(origin) ? words() : method;
    }
}
