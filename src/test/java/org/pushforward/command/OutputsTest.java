package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.experiment.file.Claim;
import org.pushforward.experiment.setting.ExperimentFile;

/** What commands refuse to write over, to mix or to lose: in one line, before any work, and with nothing changed. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class OutputsTest extends CommandTester {

    private static final String TINY = " --steps 20 --count 500 --couplings 2 --hidden 8 --depth 1 --batch 32 --every 20 --held-out 64 "
            + "--jacobian-points 16 --padding gaussian --pad-dims 1";

    @TempDir
    private static Path made;

    @BeforeAll
    static void makeARunAndTwoTables() throws IOException {
        Path once = made.toRealPath();
        Files.writeString(once.resolve("p.csv"), "x,y\n1,2\n0,1\n");
        Files.writeString(once.resolve("m.csv"), "2,1\n1,3\n");
        done("train --dataset moons --seed 1 --out @/run" + TINY, once);
        done("factor @/m.csv --route shortest --out @/factors", once);
    }

    @BeforeEach
    void copyAndLink() throws IOException {
        copy(made);
        Files.createSymbolicLink(folder.resolve("soft.csv"), folder.resolve("p.csv"));
        Files.createLink(folder.resolve("hard.csv"), folder.resolve("p.csv"));
        Files.createSymbolicLink(folder.resolve("model"), folder.resolve("run/model.json"));
        Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone"));
    }

    private void assertRefused(String command, String words) throws IOException {
        assertEquals(words.replace("@", folder.toString()), refusal(1, command));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "evaluate @/run/model.json --points @/p.csv --out @/p.csv | cannot write @/p.csv: it is the input @/p.csv; choose another name",
        "evaluate @/run/model.json --points @/p.csv --out @/soft.csv | cannot write @/soft.csv: it is the input @/p.csv; choose another name",
        "evaluate @/run/model.json --points @/hard.csv --out @/p.csv | cannot write @/p.csv: it is the input @/hard.csv; choose another name",
        "evaluate @/model --points @/p.csv --out @/run/model.json | cannot write @/run/model.json: it is the input @/model; choose another name",
        "sample @/run --out @/run/model.json | cannot write @/run/model.json: it is the input @/run/model.json; choose another name",
        "evaluate @/run --points @/p.csv --out @/run/samples.csv | cannot write @/run/samples.csv: it is the input @/run/samples.csv; choose another "
            + "name",
        "sample @/run/model.json --out @/model | cannot write @/model: it is the input @/run/model.json; choose another name",
        "train --config @/run/experiment.json --out @/run | cannot write to the folder @/run: the input @/run/experiment.json lies in it and would "
            + "be lost; choose another folder",
        "train --dataset @/run/samples.csv --steps 5 --out @/run | cannot write to the folder @/run: the input @/run/samples.csv lies in it and "
            + "would be lost; choose another folder",
        "factor @/factors/target.csv --out @/factors | cannot write to the folder @/factors: the input @/factors/target.csv lies in it and would be "
            + "lost; choose another folder",
    })
    void anInputIsNoOutput(String command, String words) throws IOException {
        assertRefused(command, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "evaluate @/run/model.json --points @/p.csv --out @/nowhere", "sample @/run/model.json --out @/nowhere",
        "datasets sample moons --out @/nowhere", "train --dataset moons --out @/nowhere", "factor @/m.csv --out @/nowhere",
        "fit-linear --size 2 --layers 2 --out @/nowhere", "sweep @/run/experiment.json --out @/nowhere", "reproduce --quick --out @/nowhere"})
    void aLinkThatLeadsNowhereIsRefusedBeforeAnyWork(String command) throws IOException {
        assertRefused(command, "@/nowhere leads nowhere: the link @/nowhere points to @/gone, which is not there; "
                + "make that first, or remove the link");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "evaluate @/run/model.json --points @/p.csv --out @/claimed", "sample @/run/model.json --out @/claimed",
        "datasets sample moons --out @/claimed", "train --dataset moons --out @/claimed", "train --dataset moons --out @/alias",
        "factor @/m.csv --out @/claimed", "fit-linear --size 2 --layers 2 --out @/claimed"})
    void theSecondToWriteInOnePlaceIsRefusedByName(String command) throws IOException {
        Files.createSymbolicLink(folder.resolve("alias"), Files.createDirectory(folder.resolve("other")));
        String place = command.endsWith("alias") ? "@/other" : "@/claimed";
        Claim claim = Claim.of(folder.resolve(place.substring(2)));
        assertRefused(command, place + " is being written by another process: wait for it, end it, or choose another place");
        claim.close();
    }

    @Test
    void aLinkToAFolderIsFollowed() throws IOException {
        Path disk = Files.createDirectories(folder.resolve("disk/results"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), disk);
        done("train --dataset moons --seed 1 --out @/link" + TINY);
        done("train --dataset moons --seed 2 --out @/link" + TINY);
        done("factor @/m.csv --out @/link/f");
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.isRegularFile(disk.resolve("f/summary.json")));
        assertTrue(Files.readString(disk.resolve("experiment.json")).contains("\"seed\": 2"));
    }

    /** What a command adds to a name while it works must not be what its result is lost for. */
    @ParameterizedTest
    @MethodSource("org.pushforward.experiment.file.LongNames#all")
    void aNameThatFitsIsWrittenTo(String name) throws IOException {
        String csv = name.substring(0, name.length() - 4) + ".csv";
        for (int i = 0; i < 2; i++) {
            done("factor @/m.csv --out @/" + name);
            done("datasets sample moons --n 10 --out @/" + csv);
            done("sample @/run --n 10 --out @/" + csv);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(csv, name), left.map(path -> path.getFileName().toString()).filter(each -> each.length() > 99).sorted().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {215, 244, 245, 255})
    void aRunHasAnyNameThatFits(int length) throws IOException {
        Path runs = Files.createDirectory(folder.resolve("runs"));
        String run = "train --schedule constant --dataset moons --seed 1 --out @/runs/";
        for (String name : List.of("r".repeat(length), "r".repeat(length - 12) + ".pushforward")) {
            done(run + name + TINY);
            done(run + name + TINY + " --rate 0.001");
            done("train --resume --steps 40 --out @/runs/" + name);
        }
        try (Stream<Path> left = Files.list(runs)) {
            assertEquals(2, left.count());
        }
    }

    @Test
    void aNameThatDoesNotFitIsRefusedBeforeAnyWork() throws IOException {
        String name = "n".repeat(256);
        for (String command : List.of("factor @/m.csv --out ", "sample @/run --out ", "train --dataset moons --out ", "datasets sample moons --out ",
                "film @/run --size 160 --frames 2 --out ")) {
            String line = refusal(1, command + "@/" + name + ".gif");
            assertEquals("cannot write " + folder + "/" + name + ".gif: File name too long", line);
        }
    }

    /** The parent of what a link leads to is not the folder of the link. */
    @Test
    void dataBehindALinkAreThoseThatItLeadsTo() throws IOException {
        Path far = Files.createDirectories(folder.resolve("mnt/sets")).getParent();
        Files.createSymbolicLink(folder.resolve("data"), far.resolve("sets"));
        String points = "x,y\n1,2\n0,1\n2,5\n3,1\n4,4\n5,0\n6,1\n7,7\n8,2\n9,3\n1,0\n";
        Files.writeString(far.resolve("points.csv"), points);
        Files.writeString(folder.resolve("points.csv"), points.replace("2,5", "2,6"));
        for (String path : List.of("data/../points.csv", "mnt/../points.csv", "./points.csv")) {
            done("train --dataset @/" + path + " --out @/learned --steps 5 --batch 4 --couplings 1 --hidden 4 --depth 1 --held-out 4 "
                    + "--jacobian-points 2");
            Path is = path.startsWith("data") ? far.resolve("points.csv") : folder.resolve("points.csv");
            assertEquals(is.toString(), ExperimentFile.read(folder.resolve("learned/experiment.json")).dataset().name());
        }
    }

    @Test
    void aSweepRefusesAFolderWithAnotherRun() throws IOException {
        String sweep = Files.readString(folder.resolve("run/experiment.json")).replace("\"seed\": 1", "\"seeds\": [1, 2], \"vary\": {}");
        Files.writeString(folder.resolve("sweep.json"), sweep);
        done("sweep @/sweep.json --out @/sweep");
        Path one = folder.resolve("sweep/runs/00001");
        Path two = folder.resolve("sweep/runs/00002");
        Files.move(one, folder.resolve("kept"));
        Files.move(two, one);
        Files.move(folder.resolve("kept"), two);
        assertRefused("sweep @/sweep.json --out @/sweep --resume", "@/sweep/runs/00001 holds another run than the one that belongs there: move it "
                + "away, and put back the right one or have it made anew");
        Files.move(one, folder.resolve("kept"));
        Files.move(two, one);
        Files.move(folder.resolve("kept"), two);
        done("sweep @/sweep.json --out @/sweep --resume");
        Files.copy(two.resolve("metrics.json"), one.resolve("metrics.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertRefused("sweep @/sweep.json --out @/sweep --resume",
                "@/sweep/runs/00001/metrics.json tells of another run than the one that belongs there: have the run of that folder made anew");
    }
}
