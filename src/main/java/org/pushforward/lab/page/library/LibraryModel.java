package org.pushforward.lab.page.library;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

    private final List<Section> sections;
    private final List<Preset> presets;
    private final Consumer<Exhibit> opener;
    private final ReadOnlyObjectWrapper<Preset> preset;

    /**
     * @param sections in the order of the lesson; one preset or more
     * @param opener   shows an exhibit on its page
     */
    public LibraryModel(List<Section> sections, Consumer<Exhibit> opener) {
        this.sections = List.copyOf(sections);
        this.opener = opener;
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
        opener.accept(getPreset().good().exhibit());
    }

    /** Opens what does not. */
    public void openBad() {
        opener.accept(getPreset().bad().exhibit());
    }

    /** The command line that makes what the preset shows. @param good whether what works */
    String command(boolean good) {
        return (good ? getPreset().good() : getPreset().bad()).exhibit().command().text();
    }

    /** Where it is opened, in words. */
    static String page(Preset preset) {
        Exhibit exhibit = preset.good().exhibit();
        return exhibit instanceof Exhibit.Runs ? "Train" : exhibit instanceof Exhibit.FewCouplings ? "Three couplings"
                : exhibit instanceof Exhibit.Bound ? "Depth bound" : "Augmented";
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
