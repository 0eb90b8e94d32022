package org.pushforward.instrument.constructed;

import org.pushforward.chart.Theme;

/**
 * A moment to be drawn.
 *
 * @param position how many couplings have acted, with a fraction for the one that is acting
 * @param side     pixels along each side of a picture
 * @param scale    device pixels per pixel of the layout, times the theme's factor
 */
public record StageRequest(ConstructionReading reading, double position, int side, Theme theme, double scale) {
}
