package org.pushforward.experiment.preset;

import java.util.List;
import org.pushforward.experiment.file.JsonFields;

/**
 * The presets as a tree of sections, in the order of a lesson. They lie in the folder {@code assets/presets} and are packed into the jar:
 * {@code library.json} lists the sections and what is in them; a preset is a folder with {@code preset.json}, its explanation, and {@code good.json}
 * and {@code bad.json}: experiment files that the command line takes as well, or where the field {@code shows} says so couplings that are written
 * down or a part of the argument for the depth bound ({@link Exhibit}).
 */
public final class PresetLibrary {

    static final PackedFiles.Source SHIPPED = PackedFiles.resources("presets/");

    /**
     * A part of the library.
     *
     * @param title   for people
     * @param presets one or more
     */
    public record Section(String title, List<Preset> presets) {
    }

    private final PackedFiles files;

    private PresetLibrary(PackedFiles.Source source) {
        files = new PackedFiles("library of presets", source);
    }

    /** @throws org.pushforward.base.InvalidInputException one line naming file and field, if a file is not as it should be */
    public static List<Section> read() {
        return read(SHIPPED);
    }

    /** As {@link #read()} from elsewhere. */
    static List<Section> read(PackedFiles.Source source) {
        return new PresetLibrary(source).sections();
    }

    private List<Section> sections() {
        JsonFields library = files.json("library.json", "pushforward preset library");
        List<Section> sections = library.objects("sections").stream().map(this::section).toList();
        library.finish();
        return sections;
    }

    private Section section(JsonFields fields) {
        Section section = new Section(fields.text("title"), fields.texts("presets").stream().map(this::preset).toList());
        fields.finish();
        return section;
    }

    private Preset preset(String id) {
        JsonFields fields = files.json(id + "/preset.json", "pushforward preset");
        String title = fields.text("title");
        Exhibit.Kind kind = fields.choiceIfAny("shows", Exhibit.Kind.class, Exhibit.Kind.RUNS);
        Preset preset = new Preset(id, title, Info.read(fields), configuration(id, "good", kind, fields), configuration(id, "bad", kind, fields));
        fields.finish();
        return preset;
    }

    /** @param name of the file without its ending, and of the field with the reason */
    private Preset.Configuration configuration(String id, String name, Exhibit.Kind kind, JsonFields fields) {
        String file = id + "/" + name + ".json";
        return new Preset.Configuration(files.read(file, in -> kind.read(file, in)), fields.text(name));
    }
}
