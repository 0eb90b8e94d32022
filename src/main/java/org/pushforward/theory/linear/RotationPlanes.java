package org.pushforward.theory.linear;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The real Schur form of a rotation: an orthonormal basis of planes that R turns, each by an angle, and of vectors that it leaves alone.
 *
 * <p>No library at hand has it for a matrix that is not symmetric, so it is put together from decompositions that are backward stable whatever angles
 * coincide. The symmetric part of R has the cosines as eigenvalues, and its eigenvectors split the space at a gap between them into angles away from
 * pi and angles away from 0. On the first part R, on the second -R, has a Cayley transform W = (I - R) (I + R)^-1, skew and of moderate size, which
 * determines the planes: an orthogonal similarity makes W tridiagonal, which links even coordinates with odd ones only, so that the singular vectors
 * of the block between them are the planes.
 */
final class RotationPlanes {

    /** The eigenvalues are split somewhere between these; 0.5 more on either side would do as well. */
    private static final double LOWEST_SPLIT = -0.8;
    private static final double HIGHEST_SPLIT = 0.3;

    /** Columns 2k and 2k + 1 span the plane of {@code angles[k]}; those behind the planes stay fixed. */
    private final DMatrixRMaj basis;
    private final double[] angles;

    /** @param rotation orthogonal with determinant 1; not modified */
    RotationPlanes(DMatrixRMaj rotation) {
        int d = rotation.numRows;
        Dense.Symmetric symmetric = Dense.symmetric(Dense.scaled(0.5, Dense.plus(rotation, Dense.transpose(rotation))));
        int split = split(symmetric.values());
        List<DMatrixRMaj> planes = new ArrayList<>();
        List<DMatrixRMaj> fixed = new ArrayList<>();
        if (split > 0) {
            collect(rotation, Dense.columns(symmetric.vectors(), 0, split), -1, planes, fixed);
        }
        if (split < d) {
            collect(rotation, Dense.columns(symmetric.vectors(), split, d), 1, planes, fixed);
        }
        basis = Dense.zeros(d, d);
        angles = new double[planes.size()];
        int column = 0;
        for (DMatrixRMaj plane : planes) {
            CommonOps_DDRM.insert(plane, basis, 0, column);
            DMatrixRMaj turned = Dense.transposedTimes(plane, Dense.times(rotation, plane));
            angles[column / 2] = Math.atan2(turned.get(1, 0) - turned.get(0, 1), turned.get(0, 0) + turned.get(1, 1));
            column += 2;
        }
        for (DMatrixRMaj vector : fixed) {
            CommonOps_DDRM.insert(vector, basis, 0, column++);
        }
    }

    /** The rotation of the same planes by {@code factor} times their angles. */
    DMatrixRMaj power(double factor) {
        DMatrixRMaj turn = Dense.identity(basis.numRows);
        for (int k = 0; k < angles.length; k++) {
            double cosine = Math.cos(factor * angles[k]);
            double sine = Math.sin(factor * angles[k]);
            turn.set(2 * k, 2 * k, cosine);
            turn.set(2 * k + 1, 2 * k + 1, cosine);
            turn.set(2 * k, 2 * k + 1, -sine);
            turn.set(2 * k + 1, 2 * k, sine);
        }
        return Dense.timesTransposed(Dense.times(basis, turn), basis);
    }

    /** An involution that turns every plane over: it takes each power to its inverse. */
    DMatrixRMaj reflection() {
        double[] signs = LinearCoupling.ones(basis.numRows);
        for (int k = 0; k < angles.length; k++) {
            signs[2 * k + 1] = -1;
        }
        return Dense.timesTransposed(Dense.timesDiagonal(basis, signs), basis);
    }

    /** How many of the ascending cosines belong to the lower part: the widest gap decides, and equal ones are never split. */
    private static int split(double[] cosines) {
        int best = 0;
        double widest = -1;
        for (int k = 0; k <= cosines.length; k++) {
            double below = k == 0 ? LOWEST_SPLIT : Math.max(LOWEST_SPLIT, cosines[k - 1]);
            double above = k == cosines.length ? HIGHEST_SPLIT : Math.min(HIGHEST_SPLIT, cosines[k]);
            if (above - below > widest) {
                widest = above - below;
                best = k;
            }
        }
        return best;
    }

    private static void collect(DMatrixRMaj rotation, DMatrixRMaj part, double sign, List<DMatrixRMaj> planes, List<DMatrixRMaj> fixed) {
        int m = part.numCols;
        DMatrixRMaj within = Dense.scaled(sign, Dense.transposedTimes(part, Dense.times(rotation, part)));
        DMatrixRMaj identity = Dense.identity(m);
        DMatrixRMaj cayley = Dense.times(Dense.minus(identity, within), Dense.inverse(Dense.plus(identity, within)));
        DMatrixRMaj skew = Dense.scaled(0.5, Dense.minus(cayley, Dense.transpose(cayley)));
        Dense.Hessenberg tridiagonal = m > 2 ? Dense.hessenberg(skew) : new Dense.Hessenberg(identity, skew);
        int evens = (m + 1) / 2;
        int odds = m / 2;
        DMatrixRMaj vectors = Dense.times(part, tridiagonal.q());
        DMatrixRMaj even = Dense.zeros(part.numRows, evens);
        DMatrixRMaj odd = Dense.zeros(part.numRows, odds);
        for (int i = 0; i < m; i++) {
            CommonOps_DDRM.insert(Dense.columns(vectors, i, i + 1), i % 2 == 0 ? even : odd, 0, i / 2);
        }
        if (odds == 0) {
            fixed.add(even);
            return;
        }
        DMatrixRMaj between = Dense.zeros(evens, odds);
        for (int i = 0; i < evens; i++) {
            for (int j = 0; j < odds; j++) {
                between.set(i, j, tridiagonal.h().get(2 * i, 2 * j + 1));
            }
        }
        Dense.Svd svd = Dense.svd(between);
        DMatrixRMaj first = Dense.times(even, svd.u());
        DMatrixRMaj second = Dense.times(odd, svd.v());
        for (int k = 0; k < odds; k++) {
            DMatrixRMaj plane = Dense.zeros(part.numRows, 2);
            CommonOps_DDRM.insert(Dense.columns(first, k, k + 1), plane, 0, 0);
            CommonOps_DDRM.insert(Dense.columns(second, k, k + 1), plane, 0, 1);
            planes.add(plane);
        }
        if (evens > odds) {
            fixed.add(Dense.columns(first, odds, evens));
        }
    }
}
