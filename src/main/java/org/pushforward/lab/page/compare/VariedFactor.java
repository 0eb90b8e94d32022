package org.pushforward.lab.page.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Numbers;
import org.pushforward.chart.SeriesTone;
import org.pushforward.data.Padding;
import org.pushforward.flow.Partition;

/** What the columns differ in. Its levels are words, as a person types or chooses them. */
public enum VariedFactor {
    PADDING("Padding", "padding", List.of("none", "zero", "gaussian")),
    COUPLINGS("Couplings", "flow.couplings", List.of("2", "4", "8"), 1, 32, true),
    PARTITION("Partition", "flow.partition", Arrays.stream(Partition.values()).map(Partition::label).toList()),
    CLAMP("Clamp", "flow.clamp", List.of("1", "2", "4"), 0.1, 10, false),
    NOISE_LEVEL("Padding noise level", "padding.noise_level", List.of("0.01", "0.1", "1"), 0.001, 1, false),
    SEED("Seed", "seed", List.of("1", "2", "3"), 0, 999_999_999, true);

    private final String title;
    private final String setting;
    private final List<String> defaults;
    private final boolean nominal;
    private final double least;
    private final double most;
    private final boolean whole;

    /** Some of a few choices. */
    VariedFactor(String title, String setting, List<String> choices) {
        this(title, setting, choices, true, 0, 0, false);
    }

    /** Numbers within bounds. */
    VariedFactor(String title, String setting, List<String> defaults, double least, double most, boolean whole) {
        this(title, setting, defaults, false, least, most, whole);
    }

    VariedFactor(String title, String setting, List<String> defaults, boolean nominal, double least, double most, boolean whole) {
        this.title = title;
        this.setting = setting;
        this.defaults = defaults;
        this.nominal = nominal;
        this.least = least;
        this.most = most;
        this.whole = whole;
    }

    public String title() {
        return title;
    }

    /** The name that it has in the file of a sweep. */
    String setting() {
        return setting;
    }

    /** Whether the levels are chosen from {@link #defaults}; else they are typed. */
    public boolean isNominal() {
        return nominal;
    }

    /** The levels that it begins with; all that there are where they are chosen. */
    public List<String> defaults() {
        return defaults;
    }

    /** Whether runs must have padding for it. */
    boolean needsPadding() {
        return this == PADDING || this == NOISE_LEVEL;
    }

    /** @throws InvalidInputException if the word is none of the choices, or no number within the bounds */
    void require(String level) {
        if (nominal) {
            InvalidInputException.require(defaults.contains(level), "%s is one of %s, not %s", title, String.join(", ", defaults), level);
        } else {
            number(level);
        }
    }

    /** The level as a number; whole ones as {@code Long}. */
    Number number(String level) {
        double value;
        try {
            value = Double.parseDouble(level);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("“" + level + "” is not a number: type two to four numbers with commas between them");
        }
        InvalidInputException.require(value >= least && value <= most, "%s lies between %s and %s, not at %s",
                title, Numbers.brief(least), Numbers.count((long) most), level);
        if (!whole) {
            return value;
        }
        InvalidInputException.require(value == Math.rint(value), "%s is a whole number, not %s", title, level);
        return (long) value;
    }

    /** The padding of a level of {@link #PADDING}. */
    static Padding.Kind kind(String level) {
        return Padding.Kind.valueOf(level.toUpperCase(Locale.ROOT));
    }

    /** Above a column. */
    String heading(String level) {
        return switch (this) {
            case PADDING -> switch (kind(level)) {
                case NONE -> "No padding";
                case ZERO -> "Zero padding";
                case GAUSSIAN -> "Gaussian padding";
            };
            case COUPLINGS -> level.equals("1") ? "1 coupling" : level + " couplings";
            case PARTITION -> switch (Partition.valueOf(level.toUpperCase(Locale.ROOT))) {
                case HALVES -> "Fixed halves";
                case PERMUTATIONS -> "Random permutations";
                case LINEAR -> "Learned 1×1 layers";
            };
            case CLAMP -> "Clamp " + level;
            case NOISE_LEVEL -> "Noise level " + level;
            case SEED -> "Seed " + level;
        };
    }

    /** At the end of a curve. */
    String name(String level) {
        return switch (this) {
            case PADDING -> kind(level) == Padding.Kind.GAUSSIAN ? "Gaussian" : level;
            case COUPLINGS -> "K " + level;
            case PARTITION -> switch (Partition.valueOf(level.toUpperCase(Locale.ROOT))) {
                case HALVES -> "halves";
                case PERMUTATIONS -> "permuted";
                case LINEAR -> "1×1";
            };
            case CLAMP -> "C " + level;
            case NOISE_LEVEL -> "σ " + level;
            case SEED -> "seed " + level;
        };
    }

    /** @param place of the column, from 0 */
    SeriesTone tone(String level, int place) {
        return this == PADDING ? SeriesTone.of(kind(level)) : SeriesTone.ofPlace(place);
    }

    static VariedFactor of(String setting) {
        return Arrays.stream(values()).filter(factor -> factor.setting.equals(setting)).findFirst().orElseThrow(() ->
                new InvalidInputException("the page Compare does not vary " + setting + ": give the file to the command sweep"));
    }
}
