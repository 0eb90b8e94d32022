package org.pushforward.base;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whether this process can name files: in the locale C or POSIX it knows no letters but those of ASCII, and the runtime hands over what it could not
 * decode as U+FFFD or question marks.
 */
public final class FileNames {

    private static final char DAMAGED = '\uFFFD';
    /** A letter that ASCII does not have takes two bytes or more. */
    private static final String DAMAGED_ASCII = "??";
    private static final String REMEDY = "set the environment variable LC_ALL=C.UTF-8, or another locale with UTF-8, and start again";

    private FileNames() {}

    /**
     * Refuses arguments that did not arrive as they were written, and those that would not arrive at the files they name. The folder that the process
     * was started in must be one that can be named as well.
     *
     * @throws InvalidInputException one line
     */
    public static void requireUsable(List<String> arguments) {
        Charset charset = ofFileNames();
        arguments.forEach(argument -> requireUsable(argument, "the argument ", charset));
        requireUsable(System.getProperty("user.dir"), "the current folder ", charset);
    }

    /**
     * Refuses the name of a file that was chosen in the window.
     *
     * @throws InvalidInputException one line
     */
    public static void requireUsable(String name) {
        requireUsable(name, "the file ", ofFileNames());
    }

    static void requireUsable(String text, String what, Charset charset) {
        boolean damaged = text.indexOf(DAMAGED) >= 0;
        if (charset.equals(StandardCharsets.UTF_8)) {
            InvalidInputException.require(!damaged && charset.newEncoder().canEncode(text),
                    "%s%s is not UTF-8, as the names of files are in this locale: rename what it names", what, OneLine.quoted(text));
            return;
        }
        if (damaged || charset.equals(StandardCharsets.US_ASCII) && text.contains(DAMAGED_ASCII) || !charset.newEncoder().canEncode(text)) {
            throw new InvalidInputException(what + OneLine.quoted(text) + " has letters that cannot be part of a file's name in this locale ("
                    + charset + "): " + REMEDY);
        }
    }

    private static Charset ofFileNames() {
        if (File.separatorChar == '\\') {
            // Windows names files in UTF-16, whatever the property says.
            return StandardCharsets.UTF_8;
        }
        return Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));
    }
}
