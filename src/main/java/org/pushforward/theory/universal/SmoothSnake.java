package org.pushforward.theory.universal;

import static org.pushforward.theory.universal.PlaneCoupling.SCALE;
import static org.pushforward.theory.universal.PlaneCoupling.SCALE_SLOPE;
import static org.pushforward.theory.universal.PlaneCoupling.SHIFT;
import static org.pushforward.theory.universal.PlaneCoupling.SHIFT_SLOPE;

import java.util.List;
import java.util.Optional;

/**
 * Two couplings without a staircase: x1 alone runs along a curve that goes through all bands of width h, back and forth, and fills the target.
 *
 * <pre>
 * f1: y = eta x2 + t1(x1),   t1 = Q_b^-1 o Phi, eta = h^3
 * f2: a = s2 x1 + t2(y),     t2(y) = snake(y) - s2 t1^-1(y), s2 = h;     output (a, y)
 * </pre>
 *
 * <p>snake(y) is the quantile of a in the band of y at the rank that y has in it, backwards in every second band. The Lipschitz constants are of the
 * order of 1 and 1 / h, but for the places where a band crosses a hole of the target.
 */
final class SmoothSnake extends BandedConstruction {

    /** Where the quantile of the Gaussian ends, for y beyond the target. */
    private static final double END = 8;

    private final double eta;
    private final DensityTable table;
    private final List<PlaneCoupling> couplings;

    SmoothSnake(Target target, ConstructionSpec spec) {
        super(target, spec);
        table = target.table();
        eta = h * h * h;
        couplings = List.of(new PlaneCoupling(1, this::draw), new PlaneCoupling(0, this::follow));
    }

    private void draw(double x1, double[] values) {
        double y = table.quantile(Normal.distribution(x1));
        double density = table.marginalDensity(y);
        values[SCALE] = eta;
        values[SHIFT] = y;
        values[SCALE_SLOPE] = 0;
        values[SHIFT_SLOPE] = density > 0 ? Normal.density(x1) / density : 0;
    }

    private void follow(double y, double[] values) {
        double level = table.distribution(y);
        double x1 = Normal.quantile(level);
        boolean inside = Math.abs(x1) < END;
        double density = table.marginalDensity(y);
        int k = bandOf(y);
        double mass = table.distribution(bands.high(k)) - table.distribution(bands.low(k));
        double rank = Math.min(Math.max((level - table.distribution(bands.low(k))) / mass, 0), 1);
        double[] slope = new double[1];
        double a = bands.quantile(k, k % 2 == 0 ? rank : 1 - rank, 0, slope);
        values[SCALE] = h;
        values[SHIFT] = a - h * Math.min(Math.max(x1, -END), END);
        values[SCALE_SLOPE] = 0;
        values[SHIFT_SLOPE] = (k % 2 == 0 ? 1 : -1) * slope[0] * density / mass - (inside ? h * density / Normal.density(x1) : 0);
    }

    @Override
    public List<PlaneCoupling> couplings() {
        return couplings;
    }

    @Override
    void transport(double x1, double x2, double[] out) {
        double y = table.quantile(Normal.distribution(x1));
        int k = bandOf(y);
        double from = table.distribution(bands.low(k));
        double rank = (Normal.distribution(x1) - from) / (table.distribution(bands.high(k)) - from);
        rank = Math.min(Math.max(rank, 0), 1);
        out[0] = bands.quantile(k, k % 2 == 0 ? rank : 1 - rank, 0, null);
        out[1] = bands.secondGiven(k, out[0], Normal.distribution(x2));
    }

    @Override
    boolean misread(double[] read, double x2) {
        return bandOf(table.quantile(Normal.distribution(read[0]))) != bandOf(read[1]);
    }

    @Override
    public Optional<NumberLine> line(int coupling) {
        return Optional.empty();
    }
}
