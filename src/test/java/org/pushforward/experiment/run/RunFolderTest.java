package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.InvalidInputException;

/** What a killed run leaves is taken for its own and swept out; what it cannot have left is not touched. */
class RunFolderTest {

    @TempDir
    Path root;

    private RunFolder unfinished() throws IOException {
        RunFolder folder = new RunFolder(root.resolve("run"));
        folder.create();
        Files.writeString(folder.unfinished(RunFolder.EXPERIMENT), "{}");
        Files.writeString(folder.unfinished(RunFolder.METRICS), "{}");
        return folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {".history.csv.0.part", "density.png.part", "spectrum.png.part"})
    void filesThatAKillCutShortAreSweptOut(String stray) throws IOException {
        RunFolder folder = unfinished();
        Files.writeString(folder.unfinished(stray), "torn");
        folder.requireUsable();
        folder.publish();
        assertTrue(folder.isFinished());
        assertFalse(folder.isUnfinished());
        try (Stream<Path> files = Files.list(folder.path())) {
            assertEquals(Set.of("experiment.json", "metrics.json"), files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void filesOfOthersAreRefused() throws IOException {
        RunFolder folder = unfinished();
        Path thesis = Files.writeString(folder.unfinished("thesis.part"), "mine");
        assertThrows(InvalidInputException.class, folder::requireUsable);
        assertEquals("mine", Files.readString(thesis));
    }
}
