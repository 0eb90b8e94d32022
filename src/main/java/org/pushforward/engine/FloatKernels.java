package org.pushforward.engine;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The {@link Kernels} in {@code float}. */
final class FloatKernels implements Kernels {

    static final FloatKernels INSTANCE = new FloatKernels();

    /** Elements that pass over the heap at a time: two such arrays stay in the first-level cache. */
    private static final int CHUNK = 2048;
    /** Of which one logarithm is taken. */
    private static final int SLOPES = 32;
    private static final ThreadLocal<float[][]> CHUNKS = ThreadLocal.withInitial(() -> new float[2][CHUNK]);
    /**
     * Added and taken away again it turns what is too small to matter into zero: the moments of a silent unit would otherwise decay to subnormal
     * numbers, which cost the processor a hundred times a normal one.
     */
    private static final float FLUSH = 1e-30f;

    private FloatKernels() {}

    /** What is done to the elements [0, size) of one chunk. */
    private interface Values {
        void apply(float[] v, int size);
    }

    private static void map(Block a, int count, Values values) {
        float[] v = CHUNKS.get()[0];
        FloatBuffer buffer = ((FloatBlock) a).buffer;
        for (int from = 0; from < count; from += CHUNK) {
            int size = Math.min(CHUNK, count - from);
            buffer.get(from, v, 0, size);
            values.apply(v, size);
            buffer.put(from, v, 0, size);
        }
    }

    @Override
    public void relu(Block a, int count) {
        map(a, count, (v, size) -> {
            for (int i = 0; i < size; i++) {
                v[i] = Math.max(v[i], 0f);
            }
        });
    }

    static void reluSlope(float[] d, float[] v, int size) {
        for (int i = 0; i < size; i++) {
            // The mask as arithmetic: C2 vectorises min, not a branch. Activations below the reciprocal count as partly off, which no run can
            // tell.
            d[i] *= Math.min(v[i] * 1e30f, 1f);
        }
    }

    @Override
    public void tanh(Block a, int count) {
        map(a, count, (v, size) -> tanh(v, 1f, size));
    }

    static void tanhSlope(float[] d, float[] v, int size) {
        for (int i = 0; i < size; i++) {
            d[i] *= 1f - v[i] * v[i];
        }
    }

    @Override
    public void squareplus(Block a, int count) {
        map(a, count, (v, size) -> {
            for (int i = 0; i < size; i++) {
                v[i] = 0.5f * (v[i] + (float) Math.sqrt(v[i] * v[i] + 4f));
            }
        });
    }

    static void squareplusSlope(float[] d, float[] v, int size) {
        for (int i = 0; i < size; i++) {
            float square = v[i] * v[i];
            d[i] *= square / (1f + square);
        }
    }

    @Override
    public void backward(Slope slope, Block g, Block a, int count) {
        float[] d = CHUNKS.get()[0];
        float[] v = CHUNKS.get()[1];
        FloatBuffer gradient = ((FloatBlock) g).buffer;
        FloatBuffer value = ((FloatBlock) a).buffer;
        for (int from = 0; from < count; from += CHUNK) {
            int size = Math.min(CHUNK, count - from);
            gradient.get(from, d, 0, size);
            value.get(from, v, 0, size);
            slope.floats.multiply(d, v, size);
            gradient.put(from, d, 0, size);
        }
    }

    @Override
    public void tangent(Slope slope, Block a, Block weights, int offset, int stride, Block t) {
        float[] d = CHUNKS.get()[0];
        float[] v = CHUNKS.get()[1];
        float[] w = ((FloatBlock) weights).heap;
        FloatBuffer value = ((FloatBlock) a).buffer;
        FloatBuffer tangent = ((FloatBlock) t).buffer;
        int n = t.rows();
        for (int from = 0; from < t.size(); from += CHUNK) {
            int size = Math.min(CHUNK, t.size() - from);
            value.get(from, v, 0, size);
            // A chunk may begin or end within a column, which has one weight.
            for (int column = from / n; column * n < from + size; column++) {
                Arrays.fill(d, Math.max(0, column * n - from), Math.min(size, (column + 1) * n - from), w[offset + column * stride]);
            }
            slope.floats.multiply(d, v, size);
            tangent.put(from, d, 0, size);
        }
    }

