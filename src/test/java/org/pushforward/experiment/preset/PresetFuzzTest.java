package org.pushforward.experiment.preset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.fuzz.Fuzz;

/** A library of one preset, one of whose files is spoiled. */
@Timeout(600)
class PresetFuzzTest {

    private static final String LIBRARY = """
            {"format": "pushforward preset library", "version": 1, "sections": [{"title": "One", "presets": ["%s"]}]}
            """;

    private static String id() {
        return PresetLibrary.read().get(0).presets().get(0).id();
    }

    @ParameterizedTest
    @ValueSource(strings = {"library.json", "preset.json", "good.json"})
    void presets(String spoilt) throws IOException {
        String id = id();
        byte[] library = LIBRARY.formatted(id).getBytes();
        byte[] good = spoilt.equals("library.json") ? library : bytes(id + "/" + spoilt);
        Fuzz.any(spoilt, mutator -> {
            byte[] mutant = mutator.text(good);
            return PresetLibrary.read(file -> file.endsWith("/" + spoilt) || file.equals(spoilt) ? new ByteArrayInputStream(mutant)
                    : file.equals("library.json") ? new ByteArrayInputStream(library) : PresetLibrary.SHIPPED.open(file));
        });
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = PresetLibrary.SHIPPED.open(file)) {
            return in.readAllBytes();
        }
    }
}
