package org.pushforward.experiment.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The glossary says something of each term, and finds it where it stands. */
class TermsTest {

    @ParameterizedTest
    @CsvSource({"'gap, nats', gap/nats", "Gap to the entropy floor, gap/entropy floor", "κ median, condition number κ/quantile",
            "gaps and floors, ''", "'Singular values σ, noise → data', singular values σ/noise → data", "railway, ''", "'', ''"})
    void wholeWordsAreFoundTheLongestFirst(String text, String names) {
        assertEquals(names, String.join("/", Terms.in(text).stream().map(Terms.Term::name).distinct().toList()));
    }

    @Test
    void everyTermIsToldOnceAndFindsItself() {
        List<String> words = new ArrayList<>();
        for (Terms.Term term : Terms.all()) {
            term.words().forEach(word -> assertTrue(Terms.in("a " + word + ".").contains(term), word));
            words.addAll(term.words().stream().map(String::toLowerCase).toList());
            assertTrue(term.sentence().endsWith(".") && !term.formula().isBlank() && term.where().contains("["), term.name());
        }
        assertEquals(words.stream().distinct().toList(), words);
    }

    @ParameterizedTest
    @CsvSource({"κ", "nats", "gap", "floor", "rails", "importance-weighted", "pushforward", "log-det", "sliced W₂", "standard units", "coupling",
            "conditioner", "epsilon", "ε", "digits", "slots", "Strang", "Lie", "Ornstein-Uhlenbeck",
            "σ_min", "partition", "spectrum", "round trip", "entropy", "95 %", "clamp"})
    void whatReadersAskedForIsThere(String word) {
        assertEquals(1, Terms.in(word).size());
    }

    /** Also where data are built in, where κ is beyond what double precision can tell, and where a clamp bounds what no entropy does. */
    @ParameterizedTest
    @CsvSource({"standard units, point cloud", "standard units, one common scale", "round trip, no bound",
            "condition number, an order of magnitude at best", "unbounded, as far as clamp and depth let it"})
    void aTermHoldsInEveryCase(String term, String words) {
        String sentence = Terms.in(term).get(0).sentence();
        assertTrue(sentence.contains(words) && !sentence.contains("up to about"), sentence);
    }

    /** The same letter means other things on other pages. */
    @ParameterizedTest
    @CsvSource({"Noise σ, noise of the padding σ", "Velocities σ, noise of the padding σ", "'σ_min, median', smallest singular value σ_min",
            "'Singular values σ, noise → data', singular values σ"})
    void aLetterIsExplainedAsWhatItMeansThere(String words, String term) {
        assertEquals(term, Terms.in(words).get(0).name());
    }
}
