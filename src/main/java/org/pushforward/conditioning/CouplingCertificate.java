package org.pushforward.conditioning;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.pushforward.data.Standardization;
import org.pushforward.flow.Activation;
import org.pushforward.flow.Flow;
import org.pushforward.flow.FlowLayout;
import org.pushforward.flow.FlowLayout.DenseShape;
import org.pushforward.flow.FlowModel;

/**
 * What the parameters of a flow of affine or additive couplings show of its way from noise to data on a box of noise: a box in which the images lie,
 * and a Lipschitz constant. Unlike leaky layers ({@link org.pushforward.flow.Certificate}) couplings have none that holds everywhere: the derivative
 * of x = (y - t(c)) e^-s(c) by c grows with y - t(c).
 *
 * <p>By interval arithmetic (Moore, "Interval analysis", 1966). Each number on the way, and each derivative of it by the noise, is known to lie in an
 * interval; the slope of an activation lies between those at the ends of its interval (of tanh, up to that at 0), the log-scale between C tanh(u / C)
 * at the ends of that of u. Each value's interval is also cut with that of the mean value theorem, its value at the box's middle plus derivative
 * times distance, which is the sharper one on small boxes. Both forms, and so the bounds, never shrink where the box grows (for the second: Caprani
 * and Madsen, "Mean value forms in interval analysis", 1980).
 *
 * <p>The bounds hold to rounding: sums are not rounded outward. They are loose, since intervals do not know that numbers depend on each other, by a
 * factor that grows with the box, the widths and the number of couplings and may well reach 1e30 where the noise has its mass. Only as the box
 * shrinks to a point do they come to the singular value there: exactly up to {@value #MOST_SIGNED} coordinates, to a factor of the square root of D
 * above.
 */
public final class CouplingCertificate {

    /** Coordinates up to which all signs are tried: 2^(2 D - 1) singular values. */
    private static final int MOST_SIGNED = 4;
    /** What the interval of the mean value theorem is widened by, of the numbers in it: two ways to one value differ by less. */
    private static final double ROUNDING = 1e-13;

    /**
     * Of one box.
     *
     * @param low      least coordinates of a box that has the images of all its points, data units, padding included
     * @param high     greatest
     * @param greatest no singular value of dx/dz is more anywhere in the box of noise: a Lipschitz constant there, since boxes are convex. Infinite
     *                 where no number holds it
     */
    public record Bound(double[] low, double[] high, double greatest) {
    }

    private final FlowLayout layout;
    private final double[] parameters;
    private final Standardization standardization;
    /** Of the mixing layers; null for none. */
    private final double[][] unmixing;
    private final int size;

    private CouplingCertificate(FlowModel model) {
        layout = FlowLayout.of(model);
        parameters = model.parameters();
        standardization = model.standardization();
        size = model.dimension();
        unmixing = new double[model.spec().couplings()][];
        if (model.spec().mixes()) {
            Flow flow = new Flow(model);
            for (int k = 0; k < unmixing.length; k++) {
                DMatrixRMaj matrix = new DMatrixRMaj(size, size, true, flow.mixing(k));
                CommonOps_DDRM.invert(matrix);
                unmixing[k] = matrix.data;
            }
        }
    }

    /** Of affine and additive couplings, which are all that there are; empty for other layers. */
    public static Optional<CouplingCertificate> of(FlowModel model) {
        return switch (model.spec().family()) {
            case COUPLINGS -> switch (model.spec().coupling()) {
                case AFFINE, ADDITIVE -> Optional.of(new CouplingCertificate(model));
            };
            case LEAKY, LEAKY_HARD, GREEDY -> Optional.empty();
        };
    }

    /** Multiplications that one bound takes, about. */
    public double work() {
        double work = 0;
        for (int k = 0; k < unmixing.length; k++) {
            for (int l = 0; l <= layout.spec().depth(); l++) {
                DenseShape shape = layout.dense(k, l);
                work += (2.0 + 2 + 2 * layout.conditionSize(k)) * shape.inputs() * shape.outputs();
            }
            work += 8.0 * size * size * size;
        }
        return work;
    }

    /** On the box of noise whose coordinates all lie within so much of 0. @param halfWidth 0 or more */
    public Bound around(double halfWidth) {
        double[] high = new double[size];
        Arrays.fill(high, halfWidth);
        double[] low = new double[size];
        Arrays.fill(low, -halfWidth);
        return on(low, high);
    }

