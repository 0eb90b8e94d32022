package org.pushforward.instrument.library;

import org.pushforward.chart.Theme;
import org.pushforward.experiment.preset.Preset;

/**
 * A preset whose pictures are wanted.
 *
 * @param side  pixels along each side of a picture; 0 for none
 * @param scale device pixels per pixel of the layout, times the theme's factor
 */
public record PresetRequest(Preset preset, int side, Theme theme, double scale) {
}
