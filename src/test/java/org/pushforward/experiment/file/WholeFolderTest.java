package org.pushforward.experiment.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pushforward.base.InvalidInputException;

/** Every state that a kill can leave while a folder is replaced, and what the next command makes of it. */
class WholeFolderTest {

    private static final String OLD = "results.01234567-89ab-cdef-0123-456789abcdef.old";
    private static final String PART = ".results.01234567-89ab-cdef-0123-456789abcdef.part";

    @TempDir
    Path given;
    private Path root;
    private Path target;

    @BeforeEach
    void resolveTheTemporaryFolderItself() throws IOException {
        root = given.toRealPath();
        target = root.resolve("results");
    }

    private WholeFolder results() {
        return new WholeFolder(target, "summary.json", Pattern.compile("summary\\.json|more\\.csv"));
    }

    private void make(String name, String content) throws IOException {
        Files.writeString(Files.createDirectory(root.resolve(name)).resolve("summary.json"), content);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private String summary() throws IOException {
        return Files.readString(target.resolve("summary.json"));
    }

    @Test
    void betweenTheRenamesTheOldFolderComesBack() throws IOException {
        make(OLD, "old");
        make(PART, "new");
        results().claim().close();
        assertEquals(List.of("results"), names());
        assertEquals("old", summary());
    }

    @Test
    void anEmptyFolderThatAScriptMadeDoesNotBarTheOldOne() throws IOException {
        make(OLD, "old");
        Files.createDirectory(target);
        results().claim().close();
        assertEquals(List.of("results"), names());
        assertEquals("old", summary());
    }

    private static Path deep(Path folder) throws IOException {
        Path deepest = folder;
        for (int i = 0; i < 11; i++) {
            deepest = deepest.resolve("d".repeat(200));
        }
        return Files.createDirectories(deepest);
    }

    /** Below a folder that was moved paths may be longer than the system takes, and the library tells so by an exception of another kind. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "paths are longer there")
    void whatCannotBeDeletedDoesNotHideWhatWentWrong() throws IOException {
        Path moved = root.resolve("moved");
        deep(moved);
        Path[] to = new Path[1];
        try {
            InvalidInputException e = assertThrows(InvalidInputException.class, () -> results().write(part -> {
                try {
                    to[0] = deep(part).resolve("moved");
                    Files.move(moved, to[0]);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
                assertThrows(IOException.class, () -> WholeFolder.delete(part));
                throw new InvalidInputException("what went wrong");
            }));
            assertEquals("what went wrong", e.getMessage());
        } finally {
            // So that it can be deleted.
            Files.move(to[0], moved);
        }
    }

    @Test
    void afterTheRenamesWhatIsOldGoes() throws IOException {
        make("results", "new");
        make(OLD, "old");
        results().claim().close();
        assertEquals(List.of("results"), names());
        assertEquals("new", summary());
    }

    @Test
    void whatWasBeingWrittenOrDeletedGoes() throws IOException {
        make("results", "old");
        make(PART, "half");
        Files.writeString(root.resolve(PART.replace('0', 'f')), "a file, half written");
        results().claim().close();
        assertEquals(List.of("results"), names());
        assertEquals("old", summary());
    }

    @Test
    void whatOthersNamedAlikeStays() throws IOException {
        for (String name : List.of("results.old", "results.1.old", "results2." + OLD.substring(8), ".results.part", "x" + OLD)) {
            make(name, "mine");
        }
        List<String> before = names();
        results().claim().close();
        assertEquals(before, names());
    }

    @Test
    void aFolderOfOtherFilesIsNotPutBackOver() throws IOException {
        make(OLD, "old");
        Files.writeString(Files.createDirectory(target).resolve("thesis.tex"), "mine");
        assertThrows(InvalidInputException.class, () -> results().claim());
        assertEquals("mine", Files.readString(target.resolve("thesis.tex")));
        assertTrue(Files.exists(root.resolve(OLD)));
    }

    @Test
    void whatIsReadFromAFolderBringsItBackToo() throws IOException {
        make(OLD, "old");
        ResultFiles.restoreFolderOf(target.resolve("summary.json"));
        assertEquals("old", summary());
        assertEquals(List.of("results"), names());
        ResultFiles.restoreFolderOf(root.resolve("nowhere/summary.json"));
        assertFalse(Files.exists(root.resolve("nowhere")));
    }

    @Test
    void ifTheNewFolderCannotTakeItsPlaceTheOldOneKeepsIt() throws IOException {
        make("results", "old");
        assertThrows(IOException.class, () -> WholeFolder.replace(root.resolve("missing"), target));
        assertEquals("old", summary());
        assertEquals(List.of("results"), names());
    }

    /** A name of its own that fits is good enough: what is added to it beside must not be what ends a work of hours. */
    @ParameterizedTest
    @MethodSource("org.pushforward.experiment.file.LongNames#all")
    void aNameThatFitsIsWrittenAndReplaced(String name) throws IOException {
        target = root.resolve(name);
        for (String content : List.of("old", "new")) {
            Claim claim = results().claim();
            results().write(folder -> ResultFiles.write(folder.resolve("summary.json"), content));
            claim.close();
            assertEquals(content, summary());
            assertEquals(List.of(name), names());
        }
        // What a kill leaves is found, and put right.
        Path old = root.resolve(ResultFiles.stem(target, 41) + OLD.substring("results".length()));
        Files.move(target, old);
        make("." + ResultFiles.stem(target, 43) + PART.substring(".results".length()), "half");
        ResultFiles.restoreFolderOf(target.resolve("summary.json"));
        assertEquals("new", summary());
        assertEquals(List.of(name), names());
        assertEquals(name.getBytes(StandardCharsets.UTF_8).length > 214, !old.getFileName().toString().startsWith(name));
        Files.createDirectory(old);
        results().claim().close();
        assertEquals(List.of(name), names());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "other words there")
    void aNameThatDoesNotFitIsRefusedBeforeAnyWork() throws IOException {
        for (Path path : List.of(root.resolve("f".repeat(256)), root.resolve("made/below").resolve("f".repeat(256)))) {
            target = path;
            assertEquals("cannot write " + target + ": File name too long",
                    assertThrows(InvalidInputException.class, () -> results().claim()).getMessage());
        }
        assertEquals(List.of(), names());
    }

    @Test
    void whatSomebodyPutThereMeanwhileIsNotDeleted() throws IOException {
        make("results", "old");
        String words = assertThrows(InvalidInputException.class, () -> results().write(folder -> {
            ResultFiles.write(folder.resolve("summary.json"), "new");
            ResultFiles.write(target.resolve("thesis.tex"), "mine");
        })).getMessage();
        assertEquals("the folder " + target + " holds other files than such results: choose a new or an empty one", words);
        assertEquals("mine", Files.readString(target.resolve("thesis.tex")));
        assertEquals("old", summary());
        assertEquals(List.of("results"), names());
    }

    @ParameterizedTest
    @CsvSource({"'points_1.csv,points_2.csv',true", "'points_0.csv,points_1.csv,points_2.csv',true", "'points_01.csv,points_02.csv',true",
        "'points_2024.csv',false", "'points_1.csv,points_2.csv,points_2024.csv',false", "'points_1.csv,points_3.csv',false",
        "'points_99999999999999999999.csv',false", "'points_1.csv,points_1.png,points_2.csv',true"})
    void filesThatAreNotCountedInARowAreSomebodysOwn(String files, boolean own) throws IOException {
        make("results", "old");
        for (String name : files.split(",")) {
            Files.writeString(target.resolve(name), "");
        }
        WholeFolder folder = new WholeFolder(target, "summary.json", Pattern.compile("summary\\.json|points_\\d+\\.(csv|png)"));
        if (own) {
            folder.claim().close();
        } else {
            assertThrows(InvalidInputException.class, folder::claim);
        }
    }

    @Test
    void aNewFolderTakesThePlaceOfTheOldOneBehindALink() throws IOException {
        make("disk", "old");
        Files.createSymbolicLink(target, root.resolve("disk"));
        results().write(folder -> ResultFiles.write(folder.resolve("summary.json"), "new"));
        assertTrue(Files.isSymbolicLink(target));
        assertEquals("new", summary());
        assertEquals(List.of("disk", "results"), names());
    }
}
