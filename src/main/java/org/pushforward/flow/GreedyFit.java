package org.pushforward.flow;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pushforward.engine.Block;
import org.pushforward.engine.Team;
import org.pushforward.flow.FlowLayout.GreedyShape;

/**
 * Fits greedy layers to points, one at a time, without a gradient: of {@value #CANDIDATES} pairs of directions it takes the one along which making
 * the mean 0 and the variance 1 given the other coordinate lowers the negative log-likelihood most, as read in bins of equal mass. A layer that would
 * not lower it on these very points is left at the identity, so along a run the loss of the points never rises.
 */
public final class GreedyFit {

    /** Pairs of directions: in the plane angles at even distances, from a random one on. */
    public static final int CANDIDATES = 24;
    /** Mean and variance of fewer points would be noise. */
    private static final int LEAST_PER_BIN = 50;
    /** Of which the edges of bins are read. */
    private static final int MOST_SORTED = 4096;
    /** Of a table that leads to bins: several to each, so that a point is at its bin at once or a step further. */
    private static final int CELLS = 512;

    private final FlowLayout layout;
    private final Block parameters;
    private final FlowStep[] steps;
    private final Block first;
    private final Block second;
    private final Block logDet;
    private final Tape tape;
    /** By coordinate, for {@link #candidate}. */
    private final double[][] columns;

    /** What one pair of directions would give. */
    private record Candidate(double[] u, double[] v, double[] knots, double[] means, double[] logScales, double gain) {
    }

    /**
     * @param parameters the flat vector in the layout's order, in the precision of the run; its heap part is read and written
     * @param rows       points that layers are fitted to
     */
    public GreedyFit(FlowLayout layout, Block parameters, int rows) {
        this.layout = layout;
        this.parameters = parameters;
        steps = FlowStep.all(layout, parameters);
        first = Block.allocate(parameters.precision(), rows, layout.split());
        second = Block.allocate(parameters.precision(), rows, layout.dimension() - layout.split());
        logDet = Block.allocate(parameters.precision(), rows, 1);
        tape = steps[0].tape(rows);
        columns = new double[layout.dimension()][rows];
    }

    /** Puts a coordinate of a point, in the flow's units; all of them begin a new pass. */
    public void set(int point, int coordinate, double value) {
        Block half = coordinate < layout.split() ? first : second;
        half.set((coordinate < layout.split() ? coordinate : coordinate - layout.split()) * first.rows() + point, value);
    }

    /** To be called when all points are set. */
    public void begin() {
        logDet.clear();
    }

    /** Takes the points through a layer as it is. */
    public void pass(int layer) {
        steps[layer].forward(tape, first, second, logDet);
    }

    /** The mean negative log-likelihood of the points if all layers that they have not passed were the identity, nats, in the flow's units. */
    public double loss() {
        double sum = 0;
        for (int i = 0; i < first.rows(); i++) {
            double squares = 0;
            for (int c = 0; c < layout.dimension(); c++) {
                squares += at(i, c) * at(i, c);
            }
            sum += squares / 2 - logDet.get(i);
        }
        return sum / first.rows() + layout.dimension() * 0.5 * Math.log(2 * Math.PI);
    }

