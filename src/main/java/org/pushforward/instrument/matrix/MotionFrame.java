package org.pushforward.instrument.matrix;

import org.pushforward.chart.PictureContent;
import org.pushforward.data.Window;
import org.pushforward.theory.linear.SquareMatrix;

/**
 * A drawn moment.
 *
 * @param pixels  {@code side * side} opaque ARGB
 * @param window  the axes; null for a picture, which has none
 * @param product of the factors that have acted, shrunk for a block picture
 * @param content what it was painted from
 */
public record MotionFrame(int[] pixels, int side, Window window, SquareMatrix product, PictureContent content) {
}
