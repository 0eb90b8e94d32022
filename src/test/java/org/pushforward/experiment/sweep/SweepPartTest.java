package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;

class SweepPartTest {

    @TempDir
    Path folder;

    @Test
    void whatCannotBeDeletedIsToldWithTheReason() throws IOException {
        Path shards = Files.createDirectory(folder.resolve(SweepFolder.SHARDS));
        Files.writeString(shards.resolve("mine.txt"), "mine");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> SweepPart.note(List.of(Shard.WHOLE), null, folder));
        assertEquals("cannot delete " + shards + ": the folder is not empty", e.getMessage());
    }
}
