package org.pushforward.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A sequential map from [0, 1] to opaque colours, tabulated in {@value #SIZE} steps. Immutable. */
public final class ColourMap {

    private static final int SIZE = 256;

    private final int[] colours;

    private ColourMap(int[] colours) {
        this.colours = colours;
    }

    public static ColourMap viridis() {
        return new ColourMap(table("viridis"));
    }

    public static ColourMap cividis() {
        return new ColourMap(table("cividis"));
    }

    /** For densities: begins at the ground colour, so that nothing is painted where nothing is. */
    public static ColourMap density(Palette palette) {
        List<Integer> anchors = new ArrayList<>();
        anchors.add(palette.ground());
        anchors.addAll(palette.densityRamp());
        return through(anchors);
    }

    /** A smooth map through equidistant anchors, interpolated in Oklab, where equal steps look equal. */
    static ColourMap through(List<Integer> anchors) {
        double[][] lab = anchors.stream().map(Oklab::of).toArray(double[][]::new);
        int[] colours = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double position = (double) i / (SIZE - 1) * (lab.length - 1);
            int left = Math.min((int) position, lab.length - 2);
            colours[i] = Oklab.between(lab[left], lab[left + 1], position - left);
        }
        colours[0] = anchors.get(0);
        return new ColourMap(colours);
    }

    /** @param t clamped to [0, 1]; NaN counts as 0 */
    public int at(double t) {
        return colours[t > 0 ? (int) (Math.min(t, 1) * (SIZE - 1) + 0.5) : 0];
    }

    private static int[] table(String name) {
        String resource = "/org/pushforward/assets/colours/" + name + ".txt";
        try (InputStream in = ColourMap.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()
                    .mapToInt(line -> 0xFF000000 | Integer.parseInt(line, 16)).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
