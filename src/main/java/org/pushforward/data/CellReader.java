package org.pushforward.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;

/**
 * Divides text into lines of cells, one line at a time. Lines end with LF, CR or both; cells in double quotes may hold delimiters, line ends and
 * doubled quotes; blanks around a cell, of whatever kind, are no part of it. Lines of empty cells and comments, which begin with {@code #}, are
 * passed over; a spreadsheet's {@code #N/A} and its like begin no comment.
 */
final class CellReader {

    private static final int LONGEST_CELL = 100_000;
    private static final int MOST_CELLS = 100_000;
    private static final int END = -1;

    private final Reader in;
    private final String source;
    private final Delimiter delimiter;
    private final char[] buffer = new char[1 << 14];
    private int position;
    private int limit;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    /** Where the reader stands, and where its cells begin; from 1. */
    private long here;
    private long line;

    /**
     * @param source what refusals begin with
     * @param line   number of the first line
     */
    CellReader(Reader in, String source, Delimiter delimiter, long line) {
        this.in = in;
        this.source = source;
        this.delimiter = delimiter;
        this.here = line;
    }

    /** Number of the line at which the present cells begin. */
    long line() {
        return line;
    }

    /** Of the present line, without the blanks around them; overwritten by {@link #next()}. */
    List<String> cells() {
        return cells;
    }

    /**
     * Goes on to the next line of cells.
     *
     * @return false if there is none
     * @throws InvalidInputException if a quote is not closed, the text is not in its encoding, or a cell or a line is too long to be one
     */
    boolean next() {
        while (peek() != END) {
            line = here;
            cells.clear();
            skipBlanks();
            if (peek() == '#' && isComment()) {
                skipLine();
                continue;
            }
            readLine();
            if (cells.stream().anyMatch(text -> !text.isEmpty())) {
                return true;
            }
        }
        return false;
    }

    private void readLine() {
        while (true) {
            skipBlanks();
            cell.setLength(0);
            if (peek() == '"') {
                readQuoted();
            } else {
                readPlain();
            }
            cells.add(Cell.trim(cell));
            if (cells.size() > MOST_CELLS) {
                throw refusal("more than " + MOST_CELLS + " cells: this is no table of points");
            }
            if (delimiter.blanks()) {
                skipBlanks();
            }
            if (isLineEnd(peek())) {
                endLine();
                return;
            }
            if (!delimiter.blanks()) {
                read();
            }
        }
    }

    private void readPlain() {
        while (!isLineEnd(peek()) && !delimiter.separates(peek())) {
            append(read());
        }
    }

    private void readQuoted() {
        read();
        while (true) {
            int c = read();
            if (c == END || cell.length() >= LONGEST_CELL) {
                throw refusal(unclosed());
            }
            if (c == '"') {
                if (peek() != '"') {
                    break;
                }
                read();
            } else if (c == '\n' || c == '\r' && peek() != '\n') {
                here++;
            }
            cell.append((char) c);
        }
        while (Cell.isBlank(peek()) && !delimiter.separates(peek())) {
            read();
        }
        if (!isLineEnd(peek()) && !delimiter.separates(peek())) {
            throw refusal("the quote in cell " + (cells.size() + 1) + " is closed behind " + OneLine.quoted(cell.toString())
                    + ", but more text follows: double the quotes that belong to the text");
        }
    }

    private String unclosed() {
        return "the quote that opens cell " + (cells.size() + 1) + " is never closed: close it, or delete it";
    }

    private void append(int c) {
        if (cell.length() >= LONGEST_CELL) {
            throw refusal("a cell of more than " + LONGEST_CELL + " characters: this is no table of points");
        }
        cell.append((char) c);
    }

    /** Blanks that are no delimiter. */
    private void skipBlanks() {
        while (Cell.isBlank(peek()) && (delimiter.blanks() || !delimiter.separates(peek()))) {
            read();
        }
    }

    /** Looks at the first cell only as far as a spreadsheet's errors are long. */
    private boolean isComment() {
        fill(Cell.LONGEST_ERROR + 1);
        int end = position;
        while (end < limit && end - position <= Cell.LONGEST_ERROR && !isLineEnd(buffer[end]) && !delimiter.separates(buffer[end])) {
            end++;
        }
        return !Cell.isSpreadsheetError(Cell.trim(new String(buffer, position, end - position)));
    }

    private void skipLine() {
        while (!isLineEnd(peek())) {
            read();
        }
        endLine();
    }

    private void endLine() {
        if (read() == '\r' && peek() == '\n') {
            read();
        }
        here++;
    }

    private static boolean isLineEnd(int c) {
        return c == END || c == '\n' || c == '\r';
    }

    private int peek() {
        if (position == limit) {
            fill(1);
        }
        return position < limit ? buffer[position] : END;
    }

    private int read() {
        int c = peek();
        if (c == 0) {
            throw new InvalidInputException(source + ", line " + here + ": a NUL character: this is no text; save the table as CSV in UTF-8");
        }
        position += c == END ? 0 : 1;
        return c;
    }

    /** Ensures that so many characters are in the buffer, if the text has them. */
    private void fill(int count) {
        if (limit - position >= count) {
            return;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        try {
            while (limit < count) {
                int more = in.read(buffer, limit, buffer.length - limit);
                if (more < 0) {
                    return;
                }
                limit += more;
            }
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(source + ", line " + here + ": this is not UTF-8 text: save the file as UTF-8", e);
        } catch (IOException e) {
            throw TextSource.unreadable(source, e);
        }
    }

    private InvalidInputException refusal(String complaint) {
        return new InvalidInputException(source + ", line " + line + ": " + complaint);
    }
}
