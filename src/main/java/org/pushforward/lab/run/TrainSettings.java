package org.pushforward.lab.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pushforward.base.Choice;
import org.pushforward.data.Padding;
import org.pushforward.data.RunData;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.FlowFamily;
import org.pushforward.lab.control.ChoiceSetting;
import org.pushforward.lab.control.Effect;
import org.pushforward.lab.control.NumberSetting;
import org.pushforward.lab.session.Cells;
import org.pushforward.live.DatasetCard;
import org.pushforward.train.GradientEngine;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;

/**
 * The settings of the page, each as the catalogue {@link Setting} tells it, and the run that they describe. Here are only the rules between
 * them: which of them apply to a dataset, a padding, a family of flow or a kind of coupling.
 */
public final class TrainSettings {

    /** Layers, on the slider. */
    private static final int MOST_GREEDY = 128;
    private static final String ENGINE = "optimization.engine";
    private static final String PRECISION = "optimization.precision";
    /** What the window says of settings of which a run may have none. */
    private static final Map<String, String> WHY_IDLE = Map.of("dataset.noise", "This dataset has no noise to choose.",
            "dataset.modes", "This dataset has no number of components to choose.",
            "dataset.dimension", "This dataset's points have a fixed number of coordinates.", "dataset.count", "A file has as many points as it has.",
            "padding.dimensions", "There is no padding.", "padding.noise_level", "Only Gaussian padding has a noise level.");

    /** Has what a run needs beyond the settings here. */
    private TrainingConfig rest;
    private final ReadOnlyObjectWrapper<DatasetCard> dataset = new ReadOnlyObjectWrapper<>(this, "dataset");
    private final Map<Setting, NumberSetting> numbers = new LinkedHashMap<>();
    private final Map<Setting, ChoiceSetting<Choice>> choices = new LinkedHashMap<>();

    /** Null if nobody has left it for ND4J's. */
    private Choice precisionOfFast;
    private boolean choosing;

    public final NumberSetting paddingDimensions;
    public final NumberSetting noiseLevel;
    public final NumberSetting rate;
    public final NumberSetting seed;
    public final NumberSetting stopAt;
    public final ChoiceSetting<Choice> padding;

    /**
     * @param defaults what the lab opens with
     * @param initial  the card of its dataset
     * @param live     whether the page's run can go on when a setting changes with which runs can; else every change restarts
     */
    public TrainSettings(TrainingConfig defaults, DatasetCard initial, boolean live) {
        for (Setting setting : Setting.ALL) {
            Effect effect = live && setting.goesOn() ? Effect.GOES_ON : Effect.RESTARTS;
            if (setting.kind() instanceof Setting.Kind.Number bounds) {
                double value = setting.idle() == null ? ((Number) setting.of(TrainingConfig.defaults())).doubleValue() : setting.idle();
                numbers.put(setting, new NumberSetting(setting.label(), setting.help(), bounds.least(), bounds.most(), setting.type() != double.class,
                        bounds.scale(), effect, value));
            } else if (setting.kind() instanceof Setting.Kind.Constant) {
                choices.put(setting, new ChoiceSetting<>(setting.label(), setting.help(), setting.choices(), Choice::title, effect,
                        (Choice) setting.of(defaults)));
            }
        }
        paddingDimensions = number("padding.dimensions");
        noiseLevel = number("padding.noise_level");
        rate = number("optimization.rate");
        seed = number("seed");
        stopAt = number("optimization.steps");
        padding = choice("padding.kind");
        padding.valueProperty().addListener((property, old, kind) -> refreshApplicability());
        choice("flow.coupling").valueProperty().addListener((property, old, kind) -> refreshApplicability());
        choice("flow.family").valueProperty().addListener((property, old, family) -> refreshApplicability());
        choice(ENGINE).valueProperty().addListener((property, old, engine) -> {
            keepPrecision((GradientEngine) engine);
            refreshApplicability();
        });
        choose(defaults, initial);
    }

    /** The control of a setting, by the setting's name in files. */
    public NumberSetting number(String name) {
        return numbers.get(Setting.of(name));
    }

    /** As {@link #number}. */
    public ChoiceSetting<Choice> choice(String name) {
        return choices.get(Setting.of(name));
    }

    /**
     * Takes over the settings of a run, so that {@link #toConfig()} is that run again, but for what is changed on its way.
     *
     * @param card that of its dataset
     */
    public void choose(TrainingConfig config, DatasetCard card) {
        Padding appended = config.padding();
        // Noise of level 0 has no place on a logarithmic slider.
        TrainingConfig shown = config.withInterventions(Interventions.NONE)
                .withPadding(Padding.of(appended.kind(), appended.dimensions(), appended.noiseLevel()));
        rest = shown;
        choose(card);
        choosing = true;
        try {
            choices.forEach((setting, control) -> control.set((Choice) setting.of(shown)));
        } finally {
            choosing = false;
        }
        numbers.forEach((setting, control) -> {
            if (isOfRun(setting)) {
                control.admit(((Number) setting.of(shown)).doubleValue());
            }
        });
    }

    /** Adds all of it to what is undone and kept; what a run needs beyond the controls is undone alone. */
    public Cells addTo(Cells cells) {
        cells.add("rest", () -> rest, value -> rest = value, null, null, null);
        cells.add("Data", dataset::get, this::choose, DatasetCard::title, null, null).hear(dataset.getReadOnlyProperty());
        choices.entrySet().stream().filter(each -> !each.getKey().name().equals(PRECISION))
                .forEach(each -> cells.add(each.getKey().name(), each.getValue()));
        // After the engine, which may bring back an earlier one.
        cells.add(PRECISION, choice(PRECISION));
        numbers.forEach((setting, control) -> cells.addWide(setting.name(), control));
        return cells;
    }

