package org.pushforward.lab.page.library;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pushforward.experiment.preset.Exhibit;
import org.pushforward.experiment.preset.Preset;
import org.pushforward.experiment.preset.PresetLibrary.Section;
import org.pushforward.lab.session.Cells;

/** The truth of the Library: its sections, and the preset that is read. Knows no node. For one thread. */
public final class LibraryModel {

    /** A setting of both configurations of a preset. @param label the name that it has wherever it is set */
    public record Line(String label, String good, String bad) {

        public boolean differs() {
            return !good.equals(bad);
        }
    }

    /** Where exhibits are opened. */
    public interface Exits {

        /** Of the page of an exhibit. */
        String title(Exhibit exhibit);

        /** Shows an exhibit on its page. */
        void open(Exhibit exhibit);
    }

    private final List<Section> sections;
    private final List<Preset> presets;
    private final Exits exits;
    private final ReadOnlyObjectWrapper<Preset> preset;

    /** @param sections in the order of the lesson; one preset or more */
    public LibraryModel(List<Section> sections, Exits exits) {
        this.sections = List.copyOf(sections);
        this.exits = exits;
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

    /** Opens what works. */
    public void openGood() {
        exits.open(getPreset().good().exhibit());
    }

    /** Opens what does not. */
    public void openBad() {
        exits.open(getPreset().bad().exhibit());
    }

    /** The command line that makes what the preset shows. @param good whether what works */
    String command(boolean good) {
        return (good ? getPreset().good() : getPreset().bad()).exhibit().command().text();
    }

    /** The title of the page on which a preset is opened. */
    String page(Preset preset) {
        return exits.title(preset.good().exhibit());
    }

    /** Every setting of the two that a preset opens. */
    public static List<Line> lines(Preset preset) {
        List<Exhibit.Line> good = preset.good().exhibit().settings();
        List<Exhibit.Line> bad = preset.bad().exhibit().settings();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            lines.add(new Line(good.get(i).label(), good.get(i).value(), bad.get(i).value()));
        }
        return lines;
    }
}
