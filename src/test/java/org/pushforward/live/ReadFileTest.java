package org.pushforward.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.data.DatasetSpec;

/** What is known of the files that points were read from. */
class ReadFileTest {

    @TempDir
    private Path folder;

    private final CoreWorkbench workbench = new CoreWorkbench();

    @Test
    void dataOfTheProgramHaveNone() {
        DatasetSpec moons = new DatasetSpec("moons", .1, 0, 0, 500);
        workbench.data(moons, 1);
        assertEquals(Optional.empty(), workbench.fileOf(moons, Optional.empty()));
        assertEquals(Optional.empty(), workbench.fileOf(new DatasetSpec("nobody-read.csv", 0, 0, 0, 0), Optional.empty()));
    }

    @Test
    void aFileIsAsItWasUntilItIsWrittenOrDeleted() throws IOException {
        Path file = Files.writeString(folder.resolve("p.csv"), "u,v\n1,2\n2,1\n3,5\n4,4\n5,1\n6,2\n7,9\n8,3\n9,1\n10,4\n");
        DatasetSpec spec = new DatasetSpec(file.toString(), 0, 0, 0, 0);
        workbench.data(spec, 1);
        ReadFile read = workbench.fileOf(spec, Optional.empty()).orElseThrow();
        assertEquals(Optional.empty(), read.whyOther());
        assertEquals(Optional.empty(), workbench.whyOld(spec));
        Files.writeString(file, "u,v\n1,2\n");
        assertEquals(Optional.of("p.csv has changed since it was read"), read.whyOther());
        Files.delete(file);
        assertEquals(Optional.of("p.csv is gone"), read.whyOther());
    }
}
