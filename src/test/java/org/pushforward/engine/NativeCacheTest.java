package org.pushforward.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.JavaCommand;
import org.pushforward.base.InvalidInputException;
import org.pushforward.base.PrivateFolder;

/** Libraries are loaded from folders that only the user can write to, and only if they are those of the program. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class NativeCacheTest {

    private static final String JAR = "engine-1.0.jar";
    private static final String CONTENT = "machine code, all of it";
    private static final String REMEDY = ": name a folder that only you can write to with java -Dorg.bytedeco.javacpp.cachedir=DIR -jar ...";

    @TempDir
    Path temporary;
    private Path home;
    private Path cache;
    private Path library;
    private Path jar;

    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectory(temporary.toRealPath().resolve("home"));
        cache = home.resolve(".javacpp/cache");
        jar = home.resolve(JAR);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("org/engine/linux/libengine.so.1"));
            out.write(CONTENT.getBytes(StandardCharsets.UTF_8));
        }
        library = cache.resolve(JAR).resolve("org/engine/linux/libengine.so.1");
        Files.createDirectories(library.getParent());
        Files.writeString(library, CONTENT);
        mode(cache, "rwx------");
        mode(cache.getParent(), "rwx------");
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private NativeCache choose() {
        return new NativeCache(PrivateFolder.choose("not.set", List.of(cache.toString())));
    }

    private void check() throws IOException {
        choose().check(() -> Map.of(JAR, jar));
    }

    /** As JavaCPP cannot see it: the size and the time are right. */
    private void spoil(Path file, String content) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void whatIsRightStaysAndIsNotReadAgain() throws IOException {
        check();
        assertTrue(Files.exists(library));
        choose().check(() -> {
            throw new AssertionError("the manifest knows all");
        });
    }

    @Test
    void tornLibrariesAreDeletedWhetherTheyWereRightBeforeOrNot() throws IOException {
        spoil(library, CONTENT.replace("all", "???"));
        check();
        assertFalse(Files.exists(library));
        Files.writeString(library, CONTENT);
        check();
        assertTrue(Files.exists(library));
        spoil(library, CONTENT.replace("all", "???"));
        check();
        assertFalse(Files.exists(library));
        Files.writeString(library, CONTENT.substring(5));
        check();
        assertFalse(Files.exists(library));
    }

    @Test
    void renamedLibrariesAreComparedWithAllOfTheirFolder() throws IOException {
        Path renamed = library.resolveSibling("libengine_small.so.1");
        Files.writeString(renamed, CONTENT);
        check();
        assertTrue(Files.exists(renamed));
        spoil(renamed, CONTENT.replace("all", "???"));
        check();
        assertFalse(Files.exists(renamed));
        assertTrue(Files.exists(library));
    }

    /** What is torn is deleted before anybody asks whether there is something to unpack. */
    @Test
    void itIsFilledWhereTheLargestLibraryLiesWhole() throws IOException {
        Path largest = library.resolveSibling(System.mapLibraryName("nd4jcpu"));
        check();
        assertFalse(choose().isFilled());
        Files.writeString(largest, CONTENT);
        check();
        assertTrue(choose().isFilled());
        Files.writeString(largest, "torn");
        check();
        assertFalse(choose().isFilled());
    }

    @Test
    void librariesOfOtherProgramsAreLeftAlone() throws IOException {
        Path other = Files.createDirectories(cache.resolve("other.jar/org")).resolve("libother.so");
        Files.writeString(other, "whatever");
        check();
        assertTrue(Files.exists(other));
    }

    @Test
    void aTornManifestIsWrittenAnew() throws IOException {
        check();
        String manifest = Files.readString(cache.resolve(NativeCache.MANIFEST));
        for (String torn : new String[] {"", "a\tb\n\n\t\n", manifest.substring(0, manifest.length() / 2), "\0\0\0\0"}) {
            Files.writeString(cache.resolve(NativeCache.MANIFEST), torn);
            check();
            assertTrue(Files.exists(library));
            assertEquals(manifest, Files.readString(cache.resolve(NativeCache.MANIFEST)));
        }
    }

    @Test
    void aFolderOfOurOwnThatStoodOpenIsClosedAndNothingInItBelieved() throws IOException {
        check();
        for (Path open : new Path[] {cache, cache.getParent()}) {
            Files.writeString(library, CONTENT);
            mode(open, "rwxrwxr-x");
            check();
            assertFalse(Files.exists(library));
            assertEquals("rwx------", mode(open));
        }
    }

    @Test
    void openFoldersBelowAreRefusedWhereOthersCanGetThere() throws IOException {
        mode(cache, "rwxr-xr-x");
        mode(cache.getParent(), "rwxr-xr-x");
        mode(library.getParent(), "rwxrwxr-x");
        NativeCache given = new NativeCache(new PrivateFolder(cache, false));
        String words = assertThrows(InvalidInputException.class, () -> given.check(() -> Map.of(JAR, jar))).getMessage();
        assertEquals("other users can write to " + library.getParent() + ", which the native libraries lie in: close it to them (chmod -R go-w "
                + cache + "), or" + REMEDY.substring(1), words);
    }

    /** Loads the smallest of the libraries, as a process of its own. */
    static final class Loading {
        private Loading() {}

        public static void main(String[] arguments) {
            NativeCache.prepare();
            try (BytePointer pointer = new BytePointer(1)) {
                System.out.print(pointer.capacity());
            }
        }
    }

    private Process load(Path folder) throws IOException {
        return new ProcessBuilder(JavaCommand.of(Loading.class, "-XX:-CreateCoredumpOnCrash", "-Dorg.bytedeco.javacpp.cachedir=" + folder,
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0", "-XX:ErrorFile=" + home.resolve("crash")))
                .directory(home.toFile()).redirectErrorStream(true).start();
    }

    private static void assertLoads(Process process) throws IOException, InterruptedException {
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals("1", words);
        assertEquals(0, process.exitValue());
    }

    @Test
    @Timeout(120)
    void twoFirstStartsAtOnceWorkAndATornLibraryIsUnpackedAnew() throws IOException, InterruptedException {
        Path folder = home.resolve("fresh");
        Process one = load(folder);
        Process two = load(folder);
        assertLoads(one);
        assertLoads(two);
        Path unpacked;
        try (Stream<Path> files = Files.walk(folder)) {
            unpacked = files.filter(Files::isRegularFile).filter(file -> file.toString().contains("jnijavacpp")).findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(unpacked);
        FileTime time = Files.getLastModifiedTime(unpacked);
        // Of the right size and time, which is all that JavaCPP looks at.
        Files.write(unpacked, new byte[whole.length]);
        Files.setLastModifiedTime(unpacked, time);
        assertLoads(load(folder));
        assertEquals(-1, Files.mismatch(unpacked, Files.write(home.resolve("whole"), whole)));
    }
}
