package org.pushforward.engine;

/** The loops of the batched Jacobian, which is in double whatever the precision of the couplings that it is carried through. */
public final class JacobianKernels {

    private JacobianKernels() {}

    /**
     * Carries dz/dx through one additive coupling y = x + t: the transformed rows become J_r + sum over j of dt_r/dc_j J_j.
     *
     * @param n           points
     * @param tangents    for each of the a conditions an n x b block, pulled: dt/dc_j
     * @param condition   the first of the a coordinates that condition
     * @param transformed the first of the b coordinates that are transformed
     * @param jacobian    {@code [r * dimension + c][point]}, modified
     */
    public static void propagateShift(int n, Block[] tangents, int condition, int transformed, int dimension, double[][] jacobian) {
        for (int j = 0; j < tangents.length; j++) {
            tangents[j].pull();
            double[] d = tangents[j].inDouble();
            for (int r = 0; r < tangents[j].columns(); r++) {
                int start = r * tangents[j].rows();
                for (int c = 0; c < dimension; c++) {
                    double[] row = jacobian[(transformed + r) * dimension + c];
                    double[] by = jacobian[(condition + j) * dimension + c];
                    for (int i = 0; i < n; i++) {
                        row[i] += d[start + i] * by[i];
                    }
                }
            }
        }
    }

    /**
     * Carries dz/dx through one affine coupling y = x e^s + t: with w_rj = x_r e^(s_r) ds_r/dc_j + dt_r/dc_j for the condition's coordinates c_j,
     * the transformed rows become J_r e^(s_r) + sum over j of w_rj J_j; the condition's rows stay.
     *
     * @param n           points
     * @param raw         n x 2b heap, tanh(u / C) in its first half, as the coupling left it
     * @param scale       n x b heap, e^s
     * @param before      n x b heap, x as it came
     * @param tangents    for each of the a conditions an n x 2b block, pulled: d(u | t)/dc_j
     * @param condition   the first of the a coordinates that condition
     * @param transformed the first of the b coordinates that are transformed
     * @param jacobian    {@code [r * dimension + c][point]}, modified
     */
    public static void propagate(int n, Block raw, Block scale, Block before, Block[] tangents, int condition, int transformed,
            int dimension, double[][] jacobian) {
        double[] bounded = raw.inDouble();
        double[] e = scale.inDouble();
        double[] x = before.inDouble();
        int b = scale.columns();
        int stride = scale.rows();
        double[] weight = new double[n];
        double[][] derivatives = new double[tangents.length][];
        for (int j = 0; j < tangents.length; j++) {
            tangents[j].pull();
            derivatives[j] = tangents[j].inDouble();
        }
        for (int r = 0; r < b; r++) {
            int start = r * stride;
            for (int c = 0; c < dimension; c++) {
                double[] row = jacobian[(transformed + r) * dimension + c];
                for (int i = 0; i < n; i++) {
                    row[i] *= e[start + i];
                }
            }
            for (int j = 0; j < tangents.length; j++) {
                double[] d = derivatives[j];
                int startOfT = (b + r) * stride;
                for (int i = 0; i < n; i++) {
                    double th = bounded[start + i];
                    weight[i] = x[start + i] * e[start + i] * (1 - th * th) * d[start + i] + d[startOfT + i];
                }
                for (int c = 0; c < dimension; c++) {
                    double[] row = jacobian[(transformed + r) * dimension + c];
                    double[] by = jacobian[(condition + j) * dimension + c];
                    for (int i = 0; i < n; i++) {
                        row[i] += weight[i] * by[i];
                    }
                }
            }
        }
    }
}
