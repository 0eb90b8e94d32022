package org.pushforward.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.engine.NumpyFile;

/**
 * A table of numbers in a CSV file, as its owner means it. The file is read twice and never held: first all of it, to see what its columns are,
 * then the columns that are wanted, into an array of the right size. An array of numpy, a file called {@code .npy}, is such a table too: without a
 * header, whatever is said about one, and with nothing in it that is not data, so that all of its columns are taken where nobody chooses.
 *
 * <p>The rules, each of which somebody can overrule by a {@link TableChoice}:
 *
 * <ul>
 * <li>Text is UTF-8, or UTF-16 with a byte order mark. Cells are divided by commas, semicolons, tabs, bars, or where nothing else divides them
 * by blanks; a first line {@code sep=;} says so itself. Lines that begin with {@code #} are comments.
 * <li>A column is one of numbers if more of its cells are meant as numbers than are words. A cell of it that is no number, wherever it stands, is
 * refused by name when the column is read.
 * <li>The first line is a header if it has a word above numbers, and not as many numbers, one with a fraction, that may be values of their columns.
 * Of nothing but numbers it is one if these count on (0, 1 or 2019, 2020) and lie far off the columns below, or have words beside them.
 * <li>Row numbers are no data where two other columns of numbers stand: whole numbers without a name or by the name of {@code id},
 * {@code index}, {@code rownames} and the like, or what counts the lines from 0 or 1.
 * <li>A comma is a decimal mark if no cell of the table has a point for one.
 * <li>Cells behind the last column are passed over if they are empty, and a header that is one cell shorter than all lines names the columns
 * behind row names, as R writes it.
 * </ul>
 */
public final class PointTable {

    /** So many lines are kept to be shown. */
    public static final int SHOWN_LINES = 8;

    private static final int LOOKED_AT = 1 << 16;
    /** So many of the columns are called by their names where all are spoken of, and so many characters of each. */
    private static final int NAMED_COLUMNS = 16;
    private static final int LONGEST_LABEL = 60;
    /** Of an array, so that what is known of each takes little beside the numbers. */
    private static final int MOST_COLUMNS = 10_000;
    /** Of the heap points take one part of so many at most: a run has them once more, in its order, and the program needs the rest. */
    private static final int PART = 5;
    private static final Pattern ROW_NUMBERS = Pattern.compile("|#|id|idx|index|row|row[ ._]?(names?|id|index|number|nr|no)|unnamed: ?\\d+",
            Pattern.CASE_INSENSITIVE);

    /** What messages call the file. */
    private final String called;
    /** Null of an array. */
    private final TextSource source;
    /** Null of text. */
    private final Path array;
    /** Null of an array. */
    private final Delimiter.Beginning beginning;
    private final List<String> firstLine;
    private final int width;
    private final boolean header;
    /** Whether the header is all numbers, or the first line could have been one. */
    private final boolean doubtful;
    private final List<String> names;
    /** Names that several columns have. */
    private final Set<String> shared;
    private final List<ColumnSurvey> columns;
    private final List<List<String>> firstLines = new ArrayList<>();
    private final boolean decimalCommas;
    private long lines;
    private long firstDataLine;

