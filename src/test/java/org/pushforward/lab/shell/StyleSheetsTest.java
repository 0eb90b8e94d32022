package org.pushforward.lab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pushforward.chart.Theme;

class StyleSheetsTest {

    private static final Pattern GREY = Pattern.compile("-color-base-\\d");

    @Test
    void sizesInPixelsBecomeValuesAndDistancesStay() {
        assertEquals("a { -fx-font-size: -pf-px-19-5; -fx-padding: 4 8 4 8; -fx-min-width: 2em; }",
                StyleSheets.named("a { -fx-font-size: 19.5px; -fx-padding: 4 8 4 8; -fx-min-width: 2em; }"));
    }

    @Test
    void everySizeThatIsLookedUpHasAValue() {
        Set<String> names = Pattern.compile("-pf-px-[\\d-]+").matcher(StyleSheets.all().stream().map(StyleSheetsTest::css)
                .collect(Collectors.joining())).results().map(MatchResult::group).collect(Collectors.toSet());
        assertTrue(names.contains("-pf-px-15"), names::toString);
        String values = StyleSheets.values(Theme.PROJECTOR.withTextScale(1.25));
        names.forEach(name -> assertTrue(values.contains(name + ": "), () -> name + " in " + values));
        assertTrue(values.contains("-pf-px-15: 18.75px;"), values);
        assertTrue(values.startsWith("-fx-font-size: 24.38px;"), values);
        assertFalse(StyleSheets.all().stream().skip(1).map(StyleSheetsTest::css).anyMatch(css -> css.contains("-fx-font-size: -pf")),
                "JavaFX does not look up the size of type");
    }

    /** That is why one of its sheets and the other's colours are as good as both. */
    @Test
    void primersRulesUseOtherGreysInTheDarkAndNoOthersInBoth() throws IOException {
        assertEquals(Set.of("-color-base-1", "-color-base-2"), greysOfRules(new PrimerLight().getUserAgentStylesheet()));
        assertEquals(Set.of("-color-base-6", "-color-base-7"), greysOfRules(new PrimerDark().getUserAgentStylesheet()));
        String dark = css(StyleSheets.all().get(0));
        assertTrue(dark.contains("-color-base-6: #30363d;") && dark.contains("-color-base-1: #30363d;"), dark);
        assertTrue(dark.lastIndexOf("-color-base-1: #30363d;") > dark.indexOf("-color-base-1: #c9d1d9;"), dark);
        assertTrue(dark.contains("-color-fg-default: #c9d1d9;"), dark);
    }

    private static Set<String> greysOfRules(String sheet) throws IOException {
        try (InputStream in = StyleSheetsTest.class.getResourceAsStream(sheet)) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return GREY.matcher(css.substring(css.indexOf('}'))).results().map(MatchResult::group).collect(Collectors.toSet());
        }
    }

    private static String css(String address) {
        return new String(Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1)), StandardCharsets.UTF_8);
    }
}
