package org.pushforward.experiment.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.base.InvalidInputException;

/** What the pages of the window say about themselves. */
class InfoTest {

    private static final Path FOLDER = Path.of("assets/info");

    static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"board, 1 4 9 6 5 3", "compare, 1 6 6 5 4 2", "library, 1 1 2 1 2 1", "linear, 1 8 3 5 4 4",
            "partition, 1 3 3 3 3 3", "train, 1 7 6 7 7 3"})
    void partsHaveTheirTitlesAndParagraphs(String page, String paragraphs) {
        List<Info.Part> parts = Info.ofPage(page).parts();
        assertEquals(List.of("What is it", "How it works", "How to use it", "Things to notice", "Things to try", "References"),
                parts.stream().map(Info.Part::title).toList());
        assertEquals(paragraphs, String.join(" ", parts.stream().map(part -> "" + part.paragraphs().size()).toList()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFileCanBeReadAndEveryPartSaysSomething(String page) {
        for (Info.Part part : Info.ofPage(page).parts()) {
            assertFalse(part.paragraphs().isEmpty(), part.title());
            assertTrue(part.paragraphs().stream().allMatch(text -> text.equals(text.strip()) && text.length() > 20), part.toString());
        }
    }

    @Test
    void aMissingFileIsRefusedByName() {
        assertEquals("the folder of explanations has no file nowhere.json",
                assertThrows(InvalidInputException.class, () -> Info.ofPage("nowhere")).getMessage());
    }

    @Test
    void aFileWithoutAPartIsRefusedByItsField() throws IOException {
        String whole = Files.readString(FOLDER.resolve("train.json"));
        String torn = whole.replace("things_to_try", "things_to_do");
        PackedFiles files = new PackedFiles("folder", file -> new ByteArrayInputStream(torn.getBytes(StandardCharsets.UTF_8)));
        String refusal = assertThrows(InvalidInputException.class, () -> Info.ofPage(files, "train")).getMessage();
        assertTrue(refusal.contains("train.json") && refusal.contains("things_to_try"), refusal);
    }
}
