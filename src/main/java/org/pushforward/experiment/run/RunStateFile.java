package org.pushforward.experiment.run;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.pushforward.base.InvalidInputException;
import org.pushforward.data.RunData;
import org.pushforward.engine.Precision;
import org.pushforward.experiment.file.WholeFile;
import org.pushforward.train.Checkpoint;
import org.pushforward.train.HistoryRow;
import org.pushforward.train.Interventions;
import org.pushforward.train.KeptState;
import org.pushforward.train.RunState;
import org.pushforward.train.TrainingConfig;

/**
 * A {@link RunState} in our own binary form (big-endian, with a checksum at its end), in the run's precision: what the window writes every few
 * seconds and nobody else reads. Its settings stand beside it in the file of an experiment.
 */
public final class RunStateFile {

    private static final long MAGIC = 0x5055534853544132L;
    /** Of files whose rows have no gradients of the layers. */
    private static final long FIRST_MAGIC = MAGIC - 1;
    /** In bytes. */
    private static final int LONGEST_SENTENCE = 4096;

    private RunStateFile() {}

    /** Checksum of what a run is trained with; the data are made for it. @throws InvalidInputException if they cannot be had */
    public static long checksum(TrainingConfig config) {
        return checksum(RunData.of(config.dataset(), config.seed()));
    }

