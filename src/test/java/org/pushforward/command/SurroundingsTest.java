package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.JavaCommand;
import org.pushforward.Launcher;

/** Where the folder for temporary files, or the home too, cannot be used, a run is written all the same, or one line says what to set. */
@EnabledOnOs(OS.LINUX)
class SurroundingsTest {

    /** No folder can be made there, not by root either. */
    private static final String NOWHERE = "/proc/none";

    @TempDir
    Path folder;

    /** @return the exit code and the lines on standard error without those of progress */
    private List<String> train(String... settings) throws IOException, InterruptedException {
        List<String> words = JavaCommand.of(Launcher.class, settings);
        words.addAll(List.of(("train --steps 5 --count 500 --couplings 2 --hidden 8 --depth 1 --batch 32 --every 5 --held-out 64 "
                + "--jacobian-points 16 --out " + folder.resolve("run")).split(" ")));
        Process process = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> said = new ArrayList<>(List.of(Integer.toString(process.waitFor())));
        err.lines().filter(line -> !line.startsWith("step ")).forEach(said::add);
        return said;
    }

    @Test
    void withoutAFolderForTemporaryFilesPicturesAreWritten() throws IOException, InterruptedException {
        List<String> said = train("-Djava.io.tmpdir=" + NOWHERE);
        assertEquals("0", said.get(0), said.toString());
        assertEquals(3, said.size(), said.toString());
        assertTrue(said.get(1).contains("charts are drawn in another typeface"), said.get(1));
        assertTrue(said.get(1).endsWith("name another with -Djava.io.tmpdir=DIR"), said.get(1));
        assertTrue(said.get(2).startsWith("Not converged"), said.get(2));
        for (String picture : List.of("density.png", "spectrum.png")) {
            assertNotNull(ImageIO.read(folder.resolve("run").resolve(picture).toFile()), picture);
        }
    }

    @Test
    void withoutAHomeTooOneLineSaysWhatToSet() throws IOException, InterruptedException {
        assertEquals(List.of("1", "there is no folder for native libraries (" + NOWHERE + "/.javacpp/cache: there is no such file or folder; "
                + NOWHERE + "/.javacpp-me/cache: there is no such file or folder): name a folder that only you can write to with java "
                + "-Dorg.bytedeco.javacpp.cachedir=DIR -jar ..."), train("-Duser.home=" + NOWHERE, "-Djava.io.tmpdir=" + NOWHERE, "-Duser.name=me"));
        assertTrue(Files.notExists(folder.resolve("run")));
    }
}
