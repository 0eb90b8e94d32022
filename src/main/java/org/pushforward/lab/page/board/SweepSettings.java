package org.pushforward.lab.page.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.pushforward.base.Choice;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Numbers;
import org.pushforward.data.DatasetInfo;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.setting.Setting.Scale;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepCost;
import org.pushforward.flow.FlowFamily;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.control.SeveralSetting;
import org.pushforward.lab.session.Cells;
import org.pushforward.train.TrainingConfig;

/** What a sweep of the page varies, and about how long that takes. Knows no node. For one thread. */
public final class SweepSettings {

    /** Multiplications of one job a second on the machine that made the shipped sweep; until a sweep here has shown better. */
    static final double FIRST_PACE = 7.9e9;

    private static final long LEAST_BETWEEN_READINGS = 10;
    private static final int READINGS = 10;
    private static final String NOISE_LEVEL = "padding.noise_level";
    private static final String DATA_NOISE = "dataset.noise";
    private static final String MODES = "dataset.modes";
    private static final String POINTS = "dataset.count";
    private static final String FAMILY = "flow.family";
    /** What goes into the levels of data and padding, which know for which of them it has a meaning. */
    private static final List<String> WITHIN = List.of(NOISE_LEVEL, DATA_NOISE, MODES, POINTS);
    /** The factors behind all others in a sweep; the last one varies fastest. */
    private static final List<String> FASTEST = List.of(FAMILY, "flow.partition", "flow.clamp", "flow.hidden", "flow.couplings");

    public final SeveralSetting<String> datasets = new SeveralSetting<>("Datasets", "The data that are learned; press more than one to compare.",
            Datasets.names(), name -> Datasets.info(name).title(), List.of("moons"));
    public final SeveralSetting<Padding.Kind> paddings = new SeveralSetting<>("Paddings", "What is appended to the points.",
            List.of(Padding.Kind.values()), Padding.Kind::title, List.of(Padding.Kind.values()));
    public final NumberSetting paddingDimensions = NumberSetting.whole("Dimensions", Setting.of("padding.dimensions").help(),
            1, Padding.MOST_DIMENSIONS, Scale.LINEAR, Effect.NONE, Padding.USUAL_DIMENSIONS);
    /** What else the catalogue says that a sweep may vary, {@link #WITHIN} among it. */
    private final Map<Setting, SeveralSetting<Object>> varied = new LinkedHashMap<>();
    public final NumberSetting seeds = NumberSetting.whole("Seeds", "Runs of each combination, with seeds 1, 2, 3 and so on.",
            1, 20, Scale.LINEAR, Effect.NONE, 3);
    public final NumberSetting steps = NumberSetting.whole("Steps", "Of each run.", 10, 100_000, Scale.LOGARITHMIC, Effect.NONE, 1_000);

    private final TrainingConfig base;
    private final int jobs;
    private final ReadOnlyStringWrapper plan = new ReadOnlyStringWrapper(this, "plan", "");
    private double pace = FIRST_PACE;
    private boolean paceIsKnown;

    /**
     * @param base everything that is not varied
     * @param jobs runs at once
     */
    public SweepSettings(TrainingConfig base, int jobs) {
        this.base = base;
        this.jobs = jobs;
        Setting.ALL.forEach(setting -> setting.swept().ifPresent(swept -> varied.put(setting,
                new SeveralSetting<>(swept.title(), swept.help(), List.copyOf(swept.levels()), SweepSettings::title, List.copyOf(swept.chosen())))));
        InvalidationListener change = observable -> refreshPlan();
        several().forEach(setting -> setting.chosenProperty().addListener(change));
        List.of(paddingDimensions, seeds, steps).forEach(setting -> setting.valueProperty().addListener(change));
        refreshPlan();
    }

    /** A choice as short as it can be said: 2, not 2.00. */
    private static String title(Object choice) {
        if (choice instanceof Choice constant) {
            return constant.title();
        }
        if (choice instanceof Integer whole) {
            return Numbers.count(whole);
        }
        return choice instanceof Double real && real == Math.rint(real) ? Long.toString(real.longValue()) : choice.toString();
    }

    /** The levels of a setting, by its name in files. */
    public SeveralSetting<Object> levels(String name) {
        return varied.get(Setting.of(name));
    }

    SeveralSetting<Object> dataNoise() {
        return levels(DATA_NOISE);
    }

    SeveralSetting<Object> modes() {
        return levels(MODES);
    }

    SeveralSetting<Object> points() {
        return levels(POINTS);
    }

    SeveralSetting<Object> noiseLevels() {
        return levels(NOISE_LEVEL);
    }

    /** What is a factor by itself. */
    Map<Setting, SeveralSetting<Object>> factors() {
        Map<Setting, SeveralSetting<Object>> factors = new LinkedHashMap<>(varied);
        WITHIN.forEach(name -> factors.remove(Setting.of(name)));
        return factors;
    }

    /** One sentence on what does not vary. */
    String rest() {
        return "All else as the lab begins: batch " + base.optimization().batch() + ", rate " + Numbers.chosen(base.optimization().rate())
                + ", " + base.flow().activation().label() + ", " + base.flow().coupling().label() + " couplings.";
    }

    SeveralSetting<Object> families() {
        return levels(FAMILY);
    }

    /** One line on what a family that is pressed wants and does not get, since it does not vary; empty where there is none. */
    String wants() {
        return families().get().stream().map(family -> ((FlowFamily) family).wants()).filter(words -> !words.isEmpty()).findFirst()
                .map(words -> words + " All runs of this sweep have the rate " + Numbers.chosen(base.optimization().rate()) + ".").orElse("");
    }

