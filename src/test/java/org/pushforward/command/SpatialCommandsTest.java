package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.base.RandomStreams;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Datasets;
import org.pushforward.data.RunData;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.train.TrainingConfig;

/** Data of more than two coordinates by command: trained on, filed, gone on with, sampled, evaluated, refused. */
class SpatialCommandsTest extends CommandTester {

    private static final String TINY = " --couplings 2 --hidden 8 --depth 1 --batch 32 --steps 20 --every 10 --held-out 64 --jacobian-points 16";

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve(name)));
    }

    private CsvTable.Content table(String name) {
        return CsvTable.read(folder.resolve(name));
    }

    @Test
    void aMixtureInEightDimensionsIsTrainedSampledAndEvaluated() throws IOException {
        done("train --dataset sphere --dimension 8 --modes 4 --count 500 --out @/run" + TINY);
        JsonNode dataset = json("run/experiment.json").get("dataset");
        assertEquals(8, dataset.get("dimension").asInt());
        assertEquals(8, json("run/model.json").get("data_dimension").asInt());
        assertEquals(List.of("x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8"), table("run/samples.csv").columns());
        double floor = json("run/metrics.json").get("floor").asDouble();
        double gap = json("run/metrics.json").get("gap").asDouble();
        assertTrue(Double.isFinite(floor) && gap > 0, floor + " " + gap);
        done("train --config @/run/experiment.json --out @/again");
        assertArrayEquals(Files.readAllBytes(folder.resolve("run/model.json")), Files.readAllBytes(folder.resolve("again/model.json")));
        done("sample @/run --n 20 --out @/samples.csv");
        done("evaluate @/run --points @/samples.csv --out @/evaluated.csv");
        assertEquals(20, table("evaluated.csv").rows().size());
        assertTrue(table("evaluated.csv").columns().contains("z8"));
        assertTrue(Arrays.stream(table("evaluated.csv").numbers("log_prob")).allMatch(Double::isFinite));
    }

    /** What the history calls the gap is the mean of log p - log q over the held-out points, which evaluate gives too. */
    @Test
    void theGapIsThatOfTheExactDensity() throws IOException {
        done("train --dataset sphere --dimension 3 --modes 4 --count 500 --seed 5 --out @/run" + TINY);
        DatasetSpec spec = new DatasetSpec("sphere", 0.25, 4, 0, 500, TableChoice.DEFAULT, 3);
        done("datasets sample sphere --dimension 3 --modes 4 --n 500 --seed 5 --out @/training.csv");
        RunData data = RunData.of(spec, 5);
        assertArrayEquals(data.training().values(), flat(table("training.csv")));
        double[] held = data.heldOut(64).values();
        StringBuilder csv = new StringBuilder("x,y,z\n");
        for (int i = 0; i < held.length; i += 3) {
            csv.append(held[i]).append(',').append(held[i + 1]).append(',').append(held[i + 2]).append('\n');
        }
        Files.writeString(folder.resolve("held.csv"), csv);
        done("evaluate @/run --points @/held.csv --out @/evaluated.csv");
        double[] model = table("evaluated.csv").numbers("log_prob");
        double[] truth = data.distribution().orElseThrow().logDensities(data.heldOut(64));
        double gap = 0;
        for (int i = 0; i < 64; i++) {
            gap += (truth[i] - model[i]) / 64;
        }
        assertEquals(gap, json("run/metrics.json").get("gap").asDouble(), 1e-9);
    }

    private static double[] flat(CsvTable.Content table) {
        int columns = table.columns().size();
        double[] values = new double[table.rows().size() * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.number(i / columns, i % columns);
        }
        return values;
    }

    @Test
    void theRollGoesOnFromAFileAndHasPaddingToo() throws IOException {
        done("train --dataset swiss --noise 0.03 --padding gaussian --pad-dims 2 --count 500 --schedule constant --out @/roll.pushforward" + TINY);
        done("train --resume --out @/roll.pushforward --steps 30");
        done("sample @/roll.pushforward --n 5 --with-padding --out @/samples.csv");
        assertEquals(List.of("x", "y", "z", "p1", "p2"), table("samples.csv").columns());
        assertEquals(5, table("samples.csv").rows().size());
    }

    /** Of the training, made at once or anew, and of the layers; of a run's folder and of a file. */
    @ParameterizedTest
    @ValueSource(strings = {"swiss", "sphere --dimension 8 --modes 4"})
    void aRunHasItsFilms(String dataset) throws IOException {
        done("train --dataset " + dataset + " --count 500 --film @/whole.gif --frames 3 --size 160 --out @/run" + TINY);
        done("film @/run --frames 3 --size 160 --out @/again.gif");
        assertArrayEquals(Files.readAllBytes(folder.resolve("whole.gif")), Files.readAllBytes(folder.resolve("again.gif")));
        done("train --config @/run/experiment.json --out @/run.pushforward");
        for (String run : List.of("run", "run.pushforward")) {
            done("film @/" + run + " --of layers --frames 2 --size 160 --png @/frames-of-" + run + " --out @/" + run + ".gif");
        }
        assertArrayEquals(Files.readAllBytes(folder.resolve("run.gif")), Files.readAllBytes(folder.resolve("run.pushforward.gif")));
        List<Path> frames = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("frames-of-run"))) {
            files.sorted().forEach(frames::add);
        }
        assertEquals(2 * 2 + 1, frames.size());
        assertFalse(Arrays.equals(Files.readAllBytes(frames.get(0)), Files.readAllBytes(frames.get(4))),
                "from the noise to the data something moves");
    }

    @Test
    void aTableOfFourColumnsIsLearned() throws IOException {
        StringBuilder csv = new StringBuilder("a,b,c,d\n");
        var random = new RandomStreams(1).stream(RandomStreams.Purpose.SAMPLES);
        for (int i = 0; i < 200; i++) {
            csv.append(random.nextGaussian()).append(',').append(random.nextGaussian()).append(',').append(100 * random.nextGaussian()).append(',')
                    .append(random.nextDouble()).append('\n');
        }
        Files.writeString(folder.resolve("table.csv"), csv);
        done("train --dataset @/table.csv --columns d,b,a --out @/run" + TINY);
        assertEquals(3, json("run/model.json").get("data_dimension").asInt());
        assertEquals("[\"d\",\"b\",\"a\"]", json("run/experiment.json").get("dataset").get("columns").toString());
        Files.writeString(folder.resolve("points.csv"), "a,d,b\n0,0.5,1\n");
        done("evaluate @/run --points @/points.csv --out @/evaluated.csv");
        assertEquals(1, table("evaluated.csv").rows().size());
    }

    /** Whatever asks first: how large the flow is, what its sweep costs, or the generator. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "dataset.dimension | 1 | sphere has 2 to 16 dimensions, not 1", "dataset.dimension | 0 | sphere has 2 to 16 dimensions, not 0",
        "dataset.dimension | -3 | sphere has 2 to 16 dimensions, not -3", "dataset.dimension | 17 | sphere has 2 to 16 dimensions, not 17",
        "dataset.dimension | 2147483647 | sphere has 2 to 16 dimensions", "dataset.modes | 1 | sphere takes 2 to 64 modes, not 1",
        "dataset.modes | -8 | sphere takes 2 to 64 modes, not -8", "dataset.noise | 0 | the noise of sphere lies between",
        "dataset.noise | -0.25 | the noise of sphere lies between", "dataset.noise | 1e300 | the noise of sphere lies between",
        "dataset.count | 0 | the number of training points lies between", "dataset.count | -5 | the number of training points lies between",
        "dataset.count | 2147483647 | the number of training points lies between", "padding.dimensions | 17 | padding none takes no extra dimensions",
        "padding.dimensions | -1 | padding none takes no extra dimensions",
        "flow.couplings | 0 | a flow has 1 to 128 couplings", "flow.couplings | 129 | a flow has 1 to 128 couplings",
        "flow.hidden | 0 | width lies between 1 and 1024", "flow.depth | 0 | 1 to 8 hidden layers", "flow.clamp | 0 | the clamp on the log-scale",
        "optimization.steps | 0 | steps lie between", "optimization.batch | 1 | the batch lies between", "optimization.rate | 0 | rate is positive",
        "optimization.clip | 0 | clip is positive", "instruments.every | 0 | every 1 step or more", "instruments.held_out | 1 | held-out points lie",
        "instruments.points | 0 | Jacobians are taken at"})
    void whatNoRunCanHaveIsRefusedInOneLineHoweverItIsSaid(String setting, String value, String words) throws IOException {
        TrainingConfig config = TrainingConfig.defaults().withDataset(Datasets.defaults("sphere"));
        ObjectMapper json = new ObjectMapper();
        ObjectNode run = (ObjectNode) json.readTree(ExperimentFile.text(config));
        ((ObjectNode) run.get(setting.split("\\.")[0])).set(setting.split("\\.")[1], json.readTree(value));
        Files.writeString(folder.resolve("run.json"), run.toString());
        ObjectNode sweep = (ObjectNode) json.readTree(ExperimentFile.text(config));
        sweep.remove("seed");
        sweep.putArray("seeds").add(1);
        sweep.putObject("vary").putArray(setting).add(json.readTree(value));
        Files.writeString(folder.resolve("sweep.json"), sweep.toString());
        for (String command : List.of("train --config @/run.json", "sweep @/run.json", "sweep @/sweep.json", "sweep @/sweep.json --shard 1/2")) {
            // What the generator refuses an option could have said.
            boolean late = command.startsWith("train") && setting.matches("dataset\\.(noise|modes|count)");
            String line = refusal(late ? 2 : 1, command + " --out @/no");
            assertTrue(line.contains(words), line);
        }
    }

    /** Settings of a run that somebody has edited, by all that read them. */
    @Test
    void aRunOfAnotherDimensionIsRefused() throws IOException {
        done("train --dataset sphere --dimension 4 --modes 4 --count 500 --out @/run" + TINY);
        Path settings = folder.resolve("run/experiment.json");
        Files.writeString(settings, Files.readString(settings).replaceFirst("\"dimension\" *: *4", "\"dimension\": 1"));
        for (String command : List.of("train --resume --steps 30 --out @/run", "film @/run --out @/f.gif", "sweep @/run/experiment.json --out @/s")) {
            String line = refusal(1, command);
            assertEquals(settings + ", dataset: sphere has 2 to 16 dimensions, not 1", line);
        }
    }

    @Test
    void whatIsOfThePlaneSaysSo() throws IOException {
        assertEquals("moons has 2 dimensions: leave out --dimension (see pushforward train --help)",
                refusal(2, "train --dataset moons --dimension 3 --out @/no" + TINY));
        assertEquals("sphere has 2 to 16 dimensions, not 17 (see pushforward train --help)",
                refusal(2, "train --dataset sphere --dimension 17 --out @/no" + TINY));
        String words = run("universal --target swiss --epsilon 0.1 --out @/no").err();
        assertEquals(1, words.strip().lines().count(), words);
        assertTrue(words.contains("there is no target swiss"), words);
        assertFalse(Files.exists(folder.resolve("no")));
    }

    /** Files of data in the plane say nothing of a dimension, as ever. */
    @Test
    void filesOfThePlaneStayAsTheyWere() throws IOException {
        done("train --dataset moons --count 500 --out @/run" + TINY);
        assertFalse(Files.readString(folder.resolve("run/experiment.json")).contains("\"dimension\""));
        assertEquals(2, RunData.dimension(Datasets.defaults("moons")));
    }
}
