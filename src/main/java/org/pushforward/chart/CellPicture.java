package org.pushforward.chart;

import java.util.Arrays;
import org.pushforward.data.Window;

/**
 * Clouds of many points, pixel by pixel: each point has a shade from 0 to 1. Where points lie together their colours mix, and the ground shows
 * through less; so that ten points and a million of them both make a picture. Needs no toolkit.
 */
public final class CellPicture {

    /** How opaque one point of few is. */
    private static final double OPACITY = 3;
    private static final int FEW = 6_000;
    private static final int MANY = 40_000;
    /** Of the pixels that have points: where a grey scale ends. */
    private static final double WHITE = 0.985;
    private static final int LEVELS = 255;

    private CellPicture() {}

    /**
     * What a cloud is.
     *
     * @param x     across
     * @param y     up, as many
     * @param shade 0 to 1, as many; the colour of each
     */
    public record Cloud(double[] x, double[] y, float[] shade) {
    }

    /**
     * Each point in the colour of its shade, viridis.
     *
     * @param rules   lines across the picture at these heights
     * @param uprights lines up the picture at these places
     * @param side    pixels along each side
     * @param scale   device pixels per pixel of the layout
     */
    public static int[] shades(Cloud cloud, Window window, double[] rules, double[] uprights, int side, Theme theme, double scale) {
        Palette palette = theme.palette();
        ColourMap map = ColourMap.viridis();
        int count = cloud.x.length;
        int reach = count <= FEW ? (int) Math.max(1, Math.round(scale)) : count <= MANY ? (int) Math.round(scale - 0.5) : 0;
        float[] weight = new float[side * side];
        float[] red = new float[side * side];
        float[] green = new float[side * side];
        float[] blue = new float[side * side];
        for (int i = 0; i < count; i++) {
            int column = column(cloud.x[i], window, side);
            int row = row(cloud.y[i], window, side);
            if (column < 0 || row < 0) {
                continue;
            }
            int colour = map.at(cloud.shade[i]);
            for (int r = Math.max(0, row - reach); r <= Math.min(side - 1, row + reach); r++) {
                for (int c = Math.max(0, column - reach); c <= Math.min(side - 1, column + reach); c++) {
                    if (reach > 1 && (r - row) * (r - row) + (c - column) * (c - column) > reach * reach + 1) {
                        continue;
                    }
                    int pixel = r * side + c;
                    weight[pixel]++;
                    red[pixel] += colour >> 16 & 0xFF;
                    green[pixel] += colour >> 8 & 0xFF;
                    blue[pixel] += colour & 0xFF;
                }
            }
        }
        double opacity = OPACITY / Math.max(1, quantile(weight, 0.6));
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, palette.ground());
        draw(rules, uprights, window, side, palette.hairline(), pixels);
        for (int p = 0; p < pixels.length; p++) {
            if (weight[p] > 0) {
                int own = 0xFF000000 | Math.round(red[p] / weight[p]) << 16 | Math.round(green[p] / weight[p]) << 8 | Math.round(blue[p] / weight[p]);
                pixels[p] = Dots.mix(pixels[p], own, 1 - Math.exp(-opacity * weight[p]));
            }
        }
        return pixels;
    }

    /**
     * As a photograph: the more points in a pixel the lighter it is, or the darker. The same in every theme, since it is a picture's grey scale.
     * Points are added some at a time. For one thread.
     */
    public static final class Greys {

        private final Window window;
        private final int side;
        private final float[] weight;

        /** @param side pixels along each side */
        public Greys(Window window, int side) {
            this.window = window;
            this.side = side;
            weight = new float[side * side];
        }

        public int side() {
            return side;
        }

        /** @param x across; {@code y} up, as many; not kept */
        public void add(double[] x, double[] y) {
            for (int i = 0; i < x.length; i++) {
                double across = (x[i] - window.minX()) / window.width() * side - 0.5;
                double down = (window.maxY() - y[i]) / window.height() * side - 0.5;
                if (across >= 0 && down >= 0 && across < side - 1 && down < side - 1) {
                    // Shared among four pixels: the bands of the couplings would beat with whole ones.
                    int pixel = (int) down * side + (int) across;
                    float right = (float) (across - (int) across);
                    float below = (float) (down - (int) down);
                    weight[pixel] += (1 - right) * (1 - below);
                    weight[pixel + 1] += right * (1 - below);
                    weight[pixel + side] += (1 - right) * below;
                    weight[pixel + side + 1] += right * below;
                }
            }
        }

        /** @param light whether many points are white */
        public int[] pixels(boolean light) {
            double full = Math.max(1, quantile(weight, WHITE));
            int[] pixels = new int[side * side];
            for (int p = 0; p < pixels.length; p++) {
                int level = (int) Math.round(LEVELS * Math.min(1, weight[p] / full));
                int grey = light ? level : LEVELS - level;
                pixels[p] = 0xFF000000 | grey << 16 | grey << 8 | grey;
            }
            return pixels;
        }
    }

    private static int column(double x, Window window, int side) {
        double place = (x - window.minX()) / window.width() * side;
        return place >= 0 && place < side ? (int) place : -1;
    }

    private static int row(double y, Window window, int side) {
        double place = (window.maxY() - y) / window.height() * side;
        return place >= 0 && place < side ? (int) place : -1;
    }

    private static void draw(double[] rules, double[] uprights, Window window, int side, int colour, int[] pixels) {
        for (double height : rules) {
            int row = row(height, window, side);
            if (row >= 0) {
                Arrays.fill(pixels, row * side, (row + 1) * side, colour);
            }
        }
        for (double place : uprights) {
            int column = column(place, window, side);
            for (int r = 0; r < side && column >= 0; r++) {
                pixels[r * side + column] = colour;
            }
        }
    }

    /** Of those that are not 0. */
    private static double quantile(float[] weight, double share) {
        float[] some = new float[weight.length];
        int count = 0;
        for (float each : weight) {
            if (each > 0) {
                some[count++] = each;
            }
        }
        Arrays.sort(some, 0, count);
        return count == 0 ? 1 : some[(int) (share * (count - 1))];
    }
}
