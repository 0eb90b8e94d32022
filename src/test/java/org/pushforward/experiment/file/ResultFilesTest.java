package org.pushforward.experiment.file;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;

/** Where results go: along links, and never over what they are made from. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class ResultFilesTest {

    @TempDir
    Path given;
    private Path root;

    @BeforeEach
    void resolveTheTemporaryFolderItself() throws IOException {
        root = given.toRealPath();
    }

    private static String refusal(Runnable action) {
        return assertThrows(InvalidInputException.class, action::run).getMessage();
    }

    @Test
    void linksAreFollowedAlsoAboveWhatIsYetToBeMade() throws IOException {
        Path real = Files.createDirectories(root.resolve("disk/results"));
        Path link = Files.createSymbolicLink(root.resolve("link"), real);
        assertEquals(real, ResultFiles.followed(link));
        assertEquals(real.resolve("a/b"), ResultFiles.followed(link.resolve("a/b")));
        // As the system has it: above the link's target, not above the link.
        assertEquals(root.resolve("disk/other"), ResultFiles.followed(link.resolve("../other")));
        assertEquals(root.resolve("new"), ResultFiles.followed(root.resolve("missing/.././new")));
    }

    @Test
    void whatIsNoFileHasItsNameAlone() throws IOException {
        assertEquals(Path.of("/dev/null"), ResultFiles.followed(Path.of("/dev/null")));
        assertTrue(refusal(() -> ResultFiles.write(Path.of("/dev/null"), "x")).endsWith("it is not a regular file"));
        assertDoesNotThrow(() -> ResultFiles.requireNotInput(root.resolve("new"), Path.of("/dev/null")));
    }

    @Test
    void linksThatLeadNowhereAreRefused() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("gone"));
        assertEquals(link + " leads nowhere: the link " + link + " points to " + root.resolve("gone")
                + ", which is not there; make that first, or remove the link", refusal(() -> ResultFiles.followed(link)));
        assertTrue(refusal(() -> ResultFiles.followed(link.resolve("run")))
                .startsWith(link.resolve("run") + " leads nowhere: the link " + link + " "));
        Path circle = Files.createSymbolicLink(root.resolve("circle"), root.resolve("circle"));
        assertTrue(refusal(() -> ResultFiles.followed(circle)).contains("leads nowhere"));
        assertTrue(refusal(() -> ResultFiles.write(link, "x")).contains("leads nowhere"));
        assertTrue(Files.notExists(root.resolve("gone")));
    }

    @Test
    void aFileBehindALinkIsReplacedAndTheLinkStays() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "old");
        Path link = Files.createSymbolicLink(root.resolve("link"), file);
        ResultFiles.write(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void aFileWhoseNameIsAsLongAsItMayBeIsWritten() throws IOException {
        Path file = root.resolve("数".repeat(83) + "ab.csv");
        assertEquals(ResultFiles.LONGEST_NAME, file.getFileName().toString().getBytes(StandardCharsets.UTF_8).length);
        ResultFiles.write(file, "x");
        assertEquals("x", Files.readString(file));
        String refusal = refusal(() -> ResultFiles.write(root.resolve("a" + file.getFileName()), "x"));
        assertTrue(refusal.startsWith("cannot write ") && refusal.lines().count() == 1, refusal);
    }

    @Test
    void aNameIsShortenedInWholeCharactersAndToldFromOthers() {
        assertEquals("points.csv", ResultFiles.shortened("points.csv", 64));
        String fits = "a".repeat(60) + ".csv";
        assertEquals(fits, ResultFiles.shortened(fits, 64));
        Set<String> shortened = new HashSet<>();
        for (String name : List.of("数".repeat(60) + ".csv", "数".repeat(60) + "a.csv", "a" + "\uD840\uDC00".repeat(40) + ".npy", "a".repeat(300),
                "." + "b".repeat(100), "a." + "c".repeat(100))) {
            String is = ResultFiles.shortened(name, 64);
            assertTrue(shortened.add(is), is);
            byte[] bytes = is.getBytes(StandardCharsets.UTF_8);
            assertTrue(bytes.length <= 64 && bytes.length > 60, is);
            assertEquals(is, new String(bytes, StandardCharsets.UTF_8), "a character was cut in two");
            assertTrue(name.startsWith(is.substring(0, is.lastIndexOf('-'))), is);
            assertEquals(name.matches(".*\\.(csv|npy)"), is.matches(".*\\.(csv|npy)"), is);
        }
    }

    @Test
    void noInputIsAnOutputByWhateverNameItGoes() throws IOException {
        Path input = Files.writeString(root.resolve("points.csv"), "x,y\n");
        Path soft = Files.createSymbolicLink(root.resolve("soft"), input);
        Path hard = Files.createLink(root.resolve("hard"), input);
        Files.createDirectory(root.resolve("sub"));
        for (Path output : new Path[] {input, soft, hard, root.resolve("sub/../points.csv")}) {
            assertEquals("cannot write " + output + ": it is the input " + input + "; choose another name",
                    refusal(() -> ResultFiles.requireNotInput(output, null, input)));
            assertThrows(InvalidInputException.class, () -> ResultFiles.requireNotInput(input, output));
        }
        assertDoesNotThrow(() -> ResultFiles.requireNotInput(root.resolve("other.csv"), input, root.resolve("missing"), null));
    }

    @Test
    void aFolderThatIsReplacedHoldsNoInput() throws IOException {
        Path run = Files.createDirectory(root.resolve("run"));
        Path samples = Files.writeString(run.resolve("samples.csv"), "x,y\n");
        Path link = Files.createSymbolicLink(root.resolve("link"), samples);
        assertEquals("cannot write to the folder " + run + ": the input " + link + " lies in it and would be lost; choose another folder",
                refusal(() -> ResultFiles.requireNotInput(run, link)));
        assertDoesNotThrow(() -> ResultFiles.requireNotInput(root.resolve("run2"), samples));
    }
}
