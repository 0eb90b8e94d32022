package org.pushforward.engine;

import java.util.random.RandomGenerator;

/**
 * The loops between two dense products, each fused, none allocating. Blocks that a method touches on both sides of the heap are pulled and pushed
 * by the method; those documented as "heap" are read or written on the heap only. Any thread may use it on blocks of its own.
 *
 * <p>Notation: n rows (points), {@code u | t} the 2b raw outputs of a conditioner for b coordinates, clamp C, log-scale s = C tanh(u / C).
 */
public sealed interface Kernels permits FloatKernels, DoubleKernels {

    static Kernels of(Precision precision) {
        return precision == Precision.FLOAT ? FloatKernels.INSTANCE : DoubleKernels.INSTANCE;
    }

    /**
     * a = max(0, a) over the first {@code count} elements, off the heap. (So do all activations: their values stay there for BLAS and the gradient.)
     */
    void relu(Block a, int count);

    /** a = tanh(a), to about 1e-6 in float and 1e-14 in double. */
    void tanh(Block a, int count);

    /** a = (a + sqrt(a^2 + 4)) / 2. */
    void squareplus(Block a, int count);

    /** g *= a' over the first {@code count} elements, off the heap, {@code a} as the activation left it. */
    void backward(Slope slope, Block g, Block a, int count);

    /**
     * The derivative of a net's first activations by one of its inputs: a(x W + b) by x_j is W_j a'.
     *
     * @param a       n x outputs (at least) off the heap, as the activation left it
     * @param weights hold W on the heap, column by column
     * @param offset  of W's element in row j of the first column
     * @param stride  distance between columns
     * @param t       n x outputs, overwritten off the heap
     */
    void tangent(Slope slope, Block a, Block weights, int offset, int stride, Block t);

    /**
     * The affine coupling, data to noise: x = x e^s + t, in place.
     *
     * @param raw     n x 2b, {@code u | t}; pulled, its heap part overwritten with tanh(u / C) in the first half
     * @param scratch n x b heap, overwritten with t
     * @param scale   n x b heap, overwritten with e^s
     * @param before  n x b heap, overwritten with x as it came; may be null if no gradient is wanted
     * @param x       n x b heap, modified
     * @param logDet  n heap, s summed over coordinates is added
     */
    void couple(Block raw, double clamp, Block scratch, Block scale, Block before, Block x, Block logDet);

    /** The inverse coupling, noise to data: y = (y - t) e^-s, in place. Parameters as in {@link #couple}. */
    void uncouple(Block raw, double clamp, Block scratch, Block scale, Block y);

    /**
     * The coupling's gradient, from the values that {@link #couple} left.
     *
     * @param raw       n x 2b heap, tanh(u / C) in its first half
     * @param scale     n x b heap, e^s
     * @param before    n x b heap, x as it came
     * @param logDetGradient derivative of the loss by the log-det of one point, the same for all
     * @param g         n x b heap: by the outputs on entry, by the inputs on return
     * @param scratch   n x b heap, overwritten
     * @param rawGradient n x 2b, overwritten and pushed: by {@code u | t}
     */
    void coupleBackward(Block raw, double clamp, Block scale, Block before, double logDetGradient, Block g, Block scratch, Block rawGradient);

    /** target += source over the first {@code count} elements; {@code source} is pulled, {@code target} heap. */
    void addPulled(Block source, Block target, int count);

    /** x += sign * t over the elements of x, an additive coupling and its inverse; {@code raw} is pulled, {@code x} heap. */
    void shift(Block raw, double sign, Block x);

    /** target += value, heap. */
    void add(double value, Block target);

    /**
     * y = W x for each point, the coordinates of a point standing in two halves; all heap.
     *
     * @param matrix   row-major, of the size of both halves together
     * @param first    n x a, read
     * @param second   n x b, read
     * @param toFirst  n x a, overwritten
     * @param toSecond n x b, overwritten
     */
    void linear(double[] matrix, Block first, Block second, Block toFirst, Block toSecond);

    /** y = W x + b; b has one number for each coordinate. Else as {@link #linear}. */
    void affine(double[] matrix, double[] bias, Block first, Block second, Block toFirst, Block toSecond);

