package org.pushforward.lab.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.Property;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.control.SeveralSetting;

/** Named values of a page, which can be read and set, as values and as text, in the order in which they were added. For the JavaFX thread. */
public final class Cells {

    private static final String BETWEEN = " | ";

    private final Map<String, Cell<?>> cells = new LinkedHashMap<>();
    private final List<Observable> observed = new ArrayList<>();

    /**
     * @param label what a person reads of its name
     * @param words what a person reads of a value; null for a value that nobody changes by itself
     * @param text  as it is written down; null for a value that is not
     * @param read  of what was written down; gives null, or throws, where that is no value
     */
    private record Cell<T>(String label, Supplier<T> get, Consumer<T> set, Function<T, String> words, Function<T, String> text,
            Function<String, T> read) {

        @SuppressWarnings("unchecked")
        void setValue(Object value) {
            T now = get.get();
            if (!Objects.equals(value, now)) {
                set.accept((T) value);
            }
        }

        @SuppressWarnings("unchecked")
        String inWords(Object value) {
            return words.apply((T) value);
        }

        Optional<String> written() {
            return text == null ? Optional.empty() : Optional.ofNullable(get.get()).map(text);
        }

        /** Whether it is a result, and its text is none of one. */
        boolean isSpoiled(String written) {
            if (words != null || read == null) {
                return false;
            }
            try {
                read.apply(written);
                return false;
            } catch (RuntimeException e) {
                return true;
            }
        }

        void setWritten(String written) {
            T value = read.apply(written);
            if (value != null) {
                setValue(value);
            }
        }
    }

    /** A number, within its bounds. @param name that it is written down by */
    public Cells add(String name, NumberSetting setting) {
        return add(name, setting, setting::set);
    }

    /** A number whose bounds give way to what a file has. */
    public Cells addWide(String name, NumberSetting setting) {
        return add(name, setting, setting::admit);
    }

    private Cells add(String name, NumberSetting setting, Consumer<Double> set) {
        observed.add(setting.valueProperty());
        cells.put(name, new Cell<>(setting.name(), setting::get, set, setting::text, value -> Double.toString(value), Cells::finite));
        return this;
    }

    /** A number as it was written down. @throws NumberFormatException if it is none, or not a finite one */
    public static double finite(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(text + " is not finite");
        }
        return value;
    }

    /** A choice; written by its words. */
    public <T> Cells add(String name, ChoiceSetting<T> setting) {
        observed.add(setting.valueProperty());
        cells.put(name, new Cell<>(setting.name(), setting::get, setting::set, setting::words, setting::words,
                text -> setting.choices().stream().filter(choice -> setting.words(choice).equals(text)).findFirst().orElse(null)));
        return this;
    }

    /** Several choices. */
    public <T> Cells add(String name, SeveralSetting<T> setting) {
        observed.add(setting.chosenProperty());
        Function<List<T>, String> joined = chosen -> chosen.stream().map(setting::words).collect(Collectors.joining(BETWEEN));
        cells.put(name, new Cell<>(setting.name(), setting::get, setting::set,
                chosen -> chosen.isEmpty() ? "none" : joined.apply(chosen).replace(BETWEEN, ", "),
                joined, text -> setting.choices().stream()
                        .filter(choice -> Arrays.asList(text.split(" \\| ")).contains(setting.words(choice))).toList()));
        return this;
    }

    /** A property whose values are read by their names or as they are. @param read of the text that {@code toString} gives */
    public <T> Cells add(String name, Property<T> property, Function<String, T> read) {
        return add(name, property, Object::toString, read);
    }

    /** A property, written by a function of its own. */
    public <T> Cells add(String name, Property<T> property, Function<T, String> text, Function<String, T> read) {
        return add(name, property, text, text, read);
    }

    /** A property that is read by a person in other words than it is written down by. */
    public <T> Cells add(String name, Property<T> property, Function<T, String> words, Function<T, String> text, Function<String, T> read) {
        observed.add(property);
        cells.put(name, new Cell<>(name, property::getValue, property::setValue, words, text, read));
        return this;
    }

    /** A value of any kind. @param words may be null; text and read may both be null */
    public <T> Cells add(String name, Supplier<T> get, Consumer<T> set, Function<T, String> words, Function<T, String> text,
            Function<String, T> read) {
        cells.put(name, new Cell<>(name, get, set, words, text, read));
        return this;
    }

    /**
     * A result that took long, which nobody changes by itself.
     *
     * @param label what a person reads of its name: "the fit"
     * @param get   what is undone
     * @param text  as it is written down as it stands, be there something to be undone or not; gives null for nothing
     * @param read  of what was written down; throws where that was spoiled
     */
    public <T> Cells addResult(String name, String label, Supplier<T> get, Consumer<T> set, Supplier<String> text, Function<String, T> read) {
        cells.put(name, new Cell<>(label, get, set, null, value -> text.get(), read));
        return this;
    }

    /** What a person reads of the names of results that were written down, and were spoiled since. */
    public List<String> spoiledResults(Map<String, String> texts) {
        return cells.entrySet().stream().filter(entry -> texts.containsKey(entry.getKey()) && entry.getValue().isSpoiled(texts.get(entry.getKey())))
                .map(entry -> entry.getValue().label()).toList();
    }

    /** Has {@link #onChange} hear this as well. */
    public Cells hear(Observable other) {
        observed.add(other);
        return this;
    }

    /** Hears every change. */
    public void onChange(Runnable listener) {
        InvalidationListener change = observable -> listener.run();
        observed.forEach(each -> each.addListener(change));
    }

    /** By name; what is null is left out. Unmodifiable. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        cells.forEach((name, cell) -> {
            Object value = cell.get().get();
            if (value != null) {
                values.put(name, value);
            }
        });
        return Collections.unmodifiableMap(values);
    }

    /** Sets what differs; what is left out of them was null. @param values all of these very cells, as {@link #values} gave them */
    public void setValues(Map<String, Object> values) {
        cells.forEach((name, cell) -> cell.setValue(values.get(name)));
    }

    /** As they are written down. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        cells.forEach((name, cell) -> cell.written().ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    /** Sets what was written down; what is missing, unknown or no value stays as it is. */
    public void setTexts(Map<String, String> texts) {
        cells.forEach((name, cell) -> {
            if (cell.read() != null && texts.containsKey(name)) {
                try {
                    cell.setWritten(texts.get(name));
                } catch (RuntimeException e) {
                    // A session of another release, or one that was edited or spoiled, in whatever way: the rest of it counts.
                    return;
                }
            }
        });
    }

    /** What a change of values is called: "couplings 8 to 12", "5 settings"; empty if nothing changed that a person changes. */
    String words(Memento before, Memento after) {
        List<String> changed = told(before, after);
        if (changed.size() != 1) {
            return changed.isEmpty() ? "" : changed.size() + " settings";
        }
        String name = changed.get(0);
        return lowered(cells.get(name).label()) + " " + inWords(name, before) + " to " + inWords(name, after);
    }

    /** Which values a person changed. */
    List<String> told(Memento before, Memento after) {
        return after.changedSince(before).stream().filter(name -> cells.get(name).words() != null).toList();
    }

    private String inWords(String name, Memento memento) {
        Object value = memento.values().get(name);
        return value == null ? "none" : cells.get(name).inWords(value);
    }

    private static String lowered(String name) {
        boolean isName = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return isName ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
