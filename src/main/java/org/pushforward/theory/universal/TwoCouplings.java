package org.pushforward.theory.universal;

import static org.pushforward.theory.universal.PlaneCoupling.SCALE;
import static org.pushforward.theory.universal.PlaneCoupling.SCALE_SLOPE;
import static org.pushforward.theory.universal.PlaneCoupling.SHIFT;
import static org.pushforward.theory.universal.PlaneCoupling.SHIFT_SLOPE;

import java.util.List;
import java.util.Optional;

/**
 * Two couplings, which need no optimal transport: one coordinate is cut into bands, the other one is kept in the low-order digits. The target has K
 * bands of width h along b, of middles Y_k and masses m_k; x1 has cells C_k of the same masses in the same order, c_k their medians; F_k is the
 * distribution function of a in band k:
 *
 * <pre>
 * f1: y = eta x2 + Y_k,                         k the cell of x1, eta = h / (2 rho), rho = 5
 * f2: a = s_k (x1 - c_k) + F_k^-1(Phi((y - Y_k) / eta)),   k the band of y, s_k = min(1, h / width of C_k);     output (a, y)
 * </pre>
 *
 * <p>J = [[s_k, T_k'], [0, eta]]. Every second F_k^-1 runs backwards (a snake): an x2 beyond rho comes to be read in the neighbouring band, where a
 * is then nearly the same, so that it costs h rather than the width of the target; and where the jumps are to be ramps, those at the edges of the
 * bands are short. This program's own result (not found in the literature that was searched).
 *
 * <p>With {@link Variant#RAMPS} every jump becomes a ramp, as of two ReLU units: t1 between two cells over the relative width r; s2 and t2 between
 * two bands; and F_k has a uniform law of mass r mixed in, so that its quantile has no jump over a gap.
 */
final class TwoCouplings extends BandedConstruction {

    private static final double RHO = 5;
    /** The ramps of the second coupling stay where x2 is beyond 4. */
    private static final double GUARD = 0.1;

    private final double eta;
    /** Edges of the cells of x1, cut at {@link #FAR}. */
    private final double[] edges;
    private final double[] scales;
    private final double[] medians;
    /** Share of a band that is ramp; 0 for jumps. */
    private final double ramp;
    private final List<PlaneCoupling> couplings;

    TwoCouplings(Target target, ConstructionSpec spec) {
        super(target, spec);
        ramp = spec.variant() == Variant.RAMPS ? spec.rampWidth() : 0;
        eta = h / (2 * RHO);
        int count = bands.count();
        edges = new double[count + 1];
        edges[0] = -FAR;
        edges[count] = FAR;
        for (int k = 1; k < count; k++) {
            edges[k] = Normal.quantile(bands.cumulative(k));
        }
        scales = new double[count];
        medians = new double[count];
        for (int k = 0; k < count; k++) {
            scales[k] = Math.min(1, h / (edges[k + 1] - edges[k]));
            medians[k] = median(k == 0 ? Double.NEGATIVE_INFINITY : edges[k], k == count - 1 ? Double.POSITIVE_INFINITY : edges[k + 1]);
        }
        couplings = List.of(new PlaneCoupling(1, ramp > 0 ? this::climb : this::write), new PlaneCoupling(0, ramp > 0 ? this::join : this::unfold));
    }

    private void write(double x1, double[] values) {
        values[SCALE] = eta;
        values[SHIFT] = bands.middle(cell(edges, x1));
        values[SCALE_SLOPE] = 0;
        values[SHIFT_SLOPE] = 0;
    }

    private void climb(double x1, double[] values) {
        write(x1, values);
        int k = cell(edges, x1);
        int edge = k > 0 && (k == bands.count() - 1 || x1 - edges[k] < edges[k + 1] - x1) ? k : k + 1;
        if (edge > 0 && edge < bands.count()) {
            double width = ramp * Math.min(edges[edge] - edges[edge - 1], edges[edge + 1] - edges[edge]);
            double part = (x1 - edges[edge]) / width + 0.5;
            if (part > 0 && part < 1) {
                double from = bands.middle(edge - 1);
                double to = bands.middle(edge);
                values[SHIFT] = from + part * (to - from);
                values[SHIFT_SLOPE] = (to - from) / width;
            }
        }
    }

