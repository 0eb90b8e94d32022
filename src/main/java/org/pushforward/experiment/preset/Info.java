package org.pushforward.experiment.preset;

import java.util.List;
import java.util.Locale;
import org.pushforward.experiment.file.JsonFields;

/**
 * An explanation, of a preset or of a page of the window.
 *
 * @param parts always the same, in the same order
 */
public record Info(List<Part> parts) {

    private static final List<String> TITLES = List.of("What is it", "How it works", "How to use it", "Things to notice", "Things to try", "References");
    private static final PackedFiles PAGES = new PackedFiles("folder of explanations", PackedFiles.resources("info/"));

    /** A titled part of the explanation, of one or more paragraphs. */
    public record Part(String title, List<String> paragraphs) {
    }

    /** Takes the parts from the fields that are called like their titles. */
    static Info read(JsonFields fields) {
        return new Info(TITLES.stream().map(title -> new Part(title, fields.texts(title.toLowerCase(Locale.ROOT).replace(' ', '_')))).toList());
    }

    /**
     * What a page of the window says about itself.
     *
     * @param page name of its file in {@code assets/info}, without its ending
     * @throws org.pushforward.base.InvalidInputException one line naming file and field, if the file is not as it should be
     */
    public static Info ofPage(String page) {
        return ofPage(PAGES, page);
    }

    static Info ofPage(PackedFiles files, String page) {
        JsonFields fields = files.json(page + ".json", "pushforward info");
        Info info = read(fields);
        fields.finish();
        return info;
    }
}
