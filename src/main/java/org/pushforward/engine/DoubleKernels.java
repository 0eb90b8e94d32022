package org.pushforward.engine;

/** The {@link Kernels} in {@code double}. */
final class DoubleKernels implements Kernels {

    static final DoubleKernels INSTANCE = new DoubleKernels();

    private DoubleKernels() {}

    @Override
    public void relu(Block a, int count) {
        DoubleBlock block = (DoubleBlock) a;
        double[] v = block.heap;
        block.pull(0, count);
        for (int i = 0; i < count; i++) {
            v[i] = Math.max(v[i], 0);
        }
        block.push(0, count);
    }

    @Override
    public void reluBackward(Block g, Block a, int count) {
        DoubleBlock block = (DoubleBlock) g;
        double[] d = block.heap;
        double[] v = ((DoubleBlock) a).heap;
        block.pull(0, count);
        for (int i = 0; i < count; i++) {
            // The mask as arithmetic: C2 vectorises min, not a branch. Activations below 1e-30 count as partly off, which no run can tell.
            d[i] *= Math.min(v[i] * 1e300, 1);
        }
        block.push(0, count);
    }

    @Override
    public void tanh(Block a, int count) {
        DoubleBlock block = (DoubleBlock) a;
        block.pull(0, count);
        tanh(block.heap, 1, count);
        block.push(0, count);
    }

    @Override
    public void tanhBackward(Block g, Block a, int count) {
        DoubleBlock block = (DoubleBlock) g;
        double[] d = block.heap;
        double[] v = ((DoubleBlock) a).heap;
        block.pull(0, count);
        for (int i = 0; i < count; i++) {
            d[i] *= 1 - v[i] * v[i];
        }
        block.push(0, count);
    }

    @Override
    public void squareplus(Block a, int count) {
        DoubleBlock block = (DoubleBlock) a;
        double[] v = block.heap;
        block.pull(0, count);
        for (int i = 0; i < count; i++) {
            v[i] = 0.5 * (v[i] + Math.sqrt(v[i] * v[i] + 4));
        }
        block.push(0, count);
    }

    @Override
    public void squareplusBackward(Block g, Block a, int count) {
        DoubleBlock block = (DoubleBlock) g;
        double[] d = block.heap;
        double[] v = ((DoubleBlock) a).heap;
        block.pull(0, count);
        for (int i = 0; i < count; i++) {
            double square = v[i] * v[i];
            d[i] *= square / (1 + square);
        }
        block.push(0, count);
    }

    @Override
    public void couple(Block raw, double clamp, Block scratch, Block scale, Block before, Block x, Block logDet) {
        double[] bounded = ((DoubleBlock) raw).heap;
        double[] t = ((DoubleBlock) scratch).heap;
        double[] e = ((DoubleBlock) scale).heap;
        double[] v = ((DoubleBlock) x).heap;
        double[] sum = ((DoubleBlock) logDet).heap;
        int count = pullRaw(raw, scratch);
        if (before != null) {
            before.copyFrom(x, count);
        }
        double c = clamp;
        tanh(bounded, 1 / c, count);
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
        double[] bounded = ((DoubleBlock) raw).heap;
        double[] t = ((DoubleBlock) scratch).heap;
        double[] e = ((DoubleBlock) scale).heap;
        double[] v = ((DoubleBlock) y).heap;
        int count = pullRaw(raw, scratch);
        double c = clamp;
        tanh(bounded, 1 / c, count);
        exp(bounded, c, e, count);
        for (int i = 0; i < count; i++) {
            v[i] = (v[i] - t[i]) / e[i];
        }
    }

    @Override
    public void coupleBackward(Block raw, double clamp, Block scale, Block before, double logDetGradient, Block g, Block scratch,
            Block rawGradient) {
        double[] bounded = ((DoubleBlock) raw).heap;
        double[] e = ((DoubleBlock) scale).heap;
        double[] x = ((DoubleBlock) before).heap;
        double[] d = ((DoubleBlock) g).heap;
        double[] du = ((DoubleBlock) scratch).heap;
        DoubleBlock out = (DoubleBlock) rawGradient;
        int count = g.size();
        double byLogDet = logDetGradient;
        out.buffer.put(count, d, 0, count);
        for (int i = 0; i < count; i++) {
            // ds/du = 1 - tanh(u / C)^2, and t's gradient is the output's own.
            du[i] = (d[i] * x[i] * e[i] + byLogDet) * (1 - bounded[i] * bounded[i]);
            d[i] *= e[i];
        }
        out.buffer.put(0, du, 0, count);
    }

