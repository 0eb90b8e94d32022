package org.pushforward.base;

/**
 * Something that a person or a file gave cannot be used. The message is one line that says what is wrong, where, and what to do; it is shown
 * as it stands, on standard error by the command line and in a notice by the window. Whatever text of a file or a person it quotes, it stays one
 * line of bearable length: see {@link OneLine}.
 */
public class InvalidInputException extends RuntimeException {

    public InvalidInputException(String message) {
        super(OneLine.message(message));
    }

    public InvalidInputException(String message, Throwable cause) {
        super(OneLine.message(message), cause);
    }

    /** Throws with the formatted message unless {@code holds}. */
    public static void require(boolean holds, String format, Object... arguments) {
        if (!holds) {
            throw new InvalidInputException(String.format(java.util.Locale.ROOT, format, arguments));
        }
    }
}
