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
    /** Whether a cell that is no number has a digit. */
    private boolean digits;
    private String unit;
    private boolean unitsDiffer;
    private long unitCells;
    private boolean point;
    private boolean comma;
    /** Of the cells with a comma, whether each may as well be one between thousands. */
    private boolean grouped = true;
    /** Whether a number is short enough to be written without such commas. */
    private boolean plain;

    void add(String cell) {
        double value = Cell.number(cell);
        if (!Double.isNaN(value)) {
            boolean pointed = cell.indexOf('.') >= 0;
            point |= pointed;
            plain |= !pointed;
            addNumber(value);
            return;
        }
        Cell.Kind kind = Cell.kind(cell);
        counting &= kind == Cell.Kind.COMMA;
        switch (kind) {
            // NaN and infinity: of nothing else a column is none of numbers.
            case NUMBER -> odd++;
            case COMMA -> {
                comma = true;
                grouped &= Cell.isGrouped(cell);
                addNumber(Cell.commaNumber(cell));
            }
            case ODD -> addOdd(cell);
            case TEXT -> texts++;
            case MISSING -> { }
        }
    }

    private void addOdd(String cell) {
        odd++;
        digits |= cell.chars().anyMatch(Character::isDigit);
        String its = Cell.unit(cell);
        if (digits && !its.isEmpty()) {
            unitCells++;
            unitsDiffer |= unit != null && !unit.equals(its);
            unit = its;
        }
    }

    /** Adds a cell that stands above all others, after these. */
    void addFirst(String cell) {
        boolean countingBelow = counting && numbers > 0;
        double firstBelow = first;
        double lastBelow = last;
        add(cell);
        boolean goesOn = countingBelow && last == firstBelow - 1;
        first = goesOn ? last : first;
        last = lastBelow;
        counting = goesOn;
    }

    void addNumber(double value) {
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
        // Numbers with letters behind them are quantities if the letters are always the same, and codes such as 1a and 2b if not.
        long codes = unitsDiffer ? unitCells : 0;
        return (numbers > 0 || digits) && numbers + odd - codes > texts + codes;
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

    /** Whether its commas may as well stand between thousands: each has three digits behind it. */
    boolean mayBeGrouped() {
        return comma && grouped;
    }

    /** Whether its commas are more likely between thousands than before decimals: where none are needed there are none. */
    boolean isGrouped() {
        return mayBeGrouped() && plain;
    }
}
