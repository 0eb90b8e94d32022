package org.pushforward.engine;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link Block} of {@code float}. */
final class FloatBlock extends Block {

    /** The heap part; null in a view and where there is none. */
    final float[] heap;
    /** The part off the heap; of a view, what begins with it. */
    final FloatBuffer buffer;

    FloatBlock(int rows, int columns, int stride, INDArray array, float[] heap) {
        super(Precision.FLOAT, rows, columns, stride, array);
        this.heap = heap;
        this.buffer = array.data().asNioFloat();
    }

    @Override
    public void pull(int from, int to) {
        buffer.get(from, heap, from, to - from);
    }

    @Override
    public void pullFrom(Block source) {
        ((FloatBlock) source).buffer.get(0, heap, 0, size());
    }

    @Override
    public void setOffHeap(int index, double value) {
        buffer.put(index, (float) value);
    }

    @Override
    public void push(int from, int to) {
        buffer.put(from, heap, from, to - from);
    }

    @Override
    public double get(int index) {
        return heap[index];
    }

    @Override
    double[] inDouble() {
        double[] copy = new double[heap.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = heap[i];
        }
        return copy;
    }

    @Override
    public void set(int index, double value) {
        heap[index] = (float) value;
    }

    @Override
    public void copyFrom(Block source, int count) {
        System.arraycopy(((FloatBlock) source).heap, 0, heap, 0, count);
    }

    @Override
    public void clear() {
        Arrays.fill(heap, 0);
    }
}