    /**
     * Sets a layer's parameters by the points as they stand before it.
     *
     * @param random gives the directions that are tried
     * @param team   tries them
     */
    public void fit(int layer, RandomGenerator random, Team team) {
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < first.rows(); i++) {
                columns[c][i] = at(i, c);
            }
        }
        double[][][] pairs = pairs(random);
        Candidate[] candidates = new Candidate[pairs.length];
        team.run(pairs.length, i -> candidates[i] = candidate(pairs[i][0], pairs[i][1]));
        Candidate best = candidates[0];
        for (Candidate candidate : candidates) {
            best = candidate.gain > best.gain ? candidate : best;
        }
        store(best, layer);
        if (!(gain(layer) > 0)) {
            // Between the bins' centres the functions are not what was read in them: with few points that can lose.
            Arrays.fill(best.means, 0);
            Arrays.fill(best.logScales, 0);
            store(best, layer);
        }
    }

    private double at(int point, int coordinate) {
        int rows = first.rows();
        return coordinate < layout.split() ? first.get(coordinate * rows + point) : second.get((coordinate - layout.split()) * rows + point);
    }

    private double along(double[] direction, int point) {
        double sum = 0;
        for (int c = 0; c < direction.length; c++) {
            sum += direction[c] * columns[c][point];
        }
        return sum;
    }

    /** Pairs of orthonormal vectors u, v. */
    private double[][][] pairs(RandomGenerator random) {
        int size = layout.dimension();
        double[][][] pairs = new double[CANDIDATES][2][size];
        double offset = random.nextDouble();
        for (int i = 0; i < CANDIDATES; i++) {
            double[] u = pairs[i][0];
            double[] v = pairs[i][1];
            if (size == 2) {
                double angle = Math.PI * (i + offset) / CANDIDATES;
                u[0] = Math.cos(angle);
                u[1] = Math.sin(angle);
                v[0] = -u[1];
                v[1] = u[0];
                continue;
            }
            for (int c = 0; c < size; c++) {
                u[c] = random.nextGaussian();
                v[c] = random.nextGaussian();
            }
            GreedyStep.orthonormalise(u, v);
        }
        return pairs;
    }

    private Candidate candidate(double[] u, double[] v) {
        int n = first.rows();
        int bins = Math.max(1, Math.min(GreedyStep.KNOTS, n / LEAST_PER_BIN));
        double[] edges = edges(u, bins);
        Lookup lookup = new Lookup(edges);
        int[] count = new int[bins];
        double[] place = new double[bins];
        double[] mean = new double[bins];
        double[] squares = new double[bins];
        for (int i = 0; i < n; i++) {
            double a = along(u, i);
            double b = along(v, i);
            int bin = lookup.bin(a);
            count[bin]++;
            place[bin] += a;
            mean[bin] += b;
            squares[bin] += b * b;
        }
        double clamp = layout.spec().clamp();
        double[] knots = new double[GreedyStep.KNOTS];
        double[] means = new double[GreedyStep.KNOTS];
        double[] logScales = new double[GreedyStep.KNOTS];
        double gain = 0;
        int used = 0;
        for (int bin = 0; bin < bins; bin++) {
            if (count[bin] == 0) {
                continue;
            }
            double m = mean[bin] / count[bin];
            double variance = Math.max(0, squares[bin] / count[bin] - m * m);
            double logScale = Math.max(-clamp, Math.min(clamp, 0.5 * Math.log(variance)));
            knots[used] = place[bin] / count[bin];
            means[used] = m;
            logScales[used] = logScale;
            gain += count[bin] * ((m * m + variance - variance * Math.exp(-2 * logScale)) / 2 - logScale) / n;
            used++;
        }
        // Knots that are not needed stand on the last one.
        for (int k = used; k < knots.length; k++) {
            knots[k] = knots[used - 1];
            means[k] = means[used - 1];
            logScales[k] = logScales[used - 1];
        }
        return new Candidate(u, v, knots, means, logScales, gain);
    }

    /** Finds the bin of a value: as many edges lie below it or at it. */
    private static final class Lookup {

        private final double[] edges;
        private final double low;
        private final double perCell;
        /** Edges at or below the beginning of each cell. */
        private final int[] begin = new int[CELLS + 1];

        Lookup(double[] edges) {
            this.edges = edges;
            double end = edges.length == 0 ? 0 : edges[edges.length - 1];
            low = edges.length == 0 ? 0 : edges[0];
            perCell = end > low ? CELLS / (end - low) : 0;
            int bin = 0;
            for (int cell = 0; cell <= CELLS; cell++) {
                // One cell early: rounding may not put an edge before the cell of its value.
                while (bin < edges.length && (edges[bin] - low) * perCell < cell - 1) {
                    bin++;
                }
                begin[cell] = bin;
            }
        }

        int bin(double value) {
            int cell = (int) Math.max(0, Math.min(CELLS, (value - low) * perCell));
            int bin = begin[cell];
            while (bin < edges.length && edges[bin] <= value) {
                bin++;
            }
            return bin;
        }
    }

    /** Between bins of about the same mass. */
    private double[] edges(double[] u, int bins) {
        int n = first.rows();
        int stride = (n + MOST_SORTED - 1) / MOST_SORTED;
        double[] some = new double[(n + stride - 1) / stride];
        for (int i = 0; i < some.length; i++) {
            some[i] = along(u, i * stride);
        }
        Arrays.sort(some);
        double[] edges = new double[bins - 1];
        for (int k = 0; k < edges.length; k++) {
            edges[k] = some[(int) ((long) (k + 1) * some.length / bins)];
        }
        return edges;
    }

    private void store(Candidate candidate, int layer) {
        GreedyShape shape = layout.greedy(layer);
        store(shape.given(), candidate.u);
        store(shape.moved(), candidate.v);
        store(shape.knots(), candidate.knots);
        store(shape.means(), candidate.means);
        store(shape.logScales(), candidate.logScales);
    }

    private void store(int from, double[] values) {
        for (int i = 0; i < values.length; i++) {
            parameters.set(from + i, values[i]);
        }
        parameters.push(from, from + values.length);
    }

    /** By how much the layer as it is lowers the mean negative log-likelihood of the points before it. */
    private double gain(int layer) {
        GreedyStep.Layer function = (GreedyStep.Layer) tape;
        function.read(parameters, layout.greedy(layer), 1);
        double sum = 0;
        for (int i = 0; i < first.rows(); i++) {
            sum += function.gain(first, second, i);
        }
        return sum / first.rows();
    }
}
