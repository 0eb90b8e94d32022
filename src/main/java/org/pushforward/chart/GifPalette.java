package org.pushforward.chart;

import java.util.Arrays;

/**
 * The colours of a film: as many as a GIF has, chosen for all frames together, so that nothing flickers. The most frequent colours are kept as they
 * are; then the colour that is farthest from all that are chosen, in {@link Oklab}, is added again and again, the more so the larger its area, so
 * that a smooth map shows no bands and dots keep their colours; at last each is moved to the mean of those that it stands for.
 * The same frames give the same colours.
 */
final class GifPalette {

    /** One is left for what does not change. */
    static final int MOST = 255;

    /** Colours of which each is told from its neighbours: the last bit of each channel is not. */
    private static final int BITS = 7;
    private static final int KEPT = 12;
    private static final int ROUNDS = 4;

    private final int[] slots = new int[1 << 3 * BITS];
    private int count;
    private long[] frequency = new long[1024];
    private int[] colour = new int[1024];
    /** By slot, once the palette is made. */
    private byte[] nearest;

    /** Takes the colours of a frame. @param pixels RGB */
    void add(int[] pixels) {
        for (int at = 0; at < pixels.length;) {
            int rgb = pixels[at];
            int run = 1;
            while (at + run < pixels.length && pixels[at + run] == rgb) {
                run++;
            }
            at += run;
            int key = key(rgb);
            if (slots[key] == 0) {
                if (count == colour.length) {
                    colour = Arrays.copyOf(colour, 2 * count);
                    frequency = Arrays.copyOf(frequency, 2 * count);
                }
                colour[count++] = rgb & 0xFFFFFF;
                slots[key] = count;
            }
            frequency[slots[key] - 1] += run;
        }
    }

    private static int key(int rgb) {
        return (rgb >> 17 & 0x7F) << 2 * BITS | (rgb >> 9 & 0x7F) << BITS | rgb >> 1 & 0x7F;
    }

    /** @return the colours, {@link #MOST} at most */
    int[] make() {
        double[][] lab = new double[count][];
        Arrays.setAll(lab, i -> Oklab.of(colour[i]));
        Integer[] byFrequency = new Integer[count];
        Arrays.setAll(byFrequency, i -> i);
        Arrays.sort(byFrequency, (one, other) -> Long.compare(frequency[other], frequency[one]));
        int size = Math.min(MOST, count);
        int kept = Math.min(KEPT, size);
        double[][] chosen = new double[size][];
        double[] distance = new double[count];
        int[] owner = new int[count];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        for (int k = 0; k < size; k++) {
            chosen[k] = lab[k < kept ? byFrequency[k] : farthest(distance)];
            for (int i = 0; i < count; i++) {
                double d = distance(lab[i], chosen[k]);
                if (d < distance[i]) {
                    distance[i] = d;
                    owner[i] = k;
                }
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            moveToMeans(lab, owner, chosen, kept);
            assign(lab, chosen, owner);
        }
        nearest = new byte[count];
        for (int i = 0; i < count; i++) {
            nearest[i] = (byte) owner[i];
        }
        int[] colours = new int[size];
        for (int k = 0; k < size; k++) {
            colours[k] = k < kept ? colour[byFrequency[k]] : Oklab.between(chosen[k], chosen[k], 0) & 0xFFFFFF;
        }
        return colours;
    }

    private int farthest(double[] distance) {
        int farthest = 0;
        double most = -1;
        for (int i = 0; i < count; i++) {
            double missed = distance[i] * weight(i);
            if (missed > most) {
                most = missed;
                farthest = i;
            }
        }
        return farthest;
    }

    /** The root: the ground is frequent, the dots are what is looked at. */
    private double weight(int i) {
        return Math.sqrt(frequency[i]);
    }

    private void moveToMeans(double[][] lab, int[] owner, double[][] chosen, int kept) {
        double[][] sum = new double[chosen.length][4];
        for (int i = 0; i < count; i++) {
            double weight = weight(i);
            double[] own = sum[owner[i]];
            for (int c = 0; c < 3; c++) {
                own[c] += weight * lab[i][c];
            }
            own[3] += weight;
        }
        for (int k = kept; k < chosen.length; k++) {
            double[] own = sum[k];
            if (own[3] > 0) {
                chosen[k] = new double[] {own[0] / own[3], own[1] / own[3], own[2] / own[3]};
            }
        }
    }

    private void assign(double[][] lab, double[][] chosen, int[] owner) {
        for (int i = 0; i < count; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < chosen.length; k++) {
                double d = distance(lab[i], chosen[k]);
                if (d < least) {
                    least = d;
                    owner[i] = k;
                }
            }
        }
    }

    private static double distance(double[] one, double[] other) {
        double l = one[0] - other[0];
        double a = one[1] - other[1];
        double b = one[2] - other[2];
        return l * l + a * a + b * b;
    }

    /** The place in the palette of a colour that was added; after {@link #make}. */
    byte place(int rgb) {
        return nearest[slots[key(rgb)] - 1];
    }
}