    @Override
    public void couple(Block raw, double clamp, Block scratch, Block scale, Block before, Block x, Block logDet) {
        float[] bounded = ((FloatBlock) raw).heap;
        float[] t = ((FloatBlock) scratch).heap;
        float[] e = ((FloatBlock) scale).heap;
        float[] v = ((FloatBlock) x).heap;
        float[] sum = ((FloatBlock) logDet).heap;
        int count = pullRaw(raw, scratch);
        if (before != null) {
            before.copyFrom(x, count);
        }
        float c = (float) clamp;
        tanh(bounded, 1f / c, count);
        exp(bounded, c, e, count);
        for (int i = 0; i < count; i++) {
            v[i] = v[i] * e[i] + t[i];
        }
        int n = logDet.rows();
        for (int start = 0; start < count; start += n) {
            for (int i = 0; i < n; i++) {
                sum[i] += c * bounded[start + i];
            }
        }
    }

    @Override
    public void uncouple(Block raw, double clamp, Block scratch, Block scale, Block y) {
        float[] bounded = ((FloatBlock) raw).heap;
        float[] t = ((FloatBlock) scratch).heap;
        float[] e = ((FloatBlock) scale).heap;
        float[] v = ((FloatBlock) y).heap;
        int count = pullRaw(raw, scratch);
        float c = (float) clamp;
        tanh(bounded, 1f / c, count);
        exp(bounded, c, e, count);
        for (int i = 0; i < count; i++) {
            v[i] = (v[i] - t[i]) / e[i];
        }
    }

    @Override
    public void coupleBackward(Block raw, double clamp, Block scale, Block before, double logDetGradient, Block g, Block scratch,
            Block rawGradient) {
        float[] bounded = ((FloatBlock) raw).heap;
        float[] e = ((FloatBlock) scale).heap;
        float[] x = ((FloatBlock) before).heap;
        float[] d = ((FloatBlock) g).heap;
        float[] du = ((FloatBlock) scratch).heap;
        FloatBlock out = (FloatBlock) rawGradient;
        int count = g.size();
        float byLogDet = (float) logDetGradient;
        out.buffer.put(count, d, 0, count);
        for (int i = 0; i < count; i++) {
            // ds/du = 1 - tanh(u / C)^2, and t's gradient is the output's own.
            du[i] = (d[i] * x[i] * e[i] + byLogDet) * (1f - bounded[i] * bounded[i]);
            d[i] *= e[i];
        }
        out.buffer.put(0, du, 0, count);
    }

    /** Pulls u into the first half of raw's heap and t into the scratch. @return elements of one half */
    private static int pullRaw(Block raw, Block scratch) {
        FloatBlock block = (FloatBlock) raw;
        int count = scratch.size();
        block.buffer.get(0, block.heap, 0, count);
        block.buffer.get(count, ((FloatBlock) scratch).heap, 0, count);
        return count;
    }

    @Override
    public void addPulled(Block source, Block target, int count) {
        source.pull(0, count);
        float[] from = ((FloatBlock) source).heap;
        float[] to = ((FloatBlock) target).heap;
        for (int i = 0; i < count; i++) {
            to[i] += from[i];
        }
    }

    @Override
    public void shift(Block raw, double sign, Block x) {
        raw.pull();
        float[] t = ((FloatBlock) raw).heap;
        float[] v = ((FloatBlock) x).heap;
        float factor = (float) sign;
        for (int i = 0; i < x.size(); i++) {
            v[i] += factor * t[i];
        }
    }

    @Override
    public void add(double value, Block target) {
        float[] v = ((FloatBlock) target).heap;
        for (int i = 0; i < target.size(); i++) {
            v[i] += (float) value;
        }
    }

    @Override
    public void linear(double[] matrix, Block first, Block second, Block toFirst, Block toSecond) {
        int size = first.columns() + second.columns();
        int n = first.rows();
        for (int r = 0; r < size; r++) {
            float[] to = half(r, toFirst, toSecond);
            int toStart = column(r, toFirst) * n;
            Arrays.fill(to, toStart, toStart + n, 0);
            for (int c = 0; c < size; c++) {
                float weight = (float) matrix[r * size + c];
                float[] from = half(c, first, second);
                int fromStart = column(c, first) * n;
                for (int i = 0; i < n; i++) {
                    to[toStart + i] += weight * from[fromStart + i];
                }
            }
        }
    }

