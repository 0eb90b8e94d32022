package org.pushforward.base;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Foreign text in messages of one line: control characters are written out, long cells are cut, and the system's reasons stand in plain words. */
public final class OneLine {

    /** As much of a cell as a message shows, in characters. */
    private static final int SHOWN = 24;
    /** As much of a message as is shown, in characters; paths alone may have some hundred. */
    private static final int LONGEST = 1000;
    private static final String ELLIPSIS = " ... ";

    private OneLine() {}

    /**
     * With control characters, line separators and marks that turn the direction of writing escaped as in Java: {@code \n}, {@code \}{@code u001b}.
     */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (isInvisible(c)) {
                        line.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        line.appendCodePoint(c);
                    }
                }
            }
        });
        return line.toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** With a capital letter at the beginning. */
    public static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** A cell or name from a file, on one line, in quotes, cut where it is long. */
    public static String quoted(String text) {
        return quoted(text, SHOWN);
    }

    /** As {@link #quoted(String)} with at most so many characters. */
    public static String quoted(String text, int most) {
        return '"' + begin(text, most) + '"';
    }

    /** The first characters of a text, on one line, with {@code ...} behind them where there are more. */
    public static String begin(String text, int most) {
        if (text.length() <= most) {
            return of(text);
        }
        return of(text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most)) + "...";
    }

    /** A message of one line that a person can take in: of one that is longer than that, as with a path without end, its two ends. */
    static String message(String text) {
        // Cut before it is escaped, so that a text of megabytes costs nothing, and after it, since that makes it longer.
        return ends(of(ends(text)));
    }

    private static String ends(String text) {
        int half = LONGEST / 2;
        return text.length() <= LONGEST + ELLIPSIS.length() ? text : text.substring(0, half) + ELLIPSIS + text.substring(text.length() - half);
    }

    /**
     * Why the system could not read or write; the exceptions of {@code java.nio.file} repeat the path and leave out what is plain from their type.
     */
    public static String reason(IOException e) {
        if (e instanceof CharacterCodingException || e instanceof CharConversionException) {
            return "it is not UTF-8 text";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is such a file already";
        }
        if (e instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        if (e instanceof FileSystemLoopException) {
            return "its links lead in a circle";
        }
        if (!e.getClass().getName().startsWith("java.") && !e.getClass().getName().startsWith("sun.")) {
            // A library's words on what it reads are for programmers.
            return "its content is not in the form that is needed: look for a quote that is never closed, or use a whole copy";
        }
        // Without a reason their message is the path alone.
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null || reason.isBlank() ? e.getClass().getSimpleName() : of(reason.strip());
    }
}
