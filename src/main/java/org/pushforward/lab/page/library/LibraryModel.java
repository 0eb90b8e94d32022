package org.pushforward.lab.page.library;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pushforward.experiment.preset.Preset;
import org.pushforward.experiment.preset.PresetLibrary.Section;
import org.pushforward.experiment.repeat.CommandText;
import org.pushforward.experiment.setting.Setting;
import org.pushforward.experiment.setting.Settings;
import org.pushforward.lab.session.Cells;
import org.pushforward.train.TrainingConfig;

/** The truth of the Library: its sections, and the preset that is read. Knows no node. For one thread. */
public final class LibraryModel {

    /**
     * A setting of both runs of a preset.
     *
     * @param name of the setting, as in files
     */
    public record Line(String name, String good, String bad) {

        /** The name that the setting has wherever it is set. */
        public String label() {
            return Setting.of(name).label();
        }

        public boolean differs() {
            return !good.equals(bad);
        }
    }

    private final List<Section> sections;
    private final List<Preset> presets;
    private final Consumer<TrainingConfig> inTrain;
    private final ReadOnlyObjectWrapper<Preset> preset;

    /**
     * @param sections in the order of the lesson; one preset or more
     * @param inTrain  opens a run in Train
     */
    public LibraryModel(List<Section> sections, Consumer<TrainingConfig> inTrain) {
        this.sections = List.copyOf(sections);
        this.inTrain = inTrain;
        presets = sections.stream().flatMap(section -> section.presets().stream()).toList();
        preset = new ReadOnlyObjectWrapper<>(this, "preset", presets.get(0));
    }

    public List<Section> sections() {
        return sections;
    }

    /** All presets, in the order of the lesson. */
    public List<Preset> presets() {
        return presets;
    }

    /** The one that is read; never null. */
    public ReadOnlyObjectProperty<Preset> presetProperty() {
        return preset.getReadOnlyProperty();
    }

    public Preset getPreset() {
        return preset.get();
    }

    public void choose(Preset chosen) {
        preset.set(chosen);
    }

    /** What is read, for what is kept from one day to the next; to turn a page is nothing that is undone. */
    Cells views() {
        return new Cells().add("preset", this::getPreset, this::choose, null, Preset::id,
                id -> presets.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null));
    }

    /** Goes on in the lesson. @param steps 1 for the next preset, −1 for the one before; at the ends nothing happens */
    public void turn(int steps) {
        int next = presets.indexOf(getPreset()) + steps;
        if (next >= 0 && next < presets.size()) {
            choose(presets.get(next));
        }
    }

    /** Opens the run of the preset that works. */
    public void openGood() {
        inTrain.accept(first(getPreset().good()));
    }

    /** Opens the run of the preset that does not. */
    public void openBad() {
        inTrain.accept(first(getPreset().bad()));
    }

    /** The command line that makes a run of the preset that is read. @param good whether the one that works */
    String command(boolean good) {
        return CommandText.train(first(good ? getPreset().good() : getPreset().bad())).text();
    }

    /** Of an experiment with several runs the first stands for all. */
    private static TrainingConfig first(Preset.Configuration configuration) {
        return configuration.experiment().runs().get(0);
    }

    /** Every setting of the two runs that a preset opens. */
    public static List<Line> lines(Preset preset) {
        Map<String, JsonNode> good = Settings.byName(first(preset.good()));
        Map<String, JsonNode> bad = Settings.byName(first(preset.bad()));
        List<Line> lines = new ArrayList<>();
        good.forEach((name, value) -> lines.add(new Line(name, value.asText(), bad.get(name).asText())));
        return lines;
    }
}
