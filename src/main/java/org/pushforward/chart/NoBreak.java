package org.pushforward.chart;

import java.util.regex.Pattern;

/** Keeps together what is read as one where lines are broken: a number and its error, a number and its sign of percent. */
public final class NoBreak {

    private static final char SPACE = ' ';
    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final Pattern WITHIN_A_NUMBER = Pattern.compile("(?<=[\\d)]) (?=[±%])|(?<=±) ");

    private NoBreak() {}

    /** The same words with no-break spaces where no line may end. @param words null stays null */
    public static String words(String words) {
        return words == null ? null : WITHIN_A_NUMBER.matcher(words).replaceAll(Character.toString(NO_BREAK_SPACE));
    }

    /** The words with all spaces as anybody types them. */
    public static String plain(String words) {
        return words.replace(NO_BREAK_SPACE, SPACE);
    }
}
