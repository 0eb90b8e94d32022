package org.pushforward.engine;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link Block} of {@code double}. */
final class DoubleBlock extends Block {

    /** The heap part; null in a view and where there is none. */
    final double[] heap;
    /** The part off the heap; of a view, what begins with it. */
    final DoubleBuffer buffer;

    DoubleBlock(int rows, int columns, int stride, INDArray array, double[] heap) {
        super(Precision.DOUBLE, rows, columns, stride, array);
        this.heap = heap;
        this.buffer = array.data().asNioDouble();
    }

    @Override
    public void pull(int from, int to) {
        buffer.get(from, heap, from, to - from);
    }

    @Override
    public void pullFrom(Block source) {
        ((DoubleBlock) source).buffer.get(0, heap, 0, size());
    }

    @Override
    public void setOffHeap(int index, double value) {
        buffer.put(index, value);
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
        return heap;
    }

    @Override
    public void set(int index, double value) {
        heap[index] = value;
    }

    @Override
    public void copyFrom(Block source, int count) {
        System.arraycopy(((DoubleBlock) source).heap, 0, heap, 0, count);
    }

    @Override
    public void clear() {
        Arrays.fill(heap, 0);
    }
}