    private PointTable(TextSource source, TableChoice.Header wanted, boolean strict) {
        long firstLineAt;
        this.source = source;
        called = source.name();
        array = null;
        try (Reader text = source.open()) {
            beginning = beginning(text);
        } catch (IOException e) {
            throw TextSource.unreadable(called, e);
        }
        try (Reading reading = new Reading()) {
            InvalidInputException.require(reading.cells.next(), "%s is empty", called);
            firstLineAt = reading.cells.line();
            List<String> first = new ArrayList<>(reading.cells.cells());
            while (first.size() > beginning.width() && first.get(first.size() - 1).isEmpty()) {
                first.remove(first.size() - 1);
            }
            boolean shorter = first.size() + 1 == beginning.width() && !strict && wanted != TableChoice.Header.ABSENT
                    && first.stream().noneMatch(PointTable::isNumber);
            width = first.size() + (shorter ? 1 : 0);
            columns = IntStream.range(0, width).mapToObj(c -> new ColumnSurvey()).toList();
            survey(reading);
            if (shorter) {
                first.add(columns.get(width - 1).isEmpty() ? width - 1 : 0, "");
                if (!columns.get(width - 1).isEmpty() && !columns.get(0).isCounting() && columns.get(0).isNumeric()) {
                    throw ragged(firstDataLine, width, width - 1);
                }
            }
            firstLine = List.copyOf(first);
        }
        boolean told = wanted != TableChoice.Header.AUTO;
        boolean counting = !told && !strict && isCountingHeader();
        boolean named = !told && !strict && lines > 0 && isNamedHeader();
        long whole = named ? numbersLikeThoseBelow(false) : 0;
        long fractions = named ? numbersLikeThoseBelow(true) : 0;
        boolean asManyAsWords = whole + fractions >= wordsAboveNumbers();
        header = told ? wanted == TableChoice.Header.PRESENT : strict || lines == 0 ? isAllWords() : counting ? isAboveOthers()
                : named && !(fractions > 0 && asManyAsWords);
        doubtful = counting ? header || !hasWords() : header && (fractions > 0 || whole > 0 && asManyAsWords);
        names = IntStream.range(0, width).mapToObj(c -> header ? firstLine.get(c).replaceAll("\\s+", " ") : "").toList();
        shared = shared(names);
        if (!header) {
            firstDataLine = firstLineAt;
            lines++;
            firstLines.add(0, firstLine);
            IntStream.range(0, width).forEach(c -> columns.get(c).addFirst(firstLine.get(c)));
        }
        decimalCommas = columns.stream().noneMatch(ColumnSurvey::hasDecimalPoints);
        InvalidInputException.require(lines > 0, "%s has a header but no points", called);
    }

    private PointTable(Path array, NumpyFile.Array numbers) {
        this.array = array;
        called = array.toString();
        source = null;
        beginning = null;
        lines = numbers.shape()[0];
        width = numbers.shape()[1];
        header = false;
        doubtful = false;
        decimalCommas = false;
        firstDataLine = 1;
        requireFew();
        InvalidInputException.require(width <= MOST_COLUMNS, "%s has %,d columns: take a part of it", called, width);
        names = Collections.nCopies(width, "");
        shared = Set.of();
        columns = IntStream.range(0, width).mapToObj(c -> new ColumnSurvey()).toList();
        for (int i = 0; i < numbers.values().length; i++) {
            columns.get(i % width).addNumber(numbers.values()[i]);
        }
        for (int row = 0; row < Math.min(SHOWN_LINES, lines); row++) {
            firstLines.add(Arrays.stream(numbers.values(), row * width, (row + 1) * width).mapToObj(Double::toString).toList());
        }
        firstLine = firstLines.get(0);
    }

    /**
     * Looks at all of a table.
     *
     * @throws InvalidInputException one line naming the file, the line and what is wrong, if it is no table
     */
    public static PointTable open(Path file, TableChoice.Header header) {
        return NumpyFile.isNamed(file) ? ofArray(file) : new PointTable(TextSource.of(file), header, false);
    }

    private static PointTable ofArray(Path file) {
        return new PointTable(file, NumpyFile.readTable(file));
    }

    static PointTable open(TextSource source, TableChoice.Header header) {
        return new PointTable(source, header, false);
    }

    /** A table of which every column is data: a first line in which a single cell is a number is no header. */
    static PointTable openStrictly(Path file) {
        return NumpyFile.isNamed(file) ? ofArray(file) : new PointTable(TextSource.of(file), TableChoice.Header.AUTO, true);
    }

    private static Delimiter.Beginning beginning(Reader text) throws IOException {
        char[] start = new char[LOOKED_AT];
        int length = 0;
        int more;
        try {
            while (length < LOOKED_AT && (more = text.read(start, length, LOOKED_AT - length)) > 0) {
                length += more;
            }
        } catch (CharacterCodingException e) {
            // Whoever reads the table meets the same and says in which line.
            return Delimiter.find(new String(start, 0, length), false);
        }
        return Delimiter.find(new String(start, 0, length), length < LOOKED_AT);
    }

