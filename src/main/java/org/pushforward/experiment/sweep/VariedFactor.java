package org.pushforward.experiment.sweep;

import java.util.List;
import java.util.Locale;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.NumberText;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.SeriesTone;
import org.pushforward.data.Padding;
import org.pushforward.experiment.setting.Setting;

/** What the columns differ in: a setting that the catalogue says may be compared. Its levels are words, as a person types or chooses them. */
public final class VariedFactor {

    private static final List<VariedFactor> ALL = Setting.ordered(
            List.of("padding.kind", "flow.couplings", "flow.partition", "flow.clamp", "padding.noise_level", "seed")).stream()
            .flatMap(setting -> setting.compared().map(compared -> new VariedFactor(setting, compared)).stream()).toList();

    public static final VariedFactor PADDING = of("padding");
    public static final VariedFactor COUPLINGS = of("flow.couplings");
    static final VariedFactor NOISE_LEVEL = of("padding.noise_level");
    public static final VariedFactor SEED = of("seed");

    private final Setting setting;
    private final Setting.Compared compared;

    private VariedFactor(Setting setting, Setting.Compared compared) {
        this.setting = setting;
        this.compared = compared;
    }

    /** All that there are, in the order in which they are offered. */
    public static List<VariedFactor> all() {
        return ALL;
    }

    public String title() {
        return compared.title();
    }

    /** The name that it has in the file of a sweep. Paddings vary as a whole. */
    String setting() {
        return setting.name().equals("padding.kind") ? setting.group() : setting.name();
    }

    /** Whether the levels are chosen from {@link #defaults}; else they are typed. */
    public boolean isNominal() {
        return setting.kind() instanceof Setting.Kind.Constant;
    }

    /** The levels that it begins with; all that there are where they are chosen. */
    public List<String> defaults() {
        return compared.levels();
    }

    /** Whether its levels are whole numbers. */
    public boolean isWhole() {
        return !isNominal() && setting.type() != double.class;
    }

    /** Whether runs must have padding for it. */
    public boolean needsPadding() {
        return this == PADDING || this == NOISE_LEVEL;
    }

    /** Whether a setting of all columns means nothing while this varies. */
    public boolean replaces(Setting other) {
        return other == setting || this == NOISE_LEVEL && other == PADDING.setting;
    }

    /** @throws InvalidInputException if the word is none of the choices, or no number within the bounds */
    void require(String level) {
        if (isNominal()) {
            InvalidInputException.require(defaults().contains(level), "%s is one of %s, not %s", title(), String.join(", ", defaults()), level);
        } else {
            number(level);
        }
    }

    /** The level as a number; whole ones as {@code Long}. */
    Number number(String level) {
        double value = NumberText.real(level);
        Setting.Kind.Number bounds = (Setting.Kind.Number) setting.kind();
        InvalidInputException.require(value >= bounds.least() && value <= bounds.most(), "%s lies between %s and %s, not at %s",
                title(), Numbers.brief(bounds.least()), Numbers.count((long) bounds.most()), level);
        if (setting.type() == double.class) {
            return value;
        }
        InvalidInputException.require(value == Math.rint(value), "%s is a whole number, not %s", title(), level);
        return (long) value;
    }

    /** The padding of a level of {@link #PADDING}. */
    static Padding.Kind kind(String level) {
        return (Padding.Kind) PADDING.setting.choice(level);
    }

    /** Above a column. */
    public String heading(String level) {
        return setting.heading(level);
    }

    /** At the end of a curve. */
    public String name(String level) {
        return isNominal() ? setting.choice(level).word() : String.format(Locale.ROOT, compared.curve(), level);
    }

    /** @param place of the column, from 0 */
    public SeriesTone tone(String level, int place) {
        return this == PADDING ? SeriesTone.of(kind(level)) : SeriesTone.ofPlace(place);
    }

    static VariedFactor of(String setting) {
        return ALL.stream().filter(factor -> factor.setting().equals(setting)).findFirst().orElseThrow(() ->
                new InvalidInputException("the page Compare does not vary " + setting + ": give the file to the command sweep"));
    }

    @Override
    public String toString() {
        return setting();
    }
}
