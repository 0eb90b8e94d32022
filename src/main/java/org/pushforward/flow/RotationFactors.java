package org.pushforward.flow;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.pushforward.flow.FlowLayout.MixingShape;

/** The factors P L (U + S) of a random orthogonal matrix, where GLOW's linear layers start (Kingma and Dhariwal, 2018). */
final class RotationFactors {

    private final RealMatrix lower;
    private final RealMatrix upper;
    private final int[] pivot;

    RotationFactors(int size, RandomGenerator random) {
        RealMatrix gaussian = new Array2DRowRealMatrix(size, size);
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                gaussian.setEntry(r, c, random.nextGaussian());
            }
        }
        LUDecomposition lu = new LUDecomposition(new QRDecomposition(gaussian).getQ());
        lower = lu.getL();
        upper = lu.getU();
        pivot = lu.getPivot();
    }

    void store(MixingShape shape, double[] parameters) {
        int size = shape.size();
        for (int r = 0; r < size; r++) {
            // The library's P A = L U has row r of L U = row pivot[r] of A.
            parameters[shape.permutation(pivot[r])] = r;
            double s = upper.getEntry(r, r);
            parameters[shape.sign(r)] = Math.signum(s);
            for (int c = 0; c < size; c++) {
                parameters[shape.factor(r, c)] = r == c ? Math.log(Math.abs(s)) : r > c ? lower.getEntry(r, c) : upper.getEntry(r, c);
            }
        }
    }
}
