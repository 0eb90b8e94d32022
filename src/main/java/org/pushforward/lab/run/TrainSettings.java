package org.pushforward.lab.run;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.engine.Precision;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.control.NumberSetting.Scale;
import org.pushforward.train.Optimization;
import org.pushforward.train.Schedule;
import org.pushforward.train.TrainingConfig;

/**
 * The settings of the page, each bounded, and the run that they describe. The bounds are those within which a run works on a classroom machine; the
 * command line allows more.
 */
public final class TrainSettings {

    /** Has what a run needs beyond the settings here. */
    private TrainingConfig rest;
    private final ReadOnlyObjectWrapper<DatasetCard> dataset = new ReadOnlyObjectWrapper<>(this, "dataset");

    public final NumberSetting noise = NumberSetting.real("Noise", "Spread of the data about its shape.",
            0.01, 0.5, Scale.LINEAR, Effect.RESTARTS, 0.07);
    public final NumberSetting modes = NumberSetting.whole("Modes", "Number of components.",
            2, 16, Scale.LINEAR, Effect.RESTARTS, 8);
    public final NumberSetting rotation = NumberSetting.real("Rotation", "Degrees counter-clockwise. Couplings act along the axes, so a turn matters.",
            -180, 180, Scale.LINEAR, Effect.RESTARTS, 0);
    public final NumberSetting count = NumberSetting.whole("Points", "Training points, drawn once for each seed.",
            100, 1_000_000, Scale.LOGARITHMIC, Effect.RESTARTS, 10_000);

    public final ChoiceSetting<Padding.Kind> padding = new ChoiceSetting<>("Padding",
            "Extra coordinates that are appended to each data point before it enters the flow.",
            List.of(Padding.Kind.values()), kind -> switch (kind) {
                case NONE -> "None";
                case ZERO -> "Zero";
                case GAUSSIAN -> "Gaussian";
            }, Effect.RESTARTS, Padding.Kind.NONE);
    public final NumberSetting paddingDimensions = NumberSetting.whole("Dimensions", "Number of appended coordinates.",
            1, Padding.MOST_DIMENSIONS, Scale.LINEAR, Effect.RESTARTS, 2);
    public final NumberSetting noiseLevel = NumberSetting.real("Noise level",
            "Standard deviation of the padding: 1 is standard Gaussian, toward 0 it becomes zero padding. May be moved while the run goes on.",
            0.001, 1, Scale.LOGARITHMIC, Effect.GOES_ON, 1);

    public final NumberSetting couplings = NumberSetting.whole("Couplings", "Depth of the flow: number of couplings.",
            1, 32, Scale.LINEAR, Effect.RESTARTS, 8);
    public final NumberSetting hidden = NumberSetting.whole("Width", "Units in each hidden layer of the nets.",
            1, 256, Scale.LOGARITHMIC, Effect.RESTARTS, 64);
    public final NumberSetting depth = NumberSetting.whole("Net depth", "Hidden layers of the net in each coupling.",
            1, 4, Scale.LINEAR, Effect.RESTARTS, 2);
    public final ChoiceSetting<Activation> activation = new ChoiceSetting<>("Activation",
            "Of the hidden layers. Smooth ones give smooth Jacobians; ReLU is fastest.",
            List.of(Activation.values()), kind -> switch (kind) {
                case RELU -> "ReLU";
                case TANH -> "Tanh";
                case SQUAREPLUS -> "Squareplus";
            }, Effect.RESTARTS, Activation.RELU);
    public final ChoiceSetting<Partition> partition = new ChoiceSetting<>("Partition",
            "Which coordinates a coupling transforms: fixed halves in turns, or after a random permutation or a learned linear layer.",
            List.of(Partition.values()), kind -> switch (kind) {
                case HALVES -> "Halves";
                case PERMUTATIONS -> "Permuted";
                case LINEAR -> "1×1";
            }, Effect.RESTARTS, Partition.HALVES);
    public final ChoiceSetting<CouplingKind> coupling = new ChoiceSetting<>("Coupling",
            "Affine couplings scale and shift; additive ones only shift, so they preserve volume.",
            List.of(CouplingKind.values()), kind -> kind == CouplingKind.AFFINE ? "Affine" : "Additive", Effect.RESTARTS, CouplingKind.AFFINE);
    public final NumberSetting clamp = NumberSetting.real("Clamp", "Each coupling scales by at most e to the power of this.",
            0.1, 10, Scale.LOGARITHMIC, Effect.RESTARTS, 2);

    public final NumberSetting rate = NumberSetting.real("Rate", "Adam's learning rate.",
            1e-5, 1, Scale.LOGARITHMIC, Effect.GOES_ON, 2e-3);
    public final ChoiceSetting<Schedule> schedule = new ChoiceSetting<>("Schedule", "How the rate goes on from its start.",
            List.of(Schedule.values()), kind -> kind == Schedule.COSINE ? "Cosine" : "Constant",
            Effect.RESTARTS, Schedule.COSINE);
    public final NumberSetting batch = NumberSetting.whole("Batch", "Points for each step.",
            2, 4_096, Scale.LOGARITHMIC, Effect.RESTARTS, 256);
    public final ChoiceSetting<Precision> precision = new ChoiceSetting<>("Precision",
            "Of the training. Everything that is measured is measured in double.",
            List.of(Precision.values()), kind -> kind == Precision.FLOAT ? "Float" : "Double", Effect.RESTARTS, Precision.FLOAT);
    public final NumberSetting seed = NumberSetting.whole("Seed", "The same settings and seed give the same run.",
            0, 999_999_999, Scale.NO_SLIDER, Effect.RESTARTS, 1);
    public final NumberSetting stopAt = NumberSetting.whole("Stop at", "The run ends after this many steps.",
            1, 1_000_000, Scale.NO_SLIDER, Effect.RESTARTS, 2_500);