    /** Sets rate and noise of the padding as they are after what was changed on the way. */
    public void follow(Intervention inForce) {
        rate.admit(inForce.rate());
        if (padding.get() == Padding.Kind.GAUSSIAN && inForce.paddingNoise() > 0) {
            noiseLevel.admit(inForce.paddingNoise());
        }
    }

    /** Chooses a dataset with its own noise, modes and dimension; rotation and number of points stay. */
    public void choose(DatasetCard card) {
        bound(number("dataset.noise"), card.noise(), card.preset().noise());
        bound(number("dataset.modes"), card.modes(), card.preset().modes());
        bound(number("dataset.dimension"), card.dimension(), card.preset().dimension());
        if (!card.dimension().leavesChoice()) {
            // To be seen: it is none of the run's settings.
            number("dataset.dimension").set(RunData.dimension(card.preset()));
        }
        dataset.set(card);
        refreshApplicability();
    }

    /** ND4J computes in double whatever was chosen, which is there again when a person goes back. */
    private void keepPrecision(GradientEngine engine) {
        ChoiceSetting<Choice> precision = choice(PRECISION);
        if (choosing) {
            precisionOfFast = null;
        } else if (engine == GradientEngine.ND4J) {
            precisionOfFast = precision.get();
        } else if (precisionOfFast != null) {
            precision.set(precisionOfFast);
        }
    }

    private static void bound(NumberSetting control, DatasetCard.Bounds bounds, double preset) {
        if (bounds.leavesChoice()) {
            control.setBounds(bounds.least(), bounds.most(), preset);
        }
    }

    public ReadOnlyObjectProperty<DatasetCard> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    /** Every number of which a change restarts the run. */
    public List<NumberSetting> restartingNumbers() {
        return numbers.values().stream().filter(control -> control.effect() == Effect.RESTARTS).toList();
    }

    public List<ChoiceSetting<Choice>> restartingChoices() {
        return choices.values().stream().filter(control -> control.effect() == Effect.RESTARTS).toList();
    }

    /** The run that the settings describe. */
    public TrainingConfig toConfig() {
        Map<String, Object> values = new HashMap<>();
        choices.forEach((setting, control) -> values.put(setting.name(), control.get()));
        values.put(ENGINE, engine());
        numbers.forEach((setting, control) -> {
            if (isOfRun(setting)) {
                values.put(setting.name(), setting.type() == int.class ? (Object) control.getInt()
                        : setting.type() == long.class ? (Object) control.getLong() : (Object) control.get());
            }
        });
        Padding appended = Padding.of((Padding.Kind) padding.get(), paddingDimensions.getInt(), noiseLevel.get());
        values.put("padding.kind", appended.kind());
        values.put("padding.dimensions", appended.dimensions());
        values.put("padding.noise_level", appended.noiseLevel());
        return Settings.with(rest.withDataset(dataset.get().preset()), values);
    }

    /** Whether a run has the value of a number's control; else the number is that of the dataset's card, or none. */
    private boolean isOfRun(Setting setting) {
        DatasetCard card = dataset.get();
        return switch (setting.name()) {
            case "dataset.noise" -> card.noise().leavesChoice();
            case "dataset.modes" -> card.modes().leavesChoice();
            case "dataset.dimension" -> card.dimension().leavesChoice();
            case "dataset.count" -> !card.isCloud();
            case "padding.dimensions" -> padding.get() != Padding.Kind.NONE;
            case "padding.noise_level" -> padding.get() == Padding.Kind.GAUSSIAN;
            default -> true;
        };
    }

    /** Greedy layers are fitted by none. */
    private GradientEngine engine() {
        return ((FlowFamily) choice("flow.family").get()).descends() ? (GradientEngine) choice(ENGINE).get() : GradientEngine.FAST;
    }

    private void refreshApplicability() {
        WHY_IDLE.forEach((name, why) -> number(name).setApplies(isOfRun(Setting.of(name)), why));
        FlowFamily family = (FlowFamily) choice("flow.family").get();
        boolean couples = family.couples();
        number("flow.couplings").rename(couples ? Setting.of("flow.couplings").label() : "Layers");
        if (!family.descends()) {
            // Greedy layers are cheap, and their story is told by many of them; the bounds stay wide, so that no number is lost on the way back.
            number("flow.couplings").setBounds(1, MOST_GREEDY, number("flow.couplings").get());
        }
        for (String name : List.of("flow.hidden", "flow.depth")) {
            number(name).setApplies(couples, "Such a layer has no net.");
        }
        choice("flow.activation").setApplies(couples, "Such a layer has no net.");
        choice("flow.partition").setApplies(couples, "Such a layer chooses its own directions.");
        choice("flow.coupling").setApplies(couples, "There are other layers in the place of couplings.");
        number("flow.clamp").setApplies(!couples || ((CouplingKind) choice("flow.coupling").get()).scales(), "Additive couplings scale nothing.");
        for (String name : List.of("optimization.rate", "optimization.batch")) {
            number(name).setApplies(family.descends(), "Greedy layers are fitted to all training points, without a gradient.");
        }
        choice("optimization.schedule").setApplies(family.descends(), "Greedy layers are fitted, without a rate.");
        choice(ENGINE).setApplies(family.descends(), "Greedy layers are fitted, without a gradient.");
        choice(PRECISION).setApplies(engine() == GradientEngine.FAST, "ND4J finds the gradient in double.");
        number("optimization.steps").setApplies(family.descends(), "Each step fits one greedy layer: there are as many as layers.");
    }
}
