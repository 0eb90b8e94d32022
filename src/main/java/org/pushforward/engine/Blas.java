package org.pushforward.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.cpu.nativecpu.blas.CpuLevel3;

/**
 * The dense product, straight on the BLAS that ND4J loads. {@code Nd4j.gemm} dispatches an op for each call (11 to 18 microseconds, more than a
 * product of our size takes); ND4J's own level 3 class has the bare call, protected, hence the subclass.
 */
final class Blas extends CpuLevel3 {

    static final Blas INSTANCE = new Blas();

    private Blas() {}

    /** c = op(a) op(b) for column-major operands, op the identity or the transpose. */
    void product(Precision precision, char opA, char opB, int rows, int columns, int inner,
            INDArray a, int strideA, INDArray b, int strideB, INDArray c, int strideC) {
        if (precision == Precision.FLOAT) {
            sgemm('f', opA, opB, rows, columns, inner, 1f, a, strideA, b, strideB, 0f, c, strideC);
        } else {
            dgemm('f', opA, opB, rows, columns, inner, 1.0, a, strideA, b, strideB, 0.0, c, strideC);
        }
    }
}