    private List<SeveralSetting<?>> several() {
        return Stream.concat(Stream.of(datasets, paddings), varied.values().stream()).toList();
    }

    Cells addTo(Cells cells) {
        cells.add("datasets", datasets).add("paddings", paddings).add("paddingDimensions", paddingDimensions).add("seeds", seeds).add("steps", steps);
        varied.forEach((setting, levels) -> cells.add(setting.name(), levels));
        return cells;
    }

    public int jobs() {
        return jobs;
    }

    /** How many runs the sweep has. */
    public long runs() {
        long combinations = (long) levelsOfData().size() * levelsOfPadding().size() * seeds.getInt();
        return factors().values().stream().mapToLong(levels -> levels.get().size()).reduce(combinations, (product, count) -> product * count);
    }

    /** @throws InvalidInputException one line, if something that varies has no value, or there are too many runs */
    public Sweep toSweep() {
        for (SeveralSetting<?> setting : several()) {
            boolean applies = setting == noiseLevels() ? hasGaussian() : setting != dataNoise() && setting != modes();
            InvalidInputException.require(!applies || !setting.get().isEmpty(), "Nothing is chosen under %s: press one or more.", setting.name());
        }
        long every = Math.max(LEAST_BETWEEN_READINGS, steps.getLong() / READINGS);
        TrainingConfig config = Settings.with(base, Map.of("optimization.steps", steps.getInt(), "instruments.every", (int) every));
        List<Factor> varying = new ArrayList<>();
        List<DatasetSpec> data = levelsOfData();
        // Refuses a noise or a number of modes that one of the datasets does not take.
        data.forEach(Datasets::create);
        varying.add(Factor.datasets(data));
        varying.add(Factor.paddings(levelsOfPadding()));
        Map<Setting, SeveralSetting<Object>> settings = factors();
        settings.keySet().stream().sorted(Comparator.comparingInt(setting -> FASTEST.indexOf(setting.name()))).forEach(setting ->
                varying.add(Factor.of(setting.name(), settings.get(setting).get().stream().map(SweepSettings::level).toArray())));
        return new Sweep(config, varying, LongStream.rangeClosed(1, seeds.getLong()).boxed().toList());
    }

    /** As it stands in a file. */
    private static Object level(Object choice) {
        return choice instanceof Choice constant ? constant.label() : choice;
    }

    /** Whether there is Gaussian padding, so that its noise levels count. */
    boolean hasGaussian() {
        return paddings.isChosen(Padding.Kind.GAUSSIAN);
    }

    /** Whether a dataset has a number of modes to choose. */
    boolean hasModes() {
        return datasets.get().stream().anyMatch(name -> Datasets.info(name).hasModes());
    }

    /** Whether a dataset has a noise to choose. */
    boolean hasDataNoise() {
        return datasets.get().stream().anyMatch(name -> Datasets.info(name).hasNoise());
    }

    /** Datasets with their noise, modes and points are one factor: what has no meaning for a dataset does not multiply its runs. */
    private List<DatasetSpec> levelsOfData() {
        return datasets.get().stream().map(Datasets::defaults).flatMap(usual -> {
            DatasetInfo info = Datasets.info(usual.name());
            Stream<DatasetSpec> noises = info.hasNoise() && !dataNoise().get().isEmpty()
                    ? dataNoise().get().stream().map(noise -> usual.withNoise((Double) noise)) : Stream.of(usual);
            return noises.flatMap(spec -> info.hasModes() && !modes().get().isEmpty()
                    ? modes().get().stream().map(count -> spec.withModes((Integer) count)) : Stream.of(spec));
        }).flatMap(spec -> points().get().stream().map(count -> spec.withCount((Integer) count))).toList();
    }

    /** Kinds and noise levels are one factor: the noise level is one of Gaussian padding only, and each other kind is there once. */
    private List<Padding> levelsOfPadding() {
        int dimensions = paddingDimensions.getInt();
        return paddings.get().stream().flatMap(kind -> (kind == Padding.Kind.GAUSSIAN ? noiseLevels().get() : List.of((Object) 1.0)).stream()
                .map(level -> Padding.of(kind, dimensions, (Double) level))).toList();
    }

    /** One sentence: how many runs, and about how long they take. */
    public ReadOnlyStringProperty planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** Takes what a sweep on this machine has shown: multiplications of one job a second. */
    void learnPace(double perSecond) {
        pace = perSecond;
        paceIsKnown = true;
        refreshPlan();
    }

    private void refreshPlan() {
        paddingDimensions.setApplies(paddings.get().stream().anyMatch(kind -> kind != Padding.Kind.NONE), "No run has padding.");
        try {
            Sweep sweep = toSweep();
            Duration time = SweepCost.time(sweep.runs(), jobs, pace);
            plan.set((runs() == 1 ? "1 run" : Numbers.count(runs()) + " runs, " + jobs + " at once") + ": " + words(time)
                    + (paceIsKnown ? " at the pace of the last sweep." : ". A first guess: the first sweep will tell how fast this machine is."));
        } catch (InvalidInputException e) {
            plan.set(e.getMessage());
        }
    }

    /** A duration as a person says it who does not know it exactly. */
    static String words(Duration time) {
        if (time.toSeconds() < 10) {
            return "a few seconds";
        }
        if (time.toSeconds() < 90) {
            return "about " + 10 * Math.round(time.toSeconds() / 10.0) + " s";
        }
        if (time.toMinutes() < 90) {
            return "about " + Math.round(time.toSeconds() / 60.0) + " min";
        }
        return "about " + Numbers.brief(time.toMinutes() / 60.0) + " h";
    }
}
