package org.pushforward.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries are looked for beside the jar, and nowhere else. */
class InstallationTest {

    @Test
    void aJarHasItsLibrariesBesideIt(@TempDir Path folder) throws IOException {
        Path jar = Files.createFile(folder.resolve("pushforward.jar"));
        assertEquals(Optional.empty(), Installation.libraries(jar), "a jar by itself");
        Path libraries = Files.createDirectory(folder.resolve("lib"));
        assertEquals(Optional.of(libraries), Installation.libraries(jar));
        assertEquals(Optional.empty(), Installation.libraries(folder.resolve("another.jar")), "a jar that is not there");
    }

    @Test
    void classesOfABuildHaveNone(@TempDir Path folder) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Files.createDirectory(folder.resolve("lib"));
        assertEquals(Optional.empty(), Installation.libraries(classes));
        assertEquals(Optional.empty(), Installation.libraries(), "tests run from classes");
    }
}
