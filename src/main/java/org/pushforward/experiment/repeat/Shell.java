package org.pushforward.experiment.repeat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.OneLine;

/** Words and files as a POSIX shell reads them ({@code sh}, {@code bash}, {@code zsh}). */
final class Shell {

    /** Nothing in it means something to a shell. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,+%@-]+");
    private static final String END = "END_OF_FILE";

    private Shell() {}

    /** @throws InvalidInputException if a word has a line end or another control character, which a terminal may take for a key */
    static String line(List<String> words) {
        return words.stream().map(Shell::word).collect(Collectors.joining(" "));
    }

    /** One word, in single quotes where it needs them. */
    static String word(String word) {
        InvalidInputException.require(word.codePoints().noneMatch(Character::isISOControl),
                "%s has a line end or another control character, which cannot stand in a command line: rename it", OneLine.quoted(word, 80));
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Commands that write a file. @param content ends with a line end */
    static String file(String name, String content) {
        String end = END;
        while (content.contains(end)) {
            end += "_";
        }
        return "cat > " + word(name) + " <<'" + end + "'\n" + content + end + "\n";
    }
}
