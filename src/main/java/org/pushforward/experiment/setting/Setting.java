package org.pushforward.experiment.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pushforward.base.Choice;
import org.pushforward.base.OneLine;
import org.pushforward.chart.Numbers;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.flow.FlowFamily;
import org.pushforward.train.GradientEngine;
import org.pushforward.train.TrainingConfig;

/**
 * A setting of a run, told once: what it is called in files, on the command line and in the window, and within which bounds the window offers it.
 * Files, options, controls, the words for a change, and what sweeps and the page Compare may vary follow from here. What a run refuses is the
 * business of the setting's record, and the default that of {@link TrainingConfig#defaults()}.
 *
 * <p>To add one: a component of its record (with a constructor that leaves it out, for callers that do not care), and an entry of {@link #ALL} with
 * {@link #before}, the value that older files mean.
 */
public final class Setting {

    /** How a slider maps to a number. */
    public enum Scale { LINEAR, LOGARITHMIC, NO_SLIDER }

    /** What may be chosen. */
    public sealed interface Kind {
        /** A number, whole or real, within the bounds that a classroom machine is comfortable with; files and the command line allow more. */
        record Number(double least, double most, Scale scale) implements Kind {}

        /** One of the constants of an enum that is a {@link Choice}. */
        record Constant() implements Kind {}

        /** Something that the window has no control for, or one of its own. */
        record Other() implements Kind {}
    }

    /**
     * That the page Compare may vary it.
     *
     * @param title  of the factor
     * @param curve  what is written at the end of a curve, with the level in the place of %s; of a choice the constant says it
     * @param levels that it begins with
     */
    public record Compared(String title, String curve, List<String> levels) {}

    /**
     * That the form for a sweep offers it.
     *
     * @param title  of the control
     * @param help   one sentence
     * @param levels that may be chosen
     * @param chosen those that are so at first
     */
    public record Swept(String title, String help, List<?> levels, List<?> chosen) {}

    /** That the window takes. */
    public static final int LARGEST_SEED = 999_999_999;

