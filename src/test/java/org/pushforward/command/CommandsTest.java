package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.conditioning.LipschitzBound;
import org.pushforward.data.BundledCsv;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.engine.NumpyFile;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.run.FlowSamples;
import org.pushforward.experiment.run.ModelFile;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;

/** The contract that scripts rely on: exit codes, what goes where, and that a refusal is one line and leaves nothing behind. */
@Slow("each test runs whole commands")
class CommandsTest extends CommandTester {

    private static final String TINY = "--count 500 --couplings 2 --hidden 8 --depth 1 --batch 32 --every 20 --held-out 64 "
            + "--jacobian-points 16";

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private void assertRefused(int code, String part, String command) throws IOException {
        String line = refusal(code, command);
        assertTrue(line.contains(part), line);
    }

    private static double[][] table(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1)
                .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray()).toArray(double[][]::new);
    }

    private static String header(Path file) throws IOException {
        return Files.readAllLines(file).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "--help train", "-h datasets sample", "datasets --help", "datasets sample --help",
        "train --help", "evaluate --help", "sample --help", "weights --help", "film --help", "sweep --help", "reproduce --help", "benchmark --help"})
    void helpIsAResult(String command) {
        Outcome outcome = done(command);
        assertFalse(outcome.out().isBlank());
        assertEquals("", outcome.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sing                                       | sing",
        "--loud                                     | --loud",
        "train                                      | --out",
        "train --out= --steps 1                     | is no name of a file or folder",
        "sample @/run --out=                        | is no name of a file or folder",
        "train --config= --out @/run                | is no name of a file or folder",
        "train --out @/run --steps many             | many",
        "train --out @/run --steps 1e3              | 1e3",
        "train --out @/run --steps                  | --steps",
        "train --out @/run --padding mirror         | mirror",
        "train --out @/run --unknown 1              | --unknown",
        "train --out @/run extra                    | extra",
        "train --out @/run --steps 0                | steps lie between",
        "train --out @/run --steps -5               | steps lie between",
        "train --out @/run --batch 0                | batch lies between",
        "train --out @/run --batch 1000000000       | batch lies between",
        "train --out @/run --couplings 0            | couplings",
        "train --out @/run --couplings 99999        | couplings",
        "train --out @/run --hidden 0               | width lies between",
        "train --out @/run --depth 0                | hidden layers",
        "train --out @/run --clamp 0                | clamp",
        "train --out @/run --clamp 1e-320           | clamp",
        "train --out @/run --rate 0                 | rate is positive",
        "train --out @/run --rate NaN               | rate is positive",
        "train --out @/run --clip -1                | clip is positive",
        "train --out @/run --pad-dims 2             | padding none takes no extra",
        "train --out @/run --padding zero --pad-dims 0        | padding zero needs",
        "train --out @/run --padding zero --pad-dims 99       | padding zero needs",
        "train --out @/run --padding zero --noise-level 0.5   | zero padding has noise level 0",
        "train --out @/run --padding gaussian --noise-level 2 | noise level lies between",
        "train --out @/run --noise 0                | noise of moons lies between",
        "train --out @/run --noise NaN              | noise of moons lies between",
        "train --out @/run --count 0                | number of training points",
        "train --out @/run --modes 3                | moons has no modes",
        "train --out @/run --rotation Infinity      | number of degrees",
        "train --out @/run --dataset gaussians --modes 1000 | takes 2 to 32 modes",
        "train --out @/run --dataset iris --noise 1 | no built-in dataset",
        "train --out @/run --dataset moon --noise 1 | there is no dataset moon",
        "datasets sample moon --noise 1 --out @/p   | there is no dataset moon",
        "train --out @/run --every 0                | read every 1 step",
        "train --out @/run --held-out 0             | held-out points",
        "datasets sample moons                      | --out",
        "datasets sample moons --n 0 --out @/p.csv  | number of points",
        "datasets sample moons --n 999999999 --out @/p.csv | number of points",
        "evaluate                                   | MODEL",
        "sample @/model.json --n -1 --out @/s.csv   | number of samples",
        "weights @/model.json --out @/weights.csv   | a name that ends in .npz",
        "weights @/model.json --from @/w.npz --out @/other.npz | a name that ends in .json",
        "train --out @/run --engine torch           | none of fast, nd4j",
        "sweep                                      | experiment.json",
        "sweep @/experiment.json                    | --out",
        "sweep @/experiment.json --out @/s --jobs 0 | jobs lie between",
        "sweep --out @/s                            | experiment.json",
        "sweep @/experiment.json --out @/s --shard 3/2 | there is no shard 3 of 2",
        "sweep @/experiment.json --out @/s --shard 2 | write it as 2/4",
        "sweep @/experiment.json --out @/s --merge @/a | --merge takes the experiment from the folders",
        "sweep --merge @/a                          | --out",
        "reproduce                                  | --out",
        "benchmark --case 4,8,64                    | D,K,H,B",
        "benchmark --case 4,8,64,x                  | D,K,H,B",
        "benchmark --case 1,8,64,256                | 2 dimensions or more",
        "benchmark --case 4,0,64,256                | couplings",
        "benchmark --threads 0                      | threads lie between",
        "benchmark --threads ,                      | nothing beside a comma",
        "benchmark --only linear --threads 2        | are of the training",
        "benchmark --only memory --family leaky     | are of the training",
        "benchmark --only reference --case 4,8,64,256 | are of the training",
        "datasets --json sample moons --out @/p.csv | --json before sample has no meaning",
        "universal --target moons --epsilon 0.3 --ink light --out @/p         | --ink is of a picture",
        "universal --target moons --epsilon 0.3 --price both --out @/p        | --price is of refined and companded",
        "padded --target sqrt5 --variant two --sigma , --out @/p           | nothing beside a comma",
        "padded --target sqrt5 --variant kinetic --couplings 2, --out @/p  | nothing beside a comma",
        "splitting --scheme lie --steps , --out @/p | nothing beside a comma",
        "splitting --scheme lie --steps=,2 --out @/p   | is not a whole number",
        "universal --target moons --epsilon , --out @/p                    | nothing beside a comma",
        "universal --target moons --epsilon 0.2,,0.1 --out @/p             | is not a number",
        "universal --target moons --epsilon 0.2 --bits 23, --out @/p       | nothing beside a comma",
    })
    void wrongUsageIsTwo(String command, String part) throws IOException {
        assertRefused(2, part, command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "train --out @/run --dataset lion           | there is no dataset lion",
        "train --out @/run --dataset lion --family greedy --batch 9 | there is no dataset lion",
        "train --out @/run --dataset @/lion.csv     | there is no file",
        "train --out @/run --dataset @              | is a folder",
        "train --out @/run --dataset @/empty.csv    | empty.csv is empty",
        "train --out @/run --dataset @/header.csv   | has a header but no points",
        "train --out @/run --dataset @/one.csv      | at least 10 are needed",
        "train --out @/run --dataset @/words.csv    | is not a number",
        "train --out @/run --dataset @/nan.csv      | the value is NaN",
        "train --out @/run --dataset @/infinite.csv | the value is infinite",
        "train --out @/empty.csv                    | is a file",
        "train --out @/empty.csv/run                | is a file",
        "train --out @/foreign                      | holds other files",
        "train --out /                              | give one below it",
        "train --out @/run --resume                 | there is no run",
        "train --out @/run --config @/none.json     | there is no file",
        "train --out @/run --config @/empty.csv     | is empty",
        "train --out @/run --couplings 128 --hidden 1024 --depth 8 | GB of memory",
        "sweep @/none.json --out @/s                | there is no file",
        "sweep @/empty.csv --out @/s                | is empty",
        "sweep @/model.json --out @/s               | is not a file of the format",
        "reproduce --out @/empty.csv                | is a file",
        "reproduce --out @/foreign                  | holds other files",
        "datasets sample lion --out @/p.csv         | there is no dataset lion",
        "datasets sample iris --n 151 --out @/p.csv | iris has 150 points",
        "datasets sample moons --out @/none/p.csv   | there is no folder",
        "datasets sample moons --out @/empty.csv/p.csv | is not a folder",
        "datasets sample moons --out @/foreign      | is a folder",
        "datasets sample moons --out /dev/null      | not a regular file",
        "evaluate @/none.json --points @/ten.csv --out @/z.csv      | there is no file",
        "evaluate @/torn.json --points @/ten.csv --out @/z.csv      | it is torn",
        "evaluate @/words.csv --points @/ten.csv --out @/z.csv      | not JSON",
        "evaluate @/model.json --points @/none.csv --out @/z.csv    | there is no file",
        "evaluate @/model.json --points @/empty.csv --out @/z.csv   | empty.csv is empty",
        "evaluate @/model.json --points @/header.csv --out @/z.csv  | has a header but no points",
        "evaluate @/model.json --points @/words.csv --out @/z.csv   | words.csv, line 2, column x",
        "evaluate @/model.json --points @/nan.csv --out @/z.csv     | nan.csv, line 3, column y",
        "evaluate @/model.json --points @/infinite.csv --out @/z.csv | infinite.csv, line 2, column x",
        "evaluate @/model.json --points @/ragged.csv --out @/z.csv  | ragged.csv, line 3: 1 cell",
        "evaluate @/model.json --points @/three.csv --out @/z.csv   | three.csv, column z: no coordinate of this model is called so",
        "evaluate @/model.json --points @/ten.csv --out @/none/z.csv | there is no folder",
        "evaluate @/model.json --points @/none.npy --out @/z.csv    | there is no file",
        "evaluate @/model.json --points @/ten.csv --out @/ten.csv   | ten.csv",
        "weights @/torn.json --out @/w.npz                          | it is torn",
        "weights @/model.json --from @/none.npz --out @/m.json      | there is no file",
        "weights @/model.json --from @/ten.csv --out @/m.json       | ten.csv is no archive of arrays",
        "weights @/model.json --from @/ten.csv --out @/model.json   | it is the input",
        "train --out @/run --family greedy --engine nd4j            | greedy layers follow no gradient",
        "sample @/torn.json --out @/s.csv           | it is torn",
        "sample @/model.json --out @/empty.csv/s.csv | is not a folder",
    })
    void failureIsOneAndLeavesNothing(String command, String part) throws IOException {
        write("empty.csv", "");
        write("header.csv", "x,y\n");
        write("one.csv", "1,2\n");
        write("words.csv", "x,y\none,two\n");
        write("nan.csv", "x,y\n1,2\n1,NaN\n");
        write("infinite.csv", "x,y\ninf,2\n");
        write("ragged.csv", "x,y\n1,2\n1\n");
        write("three.csv", "x,y,z\n1,2,3\n");
        write("ten.csv", "x,y\n" + "1,2\n3,5\n".repeat(5));
        Files.createDirectories(folder.resolve("foreign"));
        write("foreign/notes.txt", "mine");
        model("model.json");
        byte[] whole = Files.readAllBytes(folder.resolve("model.json"));
        Files.write(folder.resolve("torn.json"), Arrays.copyOf(whole, whole.length / 2));
        assertRefused(1, part, command);
    }

    /** A flow with Gaussian padding after a few steps. */
    private FlowModel model(String name) throws IOException {
        done("train --out @/made --steps 5 --padding gaussian " + TINY);
        Files.move(folder.resolve("made/model.json"), folder.resolve(name));
        try (Stream<Path> files = Files.list(folder.resolve("made"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder.resolve("made"));
        return ModelFile.read(folder.resolve(name));
    }

    @Test
    void whatChangesNothingIsSaid() throws IOException {
        model("padded.json");
        done("train --out @/plain --steps 5 " + TINY);
        write("two.csv", "x,y\n1,2\n");
        write("four.csv", "x,y,p1,p2\n1,2,0,0\n");
        assertEquals("", done("evaluate @/padded.json --points @/two.csv --seed 3 --out @/z.csv").err());
        assertEquals("", done("evaluate @/plain --points @/two.csv --out @/z.csv").err());
        assertEquals("--seed is passed over: this model has no padding to draw",
                done("evaluate @/plain --points @/two.csv --seed 3 --out @/z.csv").err().strip());
        assertEquals("--seed is passed over: " + folder.resolve("four.csv") + " has the padding",
                done("evaluate @/padded.json --points @/four.csv --seed 3 --out @/z.csv").err().strip());
        assertEquals("", done("sample @/padded.json --n 3 --with-padding --out @/s.csv").err());
        assertEquals("--with-padding is passed over: this model has no padding",
                done("sample @/plain --n 3 --with-padding --out @/s.csv").err().strip());
    }

    /** Whatever a file says that comes from elsewhere, it neither colours a terminal nor moves its cursor. */
    @Test
    void cellsOfTablesStayOnTheirLine() {
        StringWriter out = new StringWriter();
        Output.printTable(new PrintWriter(out), List.of(List.of("a\u001b[2J", "b"), List.of("\u202e\n", "longer")));
        assertEquals("a\\u001b[2J  b\n\\u202e\\n    longer\n", out.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void whatAFileHasReachesNoTerminal() throws IOException {
        StringBuilder table = new StringBuilder("\"\u001b[31mred\",weight\n");
        for (int i = 0; i < 40; i++) {
            table.append(Math.sin(i)).append(',').append(Math.cos(3 * i)).append('\n');
        }
        write("own.csv", table.toString());
        Outcome outcome = done("train --dataset @/own.csv --steps 2 --couplings 1 --hidden 4 --batch 8 --out @/run");
        assertTrue(outcome.out().contains("\\u001b[31mred, weight"), outcome.out());
        assertFalse((outcome.out() + outcome.err()).contains("\u001b"), outcome.out());
        write("m.csv", "1,2\n3,\u001b[2J\n");
        Outcome failed = run("factor @/m.csv --out @/f --verbose");
        assertTrue(failed.err().contains("\\u001b[2J") && failed.err().contains("\tat "), failed.err());
        assertFalse(failed.err().contains("\u001b"), failed.err());
    }

    @Test
    void stackTraceOnlyWhenAskedFor() {
        assertTrue(run("train --out @/run --dataset lion --verbose").err().contains("\tat "));
        assertFalse(run("train --out @/run --dataset lion").err().contains("\tat "));
    }

    @Test
    void datasetsListsAll() throws IOException {
        Outcome table = done("datasets");
        JsonNode json = new ObjectMapper().readTree(done("datasets --json").out());
        assertEquals("", table.err());
        assertEquals(json.size() + 1, table.out().lines().count());
        for (JsonNode entry : json) {
            assertTrue(table.out().contains(entry.get("name").asText()));
            String name = entry.get("name").asText();
            assertEquals(Datasets.contains(name) ? RunData.dimension(Datasets.defaults(name)) : 2, entry.get("dimension").asInt(), name);
            assertTrue(entry.get("floor").isNumber() != entry.get("points").isNumber());
        }
        assertEquals(0.1, json.get(0).get("parameters").get("noise").get("usual").asDouble());
    }

    @Test
    void datasetSampleIsTheSameForASeedAndExact() throws IOException {
        done("datasets sample pinwheel --modes 3 --n 50 --seed 4 --out @/a.csv");
        done("datasets sample pinwheel --modes 3 --n 50 --seed 4 --out @/b.csv");
        done("datasets sample pinwheel --modes 3 --n 50 --seed 5 --out @/c.csv");
        assertEquals(Files.readString(folder.resolve("a.csv")), Files.readString(folder.resolve("b.csv")));
        assertFalse(Arrays.deepEquals(table(folder.resolve("a.csv")), table(folder.resolve("c.csv"))));
        assertEquals("x,y", header(folder.resolve("a.csv")));
        double[][] points = table(folder.resolve("a.csv"));
        assertEquals(50, points.length);
        // Full precision: a random double needs 15 digits or more, except for a rare one.
        assertTrue(Files.readAllLines(folder.resolve("a.csv")).stream().skip(1).filter(line -> line.length() > 30).count() > 45);
    }

    @Test
    void cloudSampleIsWithoutReplacement() throws IOException {
        done("datasets sample old-faithful --n 272 --seed 4 --out @/all.csv");
        done("datasets sample old-faithful --n 20 --seed 4 --out @/some.csv");
        List<String> all = Files.readAllLines(folder.resolve("all.csv"));
        assertEquals(all.subList(0, 21), Files.readAllLines(folder.resolve("some.csv")));
        double[] expected = Arrays.stream(table(folder.resolve("all.csv"))).mapToDouble(p -> p[1]).sorted().toArray();
        double[] bundled = Arrays.stream(BundledCsv.OLD_FAITHFUL.read().values()).toArray();
        double[] waits = new double[272];
        Arrays.setAll(waits, i -> bundled[2 * i + 1]);
        Arrays.sort(waits);
        assertArrayEquals(waits, expected);
        // Turned as a run turns it.
        done("datasets sample old-faithful --n 20 --seed 4 --rotation 90 --out @/turned.csv");
        double[][] plain = table(folder.resolve("some.csv"));
        double[][] turned = table(folder.resolve("turned.csv"));
        for (int i = 0; i < 20; i++) {
            assertArrayEquals(new double[] {-plain[i][1], plain[i][0]}, turned[i], 1e-12);
        }
    }

    @Test
    void configRepeatsARunAndOptionsChangeIt() throws IOException {
        Outcome first = done("train --out @/a --steps 30 --padding gaussian --pad-dims 1 --activation RELU --seed 9 --json " + TINY);
        JsonNode metrics = new ObjectMapper().readTree(first.out());
        assertEquals(metrics, new ObjectMapper().readTree(folder.resolve("a/metrics.json").toFile()));
        assertEquals(9, metrics.get("seed").asInt());
        assertTrue(first.err().startsWith("step 30 of 30") || first.err().lines().allMatch(line -> line.startsWith("step ")));
        done("train --out @/b --config @/a/experiment.json");
        done("train --out @/c --config @/a/experiment.json --seed 10");
        for (String file : List.of("history.csv", "model.json", "experiment.json", "samples.csv")) {
            assertEquals(Files.readString(folder.resolve("a/" + file)), Files.readString(folder.resolve("b/" + file)), file);
            assertFalse(Files.readString(folder.resolve("a/" + file)).equals(Files.readString(folder.resolve("c/" + file))), file);
        }
    }

    @Test
    void sweepOfTrainsSettingsIsTrainsRun() throws IOException {
        done("train --out @/run --steps 30 --padding zero --seed 9 " + TINY);
        Outcome sweep = done("sweep @/run/experiment.json --out @/sweep --jobs 2 --json");
        JsonNode result = new ObjectMapper().readTree(sweep.out());
        assertEquals(1, result.get("runs").asInt());
        assertEquals(0, result.get("diverged").asInt());
        assertTrue(sweep.err().lines().allMatch(line -> line.contains(" of 1 runs")), sweep.err());
        assertEquals(2, Files.readAllLines(Path.of(result.get("table").asText())).size());
        for (String file : List.of("history.csv", "model.json", "experiment.json", "samples.csv")) {
            assertEquals(Files.readString(folder.resolve("run/" + file)), Files.readString(folder.resolve("sweep/runs/00001/" + file)), file);
        }
        assertRefused(1, "add --resume", "sweep @/run/experiment.json --out @/sweep");
        done("sweep @/run/experiment.json --out @/sweep --resume");
        done("sweep @/run/experiment.json --out @/new --resume");
    }

    @Test
    void shardsOfASweepAreMerged() throws IOException {
        done("train --out @/run --steps 20 " + TINY);
        String experiment = Files.readString(folder.resolve("run/experiment.json"));
        Files.writeString(folder.resolve("sweep.json"), experiment.replaceFirst("\"seed\"\\s*:\\s*\\d+", "\"seeds\": [1, 2, 3], \"vary\": {}"));
        done("sweep @/sweep.json --out @/whole --histories @/whole.csv");
        done("sweep @/sweep.json --out @/a --shard 1/2");
        assertRefused(1, "1 of 3 runs", "sweep --merge @/a --out @/all");
        done("sweep @/sweep.json --out @/b --shard 2/2");
        JsonNode result = new ObjectMapper().readTree(done("sweep --merge @/a @/b --out @/all --histories @/all.csv --json").out());
        assertEquals(3, result.get("runs").asInt());
        assertTrue(Files.readString(folder.resolve("all.csv")).startsWith("run,step,padding_noise,gap,"));
        assertEquals(Files.readString(folder.resolve("whole.csv")), Files.readString(folder.resolve("all.csv")));
        assertRefused(2, "elsewhere than in", "sweep @/sweep.json --out @/c --histories @/c/h.csv");
        assertRefused(1, "there is no folder", "sweep @/sweep.json --out @/c --histories @/none/h.csv");
        assertRefused(1, "sweep.json", "sweep @/sweep.json --out @/c --histories @/sweep.json");
        assertTrue(Files.notExists(folder.resolve("c")), "refused before anything is done");
        for (String file : List.of("sweep.csv", "summary.csv")) {
            assertEquals(Files.readString(folder.resolve("whole/" + file)), Files.readString(folder.resolve("all/" + file)), file);
        }
    }

    /** Runs that would take minutes each end with the next checkpoint. */
    @Test
    @Timeout(60)
    void aSweepThatLosesItsFolderEndsInOneLine() throws Exception {
        done("train --out @/run --steps 20 " + TINY);
        String experiment = Files.readString(folder.resolve("run/experiment.json"));
        Files.writeString(folder.resolve("sweep.json"), experiment.replaceFirst("\"seed\"\\s*:\\s*\\d+", "\"seeds\": [1, 2, 3], \"vary\": {}")
                .replaceFirst("\"steps\"\\s*:\\s*20", "\"steps\": 5000000"));
        Path lost = folder.resolve("lost");
        Thread mover = new Thread(() -> {
            try {
                while (!Files.exists(lost.resolve("runs/00001.unfinished/checkpoint.bin"))
                        || !Files.exists(lost.resolve("runs/00002.unfinished/checkpoint.bin"))) {
                    Thread.sleep(20);
                }
                Files.move(lost, folder.resolve("found"));
                Files.writeString(lost, "mine");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        mover.start();
        Outcome outcome = run("sweep @/sweep.json --out @/lost --jobs 2");
        mover.join();
        assertEquals(1, outcome.code());
        assertEquals("", outcome.out());
        List<String> said = outcome.err().lines().filter(line -> !line.contains(" of 3 runs   ")).toList();
        assertEquals(1, said.size(), outcome.err());
        assertTrue(said.get(0).endsWith("the sweep ended after 0 of 3 runs, since nothing more could be written: the folder " + lost
                + " was moved, deleted or replaced while the sweep was under way (resume the sweep when that is mended)"), said.get(0));
        assertEquals("mine", Files.readString(lost));
        assertTrue(Files.exists(folder.resolve("found/runs/00001.unfinished/checkpoint.bin")));
    }

    @Test
    void resumeGoesOnAndPrintsWhatIsThere() throws IOException {
        done("train --out @/whole --steps 60 --schedule constant " + TINY);
        done("train --out @/parts --steps 25 --schedule constant " + TINY);
        done("train --out @/parts --resume --steps 60");
        assertEquals(Files.readString(folder.resolve("whole/history.csv")), Files.readString(folder.resolve("parts/history.csv")));
        assertEquals(Files.readString(folder.resolve("whole/model.json")), Files.readString(folder.resolve("parts/model.json")));
        assertTrue(done("train --out @/parts --resume --json").out().contains("nll_kind"));
        done("train --out @/parts --resume --config @/whole/experiment.json");
        assertRefused(1, "has other settings", "train --out @/parts --resume --rate 0.1");
        assertRefused(2, "rate is positive", "train --out @/parts --resume --rate -1");
    }

    @Test
    void cloudOfAUserTrainsFromAnyFolder() throws IOException {
        StringBuilder text = new StringBuilder("height;weight\n");
        for (int i = 0; i < 60; i++) {
            text.append(Math.sin(i)).append(';').append(100 * Math.cos(2.3 * i)).append('\n');
        }
        write("cloud.csv", text.toString());
        done("train --out @/run --steps 5 --dataset @/cloud.csv --couplings 2 --hidden 8");
        JsonNode experiment = new ObjectMapper().readTree(folder.resolve("run/experiment.json").toFile());
        assertEquals(folder.resolve("cloud.csv").toAbsolutePath().toString(), experiment.get("dataset").get("name").asText());
    }

    @Test
    void divergenceIsAFailureThatKeepsWhatWasReached() throws IOException {
        Outcome outcome = run("train --out @/run --steps 2000 --rate 1e6 --clip Infinity --clamp 20 --schedule constant --activation relu "
                + "--json " + TINY.replace("--couplings 2", "--couplings 16"));
        assertEquals(1, outcome.code());
        assertTrue(new ObjectMapper().readTree(outcome.out()).get("divergence").isTextual());
        List<String> complaint = outcome.err().lines().filter(line -> !line.startsWith("step ")).toList();
        assertEquals(1, complaint.size(), outcome.err());
        assertTrue(complaint.get(0).contains("stopped being finite"));
        assertTrue(complaint.get(0).endsWith("What it reached is in " + folder.resolve("run") + "."));
    }

    @Test
    void theFolderOfADivergedRunIsCompleteAndItsModelWorks() throws IOException {
        run("train --out @/run --steps 2000 --rate 1e6 --clip Infinity --clamp 20 --schedule constant --activation relu "
                + TINY.replace("--couplings 2", "--couplings 16"));
        done("train --out @/good --steps 5 " + TINY);
        try (Stream<Path> good = Files.list(folder.resolve("good"))) {
            for (Path file : good.toList()) {
                Path same = folder.resolve("run").resolve(file.getFileName());
                assertTrue(Files.size(same) > 0, same.toString());
            }
        }
        assertTrue(Files.notExists(folder.resolve("run.unfinished")));
        assertTrue(Arrays.stream(ModelFile.read(folder.resolve("run/model.json")).parameters()).allMatch(Double::isFinite));
        done("sample @/run/model.json --n 20 --out @/samples.csv");
        write("points.csv", "x,y\n0,0\n1,-1\n");
        done("evaluate @/run/model.json --points @/points.csv --out @/z.csv");
        assertEquals(2, table(folder.resolve("z.csv")).length);
    }

    /** A person who asks for what changes nothing hears of it, and nobody else does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--family greedy --couplings 2 --batch 7 --steps 99 | --batch, --steps are passed over: without meaning for greedy layers",
        "--family leaky --couplings 2 --steps 2 --partition linear | --partition is passed over: without meaning for leaky layers",
        "--couplings 2 --hidden 2 --steps 2 --coupling additive --clamp 3 | --clamp is passed over: without meaning for these settings"})
    void whatHasNoMeaningForARunIsSpokenOf(String options, String words) {
        String small = "train --count 30 --held-out 8 --jacobian-points 2 ";
        List<String> lines = done(small + "--out @/run " + options).err().lines().toList();
        assertEquals(words, lines.get(0));
        assertTrue(lines.get(1).startsWith("step "), lines.get(1));
        assertTrue(done(small + "--hidden 2 --couplings 2 --steps 2 --clamp 3 --batch 7 --out @/other").err().startsWith("step "));
    }

    /** The same run, so what it leaves is the same to eight digits; and said so where float was asked for. */
    @Test
    void aRunByNd4jIsTheRun() throws IOException {
        Outcome fast = done("train --json --out @/fast --steps 8 --precision double " + TINY);
        Outcome reference = done("train --json --out @/reference --steps 8 --precision float --engine nd4j " + TINY);
        assertTrue(reference.err().startsWith("--engine nd4j trains in double: --precision float is passed over\n"), reference.err());
        assertEquals(Precision.DOUBLE, ExperimentFile.read(folder.resolve("reference/experiment.json")).optimization().precision());
        double nll = new ObjectMapper().readTree(fast.out()).get("nll").asDouble();
        assertEquals(nll, new ObjectMapper().readTree(reference.out()).get("nll").asDouble(), 1e-8 * Math.abs(nll));
        assertFalse(Files.readString(folder.resolve("fast/experiment.json")).contains("engine"), "files of before are written as they were");
        done("train --json --out @/again --config @/reference/experiment.json");
        assertEquals(Files.readString(folder.resolve("reference/model.json")), Files.readString(folder.resolve("again/model.json")));
    }

    @Test
    void pointsAndWeightsAreArraysOfNumpyWhereTheirFilesAreCalledSo() throws IOException {
        model("model.json");
        done("sample @/model.json --n 40 --seed 3 --with-padding --out @/full.csv");
        done("sample @/model.json --n 40 --seed 3 --with-padding --out @/full.npy");
        double[] expected = Arrays.stream(table(folder.resolve("full.csv"))).flatMapToDouble(Arrays::stream).toArray();
        assertArrayEquals(expected, NumpyFile.readTable(folder.resolve("full.npy")).values());
        done("evaluate @/model.json --points @/full.csv --out @/z.csv");
        done("evaluate @/model.json --points @/full.npy --out @/z.npy");
        double[] evaluated = Arrays.stream(table(folder.resolve("z.csv"))).flatMapToDouble(Arrays::stream).toArray();
        assertArrayEquals(evaluated, NumpyFile.readTable(folder.resolve("z.npy")).values());
        done("datasets sample moons --n 10 --out @/moons.npy");
        assertArrayEquals(new int[] {10, 2}, NumpyFile.readTable(folder.resolve("moons.npy")).shape());
        done("weights @/model.json --out @/weights.npz");
        try (ZipFile zip = new ZipFile(folder.resolve("weights.npz").toFile())) {
            assertTrue(zip.getEntry("layers.0.dense.1.weights.npy") != null);
        }
        done("weights @/model.json --from @/weights.npz --out @/again.json");
        assertEquals(Files.readString(folder.resolve("model.json")), Files.readString(folder.resolve("again.json")));
    }

    @Test
    void aFinishedRunResumedSaysSoAndNothingElse() throws IOException {
        done("train --out @/constant --steps 20 --schedule constant " + TINY);
        done("train --out @/cosine --steps 20 --schedule cosine " + TINY);
        Map<String, String> before = everything();
        Outcome constant = done("train --resume --out @/constant");
        assertEquals("the run in " + folder.resolve("constant") + " is finished: 20 steps, nothing to do; give more --steps to go on with it\n",
                constant.err());
        assertEquals("", constant.out());
        Outcome cosine = done("train --resume --json --out @/cosine");
        assertEquals("the run in " + folder.resolve("cosine")
                + " is finished: 20 steps, nothing to do; its rate has come down to its end, so start another run for more steps\n", cosine.err());
        assertEquals(new ObjectMapper().readTree(folder.resolve("cosine/metrics.json").toFile()), new ObjectMapper().readTree(cosine.out()));
        assertEquals(before, everything());
    }

    @Test
    void evaluateAgreesWithTheFlow() throws IOException {
        FlowModel model = model("model.json");
        done("sample @/model.json --n 40 --seed 3 --with-padding --out @/full.csv");
        done("evaluate @/model.json --points @/full.csv --out @/z.csv");
        assertEquals("x,y,p1,p2", header(folder.resolve("full.csv")));
        assertEquals("z1,z2,z3,z4,log_det,log_prob,sigma_1,sigma_2,sigma_3,sigma_4,kappa,kappa_standard,"
                + "sigma_noise_to_data_1,sigma_noise_to_data_2,sigma_noise_to_data_3,sigma_noise_to_data_4", header(folder.resolve("z.csv")));
        double[] x = Arrays.stream(table(folder.resolve("full.csv"))).flatMapToDouble(Arrays::stream).toArray();
        double[] z = new double[x.length];
        double[] logDet = new double[40];
        new Flow(model).forward(x, 40, z, logDet);
        double[][] rows = table(folder.resolve("z.csv"));
        assertEquals(40, rows.length);
        for (int i = 0; i < 40; i++) {
            double squares = 0;
            double logSigma = 0;
            for (int c = 0; c < 4; c++) {
                assertEquals(z[4 * i + c], rows[i][c]);
                squares += z[4 * i + c] * z[4 * i + c];
                logSigma += Math.log(rows[i][6 + c]);
                assertTrue(c == 0 || rows[i][6 + c] <= rows[i][5 + c]);
            }
            assertEquals(logDet[i], rows[i][4]);
            assertEquals(logDet[i] - squares / 2 - 2 * Math.log(2 * Math.PI), rows[i][5], 1e-12);
            assertEquals(logDet[i], logSigma, 1e-10);
            assertEquals(rows[i][6] / rows[i][9], rows[i][10]);
        }
    }

    @Test
    void helpNamesTheDirectionOfSingularValuesInTheSameWords() {
        assertHelp("evaluate", "sigma_1..sigma_D are the singular values of the Jacobian dz/dx (data -> noise)");
        assertHelp("evaluate", "sigma_noise_to_data_1..D those of dx/dz (noise -> data)");
        assertHelp("train", "Singular values of a run (sigma_...) are those of noise -> data");
    }

    /** Lines may be broken anywhere. */
    private void assertHelp(String command, String words) {
        String help = done(command + " --help").out();
        assertTrue(help.replaceAll("\\s", "").contains(words.replaceAll("\\s", "")), help);
    }

    @Test
    void missingPaddingIsDrawnBySeed() throws IOException {
        model("model.json");
        write("points.csv", "0.1,0.2\n0.3,-0.4\n");
        done("evaluate @/model.json --points @/points.csv --out @/a.csv --seed 1");
        done("evaluate @/model.json --points @/points.csv --out @/b.csv");
        done("evaluate @/model.json --points @/points.csv --out @/c.csv --seed 2");
        assertEquals(2, table(folder.resolve("a.csv")).length);
        assertEquals(Files.readString(folder.resolve("a.csv")), Files.readString(folder.resolve("b.csv")));
        assertFalse(Files.readString(folder.resolve("a.csv")).equals(Files.readString(folder.resolve("c.csv"))));
    }

    @Test
    void samplesOfTheRunsSeedAreTheRunsSamples() throws IOException {
        done("train --out @/run --steps 5 --seed 3 " + TINY);
        done("sample @/run/model.json --n 5000 --seed 3 --out @/samples.csv");
        assertEquals(Files.readString(folder.resolve("run/samples.csv")), Files.readString(folder.resolve("samples.csv")));
        // The same draws, and what the Conditioning lens says of them.
        FlowModel model = ModelFile.find(folder.resolve("run"));
        double bound = new ObjectMapper().readTree(done("sample @/run --n 4096 --seed 3 --lipschitz --out @/samples.csv").out())
                .get("lipschitz_at_least").doubleValue();
        assertTrue(bound > 0);
        assertEquals(LipschitzBound.of(FlowSamples.draw(new Flow(model), 4096, 3), 2, model.standardization().mean()).value(), bound);
    }

    @Test
    void benchmarkReportsWhatTheContractNames() throws IOException {
        JsonNode json = new ObjectMapper().readTree(done("benchmark --json --only training --case 2,1,8,4096 --threads 1").out());
        JsonNode training = json.get("training").get(0);
        List<String> names = new ArrayList<>();
        training.fieldNames().forEachRemaining(names::add);
        assertEquals(Set.of("dimension", "couplings", "hidden", "batch", "threads", "ms_per_step", "gemm_bound_ms"),
                names.stream().collect(Collectors.toSet()));
        assertTrue(training.get("ms_per_step").asDouble() > 0);
        assertEquals(0, json.get("instruments").size());
    }

    /** What options refuse, word for word. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "train --out @/r --padding mirror | Invalid value for option '--padding': \"mirror\" is none of none, zero, gaussian",
        "train --out @/r --steps 1.5 | Invalid value for option '--steps': \"1.5\" is not a whole number",
        "train --out @/r --steps 99999999999 | Invalid value for option '--steps': \"99999999999\" is too large a number",
        "train --out @/r --rate fast | Invalid value for option '--rate': \"fast\" is not a number",
        "train --out @/r --partition QUARTERS | Invalid value for option '--partition': \"QUARTERS\" is none of halves, permutations, linear",
        "benchmark --case 1,2,x,4 | Invalid value for option '--case' (D,K,H,B): \"1,2,x,4\" is not of the form D,K,H,B with whole numbers",
    })
    void valuesOfOptionsAreRefusedInOurWords(String command, String words) throws IOException {
        assertEquals(words + " (see pushforward " + command.split(" ")[0] + " --help)", refusal(2, command));
    }
}
