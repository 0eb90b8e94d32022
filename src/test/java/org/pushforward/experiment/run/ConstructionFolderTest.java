package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.Points;
import org.pushforward.theory.constructed.ConstructedFlow;
import org.pushforward.theory.splitting.PlaneMap;
import org.pushforward.theory.splitting.Scheme;
import org.pushforward.theory.splitting.Splitting;

/** The folder of a construction is bounded, however many couplings were asked for. */
class ConstructionFolderTest {

    @TempDir
    Path folder;

    private static long numbers(int[] columns, int[] counts) {
        long all = 0;
        for (int i = 0; i < columns.length; i++) {
            all += (long) columns[i] * counts[i];
        }
        return all;
    }

    @Test
    void whatFitsIsWholeAndTheLargestFilesAreCutFirst() {
        assertArrayEquals(new int[] {10_000, 10_000}, ConstructionFolder.counts(6, 52));
        // The default of the command splitting with --map vortex: 331 MB before.
        int[] columns = {14, 26, 50, 98, 194, 386, 770, 1538};
        int[] counts = ConstructionFolder.counts(columns);
        assertArrayEquals(new int[] {10_000, 10_000}, Arrays.copyOf(counts, 2));
        long all = numbers(columns, counts);
        assertTrue(all <= ConstructionFolder.MOST_NUMBERS && all > .99 * ConstructionFolder.MOST_NUMBERS, "" + all);
        // In whatever order they come.
        int[] shuffled = ConstructionFolder.counts(1538, 386, 14, 770, 98, 50, 26, 194);
        assertArrayEquals(new int[] {counts[7], counts[5], counts[0]}, Arrays.copyOf(shuffled, 3));
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 1_000; trial++) {
            int[] some = random.ints(random.nextInt(1, 60), 2, random.nextInt(3, 25_000)).toArray();
            int[] each = ConstructionFolder.counts(some);
            assertTrue(numbers(some, each) <= ConstructionFolder.MOST_NUMBERS, Arrays.toString(some));
            for (int i = 0; i < some.length; i++) {
                assertTrue(each[i] >= 1 && each[i] <= ConstructionFolder.POINTS);
                for (int j = 0; j < some.length; j++) {
                    assertTrue(some[i] > some[j] || each[i] >= each[j] - 1, "smaller files have as many points or more, but for a remainder");
                }
            }
        }
    }

    @Test
    void aFileThatIsCutHasTheFirstOfTheSamePoints() throws IOException {
        Splitting splitting = new Splitting(PlaneMap.CUBIC, 3, 4);
        List<Integer> steps = List.of(1, 512, 1024);
        List<Splitting.Row> rows = new ArrayList<>();
        List<ConstructedFlow> flows = new ArrayList<>();
        for (int count : steps) {
            rows.add(new Splitting.Row("lie", count, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
            flows.add(splitting.flow(Scheme.LIE, count));
        }
        Points noise = Splitting.places(ConstructionFolder.POINTS, 1);
        try (ConstructionFolder made = new ConstructionFolder(folder.resolve("out"))) {
            made.write(rows, flows, List.of(noise, noise, noise), Map.of());
        }
        int[] columns = {10, 4_098, 8_194};
        int[] counts = ConstructionFolder.counts(columns);
        assertTrue(counts[0] == ConstructionFolder.POINTS && counts[2] < counts[1] && counts[1] < ConstructionFolder.POINTS, Arrays.toString(counts));
        for (int i = 0; i < columns.length; i++) {
            Path file = folder.resolve("out/points_" + (i + 1) + ".csv");
            try (Stream<String> lines = Files.lines(file)) {
                assertEquals(counts[i] + 1, lines.count());
            }
            try (Stream<String> lines = Files.lines(file)) {
                String[] second = lines.skip(2).findFirst().orElseThrow().split(",");
                assertEquals(columns[i], second.length);
                assertEquals(noise.values()[2], Double.parseDouble(second[0]));
                assertEquals(noise.values()[3], Double.parseDouble(second[1]));
            }
        }
    }
}