    /** In the order of the window, group by group. */
    public static final List<Setting> ALL = List.of(
            other("dataset.name").named("Dataset", "")
                    .option("--dataset", "NAME|points.csv", "One of those that `datasets` lists, a CSV file, or an array of numpy (.npy).")
                    .words(name -> name.toString().substring(name.toString().lastIndexOf('/') + 1)),
            number("dataset.noise", 0.01, 0.5, Scale.LINEAR).named("Noise", "Spread of the data about its shape.")
                    .option("--noise", "Noise of a built-in dataset.").words("noise %s")
                    .swept("Data noise", "Spread of the data about its shape; none pressed: the usual one of each dataset.",
                            List.of(0.003, 0.01, 0.03, 0.1, 0.25, 0.5)),
            number("dataset.modes", 2, 16, Scale.LINEAR).named("Modes", "Number of components.").idle(8)
                    .option("--modes", "Number of components of a built-in dataset that has such.").words("%s modes")
                    .swept("Modes", "Numbers of components, where a dataset has such; none pressed: the usual one of each.",
                            List.of(2, 4, 8, 16, 32, 64)),
            number("dataset.dimension", 2, Datasets.MOST_DIMENSIONS, Scale.LINEAR).before(DatasetSpec.PLANE)
                    .named("Dimension", "Coordinates of a point.").idle(DatasetSpec.PLANE)
                    .option("--dimension", "Coordinates of a point of a built-in dataset that leaves them to be chosen.").words("%s dimensions"),
            number("dataset.rotation", -180, 180, Scale.LINEAR)
                    .named("Rotation", "Degrees counter-clockwise, from the first coordinate to the second. Couplings act along the axes, so a turn "
                            + "matters.")
                    .option("--rotation", "Rotation about the origin, in degrees counter-clockwise.").words("rotation %s°"),
            number("dataset.count", 100, 1_000_000, Scale.LOGARITHMIC).named("Points", "Training points, drawn once for each seed.")
                    .option("--count", "Number of training points of a built-in dataset.").words(count -> Numbers.count((Integer) count) + " points")
                    .swept("Points", "Training points, drawn once for each seed.", List.of(100, 300, 1_000, 3_000, 10_000, Datasets.DEFAULT_COUNT),
                            Datasets.DEFAULT_COUNT),

            constant("padding.kind").named("Padding", "Extra coordinates that are appended to each data point before it enters the flow.")
                    .option("--padding", "none, zero or gaussian.").compared("Padding"),
            number("padding.dimensions", 1, Padding.MOST_DIMENSIONS, Scale.LINEAR).named("Dimensions", "Number of appended coordinates.")
                    .idle(Padding.USUAL_DIMENSIONS)
                    .option("--pad-dims", "P", "Padding dimensions; " + Padding.USUAL_DIMENSIONS + " if only --padding is given.")
                    .words("%s padding dimensions"),
            number("padding.noise_level", 0.001, 1, Scale.LOGARITHMIC)
                    .named("Noise level", "Standard deviation of the padding: 1 is standard Gaussian, toward 0 it becomes zero padding.")
                    .idle(1).goingOn()
                    .option("--noise-level", "Standard deviation of Gaussian padding, 0 to 1.").words("padding noise %s")
                    .compared("Padding noise level", "σ %s", "0.01", "0.1", "1")
                    .swept("Noise levels", "Standard deviations of the Gaussian padding: 1 is standard Gaussian, toward 0 it becomes zero padding.",
                            List.of(0.01, 0.03, 0.1, 0.3, 1.0), 1.0),

            constant("flow.family").before(FlowFamily.COUPLINGS)
                    .named("Family", "Couplings; leaky layers, linear maps with bounded scales and a leaky unit after each, smooth or hard "
                            + "(the hard one does not learn: its gradient does not see its kinks); or greedy layers, fitted one a step, without "
                            + "a gradient. " + FlowFamily.LEAKY.wants())
                    .option("--family", "couplings, leaky (bounded linear maps, each with a smooth leaky unit), leaky-hard (leaky ReLU, which does "
                            + "not learn) or greedy (fitted layer by layer, without a gradient: a step for each layer).")
                    .compared("Family").swept("Family"),
            number("flow.couplings", 1, 32, Scale.LINEAR).named("Couplings", "Depth of the flow: number of couplings, or of other layers.")
                    .option("--couplings", "K", "Number of couplings, or of other layers.").counted("coupling", "couplings")
                    .compared("Couplings", "K %s", "2", "4", "8")
                    .swept("Couplings", "Depths of the flows.", List.of(1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128), 2, 4, 8, 16, 32),
            number("flow.hidden", 1, 256, Scale.LOGARITHMIC).named("Width", "Units in each hidden layer of the nets.")
                    .option("--hidden", "H", "Width of the conditioners' hidden layers.").words("width %s")
                    .swept("Widths", "Units in each hidden layer of the nets.", List.of(8, 16, 32, 64, 128, 256), 32),
            number("flow.depth", 1, 4, Scale.LINEAR).named("Net depth", "Hidden layers of the net in each coupling.")
                    .option("--depth", "Number of hidden layers.").words("net depth %s"),
            constant("flow.activation").named("Activation", "Of the hidden layers. Smooth ones give smooth Jacobians; ReLU is fastest.")
                    .option("--activation", "relu, tanh or squareplus."),
            constant("flow.partition")
                    .named("Partition", "Which coordinates a coupling transforms: fixed halves in turns, or after a random permutation or a learned "
                            + "linear layer.")
                    .option("--partition", "halves (fixed, alternating), permutations (random) or linear (learned 1x1 layers) before each coupling.")
                    .compared("Partition").swept("Partitions"),
            constant("flow.coupling").named("Coupling", "Affine couplings scale and shift; additive ones only shift, so they keep the volume.")
                    .option("--coupling", "affine, or additive, which preserves volume."),
            number("flow.clamp", 0.1, 10, Scale.LOGARITHMIC).named("Clamp",
                    "Bound C on the log-scales: a coupling scales each coordinate by e^−C at least and e^C at most.")
                    .option("--clamp", "C", "Bound on the log-scale of a coupling or leaky layer.").words("clamp %s")
                    .compared("Clamp", "C %s", "1", "2", "4")
                    .swept("Clamps",
                    "Bound C on the log-scales: a coupling scales each coordinate by e^−C at least and e^C at most.",
                            List.of(0.5, 1.0, 2.0, 4.0, 8.0), 2.0),

            number("optimization.rate", 1e-5, 1, Scale.LOGARITHMIC).named("Rate", "Adam's learning rate.").goingOn()
                    .option("--rate", "R", "Adam's rate at the start.").words("rate %s"),
            number("optimization.batch", 2, 4_096, Scale.LOGARITHMIC).named("Batch", "Points for each step.")
                    .option("--batch", "B", "Points per step.").words("batch %s"),
            constant("optimization.schedule").named("Schedule", "How the rate goes on from its start.")
                    .option("--schedule", "constant or cosine."),
            constant("optimization.precision").named("Precision", "Of the training. What is measured is measured in double, whichever is chosen.")
                    .option("--precision", "float or double."),
            constant("optimization.engine").before(GradientEngine.FAST)
                    .named("Engine", "What finds the gradient. Fast: formulas derived by hand. ND4J: the reference, slow; the flow as a graph of "
                            + "ND4J's SameDiff, which derives the gradient by itself, in double and on one core.")
                    .option("--engine", "fast (gradients derived by hand) or nd4j (the reference, slow: ND4J's SameDiff derives them, in double "
                            + "on one core)."),
            other("optimization.clip").named("Gradient clip", "")
                    .option("--clip", "Largest norm of the gradient; Infinity for no clipping.").unlimited(),

            other("instruments.every").named("History every", "").option("--every", "Steps between rows of the history."),
            other("instruments.held_out").named("Held-out points", "").option("--held-out", "Held-out points for the likelihood."),
            other("instruments.points").named("Jacobian points", "")
                    .option("--jacobian-points", "Held-out points for singular values and condition numbers."),

            number("seed", 0, LARGEST_SEED, Scale.NO_SLIDER).named("Seed", "The same settings and seed give the same run.")
                    .option("--seed", "S", "Of all random numbers.").words("seed %s").compared("Seed", "seed %s", "1", "2", "3"),
            number("optimization.steps", 1, 1_000_000, Scale.NO_SLIDER).named("Stop at", "The run ends after this many steps.")
                    .option("--steps", "N", "Training steps.").words(steps -> Numbers.count((Integer) steps) + " steps"));

