package org.pushforward.lab.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Names with other digits would not be known again: none of the folders would go, and the third of a second would take the place of the second. */
@Isolated("changes the language of the process")
class LanguagesTest {

    @Test
    void whatIsSetAsideHasTheSameNamesInEveryLanguage(@TempDir Path folder) {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-u-nu-arab"));
        try (SessionStore store = SessionStore.open(folder.resolve("session"))) {
            store.write(new Session("Train", 1, Map.of(), Map.of()));
            List<Path> made = new ArrayList<>();
            for (int i = 0; i < SessionStore.MOST_ASIDE; i++) {
                made.add(store.setAside().orElseThrow());
            }
            assertEquals(made.size(), made.stream().distinct().count());
            made.forEach(each -> assertTrue(each.getFileName().toString().matches("session-[0-9-]+") && SessionStore.isSession(each),
                    each.toString()));
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }
}
