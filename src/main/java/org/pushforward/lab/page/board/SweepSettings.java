package org.pushforward.lab.page.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.pushforward.base.InvalidInputException;
import org.pushforward.chart.Numbers;
import org.pushforward.data.Datasets;
import org.pushforward.data.Padding;
import org.pushforward.experiment.sweep.Factor;
import org.pushforward.experiment.sweep.Sweep;
import org.pushforward.experiment.sweep.SweepCost;
import org.pushforward.flow.Partition;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.control.NumberSetting.Scale;
import org.pushforward.lab.control.SeveralSetting;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Optimization;
import org.pushforward.train.TrainingConfig;

/** What a sweep of the page varies, and about how long that takes. Knows no node. For one thread. */
public final class SweepSettings {

    /** Multiplications of one job a second on the machine that made the shipped sweep; until a sweep here has shown better. */
    static final double FIRST_PACE = 7.9e9;

    private static final long LEAST_BETWEEN_READINGS = 10;
    private static final int READINGS = 10;

    public final SeveralSetting<String> datasets = new SeveralSetting<>("Datasets", "The data that are learned; press more than one to compare.",
            Datasets.names(), name -> Datasets.info(name).title(), List.of("moons"));
    public final SeveralSetting<Padding.Kind> paddings = new SeveralSetting<>("Paddings", "What is appended to the points.",
            List.of(Padding.Kind.values()), SweepSettings::title, List.of(Padding.Kind.values()));
    public final NumberSetting paddingDimensions = NumberSetting.whole("Dimensions", "Number of appended coordinates.",
            1, Padding.MOST_DIMENSIONS, Scale.LINEAR, Effect.GOES_ON, 2);
    public final SeveralSetting<Double> noiseLevels = new SeveralSetting<>("Noise levels",
            "Standard deviations of the Gaussian padding: 1 is standard Gaussian, toward 0 it becomes zero padding. Drag across to choose a range.",
            List.of(0.01, 0.03, 0.1, 0.3, 1.0), SweepSettings::plain, List.of(1.0));
    public final SeveralSetting<Partition> partitions = new SeveralSetting<>("Partitions",
            "Which coordinates a coupling transforms: fixed halves in turns, or after a random permutation or a learned linear layer.",
            List.of(Partition.values()), SweepSettings::title, List.of(Partition.HALVES));
    public final SeveralSetting<Double> clamps = new SeveralSetting<>("Clamps",
            "Each coupling scales by at most e to the power of this. Drag across to choose a range.",
            List.of(0.5, 1.0, 2.0, 4.0, 8.0), SweepSettings::plain, List.of(2.0));
    public final SeveralSetting<Integer> couplings = new SeveralSetting<>("Couplings", "Depths of the flows. Drag across to choose a range.",
            List.of(1, 2, 3, 4, 6, 8, 12, 16, 24, 32), String::valueOf, List.of(2, 4, 8, 16, 32));
    public final SeveralSetting<Integer> widths = new SeveralSetting<>("Widths",
            "Units in each hidden layer of the nets. Drag across to choose a range.", List.of(8, 16, 32, 64, 128, 256), String::valueOf, List.of(32));
    public final NumberSetting seeds = NumberSetting.whole("Seeds", "Runs of each combination, with seeds 1, 2, 3 and so on.",
            1, 20, Scale.LINEAR, Effect.GOES_ON, 3);
    public final NumberSetting steps = NumberSetting.whole("Steps", "Of each run.", 10, 100_000, Scale.LOGARITHMIC, Effect.GOES_ON, 1_000);

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
        InvalidationListener change = observable -> refreshPlan();
        several().forEach(setting -> setting.chosenProperty().addListener(change));
        List.of(paddingDimensions, seeds, steps).forEach(setting -> setting.valueProperty().addListener(change));
        refreshPlan();
    }

    static String title(Padding.Kind kind) {
        return switch (kind) {
            case NONE -> "None";
            case ZERO -> "Zero";
            case GAUSSIAN -> "Gaussian";
        };
    }

    private static String title(Partition partition) {
        return switch (partition) {
            case HALVES -> "Halves";
            case PERMUTATIONS -> "Permuted";
            case LINEAR -> "1×1";
        };
    }

    /** A choice as short as it can be said: 2, not 2.00. */
    private static String plain(double choice) {
        return choice == Math.rint(choice) ? Long.toString((long) choice) : Double.toString(choice);
    }

    /** One sentence on what does not vary. */
    String rest() {
        return "All else as the lab begins: batch " + base.optimization().batch() + ", rate " + Numbers.brief(base.optimization().rate())
                + ", " + base.flow().activation().label() + ", " + base.flow().coupling().label() + " couplings.";
    }

    private List<SeveralSetting<?>> several() {
        return List.of(datasets, paddings, noiseLevels, partitions, clamps, couplings, widths);
    }

    public int jobs() {
        return jobs;
    }

    /** How many runs the sweep has. */
    public long runs() {
        return (long) datasets.get().size() * levelsOfPadding().size() * partitions.get().size() * clamps.get().size() * couplings.get().size()
                * widths.get().size() * seeds.getInt();
    }

    /** @throws InvalidInputException one line, if something that varies has no value, or there are too many runs */
    public Sweep toSweep() {
        for (SeveralSetting<?> setting : several()) {
            boolean applies = setting != noiseLevels || hasGaussian();
            InvalidInputException.require(!applies || !setting.get().isEmpty(), "Nothing is chosen under %s: press one or more.", setting.name());
        }
        Optimization o = base.optimization();
        HistorySpec i = base.instruments();
        int every = (int) Math.max(LEAST_BETWEEN_READINGS, steps.getLong() / READINGS);
        TrainingConfig config = base
                .withOptimization(new Optimization(steps.getInt(), o.batch(), o.rate(), o.schedule(), o.clip(), o.precision()))
                .withInstruments(new HistorySpec(every, i.heldOut(), i.points()));
        List<Factor> factors = new ArrayList<>();
        factors.add(Factor.datasets(datasets.get().stream().map(Datasets::defaults).toList()));
        factors.add(Factor.paddings(levelsOfPadding()));
        factors.add(Factor.of("flow.partition", partitions.get().stream().map(Partition::label).toArray()));
        factors.add(Factor.of("flow.clamp", clamps.get().toArray()));
        factors.add(Factor.of("flow.hidden", widths.get().toArray()));
        factors.add(Factor.of("flow.couplings", couplings.get().toArray()));
        return new Sweep(config, factors, LongStream.rangeClosed(1, seeds.getLong()).boxed().toList());
    }

    /** Whether there is Gaussian padding, so that its noise levels count. */
    boolean hasGaussian() {
        return paddings.isChosen(Padding.Kind.GAUSSIAN);
    }

    /** Kinds and noise levels are one factor: the noise level is one of Gaussian padding only, and each other kind is there once. */
    private List<Padding> levelsOfPadding() {
        int dimensions = paddingDimensions.getInt();
        return paddings.get().stream().flatMap(kind -> switch (kind) {
            case NONE -> Stream.of(Padding.none());
            case ZERO -> Stream.of(Padding.zero(dimensions));
            case GAUSSIAN -> noiseLevels.get().stream().map(level -> Padding.gaussian(dimensions, level));
        }).toList();
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
        paddingDimensions.appliesProperty().set(paddings.get().stream().anyMatch(kind -> kind != Padding.Kind.NONE));
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