    /** As {@link #checksum(TrainingConfig)}, of data that are there. */
    public static long checksum(RunData data) {
        return data.training().checksum();
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @param data {@link #checksum} of the run's settings
     * @throws InvalidInputException if it cannot be written
     */
    public static void write(RunState run, long data, Path file) {
        WholeFile.write(file, stream -> write(run, data, stream));
    }

    /** What the file holds. */
    static void write(RunState run, long data, OutputStream stream) throws IOException {
        CRC32 checksum = new CRC32();
        DataOutputStream out = new DataOutputStream(new CheckedOutputStream(stream, checksum));
        out.writeLong(MAGIC);
        out.writeLong(data);
        out.writeBoolean(run.config().optimization().precision() == Precision.FLOAT);
        // In an order of their own, so that the same run gives the same bytes.
        List<KeptState> states = new ArrayList<>();
        Map<KeptState, Integer> places = new IdentityHashMap<>();
        Stream.concat(run.past().stream(), Arrays.asList(run.present(), run.proven(), run.unproven()).stream()).forEach(state -> {
            if (state != null && places.putIfAbsent(state, states.size()) == null) {
                states.add(state);
            }
        });
        out.writeInt(states.size());
        for (KeptState state : states) {
            writeState(state.toCheckpoint(), run.config().optimization().precision(), out);
        }
        out.writeInt(places.get(run.present()));
        out.writeInt(places.get(run.proven()));
        out.writeInt(run.unproven() == null ? -1 : places.get(run.unproven()));
        out.writeInt(run.past().size());
        for (KeptState state : run.past()) {
            out.writeInt(places.get(state));
        }
        out.writeLong(run.stride());
        out.writeDouble(run.trainNll());
        out.writeDouble(run.gradientNorm());
        byte[] divergence = run.divergence() == null ? new byte[0] : run.divergence().getBytes(StandardCharsets.UTF_8);
        out.writeInt(divergence.length);
        out.write(divergence);
        out.writeInt(run.history().size());
        for (HistoryRow row : run.history()) {
            CheckpointFile.writeRow(row, out);
        }
        out.writeLong(checksum.getValue());
        out.flush();
    }

    private static void writeState(Checkpoint state, Precision precision, DataOutputStream out) throws IOException {
        out.writeLong(state.step());
        out.writeInt(state.parameters().length);
        for (double[] part : new double[][] {state.parameters(), state.firstMoment(), state.secondMoment()}) {
            ByteBuffer bytes = ByteBuffer.allocate(part.length * (precision == Precision.FLOAT ? Float.BYTES : Double.BYTES));
            for (double value : part) {
                if (precision == Precision.FLOAT) {
                    bytes.putFloat((float) value);
                } else {
                    bytes.putDouble(value);
                }
            }
            out.write(bytes.array());
        }
        CheckpointFile.writeInterventions(state.interventions(), out);
    }

    /**
     * @param config the run's settings
     * @param data   {@link #checksum} of them as they are now
     * @throws InvalidInputException one line, if there is no such file, it is not whole, or the data are others than the run began with
     */
    public static RunState read(TrainingConfig config, long data, Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
        return read(config, data, bytes, file);
    }

    /** As {@link #read(TrainingConfig, long, Path)}, of what the file holds. @param source how refusals name it */
    static RunState read(TrainingConfig config, long data, byte[] bytes, Object source) {
        try {
            int length = bytes.length - Long.BYTES;
            CheckpointFile.require(length >= Long.BYTES);
            CRC32 checksum = new CRC32();
            checksum.update(bytes, 0, length);
            CheckpointFile.require(ByteBuffer.wrap(bytes).getLong(length) == checksum.getValue());
            ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
            long magic = in.getLong();
            CheckpointFile.require(magic == MAGIC || magic == FIRST_MAGIC);
            if (in.getLong() == data) {
                return read(in, config, magic == MAGIC);
            }
        } catch (InvalidInputException | BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidInputException(source + " is not a whole run", e);
        }
        throw new InvalidInputException("the data of " + config.dataset().name() + " are not those that the run began with");
    }

    private static RunState read(ByteBuffer in, TrainingConfig config, boolean gradients) {
        Precision precision = in.get() == 1 ? Precision.FLOAT : Precision.DOUBLE;
        CheckpointFile.require(precision == config.optimization().precision());
        List<KeptState> states = new ArrayList<>();
        for (int left = CheckpointFile.readCount(in, Long.BYTES + Integer.BYTES); left > 0; left--) {
            states.add(KeptState.of(readState(in, precision), precision));
        }
        KeptState present = states.get(in.getInt());
        KeptState proven = states.get(in.getInt());
        int unproven = in.getInt();
        List<KeptState> past = new ArrayList<>();
        for (int left = CheckpointFile.readCount(in, Integer.BYTES); left > 0; left--) {
            past.add(states.get(in.getInt()));
        }
        long stride = in.getLong();
        double trainNll = in.getDouble();
        double gradientNorm = in.getDouble();
        byte[] divergence = new byte[CheckpointFile.readCount(in, 1)];
        CheckpointFile.require(divergence.length <= LONGEST_SENTENCE);
        in.get(divergence);
        List<HistoryRow> history = new ArrayList<>();
        for (int left = CheckpointFile.readCount(in, Long.BYTES); left > 0; left--) {
            history.add(CheckpointFile.readRow(in, config.padding(), gradients));
        }
        CheckpointFile.require(!in.hasRemaining());
        requireSound(states, present, proven, history);
        return new RunState(config, present, proven, unproven < 0 ? null : states.get(unproven), past, stride, history, trainNll, gradientNorm,
                divergence.length == 0 ? null : new String(divergence, StandardCharsets.UTF_8));
    }

    /** A right checksum says that the file is as it was written, not that we wrote it. */
    private static void requireSound(List<KeptState> states, KeptState present, KeptState proven, List<HistoryRow> history) {
        for (KeptState state : states) {
            Checkpoint each = state.toCheckpoint();
            CheckpointFile.require(each.step() >= 0 && each.parameters().length == present.toCheckpoint().parameters().length);
            // A step of which nothing is known yet may have gone anywhere.
            CheckpointFile.require(each.step() > proven.step() || Arrays.stream(each.parameters()).allMatch(Double::isFinite));
        }
        if (!history.isEmpty()) {
            // Whether a run that went back may have later rows is for those to say who keep it.
            CheckpointFile.requireSound(history, Long.MAX_VALUE);
        }
    }

    private static Checkpoint readState(ByteBuffer in, Precision precision) {
        long step = in.getLong();
        int count = CheckpointFile.readCount(in, 3 * (precision == Precision.FLOAT ? Float.BYTES : Double.BYTES));
        double[][] parts = new double[3][count];
        for (double[] part : parts) {
            for (int i = 0; i < count; i++) {
                part[i] = precision == Precision.FLOAT ? in.getFloat() : in.getDouble();
            }
        }
        Interventions interventions = CheckpointFile.readInterventions(in);
        return new Checkpoint(step, parts[0], parts[1], parts[2], interventions);
    }
}
