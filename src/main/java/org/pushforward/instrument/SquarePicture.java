package org.pushforward.instrument;

import org.pushforward.chart.PictureContent;
import org.pushforward.chart.Theme;

/**
 * A finished square picture.
 *
 * @param pixels  {@code side * side} opaque ARGB from the top row down; nobody may write to it any more
 * @param content what it was painted from
 */
public record SquarePicture(int[] pixels, int side, PictureContent content) {

    /** Paints one. @param scale device pixels per pixel of the layout, times the theme's factor */
    public static SquarePicture of(PictureContent content, int side, Theme theme, double scale) {
        return new SquarePicture(content.paint(side, theme, scale), side, content);
    }
}
