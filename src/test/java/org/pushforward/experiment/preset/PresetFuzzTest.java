package org.pushforward.experiment.preset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.fuzz.Fuzz;

/** A library of one preset, one of whose files is spoiled. */
@Timeout(600)
class PresetFuzzTest {

    private static final String LIBRARY = """
            {"format": "pushforward preset library", "version": 1, "sections": [{"title": "One", "presets": ["%s"]}]}
            """;

    @ParameterizedTest
    @CsvSource({"library.json, basics/two-moons", "preset.json, basics/two-moons", "good.json, basics/two-moons", "preset.json, few/planet",
        "good.json, few/planet", "good.json, padding/constant"})
    void presets(String spoilt, String id) throws IOException {
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
