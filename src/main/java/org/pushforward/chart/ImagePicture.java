package org.pushforward.chart;

import java.util.Arrays;
import java.util.List;
import org.pushforward.theory.image.Picture;

/** Pictures of pictures: red, green and blue as they are, other numbers of channels as grey tiles, four in a row. */
public final class ImagePicture {

    private static final int COLOURS = 3;
    private static final int TILES_A_ROW = 4;
    private static final int WHITE = 255;

    private ImagePicture() {}

    /**
     * @param side   pixels along each side of the result; what the picture does not fill is the ground
     * @return {@code side * side} opaque ARGB, row by row from the top; values below 0 are drawn black, those above 1 white
     */
    public static int[] pixels(Picture picture, int side, Palette palette) {
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, palette.ground());
        if (picture.channels() == COLOURS) {
            for (int py = 0; py < side; py++) {
                for (int px = 0; px < side; px++) {
                    pixels[py * side + px] = colour(picture, py * picture.height() / side, px * picture.width() / side);
                }
            }
            return pixels;
        }
        int rows = (picture.channels() + TILES_A_ROW - 1) / TILES_A_ROW;
        int tile = side / Math.max(TILES_A_ROW, rows);
        // A hair apart, so that one sees where a channel ends.
        int inner = Math.max(1, tile - Math.max(2, side / 100));
        int top = (side - rows * tile) / 2;
        for (int c = 0; c < picture.channels(); c++) {
            int left = c % TILES_A_ROW * tile;
            int above = top + c / TILES_A_ROW * tile;
            for (int y = 0; y < inner; y++) {
                for (int x = 0; x < inner; x++) {
                    int grey = level(picture.get(c, y * picture.height() / inner, x * picture.width() / inner));
                    pixels[(above + y) * side + left + x] = argb(grey, grey, grey);
                }
            }
        }
        return pixels;
    }

    /** What a picture is painted from: its values, from 0 to 1. */
    public static PictureContent content(Picture picture) {
        return new PictureContent((side, theme, scale) -> pixels(picture, side, theme.palette()), () -> {
            int count = picture.values().length;
            double[][] columns = new double[4][count];
            int at = 0;
            for (int c = 0; c < picture.channels(); c++) {
                for (int y = 0; y < picture.height(); y++) {
                    for (int x = 0; x < picture.width(); x++) {
                        columns[0][at] = c;
                        columns[1][at] = y;
                        columns[2][at] = x;
                        columns[3][at++] = picture.get(c, y, x);
                    }
                }
            }
            return List.of(new DataTable("pixels", List.of(new DataTable.Column("channel", columns[0], null),
                    new DataTable.Column("row", columns[1], null), new DataTable.Column("column", columns[2], null),
                    new DataTable.Column("value, 0 to 1", columns[3], null))));
        });
    }

    private static int colour(Picture picture, int y, int x) {
        return argb(level(picture.get(0, y, x)), level(picture.get(1, y, x)), level(picture.get(2, y, x)));
    }

    private static int level(double value) {
        return (int) Math.round(WHITE * Math.max(0, Math.min(1, value)));
    }

    private static int argb(int red, int green, int blue) {
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }
}
