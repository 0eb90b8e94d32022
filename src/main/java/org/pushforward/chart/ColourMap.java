package org.pushforward.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A map from [0, 1] to opaque colours, tabulated in {@value #SIZE} steps or one more. Immutable. */
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

    /** For differences: from the model's colour through the ground colour, which stands for 0 at exactly 1/2, to the data's. */
    public static ColourMap difference(Palette palette) {
        // An odd number has a middle.
        int[] colours = interpolate(List.of(palette.model(), palette.ground(), palette.data()), SIZE + 1);
        colours[SIZE / 2] = palette.ground();
        return new ColourMap(colours);
    }

    /** A smooth map through equidistant anchors. */
    static ColourMap through(List<Integer> anchors) {
        int[] colours = interpolate(anchors, SIZE);
        colours[0] = anchors.get(0);
        return new ColourMap(colours);
    }

    /** In Oklab, where equal steps look equal. */
    private static int[] interpolate(List<Integer> anchors, int count) {
        double[][] lab = anchors.stream().map(Oklab::of).toArray(double[][]::new);
        int[] colours = new int[count];
        for (int i = 0; i < count; i++) {
            double position = (double) i / (count - 1) * (lab.length - 1);
            int left = Math.min((int) position, lab.length - 2);
            colours[i] = Oklab.between(lab[left], lab[left + 1], position - left);
        }
        return colours;
    }

    /** @param t clamped to [0, 1]; NaN counts as 0 */
    public int at(double t) {
        return colours[t > 0 ? (int) (Math.min(t, 1) * (colours.length - 1) + 0.5) : 0];
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
