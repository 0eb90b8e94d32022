package org.pushforward.chart;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.function.DoubleFunction;

/** A way of writing axis labels, as the type that JFreeChart asks for. Writes only. */
final class LabelFormat extends NumberFormat {

    static final LabelFormat COUNT = new LabelFormat(value -> Numbers.fixed(value, 0));
    static final LabelFormat DECADE = new LabelFormat(Numbers::decade);

    private final transient DoubleFunction<String> words;

    LabelFormat(DoubleFunction<String> words) {
        this.words = words;
    }

    @Override
    public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
        return text.append(words.apply(number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer text, FieldPosition position) {
        return format((double) number, text, position);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("axis labels are never read back");
    }
}