    /** Pulls u into the first half of raw's heap and t into the scratch. @return elements of one half */
    private static int pullRaw(Block raw, Block scratch) {
        DoubleBlock block = (DoubleBlock) raw;
        int count = scratch.size();
        block.buffer.get(0, block.heap, 0, count);
        block.buffer.get(count, ((DoubleBlock) scratch).heap, 0, count);
        return count;
    }

    @Override
    public void addPulled(Block source, Block target, int count) {
        source.pull(0, count);
        double[] from = ((DoubleBlock) source).heap;
        double[] to = ((DoubleBlock) target).heap;
        for (int i = 0; i < count; i++) {
            to[i] += from[i];
        }
    }

    @Override
    public double standardNormalLoss(double scale, Block first, Block second, Block logDet) {
        double loss = halfSquaresThenScale(first, scale) + halfSquaresThenScale(second, scale);
        double[] l = ((DoubleBlock) logDet).heap;
        for (int i = 0; i < logDet.rows(); i++) {
            loss -= l[i];
        }
        return loss;
    }

    private static double halfSquaresThenScale(Block block, double scale) {
        double[] v = ((DoubleBlock) block).heap;
        double sum = 0;
        for (int i = 0; i < block.size(); i++) {
            sum += (double) v[i] * v[i];
            v[i] *= scale;
        }
        return 0.5 * sum;
    }

    @Override
    public double sumGradients(Block[] gradients, int from, int to) {
        gradients[0].pull(from, to);
        double[] sum = ((DoubleBlock) gradients[0]).heap;
        for (int k = 1; k < gradients.length; k++) {
            gradients[k].pull(from, to);
            double[] v = ((DoubleBlock) gradients[k]).heap;
            for (int i = from; i < to; i++) {
                sum[i] += v[i];
            }
        }
        // Four sums side by side: C2 keeps the order of a floating-point sum, so a single one waits for each addition.
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a += (double) sum[i] * sum[i];
            b += (double) sum[i + 1] * sum[i + 1];
            c += (double) sum[i + 2] * sum[i + 2];
            d += (double) sum[i + 3] * sum[i + 3];
        }
        for (; i < to; i++) {
            a += (double) sum[i] * sum[i];
        }
        return a + b + c + d;
    }

    @Override
    public void adam(Block gradient, double factor, double rate, double epsilon, Block first, Block second, Block parameters, int from, int to) {
        double[] g = ((DoubleBlock) gradient).heap;
        double[] m = ((DoubleBlock) first).heap;
        double[] v = ((DoubleBlock) second).heap;
        double[] p = ((DoubleBlock) parameters).heap;
        double clip = factor;
        double r = rate;
        double e = epsilon;
        double keepFirst = Adam.FIRST_DECAY;
        double keepSecond = Adam.SECOND_DECAY;
        for (int i = from; i < to; i++) {
            double d = g[i] * clip;
            m[i] = keepFirst * m[i] + (1 - keepFirst) * d;
            v[i] = keepSecond * v[i] + (1 - keepSecond) * d * d;
            p[i] -= r * m[i] / (Math.sqrt(v[i]) + e);
        }
        parameters.push(from, to);
    }

    /**
     * v = tanh(factor * v) = 1 - 2 / (exp(2x) + 1), the exponential by Taylor's polynomial of degree 11 of 2x / 2^6, squared six times: absolute
     * error below 1e-14, and it vectorises where Math.tanh takes 20 ns an element.
     */
    private static void tanh(double[] v, double factor, int count) {
        for (int i = 0; i < count; i++) {
            double x = Math.max(-20, Math.min(20, factor * v[i])) * (1.0 / 32);
            double p = 1 + x * (1 + x * (1.0 / 2 + x * (1.0 / 6 + x * (1.0 / 24 + x * (1.0 / 120 + x * (1.0 / 720 + x * (1.0 / 5040
                    + x * (1.0 / 40320 + x * (1.0 / 362880 + x * (1.0 / 3628800 + x * (1.0 / 39916800)))))))))));
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            v[i] = 1 - 2 / (p + 1);
        }
    }

    /** e = exp(factor * v), correctly rounded or nearly so: few elements pass here, and instruments want every digit. */
    private static void exp(double[] v, double factor, double[] e, int count) {
        for (int i = 0; i < count; i++) {
            e[i] = Math.exp(factor * v[i]);
        }
    }
}
