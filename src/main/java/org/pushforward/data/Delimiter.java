package org.pushforward.data;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pushforward.base.InvalidInputException;

/**
 * What stands between the cells of a table.
 *
 * @param sign   one character; without meaning for {@link #BLANKS}
 * @param blanks whether any number of blanks and tabs is one delimiter
 */
record Delimiter(char sign, boolean blanks) {

    static final Delimiter COMMA = new Delimiter(',', false);
    static final Delimiter SEMICOLON = new Delimiter(';', false);
    static final Delimiter BLANKS = new Delimiter(' ', true);

    /** Of two that divide a table equally well the first is taken. */
    private static final List<Delimiter> KNOWN = List.of(new Delimiter('\t', false), SEMICOLON, new Delimiter('|', false), COMMA, BLANKS);
    /** Spreadsheets write and read such a first line. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\\s*\"?sep=([^\\p{Alnum}\"\\n\\r])\"?[ \\t,;]*(\\R|$)", Pattern.CASE_INSENSITIVE);
    private static final int LOOKED_AT = 500;
    /** A table of words has no numbers to judge by, but still lines of equal length. */
    private static final double WORTH_OF_WORDS = 0.1;
    /** Two numbers with a blank between them look like one with groups of digits. */
    private static final double WORTH_OF_ODD_CELLS = 0.8;

    /**
     * How a table begins.
     *
     * @param width of most of its first lines, in cells
     * @param skip  characters before the table itself: those of a line that names the delimiter
     */
    record Beginning(Delimiter delimiter, int width, int skip) {
    }

    /**
     * Finds the delimiter: the one that divides most lines alike and leaves most numbers whole. Quoted cells and comments do not count.
     *
     * @param start the beginning of the text
     * @param whole whether that is all of it
     */
    static Beginning find(String start, boolean whole) {
        Matcher named = SEPARATOR_LINE.matcher(start);
        int skip = named.lookingAt() ? named.end() : 0;
        String table = start.substring(skip);
        List<Delimiter> candidates = skip > 0 ? List.of(new Delimiter(named.group(1).charAt(0), false)) : KNOWN;
        Beginning best = new Beginning(candidates.size() == 1 ? candidates.get(0) : COMMA, 1, skip);
        double bestScore = 0;
        for (Delimiter candidate : candidates) {
            List<List<String>> lines = lines(table, candidate, whole);
            int width = usualWidth(lines);
            double score = width < 2 ? 0 : score(lines, width);
            if (score > bestScore) {
                bestScore = score;
                best = new Beginning(candidate, width, skip);
            }
        }
        return best;
    }

    /** The first lines, as far as they can be read. */
    private static List<List<String>> lines(String table, Delimiter delimiter, boolean whole) {
        List<List<String>> lines = new ArrayList<>();
        CellReader reader = new CellReader(new StringReader(table), "", delimiter, 1);
        try {
            while (lines.size() < LOOKED_AT && reader.next()) {
                lines.add(List.copyOf(reader.cells()));
            }
        } catch (InvalidInputException e) {
            // Whoever reads the table meets the same and says so.
            return lines;
        }
        boolean torn = !whole && lines.size() < LOOKED_AT && lines.size() > 1;
        return torn ? lines.subList(0, lines.size() - 1) : lines;
    }

    /** The width that most lines have; of two as frequent ones the larger. */
    private static int usualWidth(List<List<String>> lines) {
        int usual = 0;
        long most = 0;
        for (int width : lines.stream().mapToInt(List::size).distinct().sorted().toArray()) {
            long count = lines.stream().filter(line -> line.size() == width).count();
            if (count >= most) {
                most = count;
                usual = width;
            }
        }
        return usual;
    }

    private static double score(List<List<String>> lines, int width) {
        List<List<String>> usual = lines.stream().filter(line -> line.size() == width).toList();
        double numbers = usual.stream().flatMap(List::stream).map(Cell::kind)
                .mapToDouble(kind -> kind == Cell.Kind.TEXT ? 0 : kind == Cell.Kind.ODD ? WORTH_OF_ODD_CELLS : 1).sum();
        double share = numbers / (usual.size() * width);
        return (share + WORTH_OF_WORDS) * usual.size() / lines.size();
    }

    boolean separates(int c) {
        return blanks ? c == ' ' || c == '\t' : c == sign;
    }
}
