package org.pushforward.lab.control;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Any of a few choices, in their order; none of them too, if a person likes.
 *
 * @param <T> the choice's type
 */
public final class SeveralSetting<T> {

    private final String name;
    private final String help;
    private final List<T> choices;
    private final Function<T, String> words;
    private final ReadOnlyObjectWrapper<List<T>> chosen;

    public SeveralSetting(String name, String help, List<T> choices, Function<T, String> words, Collection<T> initial) {
        this.name = name;
        this.help = help;
        this.choices = List.copyOf(choices);
        this.words = words;
        this.chosen = new ReadOnlyObjectWrapper<>(this, name, List.of());
        set(initial);
    }

    public String name() {
        return name;
    }

    /** One sentence for a tooltip. */
    public String help() {
        return help;
    }

    public List<T> choices() {
        return choices;
    }

    public String words(T choice) {
        return words.apply(choice);
    }

    /** Those that are chosen, in the order of the choices; unmodifiable. */
    public List<T> get() {
        return chosen.get();
    }

    public boolean isChosen(T choice) {
        return get().contains(choice);
    }

    /** Replaces what is chosen; what is no choice is left out. */
    public void set(Collection<T> now) {
        chosen.set(choices.stream().filter(now::contains).toList());
    }

    public void choose(T choice, boolean nowChosen) {
        set(choices.stream().filter(other -> other.equals(choice) ? nowChosen : isChosen(other)).toList());
    }

    public ReadOnlyObjectProperty<List<T>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
