package org.pushforward.engine;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ddot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The dense product, straight on the BLAS that ND4J has loaded, the very call that ND4J's {@code CpuLevel3} ends in. {@code Nd4j.gemm} dispatches an
 * op first (11 to 18 microseconds, more than a product of our size takes), and {@code CpuLevel3} makes three new pointer objects a call; here the
 * pointers are those that each {@link Block} made once.
 */
final class Blas {

    private Blas() {}

    /** c = op(a) op(b) for column-major operands, op the identity or the transpose. */
    static void product(Precision precision, boolean transposeA, boolean transposeB, int rows, int columns, int inner,
            Pointer a, int strideA, Pointer b, int strideB, Pointer c, int strideC) {
        int opA = transposeA ? CblasTrans : CblasNoTrans;
        int opB = transposeB ? CblasTrans : CblasNoTrans;
        if (precision == Precision.FLOAT) {
            cblas_sgemm(CblasColMajor, opA, opB, rows, columns, inner, 1f, (FloatPointer) a, strideA, (FloatPointer) b, strideB,
                    0f, (FloatPointer) c, strideC);
        } else {
            cblas_dgemm(CblasColMajor, opA, opB, rows, columns, inner, 1.0, (DoublePointer) a, strideA, (DoublePointer) b, strideB,
                    0.0, (DoublePointer) c, strideC);
        }
    }

    /** y += x over {@code count} elements. */
    static void add(Precision precision, int count, Pointer x, Pointer y) {
        if (precision == Precision.FLOAT) {
            cblas_saxpy(count, 1f, (FloatPointer) x, 1, (FloatPointer) y, 1);
        } else {
            cblas_daxpy(count, 1.0, (DoublePointer) x, 1, (DoublePointer) y, 1);
        }
    }

    static double sumOfSquares(Precision precision, int count, Pointer x) {
        return precision == Precision.FLOAT
                ? cblas_sdot(count, (FloatPointer) x, 1, (FloatPointer) x, 1)
                : cblas_ddot(count, (DoublePointer) x, 1, (DoublePointer) x, 1);
    }
}