    private void unfold(double y, double[] values) {
        unfold(bandOf(y), y, values);
    }

    private void unfold(int k, double y, double[] values) {
        double direction = direction(k);
        double z = (y - bands.middle(k)) / eta;
        double[] slope = new double[1];
        double a = bands.quantile(k, Normal.distribution(direction * z), ramp, slope);
        values[SCALE] = scales[k];
        values[SHIFT] = a - scales[k] * medians[k];
        values[SCALE_SLOPE] = 0;
        values[SHIFT_SLOPE] = direction * slope[0] * Normal.density(z) / eta;
    }

    private void join(double y, double[] values) {
        int k = bandOf(y);
        double half = Math.min(ramp / 2, GUARD) * h;
        int lower = y < bands.middle(k) ? k - 1 : k;
        if (lower >= 0 && lower + 1 < bands.count()) {
            double from = bands.high(lower) - half;
            double to = bands.low(lower + 1) + half;
            if (y > from && y < to) {
                unfold(lower, from, values);
                double scale = values[SCALE];
                double shift = values[SHIFT];
                unfold(lower + 1, to, values);
                double part = (y - from) / (to - from);
                values[SCALE_SLOPE] = (values[SCALE] - scale) / (to - from);
                values[SHIFT_SLOPE] = (values[SHIFT] - shift) / (to - from);
                values[SCALE] = scale + part * (values[SCALE] - scale);
                values[SHIFT] = shift + part * (values[SHIFT] - shift);
                return;
            }
        }
        unfold(k, y, values);
    }

    private static double direction(int band) {
        return band % 2 == 0 ? 1 : -1;
    }

    @Override
    public List<PlaneCoupling> couplings() {
        return couplings;
    }

    @Override
    void transport(double x1, double x2, double[] out) {
        int k = cell(edges, x1);
        double rank = (Normal.distribution(x1) - bands.cumulative(k)) / bands.mass(k);
        out[0] = bands.quantile(k, Normal.distribution(direction(k) * x2), 0, null);
        out[1] = bands.secondGiven(k, out[0], Math.min(Math.max(rank, 0), 1));
    }

    @Override
    boolean misread(double[] read, double x2) {
        return bandOf(read[1]) != cell(edges, read[0]);
    }

    @Override
    public Optional<NumberLine> line(int coupling) {
        return coupling == 0 ? Optional.of(new Line()) : Optional.empty();
    }

    /** y: the bands, and in each what is left for x2, which is told apart to the width of a band. */
    private final class Line implements NumberLine {

        @Override
        public double low() {
            return low;
        }

        @Override
        public double high() {
            return low + all * h;
        }

        @Override
        public int levels() {
            return 2;
        }

        @Override
        public String name(int level) {
            return level == 0 ? "bands" : "digits";
        }

        @Override
        public String holds(int level) {
            return level == 0 ? "the cell of x₁, and b" : "x₂, to the width of a band";
        }

        @Override
        public Place place(int level, double value) {
            int band = evenBand(value);
            double from = low + band * h;
            if (level == 0) {
                return new Place(from, from + h, band, all);
            }
            double width = finest();
            long base = Math.round(h / width);
            long digit = Math.min(Math.max((long) Math.floor((value - from) / width), 0), base - 1);
            return new Place(from + digit * width, from + (digit + 1) * width, digit, base);
        }

        /** An x2 is told apart to h: the band in which it is kept has 2 rho / h such parts. */
        @Override
        public double finest() {
            return h / Math.max(1, Math.ceil(2 * RHO / h));
        }
    }
}