    @Override
    public void affine(double[] matrix, double[] bias, Block first, Block second, Block toFirst, Block toSecond) {
        int size = first.columns() + second.columns();
        int n = first.rows();
        for (int r = 0; r < size; r++) {
            float[] to = half(r, toFirst, toSecond);
            int toStart = column(r, toFirst) * n;
            float constant = (float) bias[r];
            for (int c = 0; c < size; c += 2) {
                // Two columns a time: half the passes over what is written. Of an odd number the last has none beside it.
                float weight = (float) matrix[r * size + c];
                float[] from = half(c, first, second);
                int fromStart = column(c, first) * n;
                int beside = Math.min(c + 1, size - 1);
                float other = beside == c ? 0 : (float) matrix[r * size + beside];
                float[] fromOther = half(beside, first, second);
                int otherStart = column(beside, first) * n;
                if (c == 0) {
                    for (int i = 0; i < n; i++) {
                        to[toStart + i] = constant + weight * from[fromStart + i] + other * fromOther[otherStart + i];
                    }
                } else {
                    for (int i = 0; i < n; i++) {
                        to[toStart + i] += weight * from[fromStart + i] + other * fromOther[otherStart + i];
                    }
                }
            }
        }
    }

    @Override
    public int leaky(double slope, double rounding, Block beforeFirst, Block beforeSecond, Block first, Block second, Block rootFirst,
            Block rootSecond, Block slopes, Block products, int pending, boolean last, Block logDet) {
        int taken = bend((float) slope, (float) rounding, beforeFirst, first, rootFirst, slopes, products, pending, false, logDet);
        return bend((float) slope, (float) rounding, beforeSecond, second, rootSecond, slopes, products, taken, last, logDet);
    }

    /** Bends a half, and multiplies the products by its slopes. @return how many are pending */
    private static int bend(float slope, float rounding, Block before, Block after, Block root, Block slopes, Block products, int pending,
            boolean last, Block logDet) {
        float[] x = ((FloatBlock) before).heap;
        float[] v = ((FloatBlock) after).heap;
        float[] derivative = ((FloatBlock) slopes).heap;
        int n = before.size();
        if (rounding == 0) {
            for (int i = 0; i < n; i++) {
                float y = x[i];
                float factor = y > 0 ? 1 : slope;
                v[i] = factor * y;
                derivative[i] = factor;
            }
            return multiply(slopes, before.columns(), products, pending, last, logDet);
        }
        float[] roots = ((FloatBlock) root).heap;
        float p = (1 + slope) / 2;
        float q = (1 - slope) / 2;
        float square = rounding * rounding;
        for (int i = 0; i < n; i++) {
            float y = x[i];
            float sum = y * y + square;
            float inverse = 1 / (float) Math.sqrt(sum);
            roots[i] = inverse;
            v[i] = p * y + q * sum * inverse;
        }
        // In a loop of their own: C2 would vectorise neither with the other.
        if (before.columns() == 1) {
            // A column alone stands where the products do, so its slopes need not be written down.
            float[] product = ((FloatBlock) products).heap;
            if (pending == 0) {
                for (int i = 0; i < n; i++) {
                    product[i] = p + q * x[i] * roots[i];
                }
            } else {
                for (int i = 0; i < n; i++) {
                    product[i] *= p + q * x[i] * roots[i];
                }
            }
            return takeLogs(products, pending + 1, last, logDet);
        }
        for (int i = 0; i < n; i++) {
            derivative[i] = p + q * x[i] * roots[i];
        }
        return multiply(slopes, before.columns(), products, pending, last, logDet);
    }

    /** Multiplies the products by columns of slopes, which are overwritten. @return how many are pending */
    private static int multiply(Block slopes, int columns, Block products, int pending, boolean last, Block logDet) {
        float[] slope = ((FloatBlock) slopes).heap;
        float[] product = ((FloatBlock) products).heap;
        int n = products.rows();
        int taken = pending;
        for (int c = 0; c < columns; c++) {
            if (taken == 0) {
                System.arraycopy(slope, c * n, product, 0, n);
            } else {
                // C2 vectorises a loop only if all arrays in it have the same index, so the column is brought to the front.
                if (c > 0) {
                    System.arraycopy(slope, c * n, slope, 0, n);
                }
                for (int i = 0; i < n; i++) {
                    product[i] *= slope[i];
                }
            }
            taken = takeLogs(products, taken + 1, last && c == columns - 1, logDet);
        }
        return taken;
    }

