package org.pushforward.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.fuzz.Fuzz;

/** Tables of points, spoiled. */
@Timeout(600)
class CsvPointsFuzzTest {

    @TempDir
    Path folder;

    /** How each line is written, below the header. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"x,y | %d.5,-%de-3", "x;y | %d.5;%d.25", "x\ty | %d\t-0.%d"})
    void points(String header, String line) throws IOException {
        String lines = IntStream.range(0, 60).mapToObj(i -> "\n" + line.formatted(i, i * i % 17)).collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("points.csv"), (header + lines + "\n").replace("\\t", "\t"));
        Fuzz.texts(file, () -> CsvPoints.read(file), null);
    }

    @Test
    void allColumns() throws IOException {
        Path file = Files.writeString(folder.resolve("points.csv"), "x,y,p1\n0.5,-1.25,3\n1e-3,2,4\n3,4.5,5\n");
        Fuzz.texts(file, () -> CsvPoints.readAll(file), null);
    }
}
