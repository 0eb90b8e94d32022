package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pushforward.Slow;
import org.pushforward.base.InvalidInputException;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.DatasetSpec;
import org.pushforward.data.Padding;
import org.pushforward.experiment.file.CsvTable;
import org.pushforward.experiment.file.MatrixFile;
import org.pushforward.experiment.setting.ExperimentFile;
import org.pushforward.flow.Activation;
import org.pushforward.flow.CouplingKind;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowModel;
import org.pushforward.flow.FlowSpec;
import org.pushforward.flow.Partition;
import org.pushforward.fuzz.Fuzz;
import org.pushforward.fuzz.Mutator;
import org.pushforward.theory.linear.SquareMatrix;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.HistorySpec;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.Optimization;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

/** Whatever becomes of a file of ours, it is read as it stands or refused in one line. */
@Slow("reads hundreds of spoiled files of each kind")
@Timeout(600)
class FilesFuzzTest {

    @TempDir
    Path folder;

    private static TrainingConfig config() {
        return TrainingConfig.defaults().withDataset(new DatasetSpec("moons", 0.1, 0, 0, 500)).withPadding(Padding.gaussian(2, 0.5))
                .withFlow(new FlowSpec(2, 4, 1, Activation.TANH, 2)).withInstruments(new HistorySpec(20, 64, 16))
                .withInterventions(new Interventions(List.of(new Intervention(3, 0.001, 0.25), new Intervention(9, 0.002, 0))));
    }

    @Test
    void experiments() throws IOException {
        Path file = folder.resolve("experiment.json");
        ExperimentFile.write(config(), file);
        Fuzz.texts(file, () -> ExperimentFile.read(file), (config, copy) -> {
            ExperimentFile.write(config, copy);
            return ExperimentFile.read(copy);
        });
    }

    @ParameterizedTest
    @EnumSource(Partition.class)
    void models(Partition partition) throws IOException {
        Path file = folder.resolve("model.json");
        FlowSpec spec = new FlowSpec(2, 3, 1, Activation.TANH, 2, partition, CouplingKind.AFFINE);
        ModelFile.write(Models.random(Padding.gaussian(1, 0.5), spec, 3), file);
        Fuzz.texts(file, () -> bits(ModelFile.read(file)), null);
    }

    /** Writes what was read, and reads it once more; builds the flow, too. */
    private List<Object> bits(FlowModel model) {
        Path copy = folder.resolve("copy.json");
        ModelFile.write(model, copy);
        FlowModel again = ModelFile.read(copy);
        assertArrayEquals(model.parameters(), again.parameters());
        assertEquals(List.of(model.spec(), model.padding()), List.of(again.spec(), again.padding()));
        return List.of(new Flow(model).dimension());
    }

