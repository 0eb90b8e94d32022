package org.pushforward.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.base.InvalidInputException;

class CsvPointsTest {

    /** Ten usable lines: (0, 0), (1, 1), (2, 4), ... */
    private static final String TEN = lines(",", "\n");
    private static final double[] TEN_VALUES = IntStream.range(0, 10).boxed().flatMap(i -> Stream.of((double) i, (double) i * i))
            .mapToDouble(Double::doubleValue).toArray();

    @TempDir
    private Path folder;

    private static String lines(String delimiter, String end) {
        return IntStream.range(0, 10).mapToObj(i -> i + delimiter + i * i + end).collect(Collectors.joining());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("points.csv"), text);
    }

    static Stream<String> waysToWriteTheSame() {
        return Stream.of(
                TEN,
                TEN.stripTrailing(),
                "x,y\n" + TEN,
                "\uFEFFx,y\n" + TEN,
                "\uFEFF" + TEN,
                lines(",", "\r\n"),
                "x;y\r\n" + lines(";", "\r\n"),
                "x\ty\n" + lines("\t", "\n"),
                lines(" , ", "\n"),
                "# from a sensor\n\n# x is metres, y is metres\n" + TEN + "\n\n# end\n",
                "\"x, m\",\"y\"\n" + TEN,
                "name,x,y\n" + TEN.lines().map(line -> "a1," + line + "\n").collect(Collectors.joining()),
                "x,name,y\n" + TEN.lines().map(line -> line.replace(",", ",b,") + "\n").collect(Collectors.joining()),
                TEN.lines().map(line -> line + ",77,text\n").collect(Collectors.joining()),
                TEN.replace("3,9", "3e0,+9.00"));
    }

    @ParameterizedTest
    @MethodSource("waysToWriteTheSame")
    void readsTheFirstTwoNumericColumns(String text) throws IOException {
        Points points = CsvPoints.read(write(text));
        assertEquals(10, points.count());
        assertEquals(2, points.dimension());
        assertArrayEquals(TEN_VALUES, points.values());
    }

    @Test
    void readsAsManyColumnsAsAreNamed() throws IOException {
        StringBuilder table = new StringBuilder("a,b,c,d\n");
        for (int i = 0; i < 20; i++) {
            table.append(i).append(',').append(i * i).append(',').append(Math.sin(i)).append(',').append(-i).append('\n');
        }
        Path file = write(table.toString());
        CsvCloud cloud = CsvPoints.read(file, new TableChoice(List.of("d", "c", "a"), TableChoice.Header.AUTO));
        assertEquals(3, cloud.points().dimension());
        assertEquals(List.of("d", "c", "a"), cloud.columns());
        assertArrayEquals(new double[] {-2, Math.sin(2), 2}, Arrays.copyOfRange(cloud.points().values(), 6, 9));
        RunData data = RunData.of(new DatasetSpec(file.toString(), 0, 0, 0, 0, new TableChoice(List.of("d", "c", "a"), TableChoice.Header.AUTO)), 1);
        assertEquals(3, data.dimension());
        assertEquals(3, data.standardization().scale().length);
        assertEquals(List.of("d", "c", "a"), data.columns());
    }

    @Test
    void readsColumnsByName() throws IOException {
        Path file = write("id,x,y\n" + TEN.lines().map(line -> "7," + line + "\n").collect(Collectors.joining()));
        CsvCloud swapped = read(file, "y", "x");
        assertEquals(81, swapped.points().get(9, 0));
        assertEquals(9, swapped.points().get(9, 1));
        assertEquals(List.of("y", "x"), swapped.columns());
        assertEquals("", swapped.note());
        assertArrayEquals(swapped.points().values(), read(file, "3", "2").points().values());
        assertEquals(List.of("y", "x"), read(file, "3", "2").columns());
        assertEquals(file + " has no column \"z\": its columns are id, x, y", refusal(() -> read(file, "x", "z")));
        assertEquals(file + " has no column 4: it has 3", refusal(() -> read(file, "x", "4")));
        assertEquals(file + ": coordinates 1 and 2 are both column \"x\"", refusal(() -> read(file, "x", "x")));
        assertEquals("points to learn have 2 to 16 columns, such as x,y, not 1", refusal(() -> read(file, "x")));
    }

    private static CsvCloud read(Path file, String... columns) {
        return CsvPoints.read(file, new TableChoice(List.of(columns), TableChoice.Header.AUTO));
    }

    static Stream<String> waysToWriteThreeColumns() {
        return Stream.of("1,2,3\n-4,5e-1,6", "x,y,p1\n1,2,3\n-4,0.5,6\n", "\uFEFFx;y;p1\r\n1;2;3\r\n-4;.5;6\r\n", "# units\n1\t2\t3\n\n-4\t0.5\t6\n");
    }

    @ParameterizedTest
    @MethodSource("waysToWriteThreeColumns")
    void readsEveryColumn(String text) throws IOException {
        Points points = CsvPoints.readAll(write(text));
        assertEquals(2, points.count());
        assertEquals(3, points.dimension());
        assertArrayEquals(new double[] {1, 2, 3, -4, 0.5, 6}, points.values());
    }

    /** Of a table every cell counts, and one line of one column is one. */
    @Test
    void aTableMayBeSmallButMustBeNumbers() throws IOException {
        assertArrayEquals(new double[] {7}, CsvPoints.readAll(write("7")).values());
        Path file = write("x,y,name\n1,2,a\n");
        assertEquals(file + ", line 2, column name: \"a\" is not a number", refusal(() -> CsvPoints.readAll(file)));
        int count = 3 * CsvPoints.LEAST_POINTS + 1;
        assertEquals(count, CsvPoints.readAll(write("1,2,3,4\n".repeat(count))).count());
    }

    /** What is in the file, and what is said after the file's name. */
    static Stream<Arguments> unusableFiles() {
        return Stream.of(
                Arguments.of("", " is empty"),
                Arguments.of("\n\n", " is empty"),
                Arguments.of("# nothing\n", " is empty"),
                Arguments.of("x,y\n", " has a header but no points"),
                Arguments.of("1,2\n", " has 1 point, at least 10 are needed"),
                Arguments.of("x,y\n1,2\n3,4\n", " has 2 points, at least 10 are needed"),
                Arguments.of("x\n1\n2\n", ", line 1: one column, but points need two, separated by comma, semicolon, tab or blanks"),
                Arguments.of("1 2\n3 4\n", " has 2 points, at least 10 are needed"),
                Arguments.of("a,b\nc,d\n", ", line 2, column a: \"c\" is not a number, and two columns of numbers are needed"),
                Arguments.of("x,name\n1,d\n", ", line 2, column name: \"d\" is not a number, and two columns of numbers are needed"),
                Arguments.of("x,y\n" + TEN + "five,5\n", ", line 12, column x: \"five\" is not a number"),
                Arguments.of(TEN + "1,0x10\n", ", line 11, column 2: \"0x10\" is not a number"),
                Arguments.of(TEN + "1,2d\n", ", line 11, column 2: \"2d\" is not a number"),
                Arguments.of("x;y\n" + lines(";", ".5\n") + "1,5;2\n",
                        ", line 12, column x: \"1,5\" is not a number: other cells have a decimal point, so write one here too"),
                Arguments.of("x,y\n" + TEN + "1\n", ", line 12: 1 cell where the first line has 2"),
                Arguments.of("# c\nx,y\n\n1,2,3\n" + TEN, ", line 4: 3 cells where the first line has 2"),
                Arguments.of(TEN + "1,NaN\n", ", line 11, column 2: the value is NaN: write a number there or take the line out"),
                Arguments.of("nan,1\n" + TEN, ", line 1, column 1: the value is NaN: write a number there or take the line out"),
                Arguments.of(TEN + "1,-Infinity\n", ", line 11, column 2: the value is infinite: write a number there or take the line out"),
                Arguments.of(TEN + "inf,1\n", ", line 11, column 1: the value is infinite: write a number there or take the line out"),
                Arguments.of(TEN + "1,1e999\n", ", line 11, column 2: \"1e999\" is too large, the largest is 1.0E100"),
                Arguments.of("x,y\n" + TEN + ",3\n", ", line 12, column x: the value is missing: write a number there or take the line out"),
                Arguments.of("x,y,z\nNA,3,4\n" + "1,2,3\n".repeat(9),
                        ", line 2, column x: the value is missing: write a number there or take the line out"),
                Arguments.of("x,y\n" + "1,2\n3,2\n".repeat(5),
                        ", column y: every value is 2.0, but points to learn must spread: choose other columns"));
    }

    @ParameterizedTest
    @MethodSource("unusableFiles")
    void saysInOneLineWhereAndWhatIsWrong(String text, String complaint) throws IOException {
        Path file = write(text);
        assertEquals(file + complaint, refusal(() -> CsvPoints.read(file)));
    }

    @Test
    void missingFilesAndFoldersAreRefused() {
        Path missing = folder.resolve("no.csv");
        assertEquals("there is no file " + missing, refusal(() -> CsvPoints.read(missing)));
        assertEquals(folder + " is a folder, not a CSV file", refusal(() -> CsvPoints.read(folder)));
    }

    @Test
    void otherThanUtf8IsRefused() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, ("größe,y\n" + TEN).getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(file + ", line 1: this is not UTF-8 text: save the file as UTF-8", refusal(() -> CsvPoints.read(file)));
    }

    @Test
    void openQuotesAndRubbishGiveOneLine() throws IOException {
        Path file = write("x,y\n" + TEN + "\"1,2\n3,4\n");
        assertEquals(file + ", line 12: the quote that opens cell 1 is never closed: close it, or delete it", refusal(() -> CsvPoints.read(file)));
        Path rubbish = write("PK\u0003\u0004\u0000,\u0001\n\u0007,".repeat(20));
        String message = refusal(() -> CsvPoints.read(rubbish));
        assertFalse(message.chars().anyMatch(Character::isISOControl), message);
    }

    private static String refusal(Runnable reading) {
        String message = assertThrows(InvalidInputException.class, reading::run).getMessage();
        assertEquals(1, message.lines().count());
        return message;
    }

    @ParameterizedTest
    @EnumSource(BundledCsv.class)
    void bundledCloudsHaveTheRowsAndTheOriginThatTheProvenanceStates(BundledCsv cloud) throws IOException {
        Points points = cloud.read();
        String line = Files.readAllLines(Path.of("datasets/PROVENANCE.md")).stream()
                .filter(l -> l.startsWith("| `" + cloud.id() + ".csv`")).findFirst().orElseThrow();
        String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        assertEquals(Integer.parseInt(cells[2]), points.count());
        assertEquals(7, cells.length, "file, rows, columns, origin, taken from, licence");
        assertFalse(cells[6].isEmpty());
        assertTrue(cloud.description().replace(",", "").contains(cells[2]), "the description names the number of points");
    }

    @Test
    void everyCsvOfTheFolderIsBundled() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("datasets"))) {
            List<String> names = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".csv")).sorted().toList();
            assertEquals(names, BundledCsv.ids().stream().map(id -> id + ".csv").sorted().toList());
        }
    }
}
