package org.pushforward.theory.universal;

import static org.pushforward.theory.universal.PlaneCoupling.SCALE;
import static org.pushforward.theory.universal.PlaneCoupling.SCALE_SLOPE;
import static org.pushforward.theory.universal.PlaneCoupling.SHIFT;
import static org.pushforward.theory.universal.PlaneCoupling.SHIFT_SLOPE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pushforward.base.InvalidInputException;

/**
 * Three couplings with a slot for every cell. x1 and x2 are cut into n = ceil(1 / epsilon) cells each:
 *
 * <pre>
 * f1: y = eta x2 + (i + 1/2) / n,     i the cell of x1; x2 in the low-order digits
 * f2: a = nu_i (x1 - middle of its cell) + U_ij,   (i, j) read from y; the slots U_ij lie in columns of width epsilon about u = phi_1(cell)
 * f3: b = s3 y + phi_2(cell) - s3 (y at the middle of the cell),   (i, j) read from a
 * </pre>
 *
 * <p>J = diag(nu_i, eta s3). The cells have equal mass; companded ones have it under N(0, 3), the density to the power 1/3 (Panter and Dite, 1951),
 * which
 * makes those in the tails smaller. A target without a closed transport is cut into bands along b, which are the cells of x1, and in each band x2 has
 * cells of its own by the density of a in it, aligned with its gaps (Knothe-Rosenblatt).
 */
final class RefinedThree extends Construction {

    /** The share of its band, or slot, that a coordinate uses. */
    private static final double BAND = 0.4;
    private static final double SLOT = 0.8;
    private static final int MOST_SLOTS = 40_000_000;

    private final int n;
    private final double eta;
    private final double third;
    private final double epsilon;
    /** Edges of the cells of x1, n + 1, cut at {@link #FAR}. */
    private final double[] first;
    /** Edges of the cells of x2: one row for all bands, or one for each. */
    private final double[][] second;
    /** Where phi puts the cell i n + j. */
    private final double[] u;
    private final double[] v;
    /** Medians of the cells of x2, by the rows of {@link #second}. */
    private final double[][] medians;
    private final double slotWidth;
    private final double lowSlot;
    private final int slotsInColumn;
    private final int columns;
    /** The slot of each cell, and the cell of each slot (of an empty one the nearest before it). */
    private final int[] slotOfCell;
    private final int[] cellOfSlot;
    private final Bands bands;
    private final List<PlaneCoupling> couplings;