    @Test
    void metrics() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        Path file = Files.writeString(run.resolve(RunFolder.METRICS), Metrics.GOOD);
        Fuzz.texts(file, () -> new RunFolder(run).metrics(), null);
    }

    private Path checkpoint(int steps, TrainingConfig config) {
        Path file = folder.resolve("checkpoint.bin");
        SplittableRandom random = new SplittableRandom(1);
        double[][] vectors = new double[3][54];
        for (double[] vector : vectors) {
            Arrays.setAll(vector, i -> random.nextDouble());
        }
        HistoryRow row = new HistoryRow(0, new double[4][5])
                .with(HistoryMetric.TRAIN_NLL, 1).with(HistoryMetric.NLL, 2).with(HistoryMetric.GAP_ERROR, 4)
                .withKappa(new KappaSummary(5, 6, 7, 8)).with(HistoryMetric.SIGMA_MIN, 9).with(HistoryMetric.RATE, 11)
                .with(HistoryMetric.GRADIENT_NORM, 12).with(HistoryMetric.PADDING_NOISE, 0.25);
        CheckpointFile.write(new CheckpointFile.Content(77, new Checkpoint(steps, vectors[0], vectors[1], vectors[2], config.interventions()),
                List.of(row, row)), file);
        return file;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void checkpoints(boolean checksumIsRight) throws IOException {
        Path file = checkpoint(50, config());
        Fuzz.files(file, () -> {
            CheckpointFile.Content content = CheckpointFile.read(file, Padding.gaussian(2));
            Path copy = folder.resolve("copy.bin");
            CheckpointFile.write(content, copy);
            CheckpointFile.Content again = CheckpointFile.read(copy, Padding.gaussian(2));
            assertArrayEquals(content.checkpoint().parameters(), again.checkpoint().parameters());
            assertEquals(content.history().size(), again.history().size());
            return content;
        }, null, (mutator, good) -> {
            byte[] mutant = checksumIsRight || mutator.chance() ? mutator.bytes(good) : good;
            return checksumIsRight ? withChecksum(mutant) : mutant;
        });
    }

    private static byte[] withChecksum(byte[] bytes) {
        if (bytes.length < Long.BYTES) {
            return bytes;
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, bytes.length - Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(bytes.length - Long.BYTES, checksum.getValue());
        return bytes;
    }

    /** What the window keeps of a run. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void states(boolean checksumIsRight) throws IOException {
        CheckpointFile.Content stands = CheckpointFile.read(checkpoint(50, config()), config().padding());
        Path file = folder.resolve("state.bin");
        RunStateFile.write(RunState.of(config(), stands.checkpoint(), stands.history()), 77, file);
        Fuzz.files(file, () -> {
            RunState run;
            try {
                run = RunStateFile.read(config(), 77, file);
            } catch (InvalidInputException e) {
                // The checksum of the data is one of the numbers that may be spoiled.
                throw e.getMessage().startsWith("the data of moons are not those") ? new InvalidInputException("state.bin: " + e.getMessage()) : e;
            }
            assertTrue(Arrays.stream(run.proven().toCheckpoint().parameters()).allMatch(Double::isFinite));
            Path copy = folder.resolve("copy.bin");
            RunStateFile.write(run, 77, copy);
            RunState again = RunStateFile.read(config(), 77, copy);
            assertArrayEquals(run.checkpoint().parameters(), again.checkpoint().parameters());
            assertEquals(run.history().size(), again.history().size());
            return run.step();
        }, null, (mutator, good) -> {
            byte[] mutant = mutator.chance() ? mutator.bytes(good) : good;
            return checksumIsRight ? withChecksum(mutant) : mutant;
        });
    }

    /** Of a run that has done its steps, so that nothing is left to train whatever the files say. */
    @ParameterizedTest
    @ValueSource(strings = {"experiment.json", "checkpoint.bin"})
    void runFolders(String spoilt) throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        TrainingConfig config = config();
        Optimization optimization = config.optimization();
        Files.move(checkpoint(optimization.steps(), config), run.resolve(RunFolder.CHECKPOINT));
        ExperimentFile.write(config, run.resolve(RunFolder.EXPERIMENT));
        Files.writeString(run.resolve(RunFolder.METRICS), Metrics.GOOD);
        TrainingRun resumed = new TrainingRun(new RunFolder(run), 1, Duration.ofSeconds(1), snapshot -> { });
        Fuzz.files(run.resolve(spoilt), () -> {
            try {
                Optional<RunMetrics> more = resumed.resume(begun -> begun);
                assertTrue(more.isEmpty());
                return more;
            } catch (InvalidInputException e) {
                // Settings that are other valid ones are refused by the run's name.
                throw new InvalidInputException(e.getMessage().contains(spoilt) ? e.getMessage() : spoilt + ": " + e.getMessage());
            }
        }, null, spoilt.endsWith("bin") ? (mutator, good) -> withChecksum(mutator.bytes(good)) : Mutator::text);
    }

    @Test
    void matrices() throws IOException {
        Path file = folder.resolve("matrix.csv");
        MatrixFile.write(SquareMatrix.of(new double[][] {{1, -2.5, 3e-7, 4}, {0.1, 1, 0, 0}, {0, 1e9, 1, 0}, {7, 0, -0.0, 1}}), file);
        Fuzz.texts(file, () -> MatrixFile.read(file).size(), null);
    }

    @Test
    void histories() throws IOException {
        Path file = folder.resolve("history.csv");
        HistoryRow row = new HistoryRow(3, new double[][] {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}})
                .with(HistoryMetric.TRAIN_NLL, 1).with(HistoryMetric.NLL, 2).with(HistoryMetric.GAP_ERROR, 4)
                .withKappa(new KappaSummary(5, 6, 7, 8)).with(HistoryMetric.SIGMA_MIN, 9).with(HistoryMetric.RATE, 11)
                .with(HistoryMetric.GRADIENT_NORM, 12).with(HistoryMetric.PADDING_NOISE, 0.25);
        HistoryFile.write(List.of(row, row, row), file);
        Fuzz.texts(file, () -> {
            CsvTable.Content table = CsvTable.read(file);
            return List.of(table.numbers("step").length, table.numbers("kappa_mean").length);
        }, null);
    }
}
