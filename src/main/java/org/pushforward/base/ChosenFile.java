package org.pushforward.base;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What is written where a person chose a file. Whether a file that is there may be replaced was asked of the name that was typed, so that no other
 * may be.
 */
public final class ChosenFile {

    private ChosenFile() {}

    /**
     * The file whose name ends as its content wants: a dot may be anywhere in a name, and the ending of another kind would lie.
     *
     * @param typed  as it was chosen
     * @param ending in lower case, with its dot; in the name it may be in any
     * @return what was typed, or that with the ending behind it
     * @throws InvalidInputException one line, if the ending was left out and there is such a file with it
     */
    public static Path withEnding(Path typed, String ending) {
        String name = typed.getFileName().toString();
        if (name.toLowerCase(Locale.ROOT).endsWith(ending)) {
            return typed;
        }
        Path file = typed.resolveSibling(name + ending);
        requireNew(file);
        return file;
    }

    /**
     * Refuses a file or a folder that is there, where nobody was asked whether it may be replaced.
     *
     * @throws InvalidInputException one line
     */
    public static void requireNew(Path path) {
        InvalidInputException.require(!Files.exists(path), "%s is there already: choose another name", path.getFileName());
    }
}