    /** One logarithm for many slopes, which are at most 1 and cannot underflow in so few. @return how many are pending */
    private static int takeLogs(Block products, int pending, boolean last, Block logDet) {
        if (pending < SLOPES && !last) {
            return pending;
        }
        addLogs(((FloatBlock) products).heap, ((FloatBlock) logDet).heap, products.rows());
        return 0;
    }

    @Override
    public void unleaky(double slope, double rounding, Block first, Block second) {
        unbend((float) slope, (float) rounding, first);
        unbend((float) slope, (float) rounding, second);
    }

    private static void unbend(float slope, float rounding, Block block) {
        float[] v = ((FloatBlock) block).heap;
        float p = (1 + slope) / 2;
        float q = (1 - slope) / 2;
        float square = slope * rounding * rounding;
        for (int i = 0; i < block.size(); i++) {
            v[i] = (p * v[i] - q * (float) Math.sqrt(v[i] * v[i] + square)) / slope;
        }
    }

    @Override
    public void leakyBackward(double slope, double rounding, Block beforeFirst, Block beforeSecond, Block rootFirst, Block rootSecond,
            double logDetGradient, Block gFirst, Block gSecond) {
        unbendGradient((float) slope, (float) rounding, beforeFirst, rootFirst, (float) logDetGradient, gFirst);
        unbendGradient((float) slope, (float) rounding, beforeSecond, rootSecond, (float) logDetGradient, gSecond);
    }

    private static void unbendGradient(float slope, float rounding, Block before, Block root, float byLogDet, Block g) {
        float[] x = ((FloatBlock) before).heap;
        float[] d = ((FloatBlock) g).heap;
        int n = g.size();
        if (rounding == 0) {
            for (int i = 0; i < n; i++) {
                d[i] *= x[i] > 0 ? 1 : slope;
            }
            return;
        }
        float[] roots = ((FloatBlock) root).heap;
        float p = (1 + slope) / 2;
        float q = (1 - slope) / 2;
        float second = byLogDet * q * rounding * rounding;
        for (int i = 0; i < n; i++) {
            float inverse = roots[i];
            float derivative = p + q * x[i] * inverse;
            d[i] = d[i] * derivative + second * inverse * inverse * inverse / derivative;
        }
    }