    /** One pass over the lines. */
    private final class Reading implements AutoCloseable {

        private final Reader text;
        private final CellReader cells;

        Reading() {
            text = source.open();
            try {
                text.skip(beginning.skip());
            } catch (IOException e) {
                throw TextSource.unreadable(called, e);
            }
            cells = new CellReader(text, called, beginning.delimiter(), beginning.skip() > 0 ? 2 : 1);
        }

        @Override
        public void close() {
            try {
                text.close();
            } catch (IOException e) {
                throw TextSource.unreadable(called, e);
            }
        }

        /** Goes on to the next line, which must be as long as the first. */
        boolean next() {
            if (!cells.next()) {
                return false;
            }
            List<String> found = cells.cells();
            boolean surplus = found.size() > width && !found.subList(width, found.size()).stream().allMatch(String::isEmpty);
            if (found.size() < width || surplus) {
                throw ragged(cells.line(), found.size(), width);
            }
            return true;
        }
    }

    private InvalidInputException ragged(long line, int found, int first) {
        return new InvalidInputException(String.format(Locale.ROOT, "%s, line %d: %d cell%s where the first line has %d%s", called, line,
                found, found == 1 ? "" : "s", first, first == 1 ? ": take away what stands above the table" : ""));
    }

    private void survey(Reading reading) {
        while (reading.next()) {
            firstDataLine = lines == 0 ? reading.cells.line() : firstDataLine;
            lines++;
            requireFew();
            List<String> cells = reading.cells.cells();
            for (int c = 0; c < width; c++) {
                columns.get(c).add(cells.get(c));
            }
            if (firstLines.size() < SHOWN_LINES) {
                firstLines.add(List.copyOf(cells.subList(0, width)));
            }
        }
    }

    private void requireFew() {
        InvalidInputException.require(lines <= CsvPoints.MOST_POINTS, "%s has more than %,d points: take a part of it", called,
                CsvPoints.MOST_POINTS);
    }

    private static boolean isNumber(String cell) {
        Cell.Kind kind = Cell.kind(cell);
        return kind == Cell.Kind.NUMBER || kind == Cell.Kind.COMMA;
    }

    /** Whether a word stands above numbers, or nothing above row numbers. */
    private boolean isNamedHeader() {
        if (columns.stream().noneMatch(ColumnSurvey::isNumeric)) {
            return isAllWords();
        }
        return IntStream.range(0, width).anyMatch(c -> columns.get(c).isNumeric() && Cell.isWord(firstLine.get(c))) || isNamelessAboveCount();
    }

    private boolean isAllWords() {
        return hasWords() && firstLine.stream().noneMatch(PointTable::isNumber);
    }

    private boolean isNamelessAboveCount() {
        return firstLine.get(0).isEmpty() && columns.get(0).isCounting();
    }

    /** The numbers that the first line has above columns of numbers. */
    private double[] firstNumbers() {
        return IntStream.range(0, width).filter(c -> columns.get(c).isNumeric() && Cell.kind(firstLine.get(c)) == Cell.Kind.NUMBER)
                .mapToDouble(c -> Cell.number(firstLine.get(c))).toArray();
    }

    private boolean hasWords() {
        return firstLine.stream().anyMatch(Cell::isWord);
    }

    /** Whether the numbers of the first line count on, as those of a header do, while no word stands above numbers. */
    private boolean isCountingHeader() {
        double[] numbers = firstNumbers();
        boolean countsOn = numbers.length >= 2 && numbers[0] == Math.rint(numbers[0])
                && IntStream.range(1, numbers.length).allMatch(i -> numbers[i] == numbers[i - 1] + 1);
        return countsOn && lines > 0 && !isNamedHeader();
    }

