package org.pushforward.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.pushforward.base.OneLine;

/** What the text of one cell of a table is: a number, a gap, something that was meant as a number, or a word. */
final class Cell {

    /** Squares and sums of larger numbers overflow. */
    static final double LARGEST = 1e100;
    /** Of {@link #isSpreadsheetError}, in characters. */
    static final int LONGEST_ERROR = 10;

    private static final Set<String> NOT_A_NUMBER = Set.of("nan", "-nan", "+nan");
    private static final Set<String> INFINITE = Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");
    /** As R, pandas, databases, SPSS and SAS write a gap, and spreadsheets in English and German. */
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "null", "none", "<na>", "nat", ".", "#n/a", "#na", "#nv");
    /** As spreadsheets in English, German and French write what they could not compute. */
    private static final Set<String> ERRORS = Set.of("#n/a", "#na", "#nv", "#div/0!", "#value!", "#ref!", "#name?", "#num!", "#null!", "#wert!",
            "#bezug!", "#zahl!", "#valeur!", "#nom?", "#nombre!");
    /** Words that laboratories write where a value would stand. */
    private static final Set<String> STAND_INS = Set.of("nd", "n.d.", "bdl", "<lod", "lod", "loq", "trace", "missing", "unknown", "tbd", "invalid",
            "error", "below", "overflow", "saturated");
    /** Gives no digit back: else a cell of a hundred thousand that is no number would take seconds. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d++\\.?\\d*+|\\.\\d++)([eEdD][+-]?\\d++)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?(\\d+,\\d*|,\\d+)([eEdD][+-]?\\d+)?");
    /** A number with something before it, behind it or within it: a bound, a currency, a sign of its own, groups of digits, a unit. */
    private static final Pattern NEARLY = Pattern.compile("[<>=\u2264\u2265~\u2248\u00b1(']*[ ]?[$\u20ac\u00a3]?[ ]?[+\u2212\u2013-]?[$\u20ac\u00a3]?"
            + "(\\d[\\d.,'\u2019_ \u00a0\u2009\u202f]*|[.,]\\d+)([eEdD][+\u2212-]?\\d+)?"
            + "[ \u00a0\u202f]?([%*\u2020\u00b0?)\u20ac$\u00a3]|[\u00b0\u00b5]?\\p{L}{1,3})?");
    private static final Pattern GROUPS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+");
    private static final Pattern SIGNS = Pattern.compile("[-\u2212\u2013\u2014?*]+");

    enum Kind {
        /** A decimal number; also NaN and infinity, which are refused by name. */
        NUMBER,
        /** A number with a comma in it, which may be a decimal comma. */
        COMMA,
        /** Nothing, or what stands for nothing. */
        MISSING,
        /** No number, but it stands where one was meant. */
        ODD,
        TEXT
    }

    private Cell() {
    }

    static Kind kind(String cell) {
        if (cell.isEmpty()) {
            return Kind.MISSING;
        }
        if (!Double.isNaN(number(cell))) {
            return Kind.NUMBER;
        }
        if (isNotFinite(cell)) {
            return Kind.NUMBER;
        }
        String lower = cell.toLowerCase(Locale.ROOT);
        if (MISSING.contains(lower)) {
            return Kind.MISSING;
        }
        if (DECIMAL_COMMA.matcher(cell).matches()) {
            return Kind.COMMA;
        }
        boolean odd = ERRORS.contains(lower) || STAND_INS.contains(lower) || SIGNS.matcher(cell).matches() || isNearly(cell);
        return odd ? Kind.ODD : Kind.TEXT;
    }

    /** Whether it says NaN or infinity. */
    static boolean isNotFinite(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        return NOT_A_NUMBER.contains(lower) || INFINITE.contains(lower);
    }

    /** Also within quotes, as spreadsheets write what is to stay text. Dates and versions, which have several points, are not near enough. */
    private static boolean isNearly(String cell) {
        return cell.length() <= 40 && NEARLY.matcher(cell.replace("\"", "")).matches() && cell.indexOf('.') == cell.lastIndexOf('.');
    }

    /** The letters at the end of a number with a unit; empty where there are none. */
    static String unit(String cell) {
        int begin = cell.length();
        while (begin > 0 && Character.isLetter(cell.charAt(begin - 1))) {
            begin--;
        }
        return cell.substring(begin);
    }

    /** @return NaN for anything but a decimal number; Fortran's exponents with D are taken, Java's own suffixes and hexadecimal numbers are not */
    static double number(String cell) {
        boolean fortran = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == 'd' || c == 'D') {
                fortran = true;
            } else if ("+-.0123456789eE".indexOf(c) < 0) {
                return Double.NaN;
            }
        }
        if (fortran && !DECIMAL.matcher(cell).matches()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(fortran ? cell.replace('d', 'e').replace('D', 'e') : cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The number of a cell with a decimal comma. */
    static double commaNumber(String cell) {
        return number(cell.replace(',', '.'));
    }

    /** Whether the comma may as well stand between thousands: "1,234". */
    static boolean isGrouped(String cell) {
        return GROUPS.matcher(cell).matches();
    }

    /** Whether it can be a name in a header that stands above numbers. */
    static boolean isWord(String cell) {
        return kind(cell) == Kind.TEXT && cell.codePoints().anyMatch(Character::isLetter);
    }

    static boolean isSpreadsheetError(String cell) {
        return ERRORS.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** What to do about a cell that holds nothing or nothing finite, in words for behind its {@link #complaint}; empty for other cells. */
    static String remedy(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        boolean noValue = MISSING.contains(lower) || NOT_A_NUMBER.contains(lower) || INFINITE.contains(lower);
        return noValue ? ": write a number there or take the line out" : "";
    }

    /** Why a cell is no number to compute with, in words for behind a colon. */
    static String complaint(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        if (MISSING.contains(lower)) {
            return "the value is missing";
        }
        if (NOT_A_NUMBER.contains(lower)) {
            return "the value is NaN";
        }
        if (INFINITE.contains(lower)) {
            return "the value is infinite";
        }
        if (!Double.isNaN(number(cell))) {
            return OneLine.quoted(cell) + " is too large, the largest is " + LARGEST;
        }
        return OneLine.quoted(cell) + " is not a number" + hint(cell);
    }

    private static String hint(String cell) {
        if (cell.indexOf('\u2212') >= 0 || cell.length() > 1 && cell.charAt(0) == '\u2013') {
            return ": its minus sign is a character of typesetters, write - instead";
        }
        if (isGrouped(cell)) {
            return ": write it without commas between the digits";
        }
        if (cell.endsWith("%")) {
            return ": leave out the %, throughout the column";
        }
        if (cell.startsWith("<") || cell.startsWith(">")) {
            return ": a bound is no value, put one there or leave out the line";
        }
        return "";
    }

    /** Without the blanks around it, be they of ASCII or of Unicode, as wide as nothing or as a letter. */
    static String trim(CharSequence text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.subSequence(begin, end).toString();
    }

    /** As is the mark of DOS at the end of a file. */
    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\u001A' || c >= 0x80 && (Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF' || c == '\u2060');
    }
}