    private static final Map<String, Setting> BY_NAME = ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::name, setting -> setting));

    private final String name;
    private final Class<?> type;
    private final Kind kind;
    private String label = "";
    private String help = "";
    private Double idle;
    private boolean goesOn;
    private boolean unlimited;
    private String option;
    private String placeholder;
    private String usage;
    private Object before;
    private Function<Object, String> words;
    private boolean counted;
    private Compared compared;
    private Swept swept;

    private Setting(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
        Class<?> at = TrainingConfig.class;
        for (String step : name.split("\\.")) {
            at = Arrays.stream(at.getRecordComponents()).filter(component -> Records.name(component).equals(step))
                    .findFirst().orElseThrow().getType();
        }
        this.type = at;
        if (kind instanceof Kind.Constant) {
            words = value -> ((Choice) value).phrase();
        }
    }

    private static Setting number(String name, double least, double most, Scale scale) {
        return new Setting(name, new Kind.Number(least, most, scale));
    }

    private static Setting constant(String name) {
        return new Setting(name, new Kind.Constant());
    }

    private static Setting other(String name) {
        return new Setting(name, new Kind.Other());
    }

    private Setting named(String newLabel, String newHelp) {
        label = newLabel;
        help = newHelp;
        return this;
    }

    private Setting idle(double value) {
        idle = value;
        return this;
    }

    private Setting goingOn() {
        goesOn = true;
        return this;
    }

    private Setting unlimited() {
        unlimited = true;
        return this;
    }

    private Setting option(String newOption, String newUsage) {
        String[] parts = newOption.substring(2).split("-");
        String camel = parts[0] + Arrays.stream(parts).skip(1).map(OneLine::capital).collect(Collectors.joining());
        return option(newOption, "<" + camel + ">", newUsage);
    }

    private Setting option(String newOption, String newPlaceholder, String newUsage) {
        option = newOption;
        placeholder = newPlaceholder;
        usage = newUsage;
        return this;
    }

    /** What files mean that are older than the setting. */
    private Setting before(Object value) {
        before = value;
        return this;
    }

    private Setting words(Function<Object, String> newWords) {
        words = newWords;
        return this;
    }

    private Setting words(String pattern) {
        return words(value -> String.format(Locale.ROOT, pattern, value instanceof Double real ? Numbers.chosen(real) : value));
    }

    private Setting counted(String one, String several) {
        counted = true;
        return words(value -> value + " " + (value.toString().equals("1") ? one : several));
    }

    private Setting compared(String title) {
        return compared(title, "", choices().stream().map(Choice::label).toArray(String[]::new));
    }

    private Setting compared(String title, String curve, String... levels) {
        compared = new Compared(title, curve, List.of(levels));
        return this;
    }

    private Setting swept(String title) {
        swept = new Swept(title, help, choices(), List.of(of(TrainingConfig.defaults())));
        return this;
    }

    private Setting swept(String title, String first, List<?> levels, Object... chosen) {
        swept = new Swept(title, first + " Drag across to choose a range.", levels, List.of(chosen));
        return this;
    }

    /** The setting of a name. */
    public static Setting of(String name) {
        return find(name).orElseThrow();
    }

    static Optional<Setting> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Those that are named, in this order, then all others in the order of {@link #ALL}. */
    public static List<Setting> ordered(List<String> first) {
        return Stream.concat(first.stream().map(Setting::of), ALL.stream().filter(setting -> !first.contains(setting.name))).toList();
    }

    /** In files: the path of its record component, as {@code flow.couplings}. */
    public String name() {
        return name;
    }

    /** The name of the object in files that it belongs to; empty for the seed. */
    public String group() {
        return name.substring(0, Math.max(0, name.indexOf('.')));
    }

    /** Of its record component. */
    public Class<?> type() {
        return type;
    }

    public Kind kind() {
        return kind;
    }

    /** All constants of a choice. */
    public List<Choice> choices() {
        return Arrays.stream((Choice[]) type.getEnumConstants()).toList();
    }

    /** In the window. */
    public String label() {
        return label;
    }

    /** For a tooltip in the window. */
    public String help() {
        return help;
    }

    /** The number that the window shows while the setting does not apply; null for the default. */
    public Double idle() {
        return idle;
    }

    /** Whether a run goes on when it is changed; else it starts again. */
    public boolean goesOn() {
        return goesOn;
    }

    /** Whether it may be infinite, which files say as null. */
    boolean isUnlimited() {
        return unlimited;
    }

    /** On the command line; null for none. */
    public String option() {
        return option;
    }

    /** What stands for its value in the help of the command line. */
    public String placeholder() {
        return placeholder;
    }

    /** One sentence in the help of the command line. */
    public String usage() {
        return usage;
    }

    /** The value that files mean which are older than the setting; null if there are none such. */
    Object before() {
        return before;
    }

    /** Whether files may lack it. */
    public boolean isLater() {
        return before != null;
    }

    /** What a run with a value of it has, as "6 couplings"; empty where nobody says it. */
    public Optional<String> words(TrainingConfig config) {
        if (counted && !config.flow().family().couples()) {
            return Optional.of(of(config) + " " + config.flow().family().layer() + (of(config).equals(1) ? "" : "s"));
        }
        return Optional.ofNullable(words).map(said -> said.apply(of(config)));
    }

    /** Above the column of a run with a level of it, as it was typed. */
    public String heading(String level) {
        return kind instanceof Kind.Constant ? choice(level).heading() : counted ? words.apply(level) : label + " " + level;
    }

    /** The constant of a label. */
    public Choice choice(String choice) {
        return choices().stream().filter(constant -> constant.label().equals(choice)).findFirst().orElseThrow();
    }

    public Optional<Compared> compared() {
        return Optional.ofNullable(compared);
    }

    public Optional<Swept> swept() {
        return Optional.ofNullable(swept);
    }

    /** Whether a run would be another one with another value; what a net has is none to a leaky layer, what a gradient needs none to a greedy one. */
    public boolean applies(TrainingConfig config) {
        return switch (name) {
            case "flow.hidden", "flow.depth", "flow.activation", "flow.partition", "flow.coupling" -> config.flow().family().couples();
            case "flow.clamp" -> config.flow().clamps();
            case "optimization.rate", "optimization.batch", "optimization.schedule", "optimization.clip", "optimization.steps",
                    "optimization.engine" -> config.flow().family().descends();
            case "optimization.precision" -> config.optimization().engine() == GradientEngine.FAST;
            default -> true;
        };
    }

    /** The value in a run. */
    public Object of(TrainingConfig config) {
        Object at = config;
        for (String step : name.split("\\.")) {
            at = Records.get(at, step);
        }
        return at;
    }
}