    /** Whether the numbers of the first line are no values of the columns below them. */
    private boolean isAboveOthers() {
        return hasWords() || IntStream.range(0, width).anyMatch(c -> columns.get(c).isNumeric()
                && columns.get(c).isFar(Cell.number(firstLine.get(c))));
    }

    /**
     * How many numbers of the first line might be values of the columns below them, so that it is rather a point with a word in it.
     *
     * @param fractions those that have a fraction, which names seldom have, or the others
     */
    private long numbersLikeThoseBelow(boolean fractions) {
        return IntStream.range(0, width).filter(c -> columns.get(c).isNumeric()).filter(c -> {
            double value = Cell.number(firstLine.get(c));
            return Double.isFinite(value) && fractions == (value != Math.rint(value)) && !columns.get(c).isFar(value);
        }).count();
    }

    private long wordsAboveNumbers() {
        return IntStream.range(0, width).filter(c -> columns.get(c).isNumeric() && Cell.isWord(firstLine.get(c))).count();
    }

    String source() {
        return called;
    }

    /** Whether it is an array of numpy, which has no header. */
    public boolean isArray() {
        return array != null;
    }

    public int width() {
        return width;
    }

    /** Without the header. */
    public long lines() {
        return lines;
    }

    public boolean hasHeader() {
        return header;
    }

    /** The first lines below the header, at most {@value #SHOWN_LINES}, each of {@link #width()} cells. */
    public List<List<String>> firstLines() {
        return List.copyOf(firstLines.subList(0, Math.min(SHOWN_LINES, firstLines.size())));
    }

    /** The name of a column in the header; empty where it has none. */
    public String name(int column) {
        return names.get(column);
    }

    /** How a column is called: by its name, or where it has none of its own by its number from 1. */
    public String label(int column) {
        String name = names.get(column);
        return name.isEmpty() || shared.contains(name) ? Integer.toString(column + 1) : name;
    }

    private static Set<String> shared(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream().filter(name -> !seen.add(name)).collect(Collectors.toSet());
    }

    /** On one line, and no more than a person reads. */
    private String shown(int column) {
        return OneLine.begin(label(column), LONGEST_LABEL);
    }

    private String labels(int... those) {
        String labels = IntStream.of(those).limit(NAMED_COLUMNS).mapToObj(c -> (header && names.get(c).isEmpty() ? "the unnamed column " : "")
                + shown(c)).collect(Collectors.joining(", "));
        return those.length > NAMED_COLUMNS ? String.format(Locale.ROOT, "%s and %,d more", labels, those.length - NAMED_COLUMNS) : labels;
    }

    /** Whether a column is one of numbers, be some of its cells none. */
    public boolean isNumeric(int column) {
        return columns.get(column).isNumeric();
    }

    /** Whether a column has the name of row numbers, or none, and whole numbers. */
    private boolean isNamedRowNumber(int column) {
        return header && ROW_NUMBERS.matcher(names.get(column)).matches() && columns.get(column).isWhole();
    }

    /** Whether a column numbers the lines: by its name, or by what stands in it. */
    private boolean isRowNumbers(int column) {
        return isNamedRowNumber(column) || columns.get(column).isCounting();
    }

    /** Whether a column is no data of any kind: row numbers, names of rows, or nothing at all. */
    public boolean isBesideTheData(int column) {
        return isRowNumbers(column) || ROW_NUMBERS.matcher(names.get(column)).matches() && !isNumeric(column);
    }

    /** The columns of numbers, from the left. */
    private int[] numericColumns() {
        return IntStream.range(0, width).filter(this::isNumeric).toArray();
    }

