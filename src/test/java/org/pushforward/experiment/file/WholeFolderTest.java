package org.pushforward.experiment.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
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
