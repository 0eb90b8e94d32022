package org.pushforward.experiment.preset;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;
import org.pushforward.experiment.file.JsonFields;
import org.pushforward.experiment.sweep.SweepFile;

/**
 * The presets as a tree of sections, in the order of a lesson. They lie in the folder {@code assets/presets} and are packed into the jar:
 * {@code library.json} lists the sections and what is in them; a preset is a folder with {@code preset.json}, its explanation, and {@code good.json}
 * and {@code bad.json}, experiment files that the command line takes as well.
 */
public final class PresetLibrary {

    private static final String FOLDER = "/org/pushforward/assets/presets/";
    private static final int VERSION = 1;

    /**
     * A part of the library.
     *
     * @param title   for people
     * @param presets one or more
     */
    public record Section(String title, List<Preset> presets) {
    }

    /** Reads a file of the library. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    /** Where the files of a library are. */
    @FunctionalInterface
    interface Source {
        /** @return null if there is no such file */
        InputStream open(String file) throws IOException;
    }

    private final Source source;

    private PresetLibrary(Source source) {
        this.source = source;
    }

    /** @throws org.pushforward.base.InvalidInputException one line naming file and field, if a file is not as it should be */
    public static List<Section> read() {
        return read(PresetLibrary::resource);
    }

    static InputStream resource(String file) {
        return PresetLibrary.class.getResourceAsStream(FOLDER + file);
    }

    /** As {@link #read()} from elsewhere. */
    static List<Section> read(Source source) {
        return new PresetLibrary(source).sections();
    }

    private List<Section> sections() {
        JsonFields library = open("library.json", in -> JsonFields.read("library.json", in, "pushforward preset library", VERSION));
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
        String file = id + "/preset.json";
        JsonFields fields = open(file, in -> JsonFields.read(file, in, "pushforward preset", VERSION));
        String title = fields.text("title");
        Preset.Info info = new Preset.Info(fields.texts("what_is_it"), fields.texts("how_it_works"), fields.texts("how_to_use_it"),
                fields.texts("things_to_notice"), fields.texts("things_to_try"), fields.texts("references"));
        Preset preset = new Preset(id, title, info, configuration(id, "good", fields), configuration(id, "bad", fields));
        fields.finish();
        return preset;
    }

    /** @param name of the file without its ending, and of the field with the reason */
    private Preset.Configuration configuration(String id, String name, JsonFields fields) {
        String file = id + "/" + name + ".json";
        return new Preset.Configuration(open(file, in -> SweepFile.read(file, in)), fields.text(name));
    }

    private <T> T open(String file, Reader<T> reader) {
        try (InputStream stream = source.open(file)) {
            InvalidInputException.require(stream != null, "the library of presets has no file %s", file);
            return reader.read(stream);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + OneLine.reason(e), e);
        }
    }
}