    /**
     * On a box of noise.
     *
     * @param low  its least coordinates, D of them; not modified
     * @param high its greatest; none is less than that of {@code low}
     */
    public Bound on(double[] low, double[] high) {
        Way way = new Way(low, high);
        for (int k = unmixing.length - 1; k >= 0; k--) {
            way.undo(k);
            if (unmixing[k] != null) {
                way.map(unmixing[k]);
            }
        }
        return way.end();
    }

    /** From the noise to what stands after some couplings were undone: intervals of values and derivatives, and the values in the box's middle. */
    private final class Way {

        /** Of the noise, half-widths. */
        private final double[] reach;
        private final double[] middle;
        private final double[] low;
        private final double[] high;
        /** dx/dz, row-major. */
        private double[] leastSlope = new double[size * size];
        private double[] mostSlope = new double[size * size];

        Way(double[] low, double[] high) {
            this.low = low.clone();
            this.high = high.clone();
            reach = new double[size];
            middle = new double[size];
            for (int r = 0; r < size; r++) {
                reach[r] = (high[r] - low[r]) / 2;
                middle[r] = low[r] + reach[r];
                leastSlope[r * size + r] = 1;
                mostSlope[r * size + r] = 1;
            }
        }

        /** x = (y - t(c)) e^-s(c) of the transformed coordinates. */
        void undo(int k) {
            int from = layout.conditionStart(k);
            int conditions = layout.conditionSize(k);
            Net net = new Net(k, Arrays.copyOfRange(low, from, from + conditions), Arrays.copyOfRange(high, from, from + conditions));
            double[] raw = net.values(Arrays.copyOfRange(middle, from, from + conditions));
            int transformed = layout.transformedSize(k);
            boolean scales = layout.spec().coupling().scales();
            double clamp = layout.spec().clamp();
            for (int r = 0; r < transformed; r++) {
                int at = layout.transformedStart(k) + r;
                int shift = scales ? transformed + r : r;
                double lowTanh = scales ? Math.tanh(net.low[r] / clamp) : 0;
                double highTanh = scales ? Math.tanh(net.high[r] / clamp) : 0;
                double leastFactor = Math.exp(-clamp * highTanh);
                double mostFactor = Math.exp(-clamp * lowTanh);
                double lowShifted = low[at] - net.high[shift];
                double highShifted = high[at] - net.low[shift];
                low[at] = least(leastFactor, mostFactor, lowShifted, highShifted);
                high[at] = most(leastFactor, mostFactor, lowShifted, highShifted);
                middle[at] = (middle[at] - raw[shift]) * (scales ? Math.exp(-clamp * Math.tanh(raw[r] / clamp)) : 1);
                scaleRow(at, leastFactor, mostFactor);
                for (int j = 0; j < conditions; j++) {
                    // dx/dc_j = -e^-s dt/dc_j - x ds/du du/dc_j.
                    double leastBy = -most(leastFactor, mostFactor, net.leastSlope[j][shift], net.mostSlope[j][shift]);
                    double mostBy = -least(leastFactor, mostFactor, net.leastSlope[j][shift], net.mostSlope[j][shift]);
                    if (scales) {
                        double atEnds = 1 - Math.max(lowTanh * lowTanh, highTanh * highTanh);
                        double greatest = lowTanh < 0 && highTanh > 0 ? 1 : 1 - Math.min(lowTanh * lowTanh, highTanh * highTanh);
                        double leastScale = least(atEnds, greatest, net.leastSlope[j][r], net.mostSlope[j][r]);
                        double mostScale = most(atEnds, greatest, net.leastSlope[j][r], net.mostSlope[j][r]);
                        leastBy -= most(low[at], high[at], leastScale, mostScale);
                        mostBy -= least(low[at], high[at], leastScale, mostScale);
                    }
                    addRow(at, leastBy, mostBy, from + j);
                }
                cut(at);
            }
        }

        private void scaleRow(int row, double leastFactor, double mostFactor) {
            for (int c = row * size; c < (row + 1) * size; c++) {
                double leastOne = least(leastFactor, mostFactor, leastSlope[c], mostSlope[c]);
                mostSlope[c] = most(leastFactor, mostFactor, leastSlope[c], mostSlope[c]);
                leastSlope[c] = leastOne;
            }
        }

        private void addRow(int row, double leastFactor, double mostFactor, int other) {
            for (int c = 0; c < size; c++) {
                leastSlope[row * size + c] += least(leastFactor, mostFactor, leastSlope[other * size + c], mostSlope[other * size + c]);
                mostSlope[row * size + c] += most(leastFactor, mostFactor, leastSlope[other * size + c], mostSlope[other * size + c]);
            }
        }