    /**
     * The columns that a choice names, or where it names none the first two of numbers that are not row numbers.
     *
     * @return as many as the choice names, else two
     * @throws InvalidInputException one line, if there are no such columns
     */
    public int[] choose(List<String> wanted) {
        InvalidInputException.require(width > 1 || !wanted.isEmpty(), isArray() ? "%s has one column, but points need two"
                : "%s, line 1: one column, but points need two, separated by comma, semicolon, tab or blanks", called);
        if (!wanted.isEmpty()) {
            int[] chosen = wanted.stream().mapToInt(this::find).toArray();
            for (int c = 1; c < chosen.length; c++) {
                for (int earlier = 0; earlier < c; earlier++) {
                    InvalidInputException.require(chosen[c] != chosen[earlier], "%s: coordinates %d and %d are both column %s", called,
                            earlier + 1, c + 1, OneLine.quoted(wanted.get(c)));
                }
            }
            return chosen;
        }
        if (isArray()) {
            InvalidInputException.require(width <= Datasets.MOST_DIMENSIONS,
                    "%s has %d columns, but points to learn have 2 to %d: choose columns by their numbers, from 1 (--columns 1,2,...)", called, width,
                    Datasets.MOST_DIMENSIONS);
            return numericColumns();
        }
        List<Integer> left = IntStream.of(numericColumns()).boxed().collect(Collectors.toCollection(ArrayList::new));
        if (left.size() < 2) {
            int other = left.size() == 1 && left.get(0) == 0 ? 1 : 0;
            String cell = firstLines.get(0).get(other);
            throw new InvalidInputException(String.format(Locale.ROOT, "%s, line %d, column %s: %s, and two columns of numbers are needed",
                    called, firstDataLine, label(other),
                    isNumber(cell) && !Cell.isNotFinite(cell) ? "most cells are no numbers" : Cell.complaint(cell)));
        }
        long varied = left.stream().filter(c -> !columns.get(c).isConstant()).count();
        for (int column : numericColumns()) {
            long others = varied - (columns.get(column).isConstant() ? 0 : 1);
            if (isRowNumbers(column) && others >= 2) {
                left.remove((Integer) column);
                varied = others;
            }
        }
        return new int[] {left.get(0), left.get(1)};
    }

    private int find(String text) {
        List<Integer> named = IntStream.range(0, width).filter(c -> names.get(c).equals(text.strip())).boxed().toList();
        InvalidInputException.require(named.size() < 2, "%s has several columns %s: choose by their numbers, from 1", called,
                OneLine.quoted(text));
        if (named.size() == 1) {
            return named.get(0);
        }
        int number = text.strip().matches("\\d{1,6}") ? Integer.parseInt(text.strip()) : 0;
        InvalidInputException.require(number <= width, "%s has no column %s: it has %d", called, text, width);
        if (number < 1) {
            String words = header ? "%s has no column %s: its columns are %s" : isArray()
                    ? "%s is an array, so there is no column %s: choose by numbers from 1"
                    : "%s has no header, so there is no column %s: choose by numbers from 1, or add --header";
            throw new InvalidInputException(String.format(Locale.ROOT, words, called, OneLine.quoted(text),
                    labels(IntStream.range(0, width).toArray())));
        }
        return number - 1;
    }

    /** Columns as texts that name them, whatever else the table has. */
    public List<String> texts(int[] chosen) {
        return IntStream.of(chosen).mapToObj(c -> isFound(label(c), c) ? label(c) : Integer.toString(c + 1)).toList();
    }

    private boolean isFound(String text, int column) {
        return !text.isBlank() && find(text) == column;
    }

    /** What a person should know of the choice that was made for them: empty if there was none to make. */
    String note(int[] chosen, TableChoice choice) {
        List<String> words = new ArrayList<>();
        Set<Integer> taken = IntStream.of(chosen).boxed().collect(Collectors.toCollection(HashSet::new));
        int[] others = IntStream.of(numericColumns()).filter(c -> !taken.contains(c)).toArray();
        if (others.length > 0 && choice.columns().isEmpty()) {
            words.add("the columns " + shown(chosen[0]) + " and " + shown(chosen[1]) + " are taken, not "
                    + labels(others) + " (--columns chooses others)");
        }
        if (!isArray() && !beginning.delimiter().equals(Delimiter.SEMICOLON) && IntStream.of(chosen).anyMatch(c -> columns.get(c).mayBeGrouped())) {
            words.add("the commas within cells are read as decimal marks");
        }
        if (doubtful && choice.header() == TableChoice.Header.AUTO) {
            words.add(header ? "the first line is taken for a header (--no-header makes it a point)"
                    : "the first line is taken for a point (--header makes it a header)");
        }
        return words.isEmpty() ? "" : OneLine.of(called) + ": " + String.join("; ", words);
    }

