package org.pushforward.experiment.file;

import java.util.Locale;
import org.pushforward.base.InvalidInputException;

/**
 * What was made cannot be written where it was asked for: a folder that is gone, is none, or may not be written to, a disk that is full. Whoever has
 * more to write to the same place can give up at once.
 */
public final class UnwritableException extends InvalidInputException {

    private static final long serialVersionUID = 1;

    UnwritableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Throws with the formatted message unless {@code holds}. */
    public static void require(boolean holds, String format, Object... arguments) {
        if (!holds) {
            throw new UnwritableException(String.format(Locale.ROOT, format, arguments), null);
        }
    }
}
