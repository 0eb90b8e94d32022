package org.pushforward.base;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;

/**
 * Something that a person or a file gave cannot be used. The message is one line that says what is wrong, where, and what to do; it is shown
 * as it stands, on standard error by the command line and in a notice by the window. Whatever text of a file or a person it quotes, it stays one
 * line of bearable length: see {@link OneLine}.
 */
public class InvalidInputException extends RuntimeException {

    /** From here on a power of ten is easier to read. */
    private static final double WHOLE = 1e9;

    private final String remedy;

    public InvalidInputException(String message) {
        super(OneLine.message(message));
        remedy = "";
    }

    /** With the message "wrong: remedy". */
    public InvalidInputException(String wrong, String remedy) {
        super(OneLine.message(wrong + ": " + remedy));
        this.remedy = remedy;
    }

    public InvalidInputException(String message, Throwable cause) {
        super(OneLine.message(message), cause);
        remedy = "";
    }

    /** What to do, where that may be told alone; else empty. */
    public String remedy() {
        return remedy;
    }

    /**
     * Throws with the formatted message unless {@code holds}.
     *
     * @param arguments numbers come as a person would type them: 0.0005 and 1, not 5.0E-4 and 1.0
     */
    public static void require(boolean holds, String format, Object... arguments) {
        if (!holds) {
            Object[] shown = Arrays.stream(arguments).map(argument -> argument instanceof Double number ? typed(number) : argument).toArray();
            throw new InvalidInputException(String.format(Locale.ROOT, format, shown));
        }
    }

    private static Number typed(double number) {
        if (!Double.isFinite(number) || Math.abs(number) >= WHOLE) {
            return number;
        }
        BigDecimal shortest = BigDecimal.valueOf(number).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
