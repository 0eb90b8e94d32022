package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.experiment.run.RunFile;

/** A run in one file, by the command line alone. */
@Slow("trains several small runs")
class RunFileCommandsTest extends CommandTester {

    private static final String SMALL = "train --couplings 2 --hidden 4 --depth 1 --count 200 --batch 32 --schedule constant ";

    private byte[] entry(String name) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve("a.pushforward").toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }

    private void requireAsInFolder(String run) throws IOException {
        for (String name : List.of("experiment.json", "checkpoint.bin", "history.csv", "model.json", "samples.csv", "density.png", "spectrum.png")) {
            assertArrayEquals(Files.readAllBytes(folder.resolve(run).resolve(name)), entry(name), name);
        }
    }

    private void requireNothingBeside(List<String> expected) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(expected, files.map(path -> path.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted().toList());
        }
    }

    @Test
    void holdsTheFilesOfTheFolderAndGoesOnLikeOne() throws IOException {
        done(SMALL + "--steps 40 --out @/run");
        done(SMALL + "--steps 40 --out @/a.pushforward");
        requireAsInFolder("run");
        requireNothingBeside(List.of("a.pushforward", "run"));
        done("train --resume --steps 90 --out @/run");
        done("train --resume --steps 90 --out @/a.pushforward");
        requireAsInFolder("run");
        requireNothingBeside(List.of("a.pushforward", "run"));
        assertTrue(done("train --resume --out @/a.pushforward").err().contains("nothing to do"));
        requireNothingBeside(List.of("a.pushforward", "run"));
    }

    /** A folder that stayed would be gone on with later, and put in the place of what the file holds by then. */
    @Test
    void aRunThatIsNotGoneOnWithLeavesNothingBesideItsFile() throws IOException {
        done(SMALL.replace("constant", "cosine") + "--steps 20 --out @/a.pushforward");
        assertEquals("the run in " + folder.resolve("a.pushforward") + " has 20 steps: a run at a constant rate can be given more of them, this one "
                + "cannot be given 30", refusal(1, "train --resume --steps 30 --out @/a.pushforward"));
        refusal(1, "train --resume --rate 0.5 --out @/a.pushforward");
        refusal(2, "train --resume --steps -1 --out @/a.pushforward");
        done(SMALL + "--steps 20 --out @/b.pushforward");
        Files.move(folder.resolve("b.pushforward"), folder.resolve("a.pushforward"), StandardCopyOption.REPLACE_EXISTING);
        done("train --resume --steps 40 --out @/a.pushforward");
        assertEquals(40, RunFile.steps(folder.resolve("a.pushforward")));
        byte[] whole = Files.readAllBytes(folder.resolve("a.pushforward"));
        whole[whole.length / 2] ^= 1;
        Files.write(folder.resolve("a.pushforward"), whole);
        assertTrue(refusal(1, "train --resume --steps 60 --out @/a.pushforward").endsWith(" is torn: use a whole copy"));
        requireNothingBeside(List.of("a.pushforward"));
    }

    @Test
    void isAModelToAllCommands() throws IOException {
        done(SMALL + "--steps 20 --out @/run");
        done(SMALL + "--steps 20 --out @/a.pushforward");
        for (String model : List.of("run", "run/model.json", "a.pushforward")) {
            String name = model.replace('/', '-');
            done("sample @/" + model + " --n 20 --out @/s-" + name + ".csv");
            done("evaluate @/" + model + " --points @/s-" + name + ".csv --out @/e-" + name + ".csv");
            assertEquals(-1, Files.mismatch(folder.resolve("e-run.csv"), folder.resolve("e-" + name + ".csv")));
        }
        done("film @/a.pushforward --of layers --frames 3 --size 120 --out @/film.gif");
    }

    /** @return what it holds */
    private String makeTable() throws IOException {
        StringBuilder text = new StringBuilder("u,v\n");
        for (int i = 0; i < 60; i++) {
            text.append(Math.sin(i)).append(',').append(Math.cos(1.7 * i)).append('\n');
        }
        Files.writeString(folder.resolve("points.csv"), text);
        return text.toString();
    }

    /** Trained once more on other points, it would be another run. */
    @Test
    void filmsAreOfTheRunsOwnData() throws IOException {
        makeTable();
        String table = SMALL.replace("--count 200", "--dataset @/points.csv");
        done(table + "--steps 20 --out @/run");
        done(table + "--steps 20 --out @/a.pushforward");
        done("film @/run --frames 3 --size 120 --out @/film.gif");
        Files.writeString(folder.resolve("points.csv"), "5,5\n", StandardOpenOption.APPEND);
        String changed = folder.resolve("points.csv") + " has changed since the run in " + folder.resolve("run") + " began.";
        for (String of : List.of("training", "layers")) {
            assertTrue(refusal(1, "film @/run --size 120 --out @/other.gif --of " + of).endsWith(changed));
        }
        Outcome again = run("train --resume --film @/other.gif --out @/run");
        assertEquals(1, again.code());
        assertTrue(again.err().strip().endsWith(changed), again.err());
        done("film @/a.pushforward --frames 3 --size 120 --out @/packed.gif");
        Files.delete(folder.resolve("points.csv"));
        done("film @/a.pushforward --of layers --frames 1 --size 120 --out @/layers.gif");
        assertEquals(-1, Files.mismatch(folder.resolve("film.gif"), folder.resolve("packed.gif")));
        requireNothingBeside(List.of("a.pushforward", "film.gif", "layers.gif", "packed.gif", "run"));
    }

    @Test
    void aTableThatTheFileCannotHoldIsRefusedBeforeTheTraining() throws IOException {
        makeTable();
        try (RandomAccessFile table = new RandomAccessFile(folder.resolve("points.csv").toFile(), "rw")) {
            table.setLength((512L << 20) + 1);
        }
        Outcome refused = run(SMALL.replace("--count 200", "--dataset @/points.csv") + "--out @/a.pushforward");
        assertEquals(1, refused.code());
        assertTrue(refused.err().strip().endsWith("points.csv has more than 512 MB; keep the run as a folder"), refused.err());
        requireNothingBeside(List.of("points.csv"));
    }

    @Test
    void takesItsTableAlong() throws IOException {
        String text = makeTable();
        String table = SMALL.replace("--count 200", "--dataset @/points.csv");
        done(table + "--steps 20 --out @/run");
        done(table + "--steps 20 --out @/a.pushforward");
        done("train --resume --steps 30 --out @/run");
        assertEquals(text, new String(entry("data.csv"), StandardCharsets.UTF_8));
        Files.delete(folder.resolve("points.csv"));
        done("train --resume --steps 30 --out @/a.pushforward");
        assertArrayEquals(Files.readAllBytes(folder.resolve("run").resolve("model.json")), entry("model.json"));
    }

    @Test
    void replacesNothingButARun() throws IOException {
        Files.writeString(folder.resolve("a.pushforward"), "a letter");
        assertTrue(refusal(1, SMALL + "--steps 5 --out @/a.pushforward").contains("is no zip"));
        assertTrue(refusal(1, "train --resume --out @/a.pushforward").contains("is no zip"));
        assertTrue(refusal(1, "sample @/a.pushforward --out @/s.csv").contains("is no zip"));
        Files.delete(folder.resolve("a.pushforward"));
        assertTrue(refusal(1, "train --resume --out @/a.pushforward").contains("there is no run"));
        assertFalse(Files.exists(folder.resolve("a.pushforward.run")));
    }
}
