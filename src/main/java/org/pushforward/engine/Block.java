package org.pushforward.engine;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A column-major matrix that lives twice: off the heap as an operand of {@link #product}, on the heap as a plain array for the loops of
 * {@link Kernels}, unless it was allocated off the heap alone. The two are copied by {@link #pull} and {@link #push}, never by themselves. Element
 * (i, j) stands at {@code j * rows + i}.
 *
 * <p>Allocation is for set-up; nothing here allocates afterwards. One thread at a time.
 */
public abstract sealed class Block permits FloatBlock, DoubleBlock {

    private final Precision precision;
    private final int rows;
    private final int columns;
    private final int stride;
    /** Keeps the memory alive. */
    private final INDArray array;
    /** Of the first element; the offset of a view is in it. */
    private final Pointer address;

    Block(Precision precision, int rows, int columns, int stride, INDArray array) {
        this.precision = precision;
        this.rows = rows;
        this.columns = columns;
        this.stride = stride;
        this.array = array;
        this.address = array.data().addressPointer();
    }

    /** @return a block of zeros, off and on the heap */
    public static Block allocate(Precision precision, int rows, int columns) {
        INDArray array = zeros(precision, rows * columns);
        return precision == Precision.FLOAT
                ? new FloatBlock(rows, columns, rows, array, new float[rows * columns])
                : new DoubleBlock(rows, columns, rows, array, new double[rows * columns]);
    }

    /** @return a block of zeros that lives off the heap only: half the memory, which is half the cache, where nothing is kept for a loop */
    public static Block allocateOffHeap(Precision precision, int rows, int columns) {
        INDArray array = zeros(precision, rows * columns);
        return precision == Precision.FLOAT
                ? new FloatBlock(rows, columns, rows, array, null)
                : new DoubleBlock(rows, columns, rows, array, null);
    }

    private static INDArray zeros(Precision precision, int size) {
        Engine.start();
        return Nd4j.create(precision == Precision.FLOAT ? DataType.FLOAT : DataType.DOUBLE, size);
    }

    /**
     * @return a matrix inside this block, sharing its memory off the heap: an operand of products only, without a heap part
     * @param offset  of its first element in this block's memory
     * @param stride  distance between its columns, at least {@code rows}
     */
    public Block view(int offset, int rows, int columns, int stride) {
        INDArray part = array.get(NDArrayIndex.interval(offset, array.length()));
        return precision == Precision.FLOAT
                ? new FloatBlock(rows, columns, stride, part, null)
                : new DoubleBlock(rows, columns, stride, part, null);
    }

    /** @return the first {@code count} rows as an operand of products */
    public Block topRows(int count) {
        return view(0, count, columns, stride);
    }

    /** c = op(a) op(b), overwriting c off the heap; reads a and b off the heap. Shapes are those of the blocks. */
    public static void product(boolean transposeA, Block a, boolean transposeB, Block b, Block c) {
        int inner = transposeA ? a.rows : a.columns;
        Blas.product(c.precision, transposeA, transposeB, c.rows, c.columns, inner, a.address, a.stride, b.address, b.stride, c.address, c.stride);
    }

    /** target += this, off the heap. Both contiguous and of the same size. */
    public final void addTo(Block target) {
        Blas.add(precision, size(), address, target.address);
    }

    /** The sum of squares, off the heap. Contiguous. */
    public final double sumOfSquares() {
        return Blas.sumOfSquares(precision, size(), address);
    }

    public final Precision precision() {
        return precision;
    }

    public final int rows() {
        return rows;
    }

    public final int columns() {
        return columns;
    }

    /** Number of elements. */
    public final int size() {
        return rows * columns;
    }

    /** Sets a whole column off the heap. For set-up. */
    public final void fillColumn(int column, double value) {
        array.get(NDArrayIndex.interval((long) column * stride, (long) column * stride + rows)).assign(value);
    }

    /** Copies elements [from, to) from off the heap to the heap. */
    public abstract void pull(int from, int to);

    /** Copies all elements of {@code source} off the heap, which has this block's precision and size, to this block's heap part. */
    public abstract void pullFrom(Block source);

    /** Sets one element off the heap. */
    public abstract void setOffHeap(int index, double value);

    /** Copies elements [from, to) from the heap to off the heap. */
    public abstract void push(int from, int to);

    /** The heap's element at a flat index. */
    public abstract double get(int index);

    /** The heap part in double: the array itself of a block of doubles, else a copy. */
    abstract double[] inDouble();

    /** Sets the heap's element at a flat index. */
    public abstract void set(int index, double value);

    /** Copies the first {@code count} heap elements of {@code source}, which has this block's precision, over those of this block. */
    public abstract void copyFrom(Block source, int count);

    /** Sets the heap elements [0, size) to zero. */
    public abstract void clear();

    public final void pull() {
        pull(0, size());
    }

    public final void push() {
        push(0, size());
    }
}
