package org.pushforward.lab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that came with runs are few enough, and those of a window without a session go with it. */
class RunTablesTest {

    @TempDir
    private Path folder;

    private Path put(String name, int bytes, long when) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
        Path entry = folder.resolve(folder.relativize(file).getName(0));
        Files.setLastModifiedTime(entry, FileTime.fromMillis(1_000_000_000_000L + when));
        return entry;
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theOldestGoWhereThereAreTooMany() throws IOException {
        put("a-1f.csv", 40, 1);
        put(".b-2f.csv." + UUID.randomUUID() + ".part", 40, 2);
        put("data-3f/points.csv", 40, 3);
        Path later = put("c-4f.npy", 40, 4);
        Path newest = put("d-5f.csv", 40, 5);
        List<Path> others = List.of(put("mine.csv", 400, 0), put("notes.txt", 400, 0));
        RunTables.forgetOldest(folder, 200);
        assertEquals(7, left().size());
        RunTables.forgetOldest(folder, 100);
        assertEquals(Stream.concat(Stream.of(later, newest), others.stream()).sorted().toList(), left());
        RunTables.forgetOldest(folder, 10);
        assertEquals(Stream.concat(Stream.of(newest), others.stream()).sorted().toList(), left());
        RunTables.forgetOldest(folder.resolve("none"), 10);
    }

    @Test
    void aWindowWithoutASessionHasOneFolder() {
        Path first = RunTables.temporary();
        assertTrue(Files.isDirectory(first));
        assertEquals(first, RunTables.temporary());
    }
}
