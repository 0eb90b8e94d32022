package org.pushforward.lab.page.linear;

import org.pushforward.chart.Theme;
import org.pushforward.theory.image.Picture;
import org.pushforward.theory.linear.Factorization;

/**
 * A moment to be drawn.
 *
 * @param picture  that a convolution is applied to; null for other matrices
 * @param position how many factors have acted
 * @param dragged  whether the axes must stand still under a person's hand
 * @param side     pixels of the picture
 * @param scale    device pixels per pixel of the layout, times the theme's factor
 */
record MotionRequest(Factorization factorization, Picture picture, double position, boolean dragged, int side, Theme theme, double scale) {
}
