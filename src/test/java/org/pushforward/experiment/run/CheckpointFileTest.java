package org.pushforward.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.Padding;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.HistoryMetric;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

class CheckpointFileTest {

    @TempDir
    Path folder;

    private static final KappaSummary STANDARD = new KappaSummary(15, 16, 17, 18);

    private static HistoryRow row(double paddingNoise) {
        return row(paddingNoise, STANDARD);
    }

    private static HistoryRow row(double paddingNoise, KappaSummary standard) {
        return new HistoryRow(3, new double[][] {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}})
                .with(HistoryMetric.TRAIN_NLL, 1).with(HistoryMetric.NLL, 2).with(HistoryMetric.GAP_ERROR, 4)
                .withKappa(new KappaSummary(5, 6, 7, 8)).withKappaStandard(standard).with(HistoryMetric.SIGMA_MIN, 9).with(HistoryMetric.RATE, 11)
                .with(HistoryMetric.GRADIENT_NORM, 12).with(HistoryMetric.PADDING_NOISE, paddingNoise)
                .withGradientNorms(new double[] {1.5, Double.NaN, 7e-300});
    }

    /** As a file of the first release has it. */
    private static HistoryRow before(double paddingNoise) {
        return row(paddingNoise, KappaSummary.NOT_MEASURED).withGradientNorms(new double[0]);
    }

    private static void assertSame(HistoryRow expected, HistoryRow actual) {
        assertEquals(expected.step(), actual.step());
        assertEquals(expected.nll(), actual.nll());
        assertEquals(expected.gap(), actual.gap());
        assertEquals(expected.kappa(), actual.kappa());
        assertEquals(expected.kappaStandard(), actual.kappaStandard());
        assertEquals(expected.get(HistoryMetric.SIGMA_MIN), actual.get(HistoryMetric.SIGMA_MIN));
        assertEquals(expected.get(HistoryMetric.RATE), actual.get(HistoryMetric.RATE));
        assertEquals(expected.get(HistoryMetric.GRADIENT_NORM), actual.get(HistoryMetric.GRADIENT_NORM));
        assertEquals(expected.paddingNoise(), actual.paddingNoise());
        assertArrayEquals(expected.sigmaQuantiles(), actual.sigmaQuantiles());
        assertArrayEquals(expected.gradientNorms(), actual.gradientNorms());
    }

    /** The last row is the last thing before the checksum in both files. */
    private static byte[] withoutGradients(byte[] bytes) {
        byte[] before = Arrays.copyOf(bytes, bytes.length - Integer.BYTES);
        ByteBuffer buffer = ByteBuffer.wrap(before);
        buffer.putLong(0, buffer.getLong(0) - 1);
        CRC32 checksum = new CRC32();
        checksum.update(before, 0, before.length - Long.BYTES);
        buffer.putLong(before.length - Long.BYTES, checksum.getValue());
        return before;
    }

    @Test
    void filesOfReleasesWithoutGradientsOfLayersAreRead() throws IOException {
        HistoryRow row = row(0.25).withGradientNorms(new double[0]);
        Checkpoint checkpoint = new Checkpoint(5, new double[] {1, Math.E}, new double[] {2, 3}, new double[] {4, 5}, Interventions.NONE);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        CheckpointFile.write(new CheckpointFile.Content(77, checkpoint, List.of(row)), file);
        assertSame(row, CheckpointFile.read(withoutGradients(file.toByteArray()), Padding.gaussian(1), "checkpoint").history().get(0));
        ByteArrayOutputStream runFile = new ByteArrayOutputStream();
        TrainingConfig config = TrainingConfig.defaults();
        RunStateFile.write(RunState.of(config, checkpoint, List.of(row)), 77, runFile);
        assertSame(row, RunStateFile.read(config, 77, runFile.toByteArray(), "run").history().get(0));
        assertSame(row, RunStateFile.read(config, 77, withoutGradients(runFile.toByteArray()), "run").history().get(0));
    }

    @Test
    void comesBackAsItWas() {
        Path file = folder.resolve("checkpoint.bin");
        Interventions interventions = new Interventions(List.of(new Intervention(1, Math.PI, 0.1), new Intervention(2, 1e-9, 0)));
        Checkpoint checkpoint = new Checkpoint(5, new double[] {1, Math.E}, new double[] {2, 3}, new double[] {4, 5}, interventions);
        CheckpointFile.write(new CheckpointFile.Content(77, checkpoint, List.of(row(0.25), row(Double.NaN))), file);
        CheckpointFile.Content read = CheckpointFile.read(file, Padding.gaussian(1));
        assertEquals(77, read.data());
        assertEquals(5, read.checkpoint().step());
        assertArrayEquals(checkpoint.parameters(), read.checkpoint().parameters());
        assertArrayEquals(checkpoint.secondMoment(), read.checkpoint().secondMoment());
        assertEquals(interventions, read.checkpoint().interventions());
        assertSame(row(0.25), read.history().get(0));
        assertSame(row(Double.NaN), read.history().get(1));
    }

    /** Written byte by byte as the first version of the format was. */
    @Test
    void aFileFromBeforeThereWereInterventionsLoads() throws IOException {
        Path file = folder.resolve("checkpoint.bin");
        try (OutputStream stream = Files.newOutputStream(file)) {
            CRC32 checksum = new CRC32();
            DataOutputStream out = new DataOutputStream(new CheckedOutputStream(stream, checksum));
            out.writeLong(0x5055534846574431L);
            out.writeLong(77);
            out.writeLong(5);
            writeArray(out, 1, 2);
            writeArray(out, 3, 4);
            writeArray(out, 5, 6);
            out.writeInt(1);
            out.writeLong(3);
            writeArray(out, 1, 2, Double.NaN, 4, 5, 6, 7, 8, 9, 11, 12);
            out.writeInt(2);
            writeArray(out, 1, 2, 3, 4, 5);
            writeArray(out, 6, 7, 8, 9, 10);
            out.writeLong(checksum.getValue());
            out.flush();
        }
        CheckpointFile.Content read = CheckpointFile.read(file, Padding.gaussian(2, 0.5));
        assertArrayEquals(new double[] {3, 4}, read.checkpoint().firstMoment());
        assertEquals(Interventions.NONE, read.checkpoint().interventions());
        assertSame(before(0.5), read.history().get(0));
        assertSame(before(0), CheckpointFile.read(file, Padding.zero(2)).history().get(0));
        assertSame(before(Double.NaN), CheckpointFile.read(file, Padding.none()).history().get(0));
    }

    private static void writeArray(DataOutputStream out, double... values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }
}
