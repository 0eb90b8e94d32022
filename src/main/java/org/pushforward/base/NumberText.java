package org.pushforward.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people type them, anywhere in the world: with a decimal point or comma, with groups of three digits, with signs and digits of other
 * keyboards. What can be read in two ways is refused, and so is what would silently become another number. Where a file is read, its format decides
 * instead.
 */
public final class NumberText {

    /** Gives no digit back: else a hundred thousand of them that are no number would take a minute. */
    private static final String UNSIGNED = "(?:\\d++[.,]?\\d*+|[.,]\\d++)";
    private static final Pattern PLAIN = Pattern.compile("[+-]?" + UNSIGNED + "(?:[eE][+-]?\\d{1,9})?");
    /** Groups of three digits after a first one that does not begin with 0, and what stands between them. */
    private static final Pattern GROUPED = Pattern.compile("([+-]?)([1-9]\\d{0,2}(?:([.,' ])\\d{3})(?:\\3\\d{3})*)"
            + "(?:([.,])(\\d*))?([eE][+-]?\\d{1,9})?");
    private static final Pattern FRACTION = Pattern.compile("([+-]?\\d{1,9})\\s*/\\s*(\\d{1,9})");
    private static final Pattern PER_CENT = Pattern.compile("([^%\\s]*+)\\s*%");
    /** A comma between two digits. */
    private static final Pattern TIGHT_COMMA = Pattern.compile("\\d,[\\d.]");
    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0\\d.*");
    private static final int SHOWN = 16;

    private NumberText() {}

    /**
     * Reads one number. With a point or comma alone that stands before three digits, the point is decimal, as everywhere in this program
     * ({@code 1.234}), while the comma may be either and is refused ({@code 1,234}).
     *
     * @throws InvalidInputException one line, if it is no finite number, or may be one or another
     */
    public static double real(String text) {
        return Double.parseDouble(plain(text, false));
    }

    /**
     * As {@link #real}, for an entry that must be a whole number: here the point of {@code 10.000} may part thousands, so that it is refused, too.
     *
     * @throws InvalidInputException one line, as for {@link #real}, or if it is not whole
     */
    public static double whole(String text) {
        double number = Double.parseDouble(plain(text, true));
        InvalidInputException.require(number == Math.rint(number), "“%s” is not a whole number", OneLine.begin(text.strip(), SHOWN));
        return number;
    }

    /**
     * Reads numbers that semicolons, blanks, or commas part. A comma between two digits counts as parting only where it cannot be decimal: among
     * whole numbers, or if the numbers have decimal points. Between semicolons it is decimal.
     *
     * @param whole whether all of them must be whole
     * @return each with a point or none, as {@link Double#parseDouble} takes it, otherwise as it was typed
     * @throws InvalidInputException one line, if one is no number, or the text can be read in two ways
     */
    public static List<String> list(String text, boolean whole) {
        String known = known(text).strip();
        List<String> numbers = new ArrayList<>();
        if (known.contains(";")) {
            for (String item : known.split(";")) {
                if (!item.isBlank()) {
                    numbers.add(plain(item, whole));
                }
            }
            return numbers;
        }
        for (String item : known.split(whole ? "[,\\s]+" : "\\s*(?:,(?=\\s|$|[+-])|(?<=\\s),|\\s)\\s*")) {
            if (TIGHT_COMMA.matcher(item).find()) {
                addParted(item, numbers);
            } else if (!item.isEmpty()) {
                InvalidInputException.require(!whole || !LEADING_ZERO.matcher(item).matches(),
                        "“%s” begins with 0: part whole numbers by blanks, and write no decimals", OneLine.begin(item, SHOWN));
                numbers.add(plain(item, whole));
            }
        }
        return numbers;
    }

    /** Numbers with decimal points that commas part. */
    private static void addParted(String item, List<String> numbers) {
        InvalidInputException.require(item.indexOf('.') >= 0 && !GROUPED.matcher(item).matches(),
                "“%s” can be read in two ways: write decimals with a point, and part numbers by blanks", OneLine.begin(item, SHOWN));
        for (String part : item.split(",")) {
            InvalidInputException.require(!LEADING_ZERO.matcher(part).matches(),
                    "“%s” can be read in two ways: write decimals with a point, and part numbers by blanks", OneLine.begin(item, SHOWN));
            if (!part.isEmpty()) {
                numbers.add(plain(part, false));
            }
        }
    }

