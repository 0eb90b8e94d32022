package org.pushforward.theory.linear;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Six factors L U L U L U in which everything but the scales is orthogonal, or a sum of two or three orthogonal matrices.
 *
 * <p>After L(Y, I) the lower left block J = R + Y P of T = [[P, Q], [R, S]] may be any. Let {@code J = Gamma^-1 Oa} and
 * {@code Q - P J^-1 S' = Lambda Ob}, S' = S + Y Q, with rotations or reflections Oa and Ob and positive diagonal Gamma and Lambda. Then N = -Ob^T
 * Oa^T is a rotation, and with H its planes turned back by half their angles and V a reflection in each of these planes V H V^-1 = H^-1 = H N: the
 * similarity that {@link FiveFactors} has to look for is there. With free numbers h for H and v for V:
 * <pre>
 * T = L(-Y, I)  U(Lambda, (Lambda Ob H^T / h + P Oa^T) Gamma)  L(Gamma^-1 ((I - h H) V / v - I) h H Ob^T, Gamma^-1)
 *     U(I, -(v / h) Ob H^T V)  L((I - h H) V Oa / v, I)  U(I, Oa^T (Gamma S' - h H - v V))
 * </pre>
 *
 * <p><b>A rotation of all 2d coordinates</b> has Gamma = Lambda = I. With its {@link CosineSine cosine-sine decomposition} Y = U2 diag(t) U1^T,
 * t = c / (1 + s), gives Oa = U2 V1^T, Ob = -U1 V2^T, P Oa^T = U1 C U2^T and S' = U2 diag(t) V2^T. With h = 3/4 and v = 3/5 no shear is longer than
 * 1 + h + v = 2.35, so the condition of no factor exceeds {@value #WORST_OF_ROTATION}, whatever d.
 */
final class SixFactors {

    /** ((2.35 + sqrt(2.35^2 + 4)) / 2)^2, rounded up. */
    static final double WORST_OF_ROTATION = 7.4;

    private static final double H = 0.75;
    private static final double V = 0.6;

    private SixFactors() {}

    /** @param rotation of an even number of coordinates: orthogonal with determinant 1 */
    static List<LinearCoupling> ofRotation(DMatrixRMaj rotation) {
        CosineSine parts = CosineSine.of(rotation);
        double[] ones = LinearCoupling.ones(parts.cosines().length);
        double[] t = new double[ones.length];
        Arrays.setAll(t, i -> parts.cosines()[i] / (1 + parts.sines()[i]));
        DMatrixRMaj u2t = Dense.timesDiagonal(parts.u2(), t);
        return of(Dense.timesTransposed(u2t, parts.u1()), ones, Dense.negative(Dense.timesTransposed(parts.u1(), parts.v2())),
                Dense.timesTransposed(Dense.timesDiagonal(parts.u1(), parts.cosines()), parts.u2()), ones,
                Dense.timesTransposed(parts.u2(), parts.v1()), Dense.timesTransposed(u2t, parts.v2()));
    }

    /**
     * The formula.
     *
     * @param pOa P Oa^T
     * @param s   Gamma S'
     */
    static List<LinearCoupling> of(DMatrixRMaj y, double[] lambda, DMatrixRMaj ob, DMatrixRMaj pOa, double[] gamma, DMatrixRMaj oa, DMatrixRMaj s) {
        int d = gamma.length;
        RotationPlanes planes = new RotationPlanes(Dense.negative(Dense.transpose(Dense.times(oa, ob))));
        DMatrixRMaj half = planes.power(-0.5);
        DMatrixRMaj h = Dense.scaled(H, half);
        DMatrixRMaj v = planes.reflection();
        DMatrixRMaj identity = Dense.identity(d);
        DMatrixRMaj obOverH = Dense.scaled(1 / H, Dense.timesTransposed(ob, half));
        DMatrixRMaj remainder = Dense.scaled(1 / V, Dense.times(Dense.minus(identity, h), v));
        double[] overGamma = new double[d];
        Arrays.setAll(overGamma, i -> 1 / gamma[i]);
        return List.of(
                LinearCoupling.additive(LinearCoupling.Kind.LOWER, Dense.negative(y)),
                LinearCoupling.upper(lambda, Dense.timesDiagonal(Dense.plus(Dense.diagonalTimes(lambda, obOverH), pOa), gamma)),
                LinearCoupling.lower(Dense.diagonalTimes(overGamma, Dense.timesTransposed(Dense.times(Dense.minus(remainder, identity), h), ob)),
                        overGamma),
                LinearCoupling.additive(LinearCoupling.Kind.UPPER, Dense.scaled(-V, Dense.times(obOverH, v))),
                LinearCoupling.additive(LinearCoupling.Kind.LOWER, Dense.times(remainder, oa)),
                LinearCoupling.additive(LinearCoupling.Kind.UPPER, Dense.transposedTimes(oa, Dense.minus(Dense.minus(s, h), Dense.scaled(V, v)))));
    }
}
