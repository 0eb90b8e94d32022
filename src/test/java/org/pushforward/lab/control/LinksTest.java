package org.pushforward.lab.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pushforward.experiment.preset.Info;
import org.pushforward.experiment.preset.Preset;
import org.pushforward.experiment.preset.PresetLibrary;
import org.pushforward.experiment.preset.Terms;

class LinksTest {

    private static final Set<String> PAGES = Set.of("Compare", "Train", "Board", "Linear maps", "Partitions", "Three couplings",
            "Augmented", "Depth bound", "Library");

    @Test
    void targetsAreRead() {
        assertEquals(List.of("Train", "https://a.b/c"), Links.targets("see [Train], and [the paper](https://a.b/c)."));
        assertEquals(List.of(), Links.targets("from 0 to 1"));
    }

    /** ControlsFX takes whatever stands in square brackets for a link. */
    @Test
    void aTextWithLinksHasNoOtherBrackets() {
        texts().filter(text -> !Links.targets(text).isEmpty())
                .forEach(text -> assertEquals(Links.targets(text).size(), text.chars().filter(letter -> letter == '[').count(), text));
    }

    /** All texts that are shown with their links. */
    private static Stream<String> texts() {
        Stream<Info> infos = Stream.concat(
                Stream.of("augmented", "board", "compare", "couplings", "library", "linear", "partition", "separation", "train").map(Info::ofPage),
                PresetLibrary.read().stream().flatMap(section -> section.presets().stream()).map(Preset::info));
        return Stream.concat(infos.flatMap(info -> info.parts().stream()).flatMap(part -> part.paragraphs().stream()),
                Terms.all().stream().map(Terms.Term::where));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> targets = texts().flatMap(text -> Links.targets(text).stream()).toList();
        assertTrue(targets.size() > 40, targets.size() + " links");
        targets.forEach(target -> assertTrue(PAGES.contains(target) || target.matches("https://[a-z.]+/\\S+"), target));
    }

    @Test
    void everyPageLeadsToThePaperThatItRestsOn() {
        for (String page : List.of("augmented", "board", "compare", "couplings", "linear", "partition", "separation", "train")) {
            assertTrue(Info.ofPage(page).parts().stream().flatMap(part -> part.paragraphs().stream()).flatMap(text -> Links.targets(text).stream())
                    .anyMatch("https://arxiv.org/abs/2010.01155"::equals), page);
        }
    }
}
