package org.pushforward.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.RunData;

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

    /** To read a large one takes a while; which of its points were read is not known then. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileThatIsWrittenWhileItIsReadHasChanged(boolean opened) throws IOException {
        Path file = Files.writeString(folder.resolve("p.csv"), "u,v\n1,2\n2,1\n3,5\n4,4\n5,1\n6,2\n7,9\n8,3\n9,1\n10,4\n");
        DatasetSpec spec = new DatasetSpec(file.toString(), 0, 0, 0, 0);
        CoreWorkbench slow = new CoreWorkbench((read, seed) -> {
            RunData data = RunData.of(read, seed);
            try {
                Files.writeString(file, "u,v\n1,2\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return data;
        });
        if (opened) {
            slow.open(spec, 1);
        } else {
            slow.data(spec, 1);
        }
        assertEquals(Optional.of("p.csv has changed since it was read"), slow.fileOf(spec, Optional.empty()).orElseThrow().whyOther());
        assertTrue(slow.whyOld(spec).isPresent());
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
