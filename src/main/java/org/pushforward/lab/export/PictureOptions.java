package org.pushforward.lab.export;

/**
 * How a figure is to be drawn.
 *
 * @param width  in units of the layout, in which type has its nominal size
 * @param height likewise
 * @param scale  pixels per unit, for PNG
 * @param light  whether for light paper, or as the window looks
 */
record PictureOptions(int width, int height, int scale, boolean light) {
}