    /**
     * @param defaults what the lab opens with
     * @param initial  the card of its dataset
     */
    public TrainSettings(TrainingConfig defaults, DatasetCard initial) {
        padding.valueProperty().addListener((property, old, kind) -> refreshApplicability());
        coupling.valueProperty().addListener((property, old, kind) -> refreshApplicability());
        choose(defaults, initial);
    }

    /**
     * Takes over the settings of a run, so that {@link #toConfig()} is that run again, but for what is changed on its way.
     *
     * @param card that of its dataset
     */
    public void choose(TrainingConfig config, DatasetCard card) {
        rest = config;
        choose(card);
        if (card.noise().leavesChoice()) {
            noise.admit(config.dataset().noise());
        }
        if (card.modes().leavesChoice()) {
            modes.admit(config.dataset().modes());
        }
        rotation.admit(config.dataset().rotation());
        if (!card.isCloud()) {
            count.admit(config.dataset().count());
        }
        // Noise of level 0 is zero padding in all but name, and has no place on a logarithmic slider.
        boolean flat = config.padding().kind() == Padding.Kind.GAUSSIAN && !config.padding().hasDensity();
        padding.set(flat ? Padding.Kind.ZERO : config.padding().kind());
        if (config.padding().kind() != Padding.Kind.NONE) {
            paddingDimensions.admit(config.padding().dimensions());
        }
        if (padding.get() == Padding.Kind.GAUSSIAN) {
            noiseLevel.admit(config.padding().noiseLevel());
        }
        couplings.admit(config.flow().couplings());
        hidden.admit(config.flow().hidden());
        depth.admit(config.flow().depth());
        activation.set(config.flow().activation());
        clamp.admit(config.flow().clamp());
        partition.set(config.flow().partition());
        coupling.set(config.flow().coupling());
        stopAt.admit(config.optimization().steps());
        batch.admit(config.optimization().batch());
        rate.admit(config.optimization().rate());
        schedule.set(config.optimization().schedule());
        precision.set(config.optimization().precision());
        seed.admit(config.seed());
    }

    /** Chooses a dataset with its own noise and modes; rotation and number of points stay. */
    public void choose(DatasetCard card) {
        if (card.noise().leavesChoice()) {
            noise.setBounds(card.noise().least(), card.noise().most(), card.preset().noise());
        }
        if (card.modes().leavesChoice()) {
            modes.setBounds(card.modes().least(), card.modes().most(), card.preset().modes());
        }
        dataset.set(card);
        refreshApplicability();
    }

    public ReadOnlyObjectProperty<DatasetCard> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    /** Every number of which a change restarts the run. */
    public List<NumberSetting> restartingNumbers() {
        return List.of(noise, modes, rotation, count, paddingDimensions, couplings, hidden, depth, clamp, batch, seed, stopAt);
    }

    public List<ChoiceSetting<?>> restartingChoices() {
        return List.of(padding, partition, coupling, activation, schedule, precision);
    }

    /** The run that the settings describe. */
    public TrainingConfig toConfig() {
        Padding appended = switch (padding.get()) {
            case NONE -> Padding.none();
            case ZERO -> Padding.zero(paddingDimensions.getInt());
            case GAUSSIAN -> Padding.gaussian(paddingDimensions.getInt(), noiseLevel.get());
        };
        DatasetCard card = dataset.get();
        DatasetSpec data = new DatasetSpec(card.name(),
                card.noise().leavesChoice() ? noise.get() : card.preset().noise(),
                card.modes().leavesChoice() ? modes.getInt() : card.preset().modes(),
                rotation.get(), card.isCloud() ? card.preset().count() : count.getInt(), card.preset().table());
        return new TrainingConfig(data, appended,
                new FlowSpec(couplings.getInt(), hidden.getInt(), depth.getInt(), activation.get(), clamp.get(), partition.get(),
                        coupling.get()),
                new Optimization(stopAt.getInt(), batch.getInt(), rate.get(), schedule.get(), rest.optimization().clip(), precision.get()),
                rest.instruments(), seed.getLong());
    }

    private void refreshApplicability() {
        DatasetCard card = dataset.get();
        noise.appliesProperty().set(card.noise().leavesChoice());
        modes.appliesProperty().set(card.modes().leavesChoice());
        count.appliesProperty().set(!card.isCloud());
        paddingDimensions.appliesProperty().set(padding.get() != Padding.Kind.NONE);
        noiseLevel.appliesProperty().set(padding.get() == Padding.Kind.GAUSSIAN);
        clamp.appliesProperty().set(coupling.get() == CouplingKind.AFFINE);
    }
}
