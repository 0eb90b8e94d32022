package org.pushforward.lab.control;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.NumberText;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.setting.Setting.Scale;

/** A bounded number that a person may type or slide. Only a valid entry reaches the value; anything else becomes a notice in words. */
public final class NumberSetting {

    /** Of a slider, with each press of an arrow key. */
    private static final double SMALL_STEP = 0.01;
    private static final int MOST_TRIES = 10;

    private final ReadOnlyStringWrapper name;
    private final String help;
    private double least;
    private double most;
    private final boolean whole;
    private final Scale scale;
    private final Effect effect;
    private final DoubleProperty value;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private final ReadOnlyStringWrapper idle = new ReadOnlyStringWrapper(this, "idle", "");
    private final BooleanBinding applies = idle.isEmpty();

    public NumberSetting(String name, String help, double least, double most, boolean whole, Scale scale, Effect effect, double initial) {
        this.name = new ReadOnlyStringWrapper(this, "name", name);
        this.help = help;
        this.least = least;
        this.most = most;
        this.whole = whole;
        this.scale = scale;
        this.effect = effect;
        this.value = new SimpleDoubleProperty(this, name, initial);
    }

    public static NumberSetting whole(String name, String help, long least, long most, Scale scale, Effect effect, long initial) {
        return new NumberSetting(name, help, least, most, true, scale, effect, initial);
    }

    public static NumberSetting real(String name, String help, double least, double most, Scale scale, Effect effect, double initial) {
        return new NumberSetting(name, help, least, most, false, scale, effect, initial);
    }

    /** The seed of random numbers, 1 at first. @param help one sentence */
    public static NumberSetting seed(String help) {
        return whole("Seed", help, 0, Setting.LARGEST_SEED, Scale.NO_SLIDER, Effect.NONE, 1);
    }

    public String name() {
        return name.get();
    }

    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** Calls it by another name, of what it counts now. */
    public void rename(String newName) {
        name.set(newName);
    }

    /** One sentence for a tooltip. */
    public String help() {
        return help;
    }

    public Scale scale() {
        return scale;
    }

    public Effect effect() {
        return effect;
    }

    public double get() {
        return value.get();
    }

    public int getInt() {
        return (int) value.get();
    }

    public long getLong() {
        return (long) value.get();
    }

    /** Sets a value that is known to be good, rounded and brought within the bounds. */
    public void set(double newValue) {
        double bounded = Math.max(least, Math.min(most, whole ? Math.rint(newValue) : newValue));
        notice.set("");
        value.set(bounded);
    }

    /** Sets a value that comes from elsewhere, a file perhaps; where it lies beyond the bounds, they give way. */
    public void admit(double newValue) {
        setBounds(Math.min(least, newValue), Math.max(most, newValue), newValue);
    }

    /** Sets the seed that follows: successive ones are as good as random ones and are easily passed on. Behind the largest comes 1. */
    public void nextSeed() {
        set(get() % Setting.LARGEST_SEED + 1);
    }

    /** Replaces the bounds and sets a value within them. */
    public void setBounds(double newLeast, double newMost, double newValue) {
        least = newLeast;
        most = newMost;
        set(newValue);
    }

    public DoubleProperty valueProperty() {
        return value;
    }

    /** Empty while all is well; else what is wrong with the last entry and what to type. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether what was typed last could not be used for one of these, so that no value is what a person sees. */
    public static BooleanBinding isAnyRefused(NumberSetting... settings) {
        ReadOnlyStringProperty[] notices = Arrays.stream(settings).map(NumberSetting::noticeProperty).toArray(ReadOnlyStringProperty[]::new);
        return Bindings.createBooleanBinding(() -> Arrays.stream(notices).anyMatch(each -> !each.get().isEmpty()), notices);
    }

    /** Takes back the notice: the entry that could not be used is given up. */
    public void forget() {
        notice.set("");
    }

    /** Whether the setting matters at present: the number of modes does only for a dataset that has modes. */
    public BooleanExpression appliesProperty() {
        return applies;
    }

    /** Why the setting does not matter at present, in one sentence; empty if it does. */
    public ReadOnlyStringProperty idleProperty() {
        return idle.getReadOnlyProperty();
    }

    /** @param why the setting does not matter from now on, in one sentence */
    public void setApplies(boolean now, String why) {
        idle.set(now ? "" : why);
    }

    /** Takes what was typed. An invalid entry leaves the value as it is and sets the notice. */
    public void enter(String text) {
        double number;
        try {
            number = whole ? NumberText.whole(text) : NumberText.real(text);
        } catch (InvalidInputException e) {
            notice.set(e.getMessage() + (e.remedy().isEmpty() ? ": type " + bounds() : "") + ".");
            return;
        }
        if (number < least || number > most) {
            notice.set(name() + " lies between " + format(least) + " and " + format(most) + ".");
        } else {
            set(number);
        }
    }

    /** @return the value as it is shown and may be typed */
    public String text() {
        return format(value.get());
    }

    /** @return how another value would be shown */
    public String text(double other) {
        return format(other);
    }

    /** @return where on a slider from 0 to 1 the value stands */
    public double fraction() {
        double f = scale == Scale.LOGARITHMIC
                ? Math.log(value.get() / least) / Math.log(most / least) : (value.get() - least) / (most - least);
        return Math.max(0, Math.min(1, f));
    }

    /** Takes a slider's position from 0 to 1, rounded to what a person would have typed. */
    public void setFraction(double fraction) {
        set(at(fraction));
    }

    /** @return what would be shown at a slider's position from 0 to 1 */
    public String textAt(double fraction) {
        return format(at(fraction));
    }

    /**
     * Takes the value some steps on, as an arrow key or the wheel does: whole numbers by one, or on a logarithmic scale by a tenth of their size;
     * others by a hundredth of the slider.
     *
     * @param steps up, or down if negative
     */
    public void step(int steps) {
        double before = value.get();
        if (whole || scale == Scale.NO_SLIDER) {
            double size = scale == Scale.LOGARITHMIC ? Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, before))) - 1)) : 1;
            set(before + steps * size);
            return;
        }
        // Where the rounding of the slider holds it back it goes further until it moves.
        for (int i = 1; i <= MOST_TRIES && value.get() == before && fraction() != (steps > 0 ? 1 : 0); i++) {
            set(at(Math.max(0, Math.min(1, fraction() + steps * SMALL_STEP * i))));
        }
    }

    private double at(double fraction) {
        double raw = scale == Scale.LOGARITHMIC ? least * Math.pow(most / least, fraction) : least + fraction * (most - least);
        if (whole && raw < 100) {
            return Math.rint(raw);
        }
        double size = scale == Scale.LOGARITHMIC ? Math.abs(raw) : most - least;
        double rounding = Math.pow(10, Math.floor(Math.log10(size)) - (scale == Scale.LOGARITHMIC ? 1 : 2));
        return Math.max(least, Math.min(most, Math.rint(raw / rounding) * rounding));
    }

    private String bounds() {
        return (whole ? "a whole number from " : "") + format(least) + " to " + format(most);
    }

    private String format(double number) {
        if (whole) {
            return String.format(Locale.ROOT, "%.0f", number);
        }
        // Twelve digits hide the rounding of a slider's arithmetic and keep all that a person types.
        BigDecimal decimal = new BigDecimal(number).round(new MathContext(12)).stripTrailingZeros();
        return number != 0 && Math.abs(number) < 1e-4 ? decimal.toString() : decimal.toPlainString();
    }
}