        /** x = W y. @param matrix row-major */
        void map(double[] matrix) {
            double[] oldMiddle = middle.clone();
            double[] oldLow = low.clone();
            double[] oldHigh = high.clone();
            double[] leastBefore = leastSlope;
            double[] mostBefore = mostSlope;
            leastSlope = new double[size * size];
            mostSlope = new double[size * size];
            for (int r = 0; r < size; r++) {
                middle[r] = 0;
                low[r] = 0;
                high[r] = 0;
                for (int k = 0; k < size; k++) {
                    double w = matrix[r * size + k];
                    middle[r] += w * oldMiddle[k];
                    low[r] += least(w, w, oldLow[k], oldHigh[k]);
                    high[r] += most(w, w, oldLow[k], oldHigh[k]);
                    for (int c = 0; c < size; c++) {
                        leastSlope[r * size + c] += least(w, w, leastBefore[k * size + c], mostBefore[k * size + c]);
                        mostSlope[r * size + c] += most(w, w, leastBefore[k * size + c], mostBefore[k * size + c]);
                    }
                }
                cut(r);
            }
        }

        /** By the mean value theorem. */
        private void cut(int row) {
            double spread = 0;
            for (int c = 0; c < size; c++) {
                spread += times(Math.max(Math.abs(leastSlope[row * size + c]), Math.abs(mostSlope[row * size + c])), reach[c]);
            }
            low[row] = cutLow(low[row], middle[row], spread);
            high[row] = cutHigh(high[row], middle[row], spread);
        }

        Bound end() {
            int data = standardization.scale().length;
            for (int r = 0; r < data; r++) {
                double scale = standardization.scale()[r];
                low[r] = standardization.mean()[r] + scale * low[r];
                high[r] = standardization.mean()[r] + scale * high[r];
                scaleRow(r, scale, scale);
            }
            double greatest = greatest(leastSlope, mostSlope, size);
            for (int r = 0; r < size; r++) {
                low[r] = Double.isNaN(low[r]) ? Double.NEGATIVE_INFINITY : low[r];
                high[r] = Double.isNaN(high[r]) ? Double.POSITIVE_INFINITY : high[r];
            }
            return new Bound(low, high, greatest);
        }
    }

    /** A conditioner on a box of its conditions: outputs and their derivatives. */
    private final class Net {

        private final int coupling;
        private double[] low;
        private double[] high;
        /** By condition, then by output. */
        private final double[][] leastSlope;
        private final double[][] mostSlope;

        Net(int coupling, double[] conditionLow, double[] conditionHigh) {
            this.coupling = coupling;
            int conditions = conditionLow.length;
            low = conditionLow;
            high = conditionHigh;
            leastSlope = new double[conditions][conditions];
            double[] reach = new double[conditions];
            double[] middle = new double[conditions];
            for (int j = 0; j < conditions; j++) {
                leastSlope[j][j] = 1;
                reach[j] = (high[j] - low[j]) / 2;
                middle[j] = low[j] + reach[j];
            }
            mostSlope = Arrays.stream(leastSlope).map(double[]::clone).toArray(double[][]::new);
            int last = layout.spec().depth();
            for (int l = 0; l <= last; l++) {
                DenseShape shape = layout.dense(coupling, l);
                middle = dense(shape, middle);
                propagate(shape, middle, reach);
                if (l < last) {
                    activate();
                    middle = activated(middle);
                }
            }
        }

        private void propagate(DenseShape shape, double[] middle, double[] reach) {
            double[] inLow = low;
            double[] inHigh = high;
            low = new double[shape.outputs()];
            high = new double[shape.outputs()];
            double[] spread = new double[shape.outputs()];
            for (int j = 0; j < reach.length; j++) {
                double[] leastBefore = leastSlope[j];
                double[] mostBefore = mostSlope[j];
                leastSlope[j] = new double[shape.outputs()];
                mostSlope[j] = new double[shape.outputs()];
                for (int o = 0; o < shape.outputs(); o++) {
                    for (int i = 0; i < shape.inputs(); i++) {
                        double w = parameters[shape.weight(i, o)];
                        leastSlope[j][o] += times(w, w > 0 ? leastBefore[i] : mostBefore[i]);
                        mostSlope[j][o] += times(w, w > 0 ? mostBefore[i] : leastBefore[i]);
                    }
                    spread[o] += times(Math.max(Math.abs(leastSlope[j][o]), Math.abs(mostSlope[j][o])), reach[j]);
                }
            }
            for (int o = 0; o < shape.outputs(); o++) {
                low[o] = parameters[shape.bias(o)];
                high[o] = low[o];
                for (int i = 0; i < shape.inputs(); i++) {
                    double w = parameters[shape.weight(i, o)];
                    low[o] += times(w, w > 0 ? inLow[i] : inHigh[i]);
                    high[o] += times(w, w > 0 ? inHigh[i] : inLow[i]);
                }
                low[o] = cutLow(low[o], middle[o], spread[o]);
                high[o] = cutHigh(high[o], middle[o], spread[o]);
            }
        }

