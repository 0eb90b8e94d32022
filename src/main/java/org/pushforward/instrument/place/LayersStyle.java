package org.pushforward.instrument.place;

/**
 * The pictures that the view of the layers wants.
 *
 * @param side          of the large picture, in pixels; 0 for none yet
 * @param thumbnailSide of each thumbnail, in pixels; 0 for none yet
 * @param data          whether the data's points are drawn
 * @param samples       whether the points on their way from noise to data are drawn
 * @param grid          whether the grid that they carry along is drawn
 * @param density       whether the density at the place is drawn
 */
public record LayersStyle(int side, int thumbnailSide, boolean data, boolean samples, boolean grid, boolean density) {
}