    /**
     * The leaky unit on every coordinate: y becomes p y + q sqrt(y^2 + rounding^2), p = (1 + slope) / 2, q = (1 - slope) / 2, which for a rounding of
     * 0 is max(y, slope y). All heap.
     *
     * <p>A logarithm takes longer than all else, so it is taken of products of slopes, also over several calls: what is pending goes from one to the
     * next with the block {@code products}.
     *
     * @param slope        the least one, above 0.1 and at most 1
     * @param beforeFirst  n x a, y
     * @param beforeSecond n x b, y
     * @param first        n x a, overwritten
     * @param second       n x b, overwritten
     * @param rootFirst    n x a, overwritten with 1 / sqrt(y^2 + rounding^2); not touched for a rounding of 0
     * @param rootSecond   n x b, likewise
     * @param slopes       n x the larger of a and b, overwritten
     * @param products     n, the products of what is pending
     * @param pending      how many slopes each product has on entry; 0 to begin
     * @param last         whether nothing may be pending afterwards
     * @param logDet       n, the logarithms of the products are added when they are taken
     * @return how many slopes are pending now
     */
    int leaky(double slope, double rounding, Block beforeFirst, Block beforeSecond, Block first, Block second, Block rootFirst, Block rootSecond,
            Block slopes, Block products, int pending, boolean last, Block logDet);

    /** The inverse of {@link #leaky}, in place: z becomes (p z - q sqrt(z^2 + slope rounding^2)) / slope. */
    void unleaky(double slope, double rounding, Block first, Block second);

    /**
     * The gradient of {@link #leaky}: g becomes g lambda'(y) + logDetGradient lambda''(y) / lambda'(y), whose second term is 0 for a rounding of 0.
     *
     * @param beforeFirst    n x a, y
     * @param beforeSecond   n x b, y
     * @param rootFirst      n x a, as {@link #leaky} left it
     * @param rootSecond     n x b, likewise
     * @param logDetGradient derivative of the loss by the log-det of one point, the same for all
     * @param gFirst         n x a: by the outputs on entry, by the inputs on return
     * @param gSecond        n x b, likewise
     */
    void leakyBackward(double slope, double rounding, Block beforeFirst, Block beforeSecond, Block rootFirst, Block rootSecond, double logDetGradient,
            Block gFirst, Block gSecond);

    /** {@link #outerProduct} and the sum over the points of each coordinate's g, which is overwritten into {@code sums}. */
    void affineGradient(Block gFirst, Block gSecond, Block first, Block second, double[] product, double[] sums);

    /** The sum over the points of g x^T, row-major into {@code product}; the points stand in two halves as in {@link #linear}. */
    void outerProduct(Block gFirst, Block gSecond, Block first, Block second, double[] product);

    /**
     * The negative log-likelihood of noise z = (first, second) under N(0, I), without its constant, summed over the points.
     *
     * @param scale  factor of the gradient, 1 / batch
     * @param first  n x a heap: z on entry, {@code scale * z}, the gradient, on return
     * @param second n x b heap, likewise
     * @param logDet n heap, read
     * @return the sum over the points of |z|^2 / 2 - logDet
     */
    double standardNormalLoss(double scale, Block first, Block second, Block logDet);

    /** target[i, targetColumn] = source[rows[i], column] for the first {@code count} rows; heap. */
    void gather(Block source, int column, int[] rows, int count, Block target, int targetColumn);

    /** Fills a column (heap) with independent normals of mean 0; a deviation of 0 fills zeros and draws nothing. */
    void fillNormal(RandomGenerator random, double deviation, Block target, int column);

    /**
     * One step of Adam (Kingma and Ba, 2015) over [from, to).
     *
     * @param gradient   heap, read
     * @param factor     multiplies the gradient: the clip
     * @param rate       with the bias corrections of both moments folded in
     * @param epsilon    likewise
     * @param first      heap, the first moment, modified
     * @param second     heap, the second moment, modified
     * @param parameters heap, modified and pushed
     */
    void adam(Block gradient, double factor, double rate, double epsilon, Block first, Block second, Block parameters, int from, int to);
}
