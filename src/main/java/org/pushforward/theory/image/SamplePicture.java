package org.pushforward.theory.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The picture that comes with Pushforward: 32 x 32, red, green and blue; see {@code assets/images/README.md}. */
public final class SamplePicture {

    private static final String RESOURCE = "/org/pushforward/assets/images/evening.ppm";
    private static final String PLAIN_PPM = "P3";
    private static final int HEADER = 4;
    private static final int CHANNELS = 3;

    private SamplePicture() {}

    public static Picture read() {
        try (InputStream stream = SamplePicture.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            return parse(new String(stream.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plain PPM: P3, width, height, largest value, then red, green and blue of each pixel, row by row; # begins a comment. */
    private static Picture parse(String text) {
        String[] words = text.lines().map(line -> line.replaceFirst("#.*", "")).collect(Collectors.joining(" ")).strip().split("\\s+");
        if (!words[0].equals(PLAIN_PPM)) {
            throw new IllegalStateException(RESOURCE + " is no plain PPM");
        }
        int[] numbers = Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
        int width = numbers[0];
        int height = numbers[1];
        double white = numbers[2];
        double[] values = new double[CHANNELS * height * width];
        for (int pixel = 0; pixel < height * width; pixel++) {
            for (int c = 0; c < CHANNELS; c++) {
                values[c * height * width + pixel] = numbers[HEADER - 1 + CHANNELS * pixel + c] / white;
            }
        }
        return new Picture(CHANNELS, height, width, values);
    }
}
