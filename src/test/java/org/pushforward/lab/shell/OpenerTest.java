package org.pushforward.lab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.base.InvalidInputException;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.lab.concurrent.CurrentThreadTaskExecutor;
import org.pushforward.lab.control.Notice;
import org.pushforward.lab.page.SavableRun;
import org.pushforward.train.RunState;

/** Several files that are dropped at once. */
class OpenerTest {

    @TempDir
    Path given;

    private final List<Path> opened = new ArrayList<>();
    private final Notice notice = new Notice();
    private Path folder;
    private Opener opener;

    private final class Pages implements Opener.Pages {

        @Override
        public void run(RunState run) {
            throw new AssertionError("no run was dropped");
        }

        @Override
        public void experiment(Path file) {
            opened.add(file);
        }

        @Override
        public void comparison(Path file) {
            opened.add(file);
        }

        @Override
        public void sweep(Path table) {
            opened.add(table);
        }

        @Override
        public void points(Path csv) {
            opened.add(csv);
        }

        @Override
        public void session(Path aside) {
            opened.add(aside);
        }

        @Override
        public List<SavableRun> shown() {
            return List.of();
        }
    }

    @BeforeEach
    void make() throws IOException {
        folder = given.toRealPath();
        opener = new Opener(new Pages(), Preferences.ofTool(), new CurrentThreadTaskExecutor(), notice, () -> folder);
    }

    private File points(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "u,v\n" + "1,2\n3,5\n".repeat(40)).toFile();
    }

    private String drop(File... files) {
        notice.dismiss();
        opened.clear();
        opener.openFirst(List.of(files));
        return notice.wordsProperty().getValue();
    }

    @Test
    void ofSeveralFilesTheFirstIsOpenedAndItIsSaidThatItIsAlone() throws IOException {
        File a = points("a.csv");
        File b = points("b.csv");
        String words = drop(b, a, points("c.csv"));
        assertEquals(List.of(b.toPath()), opened);
        assertEquals("Opened b.csv alone of the 3 files that were dropped: drop one after the other.", words);
        assertEquals("", drop(a));
        assertEquals(List.of(a.toPath()), opened);
        File array = points("a.npy");
        assertEquals("", drop(array));
        assertEquals(List.of(array.toPath()), opened);
        assertEquals("", drop());
        assertEquals(Optional.empty(), opened.stream().findFirst());
    }

    /** What a page's own dialog opens stands in the menu as well, newest first; to think better of it leaves the menu as it is. */
    @Test
    void whatAPageOpensIsAmongTheRecentFiles() throws IOException {
        Preferences preferences = Preferences.ofTool();
        Opener noting = new Opener(new Pages(), preferences, new CurrentThreadTaskExecutor(), notice, () -> folder);
        Path a = points("a.csv").toPath();
        Path b = points("b.csv").toPath();
        assertEquals(Optional.of(a), noting.noting(() -> Optional.of(a)).get());
        assertEquals(Optional.of(b), noting.noting(() -> Optional.of(b)).get());
        assertEquals(Optional.empty(), noting.noting(Optional::empty).get());
        assertEquals(List.of(b, a), preferences.recent());
    }

    /** Whether it may be replaced was asked of the name that was typed. */
    @Test
    void aRunDoesNotReplaceAFileThatNobodyWasAskedAbout() throws IOException {
        Path there = Files.writeString(folder.resolve("run.pushforward"), "mine");
        opener.save(new SavableRun("the run", () -> {
            throw new AssertionError("there is nothing to be done with it");
        }), folder.resolve("run"));
        assertEquals("run.pushforward is there already: choose another name", notice.wordsProperty().getValue());
        assertEquals("mine", Files.readString(there));
    }

    /** As a tree it would take more than there is, so it is not made one to find that it is none of ours. */
    @Test
    void aLongFileOfAnotherProgramIsRefusedWithoutBeingKept() throws IOException {
        Path map = folder.resolve("map.json");
        byte[] many = "{},[0],".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(map)) {
            out.write("{\"type\": \"FeatureCollection\", \"features\": [".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
                out.write(many);
            }
            out.write("0]}".getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals(map + " is neither an experiment nor a model: the lab opens these", drop(map.toFile()));
        assertEquals(map + " is not a file of the format \"pushforward model\"",
                assertThrows(InvalidInputException.class, () -> ModelFile.read(map)).getMessage());
    }

    @Test
    void anExperimentIsOneAlsoWhereItsFormatStandsLast() throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), "{\"seed\": [{\"format\": 1}], \"format\": \"pushforward experiment\"}");
        assertEquals("", drop(file.toFile()));
        assertEquals(List.of(file), opened);
        for (String other : List.of("{\"format\": 7}", "{}", "{\"format\": \"own\"}", "{\"a\": {\"format\": \"pushforward experiment\"}}")) {
            assertEquals(file + " is neither an experiment nor a model: the lab opens these", drop(Files.writeString(file, other).toFile()));
        }
        assertEquals(file + " holds no JSON object: it is torn or another file, use a whole copy", drop(Files.writeString(file, "[1]").toFile()));
        assertEquals(file + " is empty", drop(Files.writeString(file, "").toFile()));
        assertEquals(file + " ends too early: it is torn, use a whole copy", drop(Files.writeString(file, "{\"seed\": [").toFile()));
    }

    @Test
    void whereTheFirstCannotBeOpenedThatIsSaid() throws IOException {
        String words = drop(folder.resolve("missing.csv").toFile(), points("a.csv"));
        assertTrue(words.startsWith("there is no file"), words);
        assertEquals(List.of(), opened);
    }
}