    @Override
    public void outerProduct(Block gFirst, Block gSecond, Block first, Block second, double[] product) {
        int size = first.columns() + second.columns();
        int n = first.rows();
        for (int r = 0; r < size; r++) {
            float[] g = half(r, gFirst, gSecond);
            int gStart = column(r, gFirst) * n;
            for (int c = 0; c < size; c++) {
                float[] x = half(c, first, second);
                int start = column(c, first) * n;
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += (double) g[gStart + i] * x[start + i];
                }
                product[r * size + c] = sum;
            }
        }
    }

    @Override
    public void affineGradient(Block gFirst, Block gSecond, Block first, Block second, double[] product, double[] sums) {
        int size = first.columns() + second.columns();
        int n = first.rows();
        for (int r = 0; r < size; r++) {
            float[] g = half(r, gFirst, gSecond);
            int gStart = column(r, gFirst) * n;
            double all = 0;
            for (int c = 0; c < size; c += 2) {
                // A sum waits for itself: two of them, and that of g, in one loop take the time of one.
                float[] x = half(c, first, second);
                int start = column(c, first) * n;
                int beside = Math.min(c + 1, size - 1);
                float[] other = half(beside, first, second);
                int otherStart = column(beside, first) * n;
                double sum = 0;
                double otherSum = 0;
                all = 0;
                for (int i = 0; i < n; i++) {
                    double by = g[gStart + i];
                    sum += by * x[start + i];
                    otherSum += by * other[otherStart + i];
                    all += by;
                }
                product[r * size + c] = sum;
                product[r * size + beside] = otherSum;
            }
            sums[r] = all;
        }
    }

    /** The half that holds a coordinate. */
    private static float[] half(int coordinate, Block first, Block second) {
        return ((FloatBlock) (coordinate < first.columns() ? first : second)).heap;
    }

    /** A coordinate's column in its half. */
    private static int column(int coordinate, Block first) {
        return coordinate < first.columns() ? coordinate : coordinate - first.columns();
    }

    @Override
    public double standardNormalLoss(double scale, Block first, Block second, Block logDet) {
        double loss = halfSquaresThenScale(first, (float) scale) + halfSquaresThenScale(second, (float) scale);
        float[] l = ((FloatBlock) logDet).heap;
        for (int i = 0; i < logDet.rows(); i++) {
            loss -= l[i];
        }
        return loss;
    }

    private static double halfSquaresThenScale(Block block, float scale) {
        float[] v = ((FloatBlock) block).heap;
        double sum = 0;
        for (int i = 0; i < block.size(); i++) {
            sum += (double) v[i] * v[i];
            v[i] *= scale;
        }
        return 0.5 * sum;
    }

    @Override
    public void gather(Block source, int column, int[] rows, int count, Block target, int targetColumn) {
        float[] from = ((FloatBlock) source).heap;
        float[] to = ((FloatBlock) target).heap;
        int start = column * source.rows();
        int targetStart = targetColumn * target.rows();
        for (int i = 0; i < count; i++) {
            to[targetStart + i] = from[start + rows[i]];
        }
    }

    @Override
    public void fillNormal(RandomGenerator random, double deviation, Block target, int column) {
        float[] to = ((FloatBlock) target).heap;
        int start = column * target.rows();
        for (int i = 0; i < target.rows(); i++) {
            to[start + i] = deviation == 0 ? 0 : (float) (deviation * random.nextGaussian());
        }
    }

    @Override
    public void adam(Block gradient, double factor, double rate, double epsilon, Block first, Block second, Block parameters, int from, int to) {
        float[] g = ((FloatBlock) gradient).heap;
        float[] m = ((FloatBlock) first).heap;
        float[] v = ((FloatBlock) second).heap;
        float[] p = ((FloatBlock) parameters).heap;
        float clip = (float) factor;
        float r = (float) rate;
        float e = (float) epsilon;
        float keepFirst = (float) Adam.FIRST_DECAY;
        float keepSecond = (float) Adam.SECOND_DECAY;
        for (int i = from; i < to; i++) {
            float d = g[i] * clip;
            m[i] = keepFirst * m[i] + (1f - keepFirst) * d + FLUSH - FLUSH;
            v[i] = keepSecond * v[i] + (1f - keepSecond) * d * d + FLUSH - FLUSH;
            p[i] -= r * m[i] / ((float) Math.sqrt(v[i]) + e);
        }
        parameters.push(from, to);
    }

    /**
     * v = tanh(factor * v): the rational approximation of Eigen's ptanh (odd degree 13 over even degree 6 on [-7.9, 7.9]), which vectorises where
     * Math.tanh takes 20 ns an element.
     */
    private static void tanh(float[] v, float factor, int count) {
        for (int i = 0; i < count; i++) {
            float x = Math.max(-7.9f, Math.min(7.9f, factor * v[i]));
            float y = x * x;
            float p = x * (4.89352455891786e-03f + y * (6.37261928875436e-04f + y * (1.48572235717979e-05f + y * (5.12229709037114e-08f
                    + y * (-8.60467152213735e-11f + y * (2.00018790482477e-13f + y * -2.76076847742355e-16f))))));
            v[i] = p / (4.89352518554385e-03f + y * (2.26843463243900e-03f + y * (1.18534705686654e-04f + y * 1.19825839466702e-06f)));
        }
    }

    /**
     * e = exp(factor * v) for |v| &lt;= 1: Taylor's polynomial of exp(x / 2^k) squared k times, k such that the polynomial's argument is at most 1/4.
     * The squarings multiply a rounding error by 2^k, 1e-6 relative at a clamp of 2.
     */
    private static void exp(float[] v, float factor, float[] e, int count) {
        int squarings = Math.max(0, Math.getExponent(factor) + 3);
        float small = Math.scalb(factor, -squarings);
        for (int i = 0; i < count; i++) {
            float x = small * v[i];
            e[i] = 1f + x * (1f + x * (1f / 2 + x * (1f / 6 + x * (1f / 24 + x * (1f / 120)))));
        }
        for (int k = 0; k < squarings; k++) {
            for (int i = 0; i < count; i++) {
                e[i] *= e[i];
            }
        }
    }

    private static void addLogs(float[] v, float[] sum, int count) {
        FloatLogarithm.add(v, sum, count);
    }
}
