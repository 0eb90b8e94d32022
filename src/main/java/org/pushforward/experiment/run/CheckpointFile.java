package org.pushforward.experiment.run;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.conditioning.ConditionStatistics;
import org.pushforward.data.Padding;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.HistoryMetric;
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

    private static final long MAGIC = 0x5055534846574433L;
    /** Of files whose rows have no gradients of the layers. */
    private static final long SECOND_MAGIC = MAGIC - 1;
    /** Of files without interventions, and rows without their padding's noise. */
    private static final long FIRST_MAGIC = MAGIC - 2;
    /** Bytes of a row without any number. */
    private static final int LEAST_ROW = Long.BYTES + 2 * Integer.BYTES;

    private CheckpointFile() {}

    /** @throws InvalidInputException if the file cannot be written; what was there before is then still there */
    static void write(Content content, Path file) {
        WholeFile.write(file, stream -> write(content, stream));
    }

    /** What the file holds. */
    static void write(Content content, OutputStream stream) throws IOException {
        CRC32 checksum = new CRC32();
        DataOutputStream out = new DataOutputStream(new CheckedOutputStream(stream, checksum));
        out.writeLong(MAGIC);
        out.writeLong(content.data());
        Checkpoint checkpoint = content.checkpoint();
        out.writeLong(checkpoint.step());
        writeArray(checkpoint.parameters(), out);
        writeArray(checkpoint.firstMoment(), out);
        writeArray(checkpoint.secondMoment(), out);
        writeInterventions(checkpoint.interventions(), out);
        out.writeInt(content.history().size());
        for (HistoryRow row : content.history()) {
            writeRow(row, out);
        }
        out.writeLong(checksum.getValue());
        out.flush();
    }

    private static void writeArray(double[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        bytes.asDoubleBuffer().put(values);
        out.write(bytes.array());
    }

    static void writeInterventions(Interventions interventions, DataOutputStream out) throws IOException {
        out.writeInt(interventions.list().size());
        for (Intervention intervention : interventions.list()) {
            out.writeLong(intervention.step());
            out.writeDouble(intervention.rate());
            out.writeDouble(intervention.paddingNoise());
        }
    }

    static void writeRow(HistoryRow row, DataOutputStream out) throws IOException {
        out.writeLong(row.step());
        writeArray(HistoryMetric.all().stream().mapToDouble(row::get).toArray(), out);
        out.writeInt(row.sigmaQuantiles().length);
        for (double[] quantiles : row.sigmaQuantiles()) {
            writeArray(quantiles, out);
        }
        writeArray(row.gradientNorms(), out);
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
        return read(bytes, padding, file);
    }

    /** The checksum of the training points alone; the rest of the file is not looked at. @throws InvalidInputException if there is none */
    static long data(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            long magic = in.readLong();
            InvalidInputException.require(isMagic(magic), "%s is not a whole checkpoint: delete the run and start it anew", file);
            return in.readLong();
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
    }

    private static boolean isMagic(long magic) {
        return magic == MAGIC || magic == SECOND_MAGIC || magic == FIRST_MAGIC;
    }

    /** As {@link #read(Path, Padding)}, of what the file holds. @param source how refusals name it */
    static Content read(byte[] bytes, Padding padding, Object source) {
        try {
            return read(bytes, padding);
        } catch (InvalidInputException | BufferUnderflowException e) {
            throw new InvalidInputException(source + " is not a whole checkpoint: delete the run and start it anew", e);
        }
    }

    private static Content read(byte[] bytes, Padding padding) {
        int length = bytes.length - Long.BYTES;
        require(length >= Long.BYTES);
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        require(ByteBuffer.wrap(bytes).getLong(length) == checksum.getValue());
        // A right checksum says that the file is as it was written, not that we wrote it.
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        long magic = in.getLong();
        require(isMagic(magic));
        long data = in.getLong();
        Checkpoint checkpoint = new Checkpoint(in.getLong(), readArray(in), readArray(in), readArray(in),
                magic == FIRST_MAGIC ? Interventions.NONE : readInterventions(in));
        List<HistoryRow> history = new ArrayList<>();
        for (int left = readCount(in, LEAST_ROW); left > 0; left--) {
            history.add(readRow(in, padding, magic == MAGIC));
        }
        require(!in.hasRemaining());
        requireSound(checkpoint);
        requireSound(history, checkpoint.step());
        return new Content(data, checkpoint, history);
    }

    private static void requireSound(Checkpoint checkpoint) {
        int parameters = checkpoint.parameters().length;
        require(checkpoint.step() >= 0 && checkpoint.firstMoment().length == parameters && checkpoint.secondMoment().length == parameters);
        // A moment may be infinite: the square of a long gradient in single precision.
        require(Arrays.stream(checkpoint.parameters()).allMatch(Double::isFinite));
        require(Stream.of(checkpoint.firstMoment(), checkpoint.secondMoment()).flatMapToDouble(Arrays::stream).noneMatch(Double::isNaN));
    }

    /** @param history one row or more @param step that it may come to */
    static void requireSound(List<HistoryRow> history, long step) {
        require(!history.isEmpty());
        int values = history.get(0).sigmaQuantiles().length;
        long last = 0;
        for (HistoryRow row : history) {
            require(row.step() >= last && row.step() <= step && row.sigmaQuantiles().length == values);
            last = row.step();
        }
    }

    static void require(boolean holds) {
        InvalidInputException.require(holds, "not as it is written");
    }

    /** How many entries follow. No more than there are bytes for, so that a few bytes of nonsense cannot ask for gigabytes. */
    static int readCount(ByteBuffer in, int leastBytes) {
        int count = in.getInt();
        require(count >= 0 && count <= in.remaining() / leastBytes);
        return count;
    }

    private static double[] readArray(ByteBuffer in) {
        double[] values = new double[readCount(in, Double.BYTES)];
        in.asDoubleBuffer().get(values);
        in.position(in.position() + Double.BYTES * values.length);
        return values;
    }

    static Interventions readInterventions(ByteBuffer in) {
        List<Intervention> list = new ArrayList<>();
        for (int left = readCount(in, Long.BYTES + 2 * Double.BYTES); left > 0; left--) {
            list.add(new Intervention(in.getLong(), in.getDouble(), in.getDouble()));
        }
        return new Interventions(list);
    }

    /** @param gradients whether rows of this file have those of the layers */
    static HistoryRow readRow(ByteBuffer in, Padding padding, boolean gradients) {
        long step = in.getLong();
        double[] numbers = readArray(in);
        // A row tells its width, so a new metric needs no other magic number.
        require(HistoryMetric.isWidth(numbers.length));
        double[][] quantiles = new double[readCount(in, Integer.BYTES)][];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = readArray(in);
            require(quantiles[i].length == ConditionStatistics.levels().length);
        }
        Map<HistoryMetric, Double> values = new EnumMap<>(HistoryMetric.class);
        for (HistoryMetric metric : HistoryMetric.all()) {
            int place = metric.ordinal();
            values.put(metric, place < numbers.length ? numbers[place] : metric.before(padding));
        }
        return new HistoryRow(step, values, quantiles, gradients ? readArray(in) : new double[0]);
    }
}
