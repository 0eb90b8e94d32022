package org.pushforward.data;

/** What is known of a column of a table after all of its cells have been seen, in their order. */
final class ColumnSurvey {

    private long numbers;
    private long odd;
    private long texts;
    private boolean whole = true;
    /** Whether the values go on by one from the first. */
    private boolean counting = true;
    private double first = Double.NaN;
    private double last = Double.NaN;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private boolean point;
    private boolean comma;
    /** Of the cells with a comma, whether each may as well be one between thousands. */
    private boolean grouped = true;
    /** Whether a number is short enough to be written without such commas. */
    private boolean plain;

    void add(String cell) {
        Cell.Kind kind = Cell.kind(cell);
        switch (kind) {
            case NUMBER -> {
                point |= cell.indexOf('.') >= 0;
                plain |= cell.indexOf('.') < 0;
                addNumber(Cell.number(cell));
            }
            case COMMA -> {
                comma = true;
                grouped &= Cell.isGrouped(cell);
                addNumber(Cell.commaNumber(cell));
            }
            case ODD -> odd++;
            case TEXT -> texts++;
            case MISSING -> { }
        }
        if (kind != Cell.Kind.NUMBER && kind != Cell.Kind.COMMA) {
            counting = false;
        }
    }

    private void addNumber(double value) {
        counting &= numbers == 0 || value == last + 1;
        whole &= value == Math.rint(value);
        first = numbers == 0 ? value : first;
        last = value;
        least = Math.min(least, value);
        most = Math.max(most, value);
        numbers++;
    }

    /** Whether nothing stands in it. */
    boolean isEmpty() {
        return numbers + odd + texts == 0;
    }

    /** Whether its cells are meant to be numbers, be some of them something else. */
    boolean isNumeric() {
        return numbers + odd > texts;
    }

    /** Whether it holds numbers without a fraction only. */
    boolean isWhole() {
        return numbers > 0 && odd == 0 && texts == 0 && whole;
    }

    /** Whether it counts the lines, 0, 1, 2, ... or 1, 2, 3, ... */
    boolean isCounting() {
        return counting && numbers > 1 && (first == 0 || first == 1);
    }

    boolean isConstant() {
        return numbers == 0 || least == most;
    }

    /** Whether a value lies off by more than the column is wide. */
    boolean isFar(double value) {
        double width = most - least;
        return width > 0 && (value < least - width || value > most + width);
    }

    boolean hasDecimalPoints() {
        return point;
    }

    boolean hasCommas() {
        return comma;
    }

    /** Whether its commas are between thousands rather than before decimals: each has three digits behind it, and where none are needed none are. */
    boolean isGrouped() {
        return comma && grouped && plain;
    }
}