    /** @return the number with ASCII digits, a point or none, and no groups */
    private static String plain(String text, boolean whole) {
        String known = known(text).strip();
        String shown = OneLine.begin(text.strip(), SHOWN);
        Matcher grouped = GROUPED.matcher(known);
        if (grouped.matches()) {
            return finite(ungrouped(grouped, known, shown, whole), shown);
        }
        if (PLAIN.matcher(known).matches()) {
            return finite(known.replace(',', '.'), shown);
        }
        String wrong = "“" + shown + "” is not a number";
        throw advice(known).map(advice -> new InvalidInputException(wrong, advice)).orElseGet(() -> new InvalidInputException(wrong));
    }

    private static String ungrouped(Matcher grouped, String known, String shown, boolean whole) {
        String groups = grouped.group(2);
        String separator = grouped.group(3);
        String decimal = grouped.group(4);
        String exponent = grouped.group(6) == null ? "" : grouped.group(6);
        boolean once = groups.indexOf(separator) == groups.lastIndexOf(separator);
        boolean mark = separator.equals(".") || separator.equals(",");
        InvalidInputException.require(decimal == null || !decimal.equals(separator), "“%s” is not a number", shown);
        if (mark && once && decimal == null) {
            if (separator.equals(".") && !whole) {
                return known;
            }
            throw new InvalidInputException("“" + shown + "” can be read in two ways", "type " + grouped.group(1) + groups.replace(separator, "")
                    + exponent + (whole ? " without the " + (separator.equals(".") ? "point" : "comma")
                    : " or " + grouped.group(1) + groups.replace(separator, ".") + exponent));
        }
        String fraction = grouped.group(5) == null || grouped.group(5).isEmpty() ? "" : "." + grouped.group(5);
        return grouped.group(1) + groups.replace(separator, "") + fraction + exponent;
    }

    /** A number beyond the range of doubles would become infinite, and one too near 0 would become 0. */
    private static String finite(String plain, String shown) {
        double number = Double.parseDouble(plain);
        InvalidInputException.require(Double.isFinite(number), "“%s” is too large a number", shown);
        if (number == 0 && plain.replaceFirst("[eE].*", "").chars().anyMatch(c -> c >= '1' && c <= '9')) {
            throw new InvalidInputException("“" + shown + "” is too near 0", "type 0");
        }
        return plain;
    }

    /** What to type instead of a fraction or per cent. */
    private static Optional<String> advice(String known) {
        Matcher fraction = FRACTION.matcher(known);
        if (fraction.matches() && !fraction.group(2).matches("0+")) {
            return Optional.of("type " + decimal(Double.parseDouble(fraction.group(1)) / Double.parseDouble(fraction.group(2))));
        }
        Matcher perCent = PER_CENT.matcher(known);
        if (perCent.matches() && PLAIN.matcher(perCent.group(1)).matches()) {
            return Optional.of("type " + decimal(Double.parseDouble(perCent.group(1).replace(',', '.')) / 100));
        }
        return Optional.empty();
    }

    private static String decimal(double value) {
        return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    /** With the digits, signs and separators of other keyboards and of word processors in the place of which ASCII has one for the same. */
    private static String known(String text) {
        StringBuilder known = new StringBuilder(text.length());
        text.codePoints().forEach(c -> known.append(known(c)));
        return known.toString();
    }

    private static String known(int c) {
        if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            return Integer.toString(Character.digit(c, 10));
        }
        return switch (c) {
            case '\u2212', '\uFF0D', '\u2010', '\u2011', '\u2013', '\uFE63' -> "-";
            case '\uFF0B' -> "+";
            case '\uFF0E', '\u066B' -> ".";
            case '\uFF0C', '\u3001' -> ",";
            case '\uFF1B' -> ";";
            case '\uFF05', '\u066A' -> "%";
            // Between thousands in Switzerland, and in Arabic.
            case '\u2019', '\u02BC', '\u066C' -> "'";
            case '\u00A0', '\u2007', '\u2009', '\u202F', '\u3000' -> " ";
            default -> Character.toString(c);
        };
    }
}