    /**
     * Reads columns, in the order that is given.
     *
     * @return of as many dimensions as there are columns
     * @throws InvalidInputException one line naming the file, the line and the column, at the first cell that is no number to compute with
     */
    public Points read(int... chosen) {
        if (isArray()) {
            return readArray(chosen);
        }
        int dimension = chosen.length;
        requireRoom(source.name(), lines, dimension, Runtime.getRuntime().maxMemory());
        double[] values = new double[Math.multiplyExact(Math.toIntExact(lines), dimension)];
        int count = 0;
        try (Reading reading = new Reading()) {
            if (header) {
                reading.cells.next();
            }
            while (reading.next()) {
                InvalidInputException.require(count < lines, "%s changed while it was read: read it again", called);
                for (int c = 0; c < dimension; c++) {
                    values[dimension * count + c] = number(reading.cells, chosen[c]);
                }
                count++;
            }
        }
        InvalidInputException.require(count == lines, "%s changed while it was read: read it again", called);
        return new Points(count, dimension, values);
    }

    private Points readArray(int... chosen) {
        requireRoom(called, lines, width, Runtime.getRuntime().maxMemory());
        NumpyFile.Array numbers = NumpyFile.readTable(array);
        InvalidInputException.require(numbers.shape()[0] == lines && numbers.shape()[1] == width, "%s changed while it was read: read it again",
                called);
        int count = numbers.shape()[0];
        double[] values = new double[Math.multiplyExact(count, chosen.length)];
        for (int i = 0; i < values.length; i++) {
            int row = i / chosen.length;
            int column = chosen[i % chosen.length];
            values[i] = numbers.values()[row * width + column];
            if (Math.abs(values[i]) > Cell.LARGEST) {
                throw new InvalidInputException(String.format(Locale.ROOT, "%s, row %d, column %s: %s is too large, the largest is %s", called,
                        row + 1, label(column), values[i], Cell.LARGEST));
            }
        }
        return new Points(count, chosen.length, values);
    }

    /** @param heap bytes that the program may use */
    static void requireRoom(String name, long points, int dimension, long heap) {
        long bytes = Double.BYTES * points * dimension;
        InvalidInputException.require(bytes <= heap / PART, "%s has %,d points, of which %d columns take %.2f GB of memory where %.2f GB may be "
                + "used: take a part of it, or fewer columns, or start with more (java -Xmx)", name, points, dimension, bytes / 1e9,
                heap / PART / 1e9);
    }

    private double number(CellReader cells, int column) {
        String cell = cells.cells().get(column);
        double value = Cell.number(cell);
        if (Math.abs(value) <= Cell.LARGEST) {
            return value;
        }
        String complaint = Cell.complaint(cell) + Cell.remedy(cell);
        if (Cell.kind(cell) == Cell.Kind.COMMA) {
            value = Cell.commaNumber(cell);
            if (!decimalCommas) {
                complaint += Cell.isGrouped(cell) ? "" : ": other cells have a decimal point, so write one here too";
            } else if (columns.get(column).isGrouped() && !beginning.delimiter().equals(Delimiter.SEMICOLON)) {
                complaint = OneLine.quoted(cell) + " may be a number of thousands or have a decimal comma: write it without a comma";
            } else if (Math.abs(value) <= Cell.LARGEST) {
                return value;
            }
        }
        boolean maybeHeader = !header && cells.line() == firstDataLine
                && (Cell.isWord(cell) || firstLine.stream().noneMatch(PointTable::isNumber));
        throw new InvalidInputException(String.format(Locale.ROOT, "%s, line %d, column %s: %s%s", called, cells.line(), label(column),
                complaint, maybeHeader ? " (if this line is a header, say so: --header)" : ""));
    }
}
