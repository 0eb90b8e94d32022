package org.pushforward.instrument;

/**
 * A finished square picture.
 *
 * @param pixels {@code side * side} opaque ARGB from the top row down; nobody may write to it any more
 */
public record SquarePicture(int[] pixels, int side) {
}
