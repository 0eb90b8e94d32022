package org.pushforward.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class InputFileTest {

    @TempDir
    Path given;
    private Path root;

    /** {@code data} is a link to {@code mnt/sets}. */
    @BeforeEach
    void make() throws IOException {
        root = given.toRealPath();
        Files.createDirectories(root.resolve("mnt/sets"));
        Files.createDirectories(root.resolve("home/sub"));
        Files.writeString(root.resolve("mnt/both.csv"), "far");
        Files.writeString(root.resolve("mnt/far.csv"), "far");
        Files.writeString(root.resolve("mnt/sets/in.csv"), "in");
        Files.writeString(root.resolve("home/both.csv"), "near");
        Files.writeString(root.resolve("home/near.csv"), "near");
        Files.createSymbolicLink(root.resolve("home/data"), root.resolve("mnt/sets"));
        Files.createSymbolicLink(root.resolve("home/link.csv"), root.resolve("mnt/far.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "home/both.csv, home/both.csv", "home/./both.csv, home/both.csv", "home/sub/../both.csv, home/both.csv", "home/link.csv, home/link.csv",
        "home/data/in.csv, home/data/in.csv", "home/./data/in.csv, home/data/in.csv", "home/sub/../link.csv, home/link.csv",
        "home/data/../both.csv, mnt/both.csv", "home/data/../far.csv, mnt/far.csv", "home/data/../sets/in.csv, mnt/sets/in.csv",
        // What is not there.
        "home/sub/../none.csv, home/none.csv", "home/data/../near.csv, mnt/near.csv", "home/none/./x.csv, home/none/x.csv", "home/none/., home/none"})
    void leadsWhereItLed(String path, String absolute) throws IOException {
        Path found = InputFile.absolute(root.resolve(path));
        assertEquals(root.resolve(absolute), found);
        if (Files.exists(found)) {
            assertEquals(Files.readString(root.resolve(path)), Files.readString(found));
        }
    }

    @Test
    void aRelativePathIsOfThisFolder() {
        assertEquals(Path.of("").toAbsolutePath().resolve("pom.xml"), InputFile.absolute(Path.of("./pom.xml")));
    }
}
