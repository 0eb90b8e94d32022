package org.pushforward.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;

/** The same twelve points as many programs would write them, and what cannot be read in the words that are said of it. */
class PointTableTest {

    private static final double[] POINTS = {1.5, 20.25, 2.25, 19.5, 3.75, 21.125, 0.5, 18.75, 2.5, 20.5, 4.125, 22.5, 1.25, 19.25, 3.5, 21.5, 2.75,
        18.5, 0.75, 20.75, 1.875, 22.25, 3.25, 19.75};

    @TempDir
    private Path folder;

    /** The line of a point, by its number from 0 and its coordinates as texts. */
    private interface Line {
        String of(int i, String x, String y);
    }

    private static String lines(String end, Line line) {
        return IntStream.range(0, POINTS.length / 2)
                .mapToObj(i -> line.of(i, Double.toString(POINTS[2 * i]), Double.toString(POINTS[2 * i + 1])) + end).collect(Collectors.joining());
    }

    private static String lines(Line line) {
        return lines("\n", line);
    }

    private static String comma(String number) {
        return number.replace('.', ',');
    }

    private static String plain() {
        return lines((i, x, y) -> x + "," + y);
    }

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("points.csv"), text.getBytes(charset));
    }

    private static String refusal(Runnable reading) {
        String message = assertThrows(InvalidInputException.class, reading::run).getMessage();
        assertEquals(1, message.lines().count());
        return message;
    }

    static Stream<Arguments> waysToWriteThePoints() {
        BiFunction<String, String, Arguments> utf8 = (columns, text) -> Arguments.of(columns, text, StandardCharsets.UTF_8);
        return Stream.of(
                utf8.apply("x,y", "\"\",\"x\",\"y\"\n" + lines((i, x, y) -> "\"" + (i + 1) + "\"," + x + "," + y)),
                utf8.apply("x,y", "\"x\" \"y\"\n" + lines((i, x, y) -> "\"" + (i + 1) + "\" " + x + " " + y)),
                utf8.apply("x,y", "\"x\" \"y\"\n" + lines((i, x, y) -> "\"bird " + i + "\" " + x + " " + y)),
                utf8.apply("x,y", "\"\";\"x\";\"y\"\n" + lines((i, x, y) -> "\"" + i + "\";" + comma(x) + ";" + comma(y))),
                utf8.apply("x,y", "Unnamed: 0,x,y\n" + lines((i, x, y) -> i + "," + x + "," + y)),
                utf8.apply("0,1", ",0,1\n" + lines((i, x, y) -> i + "," + x + "," + y)),
                utf8.apply("x,y", ",x,y\n" + lines((i, x, y) -> 7 * i % 12 + "," + x + "," + y)),
                utf8.apply("x,y", "x,y,n\n" + lines((i, x, y) -> x + "," + y + "," + i)),
                utf8.apply("2,3", lines((i, x, y) -> i + "\t" + x + "\t" + y)),
                utf8.apply("1,2", "# x y\n" + lines((i, x, y) -> x + "e+00 " + y + "e+00")),
                utf8.apply("1,2", lines((i, x, y) -> "   " + x + "D+00  " + y + "d0 ")),
                utf8.apply("1,2", "# first\n" + lines((i, x, y) -> x + "\t " + y) + "\n\n# end\n"),
                utf8.apply("1,2", lines("\r\n", (i, x, y) -> comma(x) + ";" + comma(y))),
                utf8.apply("x,y", "x;y\n" + lines((i, x, y) -> "\u202f" + comma(x) + "\u2009;\u00a0" + comma(y) + "\u3000")),
                utf8.apply("x,y", "x,y\n" + lines((i, x, y) -> "\"" + comma(x) + "\",\"" + comma(y) + "\"")),
                utf8.apply("x,y", "x\ty\n" + lines((i, x, y) -> comma(x) + "\t" + comma(y))),
                utf8.apply("x,y", "x|y\n" + lines((i, x, y) -> x + "|" + y)),
                utf8.apply("x,y", "x,y\r" + lines("\r", (i, x, y) -> x + "," + y)),
                utf8.apply("x,y", "sep=\t\nx\ty\n" + lines((i, x, y) -> x + "\t" + y)),
                utf8.apply("x,y", "\uFEFF\"sep=|\"\r\nx|y\r\n" + lines("\r\n", (i, x, y) -> x + "|" + y)),
                utf8.apply("x,y", "x,y,\n" + lines((i, x, y) -> x + "," + y + ",")),
                utf8.apply("x,y", "x,y\n" + lines((i, x, y) -> x + "," + y + ",") + ",,\n"),
                utf8.apply("x,y", "x,y,,\n" + lines((i, x, y) -> x + "," + y)),
                utf8.apply("2019,2020", "city,2019,2020\n" + lines((i, x, y) -> "c" + i + "," + x + "," + y)),
                utf8.apply("2019,2020", "2019,2020\n" + plain()),
                utf8.apply("x,y", "date,x,y\n" + lines((i, x, y) -> "2020-01-0" + i + " 10:00," + x + "," + y)),
                utf8.apply("x,y", "Datum;x;y\n" + lines((i, x, y) -> "0" + i + ".01.2020;" + comma(x) + ";" + comma(y))),
                utf8.apply("x,y", "name,x,y\n" + lines((i, x, y) -> i + "\" pipe," + x + "," + y)),
                utf8.apply("x,y", "name,x,y\n" + lines((i, x, y) -> "\"a \"\"b\"\";\n\tc\"," + x + "," + y)),
                utf8.apply("1,2", lines((i, x, y) -> comma(x) + " " + comma(y))),
                utf8.apply("x,y", "plot,x,y\n" + lines((i, x, y) -> i + (i % 2 == 0 ? "a," : "b,") + x + "," + y)),
                utf8.apply("x,y", "gap,x,y\n" + lines((i, x, y) -> "nan," + x + "," + y)),
                utf8.apply("x,y", "x,y\r\n" + lines("\r\n", (i, x, y) -> x + "," + y) + "\u001A"),
                utf8.apply("x,y", "strand,x,y\n" + lines((i, x, y) -> (i % 3 == 0 ? "+," : "-,") + x + "," + y)),
                utf8.apply("x,y", "# a; b; c\n# d\te\nx,y\n" + plain()),
                Arguments.of("x,y", "\uFEFFx\ty\r\n" + lines("\r\n", (i, x, y) -> x + "\t" + y), StandardCharsets.UTF_16LE),
                Arguments.of("x,y", "\uFEFFx,y\n" + plain(), StandardCharsets.UTF_16BE));
    }

    @ParameterizedTest
    @MethodSource("waysToWriteThePoints")
    void allAreTheSamePoints(String columns, String text, Charset charset) throws IOException {
        CsvCloud cloud = CsvPoints.read(write(text, charset), TableChoice.DEFAULT);
        assertArrayEquals(POINTS, cloud.points().values());
        assertEquals(List.of(columns.split(",")), cloud.columns());
        CsvCloud again = CsvPoints.read(write(text, charset), TableChoice.DEFAULT.withColumns(cloud.columns()));
        assertArrayEquals(POINTS, again.points().values());
    }

    /** What is in the file, and what is said behind its name. */
    static Stream<Arguments> unusableTables() {
        String head = "x,y\n" + plain();
        return Stream.of(
                Arguments.of("<0.1,20\n" + plain(),
                        ", line 1, column 1: \"<0.1\" is not a number: a bound is no value, put one there or leave out the line"),
                Arguments.of("\u22121.5,20\n" + plain(),
                        ", line 1, column 1: \"\u22121.5\" is not a number: its minus sign is a character of typesetters, write - instead"),
                Arguments.of("NA,20\n" + plain(), ", line 1, column 1: the value is missing: write a number there or take the line out"),
                Arguments.of("trace,20\n" + plain(), ", line 1, column 1: \"trace\" is not a number"),
                Arguments.of("%,$\n" + plain(),
                        ", line 1, column 1: \"%\" is not a number: leave out the %, throughout the column "
                                + "(if this line is a header, say so: --header)"),
                Arguments.of(head + "1,?\n", ", line 14, column y: \"?\" is not a number"),
                Arguments.of(head + "1,-\n", ", line 14, column y: \"-\" is not a number"),
                Arguments.of("x,y\n" + lines((i, x, y) -> x + "%," + y),
                        ", line 2, column x: \"1.5%\" is not a number: leave out the %, throughout the column"),
                Arguments.of("x,y\n" + lines((i, x, y) -> x + " cm," + y), ", line 2, column x: \"1.5 cm\" is not a number"),
                Arguments.of("x,y\n" + lines((i, x, y) -> "$" + x + "," + y), ", line 2, column x: \"$1.5\" is not a number"),
                Arguments.of("x;y\n" + lines((i, x, y) -> "1\u202f000," + i + ";" + i * i), ", line 2, column x: \"1\u202f000,0\" is not a number"),
                Arguments.of("x;y\n" + lines((i, x, y) -> "1.000," + i + ";" + i * i), ", line 2, column x: \"1.000,0\" is not a number"),
                Arguments.of("x\ty\n" + lines((i, x, y) -> (i % 2 == 0 ? "900" : "1," + (200 + i)) + "\t" + i * i),
                        ", line 3, column x: \"1,201\" may be a number of thousands or have a decimal comma: write it without a comma"),
                Arguments.of("x,y\n" + lines((i, x, y) -> "\"1,000," + (100 + i) + "\"," + i * i),
                        ", line 2, column x: \"1,000,100\" is not a number: write it without commas between the digits"),
                Arguments.of("x;y\n" + lines((i, x, y) -> comma(x) + ";" + y),
                        ", line 2, column x: \"1,5\" is not a number: other cells have a decimal point, so write one here too"),
                Arguments.of("x,y\n" + lines((i, x, y) -> "=\"" + x + "\"," + y), ", line 2, column x: \"=\"1.5\"\" is not a number"),
                Arguments.of("x,y\n" + lines((i, x, y) -> "'" + x + "," + y), ", line 2, column x: \"'1.5\" is not a number"),
                Arguments.of("Measured in 2020\n" + head, ", line 2: 2 cells where the first line has 1: take away what stands above the table"),
                Arguments.of(head + "Total,3\n", ", line 14, column x: \"Total\" is not a number"),
                Arguments.of(head + "#N/A,1\n", ", line 14, column x: the value is missing: write a number there or take the line out"),
                Arguments.of(head + "#DIV/0!,1\n", ", line 14, column x: \"#DIV/0!\" is not a number"),
                Arguments.of("x;y\n" + lines((i, x, y) -> x + ";" + y) + "#NV;1\n",
                        ", line 14, column x: the value is missing: write a number there or take the line out"),
                Arguments.of("x,y\n" + plain() + ".,1\n", ", line 14, column x: the value is missing: write a number there or take the line out"),
                Arguments.of(head + "1,\u00002\n", ", line 14: a NUL character: this is no text; save the table as CSV in UTF-8"),
                Arguments.of(head + "\"1\"5,2\n",
                        ", line 14: the quote in cell 1 is closed behind \"1\", but more text follows: double the quotes that belong to the text"),
                Arguments.of(head + "1,\"2\n3,4\n", ", line 14: the quote that opens cell 2 is never closed: close it, or delete it"),
                Arguments.of(head + "1".repeat(200_000) + ",2\n", ", line 14: a cell of more than 100000 characters: this is no table of points"),
                Arguments.of(head + ",".repeat(200_000) + "\n", ", line 14: more than 100000 cells: this is no table of points"),
                Arguments.of("c,x,y\n" + lines((i, x, y) -> "7," + x + "," + y),
                        ", column c: every value is 7.0, but points to learn must spread: choose other columns"),
                Arguments.of("PK\u0003\u0004", " is a workbook or an archive, not text: save the table as CSV"));
    }

    @ParameterizedTest
    @MethodSource("unusableTables")
    void saysWhatIsWrongWhereAndWhatToDo(String text, String complaint) throws IOException {
        Path file = write(text, StandardCharsets.UTF_8);
        assertEquals(file + complaint, refusal(() -> CsvPoints.read(file)));
    }

    @Test
    void otherEncodingsAreNamed() throws IOException {
        String text = "x,y\n" + plain();
        Path file = write(text, StandardCharsets.UTF_16LE);
        assertEquals(file + " seems to be UTF-16 text without a byte order mark: save it as UTF-8", refusal(() -> CsvPoints.read(file)));
        write("\uFEFF" + text, Charset.forName("UTF-32LE"));
        assertEquals(file + " is UTF-32 text: save it as UTF-8", refusal(() -> CsvPoints.read(file)));
        // Far behind what one look at the file shows, so the line is counted rather than guessed.
        String many = plain().repeat(2_000);
        write("x,y\n" + many + "# größe\n", StandardCharsets.ISO_8859_1);
        assertEquals(file + ", line 24002: this is not UTF-8 text: save the file as UTF-8", refusal(() -> CsvPoints.read(file)));
    }

    /** A path through the plane may well begin at 0, 1; a person decides. */
    @Test
    void aFirstLineThatMayBeAHeaderIsSpokenOfAndDecidedByAPerson() throws IOException {
        String path = "0,1\n" + IntStream.range(1, 20).mapToObj(i -> i / 10.0 + "," + Math.exp(-i / 10.0) + "\n").collect(Collectors.joining());
        Path file = write(path, StandardCharsets.UTF_8);
        CsvCloud points = CsvPoints.read(file, TableChoice.DEFAULT);
        assertEquals(20, points.points().count());
        assertEquals(file + ": the first line is taken for a point (--header makes it a header)", points.note());
        CsvCloud named = CsvPoints.read(file, new TableChoice(List.of(), TableChoice.Header.PRESENT));
        assertEquals(19, named.points().count());
        assertEquals(List.of("0", "1"), named.columns());
        assertEquals("", named.note());
        write("0,1\n" + plain(), StandardCharsets.UTF_8);
        assertEquals(12, CsvPoints.read(file).count());
        assertEquals(13, CsvPoints.read(file, new TableChoice(List.of(), TableChoice.Header.ABSENT)).points().count());
    }

    /** A word above numbers makes a header; beside a value of the data it is a cell that somebody has to look at, and no point is lost. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "n.s.", "0x1p3", "e5", "2024-01-02T03:04:05Z", "1x10^3"})
    void aWordBesideAValueIsNoHeader(String word) throws IOException {
        Path file = write("1.375," + word + "\n" + plain(), StandardCharsets.UTF_8);
        assertEquals(file + ", line 1, column 2: " + OneLine.quoted(word) + " is not a number (if this line is a header, say so: --header)",
                refusal(() -> CsvPoints.read(file)));
        assertEquals(12, CsvPoints.read(file, new TableChoice(List.of(), TableChoice.Header.PRESENT)).points().count());
        write("2," + word + "\n" + plain(), StandardCharsets.UTF_8);
        assertEquals(file + ": the first line is taken for a header (--no-header makes it a point)",
                CsvPoints.read(file, TableChoice.DEFAULT).note());
        String three = lines((i, x, y) -> x + "," + y + "," + i * i);
        write("x," + word + ",2\n" + three, StandardCharsets.UTF_8);
        assertFalse(CsvPoints.read(file, TableChoice.DEFAULT).note().contains("first line"));
        write("x," + word + ",2.5\n" + three, StandardCharsets.UTF_8);
        assertTrue(CsvPoints.read(file, TableChoice.DEFAULT).note().contains("; the first line is taken for a header (--no-header"));
        write("2019," + word + "\n" + plain(), StandardCharsets.UTF_8);
        assertEquals("", CsvPoints.read(file, TableChoice.DEFAULT).note());
    }

    /** Names come from a file: what would turn a terminal upside down is written out, and thousands of them are counted. */
    @Test
    void aNoteStaysOneLineThatAPersonCanRead() throws IOException {
        Path file = write("x,a\u2028\u202eb\u001b[31m," + "w".repeat(5_000) + "\n" + lines((i, x, y) -> x + "," + y + "," + i * i),
                StandardCharsets.UTF_8);
        assertEquals(file + ": the columns x and a\\u2028\\u202eb\\u001b[31m are taken, not " + "w".repeat(60) + "... (--columns chooses others)",
                CsvPoints.read(file, TableChoice.DEFAULT).note());
        write(lines((i, x, y) -> IntStream.range(0, 40).mapToObj(c -> x).collect(Collectors.joining(","))), StandardCharsets.UTF_8);
        String note = CsvPoints.read(file, TableChoice.DEFAULT).note();
        assertEquals(file + ": the columns 1 and 2 are taken, not 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18 and 22 more "
                + "(--columns chooses others)", note);
    }

    /** Genes and spectra have tens of thousands of columns: no work for each pair of them. */
    @Test
    @Timeout(30)
    void aTableMayBeWide() throws IOException {
        String names = IntStream.range(0, 50_000).mapToObj(c -> "c" + c).collect(Collectors.joining(",")) + "\n";
        String text = IntStream.range(0, 12).mapToObj(i -> IntStream.range(0, 50_000).mapToObj(c -> Integer.toString(c % 3 == 0 ? i : 7 * i % 11))
                .collect(Collectors.joining(",")) + "\n").collect(Collectors.joining());
        PointTable table = PointTable.open(write(names + text, StandardCharsets.UTF_8), TableChoice.Header.AUTO);
        assertEquals(List.of("c1", "c2"), table.texts(table.choose(List.of())));
        assertEquals(List.of("c49999", "c3"), table.texts(table.choose(List.of("c49999", "c3"))));
        assertTrue(table.note(new int[] {1, 2}, TableChoice.DEFAULT).length() < 1000);
    }

    /** Where they are all that there is, row numbers are data; and so is an index that counts nothing. */
    @Test
    void rowNumbersAreDataWhereNothingElseIs() throws IOException {
        assertEquals(List.of("id", "y"), CsvPoints.read(write("id,y\n" + lines((i, x, y) -> i + "," + y), StandardCharsets.UTF_8),
                TableChoice.DEFAULT).columns());
        assertEquals(List.of("index", "x"), CsvPoints.read(write("index,x,y\n" + lines((i, x, y) -> "1." + i + "," + x + "," + y),
                StandardCharsets.UTF_8), TableChoice.DEFAULT).columns());
    }

    /** A name comes before a number, and of two columns of one name neither is found by it. */
    @Test
    void columnsAreFoundByNameThenByNumber() throws IOException {
        Path file = write("2,1,a,a\n" + lines((i, x, y) -> x + "," + y + "," + i * i + "," + i * i * i), StandardCharsets.UTF_8);
        PointTable table = PointTable.open(file, TableChoice.Header.AUTO);
        assertArrayEquals(new int[] {0, 1}, table.choose(List.of("2", "1")));
        assertArrayEquals(new int[] {2, 3}, table.choose(List.of("3", "4")));
        assertEquals(List.of("3", "4"), table.texts(new int[] {2, 3}));
        assertEquals(file + " has several columns \"a\": choose by their numbers, from 1", refusal(() -> table.choose(List.of("a", "1"))));
        assertEquals(List.of("x, m", "y"), TableChoice.columns("\"x, m\", y"));
        assertEquals("points to learn have 2 to 16 columns, such as x,y, not 17",
                refusal(() -> TableChoice.columns("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q")));
    }

    @Test
    void shownAreTheFirstLinesOnly() throws IOException {
        PointTable table = PointTable.open(write("x,y\n" + plain(), StandardCharsets.UTF_8), TableChoice.Header.AUTO);
        assertTrue(table.hasHeader());
        assertEquals(12, table.lines());
        assertEquals(PointTable.SHOWN_LINES, table.firstLines().size());
        assertEquals(List.of("1.5", "20.25"), table.firstLines().get(0));
    }

    /** A run has its points twice, beside all else: what does not fit is refused in a line, not by the machine's end. */
    @Test
    void whatTakesTooMuchOfTheHeapIsRefusedInOneLine() {
        long window = 480L << 20;
        PointTable.requireRoom("points.csv", 5_000_000, 2, window);
        String words = assertThrows(InvalidInputException.class, () -> PointTable.requireRoom("points.csv", 5_000_000, 3, window)).getMessage();
        assertEquals("points.csv has 5,000,000 points, of which 3 columns take 0.12 GB of memory where 0.10 GB may be used: take a part of it, or "
                + "fewer columns, or start with more (java -Xmx)", words);
    }
}
