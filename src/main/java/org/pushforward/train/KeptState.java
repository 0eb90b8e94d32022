package org.pushforward.train;

import org.pushforward.engine.Adam;
import org.pushforward.engine.Block;
import org.pushforward.engine.Precision;

/** A checkpoint in the run's own precision, which is half of a {@link Checkpoint} for a run in floats. Immutable. */
public final class KeptState {

    private final long step;
    private final int parameterCount;
    /** Parameters, first moments, second moments; null in a run in doubles. */
    private final float[] singles;
    /** Likewise; null in a run in floats. */
    private final double[] doubles;
    private final Interventions interventions;

    private KeptState(long step, int parameterCount, Precision precision, Interventions interventions) {
        this.step = step;
        this.parameterCount = parameterCount;
        this.singles = precision == Precision.FLOAT ? new float[3 * parameterCount] : null;
        this.doubles = precision == Precision.DOUBLE ? new double[3 * parameterCount] : null;
        this.interventions = interventions;
    }

    /** Copies the blocks' heap parts, which is what Adam writes and therefore always current. */
    static KeptState of(long step, Block parameters, Adam adam, Interventions interventions) {
        KeptState state = new KeptState(step, parameters.size(), parameters.precision(), interventions);
        state.copyFrom(parameters, 0);
        state.copyFrom(adam.firstMoment(), parameters.size());
        state.copyFrom(adam.secondMoment(), 2 * parameters.size());
        return state;
    }

    /** Values that are not the precision's are rounded to it. */
    public static KeptState of(Checkpoint checkpoint, Precision precision) {
        KeptState state = new KeptState(checkpoint.step(), checkpoint.parameters().length, precision, checkpoint.interventions());
        double[][] parts = {checkpoint.parameters(), checkpoint.firstMoment(), checkpoint.secondMoment()};
        for (int part = 0; part < parts.length; part++) {
            for (int i = 0; i < state.parameterCount; i++) {
                state.set(part * state.parameterCount + i, parts[part][i]);
            }
        }
        return state;
    }

    private void copyFrom(Block block, int offset) {
        if (singles != null) {
            for (int i = 0; i < parameterCount; i++) {
                singles[offset + i] = (float) block.get(i);
            }
        } else {
            for (int i = 0; i < parameterCount; i++) {
                doubles[offset + i] = block.get(i);
            }
        }
    }

    private void set(int index, double value) {
        if (singles != null) {
            singles[index] = (float) value;
        } else {
            doubles[index] = value;
        }
    }

    /** Overwrites both parts of the blocks. */
    void copyTo(Block parameters, Adam adam) {
        if (parameters.size() != parameterCount) {
            throw new IllegalArgumentException("this run has " + parameters.size() + " parameters, the checkpoint has " + parameterCount);
        }
        copyTo(parameters, 0);
        copyTo(adam.firstMoment(), parameterCount);
        copyTo(adam.secondMoment(), 2 * parameterCount);
    }

    private void copyTo(Block block, int offset) {
        for (int i = 0; i < parameterCount; i++) {
            block.set(i, singles != null ? singles[offset + i] : doubles[offset + i]);
        }
        block.push();
    }

    /** Steps done. */
    public long step() {
        return step;
    }

    /** As they were when the state was kept. */
    public Interventions interventions() {
        return interventions;
    }

    /** Of the numbers; the rest is nothing beside them. */
    public long bytes() {
        return 3L * parameterCount * (singles != null ? Float.BYTES : Double.BYTES);
    }

    /** The same in double precision, a copy. */
    public Checkpoint toCheckpoint() {
        return new Checkpoint(step, part(0), part(1), part(2), interventions);
    }

    private double[] part(int part) {
        double[] values = new double[parameterCount];
        for (int i = 0; i < parameterCount; i++) {
            int at = part * parameterCount + i;
            values[i] = singles != null ? singles[at] : doubles[at];
        }
        return values;
    }
}
