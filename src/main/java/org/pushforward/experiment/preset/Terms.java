package org.pushforward.experiment.preset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pushforward.experiment.file.JsonFields;

/** The glossary: every term of the window that somebody may want explained, told once, in {@code assets/glossary}. */
public final class Terms {

    private static final List<Term> ALL = read();
    private static final Map<String, Term> BY_WORDS = byWords();
    /** The longest first, so that of "entropy floor" it is not the entropy alone that is found; whole words only. */
    private static final Pattern ANY = Pattern.compile(BY_WORDS.keySet().stream().sorted((a, b) -> b.length() - a.length()).map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Terms() {
    }

    /**
     * @param name     what it is called
     * @param words    as which it occurs
     * @param sentence what it is
     * @param formula  in plain text
     * @param where    where it is to be seen
     */
    public record Term(String name, List<String> words, String sentence, String formula, String where) {
    }

    private static List<Term> read() {
        JsonFields fields = new PackedFiles("glossary", PackedFiles.resources("glossary/")).json("terms.json", "pushforward terms");
        List<Term> terms = new ArrayList<>();
        for (JsonFields term : fields.objects("terms")) {
            terms.add(new Term(term.text("name"), term.texts("words"), term.text("sentence"), term.text("formula"), term.text("where")));
            term.finish();
        }
        fields.finish();
        return List.copyOf(terms);
    }

    private static Map<String, Term> byWords() {
        Map<String, Term> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ALL.forEach(term -> term.words().forEach(words -> found.put(words, term)));
        return found;
    }

    public static List<Term> all() {
        return ALL;
    }

    /** The terms that occur in a text, each once, in the order of their first places. */
    public static List<Term> in(String text) {
        Set<Term> found = new LinkedHashSet<>();
        Matcher matcher = ANY.matcher(text);
        while (matcher.find()) {
            found.add(BY_WORDS.get(matcher.group()));
        }
        return List.copyOf(found);
    }
}