    RefinedThree(Target target, ConstructionSpec spec) {
        super(target, spec);
        epsilon = spec.epsilon();
        n = (int) Math.ceil(1 / epsilon - 1e-9);
        eta = BAND / (FAR * n);
        third = spec.price() == Price.BOTH ? 1 : 1 / eta;
        boolean companded = spec.variant() == Variant.COMPANDED;
        DensityTable table = target.table();
        boolean closed = target.brenier().isPresent();
        double power = companded ? 1.0 / 3 : 1;
        first = closed ? even(companded ? Math.sqrt(3) : 1) : edges(table.cells(epsilon, power, n));
        bands = closed ? null : bands(table);
        second = new double[closed ? 1 : n][];
        medians = new double[second.length][n];
        for (int i = 0; i < second.length; i++) {
            second[i] = closed ? first : edges(bands.cells(bands.kept(i), epsilon, power, n));
            for (int j = 0; j < n; j++) {
                medians[i][j] = median(open(second[i], j), open(second[i], j + 1));
            }
        }
        u = new double[n * n];
        v = new double[n * n];
        represent();
        long[] columnOfCell = new long[n * n];
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int c = 0; c < u.length; c++) {
            columnOfCell[c] = Math.round(u[c] / epsilon);
            least = Math.min(least, columnOfCell[c]);
            most = Math.max(most, columnOfCell[c]);
        }
        columns = (int) (most - least + 1);
        int[] inColumn = new int[columns];
        slotOfCell = new int[n * n];
        for (int c = 0; c < u.length; c++) {
            int column = (int) (columnOfCell[c] - least);
            slotOfCell[c] = inColumn[column]++;
            columnOfCell[c] = column;
        }
        slotsInColumn = Arrays.stream(inColumn).max().orElseThrow();
        InvalidInputException.require((long) columns * slotsInColumn <= MOST_SLOTS,
                "epsilon %s needs %,d slots, more than the %,d that fit: choose a larger one", epsilon, (long) columns * slotsInColumn, MOST_SLOTS);
        slotWidth = epsilon / slotsInColumn;
        lowSlot = (least - 0.5) * epsilon;
        cellOfSlot = new int[columns * slotsInColumn];
        Arrays.fill(cellOfSlot, -1);
        for (int c = 0; c < u.length; c++) {
            slotOfCell[c] += (int) columnOfCell[c] * slotsInColumn;
            cellOfSlot[slotOfCell[c]] = c;
        }
        for (int s = 0, last = 0; s < cellOfSlot.length; s++) {
            last = cellOfSlot[s] < 0 ? last : cellOfSlot[s];
            cellOfSlot[s] = last;
        }
        couplings = List.of(new PlaneCoupling(1, this::write), new PlaneCoupling(0, this::arrange), new PlaneCoupling(1, this::place));
    }

    /** The bands of b that have the masses of the cells of x1. */
    private Bands bands(DensityTable table) {
        double[] edges = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            edges[i] = table.quantile(Normal.distribution(open(first, i)));
        }
        return new Bands(table, edges);
    }

    /** Edges as they are, but for the outermost, which are infinite. */
    private double open(double[] edges, int index) {
        return index == 0 ? Double.NEGATIVE_INFINITY : index == n ? Double.POSITIVE_INFINITY : edges[index];
    }

    /** Cells of equal mass under N(0, spread^2). */
    private double[] even(double spread) {
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = spread * Normal.quantile((double) i / n);
        }
        return closed(edges);
    }

    /** The Gaussian coordinates at given levels of its distribution function. */
    private double[] edges(double[] levels) {
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = Math.min(Math.max(Normal.quantile(levels[i - 1]), -FAR), FAR);
        }
        return closed(edges);
    }

    private double[] closed(double[] edges) {
        edges[0] = -FAR;
        edges[n] = FAR;
        return edges;
    }

    private void represent() {
        double[] image = new double[2];
        for (int i = 0; i < n; i++) {
            double[] cells = medians[second.length == 1 ? 0 : i];
            double middle = median(open(first, i), open(first, i + 1));
            for (int j = 0; j < n; j++) {
                if (bands == null) {
                    target().brenier().orElseThrow().apply(middle, cells[j], image);
                } else {
                    banded(i, cells[j], 0.5, image);
                }
                u[i * n + j] = image[0];
                v[i * n + j] = image[1];
            }
        }
    }

    /** The transport within a band: a by the rank of x2, b given a by the rank of x1 in its cell. */
    private void banded(int i, double x2, double rank, double[] out) {
        int band = bands.kept(i);
        out[0] = bands.quantile(band, Normal.distribution(x2), 0, null);
        out[1] = bands.secondGiven(band, out[0], rank);
    }

    private double[] second(int i) {
        return second[second.length == 1 ? 0 : i];
    }

    private double middleOfBand(int i) {
        return (i + 0.5) / n;
    }

    private void write(double x1, double[] values) {
        set(values, eta, middleOfBand(cell(first, x1)));
    }

    private void arrange(double y, double[] values) {
        int i = bandOf(y);
        int j = cell(second(i), (y - middleOfBand(i)) / eta);
        double width = first[i + 1] - first[i];
        double nu = SLOT * slotWidth / width;
        set(values, nu, lowSlot + (slotOfCell[i * n + j] + 0.5) * slotWidth - nu * (first[i] + first[i + 1]) / 2);
    }

    private void place(double a, double[] values) {
        int cell = cellOfSlot[slot(a)];
        int i = cell / n;
        double y = middleOfBand(i) + eta * medians[second.length == 1 ? 0 : i][cell % n];
        set(values, third, v[cell] - third * y);
    }

    private static void set(double[] values, double scale, double shift) {
        values[SCALE] = scale;
        values[SHIFT] = shift;
        values[SCALE_SLOPE] = 0;
        values[SHIFT_SLOPE] = 0;
    }

    private int bandOf(double y) {
        return Math.min(Math.max((int) Math.floor(y * n), 0), n - 1);
    }

    private int slot(double a) {
        return (int) Math.min(Math.max(Math.floor((a - lowSlot) / slotWidth), 0), cellOfSlot.length - 1);
    }

    @Override
    public List<PlaneCoupling> couplings() {
        return couplings;
    }

    @Override
    public long slots() {
        return cellOfSlot.length;
    }

    @Override
    void transport(double x1, double x2, double[] out) {
        if (bands == null) {
            target().brenier().orElseThrow().apply(x1, x2, out);
            return;
        }
        int i = cell(first, x1);
        double from = Normal.distribution(open(first, i));
        double to = Normal.distribution(open(first, i + 1));
        banded(i, x2, Math.min(Math.max((Normal.distribution(x1) - from) / (to - from), 0), 1), out);
    }

    @Override
    boolean misread(double[] read, double x2) {
        int i = cell(first, read[0]);
        if (bandOf(read[1]) != i) {
            return true;
        }
        int j = cell(second(i), (read[1] - middleOfBand(i)) / eta);
        return j != cell(second(i), x2) || cellOfSlot[slot(read[2])] != i * n + j;
    }

    @Override
    public Optional<NumberLine> line(int coupling) {
        return switch (coupling) {
            case 0 -> Optional.of(new Written());
            case 1 -> Optional.of(new Slots());
            default -> Optional.empty();
        };
    }

    /** y: bands, and in each the cells of x2. */
    private final class Written implements NumberLine {

        @Override
        public double low() {
            return 0;
        }

        @Override
        public double high() {
            return 1;
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
            return level == 0 ? "the cell of x₁" : "the cell of x₂";
        }

        @Override
        public Place place(int level, double value) {
            int i = bandOf(value);
            if (level == 0) {
                return new Place((double) i / n, (i + 1.0) / n, i, n);
            }
            int j = cell(second(i), (value - middleOfBand(i)) / eta);
            double low = j == 0 ? (double) i / n : middleOfBand(i) + eta * second(i)[j];
            double high = j == n - 1 ? (i + 1.0) / n : middleOfBand(i) + eta * second(i)[j + 1];
            return new Place(low, high, j, n);
        }

        @Override
        public double finest() {
            double least = Double.POSITIVE_INFINITY;
            for (double[] edges : second) {
                for (int j = 0; j < n; j++) {
                    double width = edges[j + 1] - edges[j];
                    least = width > 0 ? Math.min(least, width) : least;
                }
            }
            return eta * least;
        }
    }

    /** a: columns of width epsilon, and in each the slots of its cells. */
    private final class Slots implements NumberLine {

        @Override
        public double low() {
            return lowSlot;
        }

        @Override
        public double high() {
            return lowSlot + columns * epsilon;
        }

        @Override
        public int levels() {
            return 2;
        }

        @Override
        public String name(int level) {
            return level == 0 ? "columns" : "slots";
        }

        @Override
        public String holds(int level) {
            return level == 0 ? "u, to ε" : "the cell of x₁ and that of x₂";
        }

        @Override
        public Place place(int level, double value) {
            int slot = slot(value);
            int column = slot / slotsInColumn;
            return level == 0 ? new Place(lowSlot + column * epsilon, lowSlot + (column + 1) * epsilon, column, columns)
                    : new Place(lowSlot + slot * slotWidth, lowSlot + (slot + 1) * slotWidth, slot % slotsInColumn, slotsInColumn);
        }

        @Override
        public double finest() {
            return slotWidth;
        }
    }
}
