package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code film} and {@code train --film}: what they leave behind, and what they refuse. */
class FilmCommandTest extends CommandTester {

    private static final String TRAIN =
            "train --couplings 2 --hidden 8 --depth 1 --steps 40 --batch 32 --every 20 --held-out 64 --jacobian-points 16 --seed 3 ";

    @TempDir
    private static Path trained;

    @BeforeAll
    static void train() throws IOException {
        done(TRAIN + "--film @/whole.gif --frames 3 --size 160 --out @/run", trained.toRealPath());
    }

    @BeforeEach
    void copyTheRun() throws IOException {
        copy(trained);
    }

    @Test
    void trainAndFilmMakeTheSameFilm() throws IOException {
        done("film @/run --frames 3 --size 160 --out @/again.gif");
        byte[] film = Files.readAllBytes(folder.resolve("whole.gif"));
        assertArrayEquals(film, Files.readAllBytes(folder.resolve("again.gif")));
        String text = new String(film, StandardCharsets.ISO_8859_1);
        assertTrue(text.startsWith("GIF89a") && text.contains("pushforward train --couplings 2 --hidden 8"), "the command that repeats it is in it");
    }

    @Test
    void layersAndFrames() throws IOException {
        done("film @/run --of layers --frames 2 --size 160 --png @/frames --dark --out @/layers.gif");
        assertEquals(List.of("frame_0001.png", "frame_0002.png", "frame_0003.png", "frame_0004.png", "frame_0005.png"),
                everything().keySet().stream().filter(name -> name.startsWith("frames/")).map(name -> name.substring(7)).toList());
    }

    /** What a shell cannot have in a word is no reason to throw a film away: it is without the command that repeats it. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file has such a name there")
    void aFilmIsMadeOfDataWithAnyName() throws IOException {
        Path points = folder.resolve("p\tq.csv");
        Files.writeString(points, "x,y\u0085\n" + IntStream.range(0, 200).mapToObj(i -> Math.cos(i) + "," + Math.sin(2 * i))
                .collect(Collectors.joining("\n")));
        String options = "--film @/tab.gif --frames 2 --size 160 --out @/tab";
        List<String> train = new ArrayList<>(List.of((TRAIN + options.replace("@", folder.toString())).split(" ")));
        train.addAll(List.of("--dataset", points.toString()));
        Outcome trained = Outcome.of(train.toArray(String[]::new));
        assertEquals(0, trained.code(), trained.err());
        done("film @/tab --frames 2 --size 160 --out @/again.gif");
        byte[] film = Files.readAllBytes(folder.resolve("tab.gif"));
        assertArrayEquals(film, Files.readAllBytes(folder.resolve("again.gif")));
        assertFalse(new String(film, StandardCharsets.ISO_8859_1).contains("pushforward train"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2 | film @/run --frames 0 --out @/f.gif | a film has 1 to 1,000 frames, not 0",
        "2 | film @/run --frames 1000000 --out @/f.gif | a film has 1 to 1,000 frames, not 1,000,000",
        "2 | film @/run --size 0 --out @/f.gif | a film is 120 to 2,000 pixels wide, not 0",
        "2 | film @/run --out @/f.mp4 | a film is a GIF",
        "2 | film @/run --of sound --out @/f.gif | is none of training, layers",
        "1 | film @/nowhere --out @/f.gif | there is no finished run in",
        "1 | film @/run/model.json --out @/f.gif | there is no finished run in",
        "1 | film @/run --out @/nowhere/f.gif | there is no folder",
        "1 | film @/run --png @/run --out @/f.gif | holds other files",
        "1 | film @/run --of layers --frames 600 --out @/f.gif | make it 499 or fewer",
        "2 | train --frames 3 --out @/other | are those of a --film",
        "2 | train --film @/f.gif --frames 0 --out @/other | a film has 1 to 1,000 frames",
        "1 | train --film @/nowhere/f.gif --out @/other | there is no folder",
        "2 | train --change 5 --out @/other | is no change of a run",
        "2 | train --change 5:noise=0.5 --out @/other | has no padding noise to change",
        "2 | train --change 5:rate=0.1 --change 5:rate=0.2 --out @/other | in the order of their steps",
        "2 | train --change 5:rate=x --out @/other | is not a number"})
    void whatCannotBeIsRefusedBeforeAnyWork(int code, String command, String words) throws IOException {
        String line = refusal(code, command);
        assertTrue(line.contains(words), line);
    }
}
