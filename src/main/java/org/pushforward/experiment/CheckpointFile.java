package org.pushforward.experiment;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.conditioning.KappaSummary;
import org.pushforward.data.Padding;
import org.pushforward.data.Points;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Intervention;
import org.pushforward.train.Interventions;

/**
 * A run's checkpoint with the history up to it, in our own binary form (big-endian, as of {@link DataOutputStream}) with a checksum at its
 * end. It is written every few seconds, and nobody else needs to read it: what is for others is in the model's file.
 */
final class CheckpointFile {

    /**
     * @param data       checksum of the training points: a run can only go on with the points that it began with
     * @param checkpoint of the run
     * @param history    the rows up to it
     */
    record Content(long data, Checkpoint checkpoint, List<HistoryRow> history) {
    }

    private static final long MAGIC = 0x5055534846574432L;
    /** Of files without interventions, and rows without their padding's noise. */
    private static final long FIRST_MAGIC = MAGIC - 1;
    /** Numbers of a row in files of {@link #FIRST_MAGIC}. */
    private static final int FIRST_WIDTH = 11;
    /** Numbers of a row before there was a condition number in standard units. A row tells its width, so the magic number is the same. */
    private static final int WIDTH_BEFORE_STANDARD_UNITS = 12;

    private CheckpointFile() {}

    static long checksum(Points points) {
        CRC32 checksum = new CRC32();
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * points.values().length);
        bytes.asDoubleBuffer().put(points.values());
        checksum.update(bytes);
        return checksum.getValue();
    }

    /** @throws InvalidInputException if the file cannot be written; what was there before is then still there */
    static void write(Content content, Path file) {
        WholeFile.write(file, stream -> {
            CRC32 checksum = new CRC32();
            DataOutputStream out = new DataOutputStream(new CheckedOutputStream(stream, checksum));
            out.writeLong(MAGIC);
            out.writeLong(content.data());
            Checkpoint checkpoint = content.checkpoint();
            out.writeLong(checkpoint.step());
            writeArray(checkpoint.parameters(), out);
            writeArray(checkpoint.firstMoment(), out);
            writeArray(checkpoint.secondMoment(), out);
            out.writeInt(checkpoint.interventions().list().size());
            for (Intervention intervention : checkpoint.interventions().list()) {
                out.writeLong(intervention.step());
                out.writeDouble(intervention.rate());
                out.writeDouble(intervention.paddingNoise());
            }
            out.writeInt(content.history().size());
            for (HistoryRow row : content.history()) {
                writeRow(row, out);
            }
            out.writeLong(checksum.getValue());
            out.flush();
        });
    }

    private static void writeArray(double[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        bytes.asDoubleBuffer().put(values);
        out.write(bytes.array());
    }

    private static void writeRow(HistoryRow row, DataOutputStream out) throws IOException {
        out.writeLong(row.step());
        KappaSummary kappa = row.kappa();
        KappaSummary standard = row.kappaStandard();
        writeArray(new double[] {row.trainNll(), row.nll(), row.gap(), row.gapError(), kappa.mean(), kappa.p50(), kappa.p95(), kappa.max(),
            row.sigmaMin(), row.rate(), row.gradientNorm(), row.paddingNoise(), standard.mean(), standard.p50(), standard.p95(), standard.max()},
                out);
        out.writeInt(row.sigmaQuantiles().length);
        for (double[] quantiles : row.sigmaQuantiles()) {
            writeArray(quantiles, out);
        }
    }

    /**
     * @param padding that the run began with
     * @throws InvalidInputException if there is no such file, or it is not whole
     */
    static Content read(Path file, Padding padding) {
        InvalidInputException.require(Files.isRegularFile(file), "there is no checkpoint %s to go on from", file);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
        int length = bytes.length - Long.BYTES;
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, Math.max(0, length));
        long magic = length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong(0);
        boolean whole = (magic == MAGIC || magic == FIRST_MAGIC) && ByteBuffer.wrap(bytes).getLong(length) == checksum.getValue();
        InvalidInputException.require(whole, "%s is not a whole checkpoint: delete the run's folder and start it anew", file);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, Long.BYTES, length))) {
            long data = in.readLong();
            Checkpoint checkpoint = new Checkpoint(in.readLong(), readArray(in), readArray(in), readArray(in),
                    magic == FIRST_MAGIC ? Interventions.NONE : readInterventions(in));
            int count = in.readInt();
            List<HistoryRow> history = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                history.add(readRow(in, padding));
            }
            return new Content(data, checkpoint, history);
        } catch (IOException e) {
            // The checksum was right, so this is not a torn file but one that another version wrote.
            throw new InvalidInputException(file + " is a checkpoint of another version: delete the run's folder and start it anew", e);
        }
    }

    private static double[] readArray(DataInputStream in) throws IOException {
        double[] values = new double[in.readInt()];
        ByteBuffer.wrap(in.readNBytes(Double.BYTES * values.length)).asDoubleBuffer().get(values);
        return values;
    }

    private static Interventions readInterventions(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Intervention> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(new Intervention(in.readLong(), in.readDouble(), in.readDouble()));
        }
        return new Interventions(list);
    }

    private static HistoryRow readRow(DataInputStream in, Padding padding) throws IOException {
        long step = in.readLong();
        double[] v = readArray(in);
        double[][] quantiles = new double[in.readInt()][];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = readArray(in);
        }
        double begun = padding.kind() == Padding.Kind.NONE ? Double.NaN : padding.noiseLevel();
        KappaSummary standard = v.length > WIDTH_BEFORE_STANDARD_UNITS ? new KappaSummary(v[12], v[13], v[14], v[15]) : KappaSummary.NOT_MEASURED;
        return new HistoryRow(step, v[0], v[1], v[2], v[3], new KappaSummary(v[4], v[5], v[6], v[7]), standard, v[8], quantiles, v[9], v[10],
                v.length > FIRST_WIDTH ? v[11] : begun);
    }
}
