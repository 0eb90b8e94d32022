package org.pushforward.chart;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleFunction;

/** A way of writing axis labels, as the type that JFreeChart asks for. Writes only, and each number once: a drawing asks for the same few again. */
final class LabelFormat extends NumberFormat {

    static final LabelFormat COUNT = new LabelFormat(value -> Numbers.fixed(value, 0));
    static final LabelFormat DECADE = new LabelFormat(Numbers::decade);

    private static final int MOST_KEPT = 256;

    private final transient DoubleFunction<String> words;
    /** Some formats serve all charts of the process. */
    private final transient Map<Double, String> written = new ConcurrentHashMap<>();

    LabelFormat(DoubleFunction<String> words) {
        this.words = words;
    }

    @Override
    public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
        if (written.size() > MOST_KEPT) {
            written.clear();
        }
        return text.append(written.computeIfAbsent(number, words::apply));
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