        /** Activations rise, and their slopes are largest at one of the ends or at 0. */
        private void activate() {
            Activation activation = layout.spec().activation();
            for (int i = 0; i < low.length; i++) {
                double from = activation.value(low[i]);
                double to = activation.value(high[i]);
                double atLow = activation.slopeWhere(from);
                double atHigh = activation.slopeWhere(to);
                double least = Math.min(atLow, atHigh);
                double most = Math.max(atLow, atHigh);
                if (low[i] < 0 && high[i] > 0) {
                    most = Math.max(most, activation.slopeWhere(activation.value(0)));
                }
                low[i] = from;
                high[i] = to;
                for (int j = 0; j < leastSlope.length; j++) {
                    double before = leastSlope[j][i];
                    leastSlope[j][i] = least(least, most, before, mostSlope[j][i]);
                    mostSlope[j][i] = most(least, most, before, mostSlope[j][i]);
                }
            }
        }

        /** At one condition. @return u | t, or t alone */
        double[] values(double[] condition) {
            double[] values = condition;
            for (int l = 0; l <= layout.spec().depth(); l++) {
                values = dense(layout.dense(coupling, l), l == 0 ? values : activated(values));
            }
            return values;
        }

        private double[] dense(DenseShape shape, double[] in) {
            double[] out = new double[shape.outputs()];
            for (int o = 0; o < out.length; o++) {
                out[o] = parameters[shape.bias(o)];
                for (int i = 0; i < in.length; i++) {
                    out[o] += parameters[shape.weight(i, o)] * in[i];
                }
            }
            return out;
        }

        private double[] activated(double[] in) {
            return Arrays.stream(in).map(layout.spec().activation()::value).toArray();
        }
    }

    /**
     * The largest singular value of all matrices between two: that of a matrix that has, for some signs of rows and of columns, the greater element
     * where they agree and the lesser one elsewhere. For it is the largest x^T A y over unit vectors, and with their signs fixed the elements decide
     * one by one. Of many coordinates that of the absolute values is taken, which is no less.
     *
     * @param least row-major; no element is above that of {@code most}
     */
    private static double greatest(double[] least, double[] most, int size) {
        double greatest = 0;
        int columns = size <= MOST_SIGNED ? 1 << size : 1;
        // All signs at once turned round give the same value.
        int rows = size <= MOST_SIGNED ? 1 << (size - 1) : 1;
        double[] matrix = new double[size * size];
        double[] sigma = new double[size];
        SingularValues singularValues = new SingularValues(size);
        for (int signs = 0; signs < rows * columns; signs++) {
            int ofRows = signs / columns;
            int ofColumns = signs % columns;
            for (int e = 0; e < matrix.length; e++) {
                boolean agree = (ofRows >> e / size & 1) == (ofColumns >> e % size & 1);
                matrix[e] = size > MOST_SIGNED ? Math.max(Math.abs(least[e]), Math.abs(most[e])) : agree ? most[e] : least[e];
            }
            singularValues.compute(matrix, 1, sigma);
            if (!(sigma[0] < Double.POSITIVE_INFINITY)) {
                return Double.POSITIVE_INFINITY;
            }
            greatest = Math.max(greatest, sigma[0]);
        }
        return greatest;
    }

    private static double cutLow(double low, double middle, double spread) {
        double cut = middle - spread - ROUNDING * (Math.abs(middle) + spread);
        // A spread beyond all numbers says nothing.
        return cut > low ? cut : low;
    }

    private static double cutHigh(double high, double middle, double spread) {
        double cut = middle + spread + ROUNDING * (Math.abs(middle) + spread);
        return cut < high ? cut : high;
    }

    /** Of the products of two numbers, each in its interval. */
    private static double least(double aLow, double aHigh, double bLow, double bHigh) {
        return Math.min(Math.min(times(aLow, bLow), times(aLow, bHigh)), Math.min(times(aHigh, bLow), times(aHigh, bHigh)));
    }

    private static double most(double aLow, double aHigh, double bLow, double bHigh) {
        return Math.max(Math.max(times(aLow, bLow), times(aLow, bHigh)), Math.max(times(aHigh, bLow), times(aHigh, bHigh)));
    }

    /** Nothing times what has no bound is nothing: an end of an interval stands for numbers. */
    private static double times(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }
}
