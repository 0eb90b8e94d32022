package org.pushforward.lab.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.base.InvalidInputException;

class LabOptionsTest {

    private static LabOptions parse(String line) {
        return LabOptions.parse(line == null ? List.of() : Arrays.asList(line.split(" ")));
    }

    @Test
    void opensWithoutArguments() {
        assertTrue(LabOptions.areOfLab(List.of()));
        assertEquals(LabOptions.Purpose.OPEN, parse(null).purpose());
    }

    @Test
    void aFileOpensTheWindow(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my points.csv"), "");
        for (Path path : List.of(file, folder)) {
            assertTrue(LabOptions.areOfLab(List.of(path.toString())));
            assertEquals(path, LabOptions.parse(List.of(path.toString())).folder());
        }
        // One that is missing is told of at once, without a window; one that may be a misspelt command is for the commands.
        String missing = folder.resolve("missing.pushforward").toString();
        assertTrue(LabOptions.areOfLab(List.of(missing)) && LabOptions.areOfLab(List.of("missing.pushforward"))
                && LabOptions.areOfLab(List.of("missing.npy")));
        assertTrue(assertThrows(InvalidInputException.class, () -> LabOptions.parse(List.of(missing))).getMessage().startsWith("there is no file"));
        assertFalse(LabOptions.areOfLab(List.of("trian")) || LabOptions.areOfLab(List.of("")) || LabOptions.areOfLab(List.of("--help")));
        assertFalse(LabOptions.areOfLab(List.of(file.toString(), "more")));
    }

    @Test
    void aCommandIsNotTheLabs() {
        assertFalse(LabOptions.areOfLab(List.of("train")));
    }

    @ParameterizedTest
    @CsvSource({"--probe 10,TRAIN", "--probe 10 train,TRAIN", "--probe 10 lenses,LENSES", "--probe 10 compare,COMPARE"})
    void measuresAPage(String line, LabOptions.MeasuredView view) {
        assertEquals(new LabOptions(LabOptions.Purpose.METER, 10, view, null, 0), parse(line));
    }

    @Test
    void soaks() {
        assertEquals(new LabOptions(LabOptions.Purpose.SOAK, 300, LabOptions.MeasuredView.TRAIN, null, 1), parse("--soak 5"));
        assertEquals(7, parse("--soak 5 7").seed());
    }

    @Test
    void takesPictures() {
        assertEquals(Path.of("pictures"), parse("--screenshots pictures").folder());
    }

    @ParameterizedTest
    @CsvSource({"--probe,SECONDS", "--probe 0,whole seconds", "--probe x,whole seconds", "--probe 10 board,lenses", "--probe 1 train train,SECONDS",
            "--screenshots,FOLDER", "--screenshots a b,FOLDER", "--soak,MINUTES", "--soak 0,whole minutes", "--soak 5 x,seed", "--soak 5 1 1,MINUTES",
         "train,--probe"})
    void refusesInOneLine(String line, String expected) {
        String message = assertThrows(InvalidInputException.class, () -> parse(line)).getMessage();
        assertTrue(message.contains(expected) && message.lines().count() == 1, message);
    }
}
