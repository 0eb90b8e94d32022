package org.pushforward.reference;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.samediff.internal.memory.AbstractMemoryMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What the operations of a graph make while it is evaluated, until {@link #close}. SameDiff releases few of the arrays itself and leaves the rest to
 * Java's collector, which looks at the heap; the numbers are off it, up to 100 MB of each evaluation, and the collector has little reason to come.
 * One thread at a time.
 */
class ClosingMemory extends AbstractMemoryMgr {

    private final List<INDArray> made = new ArrayList<>();

    @Override
    public INDArray allocate(boolean detached, DataType dataType, long... shape) {
        return keep(Nd4j.createUninitializedDetached(dataType, shape));
    }

    @Override
    public INDArray allocate(boolean detached, LongShapeDescriptor descriptor) {
        return keep(Nd4j.create(descriptor, false));
    }

    private INDArray keep(INDArray array) {
        made.add(array);
        return array;
    }

    @Override
    public void release(INDArray array) {
        if (!array.wasClosed() && array.closeable()) {
            array.close();
        }
    }

    /** Gives back all that was made since the last call; nothing of it may be read from now on. */
    @Override
    public void close() {
        made.forEach(this::release);
        made.clear();
    }
}
