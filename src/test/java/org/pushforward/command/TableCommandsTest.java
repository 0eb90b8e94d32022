package org.pushforward.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pushforward.Slow;
import org.pushforward.data.TableChoice;
import org.pushforward.experiment.sweep.SweepRow;
import org.pushforward.experiment.sweep.SweepTable;

/** Which columns of a CSV file a run learns: chosen, said, written down and repeated. */
@Slow("each test runs whole commands")
class TableCommandsTest extends CommandTester {

    private static final String TINY = "--steps 4 --couplings 2 --hidden 8 --depth 1 --batch 16 --every 2 --held-out 16 --jacobian-points 8";

    private Path table;

    /** Row numbers, three columns of numbers, and names that could be numbers of columns. */
    @BeforeEach
    void writeTable() throws IOException {
        table = folder.resolve("table.csv");
        Files.writeString(table, ",height,weight,2\n" + IntStream.range(0, 40)
                .mapToObj(i -> i + "," + Math.sin(i) + "," + Math.cos(3 * i) + "," + Math.sin(i * i) + "\n").collect(Collectors.joining()));
    }

    private void assertRefused(int code, String complaint, String command) throws IOException {
        assertEquals(complaint, refusal(code, command));
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).toFile());
    }

    private static List<String> texts(JsonNode array) {
        return new ObjectMapper().convertValue(array, new TypeReference<>() { });
    }

    private void assertSameRun(String one, String other) throws IOException {
        for (String file : List.of("experiment.json", "model.json", "history.csv", "samples.csv")) {
            assertEquals(Files.readString(folder.resolve(one).resolve(file)), Files.readString(folder.resolve(other).resolve(file)), file);
        }
    }

    private void assertColumns(List<String> columns, String run) throws IOException {
        assertEquals(columns, texts(json(run + "/experiment.json").get("dataset").get("columns")));
        assertEquals(columns, texts(json(run + "/model.json").get("columns")));
        assertEquals(columns, texts(json(run + "/metrics.json").get("columns")));
    }

    @Test
    void whatIsTakenByDefaultIsSaidAndWrittenDown() throws IOException {
        Outcome outcome = done("train --dataset @/table.csv --out @/run --json " + TINY);
        assertEquals(table + ": the columns height and weight are taken, not the unnamed column 1, 2 (--columns chooses others)",
                outcome.err().lines().findFirst().orElseThrow());
        assertEquals(List.of("height", "weight"), texts(new ObjectMapper().readTree(outcome.out()).get("columns")));
        assertColumns(List.of("height", "weight"), "run");
        assertTrue(done("train --dataset @/table.csv --out @/again " + TINY).out().contains("height, weight"));
        Outcome repeated = done("train --config @/run/experiment.json --out @/again");
        // What was chosen then is written down, and not said again.
        assertTrue(repeated.err().lines().findFirst().orElseThrow().startsWith("step "), repeated.err());
        assertFalse(repeated.err().contains("are taken"), repeated.err());
        assertSameRun("run", "again");
    }

    @Test
    void columnsAreChosenByNameOrNumber() throws IOException {
        done("train --dataset @/table.csv --columns 2,height --out @/named " + TINY);
        assertColumns(List.of("2", "height"), "named");
        done("train --dataset @/table.csv --columns 4,height --out @/numbered " + TINY);
        assertSameRun("named", "numbered");
        done("train --config @/named/experiment.json --columns weight,height --out @/other");
        assertColumns(List.of("weight", "height"), "other");
        assertFalse(json("named/model.json").get("layers").equals(json("other/model.json").get("layers")));
        assertRefused(1, table + " has no column \"width\": its columns are the unnamed column 1, height, weight, 2",
                "train --dataset @/table.csv --columns width,height --out @/no " + TINY);
    }

    @Test
    void aHeaderIsOneIfAPersonSaysSo() throws IOException {
        Files.writeString(table, "10,20\n" + IntStream.range(0, 40).mapToObj(i -> i + "," + i * i + "\n").collect(Collectors.joining()));
        done("train --dataset @/table.csv --out @/points " + TINY);
        assertColumns(List.of("1", "2"), "points");
        assertFalse(json("points/experiment.json").get("dataset").has("header"));
        done("train --dataset @/table.csv --header --out @/header " + TINY);
        assertColumns(List.of("10", "20"), "header");
        assertEquals("present", json("header/experiment.json").get("dataset").get("header").asText());
        done("train --config @/header/experiment.json --out @/again");
        assertSameRun("header", "again");
        done("train --dataset @/table.csv --no-header --out @/absent " + TINY);
        assertEquals("absent", json("absent/experiment.json").get("dataset").get("header").asText());
    }

    @Test
    void optionsOfTablesAreForTables() throws IOException {
        String usage = " (see pushforward train --help)";
        assertRefused(2, "moons is no CSV file: --columns and --header have no meaning for it" + usage,
                "train --dataset moons --columns x,y --out @/no " + TINY);
        done("datasets sample moons --n 20 --out @/m.npy");
        assertRefused(2, folder.resolve("m.npy") + " is an array of numpy, which has no header: leave out --no-header" + usage,
                "train --dataset @/m.npy --no-header --out @/no " + TINY);
        assertRefused(2, "iris is no CSV file: --columns and --header have no meaning for it" + usage,
                "train --dataset iris --no-header --out @/no " + TINY);
        assertRefused(2, "points to learn have 2 to 16 columns, such as x,y, not 1" + usage,
                "train --dataset @/table.csv --columns x --out @/no " + TINY);
        assertRefused(2, "a column is named by its name or its number, not by nothing" + usage,
                "train --dataset @/table.csv --columns x, --out @/no " + TINY);
    }

    /** The bytes that runs of built-in data leave are those of releases without columns; the names of a bundled cloud stand in model and metrics. */
    @Test
    void onlyTablesHaveColumns() throws IOException {
        done("train --dataset moons --count 200 --out @/moons " + TINY);
        done("train --dataset iris --out @/iris " + TINY);
        for (String file : List.of("moons/experiment.json", "moons/model.json", "moons/metrics.json", "iris/experiment.json")) {
            assertFalse(Files.readString(folder.resolve(file)).contains("\"columns\""), file);
        }
        assertEquals(List.of("petal_length_cm", "petal_width_cm"), texts(json("iris/model.json").get("columns")));
    }

    /** Settings that are not given are those of --config, so another file is read by the same names, or refused. */
    @Test
    void anotherFileIsReadByTheColumnsOfTheConfiguration() throws IOException {
        done("train --dataset @/table.csv --columns weight,height --out @/run " + TINY);
        Files.writeString(folder.resolve("more.csv"), Files.readString(folder.resolve("table.csv")));
        done("train --config @/run/experiment.json --dataset @/more.csv --out @/again");
        assertEquals(List.of("weight", "height"), texts(json("again/experiment.json").get("dataset").get("columns")));
        Files.writeString(folder.resolve("other.csv"), Files.readString(folder.resolve("table.csv")).replaceFirst("weight", "mass"));
        assertRefused(1, folder.resolve("other.csv") + " has no column \"weight\": its columns are the unnamed column 1, height, mass, 2",
                "train --config @/run/experiment.json --dataset @/other.csv --out @/third");
        done("train --config @/run/experiment.json --dataset moons --out @/third");
    }

    /** As an earlier release left it: without columns, which are then those that the reader takes. */
    @Test
    void experimentsWithoutColumnsAreGoneOnWith() throws IOException {
        done("train --dataset @/table.csv --schedule constant --out @/run " + TINY);
        Path experiment = folder.resolve("run/experiment.json");
        String written = Files.readString(experiment);
        String old = written.replaceFirst(",\\s*\"columns\": \\[[^]]*]", "");
        assertFalse(old.equals(written));
        Files.writeString(folder.resolve("old.json"), old);
        done("train --config @/old.json --out @/again");
        assertSameRun("run", "again");
        done("train --config @/old.json --out @/again --resume --steps 6");
        Files.writeString(experiment, old);
        done("train --out @/run --resume --steps 6");
        assertSameRun("run", "again");
        assertRefused(1, "the run in " + folder.resolve("run") + " has other settings: leave out all but --steps, or start another run",
                "train --out @/run --resume --columns weight,2");
    }

    @Test
    void aSweepWritesDownTheColumnsOfItsRuns() throws IOException {
        done("train --dataset @/table.csv --out @/run " + TINY);
        String run = Files.readString(folder.resolve("run/experiment.json")).replaceFirst(",\\s*\"columns\": \\[[^]]*]", "");
        Files.writeString(folder.resolve("plain.json"), run);
        String said = done("sweep @/plain.json --out @/plain --jobs 1").err();
        assertEquals(1, said.lines().filter(line -> line.contains("the columns height and weight are taken")).count(), said);
        done("sweep @/plain.json --out @/plain --jobs 1 --resume");
        List<SweepRow> rows = SweepTable.read(folder.resolve("plain/sweep.csv"));
        assertEquals(new TableChoice(List.of("height", "weight"), TableChoice.Header.AUTO), rows.get(0).config().dataset().table());
        assertSameRun("run", "plain/runs/00001");

        String name = "{\"name\": \"" + table + "\", \"noise\": 0, \"modes\": 0, \"rotation\": 0, \"count\": 0, \"columns\": ";
        Files.writeString(folder.resolve("vary.json"), run.replaceFirst("\"seed\": 1", "\"seeds\": [1], \"vary\": {\"dataset\": ["
                + name + "[\"height\", \"weight\"]}, " + name + "[\"weight\", \"2\"]}]}"));
        done("sweep @/vary.json --out @/vary --jobs 1");
        assertEquals(List.of(List.of("height", "weight"), List.of("weight", "2")), SweepTable.read(folder.resolve("vary/sweep.csv")).stream()
                .map(row -> row.config().dataset().table().columns()).toList());
        assertTrue(Files.readAllLines(folder.resolve("vary/summary.csv")).get(0).startsWith("dataset.columns,dataset.header,metric,"));
    }

    @Test
    void evaluateFindsTheColumnsThatTheModelLearned() throws IOException {
        done("train --dataset @/table.csv --columns weight,height --out @/run " + TINY);
        Files.writeString(folder.resolve("a.csv"), "height,weight\n0.1,0.2\n");
        Files.writeString(folder.resolve("b.csv"), "y;x\n0,1;0,2\n");
        Files.writeString(folder.resolve("c.csv"), "0.2 0.1\n");
        for (String name : List.of("a", "b", "c")) {
            done("evaluate @/run/model.json --points @/" + name + ".csv --out @/" + name + "-z.csv");
        }
        assertEquals(-1, Files.mismatch(folder.resolve("a-z.csv"), folder.resolve("b-z.csv")));
        assertEquals(-1, Files.mismatch(folder.resolve("a-z.csv"), folder.resolve("c-z.csv")));
        assertRefused(1, table + ", column 2: no coordinate of this model is called so: it takes x, y or weight, height (without a header their "
                + "order counts)",
                "evaluate @/run/model.json --points @/table.csv --out @/z.csv");
    }

    /** The same numbers to the same bits, be they text or an array of numpy; all columns of it where none are chosen. */
    @Test
    void anArrayIsLearnedAsATable() throws IOException {
        done("datasets sample swiss --n 60 --seed 4 --out @/swiss.csv");
        done("datasets sample swiss --n 60 --seed 4 --out @/swiss.npy");
        done("train --dataset @/swiss.npy --out @/array " + TINY);
        done("train --dataset @/swiss.csv --columns 1,2,3 --out @/text " + TINY);
        assertEquals(json("text/model.json").get("layers"), json("array/model.json").get("layers"));
        assertEquals(List.of("1", "2", "3"), texts(json("array/experiment.json").get("dataset").get("columns")));
        assertFalse(json("array/experiment.json").get("dataset").has("header"));
        done("train --config @/array/experiment.json --out @/again");
        assertSameRun("array", "again");
        done("train --dataset @/swiss.npy --columns 3,1 --schedule constant --out @/chosen.pushforward " + TINY);
        Files.delete(folder.resolve("swiss.npy"));
        done("train --resume --steps 6 --out @/chosen.pushforward");
        done("sample @/chosen.pushforward --n 5 --out @/five.npy");
    }
}
