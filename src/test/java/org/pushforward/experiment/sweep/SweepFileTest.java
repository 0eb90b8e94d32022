package org.pushforward.experiment.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.TrainingConfig;

/** A sweep goes to JSON and comes back, a run's file is a sweep of one, and what is not a sweep is refused by name. */
class SweepFileTest {

    private static final Sweep SWEEP = new Sweep(TrainingConfig.defaults(), List.of(Factor.of("flow.couplings", 2, 4),
            Factor.paddings(List.of(Padding.none(), Padding.gaussian(2, 0.1))), Factor.of("optimization.rate", 1e-3, 0.1 + 0.2)), List.of(1L, -5L));

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("experiment.json");
    }

    @Test
    void comesBackAsItWas() throws IOException {
        SweepFile.write(SWEEP, file);
        Sweep read = SweepFile.read(file);
        assertEquals(SWEEP.runs(), read.runs());
        assertEquals(SWEEP.seeds(), read.seeds());
        assertEquals(SWEEP.factors().stream().map(Factor::setting).toList(), read.factors().stream().map(Factor::setting).toList());
        SweepFile.write(read, folder.resolve("again.json"));
        assertEquals(Files.readString(file), Files.readString(folder.resolve("again.json")));
    }

    /** As editors of Windows write it. */
    @Test
    void aMarkOfTheOrderOfBytesIsNoPart() throws IOException {
        SweepFile.write(SWEEP, file);
        Files.writeString(file, "\ufeff" + Files.readString(file));
        assertEquals(SWEEP.runs(), SweepFile.read(file).runs());
        assertEquals(SWEEP.runs(), SweepFile.read("typed", Files.readString(file)).runs());
    }

    @Test
    void fileOfARunIsASweepOfOne() {
        TrainingConfig config = TrainingConfig.defaults().withSeed(77).withDataset(new DatasetSpec("funnel", 0.7, 0, 30, 1000));
        ExperimentFile.write(config, file);
        assertEquals(List.of(config), SweepFile.read(file).runs());
    }

    @Test
    void whatIsChangedOnTheWayStays() {
        TrainingConfig config = TrainingConfig.defaults()
                .withInterventions(new Interventions(List.of(new Intervention(5, 0.01, 0), new Intervention(9, 0.1, 0))));
        Sweep sweep = new Sweep(config, List.of(Factor.of("flow.couplings", 2, 4)), List.of(1L, 2L));
        assertTrue(sweep.runs().stream().allMatch(run -> run.interventions().equals(config.interventions())));
        SweepFile.write(sweep, file);
        assertEquals(sweep.runs(), SweepFile.read(file).runs());
    }

    @Test
    void fileOfASweepIsNoRun() {
        SweepFile.write(SWEEP, file);
        assertOneLine("give it to the command sweep", assertThrows(InvalidInputException.class, () -> ExperimentFile.read(file)));
    }

    @Test
    void theExampleOfTheDocumentationIsValid() throws IOException {
        String source = Files.readString(Path.of("src/main/java/org/pushforward/experiment/sweep/SweepFile.java"));
        String example = source.substring(source.indexOf("<pre>") + 5, source.indexOf("</pre>")).replaceAll("(?m)^ \\*", "");
        Files.writeString(file, example);
        assertEquals(2 * 3 * 5, SweepFile.read(file).runs().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"seeds\": [ 1, -5 ]         | \"seads\": [1]             | the field seeds is missing",
        "\"seeds\": [ 1, -5 ]         | \"seeds\": []              | there are no seeds",
        "\"seeds\": [ 1, -5 ]         | \"seeds\": 1               | seeds: an array is needed, not 1",
        "\"seeds\": [ 1, -5 ]         | \"seeds\": [1, 1.5]        | seeds[1]: a whole number is needed, not 1.5",
        "\"seeds\": [ 1, -5 ]         | \"seed\": 1                | there is no field vary",
        "\"seeds\": [ 1, -5 ]         | \"seeds\": [1], \"x\": 1   | there is no field x",
        "\"vary\"                     | \"varied\"                 | the field vary is missing",
        "\"flow.couplings\": [ 2, 4 ] | \"flow.couplings\": 2      | vary.flow.couplings: an array is needed, not 2",
        "\"flow.couplings\": [ 2, 4 ] | \"flow.couplings\": [ ]    | flow.couplings is to vary, but has no values",
        "\"flow.couplings\": [ 2, 4 ] | \"flow.cuplings\": [ 2 ]   | there is no setting flow.cuplings to vary",
        "\"flow.couplings\": [ 2, 4 ] | \"flow.couplings\": [ 0 ]  | a flow has 1 to 128 couplings, not 0",
        "\"hidden\": 64               | \"hiden\": 64              | the field flow.hidden is missing",
    })
    void refusesByNameInOneLine(String part, String edit, String complaint) throws IOException {
        SweepFile.write(SWEEP, file);
        String good = Files.readString(file);
        assertTrue(good.contains(part), good);
        Files.writeString(file, good.replace(part, edit));
        assertOneLine(complaint, assertThrows(InvalidInputException.class, () -> SweepFile.read(file)));
    }

    private static void assertOneLine(String part, InvalidInputException e) {
        assertTrue(e.getMessage().contains(part), e.getMessage());
        assertTrue(e.getMessage().contains("experiment.json"), e.getMessage());
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        assertEquals(e.getMessage().indexOf(".json"), e.getMessage().lastIndexOf(".json"), e.getMessage());
    }
}
