package org.pushforward.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.base.InvalidInputException;

/** Each file of {@code tables/csv} is read as its owner means it, or refused in one line. */
class TableCasesTest {

    private static final Path FOLDER = Path.of("src/test/resources/tables/csv");

    private static Path file(String name) {
        return FOLDER.resolve(name + ".csv");
    }

    private static double[] numbers(String text) {
        return Stream.of(text.split(", ")).mapToDouble(Double::parseDouble).toArray();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "csv_comma_with_semicolon_head|x; cm|y; cm|11|3.691, 20.411|3.016, 19.862|",
        "csv_comma_with_tab_head|x (cm)|y (cm)|11|3.691, 20.411|3.016, 19.862|",
        "csv_de_mixed_ints|temp|n|11|3.691, 0|3.016, 3|: the columns temp and n are taken, not nr, m (--columns chooses others)",
        "csv_de_quoted_plus_ints|temp|m|11|3.691, 0|3.016, 3|:"
            + " the columns temp and m are taken, not n (--columns chooses others); the commas within cells are read as decimal marks",
        "csv_header_inf_named|x|inf|11|3.691, 20.411|3.016, 19.862|",
        "csv_header_part_numeric|2019|2020|11|3.691, 20.411|3.016, 19.862|:"
            + " the columns 2019 and 2020 are taken, not station (--columns chooses others)",
        "csv_leading_comma|x|y|11|3.691, 20.411|3.016, 19.862|",
        "csv_nbsp_pad|x|y|11|3.691, 20.411|3.016, 19.862|",
        "csv_numeric_header_01|0|1|11|3.691, 20.411|3.016, 19.862|: the first line is taken for a header (--no-header makes it a point)",
        "csv_pandas_index|x|y|11|3.691, 20.411|3.016, 19.862|:"
            + " the columns x and y are taken, not the unnamed column 1 (--columns chooses others)",
        "csv_rownames_first|eruptions|waiting|11|3.6, 79|1.833, 54|:"
            + " the columns eruptions and waiting are taken, not rownames (--columns chooses others)",
        "csv_sep_line|x|y|10|3.691, 20.411|1.436, 19.871|",
        "csv_utf16le|x|y|60|3.691, 20.411|0.932, 20.333|",
    })
    void isRead(String name, String x, String y, int count, String first, String last, String note) {
        CsvCloud cloud = CsvPoints.read(file(name), TableChoice.DEFAULT);
        assertEquals(List.of(x, y), cloud.columns());
        assertEquals(count, cloud.points().count());
        assertArrayEquals(numbers(first), new double[] {cloud.points().get(0, 0), cloud.points().get(0, 1)});
        assertArrayEquals(numbers(last), new double[] {cloud.points().get(count - 1, 0), cloud.points().get(count - 1, 1)});
        assertEquals(note == null ? "" : file(name) + note, cloud.note());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
        "csv_almost_constant|, column y: every value but one is 0.5, but points to learn must spread: choose other columns",
        "csv_dash_first_3col|, line 2, column x: \"-\" is not a number",
        "csv_hashna_mid|, line 22, column x: the value is missing: write a number there or take the line out",
        "csv_latin1|, line 1: this is not UTF-8 text: save the file as UTF-8",
        "csv_lt_first_3col|, line 2, column x: \"<0.1\" is not a number: a bound is no value, put one there or leave out the line",
        "csv_multiline_semicolon_head| has 9 points, at least 10 are needed",
        "csv_thousands_3col|, line 2, column x: \"1,000\" is not a number: write it without commas between the digits",
        "csv_unicode_minus_3col|, line 2, column x: \"\u22123.691\" is not a number: its minus sign is a character of typesetters, write - instead",
        "csv_unterminated|, line 1: the quote that opens cell 1 is never closed: close it, or delete it",
    })
    void isRefused(String name, String complaint) {
        assertEquals(file(name) + complaint,
                assertThrows(InvalidInputException.class, () -> CsvPoints.read(file(name), TableChoice.DEFAULT)).getMessage());
    }

    /** Nine points are too few to learn, but the table is read. */
    @Test
    void aHeaderOfSeveralLinesIsOne() {
        PointTable table = PointTable.open(file("csv_multiline_semicolon_head"), TableChoice.Header.AUTO);
        assertEquals(List.of("x (cm)", "y (degC)"), List.of(table.name(0), table.name(1)));
        Points points = table.read(table.choose(List.of()));
        assertEquals(9, points.count());
        assertArrayEquals(new double[] {3.691, 20.411}, new double[] {points.get(0, 0), points.get(0, 1)});
    }

    @Test
    void aMatrixMayHaveBlanksBetweenItsNumbers() {
        assertArrayEquals(new double[] {1, 0.5, 0.25, 1}, CsvPoints.readAll(FOLDER.resolveSibling("matrix/matrix_space_separated.csv")).values());
    }

    @Test
    void noFileOfTheFolderIsForgotten() throws IOException {
        String all = Files.readString(Path.of("src/test/java/org/pushforward/data/TableCasesTest.java"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(Set.of(), files.map(file -> file.getFileName().toString().replace(".csv", "")).filter(name -> !all.contains(name))
                    .collect(Collectors.toSet()));
        }
    }
}
