package org.pushforward.lab.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * One of a few choices.
 *
 * @param <T> the choice's type
 */
public final class ChoiceSetting<T> {

    private final String name;
    private final String help;
    private final List<T> choices;
    private final Function<T, String> words;
    private final Effect effect;
    private final ObjectProperty<T> value;
    private final ReadOnlyStringWrapper idle = new ReadOnlyStringWrapper(this, "idle", "");

    public ChoiceSetting(String name, String help, List<T> choices, Function<T, String> words, Effect effect, T initial) {
        this.name = name;
        this.help = help;
        this.choices = List.copyOf(choices);
        this.words = words;
        this.effect = effect;
        this.value = new SimpleObjectProperty<>(this, name, initial);
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

    public Effect effect() {
        return effect;
    }

    public T get() {
        return value.get();
    }

    public void set(T choice) {
        value.set(choice);
    }

    /** Why the setting does not matter at present, in one sentence; empty if it does. */
    public ReadOnlyStringProperty idleProperty() {
        return idle.getReadOnlyProperty();
    }

    /** @param why the setting does not matter from now on, in one sentence */
    public void setApplies(boolean now, String why) {
        idle.set(now ? "" : why);
    }

    public ObjectProperty<T> valueProperty() {
        return value;
    }
}
