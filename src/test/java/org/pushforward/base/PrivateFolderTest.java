package org.pushforward.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A folder that others can change, or put another in the place of, is refused in one line that says what to set. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PrivateFolderTest {

    private static final String SETTING = "org.pushforward.test.folder";
    private static final String REMEDY = ": name a folder that only you can write to with java -D" + SETTING + "=DIR -jar ...";

    @TempDir
    Path temporary;
    private Path real;

    @BeforeEach
    void withoutLinks() throws IOException {
        real = temporary.toRealPath();
    }

    @AfterEach
    void unset() {
        System.clearProperty(SETTING);
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static PrivateFolder set(Path folder) {
        System.setProperty(SETTING, folder.toString());
        return PrivateFolder.choose(SETTING, List.of());
    }

    private String refusal(Path folder) {
        return assertThrows(InvalidInputException.class, () -> set(folder)).getMessage().replace(real.toString(), "@");
    }

    @Test
    void foldersAreMadeForTheirOwnerAlone() throws IOException {
        Path made = real.resolve("new/deep");
        assertEquals(new PrivateFolder(made, false), set(made));
        assertEquals("rwx------", mode(made));
        assertEquals("rwx------", mode(made.getParent()));
        try (Stream<Path> left = Files.list(made)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void whatCannotBeUsedLeavesTheNext() throws IOException {
        Path file = Files.writeString(real.resolve("file"), "");
        Path next = real.resolve("tmp/.cache-me/cache");
        assertEquals(next, PrivateFolder.choose(SETTING, List.of(file + "/cache", "?/.cache", next.toString())).path());
        assertEquals("rwx------", mode(next.getParent()));
    }

    @Test
    void foldersOfTheProgramThatStoodOpenAreClosed() throws IOException {
        Path cache = Files.createDirectories(real.resolve("home/.cache/cache"));
        mode(cache, "rwxr-xr-x");
        mode(cache.getParent(), "rwxr-xr-x");
        assertFalse(PrivateFolder.choose(SETTING, List.of(cache.toString())).stoodOpen());
        assertEquals("rwx------", mode(cache));
        mode(cache.getParent(), "rwxrwxr-x");
        assertTrue(PrivateFolder.choose(SETTING, List.of(cache.toString())).stoodOpen());
        assertEquals("rwx------", mode(cache.getParent()));
    }

    @Test
    void foldersThatOthersCanChangeAreRefused() throws IOException {
        Path shared = Files.createDirectory(real.resolve("shared"));
        Path below = Files.createDirectory(shared.resolve("below"));
        mode(below, "rwxr-xr-x");
        mode(shared, "rwxrwxrwx");
        assertEquals("cannot use @/shared for native libraries: other users can write to @/shared" + REMEDY, refusal(shared));
        assertEquals("cannot use @/shared/below for native libraries: other users can write to @/shared" + REMEDY, refusal(below));
        Path link = Files.createSymbolicLink(real.resolve("link"), below);
        assertEquals("cannot use @/link for native libraries: other users can write to @/shared" + REMEDY, refusal(link));
        Files.setAttribute(shared, "unix:mode", 01777);
        assertEquals(below, set(link).path());
    }

    @Test
    void whereThereIsNoneAllReasonsAreSaid() throws IOException {
        Path shared = Files.createDirectory(real.resolve("shared"));
        mode(shared, "rwxrwxrwx");
        String words = assertThrows(InvalidInputException.class, () -> PrivateFolder.choose(SETTING,
                List.of("?/.cache/cache", shared + "/.cache/cache"))).getMessage();
        assertEquals("there is no folder for native libraries (?/.cache/cache: there is no home; @/shared/.cache/cache: other users can write to "
                + "@/shared)" + REMEDY, words.replace(real.toString(), "@"));
    }
}
