package org.pushforward.theory.universal;

import static org.pushforward.theory.universal.PlaneCoupling.SCALE;
import static org.pushforward.theory.universal.PlaneCoupling.SCALE_SLOPE;
import static org.pushforward.theory.universal.PlaneCoupling.SHIFT;
import static org.pushforward.theory.universal.PlaneCoupling.SHIFT_SLOPE;

import java.util.List;
import java.util.Optional;

/**
 * Three couplings that write digits in the plainest way. With h = epsilon:
 *
 * <pre>
 * f1: y = eta x2 + h i,            i = round(x1 / h); x2 in the low-order digits
 * f2: a = nu x1 + h round(u / h) + code(v),   (u, v) = phi(h i, h j) with i and j read from y; v in the low-order digits of a
 * f3: b = mu y + v,                v read from a
 * </pre>
 *
 * <p>J = diag(nu, eta mu), both of the order of epsilon^2, so kappa stays near 1.
 */
final class NaiveThree extends Construction {

    /** So far the noise has digits. */
    private static final double REACH = 5;
    private static final double USED = 0.4;

    private final double h;
    private final double eta;
    private final double nu;
    private final double mu;
    private final double slot;
    private final long levels;
    private final double lowV;
    private final double lowU;
    private final double highU;
    private final Target.PlaneMap phi;
    private final List<PlaneCoupling> couplings;

    NaiveThree(Target target, ConstructionSpec spec) {
        super(target, spec);
        h = spec.epsilon();
        double m = REACH / h;
        eta = USED / (m + 0.5);
        DensityTable table = target.table();
        lowV = target.lowest();
        levels = Math.round((target.highest() - lowV) / h) + 1;
        slot = h / (levels + 2);
        nu = USED * slot / ((m + 0.5) * h);
        mu = h / ((m + 1) * h);
        lowU = Math.floor(table.window().minX() / h) * h;
        highU = Math.ceil(table.window().maxX() / h) * h;
        phi = target.brenier().orElseGet(() -> knothe(table));
        couplings = List.of(new PlaneCoupling(1, this::first), new PlaneCoupling(0, this::second), new PlaneCoupling(1, this::third));
    }

    /** The Knothe-Rosenblatt transport: b by its quantile, then a by its quantile in the row of b. */
    private static Target.PlaneMap knothe(DensityTable table) {
        double[] edges = new double[table.rows() + 1];
        for (int r = 0; r <= table.rows(); r++) {
            edges[r] = table.window().minY() + r * table.rowHeight();
        }
        Bands rows = new Bands(table, edges);
        return (x1, x2, out) -> {
            double b = table.quantile(Normal.distribution(x1));
            int row = Math.min((int) table.rowPosition(b), table.rows() - 1);
            out[0] = rows.quantile(rows.kept(row), Normal.distribution(x2), 0, null);
            out[1] = b;
        };
    }

    private void first(double x1, double[] values) {
        values[SCALE] = eta;
        values[SHIFT] = h * Math.rint(x1 / h);
        values[SCALE_SLOPE] = 0;
        values[SHIFT_SLOPE] = 0;
    }

    private void second(double y, double[] values) {
        double[] image = new double[2];
        double x1 = h * Math.rint(y / h);
        phi.apply(x1, h * Math.rint((y - x1) / (eta * h)), image);
        values[SCALE] = nu;
        values[SHIFT] = h * Math.rint(image[0] / h) + code(level(image[1]));
        values[SCALE_SLOPE] = 0;
        values[SHIFT_SLOPE] = 0;
    }

    private void third(double a, double[] values) {
        values[SCALE] = mu;
        values[SHIFT] = lowV + h * read(a);
        values[SCALE_SLOPE] = 0;
        values[SHIFT_SLOPE] = 0;
    }

    private long level(double v) {
        return Math.min(Math.max(Math.round((v - lowV) / h), 0), levels - 1);
    }

    private double code(double level) {
        return slot * (level - (levels - 1) / 2.0);
    }

    /** The level that a carries. */
    private long read(double a) {
        double rest = a - h * Math.rint(a / h);
        return Math.min(Math.max(Math.round(rest / slot + (levels - 1) / 2.0), 0), levels - 1);
    }

    @Override
    public List<PlaneCoupling> couplings() {
        return couplings;
    }

    @Override
    public long slots() {
        return Math.round((highU - lowU) / h + 1) * levels;
    }

    @Override
    void transport(double x1, double x2, double[] out) {
        phi.apply(x1, x2, out);
    }

    @Override
    boolean misread(double[] read, double x2) {
        double i = Math.rint(read[0] / h);
        double y = read[1];
        if (Math.rint(y / h) != i || Math.abs(Math.rint((y - h * i) / (eta * h)) - x2 / h) > 0.51) {
            return true;
        }
        double[] image = new double[2];
        phi.apply(h * i, h * Math.rint((y - h * i) / (eta * h)), image);
        return read(read[2]) != level(image[1]);
    }

    @Override
    public Optional<NumberLine> line(int coupling) {
        return switch (coupling) {
            case 0 -> Optional.of(new Even("bands", "x₁, to the width of a band", "digits", "x₂, to the same width",
                    -h * Math.rint(REACH / h) - h / 2, h, Math.round(2 * Math.rint(REACH / h)) + 1, eta * h));
            case 1 -> Optional.of(new Even("columns", "u, to the width of a column", "slots", "v, to the same width",
                    lowU - h / 2, h, Math.round((highU - lowU) / h) + 1, slot));
            default -> Optional.empty();
        };
    }

    /** Bands of one width, in each of which the digits lie about its middle. */
    private record Even(String coarse, String holdsCoarse, String fine, String holdsFine, double low, double width, long count, double digit)
            implements NumberLine {

        @Override
        public double high() {
            return low + count * width;
        }

        @Override
        public int levels() {
            return 2;
        }

        @Override
        public String name(int level) {
            return level == 0 ? coarse : fine;
        }

        @Override
        public String holds(int level) {
            return level == 0 ? holdsCoarse : holdsFine;
        }

        @Override
        public Place place(int level, double value) {
            long band = Math.min(Math.max((long) Math.floor((value - low) / width), 0), count - 1);
            double from = low + band * width;
            if (level == 0) {
                return new Place(from, from + width, band, count);
            }
            double middle = from + width / 2;
            long half = (long) Math.floor(width / 2 / digit);
            long index = Math.min(Math.max((long) Math.rint((value - middle) / digit), -half), half);
            return new Place(Math.max(from, middle + (index - 0.5) * digit), Math.min(from + width, middle + (index + 0.5) * digit), index + half,
                    2 * half + 1);
        }

        @Override
        public double finest() {
            return digit;
        }
    }
}
