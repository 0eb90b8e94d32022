package org.pushforward.lab.control;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Shows the choices of a list that is not typed into. */
final class InWords<T> extends StringConverter<T> {

    private final Function<T, String> words;

    InWords(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(T choice) {
        return choice == null ? "" : words.apply(choice);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("the list is not typed into");
    }
}
