package org.pushforward.instrument.matrix;

import java.util.List;
import org.pushforward.chart.Theme;
import org.pushforward.theory.image.Picture;
import org.pushforward.theory.linear.LinearCoupling;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * A moment to be drawn.
 *
 * @param matrix   what the factors make, at least 2 x 2
 * @param factors  none for a matrix that has none: then it is drawn as if all had acted
 * @param picture  that a convolution is applied to; null for other matrices
 * @param position how many factors have acted
 * @param dragged  whether the axes must stand still under a person's hand
 * @param side     pixels of the picture
 * @param scale    device pixels per pixel of the layout, times the theme's factor
 */
public record MotionRequest(SquareMatrix matrix, List<LinearCoupling> factors, Picture picture, double position, boolean dragged, int side,
        Theme theme, double scale) {
}
